package diagram

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/topology"
)

// D2 draws a topology in the language of https://d2lang.com.
func D2(m topology.Model) string {
	drawing := &d2{model: m, names: nameAll(m), paths: map[string]string{}}
	drawing.line(0, "direction: down")
	drawing.place("", "", 0)
	for _, flow := range m.Flows {
		drawing.flow(flow)
	}
	return drawing.text.String()
}

type d2 struct {
	model topology.Model
	names names
	// paths are the names of nodes and places with those of the places around them, as arrows need them.
	paths map[string]string
	text  strings.Builder
}

func (d *d2) line(depth int, format string, arguments ...any) {
	fmt.Fprintf(&d.text, strings.Repeat("  ", depth)+format+"\n", arguments...)
}

// nodeWidth, in pixels, makes a place wide enough for its label in the left corner: arrows come in from above, in the
// middle, and would cross a longer one.
const nodeWidth = 300

func (d *d2) place(id, path string, depth int) {
	places, nodes := inside(d.model, id)
	for _, node := range nodes {
		name := d.names.nodes[node.ID]
		d.paths[node.ID] = path + name
		d.node(name, node, depth)
	}
	for _, place := range places {
		name := d.names.places[place.ID]
		d.paths[place.ID] = path + name
		d.line(depth, "%s: %s {", name, quote(strings.Join(label(place), "\n")))
		d.ground(place, depth+1)
		d.place(place.ID, path+name+".", depth+1)
		d.line(depth, "}")
	}
}

func (d *d2) node(name string, node topology.Node, depth int) {
	colours := lookOf(d.model, node)
	d.line(depth, "%s: %s {", name, quote(strings.Join(lines(node), "\n")))
	d.line(depth+1, "shape: %s", d2Shape(node.Kind))
	if node.Kind != topology.Users {
		d.line(depth+1, "width: %d", nodeWidth)
	}
	d.line(depth+1, "style: {fill: %s; stroke: %s; font-color: %s; bold: false%s}",
		quote(colours.fill), quote(colours.stroke), quote(colours.text), dashes(colours))
	d.line(depth, "}")
}

func (d *d2) ground(place topology.Place, depth int) {
	colours := grounds[place.Kind]
	if place.Change != "" {
		colours.stroke, colours.dashed = changes[place.Change].stroke, changes[place.Change].dashed
	}
	d.line(depth, "label.near: %s", cornerOf(place))
	d.line(depth, "style: {fill: %s; stroke: %s; font-color: %s; font-size: 14; border-radius: 6%s}",
		quote(colours.fill), quote(colours.stroke), quote(colours.text), dashes(colours))
}

// cornerOf returns the corner for a label, from which it moves only where a flow would cross it. That of a network is on the
// right: what bypasses the gateway enters on the left.
func cornerOf(place topology.Place) string {
	if place.Kind == topology.Network {
		return "top-right"
	}
	return "top-left"
}

func (d *d2) flow(flow topology.Flow) {
	line := lineOf(d.model, flow)
	d.line(0, "%s -> %s: %s {style: {stroke: %s; font-color: %s%s}}", d.paths[flow.From], d.paths[flow.To],
		quote(flow.Label), quote(line.stroke), quote(line.text), dashes(line))
}

func dashes(l look) string {
	if l.dashed {
		return "; stroke-dash: 5"
	}
	return ""
}

func d2Shape(kind topology.Kind) string {
	switch kind {
	case topology.Users:
		return "oval"
	case topology.Cache, topology.Database, topology.Replica, topology.Storage:
		return "cylinder"
	}
	return "rectangle"
}

// quote writes a string of D2. Its escapes are Go's; $ would begin a substitution.
func quote(text string) string {
	return strings.ReplaceAll(strconv.Quote(text), "$", `\$`)
}
