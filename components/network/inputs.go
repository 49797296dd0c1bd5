package network

import (
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func (s subnetSpec) delegations() network.DelegationArray {
	if s.delegation == "" {
		return nil
	}
	return network.DelegationArray{
		network.DelegationArgs{Name: pulumi.String("delegation"), ServiceName: pulumi.String(s.delegation)},
	}
}

func securityRules(rules []securityRule) network.SecurityRuleTypeArray {
	inputs := network.SecurityRuleTypeArray{}
	for _, rule := range rules {
		inputs = append(inputs, rule.input())
	}
	return inputs
}

// input uses the single or the plural port property as Azure does, which keeps a refresh free of differences.
func (r securityRule) input() network.SecurityRuleTypeArgs {
	args := network.SecurityRuleTypeArgs{
		Name:                     pulumi.String(r.name),
		Description:              pulumi.String(r.why),
		Priority:                 pulumi.Int(r.priority),
		Direction:                pulumi.String("Inbound"),
		Access:                   pulumi.String(r.access()),
		Protocol:                 pulumi.String(r.protocol),
		SourceAddressPrefix:      pulumi.String(r.source),
		SourcePortRange:          pulumi.String("*"),
		DestinationAddressPrefix: pulumi.String("*"),
	}
	if len(r.ports) == 1 {
		args.DestinationPortRange = pulumi.String(r.ports[0])
		return args
	}
	args.DestinationPortRanges = pulumi.ToStringArray(r.ports)
	return args
}

func endpoints(services []string) network.ServiceEndpointPropertiesFormatArray {
	if len(services) == 0 {
		return nil
	}
	all := network.ServiceEndpointPropertiesFormatArray{}
	for _, service := range services {
		all = append(all, network.ServiceEndpointPropertiesFormatArgs{Service: pulumi.String(service)})
	}
	return all
}
