package loadbalancing

import (
	"errors"
	"fmt"
	"strings"
)

// Layer is the layer of the network that a balancer understands.
type Layer int

// The layers.
const (
	// Transport balancers pass connections or packets on and know addresses and ports.
	Transport Layer = 4
	// Application balancers read requests: they route by path, end TLS and can refuse an attack.
	Application Layer = 7
)

// Scope is where the backends are.
type Scope string

// The scopes.
const (
	Regional Scope = "regional"
	Global   Scope = "global"
)

// Protocol is what clients speak. HTTP includes HTTPS.
type Protocol string

// The protocols.
const (
	HTTP Protocol = "http"
	TCP  Protocol = "tcp"
	UDP  Protocol = "udp"
)

// Service is one of Azure's load balancers.
type Service string

// The services.
const (
	LoadBalancer       Service = "Azure Load Balancer"
	ApplicationGateway Service = "Azure Application Gateway"
	FrontDoor          Service = "Azure Front Door"
	TrafficManager     Service = "Azure Traffic Manager"
)

// Choice is one row of the decision table.
type Choice struct {
	Layer    Layer
	Scope    Scope
	Protocol Protocol
	// Service is empty where no balancer does what is asked.
	Service Service
	// Reason says why, in a sentence.
	Reason string
	// Source is where the row was read, or what it follows from.
	Source string
}

const (
	loadBalancingOptions = "Microsoft Learn, load-balancing options (Azure Architecture Center), known"
	frontDoorPractices   = "MicrosoftDocs/azure-docs articles/frontdoor/best-practices.md (2024-03), verified"
	articleChoice        = "the article, scale out at 10k users: Load Balancer at layer 4, Application Gateway at layer " +
		"7, Front Door for global routing"
	articleDNS = "the article, global scale: Traffic Manager fails over more slowly because of DNS caching, but also " +
		"for services that do not speak HTTP"
	noLayer7 = "follows from what layer 7 means"
)

// choices has a row for each combination of layer, scope and protocol.
var choices = []Choice{
	{
		Application, Global, HTTP, FrontDoor,
		"it ends TLS near the user, caches, filters attacks and leaves a failing region within seconds", articleChoice,
	},
	{
		Application, Regional, HTTP, ApplicationGateway,
		"it routes by host and path inside the virtual network and filters attacks", articleChoice,
	},
	{Application, Global, TCP, "", "layer 7 reads HTTP requests; raw TCP has none", noLayer7},
	{Application, Regional, TCP, "", "layer 7 reads HTTP requests; raw TCP has none", noLayer7},
	{Application, Global, UDP, "", "layer 7 reads HTTP requests; UDP has none", noLayer7},
	{Application, Regional, UDP, "", "layer 7 reads HTTP requests; UDP has none", noLayer7},
	{
		Transport, Global, HTTP, TrafficManager,
		"it answers DNS only, so clients connect to the regions themselves, and TLS, paths and attacks are the regions' " +
			"matter", frontDoorPractices,
	},
	{Transport, Global, TCP, TrafficManager, "it answers DNS only, so any protocol works across regions", articleDNS},
	{Transport, Global, UDP, TrafficManager, "it answers DNS only, so any protocol works across regions", articleDNS},
	{
		Transport, Regional, HTTP, LoadBalancer,
		"it passes connections on unread, with the least delay; TLS ends at the backends", loadBalancingOptions,
	},
	{Transport, Regional, TCP, LoadBalancer, "it passes connections on with the least delay", articleChoice},
	{Transport, Regional, UDP, LoadBalancer, "it is the only regional balancer that takes UDP", loadBalancingOptions},
}

// Choices returns the decision table.
func Choices() []Choice { return append([]Choice(nil), choices...) }

// Choose returns the row of a combination. It fails when no service does what is asked, with the reason, and for values
// that are none of this package's.
func Choose(layer Layer, scope Scope, protocol Protocol) (Choice, error) {
	for _, choice := range choices {
		if choice.Layer != layer || choice.Scope != scope || choice.Protocol != protocol {
			continue
		}
		if choice.Service == "" {
			return Choice{}, fmt.Errorf("no Azure load balancer balances %s at layer %d: %s; ask for layer %d",
				protocol, layer, choice.Reason, Transport)
		}
		return choice, nil
	}
	return Choice{}, fmt.Errorf("layer %d, scope %q, protocol %q: the table knows layers %d and %d, the scopes %s and "+
		"%s, and the protocols %s, %s and %s", layer, scope, protocol, Transport, Application, Regional, Global, HTTP, TCP, UDP)
}

// misplaced lists the pairs that do not belong behind each other.
var misplaced = []struct {
	front, behind Service
	reason        string
	source        string
}{
	{
		TrafficManager, FrontDoor,
		"Front Door is global and fails over by itself, so DNS in front adds delay to every failover. The one use is a " +
			"way round an outage of Front Door itself, to another entry, which no stage here has", frontDoorPractices,
	},
	{
		FrontDoor, TrafficManager,
		"Front Door would connect to whatever region DNS last named, and neither sees the health of the other",
		frontDoorPractices,
	},
	{
		ApplicationGateway, FrontDoor,
		"a global entry behind a regional one is down when that region is", loadBalancingOptions,
	},
	{
		LoadBalancer, FrontDoor,
		"a global entry behind a regional one is down when that region is", loadBalancingOptions,
	},
}

// CheckChain looks at balancers from the user inwards, e.g. Front Door, Application Gateway. It returns everything that
// stands in the wrong place, or nil.
func CheckChain(chain ...Service) error {
	var faults []error
	for i, front := range chain {
		for _, behind := range chain[i+1:] {
			for _, pair := range misplaced {
				if pair.front == front && pair.behind == behind {
					faults = append(faults, fmt.Errorf("%s in front of %s: %s (%s); use one of the two",
						front, behind, pair.reason, pair.source))
				}
			}
		}
	}
	return errors.Join(faults...)
}

// Markdown renders the decision table.
func Markdown() string {
	var text strings.Builder
	text.WriteString("| Layer | Scope | Protocol | Service | Why | Source |\n|---|---|---|---|---|---|\n")
	for _, choice := range choices {
		service := choice.Service
		if service == "" {
			service = "none"
		}
		fmt.Fprintf(&text, "| %d | %s | %s | %s | %s | %s |\n",
			choice.Layer, choice.Scope, choice.Protocol, service, choice.Reason, choice.Source)
	}
	return text.String()
}
