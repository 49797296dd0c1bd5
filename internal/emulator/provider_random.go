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
	"github.com/azstage/azstage/internal/emulator/model"
)

// randomVersion is the version of the random SDK in go.mod.
var randomVersion = semver.Version{Major: 4, Minor: 21, Patch: 2}

// random serves the random provider. Its values are made from the URN and the inputs, so that the same stack has the
// same names on every machine and goldens hold. It keeps nothing: the state of the stack is all there is.
type random struct {
	*lifecycle
	log func(Operation)
}

var _ plugin.GrpcProvider = (*random)(nil)

func newRandom(log func(Operation)) *random {
	return &random{lifecycle: newLifecycle(randomVersion), log: log}
}

// randomType is one of the provider's resource types.
type randomType struct {
	// inputs maps each input to whether it is required.
	inputs   map[string]bool
	defaults model.Properties
	// check finds what is wrong beyond unknown and missing inputs.
	check    func(model.Properties) []model.Fault
	generate func(seed string, inputs model.Properties) string
	// recognise recovers inputs from an ID, for imports.
	recognise func(id string) (model.Properties, error)
}

func (p *random) typeOf(token string) (randomType, error) {
	found, ok := randomTypes[token]
	if !ok {
		return randomType{}, fmt.Errorf("the emulator does not model the resource type %s: of the random provider it "+
			"models %s", token, strings.Join(slices.Sorted(maps.Keys(randomTypes)), " and "))
	}
	return found, nil
}

// Check reports every fault of the inputs.
func (p *random) Check(_ context.Context, request plugin.CheckRequest) (plugin.CheckResponse, error) {
	found, err := p.typeOf(string(request.Type))
	if err != nil {
		return plugin.CheckResponse{}, err
	}
	inputs, _, err := fromEngine(request.News)
	if err != nil {
		return plugin.CheckResponse{}, err
	}
	var failures []plugin.CheckFailure
	for _, fault := range found.faults(inputs) {
		failures = append(failures, plugin.CheckFailure{Reason: arm.Describe(fault)})
	}
	return plugin.CheckResponse{Properties: request.News, Failures: failures}, nil
}

func (t randomType) faults(inputs model.Properties) []model.Fault {
	var faults []model.Fault
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if _, known := t.inputs[name]; !known {
			faults = append(faults, model.Refuse(name, "UnknownProperty", "there is no such property; known are %s",
				strings.Join(slices.Sorted(maps.Keys(t.inputs)), ", "))...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.inputs)) {
		if _, given := inputs.Get(name); t.inputs[name] && !given {
			faults = append(faults, model.Refuse(name, "MissingProperty", "the required property is missing")...)
		}
	}
	if t.check != nil {
		faults = append(faults, t.check(inputs)...)
	}
	return faults
}

// Diff replaces on every change: a random value is made once.
func (p *random) Diff(_ context.Context, request plugin.DiffRequest) (plugin.DiffResponse, error) {
	diff := request.OldInputs.Diff(request.NewInputs)
	if diff == nil {
		return plugin.DiffResponse{Changes: plugin.DiffNone}, nil
	}
	detailed := plugin.NewDetailedDiffFromObjectDiff(diff, true)
	for path, change := range detailed {
		detailed[path] = change.ToReplace()
	}
	return plugin.DiffResponse{
		Changes:      plugin.DiffSome,
		ChangedKeys:  diff.ChangedKeys(),
		ReplaceKeys:  diff.ChangedKeys(),
		DetailedDiff: detailed,
	}, nil
}

// Create makes the value. A preview does not know it, as with the real provider.
func (p *random) Create(_ context.Context, request plugin.CreateRequest) (plugin.CreateResponse, error) {
	found, err := p.typeOf(string(request.Type))
	if err != nil {
		return plugin.CreateResponse{}, err
	}
	inputs, secrets, err := fromEngine(request.Properties)
	if err != nil {
		return plugin.CreateResponse{}, err
	}
	outputs := found.outputs(inputs)
	if request.Preview {
		outputs["result"] = model.Unknown
		return plugin.CreateResponse{Properties: toEngine(outputs, secrets)}, nil
	}
	if err := arm.Faults(found.faults(inputs)); len(err) > 0 {
		return plugin.CreateResponse{}, err
	}
	result := found.generate(seed(request.URN, inputs), outputs)
	outputs["result"] = result
	p.record(Operation{Verb: Create, URN: request.URN, Token: string(request.Type), ID: result})
	return plugin.CreateResponse{ID: resource.ID(result), Properties: toEngine(outputs, secrets)}, nil
}

func (t randomType) outputs(inputs model.Properties) model.Properties {
	outputs := model.Properties{}
	maps.Copy(outputs, t.defaults)
	maps.Copy(outputs, inputs)
	// The provider keeps the deprecated name and the current one equal.
	if numeric, ok := inputs["number"]; ok && inputs["numeric"] == nil && t.defaults["numeric"] != nil {
		outputs["numeric"] = numeric
	}
	if t.defaults["number"] != nil {
		outputs["number"] = outputs["numeric"]
	}
	return outputs
}

// Read returns the state as it is, or for an import what the ID, which is the value itself, says.
func (p *random) Read(_ context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	found, err := p.typeOf(string(request.Type))
	if err != nil {
		return plugin.ReadResponse{}, err
	}
	read := plugin.ReadResult{ID: request.ID, Inputs: request.Inputs, Outputs: request.State}
	if len(request.State) > 0 {
		return plugin.ReadResponse{ReadResult: read}, nil
	}
	inputs, err := found.recognise(string(request.ID))
	if err != nil {
		return plugin.ReadResponse{}, err
	}
	outputs := found.outputs(inputs)
	outputs["result"] = string(request.ID)
	read.Inputs, read.Outputs = toEngine(inputs, nil), toEngine(outputs, nil)
	return plugin.ReadResponse{ReadResult: read}, nil
}

// Update is never asked for, because every change replaces.
func (p *random) Update(context.Context, plugin.UpdateRequest) (plugin.UpdateResponse, error) {
	return plugin.UpdateResponse{}, errors.New("a random value cannot be updated in place")
}

// Delete forgets the value.
func (p *random) Delete(_ context.Context, request plugin.DeleteRequest) (plugin.DeleteResponse, error) {
	p.record(Operation{Verb: Delete, URN: request.URN, Token: string(request.Type), ID: string(request.ID)})
	return plugin.DeleteResponse{}, nil
}

// Invoke refuses: the random provider has no functions.
func (p *random) Invoke(_ context.Context, request plugin.InvokeRequest) (plugin.InvokeResponse, error) {
	return plugin.InvokeResponse{}, fmt.Errorf("the emulator does not model the function %s", request.Tok)
}

func (p *random) record(operation Operation) {
	operation.Provider = "random"
	if p.log != nil {
		p.log(operation)
	}
}
