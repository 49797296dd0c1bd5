package deploy

import (
	"encoding/json"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/chaos"
	"github.com/azstage/azstage/components/loadtest"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// experiments has what each experiment harms; one that harms what the regions, or the cells of a region, share is the
// first one's alone. What the profile lacks was refused before.
var experiments = map[stages.ChaosExperiment]struct {
	shared, regional bool
	of               func(*stamp) (chaos.Experiment, error)
}{
	stages.ChaosAppStop:        {of: (*stamp).appStop},
	stages.ChaosCacheFailover:  {of: (*stamp).cacheFailover},
	stages.ChaosCacheOutage:    {of: (*stamp).cacheOutage},
	stages.ChaosCosmosFailover: {shared: true, of: (*stamp).cosmosFailover},
	stages.ChaosPodKill:        {regional: true, of: (*stamp).podKill},
	stages.ChaosZoneDown:       {regional: true, of: (*stamp).zoneDown},
}

// newChaos makes the region's experiments, where the profile asks for some.
func (s *stamp) newChaos(ctx *pulumi.Context) error {
	args := chaos.Args{Placement: s.place}
	for _, name := range s.profile.Resilience.Chaos {
		row := experiments[name]
		if row.shared && s != s.home() || row.regional && s.cell > 0 {
			continue
		}
		experiment, err := row.of(s)
		if err != nil {
			return err
		}
		experiment.Name = string(name)
		args.Experiments = append(args.Experiments, experiment)
	}
	if len(args.Experiments) == 0 {
		return nil
	}
	made, err := chaos.New(ctx, s.name("chaos"), args, s.top()...)
	if err != nil {
		return err
	}
	s.experimentIDs = made.ExperimentIDs
	return nil
}

func (s *stamp) appStop() (chaos.Experiment, error) {
	return chaos.Experiment{Fault: azure.ChaosStopApp, Target: chaos.Target{Name: "app", ID: s.app.SiteID}}, nil
}

func (s *stamp) cacheFailover() (chaos.Experiment, error) {
	return chaos.Experiment{
		Fault: azure.ChaosRebootRedis, Target: chaos.Target{Name: "cache", ID: s.cache.ResourceID},
		Parameters: texts("RebootType", "PrimaryNode"),
	}, nil
}

// cacheOutage keeps the app from the ports of the cache. The component's own rules begin at 200 and let everything out.
func (s *stamp) cacheOutage() (chaos.Experiment, error) {
	group, err := s.network.SecurityGroupID(network.AppService)
	if err != nil {
		return chaos.Experiment{}, err
	}
	ports, err := json.Marshal(redis.Ports(redis.Engine(s.profile.Cache.Engine)))
	return chaos.Experiment{
		Fault: azure.ChaosSecurityRules, Target: chaos.Target{Name: "app-network", ID: group},
		Parameters: texts(
			"name", "chaos-cache-outage", "priority", "100", "direction", "Outbound", "action", "Deny", "protocol", "TCP",
			"sourceAddresses", `["*"]`, "sourcePortRanges", `["*"]`, "destinationAddresses", `["*"]`,
			"destinationPortRanges", string(ports),
		),
	}, err
}

// cosmosFailover lets the second region write. Chaos Studio gives the writes back to the first.
func (s *stamp) cosmosFailover() (chaos.Experiment, error) {
	return chaos.Experiment{
		Fault: azure.ChaosFailOverDocs, Target: chaos.Target{Name: "cosmos", ID: s.cosmos.AccountID},
		Parameters: texts("readRegion", s.regions()[1].region.DisplayName),
	}, nil
}

func (s *stamp) podKill() (chaos.Experiment, error) {
	return s.pods(map[string]any{"action": "pod-kill", "mode": "one", "selector": s.servicePods()})
}

// zoneDown makes every pod of the services in the first zone fail. The nodes stay: what is proved is that the other zones
// serve on, not that Kubernetes replaces nodes.
func (s *stamp) zoneDown() (chaos.Experiment, error) {
	selector := s.servicePods()
	// The label that AKS gives nodes, region and zone: MicrosoftDocs/azure-aks-docs availability-zones.md, known.
	selector["nodeSelectors"] = map[string]string{"topology.kubernetes.io/zone": s.region.Name + "-1"}
	return s.pods(map[string]any{"action": "pod-failure", "mode": "all", "selector": selector})
}

// servicePods selects what runs in the namespaces of the services, which are called as they are.
func (s *stamp) servicePods() map[string]any {
	var namespaces []string
	for _, service := range s.profile.Services.Definitions {
		namespaces = append(namespaces, service.Name)
	}
	return map[string]any{"namespaces": namespaces}
}

// pods is a fault of Chaos Mesh: https://chaos-mesh.org/docs/simulate-pod-chaos-on-kubernetes/.
func (s *stamp) pods(spec map[string]any) (chaos.Experiment, error) {
	text, err := json.Marshal(spec)
	if err != nil {
		return chaos.Experiment{}, fmt.Errorf("write the specification of Chaos Mesh: %w", err)
	}
	return chaos.Experiment{
		Fault: azure.ChaosPods, Target: chaos.Target{Name: "cluster", ID: s.services.ClusterID},
		Parameters: texts("jsonSpec", string(text)),
	}, nil
}

// texts makes parameters of keys and values in turn.
func texts(pairs ...string) map[string]pulumi.StringInput {
	parameters := map[string]pulumi.StringInput{}
	for i := 0; i+1 < len(pairs); i += 2 {
		parameters[pairs[i]] = pulumi.String(pairs[i+1])
	}
	return parameters
}

// newLoadTest makes what generates load, where the profile asks for it: once, because it comes from outside.
func (d *deployment) newLoadTest(ctx *pulumi.Context) (err error) {
	if !d.profile.Resilience.LoadTest {
		return nil
	}
	d.loadTest, err = loadtest.New(ctx, "load-test", loadtest.Args{Placement: d.home().place}, d.top()...)
	return err
}

// exportResilience says what can be started.
func (d *deployment) exportResilience(ctx *pulumi.Context) {
	experiments := pulumi.StringArray{}
	for _, s := range d.stamps {
		for _, name := range s.profile.Resilience.Chaos {
			if id, made := s.experimentIDs[string(name)]; made {
				experiments = append(experiments, id)
			}
		}
	}
	if len(experiments) > 0 {
		ctx.Export("chaosExperiments", experiments)
	}
	if d.loadTest != nil {
		ctx.Export("loadTest", d.loadTest.LoadTestID)
	}
}
