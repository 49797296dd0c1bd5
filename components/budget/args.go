package budget

import (
	"fmt"
	"net/mail"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes a budget.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// ResourceGroupID is required unless ResourceGroups are named: whose cost is counted.
	ResourceGroupID pulumi.StringInput
	// ResourceGroups is optional, in place of ResourceGroupID: the names of several, whose cost is counted together. Default
	// none.
	ResourceGroups []pulumi.StringInput
	// SubscriptionID is required with ResourceGroups: "/subscriptions/…". Such a budget belongs to the subscription.
	SubscriptionID pulumi.StringInput
	// CostCenter is optional: only what carries the tag costCenter with this value is counted. Default everything.
	CostCenter string
	// Cell is optional: only what carries the tag cell with this value is counted. Default everything.
	Cell string
	// AmountUSD is required: what a month may cost, in US dollars.
	AmountUSD float64
	// StartDate is required: the first day of the month in which the budget was first made, e.g. "2026-11-01". Azure
	// keeps the first one, so it is not followed once the budget exists.
	StartDate string
	// Thresholds is optional. Default: 80 and 100 % spent, and 110 % forecast.
	Thresholds []Threshold
	// Emails is required: who is told.
	Emails []string
	// ActionGroupID is optional: who is told besides. Default nobody.
	ActionGroupID pulumi.StringInput
}

// Basis says which cost a threshold is compared with.
type Basis string

// The bases of a threshold.
const (
	// Actual is the cost of the month so far.
	Actual Basis = "Actual"
	// Forecasted is the cost that Azure expects by the end of the month.
	Forecasted Basis = "Forecasted"
)

// Threshold is a share of the budget at which people are told.
type Threshold struct {
	// Percent of the amount, 1 to 1000.
	Percent int
	// Basis is required.
	Basis Basis
}

// The limits of a budget. Sources: hashicorp/terraform-provider-azurerm v5.2.0 consumption/validate, 2026-08-21,
// verified; the number of thresholds: consumption ARM schema, 2026-11, known.
const (
	maxPercent     = 1000
	maxThresholds  = 5
	earliestStart  = "2017-06-01"
	startDateForm  = time.DateOnly
	startTimeOfDay = "T00:00:00Z"
)

func (a Args) thresholds() []Threshold {
	if len(a.Thresholds) > 0 {
		return a.Thresholds
	}
	return []Threshold{{80, Actual}, {100, Actual}, {110, Forecasted}}
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require((a.ResourceGroupID != nil) != (len(a.ResourceGroups) > 0), "ResourceGroupID",
		"and ResourceGroups are alternatives", "pass the ID of one resource group, or the names of several")
	faults.Require((a.SubscriptionID != nil) == (len(a.ResourceGroups) > 0), "SubscriptionID",
		"goes with ResourceGroups", "pass both, or neither")
	faults.Require(a.AmountUSD > 0, "AmountUSD", fmt.Sprintf("must be more than 0, not %g", a.AmountUSD),
		"set what a month may cost")
	start, err := time.Parse(startDateForm, a.StartDate)
	faults.Require(err == nil && start.Day() == 1 && a.StartDate >= earliestStart, "StartDate",
		fmt.Sprintf("must be the first day of a month since June 2017, not %q", a.StartDate), "write it as 2026-11-01")
	a.validateThresholds(&faults)
	faults.Require(len(a.Emails) > 0, "Emails", "is empty", "name at least one address")
	for i, address := range a.Emails {
		parsed, err := mail.ParseAddress(address)
		faults.Require(err == nil && parsed.Address == address, fmt.Sprintf("Emails[%d]", i),
			fmt.Sprintf("%q is not an address", address), "write it as name@example.com")
	}
	return faults.Err()
}

func (a Args) validateThresholds(faults *fault.List) {
	faults.Require(len(a.Thresholds) <= maxThresholds, "Thresholds",
		fmt.Sprintf("must be at most %d, not %d", maxThresholds, len(a.Thresholds)), "remove some")
	seen := map[Threshold]bool{}
	for i, threshold := range a.Thresholds {
		field := fmt.Sprintf("Thresholds[%d]", i)
		faults.Require(threshold.Percent >= 1 && threshold.Percent <= maxPercent, field+".Percent",
			fmt.Sprintf("must be 1 to %d, not %d", maxPercent, threshold.Percent), "choose a value in between")
		faults.Require(threshold.Basis == Actual || threshold.Basis == Forecasted, field+".Basis",
			fmt.Sprintf("must be Actual or Forecasted, not %q", threshold.Basis), "choose one")
		faults.Require(!seen[threshold], field, "is there twice", "remove one")
		seen[threshold] = true
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "amountUSD": pulumi.Float64(a.AmountUSD),
		"emails": pulumi.ToStringArray(a.Emails),
	}
}
