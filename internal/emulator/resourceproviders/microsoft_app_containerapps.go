package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	containerAppType   = "Microsoft.App/containerApps"
	containerAppSource = azurermSource + "containerapps/container_app_resource.go"
	containerAppSDK    = "pulumi/pulumi-azure-native-sdk app v2.90 (API 2025-01-01), doc comment of ContainerApp"
	// containerAppQuoted are answers of `az containerapp show`, as public repositories hold them (2023-2026).
	containerAppQuoted = "answers of az containerapp show in public repositories (2023-2026)"
)

// containerApp: whether an image exists, whether it starts and answers its probes is not modelled. An identity that is
// named as the registry's has to be one of the app's; whether it may pull is not checked, as Azure finds that out when it
// pulls.
func containerApp() *model.Type {
	documented := verified(containerAppSDK)
	return &model.Type{
		Token:   "azure-native:app/v20250101:ContainerApp",
		ARMType: containerAppType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.App/containerApps/{containerAppName}",
		Location: model.Regional,
		Replace:  properties(inferred(containerAppSDK+": tracked resource"), "location"),
		Immutable: []model.Immutable{
			{
				Path: "environmentId", Code: "ContainerAppEnvironmentCannotBeUpdated",
				Message: "The environment (%s) of a container app cannot be changed: create another app.",
				Fact:    inferred(containerAppSource + " replaces the app; Azure's code is not known"),
			},
			{
				Path: "managedEnvironmentId", Code: "ContainerAppEnvironmentCannotBeUpdated",
				Message: "The environment (%s) of a container app cannot be changed: create another app.",
				Fact:    inferred(containerAppSource + " replaces the app; Azure's code is not known"),
			},
		},
		Allowed: []model.Allowed{
			allowed(documented, "configuration.activeRevisionsMode", "Single", "Multiple"),
			allowed(documented, "configuration.ingress.transport", "auto", "http", "http2", "tcp"),
			allowed(documented, "configuration.ingress.clientCertificateMode", "ignore", "accept", "require"),
			allowed(documented, "configuration.ingress.stickySessions.affinity", "sticky", "none"),
			allowed(known(), "configuration.identitySettings[].lifecycle", "All", "Init", "Main", "None"),
			allowed(known(), "template.containers[].probes[].type", "Liveness", "Readiness", "Startup"),
			allowed(documented, "template.containers[].probes[].httpGet.scheme", "HTTP", "HTTPS"),
		},
		Ranges: []model.Range{
			between(known(), "configuration.ingress.targetPort", 0, 65535),
			between(known(), "configuration.maxInactiveRevisions", 0, 100),
			between(inferred(containerAppSDK), "template.terminationGracePeriodSeconds", 0, 600),
			between(documented, "template.containers[].probes[].failureThreshold", 1, 10),
			between(documented, "template.containers[].probes[].initialDelaySeconds", 1, 60),
			between(documented, "template.containers[].probes[].periodSeconds", 1, 240),
			between(documented, "template.containers[].probes[].successThreshold", 1, 10),
			between(documented, "template.containers[].probes[].timeoutSeconds", 1, 240),
		},
		References: []model.Reference{
			// An environment says itself why it cannot be deleted.
			{Path: "environmentId", Types: []string{environmentType}, Fact: known()},
			{Path: "managedEnvironmentId", Types: []string{environmentType}, Fact: known()},
			identityReference,
		},
		Defaults: []model.Default{
			byDefault(documented, "configuration.activeRevisionsMode", "Single"),
			byDefault(documented, "template.scale.maxReplicas", float64(10)),
			byDefault(verified(containerAppQuoted), "template.scale.cooldownPeriod", float64(300)),
			byDefault(verified(containerAppQuoted), "template.scale.pollingInterval", float64(30)),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		// Azure returns the names of secrets and not their values.
		WriteOnly: []string{"configuration.secrets[].value"},
		ReadOnly:  containerAppOutputs,
		Rules:     containerAppRules(),
	}
}

func containerAppOutputs(r model.Request) model.Properties {
	app := strings.ToLower(nameOf(r.ID))
	revision := app + "--" + stableHex(r.ID, "revision", 7)
	outputs := named(r, containerAppType, model.Properties{
		"customDomainVerificationId": strings.ToUpper(stableHex(r.ID, "verification", 64)),
		"environmentId":              environmentOf(r.Inputs),
		"eventStreamEndpoint":        eventStream(r),
		"latestReadyRevisionName":    revision,
		"latestRevisionFqdn":         "",
		"latestRevisionName":         revision,
		"managedEnvironmentId":       environmentOf(r.Inputs),
		"outboundIpAddresses":        []any{emulatedAddress(environmentOf(r.Inputs) + "/outbound")},
		"provisioningState":          succeeded,
		"runningStatus":              "Running",
		"systemData":                 systemData(),
		"workloadProfileName":        appProfile(r),
	})
	if r.Inputs.Has("configuration.ingress") {
		domain := appDomain(r)
		outputs["latestRevisionFqdn"] = revision + "." + domain
		outputs["configuration"] = model.Properties{"ingress": ingressOutput(r, app+"."+domain)}
	}
	if containers := r.Inputs.Objects("template.containers"); len(containers) > 0 {
		outputs["template"] = model.Properties{"containers": containersOutput(containers)}
	}
	return withIdentity(r, outputs)
}

// environmentOf returns the environment of an app, which two properties can name.
func environmentOf(inputs model.Properties) string {
	if id := inputs.String("environmentId"); id != "" {
		return id
	}
	return inputs.String("managedEnvironmentId")
}

// appDomain is the environment's domain. An app that only its neighbours may call is below "internal".
func appDomain(r model.Request) string {
	domain := environmentDomain(environmentOf(r.Inputs), r.Inputs.String("location"))
	if !r.Inputs.Bool("configuration.ingress.external") {
		return "internal." + domain
	}
	return domain
}

func ingressOutput(r model.Request, name string) model.Properties {
	ingress := merged(model.Properties{
		"allowInsecure": false, "exposedPort": float64(0), "external": false, "transport": "Auto",
		"traffic": []any{model.Properties{"latestRevision": true, "weight": float64(100)}},
	}, r.Inputs.Object("configuration.ingress"))
	ingress["fqdn"], ingress["transport"] = name, capitalised(ingress.String("transport"))
	return ingress
}

// capitalised is how Azure returns the transport: "Auto" for "auto".
func capitalised(word string) string {
	if word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + strings.ToLower(word[1:])
}

// appProfile is the workload profile of an app: the only one of its environment with which Azure fills the property.
func appProfile(r model.Request) any {
	if name := r.Inputs.String("workloadProfileName"); name != "" {
		return name
	}
	if r.Cloud == nil {
		return nil
	}
	environment, ok := r.Cloud.Get(environmentOf(r.Inputs))
	if !ok || len(environment.Inputs.List("workloadProfiles")) == 0 {
		return nil
	}
	return "Consumption"
}

// containersOutput adds the temporary disk, which follows from the cores.
func containersOutput(containers []model.Properties) []any {
	all := []any{}
	for _, container := range containers {
		copied := container.Clone()
		if resources := copied.Object("resources"); resources != nil {
			resources["ephemeralStorage"] = ephemeralStorage(resources.Number("cpu"))
		}
		all = append(all, copied)
	}
	return all
}

// ephemeralStorage: Microsoft Learn "Use storage mounts in Azure Container Apps", 2025, known.
func ephemeralStorage(cpu float64) string {
	switch {
	case cpu <= 0.25:
		return "1Gi"
	case cpu <= 0.5:
		return "2Gi"
	case cpu <= 1:
		return "4Gi"
	}
	return "8Gi"
}
