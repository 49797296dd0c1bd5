package aks

import (
	containerservice "github.com/pulumi/pulumi-azure-native-sdk/containerservice/v2/v20250101"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// scheduleMaintenance sets the times of both upgrade channels and returns the last resource it made.
func (c *Cluster) scheduleMaintenance(ctx *pulumi.Context, name string, args Args,
	cluster *containerservice.ManagedCluster,
) (pulumi.Resource, error) {
	var previous pulumi.Resource = cluster
	for _, window := range []struct{ name, config, day string }{
		{name + "-upgrades", "aksManagedAutoUpgradeSchedule", args.Maintenance.day()},
		{name + "-node-upgrades", "aksManagedNodeOSUpgradeSchedule", args.Maintenance.nodeDay()},
	} {
		made, err := containerservice.NewMaintenanceConfiguration(ctx, window.name,
			&containerservice.MaintenanceConfigurationArgs{
				ResourceGroupName: args.Placement.ResourceGroupName,
				ResourceName:      cluster.Name,
				ConfigName:        pulumi.String(window.config),
				MaintenanceWindow: containerservice.MaintenanceWindowArgs{
					DurationHours: pulumi.Int(maintenanceHours),
					Schedule: containerservice.ScheduleArgs{Weekly: containerservice.WeeklyScheduleArgs{
						DayOfWeek: pulumi.String(window.day), IntervalWeeks: pulumi.Int(1),
					}},
					StartTime: pulumi.String(args.Maintenance.start()),
					UtcOffset: pulumi.String("+00:00"),
				},
			}, args.Placement.Child(naming.MaintenanceConfiguration, c, pulumi.DeletedWith(cluster),
				pulumi.DependsOn([]pulumi.Resource{previous}))...)
		if err != nil {
			return nil, err
		}
		previous = made
	}
	return previous, nil
}
