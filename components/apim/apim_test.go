package apim_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/apim"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
)

// home and abroad are gateways in their regions.
func home() apim.Region {
	return apim.Region{
		Placement: componenttest.Placement(), SubnetID: pulumi.String("/subnets/home"),
		Networks: []apim.Network{{Name: "stamp", ID: pulumi.String("/networks/home")}}, ZoneRedundant: true,
	}
}

func abroad(location, short string) apim.Region {
	place := componenttest.Placement()
	place.ResourceGroupName, place.Location = pulumi.String("rg-shop-prod-"+short), location
	place.Names.RegionShort = short
	return apim.Region{
		Placement: place, SubnetID: pulumi.String("/subnets/" + short), Units: 6, ZoneRedundant: true,
		Networks: []apim.Network{{Name: "stamp", ID: pulumi.String("/networks/" + short)}},
	}
}

func published() apim.Args {
	return apim.Args{
		SKU: "Premium", Publisher: apim.Publisher{Name: "Shop", Email: "api@shop.example"},
		Regions: []apim.Region{home(), abroad("westeurope", "we"), abroad("southeastasia", "sea")},
		APIs: []apim.API{
			{Name: "orders", Path: "orders", Backends: []apim.Backend{
				{Location: "eastus2", URL: pulumi.String("https://orders.eus2.shop.internal")},
				{Location: "westeurope", URL: pulumi.String("https://orders.we.shop.internal")},
			}},
			{Name: "reports", Path: "reports", Methods: []string{"GET"}, Backends: []apim.Backend{
				{Location: "westeurope", URL: pulumi.String("https://reports.we.shop.internal")},
			}},
		},
		Tokens: &apim.Tokens{
			TenantID: "11111111-1111-4111-8111-111111111111", Audiences: []string{"api://shop"},
		},
		Telemetry: &apim.Telemetry{
			AppInsightsID: pulumi.String(componenttest.ID("insights")), ConnectionString: pulumi.String("IngestionEndpoint=x"),
			SamplingPercent: 10,
		},
	}
}

func run(t *testing.T, args apim.Args) *componenttest.Recording {
	t.Helper()
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := apim.New(ctx, "api", args)
		return err
	})
}

func TestGatewaysStandInsideTheNetworkOfEachRegion(t *testing.T) {
	t.Parallel()
	recording := run(t, published())
	recording.AssertDescend(t, "api")
	recording.AssertUnprotected(t)
	service := recording.Named(t, "api-service")
	assert.Equal(t, "Internal", service.Input(t, "virtualNetworkType"))
	assert.Equal(t, "/subnets/home", service.Input(t, "virtualNetworkConfiguration.subnetResourceId"))
	assert.Equal(t, map[string]any{"name": "Premium", "capacity": 3.0}, service.Input(t, "sku"))
	assert.Equal(t, []any{"1", "2", "3"}, service.Input(t, "zones"))
	assert.Equal(t, componenttest.ID("api-address-eus2"), service.Input(t, "publicIpAddressId"))
	assert.Equal(t, map[string]any{
		"location": "westeurope", "sku": map[string]any{"name": "Premium", "capacity": 6.0},
		"zones": []any{"1", "2", "3"}, "publicIpAddressId": componenttest.ID("api-address-we"),
		"virtualNetworkConfiguration": map[string]any{"subnetResourceId": "/subnets/we"},
	}, service.Input(t, "additionalLocations[0]"))
	assert.Equal(t, "Disabled", service.Input(t, "developerPortalStatus"))
	assert.Equal(t, "False", service.Inputs["customProperties"].
		ObjectValue()["Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11"].StringValue())

	address := recording.Named(t, "api-address-we")
	assert.Equal(t, "rg-shop-prod-we", address.Input(t, "resourceGroupName"))
	assert.Equal(t, "apim-shop-prod-eus2-k3x9a", address.Input(t, "dnsSettings.domainNameLabel"))
	assert.Equal(t, "Standard", address.Input(t, "sku.name"))
}

func TestTheAddressesAreProtectedWhereThatIsAskedFor(t *testing.T) {
	t.Parallel()
	args := published()
	args.DDoSProtected = true
	bare, protected := run(t, published()), run(t, args)
	for _, name := range bare.Names() {
		if strings.HasPrefix(name, "api-address-") && !strings.HasSuffix(name, "-diagnostics") {
			assert.False(t, bare.Named(t, name).HasInput(t, "ddosSettings"), "it follows its network")
			assert.Equal(t, "Enabled", protected.Named(t, name).Input(t, "ddosSettings.protectionMode"))
		}
	}
}

func TestTheSameNameLeadsToTheGatewayOfTheRegionThatAsks(t *testing.T) {
	t.Parallel()
	recording := run(t, published())
	for _, region := range []struct{ short, group, network, address string }{
		{"eus2", "rg-shop-prod-eus2", "/networks/home", "10.0.4.5"},
		{"we", "rg-shop-prod-we", "/networks/we", "10.1.4.5"},
		{"sea", "rg-shop-prod-sea", "/networks/sea", "10.2.4.5"},
	} {
		zone := recording.Named(t, "api-zone-"+region.short)
		assert.Equal(t, "apim-shop-prod-eus2-k3x9a.azure-api.net", zone.Input(t, "privateZoneName"))
		assert.Equal(t, region.group, zone.Input(t, "resourceGroupName"))
		record := recording.Named(t, "api-record-"+region.short)
		assert.Equal(t, "@", record.Input(t, "relativeRecordSetName"))
		assert.Equal(t, region.address, record.Input(t, "aRecords[0].ipv4Address"))
		link := recording.Named(t, "api-zone-"+region.short+"-stamp")
		assert.Equal(t, region.network, link.Input(t, "virtualNetwork.id"))
		assert.Empty(t, link.DeletedWith(), "Azure keeps a zone that has links")
	}
}

func TestTelemetryIsSignedByTheServiceItself(t *testing.T) {
	t.Parallel()
	recording := run(t, published())
	role := recording.Named(t, "api-publisher")
	assert.Equal(t, componenttest.GUID("api-service", "principal"), role.Input(t, "principalId"))
	logger := recording.Named(t, "api-logger")
	assert.Equal(t, "SystemAssigned", logger.Input(t, "credentials.identityClientId"))
	assert.False(t, logger.HasInput(t, "credentials.instrumentationKey"))
	assert.True(t, logger.Inputs["credentials"].ContainsSecrets())
	assert.Contains(t, logger.DependsOn(), "api-publisher")
	diagnostic := recording.Named(t, "api-diagnostic")
	assert.Equal(t, "W3C", diagnostic.Input(t, "httpCorrelationProtocol"))
	assert.Equal(t, componenttest.ID("api-logger"), diagnostic.Input(t, "loggerId"))
	assert.InDelta(t, 10, diagnostic.Input(t, "sampling.percentage"), 0)

	args := published()
	args.Telemetry = nil
	for _, name := range run(t, args).Names() {
		assert.NotContains(t, []string{"api-publisher", "api-logger", "api-diagnostic"}, name)
	}
}

func TestAnAPIWantsNoKeyAndHasABackendInEachRegion(t *testing.T) {
	t.Parallel()
	recording := run(t, published())
	api := recording.Named(t, "api-api-orders")
	assert.Equal(t, false, api.Input(t, "subscriptionRequired"))
	assert.Equal(t, []any{"https"}, api.Input(t, "protocols"))
	backend := recording.Named(t, "api-backend-orders-we")
	assert.Equal(t, "https://orders.we.shop.internal", backend.Input(t, "url"))
	assert.InDelta(t, 10, backend.Input(t, "circuitBreaker.rules[0].failureCondition.count"), 0)
	policy := recording.Named(t, "api-api-orders-policy")
	assert.Subset(t, policy.DependsOn(), []string{"api-backend-orders-eus2", "api-backend-orders-we"})
	assert.Equal(t, "/*", recording.Named(t, "api-api-orders-delete").Input(t, "urlTemplate"))
	assert.NotContains(t, recording.Names(), "api-api-reports-delete")
}

// elements reads a policy as Azure does, and returns its elements with their attributes in order.
func elements(t *testing.T, text string) []string {
	t.Helper()
	var all []string
	for decoder := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err, text)
		if start, ok := token.(xml.StartElement); ok {
			line := start.Name.Local
			for _, attribute := range start.Attr {
				line += " " + attribute.Value
			}
			all = append(all, line)
		}
	}
}

func policyOf(t *testing.T, args apim.Args, name string) []string {
	t.Helper()
	text, _ := run(t, args).Named(t, name).Input(t, "value").(string)
	return elements(t, text)
}

const client = `context.Request.Headers.GetValueOrDefault("X-Azure-ClientIP", context.Request.IpAddress)`

func TestEveryCallerShowsATokenAndHasALimit(t *testing.T) {
	t.Parallel()
	policy := policyOf(t, published(), "api-policy")
	assert.Equal(t, []string{
		"policies", "inbound", "validate-jwt Authorization 401 Bearer true true",
		"openid-config https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0/" +
			".well-known/openid-configuration",
		"audiences", "audience",
		`rate-limit-by-key 600 60 @(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject ?? ` +
			client + ")",
		"backend",
	}, policy[:8])
	assert.Equal(t, []string{"forward-request 25", "outbound", "on-error"}, policy[9:])
	assert.NotContains(t, policy, "base", "nothing is above the policy of the whole service")
	assert.Contains(t, policy[8], `context.Request.Method == "GET"`, "what changes something is not sent twice")

	args := published()
	args.Tokens, args.CallsPerMinute = nil, 30
	open := policyOf(t, args, "api-policy")
	assert.Equal(t, "rate-limit-by-key 30 60 @("+client+")", open[2],
		"a token that nobody has checked would let a caller choose its own limit")
}

func TestARequestStaysInItsRegion(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{
		"policies", "inbound", "base", "choose",
		`when @("East US 2".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase))`,
		"set-backend-service orders-eus2",
		`when @("West Europe".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase))`,
		"set-backend-service orders-we",
		"otherwise", "set-backend-service orders-eus2",
		"backend", "base", "outbound", "base", "on-error", "base",
	}, policyOf(t, published(), "api-api-orders-policy"))
	assert.Equal(t, []string{
		"policies", "inbound", "base", "set-backend-service reports-we",
		"backend", "base", "outbound", "base", "on-error", "base",
	}, policyOf(t, published(), "api-api-reports-policy"))
}

func TestTheLeastIsOneUnitOfDeveloper(t *testing.T) {
	t.Parallel()
	region := home()
	region.ZoneRedundant = false
	service := run(t, apim.Args{
		Publisher: apim.Publisher{Name: "Shop", Email: "api@shop.example"}, Regions: []apim.Region{region},
	}).Named(t, "api-service")
	assert.Equal(t, map[string]any{"name": "Developer", "capacity": 1.0}, service.Input(t, "sku"))
	assert.False(t, service.HasInput(t, "zones"))
}

func TestFaultsAreReportedTogether(t *testing.T) {
	t.Parallel()
	north := abroad("northcentralus", "ncus")
	twice := home()
	twice.Units, twice.Networks = 4, append(twice.Networks, apim.Network{Name: "stamp"})
	for _, test := range []struct {
		name   string
		args   apim.Args
		fields []string
	}{
		{"of nothing", apim.Args{SKU: "Standard"}, []string{"SKU", "Publisher.Name", "Publisher.Email", "Regions"}},
		{"of regions", apim.Args{
			Publisher: published().Publisher, Regions: []apim.Region{twice, home(), north, {}},
		}, []string{
			"Regions", "Regions[0].Networks[1].Name", "Regions[0].Networks[1].ID", "Regions[0].ZoneRedundant",
			"Regions[0].Units", "Regions[0].Units", "Regions[1].ZoneRedundant", "Regions[1].Units",
			"Regions[1].Placement.Location", "Regions[2].ZoneRedundant", "Regions[2].ZoneRedundant", "Regions[2].Units",
			"Regions[3].Placement.ResourceGroupName", "Regions[3].Placement.Location", "Regions[3].Placement.Names.Workload",
			"Regions[3].Placement.Names.Environment", "Regions[3].Placement.Names.RegionShort",
			"Regions[3].Placement.Names.Suffix", "Regions[3].SubnetID", "Regions[3].Networks",
		}},
		{"of APIs", apim.Args{
			SKU: "Premium", Publisher: published().Publisher, Regions: []apim.Region{home()}, CallsPerMinute: -1,
			APIs: []apim.API{
				{Name: "Orders", Path: "/orders", Methods: []string{"FETCH", "GET", "GET"}},
				{Name: "a", Path: "a", Backends: []apim.Backend{
					{Location: "westeurope", URL: pulumi.String("x")}, {Location: "eastus2"}, {Location: "East US 2", URL: pulumi.String("x")},
				}},
				{Name: "a", Path: "a", Backends: []apim.Backend{{Location: "eastus2", URL: pulumi.String("x")}}},
			},
			Tokens: &apim.Tokens{TenantID: "contoso"}, Telemetry: &apim.Telemetry{SamplingPercent: 101},
		}, []string{
			"APIs[0].Name", "APIs[0].Path", "APIs[0].Methods[0]", "APIs[0].Methods[2]", "APIs[0].Backends",
			"APIs[1].Backends[0].Location", "APIs[1].Backends[1].URL", "APIs[1].Backends[2].Location",
			"APIs[2].Name", "APIs[2].Path", "Tokens.TenantID", "Tokens.Audiences", "CallsPerMinute",
			"Telemetry.AppInsightsID", "Telemetry.ConnectionString", "Telemetry.SamplingPercent",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var faults fault.List
			require.ErrorAs(t, test.args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Rule)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, test.fields, fields)
		})
	}
	assert.NoError(t, published().Validate())
}
