package reachability

import (
	"cmp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// users says whether users reach an app through any of its entries: its own host name, or an endpoint of Front Door.
// Which of them users know is a DNS record outside of the cloud, and moves while both work.
func (w *world) users(site model.Resource) State {
	state := State{Path: Path{App: site.ID, From: Users, To: nameOf(site.ID)}}
	own := w.siteAdmits(site, visitor{})
	if own == "" {
		state.Via = site.Outputs.String("defaultHostName")
		return state
	}
	via, reasons := w.frontDoor(site, w.originsOf(site))
	if via == "" && len(reasons) == 0 && !w.brief {
		// An origin whose gateway is gone does not tell for which app it is.
		via, reasons = w.frontDoor(site, w.ask(originsOpen, ""))
	}
	if via != "" {
		state.Via = via
		return state
	}
	state.Unrouted = len(reasons) == 0
	state.Reason = strings.Join(append([]string{"its own host name: " + own}, reasons...), "; ")
	return state
}

// frontDoor returns the host of an endpoint through which users reach an app by some origins, or why they do by none.
func (w *world) frontDoor(site model.Resource, origins []model.Resource) (via string, reasons []string) {
	byGroup := map[string][]model.Resource{}
	for _, origin := range origins {
		group := key(parentOf(origin.ID))
		byGroup[group] = append(byGroup[group], origin)
	}
	for _, endpoint := range w.entries(origins) {
		reason, leads := w.endpoint(endpoint, site, byGroup)
		if leads && reason == "" {
			return endpoint.Outputs.String("hostName"), nil
		}
		if leads {
			reasons = append(reasons, endpoint.Outputs.String("hostName")+": "+reason)
		}
	}
	return "", reasons
}

// visitor is who comes to the public endpoint of an app: anybody, or with a tag a service of Azure.
type visitor struct {
	// tag is the service tag that the visitor's address belongs to; frontDoorID what it puts into X-Azure-FDID.
	tag, frontDoorID string
}

// siteAdmits says why the public endpoint of an app turns a visitor away; "" when it lets it in. What comes through a
// private endpoint is not asked (MicrosoftDocs/azure-docs app-service/overview-access-restrictions.md; verified).
func (w *world) siteAdmits(site model.Resource, who visitor) string {
	if enabled, given := site.Outputs.Get("enabled"); given && enabled == false {
		return "the app is stopped"
	}
	if disabled(site.Outputs.String("publicNetworkAccess")) {
		return "the public endpoint of the app is closed"
	}
	rules := site.Outputs.Objects("siteConfig.ipSecurityRestrictions")
	slices.SortStableFunc(rules, func(a, b model.Properties) int {
		return cmp.Compare(a.Number("priority"), b.Number("priority"))
	})
	for _, rule := range rules {
		if !who.meets(rule) {
			continue
		}
		if strings.EqualFold(rule.String("action"), "Deny") {
			return "access restriction " + rule.String("name") + " turns it away"
		}
		return ""
	}
	// Without a default, a list of rules lets in nobody else.
	fallback := site.Outputs.String("siteConfig.ipSecurityRestrictionsDefaultAction")
	if strings.EqualFold(fallback, "Deny") || fallback == "" && len(rules) > 0 {
		return "no access restriction lets it in"
	}
	return ""
}

// meets says whether an access restriction is about the visitor.
func (v visitor) meets(rule model.Properties) bool {
	for header, wanted := range rule.Object("headers") {
		values, _ := wanted.([]any)
		if strings.EqualFold(header, "x-azure-fdid") && !slices.Contains(values, any(v.frontDoorID)) {
			return false
		}
	}
	for _, source := range strings.Split(rule.String("ipAddress"), ",") {
		if source == "Any" || source == "0.0.0.0/0" || v.tag != "" && strings.EqualFold(source, v.tag) {
			return true
		}
	}
	return false
}
