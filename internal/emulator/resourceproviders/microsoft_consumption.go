package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func consumptionTypes() []*model.Type {
	return []*model.Type{budget()}
}

const budgetSource = azurermSource + "consumption"

func budget() *model.Type {
	return &model.Type{
		Token:    "azure-native:consumption:Budget",
		ARMType:  "Microsoft.Consumption/budgets",
		Path:     "{scope}/providers/Microsoft.Consumption/budgets/{budgetName}",
		Location: model.Unlocated,
		Immutable: []model.Immutable{{
			Path: "timeGrain", Code: "BadRequest",
			Message: "The time grain of a budget cannot be changed (%s).", Fact: inferred(budgetSource),
		}},
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"Budget"), "category", "Cost"),
			allowed(verified(budgetSource), "timeGrain",
				"Monthly", "Quarterly", "Annually", "BillingMonth", "BillingQuarter", "BillingAnnual"),
		},
		Rules: budgetRules(),
		ReadOnly: func(r model.Request) model.Properties {
			// A fresh budget has nothing to compare with: nothing that is emulated costs money.
			return named(r, "Microsoft.Consumption/budgets", model.Properties{
				"currentSpend":  model.Properties{"amount": float64(0), "unit": "USD"},
				"forecastSpend": model.Properties{"amount": float64(0), "unit": "USD"},
			})
		},
	}
}
