package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

type check = func(model.Request) []model.Fault

func preflight(id, text string, fact model.Fact, decide check) model.Rule {
	return model.Rule{ID: id, Phase: model.Preflight, Text: text, Fact: fact, Check: decide}
}

func onApply(id, text string, fact model.Fact, decide check) model.Rule {
	return model.Rule{ID: id, Phase: model.Apply, Text: text, Fact: fact, Check: decide}
}

func onDelete(id, text string, fact model.Fact, decide check) model.Rule {
	return model.Rule{ID: id, Phase: model.Delete, Text: text, Fact: fact, Check: decide}
}

// oneOf compares as ARM does: without regard to case.
func oneOf(value string, values ...string) bool {
	return slices.ContainsFunc(values, func(candidate string) bool { return strings.EqualFold(candidate, value) })
}

// isoMinutes are the durations that Azure Monitor knows, in minutes.
var isoMinutes = map[string]int{
	"PT1M": 1, "PT5M": 5, "PT10M": 10, "PT15M": 15, "PT30M": 30, "PT45M": 45, "PT1H": 60, "PT2H": 120, "PT3H": 180,
	"PT4H": 240, "PT5H": 300, "PT6H": 360, "PT12H": 720, "P1D": 1440, "P2D": 2880,
}

// windowCoversFrequency refuses a window that leaves gaps between two evaluations.
func windowCoversFrequency(r model.Request) []model.Fault {
	window, known := isoMinutes[strings.ToUpper(r.Inputs.String("windowSize"))]
	frequency, also := isoMinutes[strings.ToUpper(r.Inputs.String("evaluationFrequency"))]
	if !known || !also || window >= frequency {
		return nil
	}
	return model.Refuse("windowSize", "BadRequest",
		"The windowSize %s is shorter than the evaluationFrequency %s.",
		r.Inputs.String("windowSize"), r.Inputs.String("evaluationFrequency"))
}
