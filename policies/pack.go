package main

import (
	"context"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/policyx"

	"github.com/azstage/azstage/policies/rules"
)

// packName and packVersion are those of PulumiPolicy.yaml.
const packName = "azstage"

var packVersion = semver.MustParse("0.1.0")

// newPack makes the pack for one operation on one stack. The engine calls it with the stack's configuration.
//
// The SDK reads a resource anew for every resource policy that there is: a policy for each rule would make a preview
// half as slow again. So one resource policy keeps what it sees, and the rules are policies on the stack.
func newPack(ctx *pulumi.Context) (policyx.PolicyPack, error) {
	judge, err := newJudge(ctx.Project(), ctx.DryRun(), ctx.GetConfig)
	if err != nil {
		return nil, err
	}
	policies := []policyx.Policy{beforeCreation(judge)}
	for _, rule := range rules.All() {
		policies = append(policies, stagedPolicy{rulePolicy(rule, judge), rule, judge})
	}
	policies = append(policies, undecidedPolicy(judge), waiverPolicy(judge))
	return policyx.NewPolicyPack(packName, packVersion, policyx.EnforcementLevelAdvisory, policies)
}

// beforeCreation sees every resource before it is created or changed. In an up it refuses what breaks a mandatory rule:
// a value that the preview could not know may have turned out wrong.
func beforeCreation(judge *judge) policyx.Policy {
	return policyx.NewResourceValidationPolicy("before-creation", policyx.ResourceValidationPolicyArgs{
		Description:      "What breaks a mandatory rule is not created",
		EnforcementLevel: policyx.EnforcementLevelMandatory,
		ValidateResource: func(_ context.Context, args policyx.ResourceValidationArgs) error {
			for _, finding := range judge.register(args.Resource) {
				args.Manager.ReportViolation(finding.Rule+": "+finding.Message, finding.URN)
			}
			return nil
		},
	})
}

// rulePolicy reports what one rule finds.
func rulePolicy(rule rules.Rule, judge *judge) policyx.StackValidationPolicy {
	return policyx.NewStackValidationPolicy(rule.ID, policyx.StackValidationPolicyArgs{
		Description: rule.Title,
		ValidateStack: func(_ context.Context, args policyx.StackValidationArgs) error {
			report(args, judge, func(f rules.Finding) bool {
				return f.Rule == rule.ID && (f.Level == rules.Mandatory || f.Level == rules.Advisory)
			})
			return nil
		},
	})
}

// stagedPolicy takes its level from the stage that the stack is at.
type stagedPolicy struct {
	policyx.StackValidationPolicy
	rule  rules.Rule
	judge *judge
}

// EnforcementLevel implements policyx.Policy. A rule that says nothing at the stage is disabled.
func (p stagedPolicy) EnforcementLevel() policyx.EnforcementLevel {
	switch p.rule.LevelAt(p.judge.stage()) {
	case rules.Mandatory:
		return policyx.EnforcementLevelMandatory
	case rules.Advisory:
		return policyx.EnforcementLevelAdvisory
	}
	return policyx.EnforcementLevelDisabled
}

func undecidedPolicy(judge *judge) policyx.Policy {
	return policyx.NewStackValidationPolicy("not-decidable", policyx.StackValidationPolicyArgs{
		Description:      "These rules depend on values that are known only in up",
		EnforcementLevel: policyx.EnforcementLevelAdvisory,
		ValidateStack: func(_ context.Context, args policyx.StackValidationArgs) error {
			for _, open := range rules.UndecidedByResource(judge.findings(args.Resources)) {
				args.Manager.ReportViolation(open.Message, open.URN)
			}
			return nil
		},
	})
}

func waiverPolicy(judge *judge) policyx.Policy {
	return policyx.NewStackValidationPolicy(rules.WaiverRule, policyx.StackValidationPolicyArgs{
		Description:      "Waivers name a rule, a resource, a reason and a day that has not passed",
		EnforcementLevel: policyx.EnforcementLevelMandatory,
		ValidateStack: func(_ context.Context, args policyx.StackValidationArgs) error {
			report(args, judge, func(f rules.Finding) bool { return f.Rule == rules.WaiverRule })
			return nil
		},
	})
}

func report(args policyx.StackValidationArgs, judge *judge, wanted func(rules.Finding) bool) {
	for _, finding := range judge.findings(args.Resources) {
		if wanted(finding) {
			args.Manager.ReportViolation(finding.Message, finding.URN)
		}
	}
}
