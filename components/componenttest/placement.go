package componenttest

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// WorkspaceID is the workspace of [Placement].
const WorkspaceID = "/subscriptions/" + SubscriptionID +
	"/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log"

// Placement is a valid placement with a workspace and protection.
func Placement() placement.Placement {
	return placement.Placement{
		ResourceGroupName: pulumi.String("rg-shop-prod-eus2"),
		Location:          "eastus2",
		Names: naming.Scheme{
			Workload: "shop", Environment: "prod", RegionShort: "eus2", Suffix: pulumi.String("k3x9a"),
		},
		Tags:      map[string]string{"workload": "shop", "stage": "single"},
		Protect:   true,
		Workspace: pulumi.String(WorkspaceID),
	}
}
