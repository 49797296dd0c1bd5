package autoscale

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// usualProfile is what the portal calls the profile that holds when no other does.
const usualProfile = "Auto created default scale condition"

// usualProfileAfter names the profile that ends a window. The portal shows a profile of this name as the end of the one
// it is for. Source: MicrosoftDocs/azure-monitor-docs autoscale/autoscale-multiprofile.md, 2024-11, verified.
func usualProfileAfter(window string) (string, error) {
	name, err := json.Marshal(struct {
		Name string `json:"name"`
		For  string `json:"for"`
	}{usualProfile, window})
	return string(name), err
}

// profiles are the usual bounds, or with a schedule two profiles for each window: its beginning and its end.
func (a Args) profiles() (insights.AutoscaleProfileArray, error) {
	if len(a.Schedule) == 0 {
		return insights.AutoscaleProfileArray{a.profile(usualProfile, a.Bounds, nil)}, nil
	}
	var profiles insights.AutoscaleProfileArray
	for _, window := range a.Schedule {
		begins, err := window.recurrence(window.Start)
		if err != nil {
			return nil, err
		}
		ends, err := window.recurrence(window.End)
		if err != nil {
			return nil, err
		}
		after, err := usualProfileAfter(window.Name)
		if err != nil {
			return nil, err
		}
		profiles = append(profiles, a.profile(window.Name, window.Bounds, begins), a.profile(after, a.Bounds, ends))
	}
	return profiles, nil
}

func (a Args) profile(
	name string, bounds Bounds, recurrence insights.RecurrencePtrInput,
) insights.AutoscaleProfileArgs {
	count := func(number int) pulumi.String { return pulumi.String(strconv.Itoa(number)) }
	profile := insights.AutoscaleProfileArgs{
		Name: pulumi.String(name),
		Capacity: insights.ScaleCapacityArgs{
			Minimum: count(bounds.Min), Default: count(bounds.Default), Maximum: count(bounds.Max),
		},
		Rules: a.scaleRules(),
	}
	if recurrence != nil {
		profile.Recurrence = recurrence
	}
	return profile
}

// recurrence begins a profile at a time of day.
func (w Window) recurrence(at string) (insights.RecurrencePtrInput, error) {
	moment, err := time.Parse(clock, at)
	if err != nil {
		return nil, fmt.Errorf("window %s: %w", w.Name, err)
	}
	return insights.RecurrenceArgs{
		Frequency: insights.RecurrenceFrequencyWeek,
		Schedule: insights.RecurrentScheduleArgs{
			Days: pulumi.ToStringArray(w.Days), Hours: pulumi.IntArray{pulumi.Int(moment.Hour())},
			Minutes: pulumi.IntArray{pulumi.Int(moment.Minute())}, TimeZone: pulumi.String(w.TimeZone),
		},
	}, nil
}

// scaleRules are the same in every profile: a schedule changes the bounds, not what counts as busy.
func (a Args) scaleRules() insights.ScaleRuleArray {
	var rules insights.ScaleRuleArray
	kind, _ := kindOf(a.Kind)
	for _, rule := range a.Rules {
		direction, change := insights.ScaleDirectionIncrease, rule.Change
		if change < 0 {
			direction, change = insights.ScaleDirectionDecrease, -change
		}
		rules = append(rules, insights.ScaleRuleArgs{
			MetricTrigger: insights.MetricTriggerArgs{
				MetricName: pulumi.String(rule.Metric), MetricResourceUri: a.TargetID.ToStringOutput(),
				Operator: insights.ComparisonOperationType(rule.Operator), Threshold: pulumi.Float64(rule.Threshold),
				// Over the instances of the target, then over the window.
				Statistic: insights.MetricStatisticTypeAverage, TimeAggregation: kind.overTime,
				TimeGrain: pulumi.String("PT1M"), TimeWindow: minutes(rule.WindowMinutes),
				DividePerInstance: pulumi.Bool(false),
			},
			ScaleAction: insights.ScaleActionArgs{
				Direction: direction, Type: kind.action, Value: pulumi.String(strconv.Itoa(change)),
				Cooldown: minutes(rule.CooldownMinutes),
			},
		})
	}
	return rules
}

// minutes writes a duration as Azure does.
func minutes(number int) pulumi.String { return pulumi.String(fmt.Sprintf("PT%dM", number)) }

func (a Args) notifications() insights.AutoscaleNotificationArray {
	if len(a.Emails) == 0 {
		return nil
	}
	return insights.AutoscaleNotificationArray{insights.AutoscaleNotificationArgs{
		Operation: insights.OperationTypeScale,
		Email: insights.EmailNotificationArgs{
			CustomEmails:                       pulumi.ToStringArray(a.Emails),
			SendToSubscriptionAdministrator:    pulumi.Bool(false),
			SendToSubscriptionCoAdministrators: pulumi.Bool(false),
		},
	}}
}
