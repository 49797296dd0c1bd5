package rules

import "github.com/azstage/azstage/stages"

// reliabilityOfMessaging are the demands on what carries events and messages, and on documents in several regions.
var reliabilityOfMessaging = []Rule{
	{
		ID: "eventgrid-dead-letter", Title: "Events that nobody takes are kept",
		Severity: Medium, Types: []string{systemSubscription, topicSubscription}, Mandatory: stages.Single,
		Properties: []string{"deadLetterDestination", "deadLetterWithResourceIdentity"},
		Sources:    aprl("92162eb5-4323-3145-8a6c-525ce2f0700e"),
		Fix:        "name a container of blobs in deadLetterWithResourceIdentity",
		Resource: func(r Resource) Result {
			return failIf(isEmpty(r.Get("deadLetterDestination")) &&
				isEmpty(r.Get("deadLetterWithResourceIdentity.deadLetterDestination")), "there is no destination for dead letters")
		},
	},
	{
		ID: "servicebus-autoscale", Title: "Messaging units follow the load",
		Severity: Medium, Types: []string{serviceBus}, Advisory: stages.Stage100k, Costs: true,
		Sources: aprl("d810e3a8-600f-4be1-895b-1a93e61d37fd"),
		Fix:     "add an autoscale setting on the namespace", Stack: busesScale,
	},
	{
		ID: "cosmos-regions", Title: "Documents are in two regions",
		Severity: High, Types: []string{cosmosAccount}, Advisory: stages.Stage100k, Mandatory: stages.Stage1m,
		Properties: []string{"locations"}, Costs: true, Sources: aprl("43663217-a1d3-844b-80ea-571a2ce37c6c"),
		Fix: "add a location",
		Resource: func(r Resource) Result {
			locations := r.Get("locations")
			if locations.Opaque() {
				return undecidable("locations")
			}
			return failIf(len(locations.Items()) < 2, "locations has %d regions", len(locations.Items()))
		},
	},
}

// busesScale concerns Premium namespaces: the others have no units.
func busesScale(s *Stack) []Located {
	return s.eachOf([]string{serviceBus}, func(r Resource) Result {
		if !r.Get("sku.name").Opaque() && !r.Get("sku.name").Is("Premium") {
			return pass()
		}
		found, certain := s.referring(scaled, r)
		return demand(len(found), certain, "no autoscale setting targets the namespace")
	})
}
