package emulator

import (
	"regexp"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/structpb"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// connect returns clients of the two providers of a running server.
func connect(t *testing.T, server *Server) (azureNative, random pulumirpc.ResourceProviderClient) {
	t.Helper()
	ports := regexp.MustCompile(`^azure-native:(\d+),random:(\d+)$`).FindStringSubmatch(server.DebugProviders())
	require.NotNil(t, ports, server.DebugProviders())
	client := func(port string) pulumirpc.ResourceProviderClient {
		connection, err := grpc.NewClient("127.0.0.1:"+port, grpc.WithTransportCredentials(insecure.NewCredentials()))
		require.NoError(t, err)
		t.Cleanup(func() { assert.NoError(t, connection.Close()) })
		return pulumirpc.NewResourceProviderClient(connection)
	}
	return client(ports[1]), client(ports[2])
}

func wire(t *testing.T, properties resource.PropertyMap) *structpb.Struct {
	t.Helper()
	marshalled, err := plugin.MarshalProperties(properties, plugin.MarshalOptions{KeepSecrets: true, KeepUnknowns: true})
	require.NoError(t, err)
	return marshalled
}

func TestTheServerAnswersAnEngine(t *testing.T) {
	t.Parallel()
	store := cloud.Memory()
	var log []Operation
	server, err := Serve(t.Context(), store, fakeTypes(), Options{Log: func(o Operation) { log = append(log, o) }})
	require.NoError(t, err)
	azureNative, random := connect(t, server)

	for client, want := range map[pulumirpc.ResourceProviderClient]string{azureNative: "2.92.3", random: "4.21.2"} {
		_, err := client.Handshake(t.Context(), &pulumirpc.ProviderHandshakeRequest{})
		require.NoError(t, err)
		info, err := client.GetPluginInfo(t.Context(), &emptypb.Empty{})
		require.NoError(t, err)
		assert.Equal(t, want, info.GetVersion())
		_, err = client.Configure(t.Context(), &pulumirpc.ConfigureRequest{AcceptSecrets: true})
		require.NoError(t, err)
	}
	created, err := azureNative.Create(t.Context(), &pulumirpc.CreateRequest{
		Urn: string(urnOf(groupToken, "x")), Properties: wire(t, group())})
	require.NoError(t, err)
	assert.Equal(t, groupID, created.GetId())
	_, err = random.Create(t.Context(), &pulumirpc.CreateRequest{
		Urn: string(urnOf(uuidToken, "x")), Properties: wire(t, resource.PropertyMap{})})
	require.NoError(t, err)
	assert.Len(t, log, 2)
	assert.Len(t, store.Resources(), 1)

	require.NoError(t, server.Close())
	require.NoError(t, server.Close(), "closing twice is harmless")
	_, err = azureNative.GetPluginInfo(t.Context(), &emptypb.Empty{})
	assert.Error(t, err)
}

func TestDetailedDiffsReachTheEngine(t *testing.T) {
	t.Parallel()
	server, err := Serve(t.Context(), cloud.Memory(), fakeTypes(), Options{})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, server.Close()) })
	azureNative, _ := connect(t, server)

	old, changed := account(), account()
	old["isHnsEnabled"] = resource.NewProperty(true)
	changed["accessTier"] = resource.NewProperty("Cool")
	diff, err := azureNative.Diff(t.Context(), &pulumirpc.DiffRequest{Urn: string(urnOf(accountToken, "x")), Id: accountID,
		OldInputs: wire(t, old), News: wire(t, changed)})
	require.NoError(t, err)
	assert.True(t, diff.GetHasDetailedDiff())
	assert.Equal(t, []string{"accessTier", "isHnsEnabled"}, diff.GetDiffs())
	assert.Equal(t, pulumirpc.PropertyDiff_DELETE_REPLACE, diff.GetDetailedDiff()["isHnsEnabled"].GetKind())
	assert.Equal(t, pulumirpc.PropertyDiff_ADD, diff.GetDetailedDiff()["accessTier"].GetKind())
}

func TestServeRefusesContradictingTypes(t *testing.T) {
	t.Parallel()
	_, err := Serve(t.Context(), cloud.Memory(), []*model.Type{{Token: "a:b:C", Path: "{"}}, Options{})
	assert.Error(t, err)
}
