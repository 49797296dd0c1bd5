package cost

import "github.com/azstage/azstage/internal/graph"

const secondsPerMonth = hoursPerMonth * 3600

// mbPerGB is how Functions counts the memory of an instance.
const mbPerGB = 1024

// functions are charged by the gigabytes and seconds in which they run, by the execution, and for instances that stand
// ready. Executions on those are cheaper than the others; all are priced as the others, which is an upper bound.
func functions(s scene, r graph.Resource) []charge {
	const scale = "scaleAndConcurrency"
	memory := numberOr(r, 2048, "functionAppConfig", scale, "instanceMemoryMB") / mbPerGB
	ready := 0.0
	for _, item := range list(r, "functionAppConfig", scale, "alwaysReady") {
		group, _ := item.(map[string]any)
		count, _ := number(group["instanceCount"])
		ready += count
	}
	jobs := s.usage.Requests.Times(jobsPerRequest)
	return []charge{
		{"functions.flex.ready", "instances that stand ready", Always(ready * memory * secondsPerMonth)},
		{"functions.flex.execution", "time of execution", jobs.Times(secondsPerJob * memory)},
		{"functions.flex.executions", "executions", jobs},
	}
}
