package topology

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

func (r *reader) addFlows() {
	hosts := r.hosts()
	for _, node := range r.model.Nodes {
		resource, ok := r.graph.Find(node.URN)
		if !ok {
			continue
		}
		switch node.Kind {
		case FrontDoor:
			r.addOrigins(node, resource, hosts)
		case Gateway:
			r.addBackends(node, resource, hosts)
		case APIs:
			r.addAPIs(node, resource, hosts)
		case App:
			r.addDependencies(node, settingsOf(resource), hosts)
		case Cluster:
			for _, settings := range r.deployed(resource) {
				r.addDependencies(node, settings, hosts)
			}
		case Events:
			r.addEvents(node, resource)
		case Other:
			r.addJobs(node, resource)
		case Replica:
			if source, ok := r.find(text(resource.Inputs, "sourceDatabaseId")); ok {
				r.addFlow(Flow{From: source.Name, To: node.ID, Kind: Replication, Label: "copy"})
			}
		}
	}
}

// addOrigins follows a Front Door to whatever its origins name.
func (r *reader) addOrigins(node Node, profile graph.Resource, hosts []host) {
	label := ""
	for _, route := range r.childrenOf("azure-native:cdn:Route", profile, "profileName") {
		label = strings.ToUpper(strings.TrimSuffix(text(route.Inputs, "forwardingProtocol"), "Only"))
	}
	for _, origin := range r.childrenOf("azure-native:cdn:AFDOrigin", profile, "profileName") {
		// The address of a private origin is known inside its network alone; what it leads to is named.
		if target, private := r.find(text(origin.Inputs, "sharedPrivateLinkResource", "privateLink", "id")); private {
			r.addFlow(Flow{From: node.ID, To: target.Name, Kind: Traffic, Label: label + " by private link"})
			continue
		}
		for _, to := range r.reached(text(origin.Inputs, "hostName"), hosts) {
			r.addFlow(Flow{From: node.ID, To: to, Kind: Traffic, Label: label})
		}
	}
}

// addBackends follows a gateway to its backend pools.
func (r *reader) addBackends(node Node, gateway graph.Resource, hosts []host) {
	label := ""
	for _, settings := range objects(gateway.Inputs, "backendHttpSettingsCollection") {
		label = strings.ToUpper(text(settings, "protocol"))
	}
	for _, pool := range objects(gateway.Inputs, "backendAddressPools") {
		for _, address := range objects(pool, "backendAddresses") {
			for _, to := range r.reached(text(address, "fqdn"), hosts) {
				flow := Flow{From: node.ID, To: to, Kind: Traffic, Label: label}
				if _, private := r.endpointOf(to, node); private {
					flow.Label += " by private endpoint"
				}
				r.addFlow(flow)
			}
		}
	}
}

// addDependencies follows an app, or a service in a cluster, to whatever its settings name.
func (r *reader) addDependencies(node Node, settings map[string]string, hosts []host) {
	var reached []string
	for _, setting := range settings {
		reached = append(reached, r.reached(setting, hosts)...)
		reached = append(reached, r.sharded(setting, settings)...)
	}
	slices.Sort(reached)
	for _, id := range slices.Compact(reached) {
		if id != node.ID && !r.namesElsewhere(node, id) {
			r.addDependency(node, id, settings)
		}
	}
}

// addDependency adds one flow, or two where it goes through a private endpoint.
func (r *reader) addDependency(app Node, id string, settings map[string]string) {
	to, _ := r.model.Node(id)
	flow := Flow{From: app.ID, To: id, Kind: Data, Label: purpose(to, settings)}
	switch to.Kind {
	case Monitoring:
		flow.Kind = Telemetry
	case Queue, Events:
		flow.Kind = Messages
	}
	if endpoint, ok := r.endpointOf(id, app); ok {
		r.addFlow(Flow{From: app.ID, To: endpoint, Kind: flow.Kind})
		flow.From, flow.For = endpoint, []string{app.ID}
	} else if r.admitted(to, app) {
		flow.Label += " by service endpoint"
	}
	r.addFlow(flow)
}

// purpose says in a word or two what a store is used for.
func purpose(to Node, settings map[string]string) string {
	switch to.Kind {
	case App, APIs:
		return "calls"
	case Cache:
		if settings["SESSION_STORE"] == "redis" {
			return "cache, sessions"
		}
		return "cache"
	case Database:
		return "reads, writes"
	case Replica:
		return "reads"
	case Storage:
		return "files"
	case Documents:
		if settings["SESSION_DURABLE_STORE"] == "cosmos" {
			return "documents, sessions"
		}
		return "documents"
	case Tables:
		return "look-ups"
	case TimeSeries:
		return "measurements"
	case Relations:
		return "relationships"
	case Search:
		return "searches"
	case Vault:
		return "secrets"
	case Queue:
		return "messages"
	case Events:
		return "events"
	case Monitoring:
		return "telemetry"
	}
	return ""
}

// endpointOf returns the private endpoint through which a caller reaches a node: one in the caller's own region.
func (r *reader) endpointOf(id string, caller Node) (string, bool) {
	target, ok := r.model.Node(id)
	if !ok {
		return "", false
	}
	resource, ok := r.graph.Find(target.URN)
	if !ok {
		return "", false
	}
	for _, endpoint := range r.model.Nodes {
		if endpoint.Kind != Endpoint || r.model.RegionOf(endpoint) != r.model.RegionOf(caller) {
			continue
		}
		own, _ := r.graph.Find(endpoint.URN)
		for _, connection := range objects(own.Inputs, "privateLinkServiceConnections") {
			if within(resource.ID, text(connection, "privateLinkServiceId")) {
				return endpoint.ID, true
			}
		}
	}
	return "", false
}

// admitted says whether the server of a database lets the subnet of an app in by a rule.
func (r *reader) admitted(database, app Node) bool {
	if database.Kind != Database && database.Kind != Replica {
		return false
	}
	from, _ := r.graph.Find(app.URN)
	resource, _ := r.graph.Find(database.URN)
	for _, rule := range r.graph.OfType("azure-native:sql:VirtualNetworkRule") {
		server, _, _ := strings.Cut(strings.ToLower(rule.ID), "/virtualnetworkrules/")
		if within(resource.ID, server) && strings.EqualFold(text(rule.Inputs, "virtualNetworkSubnetId"), r.subnetID(from)) {
			return true
		}
	}
	return false
}

// within says whether an ARM ID is another one's, or of something inside it: an endpoint of a server serves its
// databases.
func within(id, ancestor string) bool {
	return ancestor != "" && strings.HasPrefix(strings.ToLower(id)+"/", strings.ToLower(ancestor)+"/")
}

// usersID is the node that stands for the users.
const usersID = "users"

// addUsers adds the users and what they reach first: every way in that no other way in leads to.
func (r *reader) addUsers() {
	var entries []string
	for _, node := range r.model.Nodes {
		led := slices.ContainsFunc(r.model.Flows, func(f Flow) bool { return f.To == node.ID && f.Kind == Traffic })
		if !led && r.public(node) {
			entries = append(entries, node.ID)
		}
	}
	if len(entries) == 0 {
		return
	}
	r.addNode(Node{ID: usersID, Kind: Users, Title: "Users", Facts: []string{}})
	for _, id := range entries {
		r.addFlow(Flow{From: usersID, To: id, Kind: Traffic, Label: "HTTPS"})
	}
}

// public says whether a node answers users from the internet.
func (r *reader) public(node Node) bool {
	resource, _ := r.graph.Find(node.URN)
	switch node.Kind {
	case FrontDoor:
		return true
	case Gateway:
		return len(r.publicNames(resource)) > 0
	case App:
		return r.answersInternet(resource)
	}
	return false
}

// addFlow adds a flow once. Between two nodes there is one of a kind, which says all that the callers go there for.
func (r *reader) addFlow(flow Flow) {
	at := slices.IndexFunc(r.model.Flows, func(other Flow) bool {
		return other.From == flow.From && other.To == flow.To && other.Kind == flow.Kind
	})
	if at < 0 {
		r.model.Flows = append(r.model.Flows, flow)
		return
	}
	known := &r.model.Flows[at]
	known.For = union(known.For, flow.For)
	switch {
	case strings.Contains(known.Label, flow.Label):
	case strings.Contains(flow.Label, known.Label):
		known.Label = flow.Label
	default:
		known.Label += ", " + flow.Label
	}
}

// union are the items of two lists, each once and in order.
func union(a, b []string) []string {
	both := slices.Concat(a, b)
	slices.Sort(both)
	return slices.Compact(both)
}
