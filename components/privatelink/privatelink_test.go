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

func args() privatelink.Args {
	return privatelink.Args{
		Placement: componenttest.Placement(),
		SubnetID:  pulumi.String(componenttest.ID("subnet")),
		Networks:  []privatelink.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}},
		Endpoints: []privatelink.Endpoint{
			{Name: "sql", Kind: privatelink.SQL, TargetID: pulumi.String(componenttest.ID("server"))},
			{Name: "blob", Kind: privatelink.Blob, TargetID: pulumi.String(componenttest.ID("account"))},
			{Name: "sql2", Kind: privatelink.SQL, TargetID: pulumi.String(componenttest.ID("other"))},
		},
	}
}

func run(t *testing.T, args privatelink.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := privatelink.New(ctx, "private", args)
		return err
	})
}

const (
	sqlZone  = "private-zone-privatelink.database.windows.net"
	blobZone = "private-zone-privatelink.blob.core.windows.net"
)

func TestTheChildren(t *testing.T) {
	t.Parallel()
	recording := run(t, args())
	recording.AssertDescend(t, "private")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"private", "private-endpoint-blob", "private-endpoint-blob-zones", "private-endpoint-sql",
		"private-endpoint-sql-zones", "private-endpoint-sql2", "private-endpoint-sql2-zones",
		blobZone, blobZone + "-stamp", sqlZone, sqlZone + "-stamp",
	}, recording.Names(), "one zone serves all endpoints of its kind")
}

func TestAnEndpointAndItsName(t *testing.T) {
	t.Parallel()
	recording := run(t, args())
	endpoint := recording.Named(t, "private-endpoint-sql")
	assert.Equal(t, componenttest.ID("subnet"), endpoint.Input(t, "subnet.id"))
	assert.Equal(t, componenttest.ID("server"),
		endpoint.Input(t, "privateLinkServiceConnections[0].privateLinkServiceId"))
	assert.Equal(t, []any{"sqlServer"}, endpoint.Input(t, "privateLinkServiceConnections[0].groupIds"))
	assert.Equal(t, "pep-shop-prod-eus2-sql", endpoint.Input(t, "privateEndpointName"))
	assert.Contains(t, endpoint.Request.GetIgnoreChanges(), "customDnsConfigs")

	group := recording.Named(t, "private-endpoint-sql-zones")
	assert.Equal(t, componenttest.ID(sqlZone), group.Input(t, "privateDnsZoneConfigs[0].privateDnsZoneId"))
	assert.False(t, group.HasInput(t, "privateDnsZoneConfigs[1]"), "several zones could not be deleted in one go")
	assert.Equal(t, "private-endpoint-sql", group.DeletedWith())

	link := recording.Named(t, sqlZone+"-stamp")
	assert.Equal(t, "privatelink.database.windows.net", link.Input(t, "privateZoneName"))
	assert.Equal(t, componenttest.ID("vnet"), link.Input(t, "virtualNetwork.id"))
	assert.Equal(t, false, link.Input(t, "registrationEnabled"))
	assert.Equal(t, "global", link.Input(t, "location"))
	assert.Equal(t, "NxDomainRedirect", link.Input(t, "resolutionPolicy"),
		"until the endpoint's record stands, the name leads where it led before")
	assert.Empty(t, link.DeletedWith(), "a zone is not deleted while it has links")
}

func TestEndpointsAreWrittenOneAfterTheOther(t *testing.T) {
	t.Parallel()
	recording := run(t, args())
	assert.Contains(t, recording.Named(t, "private-endpoint-blob").DependsOn(), "private-endpoint-sql")
	assert.Contains(t, recording.Named(t, "private-endpoint-sql2").DependsOn(), "private-endpoint-blob")
	assert.Contains(t, recording.Named(t, "private-endpoint-blob").DependsOn(), blobZone+"-stamp",
		"names resolve from the first moment")
}

func TestTheFirstEndpointWaitsForWhatWasMadeInTheSubnetBefore(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		before, err := privatelink.New(ctx, "before", args())
		require.NoError(t, err)
		later := args()
		later.Endpoints, later.After = []privatelink.Endpoint{
			{Name: "sites", Kind: privatelink.Sites, TargetID: pulumi.String(componenttest.ID("site"))},
			{Name: "stagingslot", Kind: privatelink.StagingSlot, TargetID: pulumi.String(componenttest.ID("site"))},
		}, before.Ready()
		_, err = privatelink.New(ctx, "later", later)
		return err
	})
	assert.Contains(t, recording.Named(t, "later-endpoint-sites").DependsOn(), "before-endpoint-sql2-zones")
	assert.NotContains(t, recording.Named(t, "later-endpoint-stagingslot").DependsOn(), "before-endpoint-sql2-zones",
		"it waits for the one before it, which is enough")
}

func TestAddingAnEndpointAtTheEndChangesNoOther(t *testing.T) {
	t.Parallel()
	all := args()
	fewer := args()
	fewer.Endpoints = fewer.Endpoints[:2]
	before, after := run(t, fewer), run(t, all)
	for _, name := range fewer.Endpoints {
		logical := "private-endpoint-" + name.Name
		assert.Equal(t, before.Named(t, logical).Inputs, after.Named(t, logical).Inputs)
		assert.Equal(t, before.Named(t, logical).DependsOn(), after.Named(t, logical).DependsOn())
	}
}

func TestReadyAndEndpointID(t *testing.T) {
	t.Parallel()
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := privatelink.New(ctx, "private", args())
		require.NoError(t, err)
		assert.Len(t, made.Ready(), 5, "two links and three zone groups")
		_, err = made.EndpointID("sql")
		assert.NoError(t, err)
		_, err = made.EndpointID("redis")
		assert.ErrorContains(t, err, "no private endpoint redis")
		return nil
	})
}

func TestEveryKindHasAZoneAndAGroup(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, privatelink.Kinds())
	for _, kind := range privatelink.Kinds() {
		target, ok := privatelink.Target(kind)
		assert.True(t, ok, kind)
		assert.NotEmpty(t, target.GroupID, kind)
		assert.NotEmpty(t, target.Zone, kind)
	}
	redis, _ := privatelink.Target(privatelink.ManagedRedis)
	assert.Equal(t, "privatelink.redis.azure.net", redis.Zone)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := privatelink.New(ctx, "private", privatelink.Args{
			Placement: componenttest.Placement(),
			Networks:  []privatelink.Network{{Name: "Stamp"}},
			Endpoints: []privatelink.Endpoint{
				{Name: "sql", Kind: "mysql", TargetID: pulumi.String("x")}, {Name: "sql", Kind: privatelink.SQL},
			},
		})
		return err
	})
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"SubnetID", "Networks[0].Name", "Networks[0].ID", "Endpoints[0].Kind", "Endpoints[1].Name", "Endpoints[1].TargetID",
	}, fields)
	assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
}
