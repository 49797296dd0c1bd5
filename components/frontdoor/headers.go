package frontdoor

import (
	"fmt"
	"slices"
)

// Header is set on a response, whatever the application says; an empty value removes it.
type Header struct{ Name, Value string }

// securityHeaders are those of the OWASP Secure Headers Project (2025, known) that do not hang on the application. A
// content security policy does, so it is left to the caller. Strict-Transport-Security leaves subdomains out: others
// may serve them.
var securityHeaders = []Header{
	{"Strict-Transport-Security", "max-age=31536000"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
	{"X-Powered-By", ""},
	{"X-AspNet-Version", ""},
}

// SecurityHeaders is the default of [Args.Headers]. The slice is the caller's own.
func SecurityHeaders() []Header { return slices.Clone(securityHeaders) }

const (
	// immutableYear lets browsers keep a file for a year without asking again.
	immutableYear = "public, max-age=31536000, immutable"
	// edgeYear is the same for the points of presence, which look at the origin's header and not at the one that the
	// rule sets for the browser.
	edgeYear = "365.00:00:00"
)

// maxActions is what one rule may do. hashicorp/terraform-provider-azurerm v5.2.0, cdn_frontdoor_rule_resource.go,
// 2026-08-21, verified.
const maxActions = 5

// ruleSpec is one rule. The routes that its rule set is attached to say when it applies, and its extensions.
type ruleSpec struct {
	ruleSet, name string
	order         int
	headers       []Header
	// edgeCache is how long the edge keeps what the origin gives no time for; empty leaves the cache alone.
	edgeCache string
	// extensions are the files that the rule is for. Empty: all.
	extensions []string
	// queryStrings are for the cache of this rule; empty are those of the static route.
	queryStrings QueryStrings
	// uncompressed is for what is compressed by itself.
	uncompressed bool
	// cell is whose users the rule is for. Nil: everybody.
	cell *Cell
}

// rules lists the rules in the order of their rule sets.
func (a Args) rules() []ruleSpec {
	var rules []ruleSpec
	number := 0
	for headers := range slices.Chunk(a.headers(), maxActions) {
		number++
		rules = append(rules, ruleSpec{
			ruleSet: headersRuleSet, name: fmt.Sprintf("Headers%d", number), order: number, headers: headers,
		})
	}
	if a.Static.Cached {
		rules = append(rules, ruleSpec{
			ruleSet: cachingRuleSet, name: "Immutable", order: 1, headers: []Header{{"Cache-Control", immutableYear}},
			edgeCache: edgeYear,
		})
	}
	if a.CacheAssets {
		rules = append(rules, assetRules()...)
	}
	return append(rules, a.cellRules()...)
}
