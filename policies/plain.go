package main

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/azstage/azstage/internal/graph"
)

// plain turns the SDK's values into those of a graph: an unknown and a secret become their marks, so that no rule can
// read one, or panic on the other.
func plain(properties property.Map) map[string]any {
	values := map[string]any{}
	for name, value := range properties.All {
		if !strings.HasPrefix(name, "__") {
			values[name] = plainValue(value)
		}
	}
	return values
}

func plainValue(v property.Value) any {
	switch {
	case v.IsComputed():
		return graph.Unknown
	case v.Secret():
		return graph.Secret
	case v.IsBool():
		return v.AsBool()
	case v.IsNumber():
		return v.AsNumber()
	case v.IsString():
		return v.AsString()
	case v.IsMap():
		return plain(v.AsMap())
	case v.IsArray():
		list := make([]any, 0, v.AsArray().Len())
		for _, item := range v.AsArray().All {
			list = append(list, plainValue(item))
		}
		return list
	}
	return nil // Nothing, an asset or a reference: no rule reads them.
}
