package rules_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

// change is a wrong value for a property that the graphs do not have, or have where no other value is wrong.
type change struct {
	path  string
	value func(graph.Graph) any
}

func to(path string, value any) change { return change{path, func(graph.Graph) any { return value }} }

// toNameOf sets a property to an input of the first resource of a type.
func toNameOf(path, token, property string) change {
	return change{path, func(g graph.Graph) any { return g.OfType(token)[0].Inputs[property] }}
}

type object = map[string]any

// written are the changes that cannot be derived from a value that is there.
var written = map[string]change{
	"aks-system-nodes": to("agentPoolProfiles", []any{object{"mode": "System", "count": 2.0}}),
	"aks-zones":        to("agentPoolProfiles", []any{object{"mode": "System", "count": 3.0}}),
	"apim-regions-serve": to("additionalLocations",
		[]any{object{"location": "westeurope", "disableGateway": true}}),
	"containerapp-stateless":      to("configuration.ingress.stickySessions.affinity", "sticky"),
	"registry-anonymous":          to("anonymousPullEnabled", true),
	"appservice-remote-debugging": to("siteConfig.remoteDebuggingEnabled", true),
	"appservice-settings-secrets": to("siteConfig.appSettings", []any{object{"name": "DB", "value": "Host=x;Password=y"}}),
	"appservice-connection-strings": to("siteConfig.connectionStrings",
		[]any{object{"name": "db", "connectionString": "Host=x;Password=y"}}),
	"appservice-private": to("publicNetworkAccess", "Enabled"),
	"appservice-cors":    to("siteConfig.cors", object{"allowedOrigins": []any{"*"}}),
	"autoscale-within-plan": to("profiles", []any{object{
		"name": "peak", "capacity": object{"minimum": "2", "default": "2", "maximum": "99"},
	}}),
	"autoscale-scales-in": to("profiles", []any{object{
		"name": "up", "rules": []any{object{"scaleAction": object{"direction": "Increase"}}},
	}}),
	"autoscale-thresholds": to("profiles", []any{object{
		"name": "swing", "capacity": object{"minimum": "2"},
		"rules": []any{scaling("CpuPercentage", "Increase", 70), scaling("CpuPercentage", "Decrease", 60)},
	}}),
	"autoscale-not-single-metric": to("profiles", []any{object{
		"name": "one", "rules": []any{scaling("CpuPercentage", "Increase", 70), scaling("CpuPercentage", "Decrease", 30)},
	}}),
	"firewall-exclusions":   to("managedRules.exclusions", []any{object{"matchVariable": "x"}}),
	"frontdoor-probe":       to("healthProbeSettings", object{"probePath": "/healthz"}),
	"gateway-backend-https": to("backendHttpSettingsCollection", []any{object{"protocol": "Http"}}),
	"gateway-draining":      to("backendHttpSettingsCollection", []any{object{"protocol": "Https"}}),
	"gateway-stateless": to("backendHttpSettingsCollection",
		[]any{object{"cookieBasedAffinity": "Enabled"}}),
	"gateway-https":                        to("httpListeners", []any{object{"protocol": "Http"}}),
	"keyvault-private":                     to("properties", object{"publicNetworkAccess": "Enabled"}),
	"keyvault-purge-protection":            to("tags", object{"environment": "prod"}),
	"stateful-protected":                   to("tags.environment", "prod"),
	"no-passwords":                         to("administratorLoginPassword", "hunter2"),
	"nsg-any-source":                       to("securityRules", []any{allow("*", "Tcp", "443")}),
	"nsg-management-ports":                 to("securityRules", []any{allow("Internet", "Tcp", "20-30")}),
	"nsg-udp":                              to("securityRules", []any{allow("0.0.0.0/0", "Udp", "53")}),
	"public-ip-label":                      to("dnsSettings.domainNameLabel", "-shop-"),
	"resource-name":                        to("accountName", "No such name"),
	"resource-name-convention":             to("accountName", "shopdata"),
	"retired-service":                      to("webTestKind", "ping"),
	"retiring-service":                     to("dnsEndpointType", "AzureDnsZone"),
	"settings-owned-once":                  toNameOf("name", "azure-native:web:WebApp", "name"),
	"sql-rule-count":                       toNameOf("serverName", "azure-native:sql:Server", "serverName"),
	"frontdoor-not-behind-traffic-manager": to("endpoints", []any{object{"target": "fde-shop.z01.azurefd.net"}}),
}

func scaling(metric, direction string, threshold float64) object {
	return object{
		"metricTrigger": object{"metricName": metric, "threshold": threshold}, "scaleAction": object{"direction": direction},
	}
}

func allow(source, protocol, ports string) object {
	return object{
		"name": "Open", "access": "Allow", "direction": "Inbound", "protocol": protocol, "sourceAddressPrefix": source,
		"destinationPortRange": ports,
	}
}

// extension gives a graph what no stage has, so that a rule has something to pass.
type extension func(*testing.T, graph.Graph) graph.Graph

var extensions = map[string]extension{
	"aks-api-server":                aCluster,
	"aks-entra":                     aCluster,
	"aks-local-accounts":            aCluster,
	"aks-maintenance":               aCluster,
	"aks-managed-identity":          aCluster,
	"aks-network-policy":            aCluster,
	"aks-node-upgrades":             aCluster,
	"aks-pod-addresses":             aCluster,
	"aks-policy-addon":              aCluster,
	"cosmos-regions":                with("azure-native:documentdb:DatabaseAccount", "locations", []any{object{}, object{}}),
	"dataexplorer-private-endpoint": privately("azure-native:kusto:Cluster", timeSeries),
	"diagnostics-aks":               diagnosed("azure-native:containerservice:ManagedCluster", object{}),
	"diagnostics-dataexplorer":      diagnosed("azure-native:kusto:Cluster", timeSeries),
	"policy-assignment-described":   and("azure-native:authorization:PolicyAssignment", object{"displayName": "Places"}),
	"policy-assignment-enforced":    and("azure-native:authorization:PolicyAssignment", object{"enforcementMode": "Default"}),
	"registry-replicated":           replicated,
	"aks-system-nodes":              aCluster,
	"aks-tier":                      aCluster,
	"aks-upgrades":                  aCluster,
	"aks-workload-identity":         aCluster,
	"aks-zones":                     aCluster,
	"aks-pool-zones": and("azure-native:containerservice:AgentPool",
		object{"availabilityZones": []any{"1", "2", "3"}}),
	"alert-gateway-hosts":        alertOn("UnhealthyHostCount", "azure-native:network:ApplicationGateway"),
	"alert-origin-health":        alertOn("OriginHealthPercentage", "azure-native:cdn:Profile"),
	"alert-plan-load":            alertOn("CpuPercentage", "azure-native:web:AppServicePlan"),
	"appservice-private":         with("azure-native:web:WebApp", "siteConfig.ipSecurityRestrictionsDefaultAction", "Allow"),
	"appservice-runtime":         with("azure-native:web:WebApp", "siteConfig.linuxFxVersion", "DOTNETCORE|10.0"),
	"autoscale-owns-capacity":    updatesOwnCapacity,
	"autoscale-thresholds":       with("azure-native:insights:AutoscaleSetting", "profiles", []any{}),
	"dataexplorer-disks":         and("azure-native:kusto:Cluster", timeSeries),
	"dataexplorer-identity":      and("azure-native:kusto:Cluster", timeSeries),
	"dataexplorer-paid":          and("azure-native:kusto:Cluster", timeSeries),
	"dataexplorer-private":       and("azure-native:kusto:Cluster", timeSeries),
	"ddos-protection":            with("azure-native:network:PublicIPAddress", "ddosSettings.protectionMode", "Enabled"),
	"frontdoor-forward-https":    with("azure-native:cdn:Route", "forwardingProtocol", "HttpsOnly"),
	"frontdoor-probe-method":     with("azure-native:cdn:AFDOriginGroup", "healthProbeSettings", probe),
	"frontdoor-probe-path":       with("azure-native:cdn:AFDOriginGroup", "healthProbeSettings", probe),
	"apim-protocols":             and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-ciphers":               and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-identity":              and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-min-api-version":       and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-zones":                 and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-regions-serve":         and("azure-native:apimanagement:ApiManagementService", apiService),
	"apim-https":                 and("azure-native:apimanagement:Api", object{"protocols": []any{"https"}}),
	"apim-backend-https":         and("azure-native:apimanagement:Backend", object{"url": "https://orders.shop.internal"}),
	"eventgrid-keys":             and("azure-native:eventgrid:Topic", eventTopic),
	"eventgrid-identity":         and("azure-native:eventgrid:Topic", eventTopic),
	"eventgrid-tls":              and("azure-native:eventgrid:Topic", eventTopic),
	"eventgrid-private":          and("azure-native:eventgrid:Topic", eventTopic),
	"eventgrid-private-endpoint": privately("azure-native:eventgrid:Topic", eventTopic),
	"gateway-https": with("azure-native:network:ApplicationGateway", "httpListeners",
		[]any{object{"protocol": "Https"}}),
	"insights-local-auth": with("azure-native:insights:Component", "disableLocalAuth", true),
	"sql-maintenance-window": with("azure-native:sql:Database", "maintenanceConfigurationId",
		"/subscriptions/0/providers/Microsoft.Maintenance/publicMaintenanceConfigurations/SQL_EastUS2_DB_1"),
	"storage-versioning":    with("azure-native:storage:BlobServiceProperties", "isVersioningEnabled", true),
	"workspace-replicated":  with("azure-native:operationalinsights:Workspace", "replication.enabled", true),
	"private-dns-regions":   secondRegion,
	"redis-classic-keys":    and("azure-native:cache:Redis", classicCache),
	"redis-classic-port":    and("azure-native:cache:Redis", classicCache),
	"redis-classic-private": and("azure-native:cache:Redis", classicCache),
	"redis-classic-tier":    and("azure-native:cache:Redis", classicCache),
	"redis-classic-zones":   and("azure-native:cache:Redis", classicCache),
	"sql-address-ranges":    and("azure-native:sql:FirewallRule", oneAddress),
	"sql-azure-services":    and("azure-native:sql:FirewallRule", oneAddress),
	"settings-owned-once":   and("azure-native:web:WebAppApplicationSettings", object{"name": "another-app"}),
	"sql-rule-count":        manyFirewallRules,
	"sql-encryption":        and("azure-native:sql:TransparentDataEncryption", object{"state": "Enabled"}),
	"traffic-manager-https": and("azure-native:network:Profile",
		object{"monitorConfig": object{"protocol": "HTTPS"}}),
	"storage-trusted-services": with("azure-native:storage:StorageAccount", "networkRuleSet",
		object{"defaultAction": "Deny", "bypass": "Logging, AzureServices"}),
	"traffic-manager-endpoints":            and("azure-native:network:Profile", twoEndpoints),
	"frontdoor-not-behind-traffic-manager": and("azure-native:network:Profile", twoEndpoints),
	"vnet-flow-logs":                       flowLog,
}

var (
	probe        = object{"probeRequestType": "HEAD", "probePath": "/healthz"}
	oneAddress   = object{"startIpAddress": "203.0.113.7", "endIpAddress": "203.0.113.7"}
	twoEndpoints = object{"endpoints": []any{object{"target": "a.example.com"}, object{"target": "b.example.com"}}}
	eventTopic   = object{
		"disableLocalAuth": true, "publicNetworkAccess": "Disabled", "minimumTlsVersionAllowed": "1.2",
		"identity": object{"type": "SystemAssigned"},
	}
	classicCache = object{
		"enableNonSslPort": false, "disableAccessKeyAuthentication": true, "publicNetworkAccess": "Disabled",
		"sku": object{"name": "Standard"}, "zones": []any{"1", "2"}, "minimumTlsVersion": "1.2",
	}
)

// with sets a property of every resource of a type.
func with(token, path string, value any) extension {
	return func(t *testing.T, g graph.Graph) graph.Graph {
		t.Helper()
		for _, r := range g.OfType(token) {
			g = mutation{r.URN, path, value}.applied(t, g)
		}
		return g
	}
}

// added is the name of resources that extensions add.
const added = "added"

func and(token string, inputs object) extension {
	return func(t *testing.T, g graph.Graph) graph.Graph {
		t.Helper()
		return extended(g, token, added, inputs)
	}
}

func extended(g graph.Graph, token, name string, inputs object) graph.Graph {
	g.Resources = append(g.Resources[:len(g.Resources):len(g.Resources)], graph.Resource{
		URN: "urn:pulumi:test::azstage::" + token + "::" + name, Type: token, Name: name, Inputs: maps.Clone(inputs),
		ID: "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Test/things/" + name,
	})
	return g
}

func alertOn(metric, token string) extension {
	return func(t *testing.T, g graph.Graph) graph.Graph {
		t.Helper()
		for _, target := range g.OfType(token) {
			g = extended(g, "azure-native:insights:MetricAlert", added, object{
				"scopes": []any{target.ID}, "criteria": object{"allOf": []any{object{"metricName": metric}}},
			})
		}
		return g
	}
}

// timeSeries is a cluster of Azure Data Explorer as the program makes it, for stages that have none.
var timeSeries = object{
	"sku": object{"name": "Standard_E2ads_v5", "tier": "Standard"}, "identity": object{"type": "SystemAssigned"},
	"enableDiskEncryption": true, "publicNetworkAccess": "Disabled",
}

func updatesOwnCapacity(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	for _, plan := range g.OfType("azure-native:web:AppServicePlan") {
		g = mutation{plan.URN, "sku.capacity", 4.0}.applied(t, g)
	}
	g.Resources = slices.Clone(g.Resources)
	for i := range g.Resources {
		g.Resources[i].IgnoreChanges = nil
	}
	return g
}

// secondRegion links every private zone to a network of another region.
func secondRegion(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	zones := g.OfType("azure-native:network:PrivateZone")
	g = extended(g, "azure-native:network:VirtualNetwork", added, object{"location": "centralus"})
	network := g.Resources[len(g.Resources)-1]
	for _, zone := range zones {
		g = extended(g, "azure-native:network:VirtualNetworkLink", "to-"+zone.Name, object{
			"privateZoneName": zone.Inputs["privateZoneName"], "virtualNetwork": object{"id": network.ID},
		})
	}
	return g
}

// manyFirewallRules are as many as a server may have, and one of another server.
func manyFirewallRules(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	servers := g.OfType("azure-native:sql:Server")
	require.NotEmpty(t, servers)
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		g = extended(g, "azure-native:sql:FirewallRule", name, object{"serverName": servers[0].Inputs["serverName"]})
	}
	return extended(g, "azure-native:sql:FirewallRule", added, object{"serverName": "another"})
}

// privately adds a resource with a private endpoint.
func privately(token string, inputs object) extension {
	return func(t *testing.T, g graph.Graph) graph.Graph {
		t.Helper()
		g = extended(g, token, added, inputs)
		return extended(g, "azure-native:network:PrivateEndpoint", "to-"+added, object{
			"privateLinkServiceConnections": []any{object{"privateLinkServiceId": g.Resources[len(g.Resources)-1].ID}},
		})
	}
}

// diagnosed adds a resource with a diagnostic setting.
func diagnosed(token string, inputs object) extension {
	return func(t *testing.T, g graph.Graph) graph.Graph {
		t.Helper()
		g = extended(g, token, added, inputs)
		return extended(g, "azure-native:insights:DiagnosticSetting", "of-"+added, object{
			"resourceUri": g.Resources[len(g.Resources)-1].ID,
		})
	}
}

// replicated copies the registry to another region.
func replicated(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	for _, r := range g.OfType("azure-native:containerregistry:Registry") {
		g = extended(g, "azure-native:containerregistry:Replication", added, object{"registryName": r.Inputs["registryName"]})
	}
	return g
}

func flowLog(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	networks := g.OfType("azure-native:network:VirtualNetwork")
	require.NotEmpty(t, networks)
	return extended(g, "azure-native:network:FlowLog", added, object{"targetResourceId": networks[0].ID})
}

// aCluster is one that every rule about clusters passes.
func aCluster(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	g = extended(g, "azure-native:containerservice:ManagedCluster", added, object{
		"resourceName": "aks-shop", "sku": object{"name": "Base", "tier": "Standard"}, "disableLocalAccounts": true,
		"identity": object{"type": "UserAssigned"}, "enableRBAC": true,
		"aadProfile":             object{"managed": true, "enableAzureRBAC": true},
		"apiServerAccessProfile": object{"enablePrivateCluster": true},
		"oidcIssuerProfile":      object{"enabled": true},
		"securityProfile":        object{"workloadIdentity": object{"enabled": true}},
		"networkProfile":         object{"networkPolicy": "cilium", "networkPluginMode": "overlay"},
		"addonProfiles":          object{"azurepolicy": object{"enabled": true}},
		"autoUpgradeProfile":     object{"upgradeChannel": "stable", "nodeOSUpgradeChannel": "NodeImage"},
		"agentPoolProfiles": []any{object{
			"name": "system", "mode": "System", "count": 3.0, "availabilityZones": []any{"1", "2", "3"},
		}},
	})
	return extended(g, "azure-native:containerservice:MaintenanceConfiguration", "window", object{"resourceName": "aks-shop"})
}
