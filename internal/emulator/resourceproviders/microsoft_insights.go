package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func insightsTypes() []*model.Type {
	return []*model.Type{
		actionGroup(), activityLogAlert(), autoscaleSetting(), component(), diagnosticSetting(), metricAlert(),
		scheduledQueryRule(), webTest(), workbook(),
	}
}

const insightsGroupPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
	"/providers/Microsoft.Insights/"

var (
	workspaceReference = model.Reference{
		Types: []string{"Microsoft.OperationalInsights/workspaces"}, Fact: known(),
	}
	actionGroupReference = model.Reference{
		Types: []string{"Microsoft.Insights/actionGroups"}, Fact: known(),
	}
)

// at returns a reference for another path.
func at(path string, reference model.Reference) model.Reference {
	reference.Path = path
	return reference
}
