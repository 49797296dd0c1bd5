package appgateway_test

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/appgateway"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
)

const frontDoorID = "22222222-2222-4222-8222-222222222222"

func args() appgateway.Args {
	return appgateway.Args{
		Placement:     componenttest.Placement(),
		SubnetID:      pulumi.String(componenttest.ID("subnet")),
		FrontDoorID:   pulumi.String(frontDoorID),
		Backend:       appgateway.Backend{HostName: pulumi.String("app.azurewebsites.net"), HealthPath: "/healthz"},
		MinCapacity:   1,
		MaxCapacity:   3,
		ZoneRedundant: true,
	}
}

func secure() appgateway.Args {
	secured := args()
	secured.Certificate = &appgateway.Certificate{
		SecretID: pulumi.String("https://kv.vault.azure.net/secrets/edge"),
		VaultID:  pulumi.String(componenttest.ID("vault")),
	}
	return secured
}

func run(t *testing.T, args appgateway.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := appgateway.New(ctx, "edge", args)
		return err
	})
}

func TestAGatewayInAllZones(t *testing.T) {
	t.Parallel()
	recording := run(t, args())
	recording.AssertDescend(t, "edge")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"edge", "edge-address", "edge-address-diagnostics", "edge-firewall", "edge-gateway", "edge-gateway-diagnostics",
	}, recording.Names())

	gateway := recording.Named(t, "edge-gateway")
	for path, want := range map[string]any{
		"sku.name": "WAF_v2", "autoscaleConfiguration.minCapacity": 1.0, "autoscaleConfiguration.maxCapacity": 3.0,
		"firewallPolicy.id":                                                     componenttest.ID("edge-firewall"),
		"gatewayIPConfigurations[0].subnet.id":                                  componenttest.ID("subnet"),
		"frontendIPConfigurations[0].publicIPAddress.id":                        componenttest.ID("edge-address"),
		"sslPolicy.policyName":                                                  "AppGwSslPolicy20220101",
		"requestRoutingRules[0].priority":                                       100.0,
		"backendHttpSettingsCollection[0].connectionDraining.drainTimeoutInSec": 60.0,
	} {
		assert.Equal(t, want, gateway.Input(t, path), path)
	}
	assert.False(t, gateway.HasInput(t, "sku.capacity"), "autoscale owns the capacity")
	assert.Equal(t, []any{"1", "2", "3"}, gateway.Input(t, "zones"))
	assert.Equal(t, []any{"1", "2", "3"}, recording.Named(t, "edge-address").Input(t, "zones"))
}

func TestTheAddressIsProtectedByItself(t *testing.T) {
	t.Parallel()
	protected := args()
	protected.DDoSProtected = true
	assert.Equal(t, "Enabled", run(t, protected).Named(t, "edge-address").Input(t, "ddosSettings.protectionMode"))
	assert.False(t, run(t, args()).Named(t, "edge-address").HasInput(t, "ddosSettings"), "it follows its network")
}

func TestTheBackendIsTheAppOverHTTPS(t *testing.T) {
	t.Parallel()
	gateway := run(t, args()).Named(t, "edge-gateway")
	for path, want := range map[string]any{
		"backendAddressPools[0].backendAddresses[0].fqdn":                 "app.azurewebsites.net",
		"backendHttpSettingsCollection[0].protocol":                       "Https",
		"backendHttpSettingsCollection[0].pickHostNameFromBackendAddress": true,
		"probes[0].path": "/healthz", "probes[0].protocol": "Https",
		"probes[0].pickHostNameFromBackendHttpSettings": true,
	} {
		assert.Equal(t, want, gateway.Input(t, path), path)
	}
}

func TestThePartsReferToEachOther(t *testing.T) {
	t.Parallel()
	gateway := run(t, secure()).Named(t, "edge-gateway")
	name := gateway.Input(t, "applicationGatewayName").(string)
	own := "/subscriptions/" + componenttest.SubscriptionID +
		"/resourceGroups/rg/providers/Microsoft.Network/applicationGateways/" + name
	for from, to := range map[string]string{
		"httpListeners[0].frontendIPConfiguration.id":   "frontendIPConfigurations",
		"httpListeners[0].frontendPort.id":              "frontendPorts",
		"httpListeners[0].sslCertificate.id":            "sslCertificates",
		"requestRoutingRules[0].httpListener.id":        "httpListeners",
		"requestRoutingRules[0].backendAddressPool.id":  "backendAddressPools",
		"requestRoutingRules[0].backendHttpSettings.id": "backendHttpSettingsCollection",
		"backendHttpSettingsCollection[0].probe.id":     "probes",
	} {
		reference := gateway.Input(t, from).(string)
		assert.Equal(t, own+"/"+to+"/"+gateway.Input(t, to+"[0].name").(string), reference, from)
	}
}

func TestOnlyOurFrontDoorGetsThrough(t *testing.T) {
	t.Parallel()
	policy := run(t, args()).Named(t, "edge-firewall")
	for path, want := range map[string]any{
		"policySettings.mode": "Prevention", "policySettings.state": "Enabled",
		"managedRules.managedRuleSets[0].ruleSetType":    "Microsoft_DefaultRuleSet",
		"managedRules.managedRuleSets[0].ruleSetVersion": "2.1",
		"managedRules.managedRuleSets[1].ruleSetType":    "Microsoft_BotManagerRuleSet",
		"managedRules.managedRuleSets[1].ruleSetVersion": "1.1",
		"customRules[0].action":                          "Block", "customRules[0].priority": 1.0,
		"customRules[0].matchConditions[0].matchVariables[0].selector": "X-Azure-FDID",
		"customRules[0].matchConditions[0].negationConditon":           true,
		"customRules[0].matchConditions[0].operator":                   "Equal",
		"customRules[0].matchConditions[0].matchValues[0]":             frontDoorID,
	} {
		assert.Equal(t, want, policy.Input(t, path), path)
	}
}

func TestWithoutACertificateItListensWithHTTP(t *testing.T) {
	t.Parallel()
	gateway := run(t, args()).Named(t, "edge-gateway")
	assert.Equal(t, "Http", gateway.Input(t, "httpListeners[0].protocol"))
	assert.InDelta(t, 80, gateway.Input(t, "frontendPorts[0].port"), 0)
	assert.False(t, gateway.HasInput(t, "identity"))
	assert.False(t, gateway.HasInput(t, "sslCertificates"))
}

func TestWithACertificateItListensWithHTTPS(t *testing.T) {
	t.Parallel()
	recording := run(t, secure())
	recording.AssertDescend(t, "edge")
	recording.AssertProtected(t)
	gateway := recording.Named(t, "edge-gateway")
	assert.Equal(t, "Https", gateway.Input(t, "httpListeners[0].protocol"))
	assert.InDelta(t, 443, gateway.Input(t, "frontendPorts[0].port"), 0)
	assert.Equal(t, "https://kv.vault.azure.net/secrets/edge", gateway.Input(t, "sslCertificates[0].keyVaultSecretId"))
	assert.Equal(t, []any{componenttest.ID("edge-identity")}, gateway.Input(t, "identity.userAssignedIdentities"))
	assert.Contains(t, gateway.DependsOn(), "edge-grant-certificate", "the gateway reads the certificate at once")
	grant := recording.Named(t, "edge-grant-certificate")
	assert.Equal(t, componenttest.ID("vault"), grant.Input(t, "scope"))
	assert.Equal(t, componenttest.GUID("edge-identity", "principal"), grant.Input(t, "principalId"))
}

func TestTheHostNameIsKnownBeforeTheGateway(t *testing.T) {
	t.Parallel()
	names := make(chan string, 1)
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		before := appgateway.HostName(componenttest.Placement())
		gateway, err := appgateway.New(ctx, "edge", args())
		require.NoError(t, err)
		assert.Equal(t, "Http", gateway.Protocol)
		pulumi.All(before, gateway.HostName).ApplyT(func(v []any) string {
			assert.Equal(t, v[0], v[1])
			names <- v[0].(string)
			return ""
		})
		return nil
	})
	label := recording.Named(t, "edge-address").Input(t, "dnsSettings.domainNameLabel").(string)
	assert.Equal(t, label+".eastus2.cloudapp.azure.com", <-names)
	assert.True(t, strings.HasSuffix(label, "k3x9a"), "the label is unique in the region")
}

func TestTheCheapestGatewayIsLegal(t *testing.T) {
	t.Parallel()
	cheap := args()
	cheap.MinCapacity, cheap.MaxCapacity, cheap.ZoneRedundant = 0, 0, false
	gateway := run(t, cheap).Named(t, "edge-gateway")
	assert.InDelta(t, 0, gateway.Input(t, "autoscaleConfiguration.minCapacity"), 0)
	assert.InDelta(t, 2, gateway.Input(t, "autoscaleConfiguration.maxCapacity"), 0)
	assert.False(t, gateway.HasInput(t, "zones"))
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Location = "westus"
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := appgateway.New(ctx, "edge", appgateway.Args{
			Placement: place, Backend: appgateway.Backend{HealthPath: "healthz"}, MinCapacity: 101, MaxCapacity: 1,
			ZoneRedundant: true, DrainSeconds: 3601, Certificate: &appgateway.Certificate{},
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
		"SubnetID", "FrontDoorID", "Backend.HostName", "Backend.HealthPath", "MinCapacity", "MaxCapacity", "MinCapacity",
		"ZoneRedundant", "DrainSeconds", "Certificate.SecretID", "Certificate.VaultID",
	}, fields)
	assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
}
