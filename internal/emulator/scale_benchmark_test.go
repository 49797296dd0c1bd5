package emulator

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

// BenchmarkCells makes more and more cells: each is a whole stage in a resource group of its own, with its network peered
// with one that all of them share, and its private endpoints in zones that all of them share. What one resource costs must
// not depend on how many there are: compare the time per resource of the sizes.
func BenchmarkCells(b *testing.B) {
	for _, resources := range []int{2000, 8000, 16000} {
		b.Run(fmt.Sprint(resources), func(b *testing.B) {
			made := 0
			for b.Loop() {
				region := newRegion(b)
				for cell := 0; region.made < resources; cell++ {
					region.addCell(b, cell)
				}
				made += region.made
				b.ReportMetric(region.megabytes(), "MB/resource/1000")
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(made), "µs/resource")
		})
	}
}

// region is a provider to which cells are added.
type region struct {
	provider *azureNative
	stage    []sample
	before   uint64
	made     int
}

// sample is one resource of a stage, with what Azure made up for it there and others name.
type sample struct {
	token, name, inputs string
	madeUp              []string
}

const (
	sampleGroup  = "rg-shop-dev-eus2"
	sampleZones  = sampleGroup + "/providers/Microsoft.Network/privateDnsZones/privatelink."
	zoneToken    = "azure-native:network/v20240601:PrivateZone"
	linkToken    = "azure-native:network/v20240601:VirtualNetworkLink"
	networkToken = "azure-native:network/v20240501:VirtualNetwork"
	peeringToken = "azure-native:network/v20240501:VirtualNetworkPeering"
)

// newRegion has what the cells share: the zones, and the network of the region.
func newRegion(b *testing.B) *region {
	b.Helper()
	store := cloud.Memory()
	subscription, err := arm.New(store, resourceproviders.All())
	require.NoError(b, err)
	r := &region{
		provider: newAzureNative(newOperations(subscription, store, Options{}, nil)),
		before:   heap(), stage: stageInOrder(b),
	}
	place := `"resourceGroupName":"rg-region","location":"eastus2"`
	r.must(b, sample{token: groupToken, inputs: "{" + place + "}"})
	r.must(b, sample{token: networkToken, inputs: "{" + place +
		`,"virtualNetworkName":"hub","addressSpace":{"addressPrefixes":["10.255.0.0/16"]}}`})
	for _, one := range r.stage {
		if one.token == zoneToken && one.isShared() {
			one.inputs = strings.ReplaceAll(one.inputs, sampleGroup, "rg-region")
			r.must(b, one)
		}
	}
	return r
}

// addCell makes a copy of the stage under other names.
func (r *region) addCell(b *testing.B, number int) {
	b.Helper()
	group, suffix := fmt.Sprintf("rg-cell-%d", number), fmt.Sprintf("c%04d", number)
	madeUp := []string{}
	for _, one := range r.stage {
		if one.token == zoneToken && one.isShared() {
			continue
		}
		if one.token == linkToken && one.isShared() {
			one.inputs = strings.Replace(one.inputs, `"resourceGroupName":"`+sampleGroup, `"resourceGroupName":"rg-region`, 1)
			one.inputs = strings.Replace(one.inputs, `"virtualNetworkLinkName":"`, `"virtualNetworkLinkName":"`+group, 1)
		}
		one.inputs = strings.NewReplacer(append(madeUp,
			sampleZones, strings.Replace(sampleZones, sampleGroup, "rg-region", 1), sampleGroup, group,
			"pr509", suffix, "0ehf6", suffix, `"10.0.`, fmt.Sprintf(`"10.%d.`, number))...).Replace(one.inputs)
		for i, made := range madeUpFor(r.must(b, one)) {
			madeUp = append(madeUp, one.madeUp[i], made)
		}
	}
	network := func(group, name string) string {
		return `"/subscriptions/` + cloud.SubscriptionID + `/resourceGroups/` + group +
			`/providers/Microsoft.Network/virtualNetworks/` + name + `"`
	}
	const peering = `{"resourceGroupName":%q,"virtualNetworkName":%q,"virtualNetworkPeeringName":%q,` +
		`"remoteVirtualNetwork":{"id":%s}}`
	spoke := "vnet-shop-dev-eus2"
	for _, inputs := range []string{
		fmt.Sprintf(peering, "rg-region", "hub", group, network(group, spoke)),
		fmt.Sprintf(peering, group, spoke, "hub", network("rg-region", "hub")),
	} {
		r.must(b, sample{token: peeringToken, inputs: inputs})
	}
}

// must takes a resource all the way that the engine takes it.
func (r *region) must(b *testing.B, one sample) plugin.CreateResponse {
	b.Helper()
	made, err := r.create(b.Context(), one)
	require.NoError(b, err, "%s %s", one.token, one.name)
	r.made++
	return made
}

func (r *region) create(ctx context.Context, one sample) (plugin.CreateResponse, error) {
	var inputs map[string]any
	if err := json.Unmarshal([]byte(one.inputs), &inputs); err != nil {
		return plugin.CreateResponse{}, err
	}
	urn, token, properties := urnOf(one.token, one.name), tokens.Type(one.token), resource.NewPropertyMapFromMap(inputs)
	checked, err := r.provider.Check(ctx, plugin.CheckRequest{URN: urn, Type: token, News: properties})
	if err != nil || len(checked.Failures) > 0 {
		return plugin.CreateResponse{}, fmt.Errorf("%w %v", err, checked.Failures)
	}
	made, err := r.provider.Create(ctx, plugin.CreateRequest{URN: urn, Type: token, Properties: properties})
	if err != nil {
		return made, err
	}
	_, err = r.provider.Diff(ctx, plugin.DiffRequest{
		URN: urn, Type: token, OldInputs: properties, NewInputs: properties, OldOutputs: made.Properties,
	})
	return made, err
}

// isShared says that a zone, or what is in it, belongs to the region.
func (s sample) isShared() bool { return strings.Contains(s.inputs, `"privateZoneName":"privatelink.`) }

// madeUpFor are the principal and the domain that Azure made up for a resource.
func madeUpFor(made plugin.CreateResponse) (names []string) {
	for _, path := range []resource.PropertyPath{{"principalId"}, {"identity", "principalId"}, {"defaultDomain"}} {
		if found, ok := path.Get(resource.NewProperty(made.Properties)); ok && found.IsString() {
			names = append(names, found.StringValue())
		}
	}
	return names
}

// dated are the types that cannot be made without a date.
var dated = []string{"azure-native:consumption:Budget", "azure-native:costmanagement:ScheduledActionByScope"}

// apiVersion is the part of a token that the names in the file leave out.
var apiVersion = regexp.MustCompile(`/v\d+:`)

// stageInOrder reads the resources of a stage and puts them into an order in which Azure takes them.
func stageInOrder(b *testing.B) []sample {
	b.Helper()
	data, err := os.ReadFile("../../stages/deploy/testdata/100k.inputs.json")
	require.NoError(b, err)
	var inputs map[string]json.RawMessage
	require.NoError(b, json.Unmarshal(data, &inputs))
	store := cloud.Memory()
	subscription, err := arm.New(store, resourceproviders.All())
	require.NoError(b, err)
	versioned := map[string]string{}
	for _, token := range subscription.Tokens() {
		versioned[apiVersion.ReplaceAllString(token, ":")] = token
	}
	var waiting []sample
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		token, logical, _ := strings.Cut(name, "::")
		// The file leaves dates out, and values of the random provider are no resources of Azure.
		if strings.HasPrefix(token, "azure-native:") && !slices.Contains(dated, token) {
			var compact strings.Builder
			require.NoError(b, json.NewEncoder(&compact).Encode(inputs[name]))
			waiting = append(waiting, sample{token: versioned[token], name: logical, inputs: compact.String()})
		}
	}
	trial := &region{provider: newAzureNative(newOperations(subscription, store, Options{}, nil))}
	var ordered []sample
	// Azure does not ask an assignment whether its principal exists, but a cell knows its name only when it does.
	early := func(one sample) bool {
		return strings.HasSuffix(one.token, "Assignment") && !slices.ContainsFunc(ordered, func(made sample) bool {
			return slices.ContainsFunc(made.madeUp, func(name string) bool { return strings.Contains(one.inputs, name) })
		})
	}
	for len(waiting) > 0 {
		var refused error
		before := len(waiting)
		waiting = slices.DeleteFunc(waiting, func(one sample) bool {
			if early(one) {
				return false
			}
			made, err := trial.create(b.Context(), one)
			if err == nil {
				one.madeUp = madeUpFor(made)
				ordered = append(ordered, one)
				return true
			}
			refused = err
			return false
		})
		require.Less(b, len(waiting), before, "%v", refused)
	}
	return ordered
}

func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// megabytes is what a thousand resources keep in memory.
func (r *region) megabytes() float64 {
	return (float64(heap()) - float64(r.before)) / 1e6 / float64(r.made) * 1e3
}
