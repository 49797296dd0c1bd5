package v20240101

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ResourceIdentity is the identity of an experiment.
type ResourceIdentity struct {
	Type                   string   `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// ResourceIdentityInput accepts ResourceIdentityArgs.
type ResourceIdentityInput interface {
	pulumi.Input
	isResourceIdentity()
}

// ResourceIdentityArgs are the inputs of a ResourceIdentity.
type ResourceIdentityArgs struct {
	// Type is required: "None", "SystemAssigned" or "UserAssigned".
	Type pulumi.StringInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (ResourceIdentityArgs) ElementType() reflect.Type { return reflect.TypeFor[ResourceIdentity]() }

func (ResourceIdentityArgs) isResourceIdentity() {}

// ExperimentProperties are what an experiment does, and to what.
type ExperimentProperties struct {
	Selectors []interface{} `pulumi:"selectors"`
	Steps     []Step        `pulumi:"steps"`
}

// ExperimentPropertiesInput accepts ExperimentPropertiesArgs.
type ExperimentPropertiesInput interface {
	pulumi.Input
	isExperimentProperties()
}

// ExperimentPropertiesArgs are the inputs of an ExperimentProperties.
type ExperimentPropertiesArgs struct {
	// Selectors is required: lists of targets, each a map with id, type and targets.
	Selectors pulumi.ArrayInput `pulumi:"selectors"`
	// Steps is required. They follow each other.
	Steps StepArray `pulumi:"steps"`
}

// ElementType returns the plain type.
func (ExperimentPropertiesArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ExperimentProperties]()
}

func (ExperimentPropertiesArgs) isExperimentProperties() {}

// Step is a part of an experiment. Its branches run side by side.
type Step struct {
	Branches []Branch `pulumi:"branches"`
	Name     string   `pulumi:"name"`
}

// StepArgs are the inputs of a Step.
type StepArgs struct {
	// Branches is required.
	Branches BranchArray `pulumi:"branches"`
	// Name is required.
	Name pulumi.StringInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (StepArgs) ElementType() reflect.Type { return reflect.TypeFor[Step]() }

// StepArray are the inputs of several steps.
type StepArray []StepArgs

// ElementType returns the plain type.
func (StepArray) ElementType() reflect.Type { return reflect.TypeFor[[]Step]() }

// Branch is a sequence of actions.
type Branch struct {
	Actions []interface{} `pulumi:"actions"`
	Name    string        `pulumi:"name"`
}

// BranchArgs are the inputs of a Branch.
type BranchArgs struct {
	// Actions is required: each a map with name, type and what the type needs.
	Actions pulumi.ArrayInput `pulumi:"actions"`
	// Name is required.
	Name pulumi.StringInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (BranchArgs) ElementType() reflect.Type { return reflect.TypeFor[Branch]() }

// BranchArray are the inputs of several branches.
type BranchArray []BranchArgs

// ElementType returns the plain type.
func (BranchArray) ElementType() reflect.Type { return reflect.TypeFor[[]Branch]() }
