package stages

import (
	"fmt"
	"regexp"
	"slices"
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
	c.between("workers.maxInstances", w.MaxInstances, 1, 1000)
	c.that(slices.Contains([]int{512, 2048, 4096}, w.MemoryMB), "workers.memoryMb",
		fmt.Sprintf("%d MB is no size", w.MemoryMB), "Flex Consumption instances have 512, 2048 or 4096 MB", "use 2048")
	for _, function := range w.Functions {
		c.that(slices.Contains(m.Queues, function), "workers.functions", "no queue "+function,
			"each function is fed by the queue of the same name", "add it to messaging.queues, or remove the function")
	}
}
