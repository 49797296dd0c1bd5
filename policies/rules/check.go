package rules

import "strings"

// check is the judgement of a rule about one resource by itself.
type check = func(Resource) Result

// wants passes where the property has one of the values. A property that is not given fails.
func wants(path string, values ...string) check {
	return func(r Resource) Result { return isOneOf(r.Get(path), values) }
}

// wantsOrDefault is wants for a property whose default in Azure is right.
func wantsOrDefault(path string, values ...string) check {
	return func(r Resource) Result {
		if r.Get(path).Absent() {
			return pass()
		}
		return isOneOf(r.Get(path), values)
	}
}

func isOneOf(v Value, values []string) Result {
	switch {
	case v.Opaque():
		return undecidable(v.Path())
	case v.Is(values...):
		return pass()
	}
	return fail("%s is %s instead of %s", v.Path(), v, strings.Join(values, " or "))
}

// given passes where the property has a value, known or not.
func given(path string) check {
	return func(r Resource) Result {
		v := r.Get(path)
		return failIf(isEmpty(v), "%s is not set", path)
	}
}

// isEmpty says that there is no value, or a list or object with nothing in it.
func isEmpty(v Value) bool {
	if v.Absent() {
		return true
	}
	switch raw := v.raw.(type) {
	case []any:
		return len(raw) == 0
	case map[string]any:
		return len(raw) == 0
	}
	return false
}

// atLeast passes where the property is a number of at least a minimum.
func atLeast(path string, minimum float64) check {
	return func(r Resource) Result { return isAtLeast(r.Get(path), minimum) }
}

func isAtLeast(v Value, minimum float64) Result {
	if v.Opaque() {
		return undecidable(v.Path())
	}
	number, ok := v.Number()
	return failIf(!ok || number < minimum, "%s is %s, less than %g", v.Path(), v, minimum)
}

// both passes where every check does.
func both(checks ...check) check {
	return func(r Resource) Result {
		results := make([]Result, 0, len(checks))
		for _, c := range checks {
			results = append(results, c(r))
		}
		return all(results...)
	}
}

// where applies a check to resources whose property has one of the values, and passes the others.
func where(path string, values []string, then check) check {
	return func(r Resource) Result {
		switch v := r.Get(path); {
		case v.Opaque():
			return undecidable(path)
		case v.Is(values...):
			return then(r)
		}
		return pass()
	}
}

// unless applies a check to resources whose property has none of the values, and passes the others.
func unless(path string, values []string, then check) check {
	return func(r Resource) Result {
		switch v := r.Get(path); {
		case v.Opaque():
			return undecidable(path)
		case v.Is(values...):
			return pass()
		}
		return then(r)
	}
}

// each applies a judgement to every item of a list. A list that is not known is not decidable.
func each(path string, judge func(Value) Result) check {
	return func(r Resource) Result {
		list := r.Get(path)
		if list.Opaque() {
			return undecidable(path)
		}
		var results []Result
		for _, item := range list.Items() {
			results = append(results, judge(item))
		}
		return all(results...)
	}
}
