package resourceproviders

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestTypesAreUnique(t *testing.T) {
	t.Parallel()
	tokens, paths := map[string]bool{}, map[string]bool{}
	for _, kind := range All() {
		assert.False(t, tokens[kind.Token], kind.Token)
		assert.False(t, paths[kind.Path], kind.Path)
		tokens[kind.Token], paths[kind.Path] = true, true
	}
	assert.NotEmpty(t, tokens)
}

func TestEveryRowSaysWhereItComesFrom(t *testing.T) {
	t.Parallel()
	rows := 0
	told := func(token, path string, fact model.Fact) {
		rows++
		assert.NotEmpty(t, path, token)
		assert.NotEmpty(t, fact.Source, "%s %s", token, path)
		assert.Contains(t, []model.Evidence{model.Verified, model.Inferred, model.Known}, fact.Evidence, "%s %s", token, path)
	}
	for _, kind := range All() {
		for _, row := range append(kind.Replace, kind.Required...) {
			told(kind.Token, row.Path, row.Fact)
		}
		for _, row := range kind.Immutable {
			told(kind.Token, row.Path, row.Fact)
		}
		for _, row := range kind.Allowed {
			told(kind.Token, row.Path, row.Fact)
		}
		for _, row := range kind.Ranges {
			told(kind.Token, row.Path, row.Fact)
		}
		for _, row := range kind.References {
			told(kind.Token, row.Path, row.Fact)
		}
		for _, row := range kind.Defaults {
			told(kind.Token, row.Path, row.Fact)
		}
	}
	assert.NotZero(t, rows)
}

func TestOutputsSurviveInputsThatAreUnknownOrAbsent(t *testing.T) {
	t.Parallel()
	for _, kind := range All() {
		for _, value := range []any{model.Unknown, nil} {
			inputs := props{}
			for _, name := range []string{"sku", "location", "identity", "serverFarmId", "subnets", "networkRuleSet"} {
				inputs[name] = value
			}
			request := model.Request{Type: kind, ID: siteID, Inputs: inputs, Cloud: fakeCloud{}}
			assert.NotPanics(t, func() { kind.ReadOnly(request) }, kind.Token)
		}
	}
}

func TestOutputsAreTheSameEveryTime(t *testing.T) {
	t.Parallel()
	for _, kind := range All() {
		request := model.Request{Type: kind, ID: siteID, Inputs: props{"location": "eastus2"}, Cloud: fakeCloud{}}
		assert.Equal(t, kind.ReadOnly(request), kind.ReadOnly(request), kind.Token)
	}
}

func TestPrincipalsAgreeWhereverTheyAreReturned(t *testing.T) {
	t.Parallel()
	id := group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
	identity := userAssignedIdentity().ReadOnly(model.Request{Type: userAssignedIdentity(), ID: id})
	site := webApp().ReadOnly(model.Request{Type: webApp(), ID: siteID, Cloud: fakeCloud{}, Inputs: props{
		"identity": props{"type": "SystemAssigned, UserAssigned", "userAssignedIdentities": list(strings.ToUpper(id))},
	}})
	assigned, ok := site.Object("identity.userAssignedIdentities")[strings.ToUpper(id)].(props)
	require.True(t, ok)
	assert.Equal(t, identity.String("principalId"), assigned.String("principalId"))
	assert.Equal(t, identity.String("clientId"), assigned.String("clientId"))
	assert.NotEqual(t, identity.String("principalId"), site.String("identity.principalId"))
	require.NoError(t, uuid.Validate(site.String("identity.principalId")))
}

func TestDatabaseOutputsAreWhatAzureMakesOfTheSKU(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, sku, family, kind, readScale string
		capacity, maxSizeGB                float64
	}{
		{"S1", "Standard", "", "v12.0,user", "Disabled", 20, 250},
		{"P1", "Premium", "", "v12.0,user", "Enabled", 125, 500},
		{"GP_S_Gen5_2", "GP_S_Gen5", "Gen5", "v12.0,user,vcore,serverless", "Disabled", 2, 32},
		{"HS_PRMS_8", "HS_PRMS", "PRMS", "v12.0,user,vcore", "Disabled", 8, 32},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			outputs := sqlDatabaseOutputs(model.Request{ID: dbID, Inputs: props{
				"location": "eastus2", "sku": props{"name": test.name},
			}})
			assert.Equal(t, test.sku, outputs.String("sku.name"))
			assert.Equal(t, test.family, outputs.String("sku.family"))
			assert.InDelta(t, test.capacity, outputs.Number("sku.capacity"), 0)
			assert.Equal(t, test.name, outputs.String("currentServiceObjectiveName"))
			assert.Equal(t, test.kind, outputs.String("kind"))
			assert.Equal(t, test.readScale, outputs.String("readScale"))
			assert.InDelta(t, test.maxSizeGB*gigabyte, outputs.Number("maxSizeBytes"), 0)
			assert.Equal(t, "centralus", outputs.String("defaultSecondaryLocation"))
		})
	}
}

func TestStorageOutputsFollowTheRedundancy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ sku, secondary, endpoint string }{
		{"Standard_ZRS", "", ""},
		{"Standard_GRS", "centralus", ""},
		{"Standard_RAGZRS", "centralus", "https://st-secondary.blob.core.windows.net/"},
	} {
		t.Run(test.sku, func(t *testing.T) {
			t.Parallel()
			outputs := storageAccountOutputs(model.Request{ID: accountID, Inputs: props{
				"location": "East US 2", "sku": props{"name": test.sku},
			}})
			assert.Equal(t, "https://st.blob.core.windows.net/", outputs.String("primaryEndpoints.blob"))
			assert.Equal(t, test.secondary, outputs.String("secondaryLocation"))
			assert.Equal(t, test.endpoint, outputs.String("secondaryEndpoints.blob"))
		})
	}
}

func TestIDsAreReadAsARMWritesThem(t *testing.T) {
	t.Parallel()
	for id, armType := range map[string]string{
		group:                                  "Microsoft.Resources/resourceGroups",
		"/subscriptions/" + guid:               "Microsoft.Resources/subscriptions",
		dbID:                                   "Microsoft.Sql/servers/databases",
		accountID + "/blobServices/default":    "Microsoft.Storage/storageAccounts/blobServices",
		siteID + "/providers/Microsoft.A/bs/c": "Microsoft.A/bs",
		"nonsense":                             "",
	} {
		assert.Equal(t, armType, armTypeOf(id), id)
	}
	assert.Equal(t, serverID, parentOf(dbID))
	assert.Empty(t, parentOf("x"))
}
