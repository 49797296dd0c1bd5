// Package page renders docs/policies.md: every rule with its sources and stages, and how much of each public set they
// cover.
package page

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

//go:generate go run ./generate ../../docs/policies.md

//go:embed introduction.md
var introduction string

// Page returns the text of the page.
func Page() string {
	var text strings.Builder
	all := rules.All()
	text.WriteString(introduction)
	fmt.Fprintf(&text, "There are %d rules.\n\n%s", len(all), counts(all))
	for _, pillar := range rules.Pillars() {
		fmt.Fprintf(&text, "\n## %s%s\n", strings.ToUpper(string(pillar[:1])), pillar[1:])
		text.WriteString("\n" + pillarTable(all, pillar))
	}
	text.WriteString("\n## Coverage of public rule sets\n\n" + coverage(all))
	text.WriteString("\n## What is left out, and why\n\n" + leftOut())
	return text.String()
}

func counts(all []rules.Rule) string {
	header := []string{"In force at"}
	for _, rung := range stages.Ladder() {
		header = append(header, string(rung.Stage))
	}
	rows := [][]string{}
	for _, level := range []rules.Level{rules.Mandatory, rules.Advisory} {
		row := []string{string(level)}
		for _, rung := range stages.Ladder() {
			count := 0
			for _, rule := range all {
				if rule.LevelAt(rung.Stage) == level {
					count++
				}
			}
			row = append(row, fmt.Sprint(count))
		}
		rows = append(rows, row)
	}
	return table(header, rows)
}

func pillarTable(all []rules.Rule, pillar rules.Pillar) string {
	rows := [][]string{}
	for _, rule := range all {
		if rule.Pillar != pillar {
			continue
		}
		fix := cell(rule.Fix)
		switch {
		case rule.Priced():
			fix += " (costs money, the finding says how much)"
		case rule.Costs:
			fix += " (costs money)"
		}
		rows = append(rows, []string{
			"`" + rule.ID + "`", cell(rule.Title), string(rule.Severity), from(rule.Advisory), from(rule.Mandatory), fix,
			sources(rule.Sources),
		})
	}
	return table([]string{"Rule", "What holds", "Severity", "Advisory from", "Mandatory from", "Fix", "Sources"}, rows)
}

func from(stage stages.Stage) string {
	if stage == "" {
		return "–"
	}
	return string(stage)
}

// abbreviated are the names of sets in the tables.
var abbreviated = map[rules.Set]string{
	rules.PSRule: "PSRule", rules.APRL: "APRL", rules.AMBA: "AMBA", rules.CIS: "CIS 2.1.0", rules.CIS5: "CIS 5.0.0",
}

func sources(all []rules.Source) string {
	var texts []string
	for _, source := range all {
		name, short := abbreviated[source.Set]
		if !short {
			name = string(source.Set)
		}
		texts = append(texts, cell(name+" "+source.ID))
	}
	return strings.Join(texts, "; ")
}

// coverage counts the rules of the sets that concern a type which a stage uses.
func coverage(all []rules.Rule) string {
	rows := [][]string{}
	for _, set := range []rules.Set{rules.PSRule, rules.APRL, rules.CIS, rules.CIS5} {
		taken := map[string]bool{}
		for _, rule := range all {
			for _, source := range rule.Sources {
				if source.Set == set {
					taken[source.ID] = true
				}
			}
		}
		left := 0
		for _, omission := range rules.Omissions() {
			if omission.Set == set {
				left += len(omission.IDs)
			}
		}
		total := len(taken) + left
		rows = append(rows, []string{
			string(set), fmt.Sprint(total), fmt.Sprint(len(taken)), fmt.Sprint(left),
			fmt.Sprintf("%d %%", (100*len(taken)+total/2)/total),
		})
	}
	text := table([]string{"Set", "Rules on our types", "Taken", "Left out", "Coverage"}, rows)
	return text + "\nThe Azure Monitor Baseline Alerts are a catalogue of thresholds, most of which depend on the workload:\n" +
		"the pack takes the ones that every application has, and the stages' triggers watch the rest.\n"
}

func leftOut() string {
	rows := [][]string{}
	for _, omission := range rules.Omissions() {
		ids := slices.Clone(omission.IDs)
		slices.Sort(ids)
		rows = append(rows, []string{cell(string(omission.Set)), strings.Join(ids, ", "), cell(omission.Reason)})
	}
	return table([]string{"Set", "Rules", "Reason"}, rows)
}

func table(header []string, rows [][]string) string {
	var text strings.Builder
	text.WriteString("| " + strings.Join(header, " | ") + " |\n" + strings.Repeat("|---", len(header)) + "|\n")
	for _, row := range rows {
		text.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	return text.String()
}

var escapes = strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`)

// cell makes one line of text safe inside a table.
func cell(text string) string { return escapes.Replace(strings.Join(strings.Fields(text), " ")) }
