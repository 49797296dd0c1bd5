package frontdoor

import (
	"slices"
	"strings"
)

// The names of what lies in the profile. They are unique there only, so they carry neither workload nor region; rules
// and rule sets take no hyphens.
const (
	staticRouteName    = "static"
	defaultRouteName   = "default"
	securityPolicyName = "firewall"
	headersRuleSet     = "ResponseHeaders"
	cachingRuleSet     = "StaticCaching"
	assetsRuleSet      = "AssetCaching"
)

// routeSpec is one route. Its rule sets run in this order.
type routeSpec struct {
	name, pattern string
	cached        bool
	ruleSets      []string
}

// routes lists the routes: the more specific pattern wins, whatever the order.
func (a Args) routes() []routeSpec {
	var shared []string
	if len(a.headers()) > 0 {
		shared = []string{headersRuleSet}
	}
	byDefault := slices.Concat(shared, a.cellRuleSets())
	if a.CacheAssets {
		byDefault = append(byDefault, assetsRuleSet)
	}
	routes := []routeSpec{{defaultRouteName, "/*", false, byDefault}}
	if a.Static.Cached {
		routes = append(routes, routeSpec{
			staticRouteName, "/static/*", true, append(append([]string{}, shared...), cachingRuleSet),
		})
	}
	return routes
}

// customDomainName is the host name in the characters that a resource name may have.
func customDomainName(host string) string { return strings.ReplaceAll(host, ".", "-") }

// validationRecord is the name of the TXT record by which Azure recognises the owner of a domain.
// Source: Microsoft Learn "Configure a custom domain on Azure Front Door", 2025, known.
func validationRecord(host string) string { return "_dnsauth." + host }

// compressedTypes are what Front Door compresses: text in the widest sense. What is compressed by itself, such as
// JPEG, WOFF2 or video, would only cost time.
// Source: Microsoft Learn "Improve performance by compressing files in Azure Front Door", 2025, known.
var compressedTypes = []string{
	"application/javascript",
	"application/json",
	"application/vnd.ms-fontobject",
	"application/x-font-ttf",
	"application/xhtml+xml",
	"application/xml",
	"font/otf",
	"font/ttf",
	"image/svg+xml",
	"text/css",
	"text/csv",
	"text/html",
	"text/javascript",
	"text/plain",
	"text/xml",
}
