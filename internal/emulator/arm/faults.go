package arm

import (
	"net/http"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	notFound       = http.StatusNotFound
	conflict       = http.StatusConflict
	notImplemented = http.StatusNotImplemented
)

// Faults is the refusal of a request: everything that is wrong at once.
type Faults []model.Fault

// Error lists every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = Describe(fault)
	}
	return strings.Join(lines, "\n")
}

// Describe renders a fault with the property that it is about.
func Describe(fault model.Fault) string {
	if fault.Property == "" {
		return fault.Error()
	}
	return fault.Property + ": " + fault.Error()
}

// orNil keeps an empty list from becoming a non-nil error.
func (f Faults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// applyRules runs the rules of one phase and marks their faults.
func applyRules(phase model.Phase, request model.Request) Faults {
	var faults Faults
	for _, rule := range request.Type.Rules {
		if rule.Phase != phase {
			continue
		}
		for _, fault := range rule.Check(request) {
			fault.Rule = rule.ID
			faults = append(faults, fault)
		}
	}
	return faults
}
