package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	trafficManagerType   = "Microsoft.Network/trafficmanagerprofiles"
	trafficManagerSource = azurermSource + "trafficmanager/traffic_manager_profile_resource.go"
	trafficManagerSDK    = "pulumi/pulumi-azure-native-sdk network v2.92.0, API 2022-04-01, doc comments"
)

func trafficManagerTypes() []*model.Type { return []*model.Type{trafficManagerProfile()} }

// trafficManagerProfile: endpoints as resources of their own, nested profiles and the view of traffic are not modelled.
func trafficManagerProfile() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20220401:Profile",
		ARMType:  trafficManagerType,
		Path:     networkGroupPath + "trafficmanagerprofiles/{profileName}",
		Location: model.Global,
		Immutable: []model.Immutable{{
			Path: "dnsConfig.relativeName", Code: "BadRequest",
			Message: "The property %s of a Traffic Manager profile cannot be changed.",
			Fact:    inferred(trafficManagerSource + " replaces the profile"),
		}},
		Required: properties(verified(trafficManagerSource), "trafficRoutingMethod", "dnsConfig.relativeName",
			"dnsConfig.ttl", "monitorConfig.protocol", "monitorConfig.port"),
		Allowed: []model.Allowed{
			allowed(verified(trafficManagerSource), "trafficRoutingMethod",
				"Performance", "Priority", "Weighted", "Geographic", "MultiValue", "Subnet"),
			allowed(verified(trafficManagerSDK), "monitorConfig.protocol", "HTTP", "HTTPS", "TCP"),
			allowed(verified(trafficManagerSDK), "profileStatus", "Enabled", "Disabled"),
			allowed(known(), "endpoints[].type", azureEndpoints, externalEndpoints),
		},
		Ranges: []model.Range{
			between(verified(trafficManagerSource), "dnsConfig.ttl", 0, 2_147_483_647),
			between(verified(trafficManagerSource), "maxReturn", 1, 8),
			between(verified(trafficManagerSource), "monitorConfig.port", 1, 65535),
			between(verified(trafficManagerSource), "monitorConfig.toleratedNumberOfFailures", 0, 9),
			between(known(), "endpoints", 0, 200),
		},
		References: []model.Reference{{Path: "endpoints[].targetResourceId", Fact: known()}},
		Defaults: []model.Default{
			byDefault(known(), "profileStatus", "Enabled"),
			byDefault(known(), "trafficViewEnrollmentStatus", "Disabled"),
			byDefault(verified(trafficManagerSource), "monitorConfig.intervalInSeconds", float64(30)),
			byDefault(verified(trafficManagerSource), "monitorConfig.timeoutInSeconds", float64(10)),
			byDefault(verified(trafficManagerSource), "monitorConfig.toleratedNumberOfFailures", float64(3)),
		},
		ReadOnly: trafficManagerOutputs,
		Rules:    trafficManagerRules(),
	}
}

func trafficManagerOutputs(r model.Request) model.Properties {
	endpoints := []any{}
	for _, endpoint := range r.Inputs.Objects("endpoints") {
		kind := strings.TrimPrefix(endpoint.String("type"), "Microsoft.Network/trafficManagerProfiles/")
		added := model.Properties{
			"id": r.ID + "/" + kind + "/" + endpoint.String("name"), "endpointMonitorStatus": "CheckingEndpoint",
		}
		if !endpoint.Has("endpointStatus") {
			added["endpointStatus"] = "Enabled"
		}
		endpoints = append(endpoints, merged(endpoint, added))
	}
	return named(r, trafficManagerType, model.Properties{
		"dnsConfig": merged(r.Inputs.Object("dnsConfig"), model.Properties{
			"fqdn": strings.ToLower(r.Inputs.String("dnsConfig.relativeName")) + ".trafficmanager.net",
		}),
		"endpoints":     endpoints,
		"monitorConfig": merged(withDefaults(r).Object("monitorConfig"), model.Properties{"profileMonitorStatus": "CheckingEndpoints"}),
	})
}
