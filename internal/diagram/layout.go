package diagram

import (
	"context"
	"log/slog"

	"oss.terrastruct.com/d2/d2graph"
	"oss.terrastruct.com/d2/d2layouts/d2dagrelayout"
	"oss.terrastruct.com/d2/d2layouts/d2elklayout"
	"oss.terrastruct.com/d2/d2lib"
	"oss.terrastruct.com/d2/d2renderers/d2svg"
	"oss.terrastruct.com/d2/d2target"
	"oss.terrastruct.com/d2/lib/log"
	"oss.terrastruct.com/d2/lib/textmeasure"

	"github.com/azstage/azstage/internal/topology"
)

// layouts are the ways to lay a picture out: dagre is quick and its lines are short; where it leads one through a text, ELK
// does not.
var layouts = []d2graph.LayoutGraph{d2dagrelayout.DefaultLayout, d2elklayout.DefaultLayout}

// layOut gives every part of a topology its place on the picture.
func layOut(ctx context.Context, m topology.Model) (placed picture, err error) {
	text := D2(m)
	for _, layout := range layouts {
		diagram, err := compile(ctx, text, layout)
		if err != nil {
			return picture{}, err
		}
		placed = newPicture(diagram)
		placed.placeLabels()
		if len(placed.faults()) == 0 {
			break
		}
	}
	return placed, nil
}

func compile(ctx context.Context, text string, layout d2graph.LayoutGraph) (*d2target.Diagram, error) {
	ruler, err := textmeasure.NewRuler()
	if err != nil {
		return nil, err
	}
	// d2 complains in the log about a context without one.
	ctx = log.With(ctx, slog.New(slog.DiscardHandler))
	placed, _, err := d2lib.Compile(ctx, text, &d2lib.CompileOptions{
		Ruler: ruler,
		// The name is d2's own for what the resolver returns whatever it is asked for.
		Layout:         new("layout"),
		LayoutResolver: func(string) (d2graph.LayoutGraph, error) { return layout, nil },
	}, &d2svg.RenderOpts{})
	return placed, err
}
