package rules

import (
	"slices"
	"strings"
)

// reference is how resources of some types say that they belong to another: by its ID, or by its name.
type reference struct {
	types []string
	// values are the properties of one of them that may point at another.
	values func(Resource) []Value
	// named says that the values are names; otherwise they are IDs.
	named bool
	// exact says that the ID of something inside the other does not point at it.
	exact bool
}

// byID is a reference by the ID of the other.
func byID(values func(Resource) []Value, types ...string) *reference {
	return &reference{types: types, values: values}
}

// byName is a reference by the name of what holds a child.
func byName(path, child string) *reference {
	return &reference{types: []string{child}, values: property(path), named: true}
}

// follow says whether a value of one resource points at another.
func (ref *reference) follow(from Resource, v Value, to Resource) link {
	switch {
	case ref.named:
		return sameName(from, v, to)
	case ref.exact && !v.Opaque() && to.identified() && len(v.Text()) != len(to.ID):
		return elsewhere
	}
	return points(from, v, to)
}

// referring returns the resources that point at another, and whether there are certainly no more.
func (s *Stack) referring(ref *reference, to Resource) (found []Resource, certain bool) {
	s.look(ref.types...)
	known := s.references[ref]
	if known == nil {
		known = s.indexed(ref)
		s.references[ref] = known
	}
	certain = true
	for _, i := range known.candidates(ref, to) {
		switch one := known.pointers[i]; ref.follow(one.from, one.value, to) {
		case here:
			found = append(found, one.from)
		case unclear:
			certain = false
		}
	}
	return found, certain
}

// pointer is one value of one resource that may point at another.
type pointer struct {
	from  Resource
	value Value
}

// index finds pointers by what they may point at, so that a rule which looks for those of every resource of a large stack
// need not ask each of them each time. The lists are positions in pointers.
type index struct {
	pointers []pointer
	// visible are the pointers whose value is known: by its text and what of it an ID may be, and by the name at its end.
	visible, ends map[string][]int
	// dependent are all by the resources that they depend on; nobody knows on what the others do.
	dependent                           map[string][]int
	undeclaredVisible, undeclaredHidden []int
}

func (s *Stack) indexed(ref *reference) *index {
	x := &index{visible: map[string][]int{}, ends: map[string][]int{}, dependent: map[string][]int{}}
	for _, r := range s.OfType(ref.types...) {
		for _, v := range ref.values(r) {
			x.add(pointer{r, v})
		}
	}
	return x
}

func (x *index) add(p pointer) {
	i := len(x.pointers)
	x.pointers = append(x.pointers, p)
	dependencies := p.from.PropertyDependencies[firstName(p.value.Path())]
	for _, urn := range dependencies {
		x.dependent[urn] = append(x.dependent[urn], i)
	}
	if p.value.Opaque() {
		if len(dependencies) == 0 {
			x.undeclaredHidden = append(x.undeclaredHidden, i)
		}
		return
	}
	if len(dependencies) == 0 {
		x.undeclaredVisible = append(x.undeclaredVisible, i)
	}
	text := strings.ToLower(p.value.Text())
	x.visible[text] = append(x.visible[text], i)
	for at := range len(text) {
		if text[at] == '/' && at > 0 {
			x.visible[text[:at]] = append(x.visible[text[:at]], i)
		}
	}
	x.ends[lastSegment(text)] = append(x.ends[lastSegment(text)], i)
}

// candidates are the pointers that may point at a resource, in their order: every one that follow does not call elsewhere.
func (x *index) candidates(ref *reference, to Resource) []int {
	name, known := nameOf(to.Type)
	own := to.Get(name.property)
	unnamed := !known || own.Absent()
	var found []int
	switch {
	case !ref.named && to.identified():
		found = slices.Clone(x.visible[strings.ToLower(to.ID)])
	case unnamed || !ref.named && own.Opaque():
		return x.all()
	case !own.Opaque():
		found = slices.Clone(x.ends[strings.ToLower(lastSegment(own.Text()))])
	default: // A name that is not known yet is compared by what a child depends on, even where the child's own is.
		found = slices.Clone(x.undeclaredVisible)
	}
	found = append(found, x.undeclaredHidden...)
	found = append(found, x.dependent[to.URN]...)
	for _, urn := range to.parents() {
		found = append(found, x.dependent[urn]...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (x *index) all() []int {
	every := make([]int, len(x.pointers))
	for i := range every {
		every[i] = i
	}
	return every
}
