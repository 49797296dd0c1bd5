package privatelink_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/privatelink"
)

// cell is a private link that has its records in the zones of others.
func cell(zones ...*privatelink.PrivateLink) privatelink.Args {
	place := componenttest.Placement()
	place.Names.Cell, place.ResourceGroupName = "c00", pulumi.String("rg-cell")
	return privatelink.Args{
		Placement: place,
		SubnetID:  pulumi.String(componenttest.ID("cellsubnet")),
		Networks:  []privatelink.Network{{Name: "cell", ID: pulumi.String(componenttest.ID("cellvnet"))}},
		Endpoints: []privatelink.Endpoint{
			{Name: "vault", Kind: privatelink.KeyVault, TargetID: pulumi.String(componenttest.ID("vault"))},
		},
		Zones: zones,
	}
}

const vaultZone = "region-zone-privatelink.vaultcore.azure.net"

func TestACellUsesTheZonesOfItsRegion(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		shared := args()
		shared.Kinds = []privatelink.Kind{privatelink.KeyVault, privatelink.SQL}
		region, err := privatelink.New(ctx, "region", shared)
		require.NoError(t, err)
		stores, err := privatelink.New(ctx, "cell", cell(nil, region))
		require.NoError(t, err)
		sites := cell(stores)
		sites.Networks = nil
		_, err = privatelink.New(ctx, "more", sites)
		assert.Len(t, stores.Ready(), 4, "three links and a zone group")
		return err
	})
	require.Contains(t, recording.Names(), vaultZone, "the region makes what its cells need")
	for _, zone := range []string{"vaultcore.azure.net", "database.windows.net", "blob.core.windows.net"} {
		name := "cell-zone-privatelink." + zone
		assert.NotContains(t, recording.Names(), name)
		link := recording.Named(t, name+"-cell")
		assert.Equal(t, "cell", link.Parent())
		assert.Equal(t, componenttest.ID("cellvnet"), link.Input(t, "virtualNetwork.id"))
		assert.NotEqual(t, "rg-cell", link.Input(t, "resourceGroupName"), "a link lies in its zone")
		assert.Equal(t, "privatelink."+zone, link.Input(t, "privateZoneName"))
	}
	assert.NotEqual(t, recording.Named(t, vaultZone+"-stamp").Input(t, "virtualNetworkLinkName"),
		recording.Named(t, "cell-zone-privatelink.vaultcore.azure.net-cell").Input(t, "virtualNetworkLinkName"))
	for _, name := range []string{"cell", "more"} {
		group := recording.Named(t, name+"-endpoint-vault-zones")
		assert.Equal(t, componenttest.ID(vaultZone), group.Input(t, "privateDnsZoneConfigs[0].privateDnsZoneId"))
	}
	assert.Contains(t, recording.Named(t, "cell-endpoint-vault").DependsOn(),
		"cell-zone-privatelink.vaultcore.azure.net-cell", "names resolve from the first moment")
	assert.NotContains(t, recording.Names(), "more-zone-privatelink.vaultcore.azure.net-cell", "it is linked already")
}

func TestZonesOfOthersAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		region, err := privatelink.New(ctx, "region", args())
		require.NoError(t, err)
		wrong := cell(region, region)
		wrong.Networks, wrong.Endpoints = nil, append(wrong.Endpoints, args().Endpoints[0])
		wrong.Kinds = []privatelink.Kind{privatelink.Blob}
		_, err = privatelink.New(ctx, "cell", wrong)
		var faults fault.List
		require.ErrorAs(t, err, &faults)
		var fields []string
		for _, f := range faults {
			fields = append(fields, f.Field)
		}
		assert.Equal(t, []string{"Kinds[0]", "Zones[1]", "Zones[1]", "Endpoints[0].Kind"}, fields)

		wrong = cell(region)
		wrong.Networks, wrong.Endpoints = nil, nil
		_, err = privatelink.New(ctx, "cell", wrong)
		assert.ErrorContains(t, err, "Networks", "there is nothing to do")
		return nil
	})
}

func TestZonesAloneNeedNoSubnet(t *testing.T) {
	t.Parallel()
	alone := args()
	alone.Endpoints, alone.SubnetID, alone.Kinds = nil, nil, []privatelink.Kind{privatelink.SQL}
	assert.Equal(t, []string{"private", sqlZone, sqlZone + "-stamp"}, run(t, alone).Names())
}
