package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/stages"
)

// Pillar is a pillar of the Azure Well-Architected Framework.
type Pillar string

// The pillars.
const (
	Reliability Pillar = "reliability"
	Security    Pillar = "security"
	Cost        Pillar = "cost"
	Operations  Pillar = "operations"
	Performance Pillar = "performance"
)

// Pillars returns the pillars in the order in which rules are listed.
func Pillars() []Pillar { return []Pillar{Reliability, Security, Cost, Operations, Performance} }

// Severity says how much is at stake where a rule is broken.
type Severity string

// The severities.
const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// Level is what a rule demands of a stage, and what a finding means.
type Level string

// The levels of rules and findings.
const (
	// Off rules say nothing at the stage.
	Off Level = "off"
	// Advisory findings are shown.
	Advisory Level = "advisory"
	// Mandatory findings stop an operation.
	Mandatory Level = "mandatory"
	// Undecided findings depend on a value that is known only once the resource exists.
	Undecided Level = "undecided"
	// Waived findings are excused by a waiver that has not expired.
	Waived Level = "waived"
)

// Rule is one demand on a stack. Exactly one of Resource and Stack is set.
type Rule struct {
	// ID is unique and never changes, e.g. "appservice-https-only". Waivers name it.
	ID string
	// Title says in a sentence what holds where the rule is kept.
	Title string
	// Pillar is set by All, from the list that the rule is in.
	Pillar Pillar
	// Severity says how much is at stake.
	Severity Severity
	// Types are the tokens, without API version, of the resources the rule judges. AnyType: all of azure-native.
	Types []string
	// Advisory and Mandatory are the stages from which the rule is so; empty means at none.
	Advisory, Mandatory stages.Stage
	// Properties are the paths that the rule reads of the resources it judges: breaking one breaks the rule, or leaves
	// a resource that the rule does not concern.
	Properties []string
	// Sources say who else asks for it.
	Sources []Source
	// Fix says what to do.
	Fix string
	// Costs says that the fix costs money.
	Costs bool

	// Resource judges one resource by itself.
	Resource func(Resource) Result
	// Stack judges a resource by what is around it, or the stack as a whole.
	Stack func(*Stack) []Located
}

// AnyType stands for every azure-native type.
const AnyType = "azure-native:*:*"

// LevelAt returns what the rule is at a stage. The zero stage is unknown, and is taken for the strictest.
func (r Rule) LevelAt(stage stages.Stage) Level {
	switch {
	case reached(stage, r.Mandatory):
		return Mandatory
	case reached(stage, r.Advisory):
		return Advisory
	}
	return Off
}

func reached(stage, from stages.Stage) bool {
	if from == "" {
		return false
	}
	return stage == "" || rank(stage) >= rank(from)
}

func rank(stage stages.Stage) int {
	return slices.IndexFunc(stages.Ladder(), func(r stages.Rung) bool { return r.Stage == stage })
}

// Concerns says whether the rule judges resources of a type, whatever API version the token names.
func (r Rule) Concerns(token string) bool {
	token = unversioned(token)
	return slices.ContainsFunc(r.Types, func(t string) bool {
		return t == token || t == AnyType && strings.HasPrefix(token, "azure-native:")
	})
}

// All returns every rule, by pillar.
func All() []Rule {
	var all []Rule
	for _, pillar := range Pillars() {
		for _, rule := range byPillar[pillar] {
			rule.Pillar = pillar
			all = append(all, rule)
		}
	}
	return all
}

var byPillar = map[Pillar][]Rule{
	Reliability: slices.Concat(reliabilityOfApps, reliabilityOfData, reliabilityOfStores, reliabilityOfNetwork,
		reliabilityOfEdge, reliabilityOfClusters, reliabilityOfAPIs, reliabilityOfContainers, reliabilityOfMessaging),
	Security: slices.Concat(securityOfApps, securityOfData, securityOfStores, securityOfMessaging, securityOfNetwork,
		securityOfEdge, securityOfIdentity, securityOfClusters,
		securityOfAPIs, securityOfContainers),
	Cost:        costRules,
	Operations:  slices.Concat(operationsRules, operationsOfClusters, monitoringRules, diagnosticRules()),
	Performance: performanceRules,
}
