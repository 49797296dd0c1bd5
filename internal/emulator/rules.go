package emulator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/model"
)

// RuleRow is one rule of the emulator, for people.
type RuleRow struct {
	// ID is unique: "web.serverfarms.allowed.kind".
	ID string `json:"id"`
	// Type is the type token, or "" for a rule that holds for every type.
	Type string `json:"type"`
	// Text is the rule in one sentence.
	Text string `json:"text"`
	// Source is the document that the rule comes from, with its date where it has one.
	Source   string         `json:"source"`
	Evidence model.Evidence `json:"evidence"`
}

// Rules flattens everything that the emulator knows of the given types into one list, ordered by ID.
func Rules(types []*model.Type) []RuleRow {
	var rows []RuleRow
	for _, general := range arm.GeneralRules() {
		rows = append(rows, RuleRow{ID: general.ID, Text: general.Text, Source: general.Source, Evidence: general.Evidence})
	}
	for _, declared := range types {
		lister := lister{declared: declared, prefix: rulePrefix(declared)}
		lister.names()
		lister.location()
		lister.inputs()
		lister.changes()
		lister.relations()
		for _, rule := range declared.Rules {
			lister.rows = append(lister.rows, RuleRow{
				ID: rule.ID, Type: declared.Token, Text: rule.Text, Source: rule.Source, Evidence: rule.Evidence,
			})
		}
		for _, action := range declared.Actions {
			lister.rows = append(lister.rows, RuleRow{
				ID: action.ID, Type: declared.Token, Text: action.Text, Source: action.Source, Evidence: action.Evidence,
			})
		}
		rows = append(rows, lister.rows...)
	}
	slices.SortFunc(rows, func(a, b RuleRow) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}

// rulePrefix is "web.serverfarms" for "Microsoft.Web/serverfarms". A fixed name is part of it, because types that
// differ in nothing else share their ARM type.
func rulePrefix(declared *model.Type) string {
	name := declared.Path[strings.LastIndex(declared.Path, "/")+1:]
	if strings.Contains(name, "{") {
		name = ""
	}
	parts := strings.Split(strings.TrimPrefix(declared.ARMType, "Microsoft.")+"/"+name, "/")
	return strings.ToLower(strings.TrimSuffix(strings.Join(parts, "."), "."))
}

type lister struct {
	declared *model.Type
	prefix   string
	rows     []RuleRow
}

func (l *lister) add(what, path string, fact model.Fact, format string, args ...any) {
	id := l.prefix + "." + what
	if path != "" {
		id += "." + path
	}
	l.rows = append(l.rows, RuleRow{ID: id, Type: l.declared.Token, Text: fmt.Sprintf(format, args...),
		Source: fact.Source, Evidence: fact.Evidence})
}

func (l *lister) names() {
	rule, ok := azure.NameRuleFor(l.declared.ARMType)
	if !ok {
		return
	}
	fact := model.Fact{Source: rule.Source, Evidence: model.Evidence(rule.Evidence)}
	l.add("name", "", fact, "The name has %d to %d characters (%s) and is unique in its scope: %s.",
		rule.Min, rule.Max, rule.Charset, rule.Scope)
}

// locationFact: ARM itself demands locations, whatever the type.
var locationFact = model.Fact{Source: "Azure Resource Manager template reference; region list of 2025-03-21",
	Evidence: model.Inferred}

func (l *lister) location() {
	switch l.declared.Location {
	case model.Regional:
		l.add("location", "", locationFact, "The location is a region that Azure offers and that is not reserved for "+
			"disaster recovery.")
	case model.Global:
		l.add("location", "", locationFact, "The location is \"global\".")
	case model.Unlocated:
	}
}

func (l *lister) inputs() {
	for _, required := range l.declared.Required {
		l.add("required", required.Path, required.Fact, "%s is required.", required.Path)
	}
	for _, allowed := range l.declared.Allowed {
		l.add("allowed", allowed.Path, allowed.Fact, "%s is one of %s.", allowed.Path, strings.Join(allowed.Values, ", "))
	}
	for _, limits := range l.declared.Ranges {
		l.add("range", limits.Path, limits.Fact, "%s (or its length) is between %v and %v.",
			limits.Path, limits.Min, limits.Max)
	}
	for _, fallback := range l.declared.Defaults {
		l.add("default", fallback.Path, fallback.Fact, "%s is %v when it is left out.", fallback.Path, fallback.Value)
	}
}

func (l *lister) changes() {
	for _, replaced := range l.declared.Replace {
		l.add("replace", replaced.Path, replaced.Fact, "Changing %s makes the provider replace the resource.", replaced.Path)
	}
	for _, immutable := range l.declared.Immutable {
		l.add("immutable", immutable.Path, immutable.Fact, "Azure refuses to change %s in place (%s).",
			immutable.Path, immutable.Code)
	}
	if kept := l.declared.SoftDelete; kept != nil {
		l.add("softdelete", "", kept.Fact, "The name stays taken after deletion until the resource is purged (%s).",
			kept.Code)
	}
}

func (l *lister) relations() {
	for _, reference := range l.declared.References {
		target := "any resource"
		if len(reference.Types) > 0 {
			target = strings.Join(reference.Types, " or ")
		}
		text := fmt.Sprintf("%s names an existing resource: %s.", reference.Path, target)
		if reference.Blocks {
			text += " That resource cannot be deleted meanwhile."
		}
		l.add("reference", reference.Path, reference.Fact, "%s", text)
	}
	if fact := l.declared.OneAtATime; fact != nil {
		l.add("one-at-a-time", "", *fact, "Azure works on one of these below a parent at a time, and refuses the second.")
	}
	for _, implied := range l.declared.Implied {
		l.add("implied", implied.Suffix, implied.Fact, "%s exists as soon as the resource does.", implied.Suffix)
	}
	for _, consequence := range l.declared.Consequences {
		l.add("consequence", consequence.ID, consequence.Fact, "%s", consequence.Text)
	}
}
