package observability

import (
	"fmt"
	"net/mail"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes the workspace, Application Insights and the action group.
type Args struct {
	// Placement is required. Its Workspace is not used: the workspace's own diagnostics go to itself.
	Placement placement.Placement
	// RetentionDays is optional: 30 to 730 days. Default 30, the longest that costs nothing.
	RetentionDays int
	// DailyCapGB is optional: the ingestion after which the workspace takes nothing more until the next day, in
	// gigabytes. Default 0: no cap.
	DailyCapGB float64
	// ReplicaLocation is optional: another region of the same continent to which new logs are copied, and where somebody
	// can switch the workspace over to. Default none. Azure bills each copied gigabyte.
	ReplicaLocation string
	// EntraOnly is optional: Application Insights takes telemetry only from identities that [Observability.AllowPublisher]
	// let in. Default false: from whoever knows the connection string.
	EntraOnly bool
	// Emails is required: who is told about alerts. With Central it is empty.
	Emails []string
	// Central is optional: another region's workspace and action group, which this region uses too, so that one query finds
	// a request in every region. Application Insights takes telemetry in the region itself all the same. Default none.
	Central *Central
}

// Central is what regions share.
type Central struct {
	// WorkspaceID and ActionGroupID are required: resource IDs.
	WorkspaceID, ActionGroupID pulumi.StringInput
}

// The workspace's own limits. Source: Microsoft Learn "Manage data retention in a Log Analytics workspace", 2026,
// verified.
const (
	minRetentionDays = 30
	maxRetentionDays = 730
	// minDailyCapGB is the lowest cap Azure takes.
	minDailyCapGB = 0.023
)

func (a Args) retentionDays() int {
	if a.RetentionDays == 0 {
		return minRetentionDays
	}
	return a.RetentionDays
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	days := a.retentionDays()
	faults.Require(days >= minRetentionDays && days <= maxRetentionDays, "RetentionDays",
		fmt.Sprintf("must be %d to %d days, not %d", minRetentionDays, maxRetentionDays, days), "choose a value in between")
	faults.Require(a.DailyCapGB == 0 || a.DailyCapGB >= minDailyCapGB, "DailyCapGB",
		fmt.Sprintf("must be 0 for none or at least %g GB, not %g", minDailyCapGB, a.DailyCapGB), "raise it")
	faults.Require(a.ReplicaLocation == "" || azure.SameContinent(a.Placement.Location, a.ReplicaLocation), "ReplicaLocation",
		fmt.Sprintf("must be another region of the same continent as %s, not %s", a.Placement.Location, a.ReplicaLocation),
		"use its paired region")
	if a.Central != nil {
		faults.Require(a.Central.WorkspaceID != nil && a.Central.ActionGroupID != nil, "Central",
			"lacks the workspace or the action group", "pass both")
		faults.Require(len(a.Emails) == 0 && a.DailyCapGB == 0 && a.RetentionDays == 0 && a.ReplicaLocation == "", "Central",
			"has its own receivers, cap, retention and replica", "leave them out here")
		return faults.Err()
	}
	faults.Require(len(a.Emails) > 0, "Emails", "is empty", "name at least one address, or nobody hears of an alert")
	for i, address := range a.Emails {
		parsed, err := mail.ParseAddress(address)
		faults.Require(err == nil && parsed.Address == address, fmt.Sprintf("Emails[%d]", i),
			fmt.Sprintf("%q is not an address", address), "write it as name@example.com")
	}
	return faults.Err()
}

func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "retentionDays": pulumi.Int(a.retentionDays()),
		"dailyCapGB": pulumi.Float64(a.DailyCapGB), "emails": pulumi.ToStringArray(a.Emails), "central": pulumi.Bool(a.Central != nil),
	}
}
