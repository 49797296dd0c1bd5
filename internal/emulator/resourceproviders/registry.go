// Package resourceproviders holds the emulated Azure resource types: one row of data per ARM type, one file per
// namespace or, where a namespace is large, per type. What a row cannot say is a rule beside it. The rows know
// neither the engine that applies them nor the store that keeps the resources.
package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

// All returns every emulated resource type, ordered by namespace. The rows are shared: callers must not change them.
func All() []*model.Type {
	return slices.Concat(
		resourcesTypes(),
		authorizationTypes(),
		apiManagementTypes(),
		appTypes(),
		cacheTypes(),
		cdnTypes(),
		chaosTypes(),
		consumptionTypes(),
		containerServiceTypes(),
		costManagementTypes(),
		documentDBTypes(),
		containerInstanceTypes(),
		containerRegistryTypes(),
		eventGridTypes(),
		insightsTypes(),
		keyVaultTypes(),
		kustoTypes(),
		loadTestTypes(),
		managedIdentityTypes(),
		networkTypes(),
		applicationGatewayTypes(),
		trafficManagerTypes(),
		privateLinkTypes(),
		operationalInsightsTypes(),
		securityInsightsTypes(),
		serviceBusTypes(),
		searchTypes(),
		sqlTypes(),
		storageTypes(),
		webTypes(),
		slotTypes(),
	)
}
