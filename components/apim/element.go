package apim

import (
	"encoding/xml"
	"strings"
)

// element is one element of a policy document.
type element struct {
	name string
	// attributes are pairs of a name and a value, in the order of the documentation.
	attributes []string
	text       string
	children   []element
}

// document renders an element as Azure's editor shows it, two spaces a level.
func (e element) document() string {
	var text strings.Builder
	e.write(&text, "")
	return text.String()
}

func (e element) write(text *strings.Builder, indent string) {
	text.WriteString(indent + "<" + e.name)
	for i := 0; i < len(e.attributes); i += 2 {
		text.WriteString(" " + e.attributes[i] + `="` + escaped(e.attributes[i+1]) + `"`)
	}
	switch {
	case len(e.children) > 0:
		text.WriteString(">\n")
		for _, child := range e.children {
			child.write(text, indent+"  ")
		}
		text.WriteString(indent + "</" + e.name + ">\n")
	case e.text != "":
		text.WriteString(">" + escaped(e.text) + "</" + e.name + ">\n")
	default:
		text.WriteString(" />\n")
	}
}

// escaped makes a text part of a document. Writing to a string cannot fail.
func escaped(text string) string {
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(text))
	return escaped.String()
}
