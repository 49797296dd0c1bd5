package promotion

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// change is one input property that differs.
type change struct {
	path          string
	before, after any
}

// changes lists what differs between two values, by path. Elements of lists that have a name are compared by it, so a
// setting that is put in the middle does not change all that follow.
func changes(path string, before, after any) []change {
	if reflect.DeepEqual(before, after) {
		return nil
	}
	switch before := before.(type) {
	case map[string]any:
		if after, ok := after.(map[string]any); ok {
			return changesOfMaps(path, before, after, ".%s")
		}
	case []any:
		if after, ok := after.([]any); ok {
			return changesOfLists(path, before, after)
		}
	}
	return []change{{path, before, after}}
}

func changesOfMaps(path string, before, after map[string]any, form string) []change {
	keys := map[string]bool{}
	for _, side := range []map[string]any{before, after} {
		for key := range side {
			keys[key] = true
		}
	}
	var found []change
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		below := strings.TrimPrefix(path+fmt.Sprintf(form, key), ".")
		found = append(found, changes(below, before[key], after[key])...)
	}
	return found
}

func changesOfLists(path string, before, after []any) []change {
	return changesOfMaps(path, byName(before), byName(after), "[%s]")
}

// byName keys the elements of a list by their names, or by their positions where one has none.
func byName(list []any) map[string]any {
	named, placed := map[string]any{}, map[string]any{}
	for i, element := range list {
		placed[fmt.Sprint(i)] = element
		if object, ok := element.(map[string]any); ok {
			if name, ok := object["name"].(string); ok && name != graph.Unknown {
				named[name] = element
			}
		}
	}
	if len(named) == len(list) {
		return named
	}
	return placed
}

// lookup returns the value at a dotted path, nil where there is none.
func lookup(properties map[string]any, path string) any {
	var value any = properties
	for part := range strings.SplitSeq(path, ".") {
		object, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = object[part]
	}
	return value
}

func text(properties map[string]any, path string) string {
	value, _ := lookup(properties, path).(string)
	return value
}

// summary says in one line what changes, three properties at most.
func summary(found []change) string {
	const most = 3
	var parts []string
	for _, c := range found[:min(most, len(found))] {
		parts = append(parts, fmt.Sprintf("%s %s → %s", c.path, short(c.before), short(c.after)))
	}
	if len(found) > most {
		parts = append(parts, fmt.Sprintf("%d more", len(found)-most))
	}
	return strings.Join(parts, ", ")
}

func short(value any) string {
	switch value := value.(type) {
	case nil:
		return "nothing"
	case map[string]any, []any:
		return "…"
	case string:
		if value == graph.Unknown {
			return "what Azure will say"
		}
		const longest = 40
		if runes := []rune(value); len(runes) > longest {
			return "…" + string(runes[len(runes)-longest+1:])
		}
		return value
	}
	return fmt.Sprint(value)
}
