package diagram

import (
	"context"
	"fmt"

	"oss.terrastruct.com/d2/d2renderers/d2svg"
	"oss.terrastruct.com/d2/d2target"

	"github.com/azstage/azstage/internal/topology"
)

// SVG draws a topology as a picture that needs nothing else: its fonts are in it, and it has no script. Two pictures
// made with different names can stand on one page.
func SVG(ctx context.Context, m topology.Model, name string) ([]byte, error) {
	placed, err := layOut(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("lay the diagram of stage %s out: %w", m.Stage, err)
	}
	picture, err := render(placed.Diagram, name)
	if err != nil {
		return nil, fmt.Errorf("draw the diagram of stage %s: %w", m.Stage, err)
	}
	return picture, nil
}

// padding, in pixels, is around the picture.
const padding int64 = 24

func render(placed *d2target.Diagram, name string) ([]byte, error) {
	return d2svg.Render(placed, &d2svg.RenderOpts{
		Pad: new(padding), NoXMLTag: new(true), Salt: &name, OmitVersion: new(true),
	})
}
