package deploy

import (
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/components/redis"
	"github.com/azstage/azstage/stages"
)

func (s *stamp) newApp(ctx *pulumi.Context) error {
	subnet, err := s.network.SubnetID(network.AppService)
	if err != nil {
		return err
	}
	settings, err := s.settings(ctx)
	if err != nil {
		return err
	}
	s.app, err = apptier.New(ctx, s.name("app"), apptier.Args{
		Placement: s.place,
		Plan: apptier.Plan{
			SKU: string(s.profile.Compute.SKU), Instances: s.profile.Compute.Instances,
			ZoneRedundant: s.profile.Compute.ZoneRedundant, Autoscaled: s.profile.Compute.Autoscale.Max > 0,
		},
		Runtime:    s.config.App.Runtime,
		Image:      s.config.App.Image,
		HealthPath: s.config.App.HealthPath,
		Identity: apptier.Identity{
			ID: s.identity.ID, ClientID: s.identity.ClientID, PrincipalID: s.identity.PrincipalID,
		},
		SubnetID:       subnet,
		PrivateOnly:    s.reachedPrivately(),
		AllowedSources: s.allowedSources(),
		StagingSlot:    s.stagingSlot(),
		Settings:       settings,
		// Its settings name the stores, which answer at their private addresses by then.
		After: append(s.storeLinks.Ready(), s.apiGateway.Ready()...),
	}, s.top()...)
	return err
}

// reachedPrivately says that nobody comes to the app's public endpoint: the gateway is in its network, or Front Door comes
// by private link.
func (s *stamp) reachedPrivately() bool {
	edge := s.profile.Edge
	return !edge.DirectAccess && (edge.ApplicationGateway.Enabled || !edge.FrontDoor.PublicOrigins)
}

// allowedSources lets everybody in as long as users come directly; afterwards nobody but the stack's own Front Door.
func (s *stamp) allowedSources() apptier.AllowedSources {
	if s.profile.Edge.DirectAccess || s.frontDoor == nil {
		return apptier.AllowedSources{}
	}
	return apptier.AllowedSources{FrontDoorID: s.frontDoor.FrontDoorID}
}

func (s *stamp) stagingSlot() *apptier.StagingSlot {
	if !s.profile.Compute.StagingSlot {
		return nil
	}
	return &apptier.StagingSlot{}
}

// newAvailability asks for the application where users do.
func (d *deployment) newAvailability(ctx *pulumi.Context) error {
	_, err := observability.NewAvailability(ctx, "availability", observability.AvailabilityArgs{
		Placement:     d.home().place,
		AppInsightsID: d.home().watch.AppInsightsID,
		ActionGroupID: d.home().watch.ActionGroupID,
		URL:           pulumi.Sprintf("%s%s", d.url(), d.config.App.HealthPath),
		Locations:     d.profile.Observability.WebTestLocations,
	}, d.top()...)
	return err
}

// url is where users find the application.
func (d *deployment) url() pulumi.StringOutput {
	if d.frontDoor != nil {
		return d.frontDoor.URL
	}
	return d.home().app.URL
}

// settings are the contract with the application: where everything is, and no secret. docs/application-settings.md says
// what each means to a developer.
func (s *stamp) settings(ctx *pulumi.Context) (map[string]pulumi.StringInput, error) {
	settings, err := s.signedTelemetry(ctx, "web", s.identity)
	if err != nil {
		return nil, err
	}
	settings["HEALTH_PATH"] = pulumi.String(s.config.App.HealthPath)
	maps.Copy(settings, s.storeSettings(s.identity))
	maps.Copy(settings, s.eventSettings())
	maps.Copy(settings, s.publisherSettings())
	if s.profile.Cache.Sessions {
		for name, value := range redis.SessionSettings() {
			settings[name] = pulumi.String(value)
		}
	}
	maps.Copy(settings, s.cachedOutput())
	if s.vault != nil {
		settings["KEY_VAULT_URI"] = s.vault.URI
	}
	maps.Copy(settings, s.searchSettings())
	maps.Copy(settings, s.serviceSettings())
	return s.withOwnSettings(settings)
}

// withOwnSettings adds those of the configuration. One that the program gives is not set twice: the app would see another
// store than the one that it was given access to.
func (s *stamp) withOwnSettings(settings map[string]pulumi.StringInput) (map[string]pulumi.StringInput, error) {
	var faults stages.Faults
	for _, name := range slices.Sorted(maps.Keys(s.config.App.Settings)) {
		if _, owned := settings[name]; owned || name == "AZURE_CLIENT_ID" {
			faults = append(faults, stages.Fault{
				Field: "app.settings." + name, Problem: "the program gives this setting itself", Rule: "a setting has one owner",
				Fix: "rename yours",
			})
		}
		settings[name] = pulumi.String(s.config.App.Settings[name])
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return settings, nil
}

// whereabouts tell a workload its stage and, where there are several, its region: clients of stores that are in all of
// them ask the nearest first.
func (s *stamp) whereabouts() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{"STAGE": pulumi.String(s.profile.Stage)}
	if len(s.regions()) > 1 {
		settings["REGION"] = pulumi.String(s.region.Name)
	}
	if s.profile.Cells.Divided() {
		settings["CELL"] = pulumi.String(stages.CellName(s.cell))
	}
	return settings
}

// storeSettings say where the stores and queues are that the web app and the workers share.
func (s *stamp) storeSettings(as *identity.Identity) map[string]pulumi.StringInput {
	settings := s.whereabouts()
	settings["STORAGE_BLOB_ENDPOINT"] = s.storage.BlobEndpoint
	maps.Copy(settings, s.databaseSettings(as))
	if s.cache != nil {
		maps.Copy(settings, s.cache.Settings())
	}
	maps.Copy(settings, s.messagingSettings())
	maps.Copy(settings, s.documentSettings())
	maps.Copy(settings, s.polyglotSettings())
	return settings
}
