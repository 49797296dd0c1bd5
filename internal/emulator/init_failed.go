package emulator

import (
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/codes"
)

// initFailed turns the error of a request that took effect into the answer with which azure-native says so: the engine
// keeps the resource in the state, and the next update mends it. Other errors pass unchanged. The SDK's provider server
// has no way of its own to say this.
func initFailed(err error, id resource.ID, inputs, outputs resource.PropertyMap) error {
	var failed failedAfterwards
	if !errors.As(err, &failed) {
		return err
	}
	options := plugin.MarshalOptions{KeepSecrets: true, KeepUnknowns: true}
	wireInputs, inputsErr := plugin.MarshalProperties(inputs, options)
	wireOutputs, outputsErr := plugin.MarshalProperties(outputs, options)
	if broken := errors.Join(inputsErr, outputsErr); broken != nil {
		return errors.Join(err, broken)
	}
	return rpcerror.WithDetails(rpcerror.New(codes.Unknown, failed.Error()), &pulumirpc.ErrorResourceInitFailed{
		Id: string(id), Inputs: wireInputs, Properties: wireOutputs, Reasons: []string{failed.Error()},
	})
}
