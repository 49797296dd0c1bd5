package reachability

import (
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// What resources are asked for.
const (
	byID     = "the ID"
	byType   = "the type"
	byParent = "the type and the parent"

	endpointsOf     = "private endpoints by target"
	linksOf         = "links by network and zone"
	zonesNamed      = "private zones by name"
	storesAt        = "stores by type and host"
	listenersNamed  = "failover groups by name"
	sitesAt         = "sites by host"
	containerAppsAt = "container apps by host"
	groupsAt        = "container groups by address"
	groupSubnets    = "subnets of container groups"
	addressesAt     = "public addresses by host"
	gatewaysAt      = "gateways by public address"
	gatewaysTo      = "gateways by the host behind"
	rolesAt         = "role assignments by scope"
	grantsBelow     = "grants by type and what they are below"
	originsAt       = "origins by host"
	originsLinked   = "origins by the target of their private link"
	originsOpen     = "origins without a private link"
	routesTo        = "routes by origin group"
	routesApplying  = "routes by rule set"
	rulesTo         = "rules by origin group"
	endpointsOff    = "endpoints that are switched off"
)

const roleAssignments = "Microsoft.Authorization/roleAssignments"

// lookups say by what resources of a type are found, beside ID, type and parent.
var lookups = map[string][]lookup{
	"Microsoft.Network/privateEndpoints": {{endpointsOf, func(r model.Resource) (targets []string) {
		for _, connection := range connections(r) {
			targets = append(targets, connection.String("privateLinkServiceId"))
		}
		return targets
	}}},
	"Microsoft.Network/privateDnsZones/virtualNetworkLinks": {{linksOf, func(r model.Resource) []string {
		return []string{joined(r.Outputs.String("virtualNetwork.id"), nameOf(parentOf(r.ID)))}
	}}},
	privateZones: {{zonesNamed, func(r model.Resource) []string { return []string{nameOf(r.ID)} }}},
	"Microsoft.Sql/servers/failoverGroups": {
		{listenersNamed, func(r model.Resource) []string { return []string{nameOf(r.ID)} }},
	},
	webApp.armType:                {{sitesAt, at("defaultHostName")}},
	"Microsoft.App/containerApps": {{containerAppsAt, at("configuration.ingress.fqdn")}},
	containerGroups:               {{groupsAt, at("ipAddress.ip")}},
	"Microsoft.Network/virtualNetworks/subnets": {{groupSubnets, func(r model.Resource) (always []string) {
		for _, delegation := range r.Outputs.Objects("delegations") {
			if strings.EqualFold(delegation.String("serviceName"), containerGroups) {
				always = []string{""}
			}
		}
		return always
	}}},
	"Microsoft.Network/publicIPAddresses": {{addressesAt, at("dnsSettings.fqdn")}},
	gateways: {
		{gatewaysAt, each("frontendIPConfigurations[].publicIPAddress.id")},
		{gatewaysTo, each("backendAddressPools[].backendAddresses[].fqdn")},
	},
	roleAssignments: {{rolesAt, func(r model.Resource) []string { return []string{scopeOf(r.ID)} }}, grants(roleAssignments)},
	"Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments": {
		grants("Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"),
	},
	"Microsoft.Cache/redis/accessPolicyAssignments": {grants("Microsoft.Cache/redis/accessPolicyAssignments")},
	"Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments": {
		grants("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"),
	},
	"Microsoft.Cdn/profiles/originGroups/origins": {
		{originsAt, at("hostName")}, {originsLinked, at("sharedPrivateLinkResource.privateLink.id")},
		{originsOpen, func(r model.Resource) []string {
			if r.Outputs.Object("sharedPrivateLinkResource") != nil {
				return nil
			}
			return []string{""}
		}},
	},
	"Microsoft.Cdn/profiles/afdEndpoints/routes": {
		{routesTo, at("originGroup.id")}, {routesApplying, each("ruleSets[].id")},
	},
	"Microsoft.Cdn/profiles/ruleSets/rules": {
		{rulesTo, each("actions[].parameters.originGroupOverride.originGroup.id")},
	},
	"Microsoft.Cdn/profiles/afdEndpoints": {{endpointsOff, func(r model.Resource) []string {
		if !disabled(r.Outputs.String("enabledState")) {
			return nil
		}
		return []string{""}
	}}},
}

// lookup is one thing by which a resource is found.
type lookup struct {
	about string
	of    func(model.Resource) []string
}

// lookupsOf adds to the table what the services say of themselves. Types are compared without regard to case.
var lookupsOf = func() map[string][]lookup {
	all := map[string][]lookup{}
	for armType, rows := range lookups {
		all[key(armType)] = rows
	}
	for _, kind := range services {
		at := key(kind.armType)
		all[at] = append(all[at][:len(all[at]):len(all[at])], lookup{storesAt, kind.hosts})
	}
	return all
}()

// answered are the questions that a resource is an answer to, beside that for its ID.
func answered(r model.Resource) []question {
	questions := []question{{byType, joined(r.ARMType)}, {byParent, joined(r.ARMType, parentOf(r.ID))}}
	for _, row := range lookupsOf[key(r.ARMType)] {
		for _, of := range row.of(r) {
			questions = append(questions, question{row.about, joined(of)})
		}
	}
	return questions
}

// at finds a resource by the text at a path, if there is one.
func at(path string) func(model.Resource) []string {
	return func(r model.Resource) []string {
		if text := r.Outputs.String(path); text != "" {
			return []string{text}
		}
		return nil
	}
}

// each finds a resource by the texts at a path through lists.
func each(path string) func(model.Resource) []string {
	return func(r model.Resource) (texts []string) {
		for _, found := range r.Outputs.Find(path) {
			if text, ok := found.Value.(string); ok {
				texts = append(texts, text)
			}
		}
		return texts
	}
}

// grants finds what lets somebody in by everything above it.
func grants(armType string) lookup {
	return lookup{grantsBelow, func(r model.Resource) (above []string) {
		for _, id := range ancestors(r.ID) {
			above = append(above, joined(armType, id))
		}
		return above
	}}
}

// ancestors are everything that an ID may lie below, from the tenant, which is "", down.
func ancestors(id string) (above []string) {
	for at, letter := range id {
		if letter == '/' {
			above = append(above, id[:at])
		}
	}
	return above
}

// scopeOf is where a role assignment holds.
func scopeOf(assignment string) string {
	const below = "/providers/microsoft.authorization/roleassignments/"
	return assignment[:max(strings.LastIndex(strings.ToLower(assignment), below), 0)]
}

var urlHost = regexp.MustCompile(`//([^/]+)/`)

// hosts are the names under which a store is found.
func (s service) hosts(store model.Resource) []string {
	named := strings.ToLower(store.Outputs.String(s.host))
	if named == "" {
		return nil
	}
	found := []string{joined(s.armType, named+s.suffix)}
	if host := hostName.FindString(named); host != "" {
		found = append(found, joined(s.armType, host))
	}
	for _, match := range urlHost.FindAllStringSubmatch(named, -1) {
		found = append(found, joined(s.armType, match[1]))
	}
	return found
}
