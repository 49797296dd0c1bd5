package pricebook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

const badTables = "testdata/bad.json"

func TestBadTablesOfPricesAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badTables, func(c badinput.Case) error {
		_, err := Read(strings.NewReader(c.Text()))
		return err
	})
}

// FuzzRead: a table is refused, or it is a book that can be written and read again.
func FuzzRead(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badTables) {
		f.Add(seed)
	}
	f.Add(strings.Join(priceColumns, ",") + "\naci.memory,eastus2,,0,0.00445,2026-08-15,retail-api,\n")
	f.Fuzz(func(t *testing.T, text string) {
		read, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		var written bytes.Buffer
		require.NoError(t, WritePrices(&written, read.Prices()))
		again, err := Read(&written)
		require.NoError(t, err)
		require.Equal(t, read.Prices(), again.Prices())
	})
}
