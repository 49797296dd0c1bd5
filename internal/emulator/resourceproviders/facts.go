package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

// Where the rows come from. Versions are those that were read.
const (
	azurermSource  = "hashicorp/terraform-provider-azurerm v5.2.0 (2026-08-21), internal/services/"
	sdkSource      = "pulumi/pulumi-azure-native-sdk v2.92, doc comment of "
	replaceSource  = "pulumi/pulumi-azure-native provider/pkg/gen/replacement.go (2026)"
	baselineAlerts = "Azure/azure-monitor-baseline-alerts services/*/alerts.yaml (2026-05)"
	retirements    = "Azure/EOL service_list.json (2025-12-18)"
	armBehaviour   = "behaviour of Azure Resource Manager, not looked up"
)

func verified(source string) model.Fact {
	return model.Fact{Source: source, Evidence: model.Verified}
}

func inferred(source string) model.Fact {
	return model.Fact{Source: source, Evidence: model.Inferred}
}

// known marks facts that nobody looked up.
func known() model.Fact {
	return model.Fact{Source: armBehaviour, Evidence: model.Known}
}

func properties(fact model.Fact, paths ...string) []model.Property {
	rows := make([]model.Property, 0, len(paths))
	for _, path := range paths {
		rows = append(rows, model.Property{Path: path, Fact: fact})
	}
	return rows
}

func allowed(fact model.Fact, path string, values ...string) model.Allowed {
	return model.Allowed{Path: path, Values: values, Fact: fact}
}

func between(fact model.Fact, path string, low, high float64) model.Range {
	return model.Range{Path: path, Min: low, Max: high, Fact: fact}
}

func byDefault(fact model.Fact, path string, value any) model.Default {
	return model.Default{Path: path, Value: value, Fact: fact}
}
