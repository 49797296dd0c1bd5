package v20231101

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// DataPlaneAuthOptions says how clients log in while keys exist.
type DataPlaneAuthOptions struct {
	AadOrAPIKey *DataPlaneAadOrAPIKeyAuthOption `pulumi:"aadOrApiKey"`
	APIKeyOnly  interface{}                     `pulumi:"apiKeyOnly"`
}

// DataPlaneAuthOptionsInput accepts DataPlaneAuthOptionsArgs.
type DataPlaneAuthOptionsInput interface {
	pulumi.Input
	isDataPlaneAuthOptions()
}

// DataPlaneAuthOptionsArgs are the inputs of a DataPlaneAuthOptions.
type DataPlaneAuthOptionsArgs struct {
	// AadOrAPIKey excludes APIKeyOnly.
	AadOrAPIKey DataPlaneAadOrAPIKeyAuthOptionInput `pulumi:"aadOrApiKey"`
	// APIKeyOnly is an empty object. It is Azure's default.
	APIKeyOnly pulumi.Input `pulumi:"apiKeyOnly"`
}

// ElementType returns the plain type.
func (DataPlaneAuthOptionsArgs) ElementType() reflect.Type {
	return reflect.TypeFor[DataPlaneAuthOptions]()
}

func (DataPlaneAuthOptionsArgs) isDataPlaneAuthOptions() {}

// DataPlaneAadOrAPIKeyAuthOption lets in both identities and keys.
type DataPlaneAadOrAPIKeyAuthOption struct {
	AadAuthFailureMode *string `pulumi:"aadAuthFailureMode"`
}

// DataPlaneAadOrAPIKeyAuthOptionInput accepts DataPlaneAadOrAPIKeyAuthOptionArgs.
type DataPlaneAadOrAPIKeyAuthOptionInput interface {
	pulumi.Input
	isDataPlaneAadOrAPIKeyAuthOption()
}

// DataPlaneAadOrAPIKeyAuthOptionArgs are the inputs of a DataPlaneAadOrAPIKeyAuthOption.
type DataPlaneAadOrAPIKeyAuthOptionArgs struct {
	// AadAuthFailureMode is "http403" or "http401WithBearerChallenge".
	AadAuthFailureMode pulumi.StringPtrInput `pulumi:"aadAuthFailureMode"`
}

// ElementType returns the plain type.
func (DataPlaneAadOrAPIKeyAuthOptionArgs) ElementType() reflect.Type {
	return reflect.TypeFor[DataPlaneAadOrAPIKeyAuthOption]()
}

func (DataPlaneAadOrAPIKeyAuthOptionArgs) isDataPlaneAadOrAPIKeyAuthOption() {}
