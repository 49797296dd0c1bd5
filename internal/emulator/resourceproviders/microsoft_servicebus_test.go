package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	busID      = group + "/providers/Microsoft.ServiceBus/namespaces/sbns"
	busRulesID = busID + "/networkRuleSets/default"
	busQueueID = busID + "/queues/email"
)

func busSKU(tier string, units float64) props {
	return props{"sku": props{"name": tier, "capacity": units}}
}

func serviceBusCases() []ruleCase {
	return slices.Concat(namespaceCases(), ruleSetCases(), queueCases(), topicCases(), messagingUnitCases())
}

func namespaceCases() []ruleCase {
	split := func(tier string, partitions float64) props {
		return props{"sku": props{"name": tier}, "premiumMessagingPartitions": partitions}
	}
	spread := func(units, partitions float64) props {
		return merged(busSKU("Premium", units), props{"premiumMessagingPartitions": partitions})
	}
	words := func(name, tier string) props { return props{"sku": props{"name": name, "tier": tier}} }
	open := func(tier, access string) props {
		return props{"sku": props{"name": tier}, "publicNetworkAccess": access}
	}
	const p = "servicebus.namespaces."
	return []ruleCase{
		{p + "capacity-by-tier", given(busSKU("Premium", 16)), given(busSKU("Premium", 3)), "sku.capacity"},
		{p + "capacity-by-tier", given(busSKU("premium", 1)), given(busSKU("Premium", 0)), "sku.capacity"},
		{p + "capacity-by-tier", given(busSKU("Standard", 0)), given(busSKU("Standard", 1)), "sku.capacity"},
		{p + "partitions-by-tier", given(split("Premium", 4)), given(split("Premium", 3)), "premiumMessagingPartitions"},
		{p + "partitions-by-tier", given(split("Standard", 0)), given(split("Standard", 1)), "premiumMessagingPartitions"},
		{p + "units-fill-partitions", given(spread(4, 2)), given(spread(1, 2)), "sku.capacity"},
		{p + "tier-names-agree", given(words("Premium", "premium")), given(words("Premium", "Standard")), "sku.tier"},
		{p + "premium-stays", changed(busSKU("Basic", 0), busSKU("Standard", 0)),
			changed(busSKU("Standard", 0), busSKU("Premium", 1)), "sku.name"},
		{p + "premium-stays", changed(busSKU("Premium", 1), busSKU("Premium", 8)),
			changed(busSKU("Premium", 1), busSKU("Standard", 0)), "sku.name"},
		{p + "private-needs-premium", given(open("Premium", "Disabled")), given(open("Standard", "Disabled")),
			"publicNetworkAccess"},
	}
}

func ruleSetCases() []ruleCase {
	namespace := func(tier, access string) fakeCloud {
		return fakeCloud{resource(busID, props{"sku": props{"name": tier}, "publicNetworkAccess": access})}
	}
	says := func(access string) props { return props{"publicNetworkAccess": access} }
	lets := func(more props) props {
		return props{"virtualNetworkRules": list(merged(props{"subnet": props{"id": subnetID}}, more))}
	}
	subnet := func(service string) fakeCloud {
		return fakeCloud{resource(subnetID, props{"serviceEndpoints": list(props{"service": service})})}
	}
	const endpointID = group + "/providers/Microsoft.Network/privateEndpoints/pe"
	endpoint := props{"privateLinkServiceConnections": list(props{
		"privateLinkServiceId": busID, "groupIds": list("namespace"),
	})}
	const p = "servicebus.networkRuleSets."
	return []ruleCase{
		{p + "premium-only", in(namespace("Premium", "Disabled"), busRulesID, says("Disabled")),
			in(namespace("Standard", "Enabled"), busRulesID, says("Enabled")), ""},
		{p + "agrees-with-namespace", in(namespace("Premium", "Disabled"), busRulesID, says("disabled")),
			in(namespace("Premium", "Disabled"), busRulesID, says("Enabled")), "publicNetworkAccess"},
		{p + "service-endpoint", in(subnet("Microsoft.ServiceBus"), busRulesID, lets(nil)),
			in(subnet("Microsoft.Sql"), busRulesID, lets(nil)), "virtualNetworkRules"},
		{p + "service-endpoint",
			in(subnet("Microsoft.Sql"), busRulesID, lets(props{"ignoreMissingVnetServiceEndpoint": true})),
			in(subnet(""), busRulesID, lets(nil)), "virtualNetworkRules"},
		{"network.privateEndpoints.service-bus-premium", in(namespace("Premium", "Disabled"), endpointID, endpoint),
			in(namespace("Standard", "Enabled"), endpointID, endpoint), "privateLinkServiceConnections[0]"},
	}
}

func queueCases() []ruleCase {
	namespace := func(tier string, partitions float64) fakeCloud {
		return fakeCloud{
			resource(busID, props{"sku": props{"name": tier}, "premiumMessagingPartitions": partitions}),
			resource(busID+"/queues/dead", props{}), resource(busQueueID, props{}),
		}
	}
	premium, standard, basic := namespace("Premium", 1), namespace("Standard", 0), namespace("Basic", 0)
	time := func(property, value string) model.Request { return given(props{property: value}) }
	queue := func(cloud fakeCloud, property string, value any) model.Request {
		return in(cloud, busQueueID, props{property: value})
	}
	const p = "servicebus.queues."
	return []ruleCase{
		{p + "durations", time("lockDuration", "PT5M"), time("lockDuration", "PT5M1S"), "lockDuration"},
		{p + "durations", time("lockDuration", "PT30S"), time("lockDuration", "00:01:00"), "lockDuration"},
		{p + "durations", time("duplicateDetectionHistoryTimeWindow", "P7D"),
			time("duplicateDetectionHistoryTimeWindow", "PT19S"), "duplicateDetectionHistoryTimeWindow"},
		{p + "durations", time("autoDeleteOnIdle", "PT5M"), time("autoDeleteOnIdle", "PT4M"), "autoDeleteOnIdle"},
		{p + "durations", time("defaultMessageTimeToLive", forEver), time("defaultMessageTimeToLive", "PT0S"),
			"defaultMessageTimeToLive"},
		{p + "basic-features", queue(standard, "requiresDuplicateDetection", true),
			queue(basic, "requiresDuplicateDetection", true), "requiresDuplicateDetection"},
		{p + "basic-features", queue(basic, "requiresSession", false), queue(basic, "forwardTo", "dead"), "forwardTo"},
		{p + "no-express-on-premium", queue(standard, "enableExpress", true), queue(premium, "enableExpress", true),
			"enableExpress"},
		{p + "partitioning-by-tier", queue(standard, "enablePartitioning", true),
			queue(premium, "enablePartitioning", true), "enablePartitioning"},
		{p + "partitioning-by-tier", queue(namespace("Premium", 2), "enablePartitioning", true),
			queue(namespace("Premium", 2), "enablePartitioning", false), "enablePartitioning"},
		{p + "size-by-tier", queue(premium, "maxSizeInMegabytes", 81920.0), queue(standard, "maxSizeInMegabytes", 10240.0),
			"maxSizeInMegabytes"},
		{p + "size-by-tier", queue(premium, "maxSizeInMegabytes", 5120.0), queue(premium, "maxSizeInMegabytes", 1000.0),
			"maxSizeInMegabytes"},
		{p + "size-by-tier", queue(premium, "maxMessageSizeInKilobytes", 102400.0),
			queue(standard, "maxMessageSizeInKilobytes", 1024.0), "maxMessageSizeInKilobytes"},
		{p + "forwards-to-what-exists", queue(premium, "forwardDeadLetteredMessagesTo", "dead"),
			queue(premium, "forwardDeadLetteredMessagesTo", "nowhere"), "forwardDeadLetteredMessagesTo"},
		{p + "forwards-to-what-exists", queue(premium, "forwardTo", "DEAD"), queue(premium, "forwardTo", "email"),
			"forwardTo"},
	}
}

func messagingUnitCases() []ruleCase {
	setting := func(action, most string) model.Request {
		return given(props{"targetResourceUri": busID, "profiles": list(scaleProfile("p", "1", "1", most, props{
			"rules": list(props{"scaleAction": props{"type": action}}),
		}))})
	}
	target := func(tier string) model.Request {
		return in(fakeCloud{resource(busID, busSKU(tier, 0))}, group+"/providers/Microsoft.Insights/autoscalesettings/as",
			props{"targetResourceUri": busID})
	}
	const p = "insights.autoscaleSettings."
	return []ruleCase{
		{p + "messaging-units-double", setting("ServiceAllowedNextValue", "4"), setting("ChangeCount", "4"),
			"profiles[0].rules[0].scaleAction.type"},
		{p + "messaging-units-double", setting("serviceAllowedNextValue", "16"), setting("ServiceAllowedNextValue", "3"),
			"profiles[0].capacity.maximum"},
		{p + "messaging-units-premium", target("Premium"), target("Standard"), "targetResourceUri"},
	}
}

func TestANamespaceIsReturnedWithWhatAzureAdds(t *testing.T) {
	t.Parallel()
	outputs := serviceBusOutputs(model.Request{Type: serviceBusNamespace(), ID: busID, Inputs: props{
		"location": "East US 2", "sku": props{"name": "Premium"},
	}})
	assert.Equal(t, props{"name": "Premium", "tier": "Premium", "capacity": 1.0}, outputs.Object("sku"))
	assert.Equal(t, "https://sbns.servicebus.windows.net:443/", outputs.String("serviceBusEndpoint"))
	assert.InDelta(t, 1, outputs.Number("premiumMessagingPartitions"), 0)
	assert.True(t, outputs.Bool("zoneRedundant"), "the region has zones")

	shared := serviceBusOutputs(model.Request{Type: serviceBusNamespace(), ID: busID, Inputs: props{"location": "westus"}})
	assert.Equal(t, props{"name": "Standard", "tier": "Standard"}, shared.Object("sku"))
	assert.Zero(t, shared.Number("premiumMessagingPartitions"))
	assert.False(t, shared.Bool("zoneRedundant"))
}

func TestAQueueTakesLargeMessagesOnPremiumOnly(t *testing.T) {
	t.Parallel()
	for tier, size := range map[string]float64{"Premium": 1024, "Standard": 256} {
		cloud := fakeCloud{resource(busID, props{"location": "eastus2", "sku": props{"name": tier}})}
		outputs := serviceBusQueueOutputs(in(cloud, busQueueID, props{}))
		assert.InDelta(t, size, outputs.Number("maxMessageSizeInKilobytes"), 0)
		assert.Equal(t, "eastus2", outputs.String("location"))
	}
}

func TestDurationsWithSecondsAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"PT20S": 20, "PT1M30S": 90, "P7D": 7 * 24 * 3600, "PT1.5S": 1} {
		seconds, ok := durationSeconds(text)
		require.True(t, ok, text)
		assert.Equal(t, want, seconds, text)
	}
	for _, text := range []string{"", "P", "PT", "20S", "PT20", "00:00:20", "P1M"} {
		_, ok := durationSeconds(text)
		assert.False(t, ok, text)
	}
}
