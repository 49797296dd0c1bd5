package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnSecurityPolicySource = azurermSource + "cdn/cdn_frontdoor_security_policy_resource.go"

func frontDoorSecurityPolicy() *model.Type {
	const domains = "parameters.associations[].domains[].id"
	return &model.Type{
		Token:    "azure-native:cdn:SecurityPolicy",
		ARMType:  cdnSecurityPolicyType,
		Path:     cdnProfilePath + "/securityPolicies/{securityPolicyName}",
		Location: model.Unlocated,
		Required: properties(inferred(cdnSecurityPolicySource), "parameters.wafPolicy.id", "parameters.associations"),
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"SecurityPolicyWebApplicationFirewallParameters"), "parameters.type",
				"WebApplicationFirewall"),
			allowed(inferred(cdnSecurityPolicySource), "parameters.associations[].patternsToMatch[]", "/*"),
		},
		References: []model.Reference{
			{
				Path: "parameters.wafPolicy.id", Types: []string{wafPolicyType}, Blocks: true, Code: "BadRequest",
				Message: "The web application firewall policy is in use by a security policy.", Fact: known(),
			},
			{
				Path: domains, Types: []string{cdnEndpointType, cdnCustomDomainType}, Blocks: true, Code: "BadRequest",
				Message: "Resource is associated with security policy.",
				Fact:    verified("github.com/hashicorp/terraform-provider-azurerm/pull/31388, the answer of the service"),
			},
		},
		ReadOnly: func(r model.Request) model.Properties { return edgeOutputs(r, cdnSecurityPolicyType, nil) },
		Rules: []model.Rule{
			onApply("cdn.securityPolicies.firewall-tier",
				"The SKU of the firewall policy is that of the profile.",
				verified(tierComparison), firewallFitsProfile),
			domainHasOnePolicy(domains),
			inSameProfile("cdn.securityPolicies.same-profile", domains),
		},
	}
}

func firewallFitsProfile(r model.Request) []model.Fault {
	profile, ok := profileOf(r)
	policy, found := r.Cloud.Get(r.Inputs.String("parameters.wafPolicy.id"))
	if !ok || !found || strings.EqualFold(tierOf(profile), tierOf(policy)) {
		return nil
	}
	return model.Refuse("parameters.wafPolicy.id", "BadRequest", "The firewall policy '%s' is %s and the profile '%s' "+
		"is %s: both must have the same SKU.", nameOf(policy.ID), tierOf(policy), nameOf(profile.ID), tierOf(profile))
}

func domainHasOnePolicy(path string) model.Rule {
	const text = "A domain is associated with one security policy."
	return onApply("cdn.securityPolicies.one-per-domain", text, known(), func(r model.Request) []model.Fault {
		own := map[string]bool{}
		for _, found := range r.Inputs.Find(path) {
			if id, ok := found.Value.(string); ok {
				own[strings.ToLower(id)] = true
			}
		}
		for _, other := range profileSiblings(r, cdnSecurityPolicyType) {
			for _, found := range other.Inputs.Find(path) {
				if id, ok := found.Value.(string); ok && own[strings.ToLower(id)] {
					return model.Refuse("parameters.associations", "BadRequest",
						"The domain '%s' is already associated with the security policy '%s'.", nameOf(id), nameOf(other.ID))
				}
			}
		}
		return nil
	})
}
