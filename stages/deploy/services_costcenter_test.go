package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/stages"
)

// Everything that is a service's alone is paid by its cost centre, and nothing else is.
func TestAServicePaysForWhatIsItsOwn(t *testing.T) {
	t.Parallel()
	g := up(t, configuration(stages.Stage100k, "costCenterBudgets", `{"checkout": 1000}`, "overrides",
		`{"services": {"host": "functions", "definitions": [
			{"name": "orders", "store": "sql", "costCenter": "checkout"}, {"name": "carts", "store": "cosmos", "costCenter": "checkout"},
			{"name": "users"}]}}`))
	paid := map[string]int{}
	for _, one := range g.Resources {
		tags, _ := one.Inputs["tags"].(map[string]any)
		if tags == nil {
			continue
		}
		wanted := "cc-1000"
		if strings.Contains(one.Name, "orders") || strings.Contains(one.Name, "carts") {
			wanted = "checkout"
			paid[one.Type]++
		}
		assert.Equal(t, wanted, tags["costCenter"], one.Name)
	}
	for _, of := range []string{"WebApp", "AppServicePlan", "UserAssignedIdentity", "StorageAccount", "Database",
		"SqlResourceSqlContainer", "PrivateEndpoint"} {
		found := 0
		for kind, count := range paid {
			if strings.HasSuffix(kind, ":"+of) {
				found += count
			}
		}
		assert.Positive(t, found, "%s in %v", of, paid)
	}
}
