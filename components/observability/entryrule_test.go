package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
)

const regionField = "properties.impactedServices[*].ImpactedRegions[*].RegionName"

func serviceHealth() observability.EntryRule {
	return observability.EntryRule{
		Name: "service-health", Description: "Azure has trouble.", Category: "ServiceHealth",
		Scope: pulumi.String("/subscriptions/" + componenttest.SubscriptionID),
		Conditions: []observability.EntryCondition{
			{Field: "properties.incidentType", AnyOf: []string{"Incident", "Security"}},
			{Field: regionField, AnyOf: []string{"East US 2"}},
			{Field: "status", AnyOf: []string{"Active"}},
		},
	}
}

func runEntries(t *testing.T, rules ...observability.EntryRule) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewAlerts(ctx, "alerts", observability.AlertsArgs{
			Placement: componenttest.Placement(), ActionGroupID: pulumi.String(componenttest.ID("ag")), Entries: rules,
		})
		return err
	})
}

func TestAnEntryOfTheActivityLogRaisesAnAlert(t *testing.T) {
	t.Parallel()
	recording := runEntries(t, serviceHealth())
	recording.AssertDescend(t, "alerts")
	recording.AssertUnprotected(t)
	alert := recording.Named(t, "alerts-service-health")
	assert.Equal(t, "global", alert.Input(t, "location"))
	assert.Equal(t, "/subscriptions/"+componenttest.SubscriptionID, alert.Input(t, "scopes[0]"))
	assert.Equal(t, componenttest.ID("ag"), alert.Input(t, "actions.actionGroups[0].actionGroupId"))
	for path, want := range map[string]string{
		"[0].field": "category", "[0].equals": "ServiceHealth",
		"[1].anyOf[0].field": "properties.incidentType", "[1].anyOf[0].equals": "Incident", "[1].anyOf[1].equals": "Security",
		"[2].field": regionField, "[2].containsAny[0]": "East US 2",
		"[3].field": "status", "[3].equals": "Active",
	} {
		assert.Equal(t, want, alert.Input(t, "condition.allOf"+path), path)
	}
	for _, path := range []string{"[1].field", "[1].equals", "[2].equals", "[3].containsAny"} {
		assert.False(t, alert.HasInput(t, "condition.allOf"+path), path)
	}
}

func TestEntryRulesAreRefused(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*observability.EntryRule){
		"Entries[0].Name":                func(r *observability.EntryRule) { r.Name = "Service Health" },
		"Entries[0].Description":         func(r *observability.EntryRule) { r.Description = "" },
		"Entries[0].Category":            func(r *observability.EntryRule) { r.Category = "Cost" },
		"Entries[0].Scope":               func(r *observability.EntryRule) { r.Scope = nil },
		"Entries[0].Conditions[1].AnyOf": func(r *observability.EntryRule) { r.Conditions[1].AnyOf = nil },
		"Entries[0].Conditions[0].Field": func(r *observability.EntryRule) { r.Conditions[0].Field = "category" },
	} {
		rule := serviceHealth()
		change(&rule)
		args := observability.AlertsArgs{
			Placement: componenttest.Placement(), ActionGroupID: pulumi.String("ag"), Entries: []observability.EntryRule{rule},
		}
		assert.Equal(t, []string{field}, fields(t, args.Validate()))
	}
	twice := observability.AlertsArgs{
		Placement: componenttest.Placement(), ActionGroupID: pulumi.String("ag"),
		Entries: []observability.EntryRule{serviceHealth(), serviceHealth()},
	}
	assert.Equal(t, []string{"Entries[1].Name"}, fields(t, twice.Validate()))
}
