package appgateway

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes an application gateway.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SubnetID is required: the resource ID of a subnet that holds application gateways only, /24 for the largest.
	SubnetID pulumi.StringInput
	// FrontDoorID is required: the ID of the Front Door profile whose requests are let through.
	FrontDoorID pulumi.StringInput
	// Backend is required.
	Backend Backend
	// MinCapacity is optional: instances that always run, 0 to 100. Default 0, which answers the first request late; the
	// service level needs 2.
	MinCapacity int
	// MaxCapacity is optional: 2 to 125. Default 2.
	MaxCapacity int
	// ZoneRedundant is optional: instances in all zones of the region. Fixed at creation. Default false.
	ZoneRedundant bool
	// DDoSProtected is optional: DDoS IP Protection for the public address, 199 US dollars a month. A network in a
	// protection plan has it included. Default false.
	DDoSProtected bool
	// DrainSeconds is optional: how long an instance that leaves may finish its requests, 1 to 3600. Default 60.
	DrainSeconds int
	// PrivateLink is optional: lets private endpoints in, such as those of Front Door. Default none.
	PrivateLink *PrivateLink
	// PrivateOnly is optional, and needs PrivateLink: nothing listens at the public address. Default false.
	PrivateOnly bool
	// Certificate is optional: listens with HTTPS. Default HTTP; see the package comment for what that means.
	Certificate *Certificate
}

// Backend is the web app behind the gateway.
type Backend struct {
	// HostName is required: the app's default host name.
	HostName pulumi.StringInput
	// HealthPath is required: the path that answers 200 to 399 when the app is well, e.g. "/healthz".
	HealthPath string
}

// PrivateLink is how private endpoints reach the gateway: a second frontend, at a private address and a port of its own.
// The first one does not change, so users who still come to it notice nothing.
type PrivateLink struct {
	// SubnetID is required: the resource ID of a subnet beside that of the gateway, without policies for private link.
	SubnetID pulumi.StringInput
	// Address is required: a free address of the gateway's subnet. It cannot be changed.
	Address string
}

// Certificate is a certificate in a key vault.
type Certificate struct {
	// SecretID is required: the secret's address without a version, so that the gateway takes renewals over.
	SecretID pulumi.StringInput
	// VaultID is required: the resource ID of the vault, on which the gateway gets a role.
	VaultID pulumi.StringInput
}

// The defaults and limits. Sources: azurerm v5.2.0 network/application_gateway_resource.go, verified, for the capacity;
// network ARM schema, known, for draining.
const (
	maxMinCapacity      = 100
	minMaxCapacity      = 2
	maxMaxCapacity      = 125
	defaultDrainSeconds = 60
	maxDrainSeconds     = 3600
)

func (a Args) maxCapacity() int {
	if a.MaxCapacity == 0 {
		return minMaxCapacity
	}
	return a.MaxCapacity
}

func (a Args) drainSeconds() int {
	if a.DrainSeconds == 0 {
		return defaultDrainSeconds
	}
	return a.DrainSeconds
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the gateways' subnet")
	faults.Require(a.FrontDoorID != nil, "FrontDoorID", "is missing", "pass the ID of the Front Door profile")
	faults.Require(a.Backend.HostName != nil, "Backend.HostName", "is missing", "pass the app's host name")
	faults.Require(strings.HasPrefix(a.Backend.HealthPath, "/"), "Backend.HealthPath",
		fmt.Sprintf("must start with a slash, not be %q", a.Backend.HealthPath), "use a path such as /healthz")
	a.validateCapacity(&faults)
	region, known := azure.RegionByName(a.Placement.Location)
	faults.Require(!a.ZoneRedundant || !known || region.Zones, "ZoneRedundant",
		fmt.Sprintf("the region %s has no availability zones", a.Placement.Location), "set it to false")
	drain := a.drainSeconds()
	faults.Require(drain >= 1 && drain <= maxDrainSeconds, "DrainSeconds",
		fmt.Sprintf("must be 1 to %d, not %d", maxDrainSeconds, drain), "use 60")
	faults.Require(!a.PrivateOnly || a.PrivateLink != nil, "PrivateOnly", "leaves no way in", "give PrivateLink too")
	if a.PrivateLink != nil {
		faults.Require(a.PrivateLink.SubnetID != nil, "PrivateLink.SubnetID", "is missing",
			"pass the ID of a subnet for private link")
		address, err := netip.ParseAddr(a.PrivateLink.Address)
		faults.Require(err == nil && address.IsPrivate(), "PrivateLink.Address",
			fmt.Sprintf("must be a private address, not %q", a.PrivateLink.Address), "take one of the gateway's subnet")
	}
	if a.Certificate != nil {
		faults.Require(a.Certificate.SecretID != nil, "Certificate.SecretID", "is missing", "pass the secret's address")
		faults.Require(a.Certificate.VaultID != nil, "Certificate.VaultID", "is missing", "pass the ID of the vault")
	}
	return faults.Err()
}

func (a Args) validateCapacity(faults *fault.List) {
	low, high := a.MinCapacity, a.maxCapacity()
	faults.Require(low >= 0 && low <= maxMinCapacity, "MinCapacity",
		fmt.Sprintf("must be 0 to %d, not %d", maxMinCapacity, low), "use 2")
	faults.Require(high >= minMaxCapacity && high <= maxMaxCapacity, "MaxCapacity",
		fmt.Sprintf("must be %d to %d, not %d", minMaxCapacity, maxMaxCapacity, high), "use 10")
	faults.Require(low <= high, "MinCapacity", fmt.Sprintf("%d is above MaxCapacity, %d", low, high), "raise MaxCapacity")
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "minCapacity": pulumi.Int(a.MinCapacity),
		"maxCapacity": pulumi.Int(a.maxCapacity()), "zoneRedundant": pulumi.Bool(a.ZoneRedundant),
		"protocol": pulumi.String(a.protocol()), "privateLink": pulumi.Bool(a.PrivateLink != nil),
		"privateOnly": pulumi.Bool(a.PrivateOnly),
	}
}
