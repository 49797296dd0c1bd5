package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
)

// newIdentity makes the web app's identity before the stores, which grant it access, and the app, which runs as it.
func (s *stamp) newIdentity(ctx *pulumi.Context) (err error) {
	s.identity, err = identity.New(ctx, "web", identity.Args{Placement: s.place, Role: "web"}, s.top()...)
	return err
}
