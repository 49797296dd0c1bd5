package diagram

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"oss.terrastruct.com/d2/d2target"
	"oss.terrastruct.com/d2/lib/geo"

	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

// models are the stages, lowest first.
func models(t *testing.T) []topology.Model {
	t.Helper()
	var read []topology.Model
	for _, stage := range graphtest.Stages() {
		read = append(read, topology.FromGraph(graphtest.Graph(t, stage)))
	}
	return read
}

func TestPicturesThatAreNotCommittedAreReadable(t *testing.T) {
	t.Parallel()
	all := models(t)
	for _, m := range []topology.Model{
		topology.Between(all[0], all[2]), topology.Between(all[2], all[0]), topology.Between(all[2], all[1]),
	} {
		t.Run(m.From+" to "+m.Stage, func(t *testing.T) {
			t.Parallel()
			placed, err := layOut(t.Context(), m)
			require.NoError(t, err)
			require.Len(t, placed.Shapes, len(m.Nodes)+len(m.Places))
			require.Len(t, placed.Connections, len(m.Flows))
			assert.Empty(t, placed.faults())
		})
	}
}

func TestALineThroughALabelIsSeen(t *testing.T) {
	t.Parallel()
	shape := d2target.Shape{ID: "place", Pos: d2target.Point{X: 0, Y: 0}, Width: 200, Height: 100}
	shape.Label, shape.LabelWidth, shape.LabelHeight, shape.LabelPosition = "label", 80, 20, "INSIDE_TOP_LEFT"
	through := d2target.Connection{Route: []*geo.Point{geo.NewPoint(40, -50), geo.NewPoint(40, 50)}}
	beside := d2target.Connection{Route: []*geo.Point{geo.NewPoint(150, -50), geo.NewPoint(150, 50)}}
	curved := d2target.Connection{IsCurve: true, Route: []*geo.Point{
		geo.NewPoint(150, -50), geo.NewPoint(-20, -10), geo.NewPoint(-20, 30), geo.NewPoint(150, 80),
	}}
	for name, test := range map[string]struct {
		connection d2target.Connection
		crossed    bool
	}{
		"a line through it":  {through, true},
		"a line beside it":   {beside, false},
		"a curve through it": {curved, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := &d2target.Diagram{Shapes: []d2target.Shape{shape}, Connections: []d2target.Connection{test.connection}}
			assert.Equal(t, test.crossed, newPicture(d).crossed(labelBox(shape), -1))
		})
	}
}
