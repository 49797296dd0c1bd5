package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const trafficManagerID = group + "/providers/Microsoft.Network/trafficmanagerprofiles/traf"

func trafficManagerCases() []ruleCase {
	monitor := func(more props) props { return props{"monitorConfig": more} }
	tcp := func(interval, timeout float64) props {
		return monitor(props{"protocol": "TCP", "intervalInSeconds": interval, "timeoutInSeconds": timeout})
	}
	endpoints := func(more ...any) props { return props{"trafficRoutingMethod": "Performance", "endpoints": more} }
	outside := props{"name": "a", "type": externalEndpoints, "target": "mqtt.example.com", "endpointLocation": "eastus2"}
	inside := props{"name": "b", "type": azureEndpoints, "targetResourceId": addressID}
	nowhere := merged(outside, props{"endpointLocation": nil})
	named := fakeCloud{resource(addressID, props{"dnsSettings": props{"domainNameLabel": "shop"}})}
	unnamed := fakeCloud{resource(addressID, props{})}
	taken := fakeCloud{resource(trafficManagerID+"2", props{"dnsConfig": props{"relativeName": "Shop"}})}
	const p = trafficManagerRule
	return []ruleCase{
		{p + "monitor-path", given(monitor(props{"protocol": "TCP"})),
			given(monitor(props{"protocol": "TCP", "path": "/"})), "monitorConfig.path"},
		{p + "monitor-path", given(monitor(props{"protocol": "HTTPS", "path": "/healthz"})),
			given(monitor(props{"protocol": "HTTPS"})), "monitorConfig.path"},
		{p + "monitor-interval", given(tcp(30, 10)), given(tcp(20, 10)), "monitorConfig.intervalInSeconds"},
		{p + "monitor-interval", given(tcp(10, 9)), given(tcp(10, 10)), "monitorConfig.timeoutInSeconds"},
		{p + "endpoint-target", given(endpoints(outside, inside)),
			given(endpoints(props{"name": "a", "type": azureEndpoints, "target": "x"})), "endpoints[0].targetResourceId"},
		{p + "external-location", given(endpoints(outside)), given(endpoints(nowhere)), "endpoints[0].endpointLocation"},
		{p + "endpoint-names", given(endpoints(outside, inside)), given(endpoints(outside, merged(inside, props{"name": "A"}))),
			"endpoints[1].name"},
		{p + "address-has-name", in(named, trafficManagerID, endpoints(inside)), in(unnamed, trafficManagerID, endpoints(inside)),
			"endpoints[0].targetResourceId"},
		{p + "relative-name-free", in(taken, trafficManagerID, props{"dnsConfig": props{"relativeName": "stall"}}),
			in(taken, trafficManagerID, props{"dnsConfig": props{"relativeName": "shop"}}), "dnsConfig.relativeName"},
	}
}

func TestAProfileTellsItsHostName(t *testing.T) {
	t.Parallel()
	request := given(props{"dnsConfig": props{"relativeName": "Traf-Shop", "ttl": 60.0}, "endpoints": list(props{
		"name": "a", "type": externalEndpoints, "target": "mqtt.example.com",
	})})
	request.ID, request.Type = trafficManagerID, trafficManagerProfile()
	outputs := trafficManagerOutputs(request)
	assert.Equal(t, "traf-shop.trafficmanager.net", outputs.String("dnsConfig.fqdn"))
	assert.Equal(t, trafficManagerID+"/externalEndpoints/a", outputs.Objects("endpoints")[0].String("id"))
	assert.InDelta(t, 30, outputs.Number("monitorConfig.intervalInSeconds"), 0, "Azure's default")
}
