package containerapps

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// QuickstartImage is Microsoft's hello world. It listens on port 80 and answers every path.
const QuickstartImage = "mcr.microsoft.com/k8se/quickstart:latest"

// AppArgs describes one container app.
type AppArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Name is required: what the app does, lowercase letters and digits, e.g. "search". It is part of its name.
	Name string
	// Environment is required.
	Environment *Environment
	// Identity is required: what the app runs as and pulls its image with.
	Identity Identity
	// Image is optional: the image at creation; afterwards it belongs to the deployment pipeline. Default
	// [QuickstartImage].
	Image string
	// RegistryServer is optional: the login server of a private registry. Default none: public images only.
	RegistryServer pulumi.StringInput
	// Port is optional: where the container listens, 1 to 65535. Default 80.
	Port int
	// HealthPath is optional: what Azure asks over HTTP to find replicas that are ill. Default none: it tries the port.
	HealthPath string
	// External is optional: the app is called from outside of its environment, that is by the network of an internal
	// environment. Default false: by its neighbours only.
	External bool
	// CPU is optional: cores of a replica, 0.25 to 4 in steps of 0.25; memory is twice as many gibibytes. Default 0.25.
	CPU float64
	// MinReplicas is optional: how many always run. Default 0: none while nobody asks.
	MinReplicas int
	// MaxReplicas is optional: 1 to 1000, never exceeded. Default 10, or MinReplicas if that is more.
	MaxReplicas int
	// ConcurrentRequests is optional: the requests at the same time for which a replica is added. Default 50.
	ConcurrentRequests int
	// Queue is optional: a queue whose messages add replicas. Default none.
	Queue *Queue
	// Settings is optional: the app's environment variables. AZURE_CLIENT_ID is added.
	Settings map[string]pulumi.StringInput
}

// Identity is a user-assigned managed identity.
type Identity struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
}

// Queue is a queue of a Service Bus namespace. The app's identity has to be allowed to read it.
type Queue struct {
	// Namespace is required: the name of the namespace, without domain.
	Namespace pulumi.StringInput
	// Name is required: the queue.
	Name string
	// Messages is optional: how many waiting messages a replica is added for. Default 5.
	Messages int
}

const (
	defaultPort               = 80
	defaultMaxReplicas        = 10
	defaultConcurrentRequests = 50
	defaultMessages           = 5
	// clientIDSetting is where the Azure SDKs look for the identity to use.
	clientIDSetting = "AZURE_CLIENT_ID"
)

var (
	imageForm   = regexp.MustCompile(`^[a-z0-9][A-Za-z0-9._/:@-]*$`)
	healthForm  = regexp.MustCompile(`^/[^\s?#]*$`)
	settingForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

func (a AppArgs) image() string {
	if a.Image == "" {
		return QuickstartImage
	}
	return a.Image
}

func (a AppArgs) port() int { return orElse(a.Port, defaultPort) }

func (a AppArgs) maxReplicas() int {
	return orElse(a.MaxReplicas, max(defaultMaxReplicas, a.MinReplicas))
}

// size is the smallest one where none is given; false for cores that are not on sale.
func (a AppArgs) size() (azure.ContainerSize, bool) {
	sizes := azure.ContainerSizes(true)
	if a.CPU == 0 {
		return sizes[0], true
	}
	at := slices.IndexFunc(sizes, func(size azure.ContainerSize) bool { return size.CPU == a.CPU })
	if at < 0 {
		return azure.ContainerSize{}, false
	}
	return sizes[at], true
}

func orElse(value, fallback int) int {
	if value == 0 {
		return fallback
	}
	return value
}

// Validate reports everything that is wrong with the arguments.
func (a AppArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(nameForm.MatchString(a.Name), "Name",
		fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", a.Name), "use a word such as search")
	faults.Require(a.Environment != nil, "Environment", "is missing", "pass the environment that the app runs in")
	faults.Require(a.Identity.ID != nil, "Identity.ID", "is missing", "pass the identity's resource ID")
	faults.Require(a.Identity.ClientID != nil, "Identity.ClientID", "is missing", "pass the identity's client ID")
	faults.Require(imageForm.MatchString(a.image()), "Image",
		fmt.Sprintf("must be an image reference, not %q", a.Image), "write it as registry/name:tag")
	faults.Require(a.port() >= 1 && a.port() <= 65535, "Port", fmt.Sprintf("must be 1 to 65535, not %d", a.Port),
		"use the port that the container listens on")
	faults.Require(a.HealthPath == "" || healthForm.MatchString(a.HealthPath), "HealthPath",
		fmt.Sprintf("must be a path without query, not %q", a.HealthPath), "use a path such as /healthz")
	a.validateScale(&faults)
	for _, name := range slices.Sorted(maps.Keys(a.Settings)) {
		field := fmt.Sprintf("Settings[%q]", name)
		faults.Require(settingForm.MatchString(name), field, "must be letters, digits and underscores", "rename it")
		faults.Require(a.Settings[name] != nil, field, "has no value", "give it one, or leave it out")
	}
	return faults.Err()
}

func (a AppArgs) validateScale(faults *fault.List) {
	_, sold := a.size()
	faults.Require(sold, "CPU", fmt.Sprintf("%g cores are not on sale", a.CPU), "use 0.25 to 4 in steps of 0.25")
	faults.Require(a.MinReplicas >= 0, "MinReplicas", fmt.Sprintf("must be at least 0, not %d", a.MinReplicas), "raise it")
	faults.Require(a.maxReplicas() >= 1 && a.maxReplicas() <= azure.MaxContainerReplicas, "MaxReplicas",
		fmt.Sprintf("must be 1 to %d, not %d", azure.MaxContainerReplicas, a.maxReplicas()), "change it")
	faults.Require(a.MinReplicas <= a.maxReplicas(), "MinReplicas",
		fmt.Sprintf("must not exceed MaxReplicas: %d and %d", a.MinReplicas, a.maxReplicas()), "put them in order")
	faults.Require(a.ConcurrentRequests >= 0, "ConcurrentRequests",
		fmt.Sprintf("must be at least 1, not %d", a.ConcurrentRequests), "raise it")
	if a.Queue == nil {
		return
	}
	faults.Require(a.Queue.Namespace != nil, "Queue.Namespace", "is missing", "pass the name of the namespace")
	faults.Require(strings.TrimSpace(a.Queue.Name) != "", "Queue.Name", "is missing", "name the queue")
	faults.Require(a.Queue.Messages >= 0, "Queue.Messages", fmt.Sprintf("must be at least 1, not %d", a.Queue.Messages),
		"raise it")
}

// inputs is what the state records of the arguments. It leaves the settings out: they are on the app.
func (a AppArgs) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "name": pulumi.String(a.Name), "port": pulumi.Int(a.port()),
		"external": pulumi.Bool(a.External), "minReplicas": pulumi.Int(a.MinReplicas),
		"maxReplicas": pulumi.Int(a.maxReplicas()), "healthPath": pulumi.String(a.HealthPath),
	}
}
