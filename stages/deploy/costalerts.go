package deploy

import (
	"fmt"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/costalerts"
	"github.com/azstage/azstage/stages"
)

// newCostAlerts lets Cost Management report unusual days, and the bill once a week.
func (d *deployment) newCostAlerts(ctx *pulumi.Context) error {
	if !d.profile.Cost.AnomalyAlert {
		return nil
	}
	_, err := costalerts.New(ctx, "cost-alerts", costalerts.Args{
		Placement:       d.home().place,
		SubscriptionID:  pulumi.String(d.subscription),
		ResourceGroupID: d.home().group.ID().ToStringOutput(),
		Emails:          []string{d.config.AlertEmail},
		StartDate:       halfYear(time.Now()).Format(time.DateOnly),
		Message:         anomalyMessage(stages.Triggers()),
	}, d.top()...)
	return err
}

// halfYear is the first day of January or July before the time. Mails about costs end after a year; moving their start
// twice a year renews them with the next update, and leaves at least half a year to make one.
func halfYear(now time.Time) time.Time {
	now = now.UTC()
	month := time.January
	if now.Month() >= time.July {
		month = time.July
	}
	return time.Date(now.Year(), month, 1, 0, 0, 0, 0, time.UTC)
}

// anomalyMessage tells the reader what Azure cannot check: the limit for a day. It is the same at all stages that have the
// alert, because another message would be another alert.
func anomalyMessage(triggers []stages.Trigger) string {
	const look = "See docs/observability.md for the query that compares the days."
	i := slices.IndexFunc(triggers, func(t stages.Trigger) bool { return t.Evaluation == stages.EvaluateCosts })
	if i < 0 {
		return look
	}
	return fmt.Sprintf("%s. Act when it is more than %g %s above the day before. %s", triggers[i].Title,
		triggers[i].Threshold, triggers[i].Unit, look)
}
