package servicebus_test

import (
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/servicebus"
)

func arguments() servicebus.Args {
	return servicebus.Args{
		Placement: componenttest.Placement(), Tier: servicebus.Premium, Units: 2, Autoscaled: true, Private: true,
		TrustedServices: true,
		Queues: []servicebus.Queue{
			{Name: "email", Lock: 5 * time.Minute, MaxDeliveries: 5, TimeToLive: 36 * time.Hour, DuplicateWindow: 10 * time.Minute},
			{Name: "reports"},
		},
		Grants: []servicebus.Grant{
			{Name: "web", PrincipalID: pulumi.String("principal-web"), Role: placement.ServiceBusDataSender},
			{
				Name: "worker", PrincipalID: pulumi.String("principal-worker"), Role: placement.ServiceBusDataReceiver,
				Queue: "email",
			},
		},
	}
}

func run(t *testing.T, args servicebus.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := servicebus.New(ctx, "bus", args)
		return err
	})
}

func TestAPrivateNamespaceWithoutKeys(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "bus")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"bus", "bus-grant-web", "bus-grant-worker-email", "bus-namespace", "bus-namespace-diagnostics", "bus-queue-email",
		"bus-queue-reports", "bus-rules",
	}, recording.Names())
	namespace := recording.Named(t, "bus-namespace")
	for path, want := range map[string]any{
		"namespaceName": "sbns-shop-prod-eus2-k3x9a", "disableLocalAuth": true, "minimumTlsVersion": "1.2",
		"publicNetworkAccess": "Disabled", "premiumMessagingPartitions": 1.0,
		"sku": map[string]any{"name": "Premium", "tier": "Premium", "capacity": 2.0},
	} {
		assert.Equal(t, want, namespace.Input(t, path), path)
	}
	assert.False(t, namespace.HasInput(t, "zoneRedundant"), "Azure decides, and a value would only differ from its own")
	assert.Equal(t, []string{"sku.capacity"}, namespace.Request.GetIgnoreChanges(), "the units are autoscale's")

	rules := recording.Named(t, "bus-rules")
	for path, want := range map[string]any{
		"publicNetworkAccess": "Disabled", "defaultAction": "Deny", "trustedServiceAccessEnabled": true,
	} {
		assert.Equal(t, want, rules.Input(t, path), path)
	}
	assert.Equal(t, "bus-namespace", rules.DeletedWith())
}

func TestMessagesThatFailAreKept(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	given, usual := recording.Named(t, "bus-queue-email"), recording.Named(t, "bus-queue-reports")
	for path, want := range map[string]any{
		"lockDuration": "PT5M", "maxDeliveryCount": 5.0, "defaultMessageTimeToLive": "P1DT12H",
		"requiresDuplicateDetection": true, "duplicateDetectionHistoryTimeWindow": "PT10M",
		"deadLetteringOnMessageExpiration": true, "namespaceName": "sbns-shop-prod-eus2-k3x9a",
	} {
		assert.Equal(t, want, given.Input(t, path), path)
	}
	for path, want := range map[string]any{
		"lockDuration": "PT1M", "maxDeliveryCount": 10.0, "defaultMessageTimeToLive": "P14D",
		"requiresDuplicateDetection": false, "deadLetteringOnMessageExpiration": true,
	} {
		assert.Equal(t, want, usual.Input(t, path), path)
	}
	assert.False(t, usual.HasInput(t, "duplicateDetectionHistoryTimeWindow"))
	assert.Equal(t, "bus-namespace", usual.DeletedWith())
}

func TestAnIdentityGetsARoleOnItsQueueAlone(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	web, worker := recording.Named(t, "bus-grant-web"), recording.Named(t, "bus-grant-worker-email")
	assert.Equal(t, componenttest.ID("bus-namespace"), web.Input(t, "scope"))
	assert.Contains(t, web.Input(t, "roleDefinitionId"), "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39")
	assert.Equal(t, componenttest.ID("bus-queue-email"), worker.Input(t, "scope"))
	assert.Equal(t, "principal-worker", worker.Input(t, "principalId"))
	assert.Contains(t, worker.Input(t, "roleDefinitionId"), "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0")
}

func TestTheZeroValueIsTheCheapest(t *testing.T) {
	t.Parallel()
	recording := run(t, servicebus.Args{Placement: componenttest.Placement()})
	assert.Equal(t, []string{"bus", "bus-namespace", "bus-namespace-diagnostics"}, recording.Names())
	namespace := recording.Named(t, "bus-namespace")
	assert.Equal(t, map[string]any{"name": "Basic", "tier": "Basic", "capacity": 0.0}, namespace.Input(t, "sku"))
	assert.Equal(t, "Enabled", namespace.Input(t, "publicNetworkAccess"))
	assert.False(t, namespace.HasInput(t, "premiumMessagingPartitions"))
	assert.Empty(t, namespace.Request.GetIgnoreChanges())
}

func TestAnOpenNamespaceDoesNotPretendToDeny(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Private = false
	rules := run(t, args).Named(t, "bus-rules")
	assert.Equal(t, "Allow", rules.Input(t, "defaultAction"))
	assert.Equal(t, "Enabled", rules.Input(t, "publicNetworkAccess"))
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	var host, queue string
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		bus, err := servicebus.New(ctx, "bus", arguments())
		if err != nil {
			return err
		}
		id, err := bus.QueueID("email")
		if err != nil {
			return err
		}
		pulumi.All(bus.HostName, id).ApplyT(func(v []any) any {
			host, queue = v[0].(string), v[1].(string)
			return nil
		})
		_, err = bus.QueueID("nobody")
		assert.ErrorContains(t, err, "nobody")
		return nil
	})
	assert.Equal(t, "sbns-shop-prod-eus2-k3x9a.servicebus.windows.net", host)
	assert.Equal(t, componenttest.ID("bus-queue-email"), queue)
}

func TestAddingAQueueChangesNothingElse(t *testing.T) {
	t.Parallel()
	args := arguments()
	before := run(t, args)
	args.Queues = append(args.Queues, servicebus.Queue{Name: "batch"})
	after := run(t, args)
	require.Len(t, after.Names(), len(before.Names())+1)
	for _, name := range before.Names() {
		if name != "bus" {
			assert.Equal(t, before.Named(t, name).Inputs, after.Named(t, name).Inputs, name)
		}
	}
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*servicebus.Args)
		want   []string
	}{
		"when the tier does not exist": {
			func(a *servicebus.Args) { *a = servicebus.Args{Placement: a.Placement, Tier: "Gold"} }, []string{"Tier"},
		},
		"when there is no such number of units": {func(a *servicebus.Args) { a.Units = 3 }, []string{"Units"}},
		"when the tier has none of what Premium has": {
			func(a *servicebus.Args) { a.Tier = servicebus.Standard },
			[]string{"Units", "Autoscaled", "Private", "TrustedServices"},
		},
		"when a lock outlasts what Azure holds": {
			func(a *servicebus.Args) { a.Queues[0].Lock = 301 * time.Second }, []string{"Queues[0].Lock"},
		},
		"when a time is no whole number of seconds": {
			func(a *servicebus.Args) { a.Queues[0].TimeToLive = 1500 * time.Millisecond }, []string{"Queues[0].TimeToLive"},
		},
		"when duplicates are looked for too briefly": {
			func(a *servicebus.Args) { a.Queues[0].DuplicateWindow = time.Second }, []string{"Queues[0].DuplicateWindow"},
		},
		"when Basic should look for duplicates": {
			func(a *servicebus.Args) {
				*a = servicebus.Args{Placement: a.Placement, Queues: a.Queues}
			}, []string{"Queues[0].DuplicateWindow"},
		},
		"when a message would never be dead": {
			func(a *servicebus.Args) { a.Queues[0].MaxDeliveries = 2001 }, []string{"Queues[0].MaxDeliveries"},
		},
		"when a queue is named twice": {
			func(a *servicebus.Args) { a.Queues[1].Name = "email" }, []string{"Queues[1].Name"},
		},
		"with every fault of a grant": {
			func(a *servicebus.Args) {
				a.Grants = append(a.Grants[:1], servicebus.Grant{Name: "Web", Role: "Owner", Queue: "nowhere"})
			},
			[]string{"Grants[1].Name", "Grants[1].PrincipalID", "Grants[1].Role", "Grants[1].Queue"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
