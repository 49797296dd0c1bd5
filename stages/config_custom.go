package stages

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// OwnTags are the tags that the program gives itself.
func OwnTags() []string { return slices.Clone(ownTags) }

var ownTags = []string{"workload", "environment", "owner", "costCenter", "managedBy", "stage", "cell"}

const (
	// maxTags is what is left of the 15 that a storage account takes, the fewest of all types in use (storage ARM schema,
	// 2026-11, verified).
	maxTags = 8
	// The longest name of a tag is a storage account's: Microsoft Learn, use tags to organize your Azure resources, 2026,
	// verified. So is what no name contains.
	maxTagName       = 128
	maxTagValue      = 256
	notInTagNames    = `<>%&\?/`
	reservedTagNames = "microsoft azure windows"
)

// tags reads what the environment's own tags are.
func (r *reader) tags() {
	object := r.object("tags", "tags with values", `{"team":"checkout"}`)
	if len(object) > maxTags {
		r.fault("tags", fmt.Sprintf("%d tags", len(object)), fmt.Sprintf("at most %d beside the program's own", maxTags), "remove some")
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		field := "tags." + name
		value, isText := object[name].(string)
		if !isText || len(value) > maxTagValue {
			r.fault(field, fmt.Sprintf("%v", object[name]), fmt.Sprintf("text of at most %d characters", maxTagValue),
				"write it in quotes, and shorter")
		}
		r.tagName(field, name)
		if r.config.Tags == nil {
			r.config.Tags = map[string]string{}
		}
		r.config.Tags[name] = value
	}
}

func (r *reader) tagName(field, name string) {
	owned := func(own string) bool { return strings.EqualFold(own, name) }
	isReserved := func(word string) bool { return strings.HasPrefix(strings.ToLower(name), word) }
	switch {
	case slices.ContainsFunc(ownTags, owned):
		r.fault(field, "the program gives this tag itself", "the others are "+strings.Join(ownTags, ", "),
			"choose another name; owner and costCenter have keys of their own")
	case name == "" || len(name) > maxTagName || strings.ContainsAny(name, notInTagNames):
		r.fault(field, fmt.Sprintf("%q is no name of a tag", name),
			fmt.Sprintf("1 to %d characters without %s", maxTagName, notInTagNames), "rename it")
	case slices.ContainsFunc(strings.Fields(reservedTagNames), isReserved):
		r.fault(field, "Azure keeps the beginning of this name to itself", "no name begins with "+
			strings.Join(strings.Fields(reservedTagNames), ", "), "rename it")
	}
}

var settingForm = regexp.MustCompile(`^[A-Za-z0-9_]+$`)

// appSettings checks the application's own settings. Those of the program are known when the stores are, so that one set
// twice is refused by the program.
func (r *reader) appSettings() {
	for _, name := range slices.Sorted(maps.Keys(r.config.App.Settings)) {
		if !settingForm.MatchString(name) {
			r.fault("app.settings."+name, fmt.Sprintf("%q is no name of a setting", name), "letters, digits and underscores",
				"rename it; two underscores stand for the colon of a .NET section")
		}
	}
}
