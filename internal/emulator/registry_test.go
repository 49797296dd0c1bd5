package emulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/emulator/schema"
)

// eachType runs a test for every modelled type with its schema.
func eachType(t *testing.T, test func(*testing.T, *model.Type, *schema.Resource)) {
	t.Helper()
	types := resourceproviders.All()
	require.NotEmpty(t, types)
	for _, declared := range types {
		t.Run(declared.Token, func(t *testing.T) {
			t.Parallel()
			found, ok := schema.Lookup(declared.Token)
			require.True(t, ok, "add the type to internal/emulator/schema/generate/tokens.txt")
			test(t, declared, found)
		})
	}
}

func TestTheTypesFitTogether(t *testing.T) {
	t.Parallel()
	_, err := arm.New(cloud.Memory(), resourceproviders.All())
	require.NoError(t, err)
}

func TestRowsNamePropertiesThatExist(t *testing.T) {
	t.Parallel()
	eachType(t, func(t *testing.T, declared *model.Type, found *schema.Resource) {
		for row, paths := range inputPaths(declared) {
			for _, path := range paths {
				assert.True(t, found.HasInput(path), "%s: %s is no input", row, path)
			}
		}
		for row, paths := range outputPaths(declared) {
			for _, path := range paths {
				assert.True(t, found.HasInput(path) || found.HasOutput(head(path)), "%s: %s is no property", row, path)
			}
		}
	})
}

// inputPaths are the paths in rows that speak of inputs.
func inputPaths(declared *model.Type) map[string][]string {
	paths := map[string][]string{"WriteOnly": declared.WriteOnly}
	for _, segment := range strings.Split(declared.Path, "/") {
		if name, ok := strings.CutPrefix(segment, "{"); ok && name != "subscriptionId}" {
			paths["Path"] = append(paths["Path"], strings.TrimSuffix(name, "}"))
		}
	}
	for _, row := range declared.Replace {
		paths["Replace"] = append(paths["Replace"], row.Path)
	}
	for _, row := range declared.Immutable {
		paths["Immutable"] = append(paths["Immutable"], row.Path)
	}
	for _, row := range declared.Required {
		paths["Required"] = append(paths["Required"], row.Path)
	}
	for _, row := range declared.Allowed {
		paths["Allowed"] = append(paths["Allowed"], row.Path)
	}
	for _, row := range declared.Ranges {
		paths["Ranges"] = append(paths["Ranges"], row.Path)
	}
	for _, row := range declared.References {
		paths["References"] = append(paths["References"], row.Path)
	}
	return paths
}

// outputPaths are the paths in rows that may speak of outputs alone.
func outputPaths(declared *model.Type) map[string][]string {
	paths := map[string][]string{"Secrets": declared.Secrets}
	for _, row := range declared.Defaults {
		paths["Defaults"] = append(paths["Defaults"], row.Path)
	}
	for path := range declared.Normalise {
		paths["Normalise"] = append(paths["Normalise"], path)
	}
	return paths
}

func TestWhatAzureAlwaysReturnsIsReturned(t *testing.T) {
	t.Parallel()
	eachType(t, func(t *testing.T, declared *model.Type, found *schema.Resource) {
		returned := exampleOutputs(t, declared, found)
		for _, name := range found.AlwaysReturned() {
			assert.Contains(t, returned, name, "Azure always returns it: ReadOnly or Defaults should")
		}
	})
}

// exampleOutputs are the outputs of a resource whose program gives only what it must.
func exampleOutputs(t *testing.T, declared *model.Type, found *schema.Resource) model.Properties {
	t.Helper()
	store := cloud.Memory()
	subscription, err := arm.New(store, []*model.Type{declared})
	require.NoError(t, err)
	inputs := model.Properties{"location": "westeurope"}
	for _, name := range slices.Concat(found.Required(), inputPaths(declared)["Path"]) {
		inputs[name] = "example"
	}
	outputs := model.Properties{"name": "example", "type": declared.ARMType}
	for _, row := range declared.Required {
		outputs[head(row.Path)] = "example"
	}
	for _, row := range declared.Defaults {
		outputs[head(row.Path)] = row.Value
		inputs.Set(row.Path, row.Value)
	}
	maps.Copy(outputs, inputs)
	if declared.ReadOnly != nil {
		maps.Copy(outputs, declared.ReadOnly(model.Request{
			Type: declared, ID: subscription.ID(declared.Token, inputs), Inputs: inputs, Cloud: store,
		}))
	}
	return outputs
}

func head(path string) string {
	name, _, _ := strings.Cut(path, ".")
	return strings.TrimSuffix(name, "[]")
}

func TestEveryRuleOfTheRegistryHasASource(t *testing.T) {
	t.Parallel()
	rows := emulator.Rules(resourceproviders.All())
	require.NotEmpty(t, rows)
	seen := map[string]bool{}
	for _, row := range rows {
		assert.False(t, seen[row.ID], "%s is listed twice", row.ID)
		seen[row.ID] = true
		assert.NotEmpty(t, row.Text, row.ID)
		assert.NotEmpty(t, row.Source, row.ID)
		assert.NotEmpty(t, row.Evidence, row.ID)
	}
}
