package docs

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

//go:embed text/rules.md
var rulesIntroduction string

// resourceType is one ARM type with the rules of all tokens that stand for it.
type resourceType struct {
	armType string
	tokens  []string
	rules   []emulator.RuleRow
}

func (r resourceType) namespace() string {
	namespace, _, _ := strings.Cut(r.armType, "/")
	return namespace
}

// rulesPage is the page of the emulator's rules.
func rulesPage(string) ([]Page, error) {
	modelled := resourceproviders.All()
	rules := emulator.Rules(modelled)
	types := byResourceType(modelled, rules)
	var general []emulator.RuleRow
	for _, rule := range rules {
		if rule.Type == "" {
			general = append(general, rule)
		}
	}
	text := notice + rulesIntroduction + "\n" + countsTable(types, rules, general) +
		"\n" + notModelled(rules) +
		"\n## Every type\n\n" + ruleTable(general) + typeSections(types)
	return []Page{{Path: "docs/emulator-rules.md", Text: text}}, nil
}

// byResourceType groups rules by ARM type, ordered by its name.
func byResourceType(modelled []*model.Type, rules []emulator.RuleRow) []resourceType {
	var types []resourceType
	for _, declared := range modelled {
		i := slices.IndexFunc(types, func(t resourceType) bool { return strings.EqualFold(t.armType, declared.ARMType) })
		if i < 0 {
			i = len(types)
			types = append(types, resourceType{armType: declared.ARMType})
		}
		types[i].tokens = append(types[i].tokens, declared.Token)
		for _, rule := range rules {
			if rule.Type == declared.Token {
				types[i].rules = append(types[i].rules, rule)
			}
		}
	}
	slices.SortStableFunc(types, func(a, b resourceType) int { return strings.Compare(a.armType, b.armType) })
	return types
}

// countsTable says how many rules there are for each namespace and how well they are known.
func countsTable(types []resourceType, rules, general []emulator.RuleRow) string {
	rows := [][]string{}
	for i, found := range types {
		if i > 0 && types[i-1].namespace() == found.namespace() {
			continue
		}
		var count int
		var inside []emulator.RuleRow
		for _, other := range types {
			if other.namespace() == found.namespace() {
				count++
				inside = append(inside, other.rules...)
			}
		}
		link := fmt.Sprintf("[%s](#%s)", found.namespace(), anchor(found.namespace()))
		rows = append(rows, countsRow(link, fmt.Sprint(count), inside))
	}
	rows = append(rows, countsRow("[Every type](#every-type)", "", general),
		countsRow("**Together**", fmt.Sprint(len(types)), rules))
	return table([]string{"Namespace", "Types", "Rules", "Verified", "Inferred", "Known"}, rows)
}

func countsRow(label, types string, rules []emulator.RuleRow) []string {
	row := []string{label, types, fmt.Sprint(len(rules))}
	for _, evidence := range []model.Evidence{model.Verified, model.Inferred, model.Known} {
		count := 0
		for _, rule := range rules {
			if rule.Evidence == evidence {
				count++
			}
		}
		row = append(row, fmt.Sprint(count))
	}
	return row
}

// anchor is the fragment that GitHub gives a heading.
func anchor(heading string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case strings.ContainsRune("./{}", r):
			return -1
		}
		return r
	}, strings.ToLower(heading))
	return kept
}

func typeSections(types []resourceType) string {
	var text strings.Builder
	for i, found := range types {
		if i == 0 || types[i-1].namespace() != found.namespace() {
			fmt.Fprintf(&text, "\n## %s\n", found.namespace())
		}
		var tokens []string
		for _, token := range found.tokens {
			tokens = append(tokens, code(token))
		}
		text.WriteString("\n### " + found.armType + "\n\n" + wrap(strings.Join(tokens, ", ")+"\n") + "\n")
		if len(found.rules) == 0 {
			text.WriteString("No rule of its own.\n")
			continue
		}
		text.WriteString(ruleTable(found.rules))
	}
	return text.String()
}

func ruleTable(rules []emulator.RuleRow) string {
	var rows [][]string
	for _, rule := range rules {
		rows = append(rows, []string{code(rule.ID), cell(rule.Text), string(rule.Evidence), cell(rule.Source)})
	}
	return table([]string{"Rule", "What", "Evidence", "Source"}, rows)
}
