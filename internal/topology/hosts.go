package topology

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// host says that whoever names an address reaches a node.
type host struct{ address, node string }

// hosts are the addresses of the nodes, as Azure returned them. Those that do not exist yet are unknown and left out.
func (r *reader) hosts() []host {
	var found []host
	for _, node := range r.model.Nodes {
		resource, ok := r.graph.Find(node.URN)
		if !ok {
			continue
		}
		for _, address := range r.addresses(node, resource) {
			if address != "" && address != graph.Unknown && address != graph.Secret {
				found = append(found, host{address, node.ID})
			}
		}
	}
	return found
}

func (r *reader) addresses(node Node, resource graph.Resource) []string {
	switch node.Kind {
	case App:
		return append(r.groupNames(resource), text(resource.Outputs, "defaultHostName"),
			text(resource.Outputs, "configuration", "ingress", "fqdn"))
	case Gateway:
		return r.publicNames(resource)
	case APIs:
		return []string{strings.TrimPrefix(text(resource.Outputs, "gatewayUrl"), "https://")}
	case Cluster:
		return r.clusterNames(resource)
	case Cache:
		return []string{text(resource.Outputs, "hostName")}
	case Storage:
		return []string{strings.Trim(strings.TrimPrefix(text(resource.Outputs, "primaryEndpoints", "blob"), "https://"), "/")}
	case Queue:
		return []string{queueHost(resource)}
	case Events:
		address, _, _ := strings.Cut(strings.TrimPrefix(text(resource.Outputs, "endpoint"), "https://"), "/")
		return []string{address}
	case Vault:
		return []string{strings.Trim(strings.TrimPrefix(text(resource.Outputs, "properties", "vaultUri"), "https://"), "/")}
	case Tables:
		return []string{hostOf(text(resource.Outputs, "primaryEndpoints", "table"))}
	case TimeSeries:
		return []string{hostOf(text(resource.Outputs, "uri"))}
	case Relations:
		if name := text(resource.Outputs, "name"); name != "" && name != graph.Unknown {
			return []string{name + ".gremlin.cosmos.azure.com"}
		}
	case Documents:
		address := strings.TrimPrefix(text(resource.Outputs, "documentEndpoint"), "https://")
		address, _, _ = strings.Cut(address, ":")
		return []string{address}
	case Search:
		if name := text(resource.Outputs, "name"); name != "" && name != graph.Unknown {
			return []string{name + ".search.windows.net"}
		}
	case Monitoring:
		return []string{text(resource.Outputs, "instrumentationKey")}
	}
	return nil
}

// queueHost is the name that clients of a namespace connect to.
func queueHost(namespace graph.Resource) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(text(namespace.Outputs, "serviceBusEndpoint"), "https://"), ":")
	return host
}

// publicNames are the DNS names of the addresses that a gateway listens on.
func (r *reader) publicNames(gateway graph.Resource) []string {
	var names []string
	for _, frontend := range objects(gateway.Inputs, "frontendIPConfigurations") {
		address, ok := r.find(text(frontend, "publicIPAddress", "id"))
		if name := text(address.Outputs, "dnsSettings", "fqdn"); ok && name != "" {
			names = append(names, name)
		}
	}
	return names
}

// reached returns the nodes that a setting's value names, in order of their IDs.
func (r *reader) reached(setting string, hosts []host) []string {
	var found []string
	for _, h := range hosts {
		if strings.Contains(setting, h.address) {
			found = append(found, h.node)
		}
	}
	found = append(found, r.databases(setting)...)
	slices.Sort(found)
	return slices.Compact(found)
}

// served is a database with the host names that lead to it.
type served struct {
	node  string
	hosts []string
}

// servedDatabases are the databases by their name in lower case: copies have the name of their primary.
func (r *reader) servedDatabases() map[string][]served {
	found := map[string][]served{}
	for _, database := range r.graph.OfType("azure-native:sql:Database") {
		cut := strings.LastIndex(strings.ToLower(database.ID), "/databases/")
		if server, ok := r.find(database.ID[:max(0, cut)]); ok {
			name := strings.ToLower(lastSegment(database.ID))
			found[name] = append(found[name], served{database.Name, r.serverHosts(server)})
		}
	}
	return found
}

// databases returns the databases that a connection string names. Several share the host of their server.
func (r *reader) databases(connection string) []string {
	var found []string
	for _, database := range r.served[databaseIn(connection)] {
		leads := func(host string) bool { return host != "" && strings.Contains(connection, host) }
		if slices.ContainsFunc(database.hosts, leads) {
			found = append(found, database.node)
		}
	}
	return found
}

// serverHosts are the names of a server: its own, and those of failover groups that lead there while nothing has failed
// over.
func (r *reader) serverHosts(server graph.Resource) []string {
	hosts := []string{text(server.Outputs, "fullyQualifiedDomainName")}
	for _, group := range r.graph.OfType(failoverGroup) {
		name := lastSegment(group.ID)
		if within(group.ID, server.ID) {
			hosts = append(hosts, name+".database.windows.net")
		}
		for _, partner := range objects(group.Inputs, "partnerServers") {
			if strings.EqualFold(text(partner, "id"), server.ID) {
				hosts = append(hosts, name+".secondary.database.windows.net")
			}
		}
	}
	return hosts
}

// databaseIn is the database that a connection string asks for, in lower case. ADO.NET has two words for it.
func databaseIn(connection string) string {
	for part := range strings.SplitSeq(connection, ";") {
		key, value, _ := strings.Cut(part, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if key == "database" || key == "initial catalog" {
			return strings.ToLower(strings.TrimSpace(value))
		}
	}
	return ""
}
