package stages_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// storeFaults resolves stage 100k with overrides that hold services, and returns the faults.
func storeFaults(t *testing.T, overrides string) stages.Faults {
	t.Helper()
	require.True(t, json.Valid([]byte(overrides)), overrides)
	config, err := stages.ParseConfig(map[string]string{
		"stage": "100k", "workload": "shop", "environment": "dev", "location": "eastus2",
		"owner": "platform", "costCenter": "cc-1000", "alertEmail": "alerts@example.com",
		"sqlAdmin":  `{"name": "sql-admins", "objectId": "5f3c1f5e-7d0c-4c57-9f0b-2a6a7c7b9e11"}`,
		"overrides": overrides,
	})
	if err == nil {
		_, err = stages.Resolve(config)
	}
	if err == nil {
		return nil
	}
	var faults stages.Faults
	require.ErrorAs(t, err, &faults)
	return faults
}

func TestAStoreThatTheStageCannotGiveIsRefused(t *testing.T) {
	t.Parallel()
	const first = "overrides.services.definitions[0]"
	for name, test := range map[string]struct{ overrides, field, rule string }{
		"documents without an account": {
			`{"data": {"cosmos": {"enabled": false}}, "services": {"definitions": [{"name": "users", "store": "cosmos"}]}}`,
			first + ".store", "the stage has no Cosmos DB",
		},
		"an index without a service": {
			`{"data": {"search": {"enabled": false}}, "services": {"definitions": [{"name": "find", "store": "search"}]}}`,
			first + ".store", "the stage has no Azure AI Search",
		},
		"an unknown store": {
			`{"services": {"definitions": [{"name": "users", "store": "mongo"}]}}`,
			first + ".store", "it must be one of none, sql, cosmos, search",
		},
		"a size without a database": {
			`{"services": {"definitions": [{"name": "users", "store": "cosmos", "storeSku": "GP_Gen5_2"}]}}`,
			first + ".storeSku", "only the store sql has a service objective",
		},
		"a size that is not sold": {
			`{"services": {"definitions": [{"name": "orders", "store": "sql", "storeSku": "GP_Gen9_2"}]}}`,
			first + ".storeSku", "it must be one Azure SQL sells",
		},
		"a size without zones": {
			`{"services": {"definitions": [{"name": "orders", "store": "sql", "storeSku": "S3"}]}}`,
			first + ".storeSku", "the database is zone-redundant as that of the stage is",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := storeFaults(t, test.overrides)
			require.Len(t, faults, 1)
			assert.Equal(t, test.field, faults[0].Field)
			assert.Contains(t, faults[0].Rule, test.rule)
			assert.NotEmpty(t, faults[0].Fix)
		})
	}
}

func TestStoresThatTheStageHasAreTaken(t *testing.T) {
	t.Parallel()
	assert.Empty(t, storeFaults(t, `{"services": {"definitions": [
		{"name": "search", "store": "search"}, {"name": "profiles", "store": "cosmos"}, {"name": "users"},
		{"name": "orders", "store": "sql"}, {"name": "billing", "store": "sql", "storeSku": "HS_Gen5_2"}]}}`))
	assert.Equal(t, stages.SQLSKU("GP_Gen5_2"), stages.Service{Name: "orders", Store: stages.StoreSQL}.Objective())
}
