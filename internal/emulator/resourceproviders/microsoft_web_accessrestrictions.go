package resourceproviders

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/emulator/model"
)

const accessRestrictionDocs = "MicrosoftDocs/azure-docs app-service/app-service-ip-restrictions.md (2025-02)"

// restrictionLists are the two doors of an app: the app itself, and the site that it is deployed through.
var restrictionLists = []string{"siteConfig.ipSecurityRestrictions", "siteConfig.scmIpSecurityRestrictions"}

// serviceTags are those that admit what can stand in front of an app or watch it; Azure has hundreds more.
var serviceTags = []string{
	"AzureFrontDoor.Backend", "ApplicationInsightsAvailability", "ActionGroup", "ApiManagement", "AzureCloud",
	"AzureDevOps", "AzureEventGrid", "AzureLoadBalancer", "AzureTrafficManager", "LogicApps",
}

func accessRestrictionRules() []model.Rule {
	return []model.Rule{
		preflight("web.sites.access-restriction-source",
			"An access restriction names one source: address ranges, a service tag or a subnet.",
			inferred(accessRestrictionDocs), restrictionSource),
		preflight("web.sites.access-restriction-addresses",
			"The source is up to eight ranges in CIDR notation, or up to eight service tags; of the tags those are "+
				"modelled that can stand in front of an app.", verified(accessRestrictionDocs), restrictionAddresses),
		preflight("web.sites.access-restriction-headers",
			"A header filter is for X-Forwarded-For, X-Forwarded-Host, X-Azure-FDID or X-FD-HealthProbe, with up to "+
				"eight values.", verified(accessRestrictionDocs), restrictionHeaders),
		preflight("web.sites.access-restriction-front-door-id",
			"A filter on X-Azure-FDID holds Front Door IDs, which are GUIDs.", inferred(accessRestrictionDocs),
			restrictionFrontDoorID),
		preflight("web.sites.access-restriction-priorities",
			"No two access restrictions of one list have the same priority.", known(), restrictionPriorities),
	}
}

// eachRestriction visits the access restrictions of both lists with the path of each.
func eachRestriction(r model.Request, visit func(property string, restriction model.Properties) []model.Fault,
) []model.Fault {
	var faults []model.Fault
	for _, list := range restrictionLists {
		for _, found := range r.Inputs.Find(list + "[]") {
			if restriction, ok := found.Value.(model.Properties); ok {
				faults = append(faults, visit(found.Path, restriction)...)
			}
		}
	}
	return faults
}

func restrictionSource(r model.Request) []model.Fault {
	return eachRestriction(r, func(property string, restriction model.Properties) []model.Fault {
		_, address := restriction.Get("ipAddress")
		_, subnet := restriction.Get("vnetSubnetResourceId")
		if address != subnet {
			return nil
		}
		return model.Refuse(property, "BadRequest",
			"The access restriction '%s' needs either ipAddress or vnetSubnetResourceId.", restriction.String("name"))
	})
}

func restrictionAddresses(r model.Request) []model.Fault {
	const most = 8
	return eachRestriction(r, func(property string, restriction model.Properties) []model.Fault {
		if !restriction.Has("ipAddress") || !restriction.Known("tag") {
			return nil
		}
		sources := strings.Split(restriction.String("ipAddress"), ",")
		property += ".ipAddress"
		if len(sources) > most {
			return model.Refuse(property, "BadRequest", "An access restriction has at most %d sources, not %d.",
				most, len(sources))
		}
		var faults []model.Fault
		for _, source := range sources {
			faults = append(faults, sourceFault(property, restriction.String("tag"), strings.TrimSpace(source))...)
		}
		return faults
	})
}

func sourceFault(property, tag, source string) []model.Fault {
	if oneOf(tag, "ServiceTag") {
		if oneOf(source, serviceTags...) {
			return nil
		}
		return model.Refuse(property, "NotModelled", "The emulator does not know the service tag '%s'; it knows %s.",
			source, strings.Join(serviceTags, ", "))
	}
	if _, err := netip.ParsePrefix(source); err != nil {
		return model.Refuse(property, "BadRequest", "'%s' is no range in CIDR notation, such as 203.0.113.0/24.", source)
	}
	return nil
}

func restrictionHeaders(r model.Request) []model.Fault {
	const most = 8
	return eachRestriction(r, func(property string, restriction model.Properties) []model.Fault {
		var faults []model.Fault
		for _, header := range restriction.Find("headers{}") {
			name, _ := header.Value.(string)
			at := property + ".headers." + name
			if !oneOf(name, "X-Forwarded-For", "X-Forwarded-Host", "X-Azure-FDID", "X-FD-HealthProbe") {
				faults = append(faults, model.Refuse(at, "BadRequest", "The header '%s' cannot be filtered on.", name)...)
			}
			if values := len(restriction.List("headers." + name)); values > most {
				faults = append(faults, model.Refuse(at, "BadRequest",
					"A header filter has at most %d values, not %d.", most, values)...)
			}
		}
		return faults
	})
}

func restrictionFrontDoorID(r model.Request) []model.Fault {
	return eachRestriction(r, func(property string, restriction model.Properties) []model.Fault {
		var faults []model.Fault
		for _, header := range restriction.Find("headers{}") {
			name, _ := header.Value.(string)
			if !oneOf(name, "X-Azure-FDID") {
				continue
			}
			for _, id := range restriction.Strings("headers." + name) {
				if uuid.Validate(id) != nil {
					faults = append(faults, model.Refuse(property+".headers."+name, "BadRequest",
						"'%s' is no Front Door ID: it is the profile's frontDoorId, a GUID.", id)...)
				}
			}
		}
		return faults
	})
}

func restrictionPriorities(r model.Request) []model.Fault {
	taken := map[string]bool{}
	return eachRestriction(r, func(property string, restriction model.Properties) []model.Fault {
		if !restriction.Has("priority") {
			return nil
		}
		list, _, _ := strings.Cut(property, "[")
		priority := fmt.Sprintf("%s %v", list, restriction.Number("priority"))
		if taken[priority] {
			return model.Refuse(property+".priority", "BadRequest", "The priority %v is given twice.",
				restriction.Number("priority"))
		}
		taken[priority] = true
		return nil
	})
}
