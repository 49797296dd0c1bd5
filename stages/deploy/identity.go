package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
)

// newIdentity makes the web app's identity before the stores, which grant it access, and the app, which runs as it.
func (s *stamp) newIdentity(ctx *pulumi.Context) (err error) {
	s.identity, err = identity.New(ctx, s.name("web"), identity.Args{Placement: s.place, Role: "web"}, s.top()...)
	return err
}

// newWorkerIdentity makes the identity that the functions run as. They are a workload role of their own: what works off a
// queue needs no access to users' sessions, and the web app none to the queue's messages.
func (s *stamp) newWorkerIdentity(ctx *pulumi.Context) (err error) {
	if s.profile.Workers.SKU == "" {
		return nil
	}
	s.workerIdentity, err = identity.New(ctx, s.name("worker"), identity.Args{Placement: s.place, Role: "worker"}, s.top()...)
	return err
}
