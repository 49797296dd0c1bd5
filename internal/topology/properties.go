package topology

import "fmt"

// value walks into nested objects; nil where there is nothing.
func value(properties map[string]any, path ...string) any {
	var current any = properties
	for _, key := range path {
		object, ok := current.(map[string]any)
		if !ok {
			return nil
		}
		current = object[key]
	}
	return current
}

// text is the string at a path, a number as digits; empty where there is neither.
func text(properties map[string]any, path ...string) string {
	switch found := value(properties, path...).(type) {
	case string:
		return found
	case float64:
		return fmt.Sprint(found)
	}
	return ""
}

func number(properties map[string]any, path ...string) int {
	found, _ := value(properties, path...).(float64)
	return int(found)
}

func isTrue(properties map[string]any, path ...string) bool {
	found, _ := value(properties, path...).(bool)
	return found
}

// objects are the objects in the list at a path.
func objects(properties map[string]any, path ...string) []map[string]any {
	list, _ := value(properties, path...).([]any)
	var found []map[string]any
	for _, item := range list {
		if object, ok := item.(map[string]any); ok {
			found = append(found, object)
		}
	}
	return found
}

// texts are the strings in the object at a path, by their keys.
func texts(properties map[string]any, path ...string) map[string]string {
	object, _ := value(properties, path...).(map[string]any)
	found := map[string]string{}
	for key, item := range object {
		if written, ok := item.(string); ok {
			found[key] = written
		}
	}
	return found
}
