package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/schema"
)

// The tests use a small made-up provider beside resource groups, so that they say which row does what.
const (
	groupToken  = "azure-native:resources:ResourceGroup"
	boxToken    = "azure-native:test:Box"
	childToken  = "azure-native:test:Lid"
	policyToken = "azure-native:test:Policy"
	noteToken   = "azure-native:test:Note"
	redisToken  = "azure-native:test:Redis"
	storeToken  = "azure-native:storage:StorageAccount"
	inGroup     = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/"
	groupID     = "/subscriptions/" + cloud.SubscriptionID + "/resourceGroups/rg-a"
	boxID       = groupID + "/providers/Microsoft.Test/boxes/box"
)

func testTypes() []*model.Type {
	return []*model.Type{
		{Token: groupToken, ARMType: "Microsoft.Resources/resourceGroups", Location: model.Regional,
			Path:    "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}",
			Replace: []model.Property{{Path: "location"}}},
		boxType(),
		{Token: childToken, ARMType: "Microsoft.Test/boxes/lids", Location: model.Unlocated,
			Path: inGroup + "Microsoft.Test/boxes/{boxName}/lids/{lidName}",
			References: []model.Reference{
				{Path: "box.id", Types: []string{"Microsoft.Test/boxes"}, Blocks: true, Code: "InUse", Message: "in use"},
				{Path: "others[].id"},
			}},
		{Token: policyToken, ARMType: "Microsoft.Test/boxes/policies", Location: model.Unlocated, Automatic: true,
			Path:     inGroup + "Microsoft.Test/boxes/{boxName}/policies/default",
			Defaults: []model.Default{{Path: "allow", Value: true}}},
		{Token: noteToken, ARMType: "Microsoft.Test/notes", Location: model.Unlocated,
			Path: "/{scope}/providers/Microsoft.Test/notes/{noteName}"},
		{Token: storeToken, ARMType: "Microsoft.Storage/storageAccounts", Location: model.Regional,
			Path:       inGroup + "Microsoft.Storage/storageAccounts/{accountName}",
			SoftDelete: &model.SoftDelete{Code: "SoftDeleted", Message: "%s is soft-deleted"}},
		{Token: redisToken, ARMType: "Microsoft.Cache/redisEnterprise", Location: model.Regional,
			Path: inGroup + "Microsoft.Cache/redisEnterprise/{clusterName}"},
	}
}

func boxType() *model.Type {
	return &model.Type{
		Token: boxToken, ARMType: "Microsoft.Test/boxes", Location: model.Regional,
		Path:      inGroup + "Microsoft.Test/boxes/{boxName}",
		Replace:   []model.Property{{Path: "location"}, {Path: "sku.family"}},
		Immutable: []model.Immutable{{Path: "collation", Code: "CannotChange", Message: "%s cannot change"}},
		Required:  []model.Property{{Path: "sku.name"}, {Path: "parts[].id"}},
		Allowed:   []model.Allowed{{Path: "sku.name", Values: []string{"Standard", "Premium"}}},
		Ranges:    []model.Range{{Path: "capacity", Min: 1, Max: 3}, {Path: "title", Min: 2, Max: 4}},
		Defaults:  []model.Default{{Path: "sku.tier", Value: "Free"}, {Path: "tier", Value: "Hot"}},
		Normalise: map[string]func(any) any{"sku.name": func(any) any { return "Standard" }},
		WriteOnly: []string{"password"},
		Secrets:   []string{"keys.primary"},
		Implied:   []model.Implied{{Suffix: "drawers/top"}},
		ReadOnly: func(request model.Request) model.Properties {
			lids := []any{}
			for _, lid := range request.Cloud.Below(request.ID) {
				lids = append(lids, lid.ID)
			}
			return model.Properties{"endpoint": request.Inputs.String("boxName") + ".test", "lids": lids}
		},
		Rules: []model.Rule{
			{ID: "test.preflight", Phase: model.Preflight, Check: func(r model.Request) []model.Fault {
				if r.Inputs.Bool("cursed") {
					return model.Refuse("cursed", "Cursed", "boxes are not cursed")
				}
				return nil
			}},
			{ID: "test.apply", Phase: model.Apply, Check: func(r model.Request) []model.Fault {
				if len(r.Cloud.OfType("Microsoft.Test/boxes")) > 1 && r.Creating() {
					return model.Refuse("", "QuotaExceeded", "no third box")
				}
				return nil
			}},
			{ID: "test.delete", Phase: model.Delete, Check: func(r model.Request) []model.Fault {
				if r.Old.Bool("locked") {
					return model.Refuse("locked", "Locked", "the box is locked")
				}
				return nil
			}},
		},
	}
}

func noSchema(string) (*schema.Resource, bool) { return nil, false }

func newTest(t *testing.T) *Subscription {
	t.Helper()
	subscription, err := newSubscription(cloud.Memory(), testTypes(), noSchema)
	require.NoError(t, err)
	return subscription
}

// withGroup returns a subscription that has the resource group rg-a.
func withGroup(t *testing.T) *Subscription {
	t.Helper()
	subscription := newTest(t)
	create(t, subscription, groupToken, model.Properties{"resourceGroupName": "rg-a", "location": "westeurope"})
	return subscription
}

func create(t *testing.T, s *Subscription, token string, inputs model.Properties) model.Resource {
	t.Helper()
	created, err := s.Create(t.Context(), token, inputs)
	require.NoError(t, err)
	return created
}

// box returns legal inputs of a box with some changed; nil removes.
func box(changes model.Properties) model.Properties {
	inputs := model.Properties{"resourceGroupName": "rg-a", "boxName": "box", "location": "West Europe",
		"sku": model.Properties{"name": "standard"}}
	for path, value := range changes {
		if value == nil {
			delete(inputs, path)
			continue
		}
		inputs.Set(path, value)
	}
	return inputs
}

func codes(faults []model.Fault) []string {
	found := []string{}
	for _, fault := range faults {
		found = append(found, fault.Property+":"+fault.Code)
	}
	return found
}

func requireFaults(t *testing.T, err error, want ...string) Faults {
	t.Helper()
	var faults Faults
	require.ErrorAs(t, err, &faults)
	assert.ElementsMatch(t, want, codes(faults))
	return faults
}
