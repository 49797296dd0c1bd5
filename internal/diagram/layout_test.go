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

// labelBoxes are all texts of a picture, by what they belong to.
func labelBoxes(d *d2target.Diagram) map[string]geo.Box {
	found := map[string]geo.Box{}
	for _, shape := range d.Shapes {
		found[shape.ID] = labelBox(shape)
	}
	for _, connection := range d.Connections {
		if connection.Label != "" {
			found[connection.ID] = *geo.NewBox(connection.GetLabelTopLeft(), float64(connection.LabelWidth),
				float64(connection.LabelHeight))
		}
	}
	return found
}

func overlap(a, b geo.Box) bool {
	return a.TopLeft.X < b.TopLeft.X+b.Width && b.TopLeft.X < a.TopLeft.X+a.Width &&
		a.TopLeft.Y < b.TopLeft.Y+b.Height && b.TopLeft.Y < a.TopLeft.Y+a.Height
}

func contains(outer, inner geo.Box) bool {
	return inner.TopLeft.X >= outer.TopLeft.X && inner.TopLeft.X+inner.Width <= outer.TopLeft.X+outer.Width &&
		inner.TopLeft.Y >= outer.TopLeft.Y && inner.TopLeft.Y+inner.Height <= outer.TopLeft.Y+outer.Height
}

func assertReadable(t *testing.T, d *d2target.Diagram) {
	t.Helper()
	labels := labelBoxes(d)
	for one, box := range labels {
		for other, otherBox := range labels {
			assert.False(t, one != other && overlap(box, otherBox), "%s covers %s", one, other)
		}
	}
	crossed := crossedLabels(d)
	for _, shape := range d.Shapes {
		assert.True(t, contains(shapeBox(shape), labels[shape.ID]), "the label of %s sticks out", shape.ID)
		assert.False(t, crossed[shape.ID], "a flow crosses the label of %s", shape.ID)
	}
}

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
			assertReadable(t, placed)
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
			assert.Equal(t, test.crossed, crossedLabels(d)["place"])
		})
	}
}
