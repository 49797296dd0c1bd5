package autoscale

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes how a plan or a Service Bus namespace is scaled.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Kind is optional: what is scaled. Default Instances.
	Kind Kind
	// Part is optional: lowercase letters and digits that tell the setting from others of its kind in the placement. It is
	// part of Azure's name. Default none.
	Part string
	// TargetID is required: the resource ID of the App Service plan or the Service Bus namespace.
	TargetID pulumi.StringInput
	// SKU is required: the target's size, which bounds Max. A plan takes Standard or better, a namespace "Premium".
	SKU string
	// ZoneRedundant is optional, instances only: the plan spans zones, so that two always run. Default false.
	ZoneRedundant bool
	// Bounds is required: what holds whenever no window of the schedule does.
	Bounds Bounds
	// Rules is required: what moves the number, 1 to 10.
	Rules []Rule
	// Schedule is optional: other bounds at certain hours. Windows share a time zone and do not overlap. At most 10.
	Schedule []Window
	// Emails is optional: who is told of every change. Default nobody.
	Emails []string
}

// Bounds limits the number of instances or messaging units: 1 <= Min <= Default <= Max. Units are 1, 2, 4, 8 or 16.
type Bounds struct {
	// Min is the number that always runs.
	Min int
	// Default is the number that runs while the metrics cannot be read.
	Default int
	// Max is never exceeded. At most what the SKU allows.
	Max int
}

// Rule changes the number of instances when a metric has been beyond a threshold for a while.
type Rule struct {
	// Name is required and unique; for messages, Azure does not keep it.
	Name string
	// Metric is required: a metric of the target, e.g. "CpuPercentage" of plans and "NamespaceCpuUsage" of namespaces.
	Metric string
	// Operator is required: GreaterThan or GreaterThanOrEqual to add instances, LessThan or LessThanOrEqual to remove.
	Operator string
	// Threshold is in the metric's own unit.
	Threshold float64
	// WindowMinutes is required: how long the average has been beyond the threshold, 5 to 720.
	WindowMinutes int
	// Change is required: the number of instances added, or removed when negative. Messaging units go to the next size
	// that there is, up with 1 and down with -1.
	Change int
	// CooldownMinutes is required: the pause after a change, 1 to 10080.
	CooldownMinutes int
}

// Window bounds the number of instances at certain hours of certain days.
type Window struct {
	// Name is required and unique.
	Name string
	// Days is required: English weekday names.
	Days []string
	// Start and End are required: times of the same day, "15:04", in TimeZone.
	Start, End string
	// TimeZone is required: a Windows time zone name, e.g. "UTC".
	TimeZone string
	// Bounds is required.
	Bounds Bounds
}

// Limits of autoscale settings. Source: hashicorp/terraform-provider-azurerm v5.2.0
// internal/services/monitor/monitor_autoscale_setting_resource.go, 2026-08-21, verified. A window takes two of the 20
// profiles.
const (
	maxRules           = 10
	maxWindows         = 10
	minWindowMinutes   = 5
	maxWindowMinutes   = 12 * 60
	minCooldownMinutes = 1
	maxCooldownMinutes = 7 * 24 * 60
)

// minZonedInstances is what zone redundancy needs. Source: MicrosoftDocs/azure-docs
// reliability/reliability-app-service.md, 2025-05, verified.
const minZonedInstances = 2

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	kind, ok := kindOf(a.Kind)
	faults.Require(ok, "Kind", fmt.Sprintf("%q is not known", a.Kind), "use instances or messagingUnits")
	faults.Require(a.TargetID != nil, "TargetID", "is missing", "pass the target's resource ID")
	scales := kind.sizeOf(a.SKU)
	faults.Require(scales.ok, "SKU", fmt.Sprintf("%q does not scale by itself", a.SKU), kind.skuFix)
	a.validateBounds(&faults, "Bounds", a.Bounds, scales)
	a.validateRules(&faults, kind)
	a.validateSchedule(&faults, scales)
	for i, email := range a.Emails {
		address, err := mail.ParseAddress(email)
		faults.Require(err == nil && address.Address == email, fmt.Sprintf("Emails[%d]", i),
			fmt.Sprintf("%q is not an e-mail address", email), "write it as name@example.com")
	}
	return faults.Err()
}

func (a Args) validateBounds(faults *fault.List, field string, b Bounds, scales size) {
	faults.Require(1 <= b.Min && b.Min <= b.Default && b.Default <= b.Max, field,
		fmt.Sprintf("must be 1 <= Min <= Default <= Max, not %d, %d, %d", b.Min, b.Default, b.Max), "put them in order")
	faults.Require(scales.most == 0 || b.Max <= scales.most, field+".Max",
		fmt.Sprintf("must be at most %d in the tier %s, not %d", scales.most, scales.tier, b.Max),
		"lower it, or choose a higher tier")
	for _, bound := range []struct {
		name  string
		value int
	}{{".Min", b.Min}, {".Default", b.Default}, {".Max", b.Max}} {
		faults.Require(len(scales.steps) == 0 || slices.Contains(scales.steps, bound.value), field+bound.name,
			fmt.Sprintf("must be one of %v, not %d", scales.steps, bound.value), "choose one of them")
	}
	faults.Require(!a.ZoneRedundant || b.Min >= minZonedInstances, field+".Min",
		fmt.Sprintf("must be at least %d with zone redundancy, not %d", minZonedInstances, b.Min), "raise it")
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	rules, windows := pulumi.StringArray{}, pulumi.StringArray{}
	for _, rule := range a.Rules {
		rules = append(rules, pulumi.String(rule.Name))
	}
	for _, window := range a.Schedule {
		windows = append(windows, pulumi.String(fmt.Sprintf("%s: %s %s-%s %s", window.Name,
			strings.Join(window.Days, ","), window.Start, window.End, window.TimeZone)))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(),
		"min":       pulumi.Int(a.Bounds.Min), "default": pulumi.Int(a.Bounds.Default), "max": pulumi.Int(a.Bounds.Max),
		"rules": rules, "schedule": windows,
	}
}
