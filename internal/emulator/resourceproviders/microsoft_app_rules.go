package resourceproviders

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	environmentService = "Microsoft.App/environments"
	delegationQuoted   = "GitHub adamdost-0/linux-update-cds#17 (2026-04) and kommodity-io/kommodity#439 (2026-08), which " +
		"quote the answers"
)

func environmentRules() []model.Rule {
	return []model.Rule{
		preflight("app.managedEnvironments.zones-need-subnet",
			"A zone-redundant environment has a subnet of its own.", verified(environmentDocs), environmentZonesNeedSubnet),
		preflight("app.managedEnvironments.zones-by-region",
			"A zone-redundant environment is in a region with zones.", verified(environmentDocs), environmentZonesByRegion),
		preflight("app.managedEnvironments.internal-needs-subnet",
			"An internal environment has a subnet of its own.", verified(environmentSDK), environmentInternal),
		preflight("app.managedEnvironments.profiles-stay",
			"An environment keeps its kind: with workload profiles, or without any.",
			verified(environmentSource), environmentProfilesStay),
		preflight("app.managedEnvironments.profiles-known",
			"Workload profiles have names of their own and types that exist; the type Consumption has no counts.",
			known(), environmentProfilesKnown),
		preflight("app.managedEnvironments.logs",
			"The workspace is given where the destination of the logs is log-analytics, and nowhere else.",
			verified(environmentSDK), environmentLogs),
		preflight("app.managedEnvironments.mtls-encrypts",
			"Mutual authentication of peers needs the encryption of their traffic, or encryption left out.",
			inferred(environmentSDK), environmentMutualTLS),
		onApply("app.managedEnvironments.subnet-delegation",
			"The subnet of an environment with workload profiles is delegated to Microsoft.App/environments, that of one "+
				"without is not delegated.", verified(delegationQuoted), environmentDelegation),
		onApply("app.managedEnvironments.subnet-size",
			"The subnet of an environment is /27 or larger, without workload profiles /23 or larger.",
			verified(environmentDocs), environmentSubnetSize),
		onApply("app.managedEnvironments.subnet-region",
			"An environment is in the region of its subnet.", known(), environmentSubnetRegion),
		onApply("app.managedEnvironments.subnet-alone",
			"An environment shares its subnet with nothing else.", verified(environmentDocs), environmentSubnetAlone),
		onDelete("app.managedEnvironments.no-apps",
			"An environment is not deleted while it has apps.", known(), environmentHasApps),
	}
}

const environmentSubnetPath = "vnetConfiguration.infrastructureSubnetId"

func environmentZonesNeedSubnet(r model.Request) []model.Fault {
	if _, given := r.Inputs.Get(environmentSubnetPath); given || !r.Inputs.Bool("zoneRedundant") ||
		!r.Inputs.Known("vnetConfiguration") {
		return nil
	}
	return model.Refuse("zoneRedundant", "ManagedEnvironmentZoneRedundancyNotSupported",
		"Zone redundancy needs an infrastructureSubnetId: only environments in a subnet of their own have it.")
}

func environmentZonesByRegion(r model.Request) []model.Fault {
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	if !ok || region.Zones || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "ManagedEnvironmentZoneRedundancyNotSupported",
		"Zone redundancy is not supported in the region %s.", region.Name)
}

func environmentInternal(r model.Request) []model.Fault {
	if _, given := r.Inputs.Get(environmentSubnetPath); given || !r.Inputs.Bool("vnetConfiguration.internal") {
		return nil
	}
	return model.Refuse("vnetConfiguration.internal", "ManagedEnvironmentInvalidNetworkConfiguration",
		"The environment network configuration is invalid: internal environments need an infrastructureSubnetId.")
}

func environmentProfilesStay(r model.Request) []model.Fault {
	if r.Creating() || !r.Inputs.Known("workloadProfiles") {
		return nil
	}
	had, has := len(r.Old.List("workloadProfiles")) > 0, len(r.Inputs.List("workloadProfiles")) > 0
	if had == has {
		return nil
	}
	return model.Refuse("workloadProfiles", "ManagedEnvironmentWorkloadProfilesCannotBeUpdated",
		"An environment cannot change between having workload profiles and having none: create another environment.")
}

func environmentProfilesKnown(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[string]bool{}
	for i, profile := range r.Inputs.Objects("workloadProfiles") {
		path, name := fmt.Sprintf("workloadProfiles[%d]", i), strings.ToLower(profile.String("name"))
		kind := profile.String("workloadProfileType")
		if profile.Has("name") && seen[name] {
			faults = append(faults, model.Refuse(path+".name", "WorkloadProfileNameDuplicated",
				"The workload profile %s is given twice.", name)...)
		}
		seen[name] = true
		if profile.Has("workloadProfileType") && !oneOf(kind, azure.WorkloadProfileTypes()...) {
			faults = append(faults, model.Refuse(path+".workloadProfileType", "WorkloadProfileTypeNotSupported",
				"'%s' is no type of workload profile; types are: %s.", kind,
				strings.Join(azure.WorkloadProfileTypes(), ", "))...)
		}
		if oneOf(kind, "Consumption") && (profile.Has("minimumCount") || profile.Has("maximumCount")) {
			faults = append(faults, model.Refuse(path+".minimumCount", "WorkloadProfileCountsNotSupported",
				"The workload profile type Consumption has no minimum and no maximum count.")...)
		}
	}
	return faults
}

func environmentLogs(r model.Request) []model.Fault {
	const path = "appLogsConfiguration."
	_, workspace := r.Inputs.Get(path + "logAnalyticsConfiguration")
	destination := r.Inputs.String(path + "destination")
	if !r.Inputs.Has(path+"destination") || workspace == oneOf(destination, "log-analytics") {
		return nil
	}
	return model.Refuse(path+"logAnalyticsConfiguration", "InvalidRequestParameterWithDetails",
		"LogAnalyticsConfiguration is invalid. It must be provided when the destination is log-analytics, and only then.")
}

func environmentMutualTLS(r model.Request) []model.Fault {
	const encryption = "peerTrafficConfiguration.encryption.enabled"
	if !r.Inputs.Bool("peerAuthentication.mtls.enabled") || !r.Inputs.Has(encryption) || r.Inputs.Bool(encryption) {
		return nil
	}
	return model.Refuse("peerAuthentication.mtls.enabled", "InvalidPeerTrafficConfiguration",
		"Mutual TLS between peers cannot be enabled while the encryption of their traffic is disabled.")
}

// environmentSubnet returns the subnet of an environment that exists or is being made.
func environmentSubnet(r model.Request) (model.Resource, bool) {
	return r.Cloud.Get(r.Inputs.String(environmentSubnetPath))
}

func environmentDelegation(r model.Request) []model.Fault {
	subnet, ok := environmentSubnet(r)
	profiles := len(r.Inputs.List("workloadProfiles")) > 0
	switch services := delegatedServices(subnet.Inputs); {
	case !ok:
	case profiles && !delegatedTo(subnet.Inputs, environmentService):
		return model.Refuse(environmentSubnetPath, "ManagedEnvironmentSubnetDelegationError",
			"The subnet must be delegated to %s.", environmentService)
	case !profiles && len(services) > 0:
		return model.Refuse(environmentSubnetPath, "ManagedEnvironmentV1SubnetDelegationNotAllowed",
			"The subnet for consumption-only environment must not have delegations. Please remove the delegation '%s' from "+
				"the subnet and retry the environment creation.", services[0])
	}
	return nil
}

func environmentSubnetSize(r model.Request) []model.Fault {
	smallest := 27
	if len(r.Inputs.List("workloadProfiles")) == 0 {
		smallest = 23
	}
	subnet, ok := environmentSubnet(r)
	if !ok {
		return nil
	}
	for _, prefix := range subnetPrefixes(subnet.Inputs) {
		if prefix.Addr().Is4() && prefix.Bits() > smallest {
			return model.Refuse(environmentSubnetPath, "ManagedEnvironmentSubnetTooSmall",
				"The subnet %s (%s) is too small: the environment needs /%d or larger.", nameOf(subnet.ID), prefix, smallest)
		}
	}
	return nil
}

func environmentSubnetRegion(r model.Request) []model.Fault {
	return otherRegionThanNetwork(r, environmentSubnetPath, r.Inputs.String(environmentSubnetPath))
}

func environmentSubnetAlone(r model.Request) []model.Fault {
	subnet, ok := environmentSubnet(r)
	if !ok {
		return nil
	}
	for _, tenant := range tenants(r.Cloud, subnet.ID) {
		if !strings.EqualFold(tenant.ID, r.ID) {
			return model.Refuse(environmentSubnetPath, "ManagedEnvironmentSubnetIsInUse",
				"The subnet %s is in use by %s: an environment needs a subnet of its own.", nameOf(subnet.ID), tenant.ID)
		}
	}
	return nil
}

func environmentHasApps(r model.Request) []model.Fault {
	for _, app := range referringTo(r.Cloud, r.ID, containerAppType) {
		if strings.EqualFold(environmentOf(app.Inputs), r.ID) {
			return []model.Fault{{Status: 409, Code: "ManagedEnvironmentHasContainerApps", Message: "The environment " +
				nameOf(r.ID) + " cannot be deleted while it has the container app " + nameOf(app.ID) + "."}}
		}
	}
	return nil
}

// lastUsable is the highest address of a prefix that Azure may give away.
func lastUsable(prefix netip.Prefix) netip.Addr {
	address := prefix.Masked().Addr().As4()
	for bit := prefix.Bits(); bit < 32; bit++ {
		address[bit/8] |= 1 << (7 - bit%8)
	}
	return netip.AddrFrom4(address).Prev()
}
