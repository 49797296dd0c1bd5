package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/emulator/model"
)

const componentSource = azurermSource + "applicationinsights/application_insights_resource.go"

func component() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:Component",
		ARMType:  "Microsoft.Insights/components",
		Path:     insightsGroupPath + "components/{resourceName}",
		Location: model.Regional,
		Replace:  properties(verified(componentSource), "location", "applicationType"),
		Required: properties(verified(retirements+"; classic components were retired 2024-02-29"), "workspaceResourceId"),
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"Component"), "applicationType", "web", "other"),
			// The SDK also knows ApplicationInsights and its diagnostics variant: both mean classic components.
			allowed(verified(retirements), "ingestionMode", "LogAnalytics"),
			allowed(verified(sdkSource+"Component"), "publicNetworkAccessForIngestion", "Enabled", "Disabled"),
			allowed(verified(sdkSource+"Component"), "publicNetworkAccessForQuery", "Enabled", "Disabled"),
		},
		Ranges: []model.Range{between(verified(componentSource), "samplingPercentage", 0, 100)},
		References: []model.Reference{
			at("workspaceResourceId", workspaceReference),
		},
		Defaults: []model.Default{
			byDefault(verified(componentSource), "retentionInDays", float64(90)),
			byDefault(verified(sdkSource+"Component"), "ingestionMode", "LogAnalytics"),
			byDefault(verified(sdkSource+"Component"), "flowType", "Bluefield"),
			byDefault(verified(sdkSource+"Component"), "requestSource", "rest"),
			byDefault(known(), "publicNetworkAccessForIngestion", "Enabled"),
			byDefault(known(), "publicNetworkAccessForQuery", "Enabled"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  componentOutputs,
		Rules:     componentRules(),
	}
}

// The connection string is no secret: Azure returns it in clear, and without disableLocalAuth it lets one write only.
func componentOutputs(r model.Request) model.Properties {
	key, app := stableUUID(r.ID, "instrumentation"), stableUUID(r.ID, "application")
	location, _ := locationName(r.Inputs.String("location")).(string)
	return named(r, "microsoft.insights/components", model.Properties{
		"appId":              app,
		"applicationId":      nameOf(r.ID),
		"instrumentationKey": key,
		"connectionString": fmt.Sprintf("InstrumentationKey=%s;IngestionEndpoint=https://%s-0.in.applicationinsights."+
			"azure.com/;LiveEndpoint=https://%s.livediagnostics.monitor.azure.com/;ApplicationId=%s",
			key, location, location, app),
		"creationDate":               emulatedTime,
		"laMigrationDate":            emulatedTime,
		"hockeyAppToken":             "",
		"privateLinkScopedResources": []any{},
		"provisioningState":          succeeded,
		"tenantId":                   tenantID,
	})
}
