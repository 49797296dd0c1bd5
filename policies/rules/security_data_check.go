package rules

import (
	"math/big"
	"net/netip"
	"strings"
)

// trustedServices concerns accounts with a firewall; the default lets Azure's services pass.
func trustedServices(r Resource) Result {
	bypass := r.Get("networkRuleSet.bypass")
	switch {
	case bypass.Opaque():
		return undecidable(bypass.Path())
	case !r.Get("networkRuleSet.defaultAction").Is("Deny") || bypass.Absent():
		return pass()
	}
	return failIf(!strings.Contains(strings.ToLower(bypass.Text()), "azureservices"), "%s is %s", bypass.Path(), bypass)
}

// servedPrivately is how private endpoints name the service that they are for.
var servedPrivately = byID(func(endpoint Resource) []Value {
	return itemsAt(endpoint.Get("privateLinkServiceConnections"), "privateLinkServiceId")
}, privateEndpoint)

// hasPrivateEndpoint demands a private endpoint for every resource of the types.
func hasPrivateEndpoint(types ...string) func(*Stack) []Located {
	return func(s *Stack) []Located {
		return s.eachOf(types, func(r Resource) Result {
			found, certain := s.referring(servedPrivately, r)
			return demand(len(found), certain, "there is no private endpoint")
		})
	}
}

// narrowRange passes where two addresses bound a range of at most some size.
func narrowRange(first, last string, size int64) check {
	return func(r Resource) Result {
		if r.Get(first).Opaque() || r.Get(last).Opaque() {
			return undecidable(first)
		}
		start, err1 := netip.ParseAddr(r.Get(first).Text())
		end, err2 := netip.ParseAddr(r.Get(last).Text())
		if err1 != nil || err2 != nil {
			return fail("%s and %s are not two addresses", r.Get(first), r.Get(last))
		}
		addresses := new(big.Int).Sub(new(big.Int).SetBytes(end.AsSlice()), new(big.Int).SetBytes(start.AsSlice()))
		addresses.Add(addresses, big.NewInt(1))
		return failIf(addresses.Sign() <= 0 || addresses.Cmp(big.NewInt(size)) > 0,
			"%s to %s are %s addresses", start, end, addresses)
	}
}

// mostFirewallRules is the number that PSRule takes for excessive.
const mostFirewallRules = 10

func fewFirewallRules(s *Stack) []Located {
	return s.eachOf([]string{sqlServer}, func(r Resource) Result {
		count := 0
		for _, rule := range s.OfType(sqlFirewallRule) {
			if sameName(rule, rule.Get("serverName"), r) == here {
				count++
			}
		}
		return failIf(count > mostFirewallRules, "there are %d firewall rules", count)
	})
}

var (
	auditedServer      = byName("serverName", sqlAuditing)
	auditedServerBasic = byName("serverName", sqlAuditingBasic)
)

func auditingDeclared(s *Stack) []Located {
	return s.eachOf([]string{sqlServer}, func(r Resource) Result {
		extended := demandChild(s, r, auditedServer, "audit policy")
		if extended.Verdict == Passed {
			return pass()
		}
		basic := demandChild(s, r, auditedServerBasic, "audit policy")
		if basic.Verdict == Passed || extended.Verdict == Undecidable {
			return basic
		}
		return extended
	})
}
