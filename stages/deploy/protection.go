package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/ddos"
	"github.com/azstage/azstage/components/sentinel"
	"github.com/azstage/azstage/stages"
)

// newSentinel analyses the logs for attacks, where the profile asks for it: those of all regions where they are in one
// place, and otherwise the first one's.
func (d *deployment) newSentinel(ctx *pulumi.Context) error {
	if !d.profile.Security.Sentinel {
		return nil
	}
	_, err := sentinel.New(ctx, "sentinel", sentinel.Args{
		Placement: d.home().place, WorkspaceName: d.home().watch.WorkspaceName,
	}, d.top()...)
	return err
}

// newDDoSProtection makes the plan that the networks of all regions join.
func (d *deployment) newDDoSProtection(ctx *pulumi.Context) (err error) {
	if d.profile.Security.DDoS != stages.DDoSNetworkProtection {
		return nil
	}
	d.ddos, err = ddos.New(ctx, "ddos", ddos.Args{Placement: d.home().place}, d.top()...)
	return err
}
