package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/observability"
)

// newObservability comes first, so that everything after it can send its diagnostics there.
func (s *stamp) newObservability(ctx *pulumi.Context) error {
	watch, err := observability.New(ctx, s.name("observability"), observability.Args{
		Placement:     s.place,
		RetentionDays: s.profile.Observability.RetentionDays,
		DailyCapGB:    s.profile.Observability.DailyCapGB,
		EntraOnly:     !s.profile.Observability.KeyIngestion,
		Emails:        []string{s.config.AlertEmail},
	}, s.top()...)
	if err != nil {
		return err
	}
	s.watch, s.place.Workspace = watch, watch.WorkspaceID
	return nil
}
