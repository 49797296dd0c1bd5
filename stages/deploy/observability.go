package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
)

// newObservability comes first, so that everything after it can send its diagnostics there.
func (s *stamp) newObservability(ctx *pulumi.Context) error {
	args := observability.Args{Placement: s.place, EntraOnly: !s.profile.Observability.KeyIngestion}
	if s.profile.Observability.CentralWorkspace && s != s.home() {
		args.Central = &observability.Central{
			WorkspaceID: s.home().watch.WorkspaceID, ActionGroupID: s.home().watch.ActionGroupID,
		}
	} else {
		args.RetentionDays = s.profile.Observability.RetentionDays
		args.DailyCapGB = s.profile.Observability.DailyCapGB
		args.Emails = []string{s.config.AlertEmail}
		if s.profile.Observability.WorkspaceReplica {
			args.ReplicaLocation = s.region.Pair
		}
	}
	watch, err := observability.New(ctx, s.name("observability"), args, s.top()...)
	if err != nil {
		return err
	}
	s.watch, s.place.Workspace = watch, watch.WorkspaceID
	return nil
}
