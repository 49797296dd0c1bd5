package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// IndexingPolicy says which properties of documents are indexed.
type IndexingPolicy struct {
	Automatic     *bool          `pulumi:"automatic"`
	ExcludedPaths []ExcludedPath `pulumi:"excludedPaths"`
	IncludedPaths []IncludedPath `pulumi:"includedPaths"`
	IndexingMode  *string        `pulumi:"indexingMode"`
}

// IndexingPolicyInput accepts IndexingPolicyArgs.
type IndexingPolicyInput interface {
	pulumi.Input
	isIndexingPolicy()
}

// IndexingPolicyArgs are the inputs of a IndexingPolicy.
type IndexingPolicyArgs struct {
	Automatic     pulumi.BoolPtrInput    `pulumi:"automatic"`
	ExcludedPaths ExcludedPathArrayInput `pulumi:"excludedPaths"`
	IncludedPaths IncludedPathArrayInput `pulumi:"includedPaths"`
	// IndexingMode is "consistent" (Azure's default) or "none".
	IndexingMode pulumi.StringPtrInput `pulumi:"indexingMode"`
}

// ElementType returns the plain type.
func (IndexingPolicyArgs) ElementType() reflect.Type { return reflect.TypeFor[IndexingPolicy]() }

func (IndexingPolicyArgs) isIndexingPolicy() {}

// IncludedPath is what is indexed.
type IncludedPath struct {
	Path *string `pulumi:"path"`
}

// IncludedPathInput accepts IncludedPathArgs.
type IncludedPathInput interface {
	pulumi.Input
	isIncludedPath()
}

// IncludedPathArgs are the inputs of a IncludedPath.
type IncludedPathArgs struct {
	// Path ends in "/*" (the property and all below it) or "/?" (its value).
	Path pulumi.StringPtrInput `pulumi:"path"`
}

// ElementType returns the plain type.
func (IncludedPathArgs) ElementType() reflect.Type { return reflect.TypeFor[IncludedPath]() }

func (IncludedPathArgs) isIncludedPath() {}

// IncludedPathArrayInput accepts IncludedPathArray.
type IncludedPathArrayInput interface {
	pulumi.Input
	isIncludedPathArray()
}

// IncludedPathArray is a list of IncludedPath.
type IncludedPathArray []IncludedPathInput

// ElementType returns the plain type.
func (IncludedPathArray) ElementType() reflect.Type { return reflect.TypeFor[[]IncludedPath]() }

func (IncludedPathArray) isIncludedPathArray() {}

// ExcludedPath is what is not indexed.
type ExcludedPath struct {
	Path *string `pulumi:"path"`
}

// ExcludedPathInput accepts ExcludedPathArgs.
type ExcludedPathInput interface {
	pulumi.Input
	isExcludedPath()
}

// ExcludedPathArgs are the inputs of a ExcludedPath.
type ExcludedPathArgs struct {
	// Path ends in "/*" (the property and all below it) or "/?" (its value).
	Path pulumi.StringPtrInput `pulumi:"path"`
}

// ElementType returns the plain type.
func (ExcludedPathArgs) ElementType() reflect.Type { return reflect.TypeFor[ExcludedPath]() }

func (ExcludedPathArgs) isExcludedPath() {}

// ExcludedPathArrayInput accepts ExcludedPathArray.
type ExcludedPathArrayInput interface {
	pulumi.Input
	isExcludedPathArray()
}

// ExcludedPathArray is a list of ExcludedPath.
type ExcludedPathArray []ExcludedPathInput

// ElementType returns the plain type.
func (ExcludedPathArray) ElementType() reflect.Type { return reflect.TypeFor[[]ExcludedPath]() }

func (ExcludedPathArray) isExcludedPathArray() {}
