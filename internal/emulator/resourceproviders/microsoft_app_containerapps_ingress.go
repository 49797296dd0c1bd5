package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const scaleDocs = "Microsoft Learn \"Set scaling rules in Azure Container Apps\" (2025)"

func containerAppScaleRules() []model.Rule {
	return []model.Rule{
		preflight("app.containerApps.replicas",
			"0 <= minReplicas <= maxReplicas <= 1000, and maxReplicas is at least 1; left out, it is 10.",
			known(), containerAppReplicas),
		preflight("app.containerApps.scale-rule-kinds",
			"A scale rule has a name of its own and exactly one kind: http, tcp, azureQueue or custom; a custom rule names the "+
				"type of its scaler.", verified(containerAppSDK), containerAppScaleKinds),
		preflight("app.containerApps.scale-rule-metadata",
			"HTTP rules scale by concurrentRequests, azure-servicebus rules name a queue or a topic with a subscription, and "+
				"with an identity the namespace. What other scalers want is not modelled.",
			verified(scaleDocs), containerAppScaleMetadata),
	}
}

func containerAppReplicas(r model.Request) []model.Fault {
	const low, high = "template.scale.minReplicas", "template.scale.maxReplicas"
	if !r.Inputs.Known("template") || !r.Inputs.Known("template.scale") || !r.Inputs.Known(low) || !r.Inputs.Known(high) {
		return nil
	}
	least, most := r.Inputs.Number(low), 10.0
	if r.Inputs.Has(high) {
		most = r.Inputs.Number(high)
	}
	switch {
	case most < 1 || most > azure.MaxContainerReplicas:
		return model.Refuse(high, "ContainerAppInvalidScaleSpec", "maxReplicas must be in the range [1,%d], not %g.",
			azure.MaxContainerReplicas, most)
	case least < 0 || least > most:
		return model.Refuse(low, "ContainerAppInvalidScaleSpec",
			"minReplicas must be at least 0 and at most maxReplicas (%g), not %g.", most, least)
	}
	return nil
}

var scaleKinds = []string{"http", "tcp", "azureQueue", "custom"}

func containerAppScaleKinds(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[string]bool{}
	for i, rule := range r.Inputs.Objects("template.scale.rules") {
		path, kinds := fmt.Sprintf("template.scale.rules[%d]", i), 0
		for _, kind := range scaleKinds {
			if _, given := rule.Get(kind); given {
				kinds++
			}
		}
		if kinds != 1 {
			faults = append(faults, model.Refuse(path, "ContainerAppInvalidScaleRule",
				"The scale rule '%s' has %d kinds: it needs exactly one of http, tcp, azureQueue and custom.",
				rule.String("name"), kinds)...)
		}
		name := rule.String("name")
		if _, given := rule.Get("name"); !given || rule.Has("name") && seen[name] {
			faults = append(faults, model.Refuse(path+".name", "ContainerAppInvalidScaleRule",
				"Each scale rule needs a name of its own, not '%s'.", name)...)
		}
		seen[name] = true
		if _, typed := rule.Get("custom.type"); rule.Has("custom") && !typed {
			faults = append(faults, model.Refuse(path+".custom.type", "ContainerAppInvalidScaleRule",
				"The custom scale rule '%s' has no type.", name)...)
		}
	}
	return faults
}

func containerAppScaleMetadata(r model.Request) []model.Fault {
	var faults []model.Fault
	lacks := func(path, text string) {
		faults = append(faults, model.Refuse(path, "ContainerAppInvalidScaleRule", "%s", text)...)
	}
	for i, rule := range r.Inputs.Objects("template.scale.rules") {
		path := fmt.Sprintf("template.scale.rules[%d]", i)
		if _, counts := rule.Get("http.metadata.concurrentRequests"); rule.Has("http") && !counts {
			lacks(path+".http.metadata", "An HTTP scale rule needs concurrentRequests.")
		}
		if !oneOf(rule.String("custom.type"), "azure-servicebus") || !rule.Known("custom.metadata") {
			continue
		}
		_, queue := rule.Get("custom.metadata.queueName")
		_, topic := rule.Get("custom.metadata.topicName")
		_, subscription := rule.Get("custom.metadata.subscriptionName")
		if queue == topic || topic != subscription {
			lacks(path+".custom.metadata", "An azure-servicebus scale rule needs a queueName, or a topicName with its "+
				"subscriptionName.")
		}
		_, identity := rule.Get("custom.identity")
		if _, namespace := rule.Get("custom.metadata.namespace"); identity && !namespace {
			lacks(path+".custom.metadata.namespace", "An azure-servicebus scale rule with an identity needs the namespace.")
		}
	}
	return faults
}

func containerAppIngressRules() []model.Rule {
	return []model.Rule{
		preflight("app.containerApps.exposed-port",
			"An exposed port belongs to TCP ingress.", verified(containerAppSDK), ingressExposedPort),
		preflight("app.containerApps.traffic",
			"The weights of the traffic add up to 100, and with a single active revision all of it goes to the latest.",
			known(), ingressTraffic),
		onApply("app.containerApps.external-tcp-needs-network",
			"External TCP ingress needs an environment in a subnet of its own.",
			verified("Microsoft Learn \"Ingress in Azure Container Apps\" (2025)"), ingressExternalTCP),
	}
}

func ingressExposedPort(r model.Request) []model.Fault {
	const port = "configuration.ingress.exposedPort"
	if r.Inputs.Number(port) == 0 || !r.Inputs.Known("configuration.ingress.transport") ||
		oneOf(r.Inputs.String("configuration.ingress.transport"), "tcp") {
		return nil
	}
	return model.Refuse(port, "ContainerAppInvalidIngressExposedPort",
		"exposedPort is for the transport tcp only, not for '%s'.", r.Inputs.String("configuration.ingress.transport"))
}

func ingressTraffic(r model.Request) []model.Fault {
	const path = "configuration.ingress.traffic"
	weights := r.Inputs.Objects(path)
	if len(weights) == 0 {
		return nil
	}
	total, named := 0.0, false
	for _, weight := range weights {
		if !weight.Known("weight") || !weight.Known("revisionName") {
			return nil
		}
		total, named = total+weight.Number("weight"), named || weight.Has("revisionName")
	}
	if total != 100 {
		return model.Refuse(path, "ContainerAppInvalidTraffic", "The weights of the traffic add up to %g, not to 100.", total)
	}
	if named && r.Inputs.Known("configuration.activeRevisionsMode") &&
		!oneOf(r.Inputs.String("configuration.activeRevisionsMode"), "Multiple") {
		return model.Refuse(path, "ContainerAppInvalidTraffic",
			"With a single active revision all traffic goes to the latest: no revision can be named.")
	}
	return nil
}

func ingressExternalTCP(r model.Request) []model.Fault {
	environment, ok := r.Cloud.Get(environmentOf(r.Inputs))
	if !ok || !r.Inputs.Bool("configuration.ingress.external") ||
		!oneOf(r.Inputs.String("configuration.ingress.transport"), "tcp") ||
		environment.Inputs.Has(environmentSubnetPath) {
		return nil
	}
	return model.Refuse("configuration.ingress.transport", "ContainerAppTcpRequiresVnet",
		"Applications with external TCP ingress can only be deployed to environments that have a custom VNET.")
}
