package stages

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

// flexPlan is the one plan for workers: a function app that scales to zero and reaches into a network.
const flexPlan = "FC1"

// runtimeForm is a runtime of Flex Consumption and a version. pulumi-azure-native-sdk v2.92, FunctionsRuntime, verified.
var runtimeForm = regexp.MustCompile(`^(dotnet-isolated|node|java|powershell|python|custom)\|[0-9]+(\.[0-9]+)?$`)

func (c *check) workers(w WorkerPlan, m Messaging) {
	if w.SKU == "" {
		c.that(len(w.Functions) == 0, "workers.sku", "functions without a plan", "functions run on a plan", "use "+flexPlan)
		return
	}
	c.that(w.SKU == flexPlan, "workers.sku", fmt.Sprintf("%q is no plan for workers", w.SKU),
		"workers scale to zero and reach stores over private addresses, which Flex Consumption alone does", "use "+flexPlan)
	c.that(runtimeForm.MatchString(w.Runtime), "workers.runtime", fmt.Sprintf("%q is no runtime", w.Runtime),
		"a runtime is a language and a version", "write it as dotnet-isolated|10.0, node|22, python|3.12 or java|21")
	c.between("workers.maxInstances", w.MaxInstances, 1, azure.FlexMaxInstances)
	c.that(slices.Contains(azure.FlexMemoryMB(), w.MemoryMB), "workers.memoryMb",
		fmt.Sprintf("%d MB is no size", w.MemoryMB), "Flex Consumption instances have 512, 2048 or 4096 MB", "use 2048")
	c.between("workers.alwaysReady", w.AlwaysReady, 0, azure.FlexMaxInstances)
	ready := max(w.AlwaysReady, w.leastReady()) * len(w.Functions)
	c.that(ready <= w.MaxInstances, "workers.maxInstances",
		fmt.Sprintf("%d instances, of which %d are to stand ready", w.MaxInstances, ready),
		"what stands ready for each function counts among them", "raise it, or lower workers.alwaysReady")
	for _, function := range w.Functions {
		c.that(slices.Contains(m.Queues, function), "workers.functions", "no queue "+function,
			"each function is fed by the queue of the same name", "add it to messaging.queues, or remove the function")
	}
}

// leastReady is how many instances of each function Azure keeps ready.
func (w WorkerPlan) leastReady() int {
	if w.ZoneRedundant {
		return azure.FlexZonedReady
	}
	return 0
}
