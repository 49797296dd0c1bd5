package apptier

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

// Args describes a plan and its web app.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Part is optional: lowercase letters and digits that tell this app and its plan from others of the placement. It is
	// part of Azure's names. Default none, for the one app of a placement.
	Part string
	// Plan is required.
	Plan Plan
	// PlanID is optional: the resource ID of a plan made by NewPlan, which Plan describes, to share it with other apps.
	// Default a plan of the app's own.
	PlanID pulumi.StringInput
	// Runtime or Image is required, and not both. Runtime is a built-in stack, e.g. "DOTNETCORE|8.0".
	Runtime string
	// Image is a container image, e.g. "shop.azurecr.io/web:1.4". It is pulled with the app's identity.
	Image string
	// ImageAtCreation is optional: Image holds at creation only, and belongs to the deployment pipeline afterwards. Default
	// false: every deployment sets it.
	ImageAtCreation bool
	// HealthPath is required: what Azure asks every minute to find instances that are ill, e.g. "/healthz".
	HealthPath string
	// Identity is required: what the app runs as.
	Identity Identity
	// SubnetID is optional: the delegated subnet through which all outbound traffic leaves. Nil leaves it outside.
	SubnetID pulumi.StringInput
	// PrivateOnly is optional: the app is reached by private endpoint alone. Default false: it is public.
	PrivateOnly bool
	// AllowedSources is optional: who may reach the app over its public endpoint. Default everybody.
	AllowedSources AllowedSources
	// StagingSlot is optional: a second copy to deploy to and to swap with. Nil has none. Needs Standard or better.
	StagingSlot *StagingSlot
	// Settings is optional: the app's environment variables. AZURE_CLIENT_ID is added.
	Settings map[string]pulumi.StringInput
	// After is optional: what the app waits for, and its plan does not, such as the ways to the stores that its settings name.
	After []pulumi.Resource
}

// Plan is the size of an App Service plan.
type Plan struct {
	// SKU is required: e.g. "B2" or "P1v3".
	SKU string
	// Instances is optional. Default 1, the fewest a plan has.
	Instances int
	// ZoneRedundant is optional: spreads at least two instances over zones. Default false.
	ZoneRedundant bool
	// Autoscaled is optional: an autoscale setting changes the number of instances, and Instances holds at creation
	// only. Default false. Needs a tier that autoscales.
	Autoscaled bool
}

// Identity is a user-assigned managed identity.
type Identity struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
	// PrincipalID is required: the object ID.
	PrincipalID pulumi.StringInput
}

// minZonedInstances is what zone redundancy needs. Source: MicrosoftDocs/azure-docs
// reliability/reliability-app-service.md, 2025-05, verified.
const minZonedInstances = 2

// clientIDSetting is where the Azure SDKs look for the identity to use.
const clientIDSetting = "AZURE_CLIENT_ID"

var (
	runtimeForm = regexp.MustCompile(`^[A-Z]+\|[0-9A-Za-z.-]+$`)
	imageForm   = regexp.MustCompile(`^[a-z0-9][A-Za-z0-9._/:@-]*$`)
	partForm    = regexp.MustCompile(`^[a-z0-9]*$`)
	healthForm  = regexp.MustCompile(`^/[^\s?#]*$`)
	// settingForm is narrower than Azure's, which admits a dot: on Linux a dot turns into an underscore without a word.
	settingForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

func (p Plan) instances() int {
	return max(p.Instances, 1)
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(partForm.MatchString(a.Part), "Part",
		fmt.Sprintf("must be lowercase letters and digits, not %q", a.Part), "use a word such as orders")
	faults.Merge("Plan", a.Plan.validate())
	a.validateTier(&faults)
	a.validateCode(&faults)
	faults.Require(healthForm.MatchString(a.HealthPath), "HealthPath",
		fmt.Sprintf("must be a path without query, not %q", a.HealthPath), "use a path such as /healthz")
	faults.Require(a.Identity.ID != nil, "Identity.ID", "is missing", "pass the identity's resource ID")
	faults.Require(a.Identity.ClientID != nil, "Identity.ClientID", "is missing", "pass the identity's client ID")
	faults.Require(a.Identity.PrincipalID != nil, "Identity.PrincipalID", "is missing", "pass the identity's object ID")
	faults.Merge("AllowedSources", a.AllowedSources.validate())
	validateSettings(&faults, "Settings", a.Settings)
	if a.StagingSlot != nil {
		validateSettings(&faults, "StagingSlot.Settings", a.StagingSlot.Settings)
	}
	return faults.Err()
}

func validateSettings(faults *fault.List, list string, settings map[string]pulumi.StringInput) {
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		field := fmt.Sprintf("%s[%q]", list, name)
		faults.Require(settingForm.MatchString(name), field, "must be letters, digits and underscores",
			"rename it; two underscores stand for the colon of a .NET section")
		faults.Require(settings[name] != nil, field, "has no value", "give it one, or leave it out")
	}
}

func (p Plan) validate() error {
	var faults fault.List
	faults.Require(p.Instances >= 0, "Instances", fmt.Sprintf("must be at least 1, not %d", p.Instances), "raise it")
	faults.Require(!p.ZoneRedundant || p.instances() >= minZonedInstances, "Instances",
		fmt.Sprintf("must be at least %d with zone redundancy, not %d", minZonedInstances, p.instances()),
		"raise it, or turn zone redundancy off")
	tier, ok := azure.AppServiceTierOf(p.SKU)
	if !ok {
		faults.Add("SKU", fmt.Sprintf("%q is not an App Service size", p.SKU), "use one of "+strings.Join(skus(), ", "))
		return faults.Err()
	}
	faults.Require(p.instances() <= tier.MaxInstances, "Instances",
		fmt.Sprintf("must be at most %d in the tier %s, not %d", tier.MaxInstances, tier.Name, p.instances()),
		"lower it, or choose a higher tier")
	faults.Require(!p.Autoscaled || tier.Autoscale, "Autoscaled", "is not offered in the tier "+tier.Name,
		"choose S1 or larger")
	faults.Require(!p.ZoneRedundant || tier.ZoneRedundant, "ZoneRedundant",
		"is not offered in the tier "+tier.Name, "choose a Premium size such as P1v3")
	return faults.Err()
}

// validateTier checks what the app needs of its plan's tier. An unknown size is reported by the plan itself.
func (a Args) validateTier(faults *fault.List) {
	tier, ok := azure.AppServiceTierOf(a.Plan.SKU)
	if !ok {
		return
	}
	faults.Require(tier.AlwaysOn, "Plan.SKU", "must keep the app loaded, which the tier "+tier.Name+" does not",
		"choose B1 or larger")
	faults.Require(a.SubnetID == nil || tier.VNetIntegration, "SubnetID",
		"is not offered in the tier "+tier.Name, "choose B1 or larger")
	faults.Require(a.StagingSlot == nil || tier.Slots > 0, "StagingSlot",
		"is not offered in the tier "+tier.Name, "choose S1 or larger")
	faults.Require(!a.PrivateOnly || tier.PrivateEndpoint, "PrivateOnly",
		"is not offered in the tier "+tier.Name, "choose B1 or larger")
}

func (a Args) validateCode(faults *fault.List) {
	switch {
	case a.Runtime == "" && a.Image == "":
		faults.Add("Runtime", "is empty, and so is Image", "set one of them")
	case a.Runtime != "" && a.Image != "":
		faults.Add("Runtime", "is set, and so is Image", "remove one of them")
	case a.Runtime != "":
		faults.Require(runtimeForm.MatchString(a.Runtime), "Runtime",
			fmt.Sprintf("must be a stack and a version, not %q", a.Runtime), "write it as DOTNETCORE|8.0")
	default:
		faults.Require(imageForm.MatchString(a.Image), "Image",
			fmt.Sprintf("must be an image reference, not %q", a.Image), "write it as registry/name:tag")
	}
}

func skus() []string {
	var all []string
	for _, tier := range azure.AppServiceTiers() {
		all = append(all, tier.SKUs...)
	}
	return all
}

// inputs is what the state records of the arguments. It leaves the settings out: they are on the app.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "plan": a.Plan.inputs(),
		"runtime": pulumi.String(a.Runtime), "image": pulumi.String(a.Image),
		"healthPath": pulumi.String(a.HealthPath), "privateOnly": pulumi.Bool(a.PrivateOnly),
		"stagingSlot": pulumi.Bool(a.StagingSlot != nil), "restricted": pulumi.Bool(!a.AllowedSources.everybody()),
	}
}

func (p Plan) inputs() pulumi.Map {
	return pulumi.Map{
		"sku": pulumi.String(p.SKU), "instances": pulumi.Int(p.instances()),
		"zoneRedundant": pulumi.Bool(p.ZoneRedundant), "autoscaled": pulumi.Bool(p.Autoscaled),
	}
}
