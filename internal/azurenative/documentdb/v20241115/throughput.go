package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// CreateUpdateOptions is the throughput of a database or a container. Azure does not return it with the resource.
type CreateUpdateOptions struct {
	AutoscaleSettings *AutoscaleSettings `pulumi:"autoscaleSettings"`
	Throughput        *int               `pulumi:"throughput"`
}

// CreateUpdateOptionsInput accepts CreateUpdateOptionsArgs.
type CreateUpdateOptionsInput interface {
	pulumi.Input
	isCreateUpdateOptions()
}

// CreateUpdateOptionsArgs are the inputs of a CreateUpdateOptions.
type CreateUpdateOptionsArgs struct {
	// AutoscaleSettings excludes Throughput.
	AutoscaleSettings AutoscaleSettingsInput `pulumi:"autoscaleSettings"`
	// Throughput is in request units a second: 400 and more, in steps of 100.
	Throughput pulumi.IntPtrInput `pulumi:"throughput"`
}

// ElementType returns the plain type.
func (CreateUpdateOptionsArgs) ElementType() reflect.Type {
	return reflect.TypeFor[CreateUpdateOptions]()
}

func (CreateUpdateOptionsArgs) isCreateUpdateOptions() {}

// AutoscaleSettings lets the throughput follow the load, between a tenth of the maximum and the maximum.
type AutoscaleSettings struct {
	MaxThroughput *int `pulumi:"maxThroughput"`
}

// AutoscaleSettingsInput accepts AutoscaleSettingsArgs.
type AutoscaleSettingsInput interface {
	pulumi.Input
	isAutoscaleSettings()
}

// AutoscaleSettingsArgs are the inputs of a AutoscaleSettings.
type AutoscaleSettingsArgs struct {
	// MaxThroughput is in request units a second: 1000 and more, in steps of 1000.
	MaxThroughput pulumi.IntPtrInput `pulumi:"maxThroughput"`
}

// ElementType returns the plain type.
func (AutoscaleSettingsArgs) ElementType() reflect.Type { return reflect.TypeFor[AutoscaleSettings]() }

func (AutoscaleSettingsArgs) isAutoscaleSettings() {}
