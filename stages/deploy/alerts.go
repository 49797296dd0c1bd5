package deploy

import (
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// newAlerts deploys the stage's triggers as alert rules, and the watches of what the region has. What the regions share
// is watched from the first one, their common workspace too.
func (s *stamp) newAlerts(ctx *pulumi.Context) error {
	args := observability.AlertsArgs{Placement: s.place, ActionGroupID: s.watch.ActionGroupID}
	for _, trigger := range s.triggers() {
		if !s.watches(trigger) {
			continue
		}
		rule, err := s.alertRule(trigger)
		if err != nil {
			return fmt.Errorf("trigger %s: %w", trigger.ID, err)
		}
		args.Rules = append(args.Rules, rule)
	}
	if s.profile.Observability.TrafficAnomalies {
		args.Rules = append(args.Rules, s.trafficAnomaly())
	}
	if s.profile.Observability.PlatformHealth {
		s.addWatches(&args)
	}
	if s == s.home() {
		rules, err := s.objectiveRules()
		if err != nil {
			return err
		}
		args.Rules = append(args.Rules, rules...)
	}
	s.rules = args.Rules
	_, err := observability.NewAlerts(ctx, s.name("triggers"), args, s.top()...)
	return err
}

const typeDatabase = "Microsoft.Sql/servers/databases"

// watches says whether a trigger becomes a rule in the region.
func (s *stamp) watches(trigger stages.Trigger) bool {
	if trigger.Evaluation == stages.EvaluateCosts {
		return false // Costs are no metric: newCostAlerts lets Cost Management tell them.
	}
	if s == s.home() {
		return true
	}
	_, own := s.measured()[trigger.ResourceType]
	return own && trigger.Evaluation == stages.EvaluateMetric ||
		trigger.Evaluation != stages.EvaluateMetric && !s.profile.Observability.CentralWorkspace
}

// triggers are those of the profile, as they apply to it.
func (d *deployment) triggers() []stages.Trigger {
	var found []stages.Trigger
	for _, trigger := range stages.Triggers() {
		if slices.Contains(d.profile.Observability.Alerts, trigger.ID) {
			found = append(found, trigger.For(d.profile))
		}
	}
	return found
}

// alertSeverity is "warning": to outgrow a stage is nothing to be woken for.
const alertSeverity = 2

func severity(trigger stages.Trigger) int {
	if trigger.Severity == 0 {
		return alertSeverity
	}
	return trigger.Severity
}

func (s *stamp) alertRule(trigger stages.Trigger) (observability.AlertRule, error) {
	rule := observability.AlertRule{
		Name: trigger.ID,
		Description: fmt.Sprintf("%s: %s beyond %g %s. %s.", trigger.Title, trigger.Signal, trigger.Threshold,
			trigger.Unit, advice(trigger)),
		Severity:  severity(trigger),
		Operator:  trigger.Operator,
		Threshold: trigger.Threshold,
		Window:    trigger.Window.String(),
		Frequency: frequency(trigger.Window).String(),
	}
	if trigger.Evaluation == stages.EvaluateMetric {
		rule.Kind, rule.Metric, rule.Aggregation = observability.Metric, trigger.Signal, trigger.Aggregation
		scope, ok := s.measured()[trigger.ResourceType]
		if !ok {
			return rule, fmt.Errorf("the stage has no %s to measure", trigger.ResourceType)
		}
		rule.Scope = scope
		if trigger.Split != "" {
			rule.Split = []string{trigger.Split}
		}
		return rule, nil
	}
	// A query returns one row, so every aggregation of it is the value itself.
	rule.Kind, rule.Aggregation, rule.Scope = observability.LogQuery, "Maximum", s.watch.WorkspaceID
	var err error
	rule.Query, rule.Column, err = query(trigger)
	return rule, err
}

// newServiceAlerts watches the database of each service as the stage's own: it is outgrown by itself. The rules are the
// service's, so that one that comes or goes changes nobody else's.
func (s *stamp) newServiceAlerts(ctx *pulumi.Context) error {
	for _, service := range s.servicesWith(stages.StoreSQL) {
		own, made := s.serviceDatabases[service.Name]
		if !made {
			continue
		}
		args := observability.AlertsArgs{Placement: s.place.Tagged(payer(service)), ActionGroupID: s.watch.ActionGroupID}
		for _, trigger := range s.triggers() {
			if trigger.ResourceType != typeDatabase || trigger.Evaluation != stages.EvaluateMetric {
				continue
			}
			rule, err := s.alertRule(trigger)
			if err != nil {
				return fmt.Errorf("trigger %s: %w", trigger.ID, err)
			}
			rule.Name, rule.Scope = rule.Name+"-"+service.Name, own.DatabaseID
			args.Rules = append(args.Rules, rule)
		}
		name := s.name("service-" + service.Name + "-triggers")
		if _, err := observability.NewAlerts(ctx, name, args, s.top()...); err != nil {
			return err
		}
	}
	return nil
}

// trafficAnomaly reports what no fixed threshold can: traffic that is unusual for the hour and the day.
func (s *stamp) trafficAnomaly() observability.AlertRule {
	return observability.AlertRule{
		Name:        "traffic-anomaly",
		Description: "The number of requests is not what it usually is at this hour. Look for a campaign, an attack or an outage.",
		Severity:    alertSeverity, Kind: observability.DynamicMetric, Metric: "Requests", Aggregation: "Total",
		Operator: observability.GreaterOrLessThan, Sensitivity: "Low", Window: "PT15M", Frequency: "PT15M",
		Scope: s.app.SiteID,
	}
}

// measured are the resources whose metrics triggers and watches read, by ARM type.
func (s *stamp) measured() map[string]pulumi.StringInput {
	found := map[string]pulumi.StringInput{"Microsoft.Web/serverfarms": s.app.PlanID}
	if s.database != nil {
		found[typeDatabase] = s.database.DatabaseID
	}
	if namespace := s.messagingID(); namespace != nil {
		found["Microsoft.ServiceBus/namespaces"] = namespace
	}
	if topic := s.eventTopicID(); topic != nil {
		found["Microsoft.EventGrid/topics"] = topic
	}
	if s == s.home() {
		s.addShared(found)
	}
	if s.cache != nil && s.profile.Cache.Engine == stages.ClassicCache {
		found["Microsoft.Cache/redis"] = s.cache.ResourceID
	} else if s.cache != nil {
		found["Microsoft.Cache/redisEnterprise"] = s.cache.ResourceID
	}
	return found
}

// addShared adds what all regions share.
func (d *deployment) addShared(found map[string]pulumi.StringInput) {
	if account := d.cosmosID(); account != nil {
		found[typeCosmos] = account
	}
	if d.frontDoor != nil {
		found["Microsoft.Cdn/profiles"] = d.frontDoor.ProfileID
	}
}

// query returns the KQL of a trigger and the column that is compared.
func query(trigger stages.Trigger) (kql, column string, err error) {
	switch trigger.Signal {
	case "requestDuration":
		var percentile int
		if _, err := fmt.Sscanf(trigger.Aggregation, "p%d", &percentile); err != nil {
			return "", "", fmt.Errorf("aggregation %q is no percentile", trigger.Aggregation)
		}
		kql, err = observability.PercentileQuery(percentile, trigger.MinimumRequests)
		return kql, observability.MillisecondsColumn, err
	case "failedRequests":
		kql, err = observability.FailureShareQuery(trigger.MinimumRequests)
		return kql, observability.PercentColumn, err
	case "instanceCount":
		kql, err = observability.InstanceCountQuery(int(trigger.Window))
		return kql, observability.InstancesColumn, err
	case "queueDepth":
		return observability.QueueDepthQuery(), observability.MessagesColumn, nil
	case "replicaLag":
		return observability.ReplicaLagQuery(), observability.SecondsColumn, nil
	case "cacheHitRatio":
		kql, err = observability.CacheHitRatioQuery(trigger.MinimumRequests)
		return kql, observability.PercentColumn, err
	}
	return "", "", fmt.Errorf("no query measures %s", trigger.Signal)
}

func advice(trigger stages.Trigger) string {
	next, ok := trigger.Stage.Next()
	if trigger.Action == stages.Promote && ok {
		return fmt.Sprintf("A sign that stage %s is outgrown; %s is next", trigger.Stage, next)
	}
	return "Look for the cause: growth alone would not mend it"
}

// frequency looks at a window about three times while it passes.
func frequency(window stages.Period) stages.Period {
	switch {
	case window <= 15*stages.Minute:
		return 5 * stages.Minute
	case window <= 30*stages.Minute:
		return 15 * stages.Minute
	}
	return 30 * stages.Minute
}
