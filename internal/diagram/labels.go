package diagram

import (
	"fmt"
	"slices"
	"strings"

	"oss.terrastruct.com/d2/d2target"
	"oss.terrastruct.com/d2/lib/geo"
	d2label "oss.terrastruct.com/d2/lib/label"
)

// picture is a diagram with everything in its place, of which the labels can still be moved.
type picture struct {
	*d2target.Diagram
	// routes are the points along each connection.
	routes [][]geo.Point
}

func newPicture(d *d2target.Diagram) picture {
	p := picture{Diagram: d}
	for _, connection := range d.Connections {
		p.routes = append(p.routes, points(connection))
	}
	return p
}

// corners are where the label of a place may be, in the order in which they are tried.
var corners = []d2label.Position{
	d2label.InsideTopLeft, d2label.InsideTopRight, d2label.InsideBottomLeft, d2label.InsideBottomRight,
}

// shares of its way at which the label of a flow may be, best first.
var shares = []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9}

// placeLabels moves the labels of places out of the way of flows, and then those of flows out of the way of everything.
func (p picture) placeLabels() {
	for i := range p.Shapes {
		if !p.holds(p.Shapes[i]) {
			continue
		}
		at := slices.Index(corners, d2label.FromString(p.Shapes[i].LabelPosition))
		for step := range corners {
			p.Shapes[i].LabelPosition = corners[(max(0, at)+step)%len(corners)].String()
			if !p.crossed(labelBox(p.Shapes[i]), -1) && !p.coversNode(labelBox(p.Shapes[i])) {
				break
			}
		}
	}
	taken := p.shapeLabels()
	for i := range p.Connections {
		if p.Connections[i].Label == "" {
			continue
		}
		p.placeLabel(i, taken)
		taken = append(taken, flowLabelBox(p.Connections[i]))
	}
}

// placeLabel puts the label of a flow where it covers nothing, or at least no other text and no node.
func (p picture) placeLabel(i int, taken []geo.Box) {
	connection := &p.Connections[i]
	connection.LabelPosition = d2label.UnlockedMiddle.String()
	for _, mayCross := range []bool{false, true} {
		for _, share := range shares {
			connection.LabelPercentage = share
			box := flowLabelBox(*connection)
			covered := slices.ContainsFunc(taken, func(other geo.Box) bool { return overlap(box, other) })
			if !covered && !p.coversNode(box) && (mayCross || !p.crossed(box, i)) {
				return
			}
		}
	}
}

// holds says whether a shape is a place: others are inside it.
func (p picture) holds(place d2target.Shape) bool {
	return slices.ContainsFunc(p.Shapes, func(s d2target.Shape) bool { return strings.HasPrefix(s.ID, place.ID+".") })
}

// crossed says whether a flow other than one runs through a box.
func (p picture) crossed(box geo.Box, but int) bool {
	for i, route := range p.routes {
		if i != but && slices.ContainsFunc(route, func(point geo.Point) bool { return within(point, box) }) {
			return true
		}
	}
	return false
}

// coversNode says whether a box lies on a node.
func (p picture) coversNode(box geo.Box) bool {
	return slices.ContainsFunc(p.Shapes, func(s d2target.Shape) bool { return !p.holds(s) && overlap(box, shapeBox(s)) })
}

// shapeLabels are the boxes of the labels of nodes and places.
func (p picture) shapeLabels() []geo.Box {
	var boxes []geo.Box
	for _, shape := range p.Shapes {
		if shape.Label != "" {
			boxes = append(boxes, labelBox(shape))
		}
	}
	return boxes
}

// faults are what keeps a picture from being read: texts that cover each other, stick out, or have a flow run through them.
func (p picture) faults() []string {
	var found []string
	boxes := map[string]geo.Box{}
	for _, shape := range p.Shapes {
		if shape.Label == "" {
			continue
		}
		boxes[shape.ID] = labelBox(shape)
		if p.crossed(boxes[shape.ID], -1) {
			found = append(found, fmt.Sprintf("a flow crosses the label of %s", shape.ID))
		}
		if !contains(shapeBox(shape), boxes[shape.ID]) {
			found = append(found, fmt.Sprintf("the label of %s sticks out", shape.ID))
		}
	}
	for _, connection := range p.Connections {
		if connection.Label != "" {
			boxes[connection.ID] = flowLabelBox(connection)
		}
	}
	for one, box := range boxes {
		for other, otherBox := range boxes {
			if one < other && overlap(box, otherBox) {
				found = append(found, fmt.Sprintf("%s covers %s", one, other))
			}
		}
	}
	slices.Sort(found)
	return found
}
