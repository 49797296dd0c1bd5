package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	azureEndpoints    = "Microsoft.Network/trafficManagerProfiles/azureEndpoints"
	externalEndpoints = "Microsoft.Network/trafficManagerProfiles/externalEndpoints"

	trafficManagerMonitoring = "Microsoft Learn, Traffic Manager endpoint monitoring"
	trafficManagerEndpoints  = "Microsoft Learn, Traffic Manager endpoints"
	trafficManagerRule       = "network.trafficManagerProfiles."
)

func trafficManagerRules() []model.Rule {
	return []model.Rule{
		preflight(trafficManagerRule+"monitor-path",
			"A monitor of HTTP or HTTPS has a path that begins with a slash, one of TCP has none.",
			verified(trafficManagerMonitoring), monitorPath),
		preflight(trafficManagerRule+"monitor-interval",
			"Endpoints are probed every 30 seconds with a timeout of 5 to 10, or every 10 with one of 5 to 9.",
			verified(trafficManagerMonitoring), monitorInterval),
		preflight(trafficManagerRule+"endpoint-target",
			"An Azure endpoint names its resource, an external one its host.", verified(trafficManagerEndpoints), endpointTargetGiven),
		preflight(trafficManagerRule+"external-location",
			"With the method Performance an external endpoint says in which region it is.", verified(trafficManagerSDK),
			externalEndpointLocation),
		preflight(trafficManagerRule+"endpoint-names",
			"Each endpoint has a name of its own.", known(), endpointNamesUnique),
		onApply(trafficManagerRule+"address-has-name",
			"A public IP address is an endpoint only with a DNS name.", verified(trafficManagerEndpoints), endpointAddressNamed),
		onApply(trafficManagerRule+"relative-name-free",
			"The name below trafficmanager.net is given once.", known(), relativeNameFree),
	}
}

func monitorPath(r model.Request) []model.Fault {
	const property = "monitorConfig.path"
	protocol, path := r.Inputs.String("monitorConfig.protocol"), r.Inputs.String(property)
	if protocol == "" || !r.Inputs.Known(property) {
		return nil
	}
	if oneOf(protocol, "TCP") {
		if path == "" {
			return nil
		}
		return model.Refuse(property, "BadRequest", "The monitor path must not be set when the protocol is TCP.")
	}
	if strings.HasPrefix(path, "/") {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The monitor path '%s' does not begin with a slash.", path)
}

func monitorInterval(r model.Request) []model.Fault {
	const interval, timeout = "monitorConfig.intervalInSeconds", "monitorConfig.timeoutInSeconds"
	if !r.Inputs.Known(interval) || !r.Inputs.Known(timeout) {
		return nil
	}
	filled := withDefaults(r)
	every, longest := filled.Number(interval), 10.0
	switch every {
	case 30:
	case 10:
		longest = 9
	default:
		return model.Refuse(interval, "BadRequest", "The monitoring interval must be 10 or 30 seconds, not %g.", every)
	}
	if seconds := filled.Number(timeout); seconds < 5 || seconds > longest {
		return model.Refuse(timeout, "BadRequest",
			"With an interval of %g seconds the timeout must be between 5 and %g seconds, not %g.", every, longest, seconds)
	}
	return nil
}

func endpointTargetGiven(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, endpoint := range r.Inputs.Objects("endpoints") {
		wanted := "target"
		if oneOf(endpoint.String("type"), azureEndpoints) {
			wanted = "targetResourceId"
		}
		if endpoint.Known(wanted) && !endpoint.Has(wanted) {
			faults = append(faults, model.Refuse(fmt.Sprintf("endpoints[%d].%s", i, wanted), "BadRequest",
				"The endpoint '%s' has no %s.", endpoint.String("name"), wanted)...)
		}
	}
	return faults
}

func externalEndpointLocation(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("trafficRoutingMethod"), "Performance") {
		return nil
	}
	var faults []model.Fault
	for i, endpoint := range r.Inputs.Objects("endpoints") {
		if oneOf(endpoint.String("type"), externalEndpoints) && endpoint.Known("endpointLocation") &&
			!endpoint.Has("endpointLocation") {
			faults = append(faults, model.Refuse(fmt.Sprintf("endpoints[%d].endpointLocation", i), "BadRequest",
				"The external endpoint '%s' of a profile with Performance routing has no location.", endpoint.String("name"))...)
		}
	}
	return faults
}

func endpointNamesUnique(r model.Request) []model.Fault {
	seen := map[string]bool{}
	var faults []model.Fault
	for i, endpoint := range r.Inputs.Objects("endpoints") {
		name := strings.ToLower(endpoint.String("name"))
		if name != "" && seen[name] {
			faults = append(faults, model.Refuse(fmt.Sprintf("endpoints[%d].name", i), "BadRequest",
				"There are several endpoints with the name '%s'.", name)...)
		}
		seen[name] = true
	}
	return faults
}

func endpointAddressNamed(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, endpoint := range r.Inputs.Objects("endpoints") {
		address, ok := r.Cloud.Get(endpoint.String("targetResourceId"))
		if ok && oneOf(address.ARMType, publicIPType) && !address.Inputs.Has("dnsSettings.domainNameLabel") {
			faults = append(faults, model.Refuse(fmt.Sprintf("endpoints[%d].targetResourceId", i), "BadRequest",
				"The public IP address %s has no DNS name.", nameOf(address.ID))...)
		}
	}
	return faults
}

func relativeNameFree(r model.Request) []model.Fault {
	const property = "dnsConfig.relativeName"
	for _, other := range r.Cloud.OfType(trafficManagerType) {
		if !oneOf(other.ID, r.ID) && oneOf(other.Inputs.String(property), r.Inputs.String(property)) {
			return model.Refuse(property, "Conflict", "The domain name %s.trafficmanager.net is already in use.",
				r.Inputs.String(property))
		}
	}
	return nil
}
