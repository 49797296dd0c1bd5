package resourceproviders

import "strings"

// nameOf returns the last segment of a resource ID.
func nameOf(id string) string {
	return id[strings.LastIndex(id, "/")+1:]
}

// parentOf cuts the last type and name off a resource ID.
func parentOf(id string) string {
	segments := strings.Split(id, "/")
	if len(segments) < 3 {
		return ""
	}
	return strings.Join(segments[:len(segments)-2], "/")
}

// segmentOf returns the segment that follows the named one, for example the resource group's name, or "".
func segmentOf(id, key string) string {
	segments := strings.Split(id, "/")
	for i, segment := range segments[:len(segments)-1] {
		if strings.EqualFold(segment, key) {
			return segments[i+1]
		}
	}
	return ""
}

// armTypeOf reads the ARM type out of a resource ID: "Microsoft.Sql/servers/databases". Extension resources have the
// type of their own provider. IDs of subscriptions and resource groups have their well-known types; others give "".
func armTypeOf(id string) string {
	segments := strings.Split(strings.Trim(id, "/"), "/")
	provider := -1
	for i, segment := range segments {
		if strings.EqualFold(segment, "providers") {
			provider = i
		}
	}
	switch {
	case provider >= 0 && provider+1 < len(segments):
		kinds := []string{segments[provider+1]}
		for i := provider + 2; i < len(segments); i += 2 {
			kinds = append(kinds, segments[i])
		}
		return strings.Join(kinds, "/")
	case len(segments) == 4 && strings.EqualFold(segments[2], "resourceGroups"):
		return "Microsoft.Resources/resourceGroups"
	case len(segments) == 2 && strings.EqualFold(segments[0], "subscriptions"):
		return "Microsoft.Resources/subscriptions"
	}
	return ""
}
