package cost

import (
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// at walks into nested objects; nil when the path leads nowhere.
func at(properties map[string]any, path ...string) any {
	var value any = properties
	for _, key := range path {
		object, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = object[key]
	}
	return value
}

// input reads what the program gave, or else what Azure filled in: both use the same names. What Azure has yet to fill in,
// in a preview, is as good as nothing: a database that the program gives no pool is in none.
func input(r graph.Resource, path ...string) any {
	if value := at(r.Inputs, path...); value != nil {
		return value
	}
	if value := at(r.Outputs, path...); value != graph.Unknown {
		return value
	}
	return nil
}

func word(r graph.Resource, path ...string) string {
	value, _ := input(r, path...).(string)
	return value
}

func truth(r graph.Resource, path ...string) bool {
	value, _ := input(r, path...).(bool)
	return value
}

// number reads a number, also one written as text, as autoscale settings have them. It reports false without one.
func number(value any) (float64, bool) {
	switch value := value.(type) {
	case float64:
		return value, true
	case int:
		return float64(value), true
	case string:
		parsed, err := strconv.ParseFloat(value, 64)
		return parsed, err == nil
	}
	return 0, false
}

// numberOr is a number of the resource, or a default.
func numberOr(r graph.Resource, otherwise float64, path ...string) float64 {
	if value, ok := number(input(r, path...)); ok {
		return value
	}
	return otherwise
}

func list(r graph.Resource, path ...string) []any {
	value, _ := input(r, path...).([]any)
	return value
}

// sameID compares resource IDs as ARM does: without case.
func sameID(a, b string) bool { return a != "" && strings.EqualFold(a, b) }
