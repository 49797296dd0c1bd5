package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

var componentRetention = []float64{30, 60, 90, 120, 180, 270, 365, 550, 730}

func componentRules() []model.Rule {
	return []model.Rule{
		preflight("insights.components.retention",
			"Application Insights keeps data for 30, 60, 90, 120, 180, 270, 365, 550 or 730 days.",
			verified(componentSource), componentRetentionDays),
	}
}

func componentRetentionDays(r model.Request) []model.Fault {
	const property = "retentionInDays"
	if !r.Inputs.Has(property) || slices.Contains(componentRetention, r.Inputs.Number(property)) {
		return nil
	}
	return model.Refuse(property, "InvalidRetention", "The retention of %v days is not one of %v.",
		r.Inputs.Number(property), componentRetention)
}
