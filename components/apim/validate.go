package apim

import (
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/internal/azure"
)

var (
	skus        = []string{developer, premium}
	networkForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	apiForm     = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	// pathForm is stricter than Azure, which takes dots and colons too.
	pathForm = regexp.MustCompile(`^[a-z0-9]+([-/][a-z0-9]+)*$`)
)

// The longest that Azure takes: hashicorp/terraform-provider-azurerm v5.2.0 apimanagement/validate, verified. That of an
// API's name leaves room for the region in the names of its backends.
const (
	longestPublisher = 100
	longestAPIName   = 60
	longestPath      = 400
)

var methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Require(slices.Contains(skus, a.sku()), "SKU", fmt.Sprintf("%q has no way into a network of its own", a.SKU),
		"use one of "+strings.Join(skus, ", "))
	faults.Merge("Publisher", a.Publisher.validate())
	a.validateRegions(&faults)
	a.validateAPIs(&faults)
	if a.Tokens != nil {
		faults.Merge("Tokens", a.Tokens.validate())
	}
	faults.Require(a.CallsPerMinute >= 0, "CallsPerMinute", fmt.Sprintf("must be positive, not %d", a.CallsPerMinute),
		"leave it empty for 600")
	if a.Telemetry != nil {
		faults.Merge("Telemetry", a.Telemetry.validate())
	}
	return faults.Err()
}

func (p Publisher) validate() error {
	var faults fault.List
	faults.Require(p.Name != "" && len(p.Name) <= longestPublisher, "Name",
		fmt.Sprintf("must have 1 to %d characters, not %d", longestPublisher, len(p.Name)), "name who publishes the APIs")
	_, err := mail.ParseAddress(p.Email)
	faults.Require(err == nil && len(p.Email) <= longestPublisher, "Email", fmt.Sprintf("%q is no address", p.Email),
		"use one that people read")
	return faults.Err()
}

func (a Args) validateRegions(faults *fault.List) {
	faults.Require(len(a.Regions) > 0, "Regions", "is empty", "name the home of the service at least")
	faults.Require(len(a.Regions) <= 1 || a.sku() == premium, "Regions", "only Premium has further regions", "use Premium")
	seen := map[string]bool{}
	for i, region := range a.Regions {
		field, name := fmt.Sprintf("Regions[%d]", i), region.azureRegion().Name
		faults.Merge(field, region.validate(a.sku()))
		faults.Require(!seen[name], field+".Placement.Location", fmt.Sprintf("%q is used twice", name),
			"name each region once")
		seen[name] = true
	}
}

func (r Region) validate(sku string) error {
	var faults fault.List
	faults.Merge("Placement", r.Placement.Validate())
	faults.Require(r.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the subnet for API Management")
	r.validateNetworks(&faults)
	region := r.azureRegion()
	faults.Require(!r.ZoneRedundant || sku == premium, "ZoneRedundant", "needs Premium", "turn it off")
	faults.Require(!r.ZoneRedundant || region.Name == "" || region.Zones, "ZoneRedundant",
		fmt.Sprintf("%s has no availability zones", region.Name), "turn it off, or choose another region")
	if row, known := azure.APIManagementSKUByName(sku); known {
		faults.Require(r.units() >= row.MinUnits && r.units() <= row.MaxUnits, "Units",
			fmt.Sprintf("must be %d to %d on %s, not %d", row.MinUnits, row.MaxUnits, row.Name, r.units()),
			"choose a number in between")
	}
	faults.Require(!r.ZoneRedundant || r.units()%len(zoneNames) == 0, "Units",
		fmt.Sprintf("must be a multiple of %d over zones, not %d", len(zoneNames), r.units()), "round up")
	return faults.Err()
}

func (r Region) validateNetworks(faults *fault.List) {
	faults.Require(len(r.Networks) > 0, "Networks", "is empty", "name the network of the subnet at least")
	seen := map[string]bool{}
	for i, network := range r.Networks {
		field := fmt.Sprintf("Networks[%d]", i)
		faults.Require(networkForm.MatchString(network.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", network.Name), "use a word such as hub")
		faults.Require(!seen[network.Name], field+".Name", fmt.Sprintf("%q is used twice", network.Name),
			"give each network a name of its own")
		seen[network.Name] = true
		faults.Require(network.ID != nil, field+".ID", "is missing", "pass the ID of the virtual network")
	}
}

func (a Args) validateAPIs(faults *fault.List) {
	names, paths := map[string]bool{}, map[string]bool{}
	for i, api := range a.APIs {
		field := fmt.Sprintf("APIs[%d]", i)
		faults.Require(apiForm.MatchString(api.Name) && len(api.Name) <= longestAPIName, field+".Name",
			fmt.Sprintf("must be 1 to %d lowercase letters, digits and single hyphens, not %q", longestAPIName, api.Name),
			"use a word such as orders")
		faults.Require(!names[api.Name], field+".Name", fmt.Sprintf("%q is used twice", api.Name),
			"give each API a name of its own")
		faults.Require(pathForm.MatchString(api.Path) && len(api.Path) <= longestPath, field+".Path",
			fmt.Sprintf("must be words of lowercase letters, digits and hyphens, joined by /, not %q", api.Path),
			"use a word such as orders")
		faults.Require(!paths[api.Path], field+".Path", fmt.Sprintf("%q is used twice", api.Path),
			"give each API a path of its own")
		names[api.Name], paths[api.Path] = true, true
		api.validateMethods(faults, field)
		a.validateBackends(faults, field, api.Backends)
	}
}

func (a API) validateMethods(faults *fault.List, api string) {
	for i, method := range a.Methods {
		field := fmt.Sprintf("%s.Methods[%d]", api, i)
		faults.Require(slices.Contains(methods, method), field, fmt.Sprintf("%q is no HTTP method", method),
			"use some of "+strings.Join(methods, ", "))
		faults.Require(!slices.Contains(a.Methods[:i], method), field, fmt.Sprintf("%q is used twice", method),
			"name each method once")
	}
}

func (a Args) validateBackends(faults *fault.List, api string, backends []Backend) {
	faults.Require(len(backends) > 0, api+".Backends", "is empty", "say where the service is")
	seen := map[string]bool{}
	for i, backend := range backends {
		field := fmt.Sprintf("%s.Backends[%d]", api, i)
		location, _ := azure.RegionByName(backend.Location)
		has := slices.ContainsFunc(a.Regions, func(r Region) bool {
			return location.Name != "" && r.azureRegion().Name == location.Name
		})
		faults.Require(has, field+".Location", fmt.Sprintf("no gateway is in %q", backend.Location), "use one of Regions")
		faults.Require(!seen[location.Name] || location.Name == "", field+".Location",
			fmt.Sprintf("%q is used twice", backend.Location), "name each region once")
		seen[location.Name] = true
		faults.Require(backend.URL != nil, field+".URL", "is missing", "pass the address of the service")
	}
}

func (t Tokens) validate() error {
	var faults fault.List
	faults.Require(uuid.Validate(t.TenantID) == nil, "TenantID", fmt.Sprintf("must be a GUID, not %q", t.TenantID),
		"use the ID of the directory")
	faults.Require(len(t.Audiences) > 0 && !slices.Contains(t.Audiences, ""), "Audiences", "names nobody",
		"name the application that the tokens are for, or leave Tokens out")
	return faults.Err()
}

func (t Telemetry) validate() error {
	var faults fault.List
	faults.Require(t.AppInsightsID != nil, "AppInsightsID", "is missing", "pass the ID of the resource")
	faults.Require(t.ConnectionString != nil, "ConnectionString", "is missing", "pass that of the resource")
	faults.Require(t.SamplingPercent >= 0 && t.SamplingPercent <= everything, "SamplingPercent",
		fmt.Sprintf("must be 0 to %d, not %g", everything, t.SamplingPercent), "leave it empty to keep everything")
	return faults.Err()
}
