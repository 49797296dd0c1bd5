package services

import (
	"maps"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/autoscale"
	"github.com/azstage/azstage/internal/azure"
)

const (
	// helloWorldImage is Microsoft's hello world for App Service. It listens on port 80 and answers "/". Known.
	helloWorldImage = "mcr.microsoft.com/appsvc/staticsite:latest"
	// smallestZonedPlan is the smallest size that can span zones.
	smallestZonedPlan = "P0v3"
	// servicesPart names the plan of the services beside the web app's.
	servicesPart = "services"
	// portSetting tells App Service where a container listens. Source: MicrosoftDocs/azure-docs
	// app-service/configure-custom-container.md, known.
	portSetting = "WEBSITES_PORT"
)

// onAppService makes one plan, and a private web app for each service. All share the plan's instances, so what a service
// asks for in cores has no meaning here, and the plan keeps as many instances as the service that asks for most.
func onAppService(ctx *pulumi.Context, name string, args Args, s *Services) error {
	plan := args.plan()
	shared, err := apptier.NewPlan(ctx, name+"-host", apptier.PlanArgs{
		Placement: args.Placement, Part: servicesPart, Plan: plan,
	}, pulumi.Parent(s))
	if err != nil {
		return err
	}
	if plan.Autoscaled {
		if err := args.scalePlan(ctx, name, plan, shared, s); err != nil {
			return err
		}
	}
	for _, service := range args.Services {
		app, err := apptier.New(ctx, name+"-"+service.Name, apptier.Args{
			Placement: args.Placement.Tagged(service.Tags), Part: service.Name, Plan: plan, PlanID: shared.PlanID,
			Image: service.image(), ImageAtCreation: true, HealthPath: service.healthPath(),
			Identity: apptier.Identity{
				ID: service.Identity.ID, ClientID: service.Identity.ClientID, PrincipalID: service.Identity.PrincipalID,
			}, SubnetID: args.SubnetID, PrivateOnly: true,
			Settings: service.webSettings(),
		}, pulumi.Parent(s), pulumi.DependsOn(service.After))
		if err != nil {
			return err
		}
		s.urls[service.Name], s.sites[service.Name] = app.URL, app.SiteID
	}
	return nil
}

// plan has one instance, or two where it spans zones, unless a service asks for more.
func (a Args) plan() apptier.Plan {
	plan := apptier.Plan{SKU: a.PlanSKU, Instances: 1, ZoneRedundant: a.ZoneRedundant}
	if plan.SKU == "" {
		plan.SKU = smallestZonedPlan
	}
	if plan.ZoneRedundant {
		plan.Instances = 2
	}
	for _, service := range a.Services {
		plan.Instances = max(plan.Instances, service.MinReplicas)
	}
	plan.Autoscaled = a.mostInstances(plan) > plan.Instances
	return plan
}

// mostInstances is what the service that scales furthest asks for, as far as the plan goes.
func (a Args) mostInstances(plan apptier.Plan) int {
	most := 0
	for _, service := range a.Services {
		most = max(most, service.MaxReplicas)
	}
	tier, _ := azure.AppServiceTierOf(plan.SKU)
	return min(most, tier.MaxInstances)
}

// scalePlan adds an instance when all are busy, and takes one when they idle, as for the web app.
func (a Args) scalePlan(
	ctx *pulumi.Context, name string, plan apptier.Plan, shared *apptier.SharedPlan, s *Services,
) error {
	_, err := autoscale.New(ctx, name+"-autoscale", autoscale.Args{
		Placement: a.Placement, Part: servicesPart, TargetID: shared.PlanID, SKU: plan.SKU,
		ZoneRedundant: plan.ZoneRedundant,
		Bounds:        autoscale.Bounds{Min: plan.Instances, Default: plan.Instances, Max: a.mostInstances(plan)},
		Rules: []autoscale.Rule{
			{
				Name: "busy", Metric: "CpuPercentage", Operator: "GreaterThan", Threshold: 70, WindowMinutes: 5, Change: 1,
				CooldownMinutes: 5,
			},
			{
				Name: "idle", Metric: "CpuPercentage", Operator: "LessThan", Threshold: 30, WindowMinutes: 10, Change: -1,
				CooldownMinutes: 10,
			},
		},
	}, pulumi.Parent(s))
	return err
}

func (s Service) image() string {
	if s.Image == "" {
		return helloWorldImage
	}
	return s.Image
}

// healthPath is asked every minute. App Service has no check of the port alone, so a service that names no path is asked
// for "/".
func (s Service) healthPath() string {
	if s.HealthPath == "" {
		return "/"
	}
	return s.HealthPath
}

func (s Service) webSettings() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	if s.Port != 0 {
		settings[portSetting] = pulumi.String(strconv.Itoa(s.Port))
	}
	maps.Copy(settings, s.Settings)
	return settings
}
