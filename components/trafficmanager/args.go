package trafficmanager

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a profile.
type Args struct {
	// Placement is required. Its region is that of the resource group only: a profile is global.
	Placement placement.Placement
	// TTLSeconds is optional: how long clients keep an answer, 1 to 2147483647. Default 60.
	TTLSeconds int
	// Port is required: where endpoints are probed, 1 to 65535.
	Port int
	// HealthPath is optional: probes ask for this path with HTTPS. Default a TCP connection is enough.
	HealthPath string
	// ToleratedFailures is optional: so many probes in a row may fail, 0 to 9. Nil is 3.
	ToleratedFailures *int
	// FastProbes is optional: probes every 10 seconds in place of 30, which costs more. Default false.
	FastProbes bool
	// Endpoints is required.
	Endpoints []Endpoint
}

// Endpoint is where clients are sent to.
type Endpoint struct {
	// Name is required and unique: lowercase letters and digits with hyphens in between.
	Name string
	// TargetID is required unless Host is given: the resource ID of a public address with a DNS name, or of a web app.
	TargetID pulumi.StringInput
	// Host is optional, in place of TargetID: a DNS name.
	Host pulumi.StringInput
	// Location is required with Host: the region that is nearest to it, such as "westeurope".
	Location string
}

// The defaults and limits. Source: azurerm v5.2.0 trafficmanager/traffic_manager_profile_resource.go, verified.
const (
	defaultTTL       = 60
	maxTTL           = 2_147_483_647
	maxPort          = 65535
	defaultTolerated = 3
	maxTolerated     = 9
)

var nameForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (a Args) ttl() int {
	if a.TTLSeconds == 0 {
		return defaultTTL
	}
	return a.TTLSeconds
}

func (a Args) tolerated() int {
	if a.ToleratedFailures == nil {
		return defaultTolerated
	}
	return *a.ToleratedFailures
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	between(&faults, "TTLSeconds", a.ttl(), 1, maxTTL, "use 60")
	between(&faults, "Port", a.Port, 1, maxPort, "name the port that clients use")
	between(&faults, "ToleratedFailures", a.tolerated(), 0, maxTolerated, "use 3")
	faults.Require(a.HealthPath == "" || strings.HasPrefix(a.HealthPath, "/"), "HealthPath",
		fmt.Sprintf("%q does not begin with a slash", a.HealthPath), "write it as /healthz, or leave it out")
	faults.Require(len(a.Endpoints) > 0, "Endpoints", "is empty", "name the endpoint of each region")
	seen := map[string]bool{}
	for i, endpoint := range a.Endpoints {
		field := fmt.Sprintf("Endpoints[%d]", i)
		faults.Merge(field, endpoint.validate())
		faults.Require(!seen[endpoint.Name], field+".Name", fmt.Sprintf("%q is used twice", endpoint.Name),
			"give each a name of its own")
		seen[endpoint.Name] = true
	}
	return faults.Err()
}

func (e Endpoint) validate() error {
	var faults fault.List
	faults.Require(nameForm.MatchString(e.Name), "Name",
		fmt.Sprintf("must be lowercase letters and digits with hyphens in between, not %q", e.Name), "use the region's name")
	faults.Require((e.TargetID != nil) != (e.Host != nil), "TargetID", "and Host are alternatives", "pass one of the two")
	region, known := azure.RegionByName(e.Location)
	faults.Require(e.Host == nil || known && region.Name == e.Location, "Location",
		fmt.Sprintf("%q is not the name of a region", e.Location), "use the nearest region's name, such as westeurope")
	faults.Require(e.Host != nil || e.Location == "", "Location", "is that of the resource itself", "leave it out")
	return faults.Err()
}

func between(faults *fault.List, field string, value, low, high int, fix string) {
	faults.Require(value >= low && value <= high, field, fmt.Sprintf("must be %d to %d, not %d", low, high, value), fix)
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	endpoints := pulumi.StringArray{}
	for _, endpoint := range a.Endpoints {
		endpoints = append(endpoints, pulumi.String(endpoint.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "ttlSeconds": pulumi.Int(a.ttl()), "port": pulumi.Int(a.Port),
		"endpoints": endpoints,
	}
}
