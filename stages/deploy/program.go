// Package deploy composes the components into what a stage's profile asks for. It is the only place that knows both:
// components know nothing of stages, and stages nothing of Pulumi.
//
// One file a tier turns its part of the profile into a component's arguments. Logical names of what holds data are an
// API: they never change, because a new name is a new resource.
package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/stages"
)

// Program brings the stack to the stage that its configuration names. It reads and checks the whole configuration before
// it registers anything, and returns every fault of it at once.
func Program(ctx *pulumi.Context) error {
	config, err := readConfiguration(ctx)
	if err != nil {
		return err
	}
	profile, err := stages.Resolve(config)
	if err != nil {
		return err
	}
	account, err := newAccount(ctx)
	if err != nil {
		return err
	}
	deployment, err := newDeployment(ctx, account, config, profile)
	if err != nil {
		return err
	}
	return deployment.export(ctx)
}
