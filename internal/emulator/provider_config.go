package emulator

import (
	"context"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"

	"github.com/azstage/azstage/internal/emulator/cloud"
)

// CheckConfig refuses what would send the program to another subscription than the emulated one.
func (p *azureNative) CheckConfig(
	_ context.Context, request plugin.CheckConfigRequest,
) (plugin.CheckConfigResponse, error) {
	var failures []plugin.CheckFailure
	for _, fixed := range []struct{ name, emulated string }{
		{"subscriptionId", cloud.SubscriptionID},
		{"tenantId", cloud.TenantID},
	} {
		value := request.News[resource.PropertyKey(fixed.name)]
		if value.IsSecret() {
			value = value.SecretValue().Element
		}
		if value.IsString() && value.StringValue() != "" && value.StringValue() != fixed.emulated {
			failures = append(failures, plugin.CheckFailure{Property: resource.PropertyKey(fixed.name),
				Reason: fmt.Sprintf("the emulator has one subscription, and its %[1]s is %[2]s: leave azure-native:%[1]s "+
					"out, or use --target azure", fixed.name, fixed.emulated)})
		}
	}
	return plugin.CheckConfigResponse{Properties: request.News, Failures: failures}, nil
}

// DiffConfig never asks for new resources: whatever the configuration, there is one emulated subscription.
func (l *lifecycle) DiffConfig(_ context.Context, request plugin.DiffConfigRequest) (plugin.DiffConfigResponse, error) {
	diff := request.OldInputs.Diff(request.NewInputs)
	if diff == nil {
		return plugin.DiffConfigResponse{Changes: plugin.DiffNone}, nil
	}
	return plugin.DiffConfigResponse{Changes: plugin.DiffSome, ChangedKeys: diff.ChangedKeys()}, nil
}

// CheckConfig accepts any configuration.
func (l *lifecycle) CheckConfig(
	_ context.Context, request plugin.CheckConfigRequest,
) (plugin.CheckConfigResponse, error) {
	return plugin.CheckConfigResponse{Properties: request.News}, nil
}

// Configure starts a run. Credentials are accepted and not looked at: the emulator asks nobody to sign in.
func (l *lifecycle) Configure(context.Context, plugin.ConfigureRequest) (plugin.ConfigureResponse, error) {
	l.restart()
	return plugin.ConfigureResponse{}, nil
}
