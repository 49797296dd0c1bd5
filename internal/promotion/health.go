package promotion

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/graph"
)

// Health is what a look at a stack between the halves of a hop found. It reads what the target answered when each resource
// was last created, updated or refreshed; it sends no request to the application.
type Health struct {
	// Checks say what was looked at.
	Checks []Check `json:"checks"`
	// Faults keep the second half from starting.
	Faults []Fault `json:"faults"`
}

// Check is one kind of look, with the number of resources that it could judge.
type Check struct {
	ID     string `json:"id"`
	Asks   string `json:"asks"`
	Looked int    `json:"looked"`
}

// Fault is one resource that is not as the second half needs it.
type Fault struct {
	// URN is empty for a path of which more than one resource is part.
	URN     string `json:"urn"`
	Check   string `json:"check"`
	Problem string `json:"problem"`
	Fix     string `json:"fix"`
}

// probe judges one resource. It says whether it could, and what is wrong.
type probe func(r graph.Resource, s situation) (looked bool, problem string)

// situation is a stack between the halves, and what it becomes by the second.
type situation struct{ now, contracted graph.Graph }

// probes are all checks, in the order in which they are listed.
var probes = []struct {
	id, asks, fix string
	probe         probe
}{
	{
		"provisioned", "Has Azure finished with it?",
		"wait until Azure has finished, refresh, and run the command again", isProvisioned,
	},
	{
		"running", "Is it in the state in which it works?",
		"look into the resource's activity log, mend it, refresh, and run the command again", isRunning,
	},
	{
		"approved", "Is the private endpoint's connection approved?",
		"approve the connection at the resource it leads to, refresh, and run the command again", isApproved,
	},
	{
		"resolvable", "Do names resolve to the private endpoint: a zone group, a zone, a link to the network?",
		"run up once more, or restore the DNS zone group and the links of its zone", isResolvable,
	},
	{
		"reachable", "Has what is about to close its public endpoint a private one?",
		"keep network.publicAccess until the private endpoint stands", isReachable,
	},
}

// Verify looks at a stack between the halves. contracted is what the second half makes of it.
func Verify(now, contracted graph.Graph) Health {
	s := situation{now, contracted}
	h := Health{Checks: []Check{}, Faults: []Fault{}}
	for _, p := range probes {
		check := Check{ID: p.id, Asks: p.asks}
		for _, r := range now.Resources {
			looked, problem := p.probe(r, s)
			if looked {
				check.Looked++
			}
			if problem != "" {
				h.Faults = append(h.Faults, Fault{URN: r.URN, Check: p.id, Problem: problem, Fix: p.fix})
			}
		}
		h.Checks = append(h.Checks, check)
	}
	return h
}

// outages are the paths of the emulated cloud that are interrupted now. On target azure nobody watches.
func outages(seen []reachability.Outage) []Fault {
	var faults []Fault
	for _, outage := range seen {
		if outage.Ended == nil {
			faults = append(faults, Fault{
				Check: "outage", Problem: outage.String(), Fix: "restore the path, and run the command again",
			})
		}
	}
	return faults
}

func isProvisioned(r graph.Resource, _ situation) (bool, string) {
	return isState(r, "provisioningState", "Succeeded")
}

// workingStates is, by type, the output that tells whether a resource works, and its good value.
var workingStates = map[string][2]string{
	"azure-native:sql:Server":                 {"state", "Ready"},
	"azure-native:sql:Database":               {"status", "Online"},
	"azure-native:cache:RedisEnterprise":      {"resourceState", "Running"},
	"azure-native:cache:Database":             {"resourceState", "Running"},
	"azure-native:web:AppServicePlan":         {"status", "Ready"},
	"azure-native:web:WebApp":                 {"state", "Running"},
	"azure-native:web:WebAppSlot":             {"state", "Running"},
	"azure-native:cdn:Profile":                {"resourceState", "Active"},
	"azure-native:cdn:AFDCustomDomain":        {"domainValidationState", "Approved"},
	"azure-native:network:ApplicationGateway": {"operationalState", "Running"},
	"azure-native:network:VirtualNetworkLink": {"virtualNetworkLinkState", "Completed"},
}

func isRunning(r graph.Resource, _ situation) (bool, string) {
	state, known := workingStates[graph.Unversioned(r.Type)]
	if !known {
		return false, ""
	}
	return isState(r, state[0], state[1])
}

func isState(r graph.Resource, output, good string) (bool, string) {
	state, given := r.Outputs[output].(string)
	if !given || strings.EqualFold(state, good) {
		return given, ""
	}
	return true, fmt.Sprintf("%s is %q, not %q", output, state, good)
}
