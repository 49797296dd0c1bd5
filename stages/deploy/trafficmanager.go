package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/trafficmanager"
)

// newTrafficManager sends clients of a service that does not speak HTTP to the nearest of its hosts.
func (d *deployment) newTrafficManager(ctx *pulumi.Context) error {
	wanted := d.profile.Edge.TrafficManager
	if wanted.Port == 0 {
		return nil
	}
	args := trafficmanager.Args{Placement: d.home().place, Port: wanted.Port}
	for _, host := range wanted.Hosts {
		args.Endpoints = append(args.Endpoints, trafficmanager.Endpoint{
			Name: host.Name, Host: pulumi.String(host.Host), Location: host.Name,
		})
	}
	_, err := trafficmanager.New(ctx, "traffic-manager", args, d.top()...)
	return err
}
