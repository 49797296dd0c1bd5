package arm

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// subscriptionPlaceholder is filled by the provider, not by a property.
const subscriptionPlaceholder = "subscriptionId"

// template is a parsed model.Type.Path.
type template struct {
	// segments are the parts between slashes.
	segments []segment
	// match recognises the IDs of the type; its groups are the placeholders.
	match *regexp.Regexp
}

// segment is a literal or, when property is set, a placeholder.
type segment struct{ literal, property string }

var placeholder = regexp.MustCompile(`^\{(\w+)\}$`)

func parseTemplate(path string) (template, error) {
	var parsed template
	pattern := "(?i)^"
	for i, part := range strings.Split(strings.Trim(path, "/"), "/") {
		property := placeholder.FindStringSubmatch(part)
		switch {
		case part == "" || strings.ContainsAny(part, "{}") && property == nil:
			return template{}, fmt.Errorf("the path %q has the malformed segment %q", path, part)
		case property == nil:
			parsed.segments = append(parsed.segments, segment{literal: part})
			pattern += "/" + regexp.QuoteMeta(part)
		default:
			parsed.segments = append(parsed.segments, segment{property: property[1]})
			pattern += placeholderPattern(i, property[1])
		}
	}
	parsed.match = regexp.MustCompile(pattern + "$")
	return parsed, nil
}

// placeholderPattern lets a placeholder at the very beginning stand for a whole ID: the scope of an extension resource.
func placeholderPattern(position int, property string) string {
	if position == 0 {
		return "/(?P<" + property + ">.+)"
	}
	return "/(?P<" + property + ">[^/]+)"
}

// id fills the template in. It returns "" while a value is missing or unknown.
func (t template) id(inputs model.Properties) string {
	var id strings.Builder
	for _, part := range t.segments {
		value := part.literal
		if part.property != "" {
			value = strings.Trim(placeholderValue(part.property, inputs), "/")
		}
		if value == "" {
			return ""
		}
		id.WriteString("/" + value)
	}
	return id.String()
}

func placeholderValue(property string, inputs model.Properties) string {
	value := inputs.String(property)
	if value == "" && property == subscriptionPlaceholder && inputs.Known(property) {
		return cloud.SubscriptionID
	}
	return value
}

// properties returns the input properties that the path is made of.
func (t template) properties() []string {
	var names []string
	for _, part := range t.segments {
		if part.property != "" && part.property != subscriptionPlaceholder {
			names = append(names, part.property)
		}
	}
	return names
}

// nameProperty returns the input property that names the resource, or "" when the name is fixed.
func (t template) nameProperty() string { return t.segments[len(t.segments)-1].property }

// parse is the inverse of id: it returns the path properties of an ID, and whether the ID is one of the type.
func (t template) parse(id string) (model.Properties, bool) {
	values := t.match.FindStringSubmatch(strings.TrimSuffix(id, "/"))
	if values == nil {
		return nil, false
	}
	inputs := model.Properties{}
	for i, name := range t.match.SubexpNames() {
		switch {
		case name == "" || name == subscriptionPlaceholder:
		case t.segments[0].property == name:
			inputs[name] = "/" + values[i]
		default:
			inputs[name] = values[i]
		}
	}
	return inputs, true
}
