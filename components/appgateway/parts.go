package appgateway

import (
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// part makes references to parts of a gateway that does not exist yet.
type part struct {
	policyID pulumi.StringOutput
	gateway  string
}

func (p part) ref(collection, name string) network.SubResourceArgs {
	return network.SubResourceArgs{Id: p.policyID.ApplyT(func(policyID string) string {
		return gatewayID(policyID, p.gateway) + "/" + collection + "/" + name
	}).(pulumi.StringOutput)}
}

// gateway is what the arguments decide: everything but the names and the resources beside the gateway.
func (a Args) gateway(own part) *network.ApplicationGatewayArgs {
	place := a.Placement
	inputs := &network.ApplicationGatewayArgs{
		ResourceGroupName: place.ResourceGroupName,
		Location:          pulumi.String(place.Location),
		Sku:               network.ApplicationGatewaySkuArgs{Name: pulumi.String("WAF_v2"), Tier: pulumi.String("WAF_v2")},
		AutoscaleConfiguration: network.ApplicationGatewayAutoscaleConfigurationArgs{
			MinCapacity: pulumi.Int(a.MinCapacity), MaxCapacity: pulumi.Int(a.maxCapacity()),
		},
		EnableHttp2: pulumi.Bool(true),
		SslPolicy: network.ApplicationGatewaySslPolicyArgs{
			PolicyType: pulumi.String("Predefined"), PolicyName: pulumi.String(tlsPolicy),
		},
		GatewayIPConfigurations: network.ApplicationGatewayIPConfigurationArray{
			network.ApplicationGatewayIPConfigurationArgs{
				Name: pulumi.String("subnet"), Subnet: network.SubResourceArgs{Id: a.SubnetID.ToStringOutput()},
			},
		},
		Tags: place.TagMap(),
	}
	if zones := a.zones(); len(zones) > 0 {
		inputs.Zones = pulumi.ToStringArray(zones)
	}
	a.listen(inputs, own)
	a.forward(inputs, own)
	return inputs
}

// listen adds what faces Front Door.
func (a Args) listen(inputs *network.ApplicationGatewayArgs, own part) {
	if a.Certificate != nil {
		inputs.SslCertificates = network.ApplicationGatewaySslCertificateArray{
			network.ApplicationGatewaySslCertificateArgs{
				Name: pulumi.String(certificatePart), KeyVaultSecretId: a.Certificate.SecretID.ToStringOutput(),
			},
		}
	}
	var ports network.ApplicationGatewayFrontendPortArray
	var listeners network.ApplicationGatewayHttpListenerArray
	var rules network.ApplicationGatewayRequestRoutingRuleArray
	for _, entry := range a.entries() {
		ports = append(ports, network.ApplicationGatewayFrontendPortArgs{
			Name: pulumi.String(entry.portName), Port: pulumi.Int(entry.port),
		})
		listeners = append(listeners, a.listener(entry, own))
		rules = append(rules, network.ApplicationGatewayRequestRoutingRuleArgs{
			Name:                pulumi.String(entry.rule),
			RuleType:            pulumi.String("Basic"),
			Priority:            pulumi.Int(entry.priority),
			HttpListener:        own.ref("httpListeners", entry.listener),
			BackendAddressPool:  own.ref("backendAddressPools", poolPart),
			BackendHttpSettings: own.ref("backendHttpSettingsCollection", settingsPart),
		})
	}
	inputs.FrontendPorts, inputs.HttpListeners, inputs.RequestRoutingRules = ports, listeners, rules
}

func (a Args) listener(entry entry, own part) network.ApplicationGatewayHttpListenerArgs {
	listener := network.ApplicationGatewayHttpListenerArgs{
		Name:                    pulumi.String(entry.listener),
		Protocol:                pulumi.String(a.protocol()),
		FrontendIPConfiguration: own.ref("frontendIPConfigurations", entry.frontend),
		FrontendPort:            own.ref("frontendPorts", entry.portName),
	}
	if a.Certificate != nil {
		listener.SslCertificate = own.ref("sslCertificates", certificatePart)
	}
	return listener
}

// forward adds what faces the app.
func (a Args) forward(inputs *network.ApplicationGatewayArgs, own part) {
	inputs.BackendAddressPools = network.ApplicationGatewayBackendAddressPoolArray{
		network.ApplicationGatewayBackendAddressPoolArgs{
			Name: pulumi.String(poolPart),
			BackendAddresses: network.ApplicationGatewayBackendAddressArray{
				network.ApplicationGatewayBackendAddressArgs{Fqdn: a.Backend.HostName.ToStringOutput()},
			},
		},
	}
	inputs.BackendHttpSettingsCollection = network.ApplicationGatewayBackendHttpSettingsArray{
		network.ApplicationGatewayBackendHttpSettingsArgs{
			Name:                pulumi.String(settingsPart),
			Protocol:            pulumi.String(protocolHTTPS),
			Port:                pulumi.Int(443),
			CookieBasedAffinity: pulumi.String("Disabled"),
			RequestTimeout:      pulumi.Int(requestSeconds),
			// App Service finds the app by its own host name and has a certificate for no other.
			PickHostNameFromBackendAddress: pulumi.Bool(true),
			Probe:                          own.ref("probes", probePart),
			ConnectionDraining: network.ApplicationGatewayConnectionDrainingArgs{
				Enabled: pulumi.Bool(true), DrainTimeoutInSec: pulumi.Int(a.drainSeconds()),
			},
		},
	}
	inputs.Probes = network.ApplicationGatewayProbeArray{
		network.ApplicationGatewayProbeArgs{
			Name:                                pulumi.String(probePart),
			Protocol:                            pulumi.String(protocolHTTPS),
			Path:                                pulumi.String(a.Backend.HealthPath),
			Interval:                            pulumi.Int(probeSeconds),
			Timeout:                             pulumi.Int(probeSeconds),
			UnhealthyThreshold:                  pulumi.Int(probeFailures),
			PickHostNameFromBackendHttpSettings: pulumi.Bool(true),
			Match: network.ApplicationGatewayProbeHealthResponseMatchArgs{
				StatusCodes: pulumi.ToStringArray([]string{"200-399"}),
			},
		},
	}
}
