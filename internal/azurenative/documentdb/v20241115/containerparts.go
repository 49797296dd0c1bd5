package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ContainerPartitionKey says by which property documents are spread. It is fixed at creation.
type ContainerPartitionKey struct {
	Kind    *string  `pulumi:"kind"`
	Paths   []string `pulumi:"paths"`
	Version *int     `pulumi:"version"`
}

// ContainerPartitionKeyInput accepts ContainerPartitionKeyArgs.
type ContainerPartitionKeyInput interface {
	pulumi.Input
	isContainerPartitionKey()
}

// ContainerPartitionKeyArgs are the inputs of a ContainerPartitionKey.
type ContainerPartitionKeyArgs struct {
	// Kind is "Hash" (Azure's default) or, for a key of several levels, "MultiHash".
	Kind pulumi.StringPtrInput `pulumi:"kind"`
	// Paths has one path such as "/userId", or with MultiHash up to three.
	Paths pulumi.StringArrayInput `pulumi:"paths"`
	// Version is 1 or 2. Version 2 takes values of up to 2 KB, and MultiHash needs it.
	Version pulumi.IntPtrInput `pulumi:"version"`
}

// ElementType returns the plain type.
func (ContainerPartitionKeyArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ContainerPartitionKey]()
}

func (ContainerPartitionKeyArgs) isContainerPartitionKey() {}

// ConflictResolutionPolicy says which of two writes in two regions stays. It is fixed at creation.
type ConflictResolutionPolicy struct {
	ConflictResolutionPath      *string `pulumi:"conflictResolutionPath"`
	ConflictResolutionProcedure *string `pulumi:"conflictResolutionProcedure"`
	Mode                        *string `pulumi:"mode"`
}

// ConflictResolutionPolicyInput accepts ConflictResolutionPolicyArgs.
type ConflictResolutionPolicyInput interface {
	pulumi.Input
	isConflictResolutionPolicy()
}

// ConflictResolutionPolicyArgs are the inputs of a ConflictResolutionPolicy.
type ConflictResolutionPolicyArgs struct {
	// ConflictResolutionPath belongs to LastWriterWins: a number, the larger of which stays, e.g. "/_ts".
	ConflictResolutionPath pulumi.StringPtrInput `pulumi:"conflictResolutionPath"`
	// ConflictResolutionProcedure belongs to Custom.
	ConflictResolutionProcedure pulumi.StringPtrInput `pulumi:"conflictResolutionProcedure"`
	// Mode is "LastWriterWins" (Azure's default) or "Custom".
	Mode pulumi.StringPtrInput `pulumi:"mode"`
}

// ElementType returns the plain type.
func (ConflictResolutionPolicyArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ConflictResolutionPolicy]()
}

func (ConflictResolutionPolicyArgs) isConflictResolutionPolicy() {}

// UniqueKeyPolicy lists what is unique within a partition. It is fixed at creation.
type UniqueKeyPolicy struct {
	UniqueKeys []UniqueKey `pulumi:"uniqueKeys"`
}

// UniqueKeyPolicyInput accepts UniqueKeyPolicyArgs.
type UniqueKeyPolicyInput interface {
	pulumi.Input
	isUniqueKeyPolicy()
}

// UniqueKeyPolicyArgs are the inputs of a UniqueKeyPolicy.
type UniqueKeyPolicyArgs struct {
	UniqueKeys UniqueKeyArrayInput `pulumi:"uniqueKeys"`
}

// ElementType returns the plain type.
func (UniqueKeyPolicyArgs) ElementType() reflect.Type { return reflect.TypeFor[UniqueKeyPolicy]() }

func (UniqueKeyPolicyArgs) isUniqueKeyPolicy() {}

// UniqueKey is one combination of properties that occurs once in a partition.
type UniqueKey struct {
	Paths []string `pulumi:"paths"`
}

// UniqueKeyInput accepts UniqueKeyArgs.
type UniqueKeyInput interface {
	pulumi.Input
	isUniqueKey()
}

// UniqueKeyArgs are the inputs of a UniqueKey.
type UniqueKeyArgs struct {
	Paths pulumi.StringArrayInput `pulumi:"paths"`
}

// ElementType returns the plain type.
func (UniqueKeyArgs) ElementType() reflect.Type { return reflect.TypeFor[UniqueKey]() }

func (UniqueKeyArgs) isUniqueKey() {}

// UniqueKeyArrayInput accepts UniqueKeyArray.
type UniqueKeyArrayInput interface {
	pulumi.Input
	isUniqueKeyArray()
}

// UniqueKeyArray is a list of UniqueKey.
type UniqueKeyArray []UniqueKeyInput

// ElementType returns the plain type.
func (UniqueKeyArray) ElementType() reflect.Type { return reflect.TypeFor[[]UniqueKey]() }

func (UniqueKeyArray) isUniqueKeyArray() {}
