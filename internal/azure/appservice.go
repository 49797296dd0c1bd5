package azure

import (
	"slices"
	"strings"
)

// AppServiceTier is what Azure App Service offers in a pricing tier.
type AppServiceTier struct {
	// Name is the tier as ARM returns it in sku.tier.
	Name string
	// SKUs are the sizes of the tier, smallest first, as ARM returns them in sku.name.
	SKUs []string
	// MaxInstances is the largest sku.capacity.
	MaxInstances int
	// Slots is the largest number of deployment slots beside production.
	Slots int
	// Autoscale says that autoscale settings may target a plan.
	Autoscale bool
	// AutomaticScaling says that elasticScaleEnabled may be set.
	AutomaticScaling bool
	// AlwaysOn says that siteConfig.alwaysOn may be set.
	AlwaysOn bool
	// VNetIntegration says that apps may join a subnet for their outbound traffic.
	VNetIntegration bool
	// PrivateEndpoint says that apps may have private endpoints.
	PrivateEndpoint bool
	// ZoneRedundant says that zoneRedundant may be set; it needs two instances.
	ZoneRedundant bool
	// StableOutboundAddresses says that apps have known outbound addresses. Premium v4 has none.
	StableOutboundAddresses bool
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const appServiceLimits = "MicrosoftDocs/azure-docs includes/azure-websites-limits.md and " +
	"reliability/reliability-app-service.md (2025-05)"

var appServiceTiers = []AppServiceTier{
	{
		Name: "Free", SKUs: []string{"F1"}, MaxInstances: 1, StableOutboundAddresses: true,
		Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "Shared", SKUs: []string{"D1"}, MaxInstances: 1, StableOutboundAddresses: true,
		Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "Basic", SKUs: []string{"B1", "B2", "B3"}, MaxInstances: 3,
		AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true, StableOutboundAddresses: true,
		Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "Standard", SKUs: []string{"S1", "S2", "S3"}, MaxInstances: 10, Slots: 5, Autoscale: true,
		AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true, StableOutboundAddresses: true,
		Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "PremiumV2", SKUs: []string{"P1v2", "P2v2", "P3v2"}, MaxInstances: 30, Slots: 20, Autoscale: true,
		AutomaticScaling: true, AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true, ZoneRedundant: true,
		StableOutboundAddresses: true, Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "PremiumV3", SKUs: []string{"P0v3", "P1v3", "P2v3", "P3v3"}, MaxInstances: 30, Slots: 20, Autoscale: true,
		AutomaticScaling: true, AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true, ZoneRedundant: true,
		StableOutboundAddresses: true, Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "PremiumMV3", SKUs: []string{"P1mv3", "P2mv3", "P3mv3", "P4mv3", "P5mv3"}, MaxInstances: 30, Slots: 20,
		Autoscale: true, AutomaticScaling: true, AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true,
		ZoneRedundant: true, StableOutboundAddresses: true, Source: appServiceLimits, Evidence: Verified,
	},
	{
		Name: "PremiumV4", SKUs: []string{"P0v4", "P1v4", "P2v4", "P3v4"}, MaxInstances: 30, Slots: 20, Autoscale: true,
		AutomaticScaling: true, AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true, ZoneRedundant: true,
		Source: "MicrosoftDocs/azure-docs app-service/app-service-configure-premium-v4-tier.md", Evidence: Verified,
	},
	{
		Name: "PremiumMV4", SKUs: []string{"P1mv4", "P2mv4", "P3mv4", "P4mv4", "P5mv4"}, MaxInstances: 30, Slots: 20,
		Autoscale: true, AutomaticScaling: true, AlwaysOn: true, VNetIntegration: true, PrivateEndpoint: true,
		ZoneRedundant: true,
		Source:        "MicrosoftDocs/azure-docs app-service/app-service-configure-premium-v4-tier.md", Evidence: Verified,
	},
	{
		Name: "IsolatedV2", MaxInstances: 100, Slots: 20, Autoscale: true,
		SKUs:     []string{"I1v2", "I2v2", "I3v2", "I4v2", "I5v2", "I6v2", "I1mv2", "I2mv2", "I3mv2", "I4mv2", "I5mv2"},
		AlwaysOn: true, VNetIntegration: true, ZoneRedundant: true, StableOutboundAddresses: true,
		Source: appServiceLimits, Evidence: Verified,
	},
}

// AppServiceTiers returns the tiers that App Service plans for web apps can have, cheapest first. Plans of functions
// and workflows (Consumption, Flex Consumption, Elastic Premium, Workflow Standard) are not among them, though
// [AppServiceTierOf] finds those of functions.
func AppServiceTiers() []AppServiceTier { return slices.Clone(appServiceTiers) }

// AppServiceTierOf returns the tier of a SKU such as "P1v3" or "FC1", in any case.
func AppServiceTierOf(sku string) (AppServiceTier, bool) {
	for _, tier := range slices.Concat(appServiceTiers, functionTiers) {
		if slices.ContainsFunc(tier.SKUs, func(name string) bool { return strings.EqualFold(name, sku) }) {
			return tier, true
		}
	}
	return AppServiceTier{}, false
}
