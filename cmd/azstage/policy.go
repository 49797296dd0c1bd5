package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// ruleRow is a rule as it is printed.
type ruleRow struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Pillar   rules.Pillar   `json:"pillar"`
	Severity rules.Severity `json:"severity"`
	// Stages has the level of the rule at every stage.
	Stages  map[stages.Stage]rules.Level `json:"stages"`
	Types   []string                     `json:"types"`
	Sources []rules.Source               `json:"sources"`
	Fix     string                       `json:"fix"`
	Costs   bool                         `json:"costs"`
}

// policyReport is what the verb prints with --json. Findings are absent where no stage and no stack was named.
type policyReport struct {
	Rules    []ruleRow       `json:"rules"`
	Stage    stages.Stage    `json:"stage,omitzero"`
	Stack    string          `json:"stack,omitempty"`
	Findings []rules.Finding `json:"findings,omitzero"`
}

// findingsError says that mandatory rules are broken.
type findingsError struct {
	name  string
	count int
}

func (e findingsError) Error() string {
	return fmt.Sprintf("%s breaks mandatory rules in %d place(s)", e.name, e.count)
}

func newPolicy(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "policy [STAGE]", Short: "List the rules of the policy pack, and judge a stage or a stack by them",
		Long: `Policy lists every rule with its sources and the stages from which it is advisory and mandatory. With a stage
it brings that up as a throw-away stack on the emulator and judges it; with --stack it judges the state of that stack.
It exits with 3 where a mandatory rule is broken. preview and up run the same rules as a Pulumi policy pack.`,
		Example: "  azstage policy\n  azstage policy 1k\n  azstage policy --stack dev --json",
		RunE: func(command *cobra.Command, args []string) error {
			report := policyReport{Rules: ruleRows()}
			if len(args) == 0 && g.stack == "" {
				return g.printPolicies(report)
			}
			return g.judge(command, args, report)
		},
	}
}

func ruleRows() []ruleRow {
	var rows []ruleRow
	for _, rule := range rules.All() {
		row := ruleRow{
			ID: rule.ID, Title: rule.Title, Pillar: rule.Pillar, Severity: rule.Severity, Types: rule.Types,
			Sources: rule.Sources, Fix: rule.Fix, Costs: rule.Costs, Stages: map[stages.Stage]rules.Level{},
		}
		for _, rung := range stages.Ladder() {
			row.Stages[rung.Stage] = rule.LevelAt(rung.Stage)
		}
		rows = append(rows, row)
	}
	return rows
}

// judge adds the findings on a stage or stack to the report, and refuses where one is mandatory.
func (g *globals) judge(command *cobra.Command, args []string, report policyReport) error {
	read, err := g.graph(command, args)
	if err != nil {
		return err
	}
	configuration, err := g.configuration(engine.Target(g.target), read.Stack, read.Stage)
	if err != nil {
		return err
	}
	waivers, err := rules.ParseWaivers(configuration["waivers"])
	if err != nil {
		return usageError{err}
	}
	stack := rules.FromGraph(read)
	stack.Stage = rules.StageDuringHop(string(stack.Stage), configuration["expandFrom"])
	report.Stack, report.Stage = read.Stack, stack.Stage
	report.Findings = rules.Worst(rules.Evaluate(stack, rules.Options{Waivers: waivers}))
	return errors.Join(g.printPolicies(report), refusedBy(read.Stack, report.Findings))
}

func refusedBy(name string, findings []rules.Finding) error {
	count := 0
	for _, finding := range findings {
		if finding.Level == rules.Mandatory {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	return findingsError{name, count}
}

func (g *globals) printPolicies(report policyReport) error {
	switch {
	case g.json:
		return printJSON(g.stdout, report)
	case report.Findings != nil:
		return g.printJudgement(report)
	}
	rows := [][]any{}
	for _, rule := range report.Rules {
		rows = append(rows, []any{rule.ID, rule.Title, rule.Pillar, rule.from(rules.Advisory), rule.from(rules.Mandatory)})
	}
	err := printTable(g.stdout, []any{"Rule", "What holds", "Pillar", "Advisory from", "Mandatory from"}, rows,
		table.ColumnConfig{Number: 2, WidthMax: 70})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(g.stdout, "\n%d rules. --json and docs/policies.md show sources and fixes.\n", len(report.Rules))
	return err
}

// from is the first stage at which the rule has a level.
func (r ruleRow) from(level rules.Level) string {
	for _, rung := range stages.Ladder() {
		if r.Stages[rung.Stage] == level {
			return string(rung.Stage)
		}
	}
	return ""
}

func (g *globals) printJudgement(report policyReport) error {
	rows := [][]any{}
	for _, finding := range report.Findings {
		rows = append(rows, []any{finding.Level, finding.Rule, lastPart(finding.URN), finding.Message})
	}
	if len(rows) > 0 {
		if err := printTable(g.stdout, []any{"Level", "Rule", "Resource", "What is wrong"}, rows,
			table.ColumnConfig{Number: 4, WidthMax: 70}); err != nil {
			return err
		}
	}
	inForce := len(slices.DeleteFunc(slices.Clone(report.Rules), func(r ruleRow) bool {
		return r.Stages[report.Stage] == rules.Off
	}))
	_, err := fmt.Fprintf(g.stdout, "\n%d findings by the %d rules in force at stage %s.\n", len(rows), inForce,
		report.Stage)
	return err
}

func lastPart(urn string) string { return urn[strings.LastIndex(urn, ":")+1:] }
