package diagram

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/topology"
)

// Mermaid draws a topology as a Mermaid flowchart, without the fence that Markdown wants around it.
func Mermaid(m topology.Model) string {
	drawing := mermaid{model: m, names: nameAll(m)}
	drawing.line(0, "flowchart TB")
	drawing.place("", 1)
	for i, flow := range m.Flows {
		drawing.flow(i, flow)
	}
	drawing.classes()
	return drawing.text.String()
}

type mermaid struct {
	model topology.Model
	names names
	text  strings.Builder
}

func (d *mermaid) line(depth int, format string, arguments ...any) {
	fmt.Fprintf(&d.text, strings.Repeat("  ", depth)+format+"\n", arguments...)
}

// place draws what is in a place.
func (d *mermaid) place(id string, depth int) {
	places, nodes := inside(d.model, id)
	for _, node := range nodes {
		opening, closing := mermaidShape(node.Kind)
		d.line(depth, `%s%s"%s"%s`, d.names.nodes[node.ID], opening, mermaidText(lines(node)...), closing)
	}
	for _, place := range places {
		d.line(depth, `subgraph %s["%s"]`, d.names.places[place.ID], mermaidText(strings.Join(label(place), ", ")))
		d.place(place.ID, depth+1)
		d.line(depth, "end")
	}
}

func (d *mermaid) flow(i int, flow topology.Flow) {
	line := lineOf(d.model, flow)
	arrow := "-->"
	if line.dashed {
		arrow = "-.->"
	}
	if flow.Label != "" {
		arrow += `|"` + mermaidText(flow.Label) + `"|`
	}
	d.line(1, "%s %s %s", d.names.of(flow.From), arrow, d.names.of(flow.To))
	if d.model.From != "" && flow.Change != "" {
		d.line(1, "linkStyle %d stroke:%s", i, line.stroke)
	}
}

// classes colour nodes by kind, or by change in a comparison, and places by kind.
func (d *mermaid) classes() {
	members, colours := map[string][]string{}, map[string]look{}
	for _, node := range d.model.Nodes {
		class := "kind_" + string(node.Kind)
		if d.model.From != "" {
			class = "change_" + string(node.Change)
		}
		if class == "change_" {
			class = "change_none"
		}
		members[class] = append(members[class], d.names.nodes[node.ID])
		colours[class] = lookOf(d.model, node)
	}
	for _, place := range d.model.Places {
		class := "place_" + string(place.Kind)
		members[class] = append(members[class], d.names.places[place.ID])
		colours[class] = grounds[place.Kind]
	}
	var classes []string
	for class := range members {
		classes = append(classes, class)
	}
	slices.Sort(classes)
	for _, class := range classes {
		colour := colours[class]
		style := fmt.Sprintf("fill:%s,stroke:%s,color:%s", colour.fill, colour.stroke, colour.text)
		if colour.dashed {
			style += ",stroke-dasharray:5 4"
		}
		d.line(1, "classDef %s %s", class, style)
		d.line(1, "class %s %s", strings.Join(members[class], ","), class)
	}
}

func mermaidShape(kind topology.Kind) (opening, closing string) {
	switch kind {
	case topology.Users:
		return "([", "])"
	case topology.Cache, topology.Database, topology.Replica, topology.Storage:
		return "[(", ")]"
	}
	return "[", "]"
}

// mermaidText joins lines and takes their meaning from characters that Mermaid, Markdown or HTML would read. HTML's
// named entities come through; Mermaid's own, such as #quot;, do not in every version.
func mermaidText(parts ...string) string {
	escape := strings.NewReplacer("&", "&amp;", "#", "&num;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "*", "&ast;",
		"`", "&grave;")
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = escape.Replace(part)
	}
	return strings.Join(escaped, "<br/>")
}
