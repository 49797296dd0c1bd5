package observability

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	operationalinsights "github.com/pulumi/pulumi-azure-native-sdk/operationalinsights/v2/v20250201"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Observability"

// Observability is what a region is watched with.
type Observability struct {
	pulumi.ResourceState

	// WorkspaceID is the resource ID of the Log Analytics workspace.
	WorkspaceID pulumi.StringOutput
	// WorkspaceName is its name; with a central workspace it is not set.
	WorkspaceName pulumi.StringOutput
	// AppInsightsID is the resource ID of Application Insights.
	AppInsightsID pulumi.StringOutput
	// ConnectionString tells an app where to send its telemetry. It lets nobody read.
	ConnectionString pulumi.StringOutput
	// ActionGroupID is the resource ID of the action group.
	ActionGroupID pulumi.StringOutput

	name  string
	place placement.Placement
}

// New makes the workspace and what belongs to it. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Observability, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("observability %s: %w", name, err)
	}
	o := &Observability{name: name, place: args.Placement}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), o, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	own := []func(*pulumi.Context, string, Args) error{
		o.newWorkspace, o.newAppInsights, o.newActionGroup, o.newDailyCapAlert,
	}
	if args.Central != nil {
		o.WorkspaceID = args.Central.WorkspaceID.ToStringOutput()
		o.ActionGroupID = args.Central.ActionGroupID.ToStringOutput()
		own = []func(*pulumi.Context, string, Args) error{o.newAppInsights}
	}
	for _, part := range own {
		if err := part(ctx, name, args); err != nil {
			return nil, err
		}
	}
	return o, ctx.RegisterResourceOutputs(o, pulumi.Map{
		"workspaceId": o.WorkspaceID, "appInsightsId": o.AppInsightsID, "connectionString": o.ConnectionString,
		"actionGroupId": o.ActionGroupID,
	})
}

func (o *Observability) newWorkspace(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	inputs := &operationalinsights.WorkspaceArgs{
		ResourceGroupName: place.ResourceGroupName,
		WorkspaceName:     pulumi.String(place.Names.Name(naming.Workspace)),
		Location:          pulumi.String(place.Location),
		Sku:               operationalinsights.WorkspaceSkuArgs{Name: pulumi.String("PerGB2018")},
		RetentionInDays:   pulumi.Int(args.retentionDays()),
		Features: operationalinsights.WorkspaceFeaturesArgs{
			// The workspace's shared keys would let anybody who has them write logs.
			DisableLocalAuth: pulumi.Bool(true),
			EnableLogAccessUsingOnlyResourcePermissions: pulumi.Bool(true),
		},
		Tags: place.TagMap(),
	}
	if args.DailyCapGB > 0 {
		inputs.WorkspaceCapping = operationalinsights.WorkspaceCappingArgs{DailyQuotaGb: pulumi.Float64(args.DailyCapGB)}
	}
	if args.ReplicaLocation != "" {
		inputs.Replication = operationalinsights.WorkspaceReplicationPropertiesArgs{
			Enabled: pulumi.Bool(true), Location: pulumi.String(args.ReplicaLocation),
		}
	}
	workspace, err := operationalinsights.NewWorkspace(ctx, name+"-workspace", inputs, place.Child(naming.Workspace, o)...)
	if err != nil {
		return err
	}
	o.WorkspaceID, o.WorkspaceName = workspace.ID().ToStringOutput(), workspace.Name
	place.Workspace = o.WorkspaceID
	return place.Diagnose(ctx, name+"-workspace-diagnostics", naming.Workspace, o.WorkspaceID, o)
}

// newAppInsights sends nothing to the workspace by a diagnostic setting: its tables live there already, and a setting
// would store and bill every record twice.
func (o *Observability) newAppInsights(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	inputs := &insights.ComponentArgs{
		ResourceGroupName:   place.ResourceGroupName,
		ResourceName:        pulumi.String(place.Names.Name(naming.AppInsights)),
		Location:            pulumi.String(place.Location),
		Kind:                pulumi.String("web"),
		ApplicationType:     pulumi.String("web"),
		IngestionMode:       pulumi.String("LogAnalytics"),
		WorkspaceResourceId: o.WorkspaceID,
		Tags:                place.TagMap(),
	}
	if args.EntraOnly {
		inputs.DisableLocalAuth = pulumi.Bool(true)
	}
	component, err := insights.NewComponent(ctx, name+"-appinsights", inputs, place.Child(naming.AppInsights, o)...)
	if err != nil {
		return err
	}
	o.AppInsightsID, o.ConnectionString = component.ID().ToStringOutput(), component.ConnectionString
	return nil
}

func (o *Observability) newActionGroup(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	receivers := insights.EmailReceiverArray{}
	for _, address := range args.Emails {
		receivers = append(receivers, insights.EmailReceiverArgs{
			Name: pulumi.String(address), EmailAddress: pulumi.String(address), UseCommonAlertSchema: pulumi.Bool(true),
		})
	}
	group, err := insights.NewActionGroup(ctx, name+"-actiongroup", &insights.ActionGroupArgs{
		ResourceGroupName: place.ResourceGroupName,
		ActionGroupName:   pulumi.String(place.Names.Name(naming.ActionGroup)),
		// An action group in a region would not send while that region is down.
		Location:       pulumi.String("global"),
		GroupShortName: pulumi.String(shortName(place.Names.Workload, place.Names.Environment)),
		EmailReceivers: receivers,
		Enabled:        pulumi.Bool(true),
		Tags:           place.TagMap(),
	}, place.Child(naming.ActionGroup, o)...)
	if err != nil {
		return err
	}
	o.ActionGroupID = group.ID().ToStringOutput()
	return nil
}

// newDailyCapAlert says that the cap is reached, because from then on no other alert on logs can fire.
func (o *Observability) newDailyCapAlert(ctx *pulumi.Context, name string, args Args) error {
	if args.DailyCapGB == 0 {
		return nil
	}
	rule := AlertRule{
		Name: "daily-cap", Description: "The workspace has reached its daily cap and takes no more logs today.",
		Severity: 1, Kind: LogQuery, Query: dailyCapQuery, Aggregation: "Count", Operator: "GreaterThan", Threshold: 0,
		Window: "PT1H", Frequency: "PT15M", Scope: o.WorkspaceID,
	}
	return rule.register(ctx, name+"-alert-daily-cap", args.Placement, o.ActionGroupID, o)
}

// shortNameLength is what a text message has room for; action group ARM schema, verified 2026-11.
const shortNameLength = 12

// shortName names the sender in messages.
func shortName(workload, environment string) string {
	short := workload + "-" + environment
	return strings.TrimRight(short[:min(len(short), shortNameLength)], "-")
}
