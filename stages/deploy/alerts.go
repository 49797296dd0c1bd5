package deploy

import (
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// newAlerts deploys the stage's triggers as alert rules.
func (s *stamp) newAlerts(ctx *pulumi.Context) error {
	var rules []observability.AlertRule
	for _, trigger := range stages.Triggers() {
		if !slices.Contains(s.profile.Observability.Alerts, trigger.ID) || !s.isMeasured(trigger) {
			continue
		}
		rule, err := s.alertRule(trigger.For(s.profile))
		if err != nil {
			return fmt.Errorf("trigger %s: %w", trigger.ID, err)
		}
		rules = append(rules, rule)
	}
	if s.profile.Observability.TrafficAnomalies {
		rules = append(rules, s.trafficAnomaly())
	}
	_, err := observability.NewAlerts(ctx, "triggers", observability.AlertsArgs{
		Placement: s.place, ActionGroupID: s.watch.ActionGroupID, Rules: rules,
	}, s.top()...)
	return err
}

// isMeasured says whether the program creates what a trigger looks at.
func (s *stamp) isMeasured(trigger stages.Trigger) bool {
	_, ok := s.measured()[trigger.ResourceType]
	return ok || trigger.Evaluation == stages.EvaluateLogQuery
}

// alertSeverity is "warning": to outgrow a stage is nothing to be woken for.
const alertSeverity = 2

func (s *stamp) alertRule(trigger stages.Trigger) (observability.AlertRule, error) {
	rule := observability.AlertRule{
		Name: trigger.ID,
		Description: fmt.Sprintf("%s: %s beyond %g %s. %s.", trigger.Title, trigger.Signal, trigger.Threshold,
			trigger.Unit, advice(trigger)),
		Severity:  alertSeverity,
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
		return rule, nil
	}
	// A query returns one row, so every aggregation of it is the value itself.
	rule.Kind, rule.Aggregation, rule.Scope = observability.LogQuery, "Maximum", s.watch.WorkspaceID
	var err error
	rule.Query, rule.Column, err = query(trigger)
	return rule, err
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

// measured are the resources whose metrics triggers read, by ARM type.
func (s *stamp) measured() map[string]pulumi.StringInput {
	resources := map[string]pulumi.StringInput{
		"Microsoft.Sql/servers/databases": s.database.DatabaseID,
		"Microsoft.Web/serverfarms":       s.app.PlanID,
	}
	if namespace := s.messagingID(); namespace != nil {
		resources["Microsoft.ServiceBus/namespaces"] = namespace
	}
	return resources
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
