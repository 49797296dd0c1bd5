package deploy

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

const (
	// graphKey spreads vertices: the application writes the property into each.
	graphKey = "/pk"
	// applicationGraphThroughput bounds the autoscale of the application's own graph, in request units a second.
	applicationGraphThroughput = 4000
)

// newGraphs makes one account for the graphs of all regions, apart from that for documents: an account has one API.
func (d *deployment) newGraphs(ctx *pulumi.Context) (err error) {
	if !d.profile.Data.Has(stages.StoreGraph) {
		return nil
	}
	graphs := []cosmos.Graph{
		{Name: stages.ApplicationGraph, PartitionKey: graphKey, MaxThroughput: applicationGraphThroughput},
	}
	for _, service := range d.servicesWith(stages.StoreGraph) {
		graphs = append(graphs, cosmos.Graph{Name: service.StoreName(), PartitionKey: graphKey, Tags: payer(service)})
	}
	var readers []cosmos.KeyReader
	for _, s := range d.stamps {
		readers = append(readers, s.keyReaders()...)
	}
	d.graphs, err = cosmos.NewGremlin(ctx, "graphs", cosmos.GremlinArgs{
		Placement:     d.home().place,
		Graphs:        graphs,
		ZoneRedundant: d.home().region.Zones,
		ReadRegions:   d.otherRegions(true),
		PublicAccess:  d.profile.Network.PublicAccess,
		KeyReaders:    readers,
	}, d.top()...)
	return err
}

// keyReaders are the identities of the region that use graphs.
func (s *stamp) keyReaders() []cosmos.KeyReader {
	readers := []cosmos.KeyReader{{Name: s.name("web"), PrincipalID: s.identity.PrincipalID}}
	if s.workerIdentity != nil {
		readers = append(readers, cosmos.KeyReader{Name: s.name("worker"), PrincipalID: s.workerIdentity.PrincipalID})
	}
	for _, service := range s.servicesWith(stages.StoreGraph) {
		readers = append(readers, cosmos.KeyReader{
			Name: s.name(serviceRole(service)), PrincipalID: s.serviceIdentities[service.Name].PrincipalID,
		})
	}
	return readers
}

func (d *deployment) graphsID() pulumi.StringInput {
	if d.graphs == nil {
		return nil
	}
	return d.graphs.AccountID
}

const typeCosmos = "Microsoft.DocumentDB/databaseAccounts"

// newGraphAlerts watches the account for graphs as that for documents, by rules of its own.
func (d *deployment) newGraphAlerts(ctx *pulumi.Context) error {
	if d.graphs == nil {
		return nil
	}
	args := observability.AlertsArgs{Placement: d.home().place, ActionGroupID: d.home().watch.ActionGroupID}
	for _, trigger := range d.triggers() {
		if trigger.ResourceType != typeCosmos || trigger.Evaluation != stages.EvaluateMetric {
			continue
		}
		rule, err := d.home().alertRule(trigger)
		if err != nil {
			return fmt.Errorf("trigger %s: %w", trigger.ID, err)
		}
		args.Rules = append(args.Rules, rule)
	}
	for _, watch := range stages.Watches() {
		if d.profile.Observability.PlatformHealth && watch.Measure.ResourceType == typeCosmos {
			args.Rules = append(args.Rules, watchRule(watch, d.graphs.AccountID))
		}
	}
	for i := range args.Rules {
		args.Rules[i].Name, args.Rules[i].Scope = args.Rules[i].Name+"-graphs", d.graphs.AccountID
	}
	_, err := observability.NewAlerts(ctx, "graphs-triggers", args, d.top()...)
	return err
}
