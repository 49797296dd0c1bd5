package diagram

import (
	"context"
	"log/slog"

	"oss.terrastruct.com/d2/d2graph"
	"oss.terrastruct.com/d2/d2layouts/d2dagrelayout"
	"oss.terrastruct.com/d2/d2lib"
	"oss.terrastruct.com/d2/d2renderers/d2svg"
	"oss.terrastruct.com/d2/d2target"
	"oss.terrastruct.com/d2/lib/log"
	"oss.terrastruct.com/d2/lib/textmeasure"

	"github.com/azstage/azstage/internal/topology"
)

// layOut gives every part of a topology its place on the picture. Where a flow crosses the label of a place it tries
// the place's other corners.
func layOut(ctx context.Context, m topology.Model) (*d2target.Diagram, error) {
	corners := map[string]int{}
	for {
		drawing := drawD2(m, corners)
		placed, err := compile(ctx, drawing.text.String())
		if err != nil {
			return nil, err
		}
		moved := false
		crossed := crossedLabels(placed)
		for _, place := range m.Places {
			if crossed[drawing.paths[place.ID]] && corners[place.ID] < len(labelCorners)-1 {
				corners[place.ID]++
				moved = true
			}
		}
		if !moved {
			return placed, nil
		}
	}
}

func compile(ctx context.Context, text string) (*d2target.Diagram, error) {
	ruler, err := textmeasure.NewRuler()
	if err != nil {
		return nil, err
	}
	// d2 complains in the log about a context without one.
	ctx = log.With(ctx, slog.New(slog.DiscardHandler))
	placed, _, err := d2lib.Compile(ctx, text, &d2lib.CompileOptions{
		Ruler:  ruler,
		Layout: new("dagre"),
		LayoutResolver: func(string) (d2graph.LayoutGraph, error) {
			return d2dagrelayout.DefaultLayout, nil
		},
	}, &d2svg.RenderOpts{})
	return placed, err
}
