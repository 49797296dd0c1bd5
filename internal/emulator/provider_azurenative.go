package emulator

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// azureNativeVersion is the version of the root module in go.mod.
var azureNativeVersion = semver.Version{Major: 2, Minor: 92, Patch: 3}

// azureNative serves the emulated subscription to the engine.
type azureNative struct {
	*lifecycle
	subscription *arm.Subscription
	operations   *operations
}

var _ plugin.GrpcProvider = (*azureNative)(nil)

func newAzureNative(operations *operations) *azureNative {
	return &azureNative{
		lifecycle: newLifecycle(azureNativeVersion), subscription: operations.subscription, operations: operations,
	}
}

// Check reports every fault of the inputs. It returns the inputs as they are, secrets included.
func (p *azureNative) Check(_ context.Context, request plugin.CheckRequest) (plugin.CheckResponse, error) {
	inputs, secrets, err := fromEngine(request.News)
	if err != nil {
		return plugin.CheckResponse{Failures: []plugin.CheckFailure{{Reason: err.Error()}}}, nil
	}
	old, _, err := fromEngine(request.Olds)
	if err != nil {
		return plugin.CheckResponse{}, err
	}
	if len(old) == 0 {
		old = nil
	}
	var failures []plugin.CheckFailure
	for _, fault := range secrets.hide(p.subscription.Check(string(request.Type), old, inputs)) {
		// The path goes into the text: the engine prints a named property together with its value.
		failures = append(failures, plugin.CheckFailure{Reason: arm.Describe(fault)})
	}
	return plugin.CheckResponse{Properties: request.News, Failures: failures}, nil
}

// Diff compares inputs with inputs; drift reaches the old inputs through Read.
func (p *azureNative) Diff(_ context.Context, request plugin.DiffRequest) (plugin.DiffResponse, error) {
	old, _, oldErr := fromEngine(request.OldInputs)
	inputs, _, err := fromEngine(request.NewInputs)
	if err := errors.Join(oldErr, err); err != nil {
		return plugin.DiffResponse{}, err
	}
	diff, err := p.subscription.Diff(string(request.Type), old, inputs)
	if err != nil {
		return plugin.DiffResponse{}, err
	}
	return diffResponse(diff), nil
}

func diffResponse(diff arm.Diff) plugin.DiffResponse {
	if len(diff.Changes) == 0 {
		return plugin.DiffResponse{Changes: plugin.DiffNone}
	}
	response := plugin.DiffResponse{
		Changes:             plugin.DiffSome,
		DetailedDiff:        map[string]plugin.PropertyDiff{},
		DeleteBeforeReplace: diff.DeleteBeforeReplace,
	}
	for _, change := range diff.Changes {
		name, _ := change.Path[0].(string)
		key := resource.PropertyKey(name)
		entry := plugin.PropertyDiff{Kind: diffKinds[change.Kind], InputDiff: true}
		if !slices.Contains(response.ChangedKeys, key) {
			response.ChangedKeys = append(response.ChangedKeys, key)
		}
		if change.Replace {
			entry = entry.ToReplace()
			if !slices.Contains(response.ReplaceKeys, key) {
				response.ReplaceKeys = append(response.ReplaceKeys, key)
			}
		}
		response.DetailedDiff[resource.PropertyPath(change.Path).String()] = entry
	}
	return response
}

var diffKinds = map[arm.ChangeKind]plugin.DiffKind{
	arm.Added:   plugin.DiffAdd,
	arm.Deleted: plugin.DiffDelete,
	arm.Updated: plugin.DiffUpdate,
}

// Create creates the resource, or says what a preview can know of it.
func (p *azureNative) Create(ctx context.Context, request plugin.CreateRequest) (plugin.CreateResponse, error) {
	ctx, cancel := p.within(ctx)
	defer cancel()
	token := string(request.Type)
	inputs, secrets, err := fromEngine(request.Properties)
	if err != nil {
		return plugin.CreateResponse{}, err
	}
	if request.Preview {
		outputs, err := p.subscription.PreviewCreate(token, inputs)
		if err != nil {
			return plugin.CreateResponse{}, err
		}
		return plugin.CreateResponse{Properties: p.outputs(token, outputs, secrets)}, nil
	}
	var created model.Resource
	err = p.operations.run(ctx, Operation{Verb: Create, URN: request.URN, Token: token}, inputs.String("location"),
		func() (id string, err error) {
			created, err = p.subscription.Create(ctx, token, inputs)
			return created.ID, secrets.hideIn(err)
		})
	outputs := p.outputs(token, created.Outputs, secrets)
	if err != nil {
		err = initFailed(err, resource.ID(created.ID), request.Properties, outputs)
		return plugin.CreateResponse{Status: resource.StatusUnknown}, err
	}
	return plugin.CreateResponse{ID: resource.ID(created.ID), Properties: outputs}, nil
}

// Update updates the resource in place, or says what a preview can know of it.
func (p *azureNative) Update(ctx context.Context, request plugin.UpdateRequest) (plugin.UpdateResponse, error) {
	ctx, cancel := p.within(ctx)
	defer cancel()
	token := string(request.Type)
	inputs, secrets, err := fromEngine(request.NewInputs)
	if err != nil {
		return plugin.UpdateResponse{}, err
	}
	if request.Preview {
		outputs, err := p.previewUpdate(request, inputs)
		if err != nil {
			return plugin.UpdateResponse{}, err
		}
		return plugin.UpdateResponse{Properties: p.outputs(token, outputs, secrets)}, nil
	}
	var updated model.Resource
	err = p.operations.run(ctx, Operation{Verb: Update, URN: request.URN, Token: token, ID: string(request.ID)},
		inputs.String("location"), func() (id string, err error) {
			updated, err = p.subscription.Update(ctx, token, inputs)
			return string(request.ID), secrets.hideIn(err)
		})
	outputs := p.outputs(token, updated.Outputs, secrets)
	if err != nil {
		err = initFailed(err, request.ID, request.NewInputs, outputs)
		return plugin.UpdateResponse{Status: resource.StatusUnknown}, err
	}
	return plugin.UpdateResponse{Properties: outputs}, nil
}

func (p *azureNative) previewUpdate(request plugin.UpdateRequest, inputs model.Properties) (model.Properties, error) {
	oldInputs, _, inputsErr := fromEngine(request.OldInputs)
	oldOutputs, _, err := fromEngine(request.OldOutputs)
	if err := errors.Join(inputsErr, err); err != nil {
		return nil, err
	}
	return p.subscription.PreviewUpdate(string(request.Type), oldInputs, oldOutputs, inputs)
}

// Read returns the resource as Azure has it; nothing when it is gone.
func (p *azureNative) Read(_ context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	token := string(request.Type)
	inputs, secrets, inputsErr := fromEngine(request.Inputs)
	state, _, err := fromEngine(request.State)
	if err := errors.Join(inputsErr, err); err != nil {
		return plugin.ReadResponse{}, err
	}
	found, ok, err := p.subscription.Read(token, string(request.ID), inputs, state)
	if err != nil || !ok {
		return plugin.ReadResponse{}, err
	}
	return plugin.ReadResponse{ReadResult: plugin.ReadResult{
		ID:      resource.ID(found.ID),
		Inputs:  toEngine(found.Inputs, secrets),
		Outputs: p.outputs(token, found.Outputs, secrets),
	}}, nil
}

// Delete deletes the resource; one that is gone already counts as deleted.
func (p *azureNative) Delete(ctx context.Context, request plugin.DeleteRequest) (plugin.DeleteResponse, error) {
	ctx, cancel := p.within(ctx)
	defer cancel()
	operation := Operation{Verb: Delete, URN: request.URN, Token: string(request.Type), ID: string(request.ID)}
	err := p.operations.run(ctx, operation, "", func() (string, error) {
		return string(request.ID), p.subscription.Delete(ctx, string(request.Type), string(request.ID))
	})
	if err != nil {
		return plugin.DeleteResponse{Status: resource.StatusUnknown}, err
	}
	return plugin.DeleteResponse{}, nil
}

// functions are the provider functions that the emulator models.
var functions = map[string]resource.PropertyMap{
	"azure-native:authorization:getClientConfig": {
		"clientId":       resource.NewProperty(emulatorClientID),
		"objectId":       resource.NewProperty(emulatorObjectID),
		"subscriptionId": resource.NewProperty(cloud.SubscriptionID),
		"tenantId":       resource.NewProperty(cloud.TenantID),
	},
}

// Who runs the program on the emulator: an application and its service principal.
const (
	emulatorClientID = "00000000-0000-4000-8000-00000000c11e"
	emulatorObjectID = "00000000-0000-4000-8000-000000000b1e"
)

// Invoke calls a provider function.
func (p *azureNative) Invoke(_ context.Context, request plugin.InvokeRequest) (plugin.InvokeResponse, error) {
	result, ok := functions[string(request.Tok)]
	if !ok {
		known := strings.Join(slices.Sorted(maps.Keys(functions)), ", ")
		return plugin.InvokeResponse{}, fmt.Errorf("the emulator does not model the function %s: it models %s; "+
			"use --target azure for the others", request.Tok, known)
	}
	return plugin.InvokeResponse{Properties: result.Copy()}, nil
}

// outputs marks what is secret by its type and what echoes a secret input.
func (p *azureNative) outputs(token string, outputs model.Properties, secrets secretPaths) resource.PropertyMap {
	return toEngine(outputs, secrets.with(p.subscription.Secrets(token)...))
}
