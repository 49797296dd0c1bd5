package arm

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Diff is what a change of inputs means for a resource.
type Diff struct {
	// Changes are ordered by path.
	Changes []Change
	// DeleteBeforeReplace says that old and new resource cannot exist side by side, because they have the same name.
	DeleteBeforeReplace bool
}

// Change is one changed property.
type Change struct {
	// Path is made of property names (string) and list indices (int).
	Path    []any
	Kind    ChangeKind
	Replace bool
}

// ChangeKind says how a property changed.
type ChangeKind int

// The ways in which a property changes.
const (
	Added ChangeKind = iota
	Deleted
	Updated
)

// Replaces says that a change cannot be made in place.
func (d Diff) Replaces() bool {
	return slices.ContainsFunc(d.Changes, func(c Change) bool { return c.Replace })
}

// Diff compares old with new inputs as the provider does.
func (s *Subscription) Diff(token string, old, inputs model.Properties) (Diff, error) {
	found, err := s.kindOf(token)
	if err != nil {
		return Diff{}, err
	}
	return s.diff(found, old, inputs), nil
}

func (s *Subscription) diff(found kind, old, inputs model.Properties) Diff {
	var result Diff
	compare(nil, old, inputs, &result.Changes)
	result.Changes = slices.DeleteFunc(result.Changes, func(change Change) bool {
		return len(change.Path) == 1 && change.Path[0] == "location" && sameRegion(old, inputs)
	})
	replacing := found.template.properties()
	for _, property := range found.Replace {
		replacing = append(replacing, property.Path)
	}
	for i, change := range result.Changes {
		result.Changes[i].Replace = slices.ContainsFunc(replacing, func(path string) bool {
			return overlaps(change.Path, path)
		})
	}
	result.DeleteBeforeReplace = result.Replaces() && found.sameName(old, inputs)
	return result
}

// sameName says that the replacement collides with what it replaces. A name that is unknown yet is assumed to change.
func (k kind) sameName(old, inputs model.Properties) bool {
	before, after := k.template.id(old), k.template.id(inputs)
	if before != "" && after != "" && strings.EqualFold(before, after) {
		return true
	}
	property := k.template.nameProperty()
	sameName := property == "" || strings.EqualFold(old.String(property), inputs.String(property)) && inputs.Has(property)
	return sameName && (after == "" || k.nameScope() == azure.ScopeGlobal)
}

func sameRegion(old, inputs model.Properties) bool {
	before, okBefore := azure.RegionByName(old.String("location"))
	after, okAfter := azure.RegionByName(inputs.String("location"))
	return okBefore && okAfter && before.Name == after.Name
}

// overlaps says that a changed path and a listed path are the same or one lies within the other; list indices do not
// matter.
func overlaps(path []any, listed string) bool {
	steps := strings.Split(strings.NewReplacer("[]", "", "{}", "").Replace(listed), ".")
	i := 0
	for _, step := range path {
		name, isName := step.(string)
		if !isName {
			continue
		}
		if i == len(steps) {
			return true
		}
		if !strings.EqualFold(steps[i], name) {
			return false
		}
		i++
	}
	return true
}

func compare(path []any, old, new any, changes *[]Change) {
	oldObject, oldIsObject := object(old)
	newObject, newIsObject := object(new)
	oldList, oldIsList := old.([]any)
	newList, newIsList := new.([]any)
	switch {
	case oldIsObject && newIsObject:
		for _, name := range unionOfKeys(oldObject, newObject) {
			compare(append(slices.Clone(path), name), oldObject[name], newObject[name], changes)
		}
	case oldIsList && newIsList:
		for i := range max(len(oldList), len(newList)) {
			compare(append(slices.Clone(path), i), item(oldList, i), item(newList, i), changes)
		}
	case old == nil && new == nil:
	case old == nil:
		*changes = append(*changes, Change{Path: path, Kind: Added})
	case new == nil:
		*changes = append(*changes, Change{Path: path, Kind: Deleted})
	case !reflect.DeepEqual(number(old), number(new)):
		*changes = append(*changes, Change{Path: path, Kind: Updated})
	}
}

func object(value any) (model.Properties, bool) {
	switch value := value.(type) {
	case model.Properties:
		return value, true
	case map[string]any:
		return value, true
	}
	return nil, false
}

func item(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}

func unionOfKeys(a, b model.Properties) []string {
	var names []string
	for name := range a {
		names = append(names, name)
	}
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, cmp.Compare[string])
	return names
}

// String renders a path for messages: "subnets[0].name".
func (c Change) String() string {
	var text strings.Builder
	for i, step := range c.Path {
		switch step := step.(type) {
		case int:
			fmt.Fprintf(&text, "[%d]", step)
		default:
			if i > 0 {
				text.WriteString(".")
			}
			fmt.Fprint(&text, step)
		}
	}
	return text.String()
}
