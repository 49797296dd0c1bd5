package search_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/search"
)

func run(t *testing.T, args search.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := search.New(ctx, "index", args)
		return err
	})
}

func TestAServiceIsPrivateAndKnowsNoKeys(t *testing.T) {
	t.Parallel()
	recording := run(t, search.Args{
		Placement: componenttest.Placement(), SKU: "standard", Replicas: 3,
		Grants: []search.Grant{
			{Name: "search", PrincipalID: pulumi.String("principal"), Role: placement.SearchIndexDataContributor},
		},
	})
	recording.AssertDescend(t, "index")
	assert.Equal(t, []string{"index", "index-grant-search", "index-service", "index-service-diagnostics"},
		recording.Names())
	service := recording.Named(t, "index-service")
	for path, want := range map[string]any{
		"searchServiceName": "srch-shop-prod-eus2-k3x9a", "sku.name": "standard", "replicaCount": 3.0,
		"partitionCount": 1.0, "hostingMode": "default", "disableLocalAuth": true, "publicNetworkAccess": "disabled",
		"semanticSearch": "disabled", "identity.type": "SystemAssigned",
	} {
		assert.Equal(t, want, service.Input(t, path), path)
	}
	assert.False(t, service.HasInput(t, "authOptions"), "Azure refuses them without keys")
	grant := recording.Named(t, "index-grant-search")
	assert.Equal(t, componenttest.ID("index-service"), grant.Input(t, "scope"))
	assert.Contains(t, grant.Input(t, "roleDefinitionId"), "8ebe5a00-799e-43f5-93ac-243d3dce84a7")
}

func TestTheZeroValueIsTheCheapestThatIsPrivate(t *testing.T) {
	t.Parallel()
	private := run(t, search.Args{Placement: componenttest.Placement()}).Named(t, "index-service")
	assert.Equal(t, "basic", private.Input(t, "sku.name"))
	assert.Equal(t, 1.0, private.Input(t, "replicaCount"))
	public := run(t, search.Args{Placement: componenttest.Placement(), PublicAccess: true}).Named(t, "index-service")
	assert.Equal(t, "free", public.Input(t, "sku.name"))
	assert.Equal(t, "enabled", public.Input(t, "publicNetworkAccess"))
}

func TestTheRankerAndHighDensity(t *testing.T) {
	t.Parallel()
	service := run(t, search.Args{
		Placement: componenttest.Placement(), SKU: "standard3", Partitions: 3, HighDensity: true, SemanticRanker: "free",
	}).Named(t, "index-service")
	assert.Equal(t, "highDensity", service.Input(t, "hostingMode"))
	assert.Equal(t, "free", service.Input(t, "semanticSearch"))
	assert.Equal(t, 3.0, service.Input(t, "partitionCount"))
}

func TestTheSettingsOfAnApp(t *testing.T) {
	t.Parallel()
	endpoints := make(chan string, 1)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := search.New(ctx, "index", search.Args{Placement: componenttest.Placement()})
		require.NoError(t, err)
		made.Settings()[search.EndpointSetting].ToStringOutput().ApplyT(func(endpoint string) string {
			endpoints <- endpoint
			return endpoint
		})
		return nil
	})
	assert.Equal(t, "https://srch-shop-prod-eus2-k3x9a.search.windows.net", <-endpoints)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	for _, test := range []struct {
		name   string
		args   search.Args
		fields []string
	}{
		{"a tier that does not exist", search.Args{Placement: place, SKU: "premium"}, []string{"SKU"}},
		{"free and private", search.Args{Placement: place, SKU: "free", SemanticRanker: "free"},
			[]string{"SKU", "SemanticRanker"}},
		{"basic with too much", search.Args{Placement: place, Replicas: 4, Partitions: 4},
			[]string{"Replicas", "Partitions", "Replicas"}},
		{"too many units", search.Args{Placement: place, SKU: "standard", Replicas: 12, Partitions: 4}, []string{"Replicas"}},
		{"five partitions", search.Args{Placement: place, SKU: "standard", Partitions: 5}, []string{"Partitions"}},
		{"density", search.Args{Placement: place, SKU: "standard2", HighDensity: true, SemanticRanker: "x"},
			[]string{"HighDensity", "SemanticRanker"}},
		{"grants", search.Args{Placement: place, Grants: []search.Grant{
			{Name: "web", PrincipalID: pulumi.String("p"), Role: placement.StorageBlobDataOwner},
			{Name: "web", Role: placement.SearchIndexDataReader},
		}}, []string{"Grants[0].Role", "Grants[1].Name", "Grants[1].PrincipalID"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var faults fault.List
			require.ErrorAs(t, test.args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
			}
			assert.Equal(t, test.fields, fields)
		})
	}
}
