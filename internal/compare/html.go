package compare

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"

	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/topology"
)

//go:embed page.html.tmpl
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// picture is a diagram on the page.
type picture struct {
	Title string
	SVG   template.HTML
	// Width is its own, in pixels.
	Width string
}

var viewBox = regexp.MustCompile(`viewBox="\S+ \S+ (\d+) \d+"`)

// HTML writes a report as one page that loads nothing: styles, fonts and diagrams are in it, and it has no script.
func HTML(ctx context.Context, r Report) ([]byte, error) {
	var pictures []picture
	for _, drawn := range []struct {
		title, name string
		model       topology.Model
	}{
		{"What changes", "change", r.Topology},
		{"Before: " + r.Before.label(), "before", r.before},
		{"After: " + r.After.label(), "after", r.after},
	} {
		svg, err := diagram.SVG(ctx, topology.Overview(drawn.model), drawn.name)
		if err != nil {
			return nil, err
		}
		width := viewBox.FindSubmatch(svg)
		if width == nil {
			return nil, fmt.Errorf("the picture %q says no size", drawn.title)
		}
		// The renderer escapes the labels.
		pictures = append(pictures, picture{drawn.title, template.HTML(svg), string(width[1])})
	}
	var text bytes.Buffer
	err := page.Execute(&text, map[string]any{
		"Title": title(r), "Summary": summary(r), "Resources": r.Resources, "Pictures": pictures, "Sections": sections(r),
	})
	return text.Bytes(), err
}
