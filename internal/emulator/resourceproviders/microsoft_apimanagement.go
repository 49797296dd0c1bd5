package resourceproviders

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	apimType       = "Microsoft.ApiManagement/service"
	apiType        = apimType + "/apis"
	operationType  = apiType + "/operations"
	apiPolicyType  = apiType + "/policies"
	apimPolicyType = apimType + "/policies"
	backendType    = apimType + "/backends"
	loggerType     = apimType + "/loggers"
	diagnosticType = apimType + "/diagnostics"

	apimPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.ApiManagement/service/{serviceName}"
	apimToken = "azure-native:apimanagement/v20240501:"

	apimSDK             = "pulumi/pulumi-azure-native-sdk apimanagement/v20240501 v2.88.0, doc comments and enumerations"
	apimSource          = azurermSource + "apimanagement/"
	apimServiceSource   = apimSource + "api_management_resource.go"
	apimNetworkDocs     = "MicrosoftDocs/azure-docs api-management/virtual-network-reference.md (2025-06-17)"
	apimInjectionDocs   = "MicrosoftDocs/azure-docs api-management/virtual-network-injection-resources.md (2025-04-17)"
	apimReliabilityDocs = "MicrosoftDocs/azure-docs reliability/reliability-api-management.md (2025-06-26)"
	apimRegionDocs      = "MicrosoftDocs/azure-docs api-management/api-management-howto-deploy-multi-region.md (2022-07-25)"
)

func apiManagementTypes() []*model.Type {
	return []*model.Type{
		apimService(), api(), apiOperation(), apiPolicy(), apimPolicy(), apimBackend(), apimLogger(), apimDiagnostic(),
	}
}

// apimService: that a region has run out of capacity for a tier is not modelled, nor are custom host names.
func apimService() *model.Type {
	documented := verified(apimSDK)
	return &model.Type{
		Token:    apimToken + "ApiManagementService",
		ARMType:  apimType,
		Path:     apimPath,
		Location: model.Regional,
		Immutable: []model.Immutable{{
			Path: "location", Code: "InvalidResourceLocation", Message: "The %s of an API Management service cannot be changed.",
			Fact: inferred(apimServiceSource + ", which makes another service"),
		}},
		Required: properties(documented, "sku.name", "sku.capacity", "publisherEmail", "publisherName"),
		Allowed: []model.Allowed{
			zoneNames(known()),
			allowed(known(), "additionalLocations[].zones[]", "1", "2", "3"),
			allowed(documented, "virtualNetworkType", "None", "External", "Internal"),
			allowed(documented, "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(documented, "developerPortalStatus", "Enabled", "Disabled"),
			allowed(documented, "legacyPortalStatus", "Enabled", "Disabled"),
			allowed(documented, "natGatewayState", "Enabled", "Disabled"),
			allowed(documented, "identity.type", "None", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
		},
		Ranges: []model.Range{
			between(verified(apimSource+"validate"), "publisherName", 1, 100),
			between(verified(apimSource+"validate"), "publisherEmail", 1, 100),
		},
		References: apimReferences(),
		Defaults: []model.Default{
			byDefault(documented, "virtualNetworkType", "None"),
			byDefault(documented, "publicNetworkAccess", "Enabled"),
			byDefault(documented, "developerPortalStatus", "Enabled"),
			byDefault(documented, "legacyPortalStatus", "Enabled"),
			byDefault(documented, "natGatewayState", "Disabled"),
			byDefault(documented, "disableGateway", false),
			byDefault(documented, "restore", false),
			byDefault(known(), "notificationSenderEmail", "apimgmt-noreply@mail.windowsazure.com"),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		SoftDelete: &model.SoftDelete{
			Code: "ServiceAlreadyExistsInSoftDeletedState",
			Message: "Api service %s was soft-deleted. In order to create the new service with the same name, you have to " +
				"either undelete the service or purge it. See https://aka.ms/apimsoftdelete.",
			Fact: verified("GitHub hashicorp/terraform-provider-azurerm#11580 (2021-05), which quotes the answer"),
		},
		ReadOnly: apimOutputs,
		Rules:    slices.Concat(apimTierRules(), apimNetworkRules(), apimPlaceRules()),
	}
}

// apimReferences are the subnet and the address of each region, and the identities.
func apimReferences() []model.Reference {
	references := []model.Reference{{
		Path:  "identity.userAssignedIdentities{}",
		Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"}, Fact: known(),
	}}
	for _, prefix := range []string{"", "additionalLocations[]."} {
		references = append(references, publicIPInUse(prefix+"publicIpAddressId"), model.Reference{
			Path: prefix + "virtualNetworkConfiguration.subnetResourceId", Types: []string{subnetType}, Blocks: true,
			Code: "InUseSubnetCannotBeDeleted", Message: "Subnet is in use by an API Management service and cannot be deleted.",
			Fact: verified("GitHub Azure/azure-rest-api-specs#10395, which names the answer"),
		})
	}
	return references
}

// apimRegion is a region of a service: its home, or one of the additional locations.
type apimRegion struct {
	model.Properties
	// prefix is where its properties are: nothing, or "additionalLocations[0].".
	prefix string
}

func (r apimRegion) subnetID() string {
	return r.String("virtualNetworkConfiguration.subnetResourceId")
}

func (r apimRegion) units() int { return int(r.Number("sku.capacity")) }

// apimRegions are the home and the additional locations that can be read.
func apimRegions(service model.Properties) []apimRegion {
	regions := []apimRegion{{Properties: service}}
	for i, location := range service.Objects("additionalLocations") {
		regions = append(regions, apimRegion{location, fmt.Sprintf("additionalLocations[%d].", i)})
	}
	return regions
}
