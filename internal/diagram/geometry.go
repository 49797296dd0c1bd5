package diagram

import (
	"oss.terrastruct.com/d2/d2target"
	"oss.terrastruct.com/d2/lib/geo"
	d2label "oss.terrastruct.com/d2/lib/label"
)

func shapeBox(shape d2target.Shape) geo.Box {
	corner := geo.NewPoint(float64(shape.Pos.X), float64(shape.Pos.Y))
	return *geo.NewBox(corner, float64(shape.Width), float64(shape.Height))
}

func labelBox(shape d2target.Shape) geo.Box {
	box := shapeBox(shape)
	width, height := float64(shape.LabelWidth), float64(shape.LabelHeight)
	corner := d2label.FromString(shape.LabelPosition).GetPointOnBox(&box, d2label.PADDING, width, height)
	return *geo.NewBox(corner, width, height)
}

func flowLabelBox(c d2target.Connection) geo.Box {
	return *geo.NewBox(c.GetLabelTopLeft(), float64(c.LabelWidth), float64(c.LabelHeight))
}

func overlap(a, b geo.Box) bool {
	return a.TopLeft.X < b.TopLeft.X+b.Width && b.TopLeft.X < a.TopLeft.X+a.Width &&
		a.TopLeft.Y < b.TopLeft.Y+b.Height && b.TopLeft.Y < a.TopLeft.Y+a.Height
}

func contains(outer, inner geo.Box) bool {
	return inner.TopLeft.X >= outer.TopLeft.X && inner.TopLeft.X+inner.Width <= outer.TopLeft.X+outer.Width &&
		inner.TopLeft.Y >= outer.TopLeft.Y && inner.TopLeft.Y+inner.Height <= outer.TopLeft.Y+outer.Height
}

// curveSteps is how finely a curve is looked at: a step is shorter than a line of text is high.
const curveSteps = 200

// points walk along a connection. The route of a curve is a start, and for every piece two handles and an end.
func points(c d2target.Connection) []geo.Point {
	piece := 1
	if c.IsCurve {
		piece = 3
	}
	var found []geo.Point
	for i := 0; i+piece < len(c.Route); i += piece {
		from, to := c.Route[i], c.Route[i+piece]
		first, second := from, to
		if c.IsCurve {
			first, second = c.Route[i+1], c.Route[i+2]
		}
		for step := range curveSteps + 1 {
			t := float64(step) / curveSteps
			found = append(found, geo.Point{
				X: bezier(t, from.X, first.X, second.X, to.X), Y: bezier(t, from.Y, first.Y, second.Y, to.Y),
			})
		}
	}
	return found
}

func bezier(t, a, b, c, d float64) float64 {
	u := 1 - t
	return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
}

// within says whether a point is inside a box; a line may touch its edge.
func within(p geo.Point, box geo.Box) bool {
	return p.X > box.TopLeft.X+1 && p.X < box.TopLeft.X+box.Width-1 &&
		p.Y > box.TopLeft.Y+1 && p.Y < box.TopLeft.Y+box.Height-1
}
