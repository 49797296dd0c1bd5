package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	environmentID = group + "/providers/Microsoft.App/managedEnvironments/cae"
	appID         = group + "/providers/Microsoft.App/containerApps/ca"
	identityID    = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
)

// profiled makes the properties of an environment with the workload profile Consumption.
func profiled(more props) props {
	return merged(props{
		"workloadProfiles": list(props{"name": "Consumption", "workloadProfileType": "Consumption"}),
	}, more)
}

func inSubnet(internal bool) props {
	return props{"vnetConfiguration": props{"infrastructureSubnetId": subnetID, "internal": internal}}
}

func delegatedSubnet(prefix, service string) model.Resource {
	subnet := props{"addressPrefix": prefix}
	if service != "" {
		subnet["delegations"] = list(props{"name": "d", "serviceName": service})
	}
	return resource(subnetID, subnet)
}

func appCases() []ruleCase {
	return slices.Concat(environmentCases(), environmentSubnetCases(), containerAppCases(), containerAppIdentityCases(),
		containerAppScaleCases(), containerAppIngressCases(), recordSetCases())
}

func environmentCases() []ruleCase {
	zonal := func(more props) model.Request { return given(merged(props{"zoneRedundant": true}, more)) }
	profiles := func(of ...any) model.Request { return given(props{"workloadProfiles": of}) }
	logs := func(destination string, workspace bool) model.Request {
		configuration := props{"destination": destination}
		if workspace {
			configuration["logAnalyticsConfiguration"] = props{"customerId": guid}
		}
		return given(props{"appLogsConfiguration": configuration})
	}
	peers := func(encrypted bool) model.Request {
		return given(props{
			"peerAuthentication":       props{"mtls": props{"enabled": true}},
			"peerTrafficConfiguration": props{"encryption": props{"enabled": encrypted}},
		})
	}
	app := func(environment string) fakeCloud {
		return fakeCloud{resource(appID, props{"environmentId": environment})}
	}
	const p = "app.managedEnvironments."
	return []ruleCase{
		{p + "zones-need-subnet", zonal(inSubnet(true)), zonal(nil), "zoneRedundant"},
		{p + "zones-by-region", zonal(props{"location": "eastus2"}), zonal(props{"location": "westus"}), "zoneRedundant"},
		{p + "internal-needs-subnet", given(inSubnet(true)), given(props{"vnetConfiguration": props{"internal": true}}),
			"vnetConfiguration.internal"},
		{p + "profiles-stay", changed(profiled(nil), profiled(nil)), changed(profiled(nil), props{}), "workloadProfiles"},
		{p + "profiles-stay", changed(props{}, props{}), changed(props{}, profiled(nil)), "workloadProfiles"},
		{p + "profiles-known", profiles(props{"name": "d4", "workloadProfileType": "D4", "minimumCount": 1.0}),
			profiles(props{"name": "d4", "workloadProfileType": "D5"}), "workloadProfiles[0].workloadProfileType"},
		{p + "profiles-known", given(profiled(nil)),
			profiles(props{"name": "c", "workloadProfileType": "Consumption", "minimumCount": 1.0}),
			"workloadProfiles[0].minimumCount"},
		{p + "profiles-known", profiles(props{"name": "a"}, props{"name": "b"}),
			profiles(props{"name": "a"}, props{"name": "A"}), "workloadProfiles[1].name"},
		{p + "logs", logs("azure-monitor", false), logs("azure-monitor", true),
			"appLogsConfiguration.logAnalyticsConfiguration"},
		{p + "logs", logs("log-analytics", true), logs("log-analytics", false),
			"appLogsConfiguration.logAnalyticsConfiguration"},
		{p + "mtls-encrypts", peers(true), peers(false), "peerAuthentication.mtls.enabled"},
		{p + "no-apps", in(app(group+"/other"), environmentID, props{}), in(app(environmentID), environmentID, props{}), ""},
	}
}

func environmentSubnetCases() []ruleCase {
	const p, property, delegated = "app.managedEnvironments.", "vnetConfiguration.infrastructureSubnetId",
		"Microsoft.App/environments"
	joins := func(inputs props, cloud ...model.Resource) model.Request {
		return in(cloud, environmentID, merged(inputs, inSubnet(true)))
	}
	network := resource(networkID, props{"location": "eastus2"})
	other := resource(group+"/providers/Microsoft.App/managedEnvironments/other", inSubnet(true))
	subnet := delegatedSubnet("10.0.2.0/23", delegated)
	return []ruleCase{
		{p + "subnet-delegation", joins(profiled(nil), subnet), joins(profiled(nil), delegatedSubnet("10.0.2.0/23", "")),
			property},
		{p + "subnet-delegation", joins(nil, delegatedSubnet("10.0.2.0/23", "")), joins(nil, subnet), property},
		{p + "subnet-size", joins(profiled(nil), delegatedSubnet("10.0.0.0/27", delegated)),
			joins(profiled(nil), delegatedSubnet("10.0.0.0/28", delegated)), property},
		{p + "subnet-size", joins(nil, delegatedSubnet("10.0.2.0/23", "")), joins(nil, delegatedSubnet("10.0.2.0/24", "")),
			property},
		{p + "subnet-region", joins(props{"location": "East US 2"}, network), joins(props{"location": "westus2"}, network),
			property},
		{p + "subnet-alone", joins(nil, subnet, resource(environmentID, inSubnet(true))), joins(nil, subnet, other), property},
	}
}

// contained makes a container app of one container.
func contained(more props) props {
	return props{"template": props{"containers": list(merged(props{"name": "main", "image": "r.azurecr.io/a:1"}, more))}}
}

func sized(cpu float64, memory string) props {
	return merged(contained(props{"resources": props{"cpu": cpu, "memory": memory}}), props{"environmentId": environmentID})
}

func containerAppCases() []ruleCase {
	environment := func(inputs props) fakeCloud { return fakeCloud{resource(environmentID, inputs)} }
	place := func(location string) props { return props{"location": location, "environmentId": environmentID} }
	on := func(profile string) props {
		return props{"workloadProfileName": profile, "environmentId": environmentID}
	}
	registry := func(of props) model.Request {
		return given(props{"configuration": props{"registries": list(of)}})
	}
	const p = "app.containerApps."
	return []ruleCase{
		{p + "environment-given", given(props{"environmentId": environmentID}), given(props{"location": "eastus2"}),
			"environmentId"},
		{p + "container-needed", given(contained(nil)), given(props{"template": props{"containers": list()}}),
			"template.containers"},
		{p + "container-needed", given(contained(nil)),
			given(props{"template": props{"containers": list(props{"name": "main"})}}), "template.containers[0].image"},
		{p + "container-needed", given(contained(nil)),
			given(props{"template": props{"containers": list(props{"name": "a", "image": "i"}, props{"name": "a", "image": "i"})}}),
			"template.containers[1].name"},
		{p + "memory-form", given(sized(0.5, "1.25Gi")), given(sized(0.5, "750Mb")),
			"template.containers[0].resources.memory"},
		{p + "memory-form", given(sized(0.5, "1Gi")), given(sized(0.5, "1.125Gi")),
			"template.containers[0].resources.memory"},
		{p + "identities-given", given(props{"identity": props{"type": "None"}}),
			given(props{"identity": props{"type": "UserAssigned"}}), "identity.userAssignedIdentities"},
		{p + "registry-credentials", registry(props{"server": "r.azurecr.io", "identity": identityID}),
			registry(props{"server": "r.azurecr.io", "identity": identityID, "username": "u"}),
			"configuration.registries[0].identity"},
		{p + "registry-credentials", registry(props{"server": "r", "username": "u", "passwordSecretRef": "p"}),
			registry(props{"server": "r", "username": "u"}), "configuration.registries[0].identity"},
		{p + "same-region-as-environment", in(environment(props{"location": "eastus2"}), appID, place("East US 2")),
			in(environment(props{"location": "eastus2"}), appID, place("westus2")), "location"},
		{p + "profile-exists", in(environment(profiled(nil)), appID, on("Consumption")),
			in(environment(profiled(nil)), appID, on("d4")), "workloadProfileName"},
		{p + "resource-total", in(environment(profiled(nil)), appID, sized(4, "8Gi")),
			in(environment(props{}), appID, sized(4, "8Gi")), "template.containers"},
		{p + "resource-total", in(environment(props{}), appID, sized(0.5, "1.0Gi")),
			in(environment(profiled(nil)), appID, sized(1, "1.0Gi")), "template.containers"},
		{p + "resource-total", in(environment(profiled(props{"workloadProfiles": list(
			props{"name": "d4", "workloadProfileType": "D4"})})), appID, merged(sized(3, "3Gi"), on("d4"))),
			in(environment(profiled(nil)), appID, sized(3, "3Gi")), "template.containers"},
	}
}

func containerAppIdentityCases() []ruleCase {
	const p, other = "app.containerApps.identity-assigned", identityID + "2"
	assigned := props{"identity": props{"type": "UserAssigned", "userAssignedIdentities": list(identityID)}}
	pulls := func(id string) model.Request {
		return given(merged(assigned, props{"configuration": props{"registries": list(props{"server": "r", "identity": id})}}))
	}
	scales := func(id string) model.Request {
		return given(merged(assigned, props{"template": props{"scale": props{"rules": list(
			props{"name": "q", "custom": props{"type": "azure-servicebus", "identity": id}})}}}))
	}
	return []ruleCase{
		{p, pulls(identityID), pulls(other), "configuration.registries[0].identity"},
		{p, scales(identityID), scales("system"), "template.scale.rules[0].custom.identity"},
	}
}

func containerAppScaleCases() []ruleCase {
	scale := func(of props) model.Request { return given(props{"template": props{"scale": of}}) }
	rules := func(of ...any) model.Request { return scale(props{"rules": of}) }
	http := props{"metadata": props{"concurrentRequests": "50"}}
	queue := func(metadata props) model.Request {
		return rules(props{"name": "q", "custom": props{
			"type": "azure-servicebus", "identity": identityID, "metadata": metadata,
		}})
	}
	const p = "app.containerApps."
	return []ruleCase{
		{p + "replicas", scale(props{"minReplicas": 3.0}), scale(props{"minReplicas": 11.0}), "template.scale.minReplicas"},
		{p + "replicas", scale(props{"minReplicas": 11.0, "maxReplicas": 1000.0}), scale(props{"maxReplicas": 1001.0}),
			"template.scale.maxReplicas"},
		{p + "scale-rule-kinds", rules(props{"name": "h", "http": http}),
			rules(props{"name": "h", "http": http, "tcp": http}), "template.scale.rules[0]"},
		{p + "scale-rule-kinds", rules(props{"name": "a", "http": http}, props{"name": "b", "http": http}),
			rules(props{"name": "a", "http": http}, props{"name": "a", "http": http}), "template.scale.rules[1].name"},
		{p + "scale-rule-kinds", rules(props{"name": "c", "custom": props{"type": "cpu"}}),
			rules(props{"name": "c", "custom": props{"metadata": props{}}}), "template.scale.rules[0].custom.type"},
		{p + "scale-rule-metadata", rules(props{"name": "h", "http": http}), rules(props{"name": "h", "http": props{}}),
			"template.scale.rules[0].http.metadata"},
		{p + "scale-rule-metadata", queue(props{"queueName": "q", "namespace": "n"}), queue(props{"namespace": "n"}),
			"template.scale.rules[0].custom.metadata"},
		{p + "scale-rule-metadata", queue(props{"topicName": "t", "subscriptionName": "s", "namespace": "n"}),
			queue(props{"queueName": "q"}), "template.scale.rules[0].custom.metadata.namespace"},
	}
}

func containerAppIngressCases() []ruleCase {
	ingress := func(of props) props {
		return props{"environmentId": environmentID, "configuration": props{"ingress": of}}
	}
	traffic := func(mode string, of ...any) model.Request {
		return given(props{"configuration": props{"activeRevisionsMode": mode, "ingress": props{"traffic": of}}})
	}
	tcp := ingress(props{"external": true, "transport": "tcp", "exposedPort": 5432.0})
	environment := func(inputs props) fakeCloud { return fakeCloud{resource(environmentID, inputs)} }
	latest := func(weight float64) props { return props{"latestRevision": true, "weight": weight} }
	const p = "app.containerApps."
	return []ruleCase{
		{p + "exposed-port", given(tcp), given(ingress(props{"exposedPort": 8080.0, "transport": "http"})),
			"configuration.ingress.exposedPort"},
		{p + "traffic", traffic("Single", latest(100)), traffic("Single", latest(90)), "configuration.ingress.traffic"},
		{p + "traffic", traffic("Multiple", props{"revisionName": "ca--1", "weight": 100.0}),
			traffic("Single", props{"revisionName": "ca--1", "weight": 100.0}), "configuration.ingress.traffic"},
		{p + "external-tcp-needs-network", in(environment(inSubnet(false)), appID, tcp),
			in(environment(props{}), appID, tcp), "configuration.ingress.transport"},
	}
}

func recordSetCases() []ruleCase {
	set := func(more props) model.Request {
		return given(merged(props{"recordType": "A", "ttl": 300.0,
			"aRecords": list(props{"ipv4Address": "10.0.3.254"})}, more))
	}
	const p = "network.privateRecordSets."
	return []ruleCase{
		{p + "one-kind-of-records", set(nil), given(props{"recordType": "A", "ttl": 300.0}), "aRecords"},
		{p + "one-kind-of-records", set(nil), set(props{"cnameRecord": props{"cname": "x"}}), "cnameRecord"},
		{p + "ttl-needed", set(nil), given(props{"recordType": "A", "aRecords": list()}), "ttl"},
		{p + "addresses", set(nil), set(props{"aRecords": list(props{"ipv4Address": "::1"})}), "aRecords[0].ipv4Address"},
		{p + "addresses", set(nil), set(props{"aRecords": slices.Repeat(list(props{"ipv4Address": "10.0.0.1"}), 21)}),
			"aRecords"},
		{p + "name-form", set(props{"relativeRecordSetName": "*"}), set(props{"relativeRecordSetName": "a.*"}),
			"relativeRecordSetName"},
		{p + "name-form", set(props{"relativeRecordSetName": "*.internal"}), set(props{"relativeRecordSetName": "a..b"}),
			"relativeRecordSetName"},
	}
}

func TestNamesOfAContainerApp(t *testing.T) {
	t.Parallel()
	outputs := func(external bool) props {
		return containerAppOutputs(model.Request{ID: appID, Inputs: props{
			"environmentId": environmentID, "location": "eastus2",
			"configuration": props{"ingress": props{"external": external, "transport": "auto"}},
		}})
	}
	domain := environmentOutputs(model.Request{ID: environmentID, Inputs: props{"location": "East US 2"}}).
		String("defaultDomain")
	assert.Regexp(t, `^emulated-[0-9a-f]{8}\.eastus2\.azurecontainerapps\.io$`, domain)
	assert.Equal(t, "ca."+domain, outputs(true).String("configuration.ingress.fqdn"))
	assert.Equal(t, "ca.internal."+domain, outputs(false).String("configuration.ingress.fqdn"),
		"who is only called by neighbours has a name below internal")
	assert.Regexp(t, `^ca--[0-9a-f]{7}\.`+domain+`$`, outputs(true).String("latestRevisionFqdn"))
	assert.Equal(t, "Auto", outputs(true).String("configuration.ingress.transport"))

	worker := containerAppOutputs(model.Request{ID: appID, Inputs: props{"environmentId": environmentID}})
	assert.Empty(t, worker.String("latestRevisionFqdn"), "an app without ingress has no name")
	assert.False(t, worker.Has("configuration"))
}

func TestAnInternalEnvironmentHasAnAddressOfItsSubnet(t *testing.T) {
	t.Parallel()
	cloud := fakeCloud{delegatedSubnet("10.0.2.0/23", environmentService)}
	internal := environmentOutputs(in(cloud, environmentID, inSubnet(true)))
	assert.Equal(t, "10.0.3.254", internal.String("staticIp"))
	assert.Regexp(t, `^198\.`, environmentOutputs(in(cloud, environmentID, inSubnet(false))).String("staticIp"))
}

func TestARecordSetIsNamedAfterItsZone(t *testing.T) {
	t.Parallel()
	zone := group + "/providers/Microsoft.Network/privateDnsZones/z.example"
	read := func(name string) string {
		return privateRecordSet().ReadOnly(model.Request{ID: zone + "/A/" + name, Inputs: props{"recordType": "A"}}).
			String("fqdn")
	}
	assert.Equal(t, "*.z.example.", read("*"))
	assert.Equal(t, "z.example.", read("@"))
	set := model.Resource{ID: zone + "/A/*", ARMType: privateZoneType + "/recordSets"}
	counted := privateDNSZone().ReadOnly(in(fakeCloud{set}, zone, props{}))
	assert.InDelta(t, 2, counted.Number("numberOfRecordSets"), 0, "its own and the SOA record")
}
