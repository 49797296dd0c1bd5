package advise_test

import (
	"testing"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/badinput"
	"github.com/azstage/azstage/stages"
)

const badMetrics = "testdata/bad.json"

func TestBadFilesOfMetricsAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	signals := advise.Signals(profileOf(t, stages.Stage1k))
	badinput.Run(t, badMetrics, func(c badinput.Case) error {
		_, err := advise.Parse([]byte(c.Text()), stages.Stage1k, signals)
		return err
	})
}
