package deploy

import (
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/apim"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/services"
	"github.com/azstage/azstage/stages"
)

// newAPIGateway puts API Management in front of the services: one gateway in each region, which calls the region's own.
func (d *deployment) newAPIGateway(ctx *pulumi.Context) error {
	wanted := d.profile.Services.Gateway
	if wanted.SKU == "" {
		return nil
	}
	args := apim.Args{
		SKU:       wanted.SKU,
		Publisher: apim.Publisher{Name: d.config.Workload, Email: d.config.AlertEmail},
		APIs:      d.publishedAPIs(),
		Tokens:    &apim.Tokens{TenantID: d.tenantID, Audiences: []string{d.apiAudience()}},
		Telemetry: &apim.Telemetry{
			AppInsightsID: d.home().watch.AppInsightsID, ConnectionString: d.home().watch.ConnectionString,
			SamplingPercent: d.profile.Observability.SamplingPercent,
		},
		DDoSProtected: d.profile.Security.DDoS == stages.DDoSIPProtection,
	}
	for _, s := range d.regions() {
		subnet, err := s.network.SubnetID(network.APIManagement)
		if err != nil {
			return err
		}
		region := apim.Region{
			Placement: s.place, SubnetID: subnet, Units: wanted.UnitsPerRegion,
			ZoneRedundant: d.profile.Compute.ZoneRedundant && s.region.Zones,
		}
		for _, calling := range s.networks() {
			region.Networks = append(region.Networks, apim.Network(calling))
		}
		args.Regions = append(args.Regions, region)
	}
	var err error
	d.apiGateway, err = apim.New(ctx, "apim", args, d.top()...)
	return err
}

// publishedAPIs are the services, each under its own name.
func (d *deployment) publishedAPIs() []apim.API {
	var apis []apim.API
	for _, service := range slices.Sorted(maps.Keys(d.home().services.URLs())) {
		api := apim.API{Name: service, Path: service}
		for _, s := range d.regions() {
			api.Backends = append(api.Backends, apim.Backend{Location: s.region.Name, URL: s.services.URLs()[service]})
		}
		apis = append(apis, api)
	}
	return apis
}

// apiAudience is whom the tokens of callers are for: an application that somebody registers in Microsoft Entra ID with
// this identifier, which Azure Resource Manager cannot.
func (d *deployment) apiAudience() string {
	return "api://" + d.config.Workload + "-" + d.config.Environment
}

// serviceSettings say where the services are called: at the gateway where there is one, and else at their own addresses.
func (s *stamp) serviceSettings() map[string]pulumi.StringInput {
	split := s.hub().services
	if split == nil {
		return nil
	}
	if s.apiGateway == nil {
		return split.Settings()
	}
	settings := map[string]pulumi.StringInput{
		"API_GATEWAY_URL": s.apiGateway.GatewayURL, "API_AUDIENCE": pulumi.String(s.apiAudience()),
	}
	for service := range split.URLs() {
		settings[services.SettingName(service)] = pulumi.Sprintf("%s/%s", s.apiGateway.GatewayURL, service)
	}
	return settings
}
