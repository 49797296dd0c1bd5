package frontdoor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// Limits of Front Door. Microsoft Learn "Azure subscription limits" and hashicorp/terraform-provider-azurerm v5.2.0,
// cdn_frontdoor_*_resource.go, 2026-08-21, verified; the shortest probe interval is the portal's, known.
const (
	maxOrigins            = 50
	minResponseTimeout    = 16
	maxResponseTimeout    = 240
	minProbeInterval      = 5
	maxProbeInterval      = 255
	maxAdditionalLatency  = 1000
	maxPriority           = 5
	maxWeight             = 1000
	maxPort               = 65535
	maxRateLimitThreshold = 1_000_000
)

// A host name with at least two labels; a managed certificate for a wildcard would not be renewed by itself.
var hostNameForm = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

var headerForm = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// methods are the HTTP methods that a firewall rule can name (RFC 9110 and RFC 5789).
var methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.tier() == Standard || a.tier() == Premium, "Tier", fmt.Sprintf("is %q", a.Tier),
		fmt.Sprintf("use %s or %s", Standard, Premium))
	within(&faults, "ResponseTimeoutSeconds", a.responseTimeout(), minResponseTimeout, maxResponseTimeout)
	faults.Require(a.protocol() == HTTPS || a.protocol() == HTTP, "OriginProtocol", fmt.Sprintf("is %q", a.OriginProtocol),
		fmt.Sprintf("use %s or %s", HTTPS, HTTP))
	a.validateOrigins(&faults, a.Origins)
	faults.Require(!a.KeepStandardFirewall || a.tier() == Premium && a.Firewall.Enabled, "KeepStandardFirewall",
		"is for a Premium profile with a firewall", "leave it out")
	faults.Require(strings.HasPrefix(a.Probe.path(), "/"), "Probe.Path",
		fmt.Sprintf("must start with a slash, not be %q", a.Probe.Path), "write it like /healthz")
	within(&faults, "Probe.IntervalSeconds", a.Probe.interval(), minProbeInterval, maxProbeInterval)
	within(&faults, "AdditionalLatencyMilliseconds", a.AdditionalLatencyMilliseconds, 0, maxAdditionalLatency)
	faults.Require(slices.Contains([]QueryStrings{UseQueryString, IgnoreQueryString}, a.Static.queryStrings()),
		"Static.QueryStrings", fmt.Sprintf("is %q", a.Static.QueryStrings),
		fmt.Sprintf("use %s or %s", UseQueryString, IgnoreQueryString))
	a.validateHeaders(&faults)
	a.validateFirewall(&faults)
	a.validateCells(&faults)
	faults.Require(a.CustomDomain == "" || hostNameForm.MatchString(a.CustomDomain), "CustomDomain",
		fmt.Sprintf("must be a host name in lower case without a wildcard, not %q", a.CustomDomain),
		"write it like www.contoso.com")
	return faults.Err()
}

// validateOrigins looks at what requests go to, be it given at once or later.
func (a Args) validateOrigins(faults *fault.List, origins []Origin) {
	for _, p := range a.pools(origins) {
		a.validatePool(faults, p)
	}
	named := slices.ContainsFunc(origins, func(o Origin) bool { return o.group() == a.RouteTo })
	faults.Require(a.RouteTo == "" || len(origins) == 0 || named, "RouteTo",
		fmt.Sprintf("%q is the group of no origin", a.RouteTo), "name the group of an origin")
	for i, cell := range a.Cells {
		has := slices.ContainsFunc(origins, func(o Origin) bool { return o.group() == cell.Group })
		faults.Require(len(origins) == 0 || has, fmt.Sprintf("Cells[%d].Group", i),
			fmt.Sprintf("%q is the group of no origin", cell.Group), "name the group of an origin")
	}
	seen := map[string]bool{}
	for i, origin := range origins {
		field := fmt.Sprintf("Origins[%d]", i)
		faults.Merge(field, origin.validate(a.tier()))
		faults.Require(!seen[strings.ToLower(origin.Name)], field+".Name", fmt.Sprintf("%q is given twice", origin.Name),
			"name each origin differently; Azure ignores the case")
		seen[strings.ToLower(origin.Name)] = true
	}
}

func (a Args) validatePool(faults *fault.List, p *pool) {
	faults.Require(len(p.members) <= maxOrigins, "Origins",
		fmt.Sprintf("must be at most %d in a group, not %d in %s", maxOrigins, len(p.members), p.name), "name fewer")
	alike := func(o Origin) bool {
		return (o.PrivateLink == nil) == (p.members[0].PrivateLink == nil) && o.protocol(a) == p.protocol
	}
	faults.Require(!slices.ContainsFunc(p.members, func(o Origin) bool { return !alike(o) }), "Origins",
		"of the group "+p.name+" differ in reach or protocol", "put them into groups of their own")
}

func (o Origin) validate(tier Tier) error {
	var faults fault.List
	if rule, ok := azure.NameRuleFor(naming.FrontDoorOrigin); ok {
		if err := rule.Check(o.Name); err != nil {
			faults.Add("Name", err.Error(), "use letters, digits and hyphens")
		}
	}
	faults.Require(o.HostName != nil, "HostName", "is missing", "pass the host name of the origin")
	within(&faults, "Priority", o.priority(), 1, maxPriority)
	within(&faults, "Weight", o.weight(), 1, maxWeight)
	within(&faults, "HTTPPort", o.httpPort(), 1, maxPort)
	within(&faults, "HTTPSPort", o.httpsPort(), 1, maxPort)
	if o.PrivateLink != nil {
		faults.Require(tier == Premium, "PrivateLink", fmt.Sprintf("needs the tier %s, not %s", Premium, tier),
			"leave it out, or upgrade the profile first")
		faults.Require(o.PrivateLink.TargetID != nil, "PrivateLink.TargetID", "is missing", "pass the ID of the target")
		faults.Require(o.PrivateLink.Location != "", "PrivateLink.Location", "is empty", "set a region such as eastus2")
	}
	return faults.Err()
}

func (a Args) validateHeaders(faults *fault.List) {
	seen := map[string]bool{}
	for i, header := range a.headers() {
		field := fmt.Sprintf("Headers[%d].Name", i)
		faults.Require(headerForm.MatchString(header.Name), field,
			fmt.Sprintf("must be letters, digits and hyphens, not %q", header.Name), "write it like X-Frame-Options")
		faults.Require(!seen[strings.ToLower(header.Name)], field, fmt.Sprintf("%q is given twice", header.Name),
			"set each header once")
		seen[strings.ToLower(header.Name)] = true
	}
}

func (a Args) validateFirewall(faults *fault.List) {
	wall := a.Firewall
	asks := wall.RateLimitPerMinute != 0 || len(wall.AllowedMethods) > 0 || len(wall.ManagedRules) > 0
	faults.Require(wall.Enabled || !asks, "Firewall.Enabled", "is false although rules are given",
		"enable the firewall, or leave its rules out")
	within(faults, "Firewall.RateLimitPerMinute", wall.RateLimitPerMinute, 0, maxRateLimitThreshold)
	for i, method := range wall.AllowedMethods {
		faults.Require(slices.Contains(methods, method), fmt.Sprintf("Firewall.AllowedMethods[%d]", i),
			fmt.Sprintf("%q is no HTTP method", method), "use some of "+strings.Join(methods, ", "))
	}
	faults.Require(len(wall.ManagedRules) == 0 || a.tier() == Premium, "Firewall.ManagedRules",
		fmt.Sprintf("need the tier %s, not %s", Premium, a.tier()), "leave them out, or upgrade the profile first")
	for i, name := range wall.ManagedRules {
		_, known := managedRuleSetFor(name)
		faults.Require(known, fmt.Sprintf("Firewall.ManagedRules[%d]", i), fmt.Sprintf("%q is not known", name),
			"use some of "+strings.Join(ManagedRuleSets(), ", "))
	}
}

func within(faults *fault.List, field string, value, low, high int) {
	faults.Require(value >= low && value <= high, field, fmt.Sprintf("must be %d to %d, not %d", low, high, value),
		"choose a value in this range")
}
