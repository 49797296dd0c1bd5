package governance

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/authorization/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Governance"

// Args describes the policies of one resource group.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// ResourceGroupID is required: the scope of the assignments.
	ResourceGroupID pulumi.StringInput
	// Policies is required.
	Policies []Policy
	// Audit is optional: report what breaks the policies, and refuse nothing. Default false.
	Audit bool
}

// Policy is one assignment.
type Policy struct {
	// Name is required: a row of the table in internal/azure, such as azure.PolicyStoragePrivate.
	Name string
	// List is required where the definition takes one: locations, or resource types.
	List []string
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.ResourceGroupID != nil, "ResourceGroupID", "is missing", "pass the ID of the resource group")
	faults.Require(len(a.Policies) > 0, "Policies", "must not be empty", "name a policy")
	seen := map[string]bool{}
	for i, policy := range a.Policies {
		field := fmt.Sprintf("Policies[%d]", i)
		row, known := azure.BuiltInPolicyByName(policy.Name)
		faults.Require(known, field+".Name", fmt.Sprintf("must be a policy in the table, not %q", policy.Name),
			"use one such as azure.PolicyStoragePrivate")
		faults.Require(!seen[policy.Name], field+".Name", fmt.Sprintf("%q is there twice", policy.Name), "remove one")
		faults.Require(!known || (row.ListParameter != "") == (len(policy.List) > 0), field+".List",
			"goes with the policies that take one", "give allowed-locations and not-allowed-types a list, and no others")
		seen[policy.Name] = true
	}
	return faults.Err()
}

// Governance are the policies of a resource group.
type Governance struct {
	pulumi.ResourceState

	// AssignmentIDs are the resource IDs by the names of the policies.
	AssignmentIDs map[string]pulumi.StringOutput
}

// New assigns the policies. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Governance, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("governance %s: %w", name, err)
	}
	g := &Governance{AssignmentIDs: map[string]pulumi.StringOutput{}}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), g, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	ids := pulumi.Map{}
	for _, policy := range args.Policies {
		made, err := authorization.NewPolicyAssignment(ctx, name+"-"+policy.Name, policy.assignment(args),
			args.Placement.Child(naming.PolicyAssignment, g)...)
		if err != nil {
			return nil, err
		}
		g.AssignmentIDs[policy.Name] = made.ID().ToStringOutput()
		ids[policy.Name] = made.ID().ToStringOutput()
	}
	return g, ctx.RegisterResourceOutputs(g, pulumi.Map{"assignmentIds": ids})
}

func (p Policy) assignment(args Args) *authorization.PolicyAssignmentArgs {
	row, _ := azure.BuiltInPolicyByName(p.Name)
	parameters := authorization.ParameterValuesValueMap{}
	if !row.FixedEffect {
		parameters["effect"] = authorization.ParameterValuesValueArgs{Value: pulumi.String("Deny")}
	}
	if row.ListParameter != "" {
		parameters[row.ListParameter] = authorization.ParameterValuesValueArgs{Value: pulumi.ToStringArray(p.List)}
	}
	return &authorization.PolicyAssignmentArgs{
		Scope:                args.ResourceGroupID,
		PolicyAssignmentName: pulumi.String(p.Name),
		DisplayName:          pulumi.String(row.DisplayName),
		PolicyDefinitionId:   pulumi.String(row.DefinitionID()),
		EnforcementMode:      pulumi.String(args.enforcement()),
		Parameters:           parameters,
	}
}

// enforcement lets the same effect refuse, or report alone.
func (a Args) enforcement() string {
	if a.Audit {
		return "DoNotEnforce"
	}
	return "Default"
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	policies := pulumi.StringArray{}
	for _, policy := range a.Policies {
		policies = append(policies, pulumi.String(policy.Name))
	}
	return pulumi.Map{"placement": a.Placement.Summary(), "policies": policies, "audit": pulumi.Bool(a.Audit)}
}
