package costalerts

import (
	"fmt"
	"net/mail"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes the mails about costs.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubscriptionID is required: the resource ID of the subscription, "/subscriptions/…", in which anomalies are found.
	SubscriptionID pulumi.StringInput
	// ResourceGroupID is required: whose costs are in the weekly review.
	ResourceGroupID pulumi.StringInput
	// Emails is required: who is written to, 1 to 20.
	Emails []string
	// StartDate is required: the day from which the mails are sent, e.g. "2026-07-01". Azure ends them a year later at the
	// latest, so a later date renews them: pass one that moves on with the calendar.
	StartDate string
	// ReviewDay is optional: the English weekday of the weekly review. Default Monday.
	ReviewDay string
	// Message is optional: what the mail about an anomaly says to do, up to 250 characters. Default nothing.
	Message string
}

// The limits of scheduled actions. Sources: hashicorp/terraform-provider-azurerm v5.2.0
// internal/services/costmanagement/cost_management_scheduled_action_resource.go, 2026, verified.
const (
	maxRecipients = 20
	maxMessage    = 250
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

func (a Args) reviewDay() string {
	if a.ReviewDay == "" {
		return weekdays[0]
	}
	return a.ReviewDay
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.SubscriptionID != nil, "SubscriptionID", "is missing", "pass the subscription's resource ID")
	faults.Require(a.ResourceGroupID != nil, "ResourceGroupID", "is missing", "pass the ID of the resource group")
	faults.Require(len(a.Emails) >= 1 && len(a.Emails) <= maxRecipients, "Emails",
		fmt.Sprintf("must be 1 to %d, not %d", maxRecipients, len(a.Emails)), "use a distribution list")
	for i, address := range a.Emails {
		parsed, err := mail.ParseAddress(address)
		faults.Require(err == nil && parsed.Address == address, fmt.Sprintf("Emails[%d]", i),
			fmt.Sprintf("%q is not an address", address), "write it as name@example.com")
	}
	_, err := time.Parse(time.DateOnly, a.StartDate)
	faults.Require(err == nil, "StartDate", fmt.Sprintf("%q is no date", a.StartDate), "write it as 2026-07-01")
	faults.Require(slices.Contains(weekdays, a.reviewDay()), "ReviewDay",
		fmt.Sprintf("%q is no English weekday", a.ReviewDay), "use Monday")
	faults.Require(len(a.Message) <= maxMessage, "Message",
		fmt.Sprintf("has %d characters, and at most %d fit", len(a.Message), maxMessage), "shorten it")
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "emails": pulumi.ToStringArray(a.Emails),
		"startDate": pulumi.String(a.StartDate), "reviewDay": pulumi.String(a.reviewDay()),
	}
}
