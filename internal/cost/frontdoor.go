package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const (
	frontDoorProfile  = "azure-native:cdn:Profile"
	frontDoorFirewall = "azure-native:network:Policy"
)

var frontDoorKinds = map[string]kind{
	frontDoorProfile:  {charges: frontDoor},
	frontDoorFirewall: {charges: firewall, idle: "the Premium profile includes it"},

	"azure-native:cdn:AFDEndpoint":       {free: "billed with the profile"},
	"azure-native:cdn:AFDOriginGroup":    {free: "billed with the profile"},
	"azure-native:cdn:AFDOrigin":         {free: "billed with the profile"},
	"azure-native:cdn:AFDCustomDomain":   {free: "billed with the profile"},
	"azure-native:cdn:Route":             {free: "billed with the profile"},
	"azure-native:cdn:RuleSet":           {free: "billed with the profile"},
	"azure-native:cdn:Rule":              {free: "billed with the profile"},
	"azure-native:cdn:SecurityPolicy":    {free: "billed with the firewall policy"},
	"azure-native:cdn:EdgeAction":        {free: "a preview that Azure publishes no price of"},
	"azure-native:cdn:EdgeActionVersion": {free: "billed with the edge action"},
}

// frontDoor has users of zone 1, North America and Europe. What its origins send to it is free.
func frontDoor(s scene, r graph.Resource) ([]charge, error) {
	tier, ok := frontDoorTier(r)
	if !ok {
		return nil, fmt.Errorf("%q is no tier of Azure Front Door that the estimate knows", word(r, "sku", "name"))
	}
	meter, out := "frontdoor."+tier+".", s.share(s.usage.EgressGB, frontDoorProfile)
	return []charge{
		monthly(meter+"base", tier+" profile", 1),
		{meter + "requests", "requests", s.share(s.usage.Requests, frontDoorProfile)},
		{meter + "out", "data to users", out},
		{meter + "in", "data to the origins", out.Times(uploadShare)},
	}, nil
}

func frontDoorTier(r graph.Resource) (string, bool) {
	tier, _, ours := strings.Cut(word(r, "sku", "name"), "_AzureFrontDoor")
	return tier, ours && (tier == "Standard" || tier == "Premium")
}

// firewall is charged on Standard profiles; that Premium includes it is known, and no price page at hand proves it.
func firewall(s scene, r graph.Resource) ([]charge, error) {
	tier, ok := frontDoorTier(r)
	if !ok {
		return nil, fmt.Errorf("%q is no tier of Azure Front Door that the estimate knows", word(r, "sku", "name"))
	}
	if tier == "Premium" {
		return nil, nil
	}
	charges := []charge{
		monthly("frontdoor.waf.policy", "firewall policy", 1),
		monthly("frontdoor.waf.rule", "custom rules", float64(len(list(r, "customRules", "rules")))),
		{"frontdoor.waf.requests", "requests inspected", s.share(s.usage.Requests, frontDoorFirewall)},
	}
	return charges, nil
}
