package costalerts

import (
	"fmt"
	"time"

	"github.com/pulumi/pulumi-azure-native-sdk/costmanagement/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:CostAlerts"

// The views of cost analysis that the mails show. Source: hashicorp/terraform-provider-azurerm v5.2.0
// internal/services/costmanagement, 2026, verified.
const (
	views       = "/providers/Microsoft.CostManagement/views/"
	anomalyView = views + "ms:DailyAnomalyByResourceGroup"
	reviewView  = views + "ms:CostByService"
)

// reviewHour is in UTC: before the working day begins in Europe.
const reviewHour = 6

// CostAlerts are the mails about costs.
type CostAlerts struct {
	pulumi.ResourceState

	// AnomalyAlertID is the resource ID of the anomaly alert.
	AnomalyAlertID pulumi.StringOutput
}

// action is what the two mails differ in.
type action struct {
	what, kind, message string
	scope               pulumi.StringInput
	view                string
	schedule            costmanagement.SchedulePropertiesArgs
}

// New makes the mails. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*CostAlerts, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("cost alerts %s: %w", name, err)
	}
	c := &CostAlerts{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), c, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	anomaly, err := c.newAction(ctx, name, args, action{
		what: "anomaly", kind: "InsightAlert", message: args.Message, scope: args.SubscriptionID, view: anomalyView,
		schedule: costmanagement.SchedulePropertiesArgs{Frequency: pulumi.String("Daily")},
	})
	if err != nil {
		return nil, err
	}
	_, err = c.newAction(ctx, name, args, action{
		what: "review", kind: "Email", scope: args.ResourceGroupID, view: reviewView,
		schedule: costmanagement.SchedulePropertiesArgs{
			Frequency: pulumi.String("Weekly"), DaysOfWeek: pulumi.ToStringArray([]string{args.reviewDay()}),
			HourOfDay: pulumi.Int(reviewHour),
		},
	})
	if err != nil {
		return nil, err
	}
	c.AnomalyAlertID = anomaly.ID().ToStringOutput()
	return c, ctx.RegisterResourceOutputs(c, pulumi.Map{"anomalyAlertId": c.AnomalyAlertID})
}

func (c *CostAlerts) newAction(
	ctx *pulumi.Context, name string, args Args, a action,
) (*costmanagement.ScheduledActionByScope, error) {
	place := args.Placement
	// At most 25 characters, of which the two names take 19.
	title := fmt.Sprintf("%s-%s %s", place.Names.Workload, place.Names.Environment, titles[a.what])
	a.schedule.StartDate, a.schedule.EndDate = args.period()
	notification := costmanagement.NotificationPropertiesArgs{
		To: pulumi.ToStringArray(args.Emails), Subject: pulumi.String("Azure: " + title),
	}
	if a.message != "" {
		notification.Message = pulumi.String(a.message)
	}
	return costmanagement.NewScheduledActionByScope(ctx, name+"-"+a.what, &costmanagement.ScheduledActionByScopeArgs{
		Scope:             a.scope,
		Name:              pulumi.String(place.Names.Name(naming.ScheduledAction, a.what)),
		Kind:              pulumi.String(a.kind),
		DisplayName:       pulumi.String(title),
		Status:            pulumi.String("Enabled"),
		ViewId:            pulumi.Sprintf("%s%s", a.scope, a.view),
		NotificationEmail: pulumi.String(args.Emails[0]),
		Notification:      notification,
		Schedule:          a.schedule,
	}, place.Child(naming.ScheduledAction, c,
		// An update would have to carry the entity tag of the action as Azure has it, and the provider has no input for it.
		// A new one loses nothing.
		pulumi.ReplaceOnChanges([]string{"*"}), pulumi.DeleteBeforeReplace(true))...)
}

var titles = map[string]string{"anomaly": "cost", "review": "bill"}

// period is a year from the start, the longest that Azure keeps an anomaly alert.
func (a Args) period() (start, end pulumi.String) {
	day, _ := time.Parse(time.DateOnly, a.StartDate) // Validate has parsed it
	return pulumi.String(day.Format(time.RFC3339)), pulumi.String(day.AddDate(1, 0, 0).Format(time.RFC3339))
}
