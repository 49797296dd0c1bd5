package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Location is a region of an account.
type Location struct {
	FailoverPriority *int    `pulumi:"failoverPriority"`
	IsZoneRedundant  *bool   `pulumi:"isZoneRedundant"`
	LocationName     *string `pulumi:"locationName"`
}

// LocationInput accepts LocationArgs.
type LocationInput interface {
	pulumi.Input
	isLocation()
}

// LocationArgs are the inputs of a Location.
type LocationArgs struct {
	// FailoverPriority is 0 for the region that writes, and counts up without a gap.
	FailoverPriority pulumi.IntPtrInput `pulumi:"failoverPriority"`
	// IsZoneRedundant is fixed when the region is added.
	IsZoneRedundant pulumi.BoolPtrInput   `pulumi:"isZoneRedundant"`
	LocationName    pulumi.StringPtrInput `pulumi:"locationName"`
}

// ElementType returns the plain type.
func (LocationArgs) ElementType() reflect.Type { return reflect.TypeFor[Location]() }

func (LocationArgs) isLocation() {}

// LocationArrayInput accepts LocationArray.
type LocationArrayInput interface {
	pulumi.Input
	isLocationArray()
}

// LocationArray is a list of Location.
type LocationArray []LocationInput

// ElementType returns the plain type.
func (LocationArray) ElementType() reflect.Type { return reflect.TypeFor[[]Location]() }

func (LocationArray) isLocationArray() {}

// ConsistencyPolicy is what reads see of the writes before them, unless a client asks for less.
type ConsistencyPolicy struct {
	DefaultConsistencyLevel string   `pulumi:"defaultConsistencyLevel"`
	MaxIntervalInSeconds    *int     `pulumi:"maxIntervalInSeconds"`
	MaxStalenessPrefix      *float64 `pulumi:"maxStalenessPrefix"`
}

// ConsistencyPolicyInput accepts ConsistencyPolicyArgs.
type ConsistencyPolicyInput interface {
	pulumi.Input
	isConsistencyPolicy()
}

// ConsistencyPolicyArgs are the inputs of a ConsistencyPolicy.
type ConsistencyPolicyArgs struct {
	// DefaultConsistencyLevel is required: "Strong", "BoundedStaleness", "Session", "ConsistentPrefix" or "Eventual".
	DefaultConsistencyLevel pulumi.StringInput `pulumi:"defaultConsistencyLevel"`
	// MaxIntervalInSeconds belongs to BoundedStaleness: 5 to 86400, with several regions 300 and more.
	MaxIntervalInSeconds pulumi.IntPtrInput `pulumi:"maxIntervalInSeconds"`
	// MaxStalenessPrefix belongs to BoundedStaleness: 10 and more, with several regions 100000 and more.
	MaxStalenessPrefix pulumi.Float64PtrInput `pulumi:"maxStalenessPrefix"`
}

// ElementType returns the plain type.
func (ConsistencyPolicyArgs) ElementType() reflect.Type { return reflect.TypeFor[ConsistencyPolicy]() }

func (ConsistencyPolicyArgs) isConsistencyPolicy() {}

// Capability is a feature that an account is made with.
type Capability struct {
	Name *string `pulumi:"name"`
}

// CapabilityInput accepts CapabilityArgs.
type CapabilityInput interface {
	pulumi.Input
	isCapability()
}

// CapabilityArgs are the inputs of a Capability.
type CapabilityArgs struct {
	// Name is e.g. "EnableServerless".
	Name pulumi.StringPtrInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (CapabilityArgs) ElementType() reflect.Type { return reflect.TypeFor[Capability]() }

func (CapabilityArgs) isCapability() {}

// CapabilityArrayInput accepts CapabilityArray.
type CapabilityArrayInput interface {
	pulumi.Input
	isCapabilityArray()
}

// CapabilityArray is a list of Capability.
type CapabilityArray []CapabilityInput

// ElementType returns the plain type.
func (CapabilityArray) ElementType() reflect.Type { return reflect.TypeFor[[]Capability]() }

func (CapabilityArray) isCapabilityArray() {}

// Capacity bounds what all containers of an account can cost.
type Capacity struct {
	TotalThroughputLimit *int `pulumi:"totalThroughputLimit"`
}

// CapacityInput accepts CapacityArgs.
type CapacityInput interface {
	pulumi.Input
	isCapacity()
}

// CapacityArgs are the inputs of a Capacity.
type CapacityArgs struct {
	// TotalThroughputLimit is in request units a second; -1 is no bound.
	TotalThroughputLimit pulumi.IntPtrInput `pulumi:"totalThroughputLimit"`
}

// ElementType returns the plain type.
func (CapacityArgs) ElementType() reflect.Type { return reflect.TypeFor[Capacity]() }

func (CapacityArgs) isCapacity() {}
