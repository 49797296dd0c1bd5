package azure

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Scope is the space in which a resource's name must be unique.
type Scope string

// The scopes, widest first.
const (
	// ScopeGlobal names become part of a public host name, so no two customers can have the same.
	ScopeGlobal Scope = "global"
	// ScopeRegionGlobal names become part of a public host name that also carries the region.
	ScopeRegionGlobal Scope = "regionGlobal"
	// ScopeSubscription names are unique in a subscription.
	ScopeSubscription Scope = "subscription"
	// ScopeResourceGroup names are unique per type in a resource group.
	ScopeResourceGroup Scope = "resourceGroup"
	// ScopeParent names are unique per type below the parent resource.
	ScopeParent Scope = "parent"
)

// Evidence says how sure a row of a table is.
type Evidence string

// The kinds of evidence, strongest first.
const (
	// Verified facts were read in the cited source.
	Verified Evidence = "verified"
	// Inferred facts follow from the cited source.
	Inferred Evidence = "inferred"
	// Known facts are general knowledge that was not read again.
	Known Evidence = "known"
)

// NameRule is what Azure Resource Manager demands of the names of one resource type. Where sources disagree the rule
// is their intersection, so that a name it accepts is accepted by all of them.
type NameRule struct {
	// ARMType is the resource type in Azure's own casing, e.g. "Microsoft.Web/sites".
	ARMType string
	// Abbreviation is the Cloud Adoption Framework's prefix, e.g. "app". Empty: the framework knows none.
	Abbreviation string
	// Min and Max bound the length in characters, both inclusive.
	Min, Max int
	// Pattern is the regular expression (RE2, anchored) for the characters. It does not bound the length.
	Pattern string
	// Charset says in words what Pattern allows.
	Charset string
	// NotEnding lists endings Azure reserves.
	NotEnding []string
	// Scope is the space in which the name must be unique.
	Scope Scope
	// Lowercase says that capital letters are refused.
	Lowercase bool
	// Hyphens says that hyphens may join the parts of a name.
	Hyphens bool
	// Source is where the rule was read.
	Source string
	// Evidence says how sure the rule is.
	Evidence Evidence
}

// NameRules returns every rule in the table, ordered by ARM type. The slice is the caller's own.
func NameRules() []NameRule {
	rules := slices.Clone(nameRules)
	for i := range rules {
		rules[i].NotEnding = slices.Clone(rules[i].NotEnding)
	}
	return rules
}

// NameRuleFor finds the rule of a resource type. ARM compares types without regard to case, and so does it.
func NameRuleFor(armType string) (NameRule, bool) {
	i, ok := nameRuleIndex[strings.ToLower(armType)]
	if !ok {
		return NameRule{}, false
	}
	rule := nameRules[i]
	rule.NotEnding = slices.Clone(rule.NotEnding)
	return rule, true
}

// Abbreviation returns the Cloud Adoption Framework's prefix for a resource type, and for a kind of it where the
// framework tells kinds apart: Abbreviation("Microsoft.Web/sites", "functionapp") is "func". An unknown kind falls back
// to the type's own abbreviation; an unknown type, or one the framework has no prefix for, reports false.
func Abbreviation(armType, kind string) (string, bool) {
	for _, k := range kindAbbreviations {
		if strings.EqualFold(k.armType, armType) && k.kind == strings.ToLower(kind) {
			return k.abbreviation, true
		}
	}
	rule, ok := NameRuleFor(armType)
	return rule.Abbreviation, ok && rule.Abbreviation != ""
}

// Check reports every way in which name breaks the rule: its length, its characters, a reserved ending. It cannot know
// whether the name is taken.
func (r NameRule) Check(name string) error {
	var faults []error
	if n := utf8.RuneCountInString(name); n < r.Min || n > r.Max {
		faults = append(faults, fmt.Errorf("name %q has %d characters; %s allows %d to %d",
			name, n, r.ARMType, r.Min, r.Max))
	}
	matched, err := r.matches(name)
	switch {
	case err != nil:
		faults = append(faults, err)
	case name != "" && !matched:
		faults = append(faults, fmt.Errorf("name %q is not allowed; %s wants %s", name, r.ARMType, r.Charset))
	}
	for _, ending := range r.NotEnding {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			faults = append(faults, fmt.Errorf("name %q ends in %q, which %s reserves", name, ending, r.ARMType))
		}
	}
	return errors.Join(faults...)
}

// matches compares with the pattern compiled once for the table's rows; a rule made by hand is compiled as it comes.
func (r NameRule) matches(name string) (bool, error) {
	if re, ok := namePatterns[r.Pattern]; ok {
		return re.MatchString(name), nil
	}
	re, err := regexp.Compile(r.Pattern)
	if err != nil {
		return false, fmt.Errorf("pattern of %s: %w", r.ARMType, err)
	}
	return re.MatchString(name), nil
}

// nameRuleIndex finds a row of nameRules by its type in lower case.
var nameRuleIndex = func() map[string]int {
	index := make(map[string]int, len(nameRules))
	for i, r := range nameRules {
		index[strings.ToLower(r.ARMType)] = i
	}
	return index
}()

// namePatterns holds the compiled patterns of nameRules, because names are checked on every preview.
var namePatterns = func() map[string]*regexp.Regexp {
	patterns := make(map[string]*regexp.Regexp, len(nameRules))
	for _, r := range nameRules {
		patterns[r.Pattern] = regexp.MustCompile(r.Pattern)
	}
	return patterns
}()
