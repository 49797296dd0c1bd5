package docs

import "github.com/azstage/azstage/components/loadbalancing"

const loadBalancingIntroduction = `# Which load balancer

Three questions decide: the layer of the network, one region or all of them, and the protocol.

`

// loadBalancingPage is the decision table of the load balancers.
func loadBalancingPage(string) ([]Page, error) {
	text := notice + loadBalancingIntroduction + loadbalancing.Markdown()
	return []Page{{Path: "docs/load-balancing.md", Text: text}}, nil
}
