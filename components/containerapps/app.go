package containerapps

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	app "github.com/pulumi/pulumi-azure-native-sdk/app/v2/v20250101"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// AppToken is the type of an app's component. It is part of every child's URN and never changes.
const AppToken = "azstage:components:ContainerApp"

// App is a container app.
type App struct {
	pulumi.ResourceState

	// AppID is the resource ID.
	AppID pulumi.StringOutput
	// HostName is the name by which the app is called.
	HostName pulumi.StringOutput
	// URL is the https address of the app.
	URL pulumi.StringOutput
}

// NewApp makes an app. It returns every fault of the arguments before it registers anything.
func NewApp(ctx *pulumi.Context, name string, args AppArgs, opts ...pulumi.ResourceOption) (*App, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("container app %s: %w", name, err)
	}
	a, place := &App{}, args.Placement
	if err := ctx.RegisterComponentResourceV2(AppToken, name, args.inputs(), a, place.Component(opts)...); err != nil {
		return nil, err
	}
	made, err := app.NewContainerApp(ctx, name+"-app", &app.ContainerAppArgs{
		ResourceGroupName: place.ResourceGroupName,
		ContainerAppName:  pulumi.String(place.Names.Name(naming.ContainerApp, args.Name)),
		Location:          pulumi.String(place.Location),
		EnvironmentId:     args.Environment.EnvironmentID,
		Identity: app.ManagedServiceIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{args.Identity.ID},
		},
		WorkloadProfileName: pulumi.String(consumption),
		Configuration:       args.configuration(),
		Template:            args.template(),
		Tags:                place.TagMap(),
	}, place.Child(naming.ContainerApp, a,
		// The pipeline that deploys the app owns the image from its first run on.
		pulumi.IgnoreChanges([]string{"template.containers[0].image"}))...)
	if err != nil {
		return nil, err
	}
	a.AppID = made.ID().ToStringOutput()
	// The answer holds the name as well, but below what the program gave; the domain is known as soon as the environment
	// is, and so is an app's name.
	a.HostName = pulumi.Sprintf("%s.%s%s", made.Name, args.scope(), args.Environment.DefaultDomain)
	a.URL = pulumi.Sprintf("https://%s", a.HostName)
	if err := place.Diagnose(ctx, name+"-app-diagnostics", naming.ContainerApp, a.AppID, a); err != nil {
		return nil, err
	}
	return a, ctx.RegisterResourceOutputs(a, pulumi.Map{"appId": a.AppID, "hostName": a.HostName, "url": a.URL})
}

// scope is the part of the domain of apps that only their neighbours call.
func (a AppArgs) scope() string {
	if a.External {
		return ""
	}
	return "internal."
}

func (a AppArgs) configuration() app.ConfigurationArgs {
	configuration := app.ConfigurationArgs{
		ActiveRevisionsMode: pulumi.String("Single"),
		Ingress: app.IngressArgs{
			External: pulumi.Bool(a.External), TargetPort: pulumi.Int(a.port()), Transport: pulumi.String("Auto"),
			AllowInsecure: pulumi.Bool(false),
			Traffic: app.TrafficWeightArray{app.TrafficWeightArgs{
				LatestRevision: pulumi.Bool(true), Weight: pulumi.Int(100),
			}},
		},
	}
	if a.RegistryServer != nil {
		configuration.Registries = app.RegistryCredentialsArray{app.RegistryCredentialsArgs{
			Server: a.RegistryServer.ToStringOutput(), Identity: a.Identity.ID.ToStringOutput(),
		}}
	}
	return configuration
}

// containerName is the only container's. It never changes: the pipeline names it when it deploys an image.
const containerName = "main"

func (a AppArgs) template() app.TemplateArgs {
	size, _ := a.size()
	return app.TemplateArgs{
		Containers: app.ContainerArray{app.ContainerArgs{
			Name: pulumi.String(containerName), Image: pulumi.String(a.image()), Env: a.environment(),
			Resources: app.ContainerResourcesArgs{Cpu: pulumi.Float64(size.CPU), Memory: pulumi.String(size.Memory())},
			Probes:    a.probes(),
		}},
		Scale: app.ScaleArgs{
			MinReplicas: pulumi.Int(a.MinReplicas), MaxReplicas: pulumi.Int(a.maxReplicas()), Rules: a.rules(),
		},
	}
}

// environment lists the variables by name, so that the order never makes a difference.
func (a AppArgs) environment() app.EnvironmentVarArray {
	all := map[string]pulumi.StringInput{clientIDSetting: a.Identity.ClientID}
	maps.Copy(all, a.Settings)
	variables := app.EnvironmentVarArray{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		variables = append(variables, app.EnvironmentVarArgs{Name: pulumi.String(name), Value: all[name].ToStringOutput()})
	}
	return variables
}

// The probes give a container two minutes to start and find a sick one within half a minute.
const (
	probePeriodSeconds  = 10
	probeTimeoutSeconds = 5
	probeFailures       = 3
	startFailures       = 10
	startPeriodSeconds  = 12
)

func (a AppArgs) probes() app.ContainerAppProbeArray {
	return app.ContainerAppProbeArray{
		a.probe("Startup", startPeriodSeconds, startFailures),
		a.probe("Readiness", probePeriodSeconds, probeFailures),
		a.probe("Liveness", probePeriodSeconds, probeFailures),
	}
}

func (a AppArgs) probe(kind string, period, failures int) app.ContainerAppProbeArgs {
	probe := app.ContainerAppProbeArgs{
		Type: pulumi.String(kind), PeriodSeconds: pulumi.Int(period), FailureThreshold: pulumi.Int(failures),
		TimeoutSeconds: pulumi.Int(probeTimeoutSeconds),
	}
	if a.HealthPath == "" {
		probe.TcpSocket = app.ContainerAppProbeTcpSocketArgs{Port: pulumi.Int(a.port())}
		return probe
	}
	probe.HttpGet = app.ContainerAppProbeHttpGetArgs{
		Path: pulumi.String(a.HealthPath), Port: pulumi.Int(a.port()), Scheme: pulumi.String("HTTP"),
	}
	return probe
}

func (a AppArgs) rules() app.ScaleRuleArray {
	requests := orElse(a.ConcurrentRequests, defaultConcurrentRequests)
	rules := app.ScaleRuleArray{app.ScaleRuleArgs{
		Name: pulumi.String("requests"),
		Http: app.HttpScaleRuleArgs{
			Metadata: pulumi.StringMap{"concurrentRequests": pulumi.String(strconv.Itoa(requests))},
		},
	}}
	if a.Queue == nil {
		return rules
	}
	return append(rules, app.ScaleRuleArgs{
		Name: pulumi.String("queue"),
		Custom: app.CustomScaleRuleArgs{
			Type: pulumi.String("azure-servicebus"), Identity: a.Identity.ID.ToStringOutput(),
			Metadata: pulumi.StringMap{
				"namespace": a.Queue.Namespace, "queueName": pulumi.String(a.Queue.Name),
				"messageCount": pulumi.String(strconv.Itoa(orElse(a.Queue.Messages, defaultMessages))),
			},
		},
	})
}
