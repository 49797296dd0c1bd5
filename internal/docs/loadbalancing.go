package docs

import (
	_ "embed" // For the introduction.

	"github.com/azstage/azstage/components/loadbalancing"
)

//go:embed text/loadbalancing.md
var loadBalancingIntroduction string

// loadBalancingPage is the decision table of the load balancers.
func loadBalancingPage(string) ([]Page, error) {
	text := notice + loadBalancingIntroduction + "\n" + loadbalancing.Markdown()
	return []Page{{Path: "docs/load-balancing.md", Text: text}}, nil
}
