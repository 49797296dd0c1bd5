package containerinstances

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// QuickstartImage is Microsoft's hello world. It listens on port 80 and answers every path.
const QuickstartImage = "mcr.microsoft.com/k8se/quickstart:latest"

// Args describes the groups of one service.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Name is required: what the service does, lowercase letters and digits, e.g. "search". It is part of names.
	Name string
	// SubnetID is required: a subnet that is delegated to Microsoft.ContainerInstance/containerGroups.
	SubnetID pulumi.StringInput
	// Names is required: the zone that the service is found in.
	Names *Names
	// Identity is required: what the groups run as and pull their image with.
	Identity Identity
	// Image is optional: the image at creation; afterwards it belongs to the deployment pipeline. Default
	// [QuickstartImage].
	Image string
	// RegistryServer is optional: the login server of a private registry. Default none: public images only.
	RegistryServer pulumi.StringInput
	// Port is optional: where the container listens, 1 to 65535. Default 80.
	Port int
	// HealthPath is optional: what Azure asks to find containers that are ill. Default none: nobody asks.
	HealthPath string
	// CPU is optional: cores of a replica, above 0 to 4; memory is twice as many GB. Default 0.5.
	CPU float64
	// Replicas is optional: the number of groups, 1 to 59. Default 1.
	Replicas int
	// ZoneRedundant is optional: puts the groups into zones 1, 2 and 3 in turn. Default false: Azure chooses.
	ZoneRedundant bool
	// Settings is optional: environment variables. AZURE_CLIENT_ID is added.
	Settings map[string]pulumi.StringInput
}

// Identity is a user-assigned managed identity.
type Identity struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
}

const (
	defaultPort = 80
	defaultCPU  = 0.5
	// maxCPU: quota of a group, internal/emulator containerinstance.containerGroups.size.
	maxCPU = 4
	// maxReplicas: addresses of the subnet in the plan of components/network.
	maxReplicas = 59
	// clientIDSetting is where the Azure SDKs look for the identity to use.
	clientIDSetting = "AZURE_CLIENT_ID"
)

var (
	nameForm    = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	imageForm   = regexp.MustCompile(`^[a-z0-9][A-Za-z0-9._/:@-]*$`)
	healthForm  = regexp.MustCompile(`^/[^\s?#]*$`)
	settingForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

// or returns the fallback for a zero value.
func or[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

func (a Args) replicas() int { return or(a.Replicas, 1) }

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(nameForm.MatchString(a.Name), "Name",
		fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", a.Name), "use a word such as search")
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the delegated subnet")
	faults.Require(a.Names != nil, "Names", "is missing", "pass the zone that the service is found in")
	faults.Require(a.Identity.ID != nil, "Identity.ID", "is missing", "pass the identity's resource ID")
	faults.Require(a.Identity.ClientID != nil, "Identity.ClientID", "is missing", "pass the identity's client ID")
	faults.Require(imageForm.MatchString(or(a.Image, QuickstartImage)), "Image",
		fmt.Sprintf("must be an image reference, not %q", a.Image), "write it as registry/name:tag")
	port := or(a.Port, defaultPort)
	faults.Require(port >= 1 && port <= 65535, "Port", fmt.Sprintf("must be 1 to 65535, not %d", a.Port),
		"use the port that the container listens on")
	faults.Require(a.HealthPath == "" || healthForm.MatchString(a.HealthPath), "HealthPath",
		fmt.Sprintf("must be a path without query, not %q", a.HealthPath), "use a path such as /healthz")
	faults.Require(a.CPU >= 0 && a.CPU <= maxCPU, "CPU", fmt.Sprintf("must be above 0 to %d, not %g", maxCPU, a.CPU),
		"use 0.5")
	faults.Require(a.replicas() >= 1 && a.replicas() <= maxReplicas, "Replicas",
		fmt.Sprintf("must be 1 to %d, not %d", maxReplicas, a.Replicas), "use Container Apps for more")
	for _, name := range slices.Sorted(maps.Keys(a.Settings)) {
		field := fmt.Sprintf("Settings[%q]", name)
		faults.Require(settingForm.MatchString(name), field, "must be letters, digits and underscores", "rename it")
		faults.Require(a.Settings[name] != nil, field, "has no value", "give it one, or leave it out")
	}
	return faults.Err()
}

// inputs is what the state records of the arguments. It leaves the settings out: they are on the groups.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "name": pulumi.String(a.Name), "replicas": pulumi.Int(a.replicas()),
		"port": pulumi.Int(or(a.Port, defaultPort)), "zoneRedundant": pulumi.Bool(a.ZoneRedundant),
	}
}
