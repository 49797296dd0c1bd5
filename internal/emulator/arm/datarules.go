package arm

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// checkPath refuses inputs that the resource ID cannot be made of.
func (k kind) checkPath(inputs model.Properties) Faults {
	var faults Faults
	for _, property := range k.template.properties() {
		if _, ok := inputs.Get(property); ok {
			continue
		}
		if k.schema != nil && slices.Contains(k.schema.Required(), property) {
			continue // the schema said so already
		}
		faults = append(faults, model.Fault{Property: property, Code: "MissingProperty", Message: "the property is part " +
			"of the resource ID and is missing: the emulator does not make up names, so give it explicitly"})
	}
	return faults
}

func (k kind) checkName(inputs model.Properties) Faults {
	property := k.template.nameProperty()
	rule, ok := azure.NameRuleFor(k.ARMType)
	if property == "" || !ok || !inputs.Has(property) {
		return nil
	}
	if err := rule.Check(inputs.String(property)); err != nil {
		return Faults{{Property: property, Code: "InvalidResourceName", Message: err.Error()}}
	}
	return nil
}

// checkLocation: see model.Location.
func (k kind) checkLocation(inputs model.Properties) Faults {
	if k.Location == model.Unlocated || k.Location == "" || !inputs.Known("location") {
		return nil
	}
	location := inputs.String("location")
	refuse := func(code, format string, args ...any) Faults {
		return model.Refuse("location", code, format, args...)
	}
	switch {
	case location == "":
		return refuse("LocationRequired", "The location property is required for this definition.")
	case k.Location == model.Global && !strings.EqualFold(location, "global"):
		return refuse("LocationNotAvailableForResourceType", "The provided location '%s' is not available for resource "+
			"type '%s'. List of available regions for the resource type is 'global'.", location, k.ARMType)
	case k.Location == model.Global:
		return nil
	}
	region, ok := azure.RegionByName(location)
	switch {
	case !ok:
		return refuse("LocationNotAvailableForResourceType", "The provided location '%s' is not available for resource "+
			"type '%s'; the nearest region name is '%s'.", location, k.ARMType, azure.NearestRegionName(location))
	case region.Restricted:
		return refuse("LocationNotAvailableForResourceType", "The provided location '%s' is not available for resource "+
			"type '%s': the region is reserved for the disaster recovery of its pair.", location, k.ARMType)
	}
	return nil
}

func (k kind) checkRequired(inputs model.Properties) Faults {
	var faults Faults
	for _, required := range k.Required {
		for _, absent := range missingAt(inputs, required.Path) {
			faults = append(faults, model.Fault{Property: absent, Code: "MissingProperty",
				Message: fmt.Sprintf("Azure requires the property (%s)", required.Source)})
		}
	}
	return faults
}

// missingAt returns where a required path has no value. In a list each element needs it; when an object on the way is
// absent, only an object at the top level counts as missing.
func missingAt(inputs model.Properties, path string) []string {
	at := strings.LastIndex(path, ".")
	if at < 0 {
		if _, ok := inputs.Get(strings.TrimSuffix(path, "[]")); ok {
			return nil
		}
		return []string{path}
	}
	owners := inputs.Find(path[:at])
	if len(owners) == 0 && !strings.Contains(path[:at], "[]") && inputs.Known(path) {
		return []string{path}
	}
	var missing []string
	for _, owner := range owners {
		object, ok := owner.Value.(model.Properties)
		if !ok {
			continue
		}
		if _, has := object.Get(path[at+1:]); !has {
			missing = append(missing, owner.Path+path[at:])
		}
	}
	return missing
}

func (k kind) checkAllowed(inputs model.Properties) Faults {
	var faults Faults
	for _, allowed := range k.Allowed {
		for _, found := range inputs.Find(allowed.Path) {
			text, ok := found.Value.(string)
			if !ok || containsFold(allowed.Values, text) {
				continue
			}
			faults = append(faults, model.Fault{Property: found.Path, Code: "InvalidParameter", Message: fmt.Sprintf(
				"the value '%s' is not allowed; allowed are: %s", text, strings.Join(allowed.Values, ", "))})
		}
	}
	return faults
}

func (k kind) checkRanges(inputs model.Properties) Faults {
	var faults Faults
	for _, limits := range k.Ranges {
		for _, found := range inputs.Find(limits.Path) {
			size, what := measure(found.Value)
			if what == "" || size >= limits.Min && size <= limits.Max {
				continue
			}
			faults = append(faults, model.Fault{Property: found.Path, Code: "InvalidParameter", Message: fmt.Sprintf(
				"%s %v is out of range; Azure accepts %v to %v", what, size, limits.Min, limits.Max)})
		}
	}
	return faults
}

// measure returns what a range limits; the description is empty for values without a measure.
func measure(value any) (size float64, what string) {
	switch value := value.(type) {
	case float64:
		return value, "the value"
	case int:
		return float64(value), "the value"
	case string:
		return float64(len([]rune(value))), "the length"
	case []any:
		return float64(len(value)), "the number of elements"
	}
	return 0, ""
}

func (k kind) checkImmutable(request model.Request) Faults {
	if request.Creating() {
		return nil
	}
	var faults Faults
	for _, immutable := range k.Immutable {
		// A property left out of a PUT keeps its value.
		if !request.Inputs.Has(immutable.Path) {
			continue
		}
		before, _ := request.Old.Get(immutable.Path)
		after, _ := request.Inputs.Get(immutable.Path)
		if same(k.normalised(immutable.Path, before), k.normalised(immutable.Path, after)) {
			continue
		}
		message := immutable.Message
		if strings.Contains(message, "%s") {
			message = fmt.Sprintf(message, immutable.Path)
		}
		faults = append(faults, model.Fault{Property: immutable.Path, Code: immutable.Code, Message: message})
	}
	return faults
}

func (k kind) normalised(path string, value any) any {
	if normalise := k.Normalise[path]; normalise != nil && value != nil {
		return normalise(value)
	}
	return value
}

// same compares as ARM does: strings without regard to case.
func same(a, b any) bool {
	textA, isTextA := a.(string)
	textB, isTextB := b.(string)
	if isTextA && isTextB {
		return strings.EqualFold(textA, textB)
	}
	return reflect.DeepEqual(number(a), number(b))
}

// number makes whole numbers from Go code comparable with those from JSON.
func number(value any) any {
	if whole, ok := value.(int); ok {
		return float64(whole)
	}
	return value
}

func containsFold(values []string, text string) bool {
	return slices.ContainsFunc(values, func(value string) bool { return strings.EqualFold(value, text) })
}
