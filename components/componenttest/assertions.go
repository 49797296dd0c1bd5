package componenttest

import (
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// statefulTokens is kept apart from the table the components use, so that a row lost there is noticed here.
var statefulTokens = map[string]bool{
	"azure-native:managedidentity:UserAssignedIdentity":    true,
	"azure-native:operationalinsights/v20250201:Workspace": true,
	"azure-native:keyvault:Vault":                          true,
	"azure-native:sql/v20230801:Server":                    true,
	"azure-native:sql/v20230801:Database":                  true,
	"azure-native:cache/v20241101:Redis":                   true,
	"azure-native:cache/v20250401:Database":                true,
	"azure-native:cache/v20250401:RedisEnterprise":         true,
	"azure-native:servicebus/v20240101:Namespace":          true,
	"azure-native:servicebus/v20240101:Queue":              true,
	"azure-native:servicebus/v20240101:Topic":              true,
	"azure-native:servicebus/v20240101:Subscription":       true,
	"azure-native:containerregistry/v20230701:Registry":    true,
	"azure-native:storage:StorageAccount":                  true,
	"azure-native:storage:BlobContainer":                   true,

	"azure-native:documentdb/v20241115:DatabaseAccount":         true,
	"azure-native:documentdb/v20241115:SqlResourceSqlDatabase":  true,
	"azure-native:documentdb/v20241115:SqlResourceSqlContainer": true,
	"azure-native:storage:Queue":                                true,

	"azure-native:documentdb/v20241115:GremlinResourceGremlinDatabase": true,
	"azure-native:documentdb/v20241115:GremlinResourceGremlinGraph":    true,
	"azure-native:kusto/v20230815:Cluster":                             true,
	"azure-native:kusto/v20230815:ReadWriteDatabase":                   true,
	"azure-native:storage:Table":                                       true,
}

// AssertDescend checks that there are children and that each descends from the component and carries its name in front.
func (r *Recording) AssertDescend(t require.TestingT, component string) {
	require.Greater(t, len(r.All()), 1, "the component has no children")
	parents := map[string]string{}
	for _, one := range r.All() {
		parents[one.Name] = one.Parent()
	}
	for name := range parents {
		if name == component {
			continue
		}
		assert.Contains(t, ancestors(parents, name), component, "%s does not descend from the component", name)
		assert.Regexp(t, "^"+component+"-", name, "a child carries the name of its component in front")
	}
}

// ancestors stops at the stack, and after as many steps as there are resources.
func ancestors(parents map[string]string, name string) []string {
	var above []string
	for range parents {
		name = parents[name]
		if name == "" {
			break
		}
		above = append(above, name)
	}
	return above
}

// AssertProtected checks that what holds data is protected, that there is such a resource, and that nothing else is.
func (r *Recording) AssertProtected(t require.TestingT) {
	stateful := 0
	for _, one := range r.All() {
		assert.Equal(t, statefulTokens[one.Token], one.Request.GetProtect(), "protection of %s", one.Name)
		if statefulTokens[one.Token] {
			stateful++
		}
	}
	assert.Positive(t, stateful, "nothing in this component holds data")
}

// AssertUnprotected checks that nothing is protected.
func (r *Recording) AssertUnprotected(t require.TestingT) {
	for _, one := range r.All() {
		assert.False(t, one.Request.GetProtect(), "protection of %s", one.Name)
	}
}
