package worker

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a function app and its plan.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Part is optional: lowercase letters and digits that tell the app and its plan from others of the placement. It is part
	// of Azure's names. Default "worker".
	Part string
	// Runtime is required.
	Runtime Runtime
	// ZoneRedundant is optional: spreads the instances over zones, and keeps two of each function ready. Default false.
	ZoneRedundant bool
	// MaxInstances is optional: 1 to 1000 instances of the whole app. Default 100, which is Azure's.
	MaxInstances int
	// MemoryMB is optional: the memory of an instance, 512, 2048 or 4096 MB. Default 2048, which is Azure's.
	MemoryMB int
	// Functions is optional: the functions of which instances are kept ready. Default none is named; over zones Azure keeps
	// two of each all the same.
	Functions []string
	// Ready is optional: how many instances of each of Functions always stand ready. A zone-redundant app keeps two at
	// least. Default 0: none is asked for.
	Ready int
	// ReadyForHTTP is optional: how many instances that answer requests always stand ready; functions with an HTTP trigger
	// share their instances. A zone-redundant app keeps two at least. Default 0: none is asked for.
	ReadyForHTTP int
	// Identity is required: what the app runs as.
	Identity Identity
	// SubnetID is required: a subnet delegated to Microsoft.App/environments, for apps on such
	// plans alone.
	SubnetID pulumi.StringInput
	// Host is required: where the app keeps its state and its package.
	Host Host
	// PublicAccess is optional: the app can be reached and deployed from everywhere. Default false: by private endpoint.
	PublicAccess bool
	// Settings is optional: the app's environment variables. Those of the host and AZURE_CLIENT_ID are added.
	Settings map[string]pulumi.StringInput
	// After is optional: what must be there before the app starts, such as the identity's roles on the host's storage and
	// the private endpoints of it. Default nothing.
	After []pulumi.Resource
}

// Runtime is the language of the functions.
type Runtime struct {
	// Name is required: dotnet-isolated, node, java, powershell, python or custom.
	Name string
	// Version is required, e.g. "10.0" or "22".
	Version string
}

// Identity is a user-assigned managed identity.
type Identity struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
}

// Host is a storage account of the app's own. The identity needs the roles Storage Blob Data Owner, Storage Queue Data
// Contributor and Storage Table Data Contributor on it (Microsoft Learn "Connecting to host storage with an identity",
// known).
type Host struct {
	// AccountName is required: the account's name.
	AccountName pulumi.StringInput
	// PackageURL is required: the address of the blob container that the app's package is deployed to.
	PackageURL pulumi.StringInput
}

// The defaults of scaling. Source: azurerm function_app_flex_consumption and the ARM schema, inferred.
const (
	defaultMaxInstances = 100
	defaultMemoryMB     = 2048
)

// runtimes of Flex Consumption. Source: pulumi-azure-native-sdk v2.92, doc comment of FunctionsRuntime, verified.
var runtimes = []string{"dotnet-isolated", "node", "java", "powershell", "python", "custom"}

var (
	versionForm  = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
	partForm     = regexp.MustCompile(`^[a-z0-9]*$`)
	functionForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,127}$`)
	settingForm  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

func (a Args) maxInstances() int {
	if a.MaxInstances == 0 {
		return defaultMaxInstances
	}
	return a.MaxInstances
}

func (a Args) part() string {
	if a.Part == "" {
		return "worker"
	}
	return a.Part
}

func (a Args) memoryMB() int {
	if a.MemoryMB == 0 {
		return defaultMemoryMB
	}
	return a.MemoryMB
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(partForm.MatchString(a.Part), "Part",
		fmt.Sprintf("must be lowercase letters and digits, not %q", a.Part), "use a word such as orders")
	faults.Require(slices.Contains(runtimes, a.Runtime.Name), "Runtime.Name",
		fmt.Sprintf("%q is not a runtime of Flex Consumption", a.Runtime.Name), fmt.Sprintf("use one of %q", runtimes))
	faults.Require(versionForm.MatchString(a.Runtime.Version), "Runtime.Version",
		fmt.Sprintf("must be a version, not %q", a.Runtime.Version), "write it as 10.0 or 22")
	faults.Require(a.Identity.ID != nil, "Identity.ID", "is missing", "pass the identity's resource ID")
	faults.Require(a.Identity.ClientID != nil, "Identity.ClientID", "is missing", "pass the identity's client ID")
	faults.Require(a.SubnetID != nil, "SubnetID", "is missing", "pass the ID of the workers' subnet")
	faults.Require(a.Host.AccountName != nil, "Host.AccountName", "is missing", "pass the account's name")
	faults.Require(a.Host.PackageURL != nil, "Host.PackageURL", "is missing", "pass the container's address")
	a.validateScale(&faults)
	a.validateSettings(&faults)
	return faults.Err()
}

func (a Args) validateScale(faults *fault.List) {
	faults.Require(a.maxInstances() >= 1 && a.maxInstances() <= azure.FlexMaxInstances, "MaxInstances",
		fmt.Sprintf("must be 1 to %d, not %d", azure.FlexMaxInstances, a.MaxInstances), "choose a number in between")
	faults.Require(slices.Contains(azure.FlexMemoryMB(), a.memoryMB()), "MemoryMB",
		fmt.Sprintf("must be one of %v, not %d", azure.FlexMemoryMB(), a.MemoryMB), "use 2048")
	faults.Require(a.ReadyForHTTP >= 0 && a.readyForHTTP() <= a.maxInstances(), "ReadyForHTTP",
		fmt.Sprintf("must be 0 to the %d that may run, not %d", a.maxInstances(), a.readyForHTTP()),
		"lower it, or raise MaxInstances")
	for i, function := range a.Functions {
		field := fmt.Sprintf("Functions[%d]", i)
		faults.Require(functionForm.MatchString(function), field,
			fmt.Sprintf("must be letters, digits, hyphens and underscores, a letter first, not %q", function), "rename it")
		faults.Require(!slices.Contains(a.Functions[:i], function), field, fmt.Sprintf("%q is named twice", function),
			"name it once")
	}
	faults.Require(a.Ready >= 0, "Ready", fmt.Sprintf("must be 0 or more, not %d", a.Ready), "raise it")
	ready := a.ready() * len(a.Functions)
	faults.Require(ready <= a.maxInstances(), "MaxInstances",
		fmt.Sprintf("must be at least the %d that %d functions keep ready, not %d", ready, len(a.Functions),
			a.maxInstances()), "raise it, lower Ready, or turn zone redundancy off")
}

func (a Args) validateSettings(faults *fault.List) {
	own := a.hostSettings()
	for _, name := range slices.Sorted(maps.Keys(a.Settings)) {
		field := fmt.Sprintf("Settings[%q]", name)
		faults.Require(settingForm.MatchString(name), field, "must be letters, digits and underscores", "rename it")
		faults.Require(a.Settings[name] != nil, field, "has no value", "give it one, or leave it out")
		_, taken := own[name]
		faults.Require(!taken, field, "is set by the component", "leave it out")
		if setting, decided := azure.FlexSettingOf(name); decided {
			faults.Add(field, "has no place on Flex Consumption, where it is decided by "+setting.Instead, "leave it out")
		}
	}
}

// inputs is what the state records of the arguments. It leaves the settings out: they are on the app.
func (a Args) inputs() pulumi.Map {
	inputs := pulumi.Map{
		"placement": a.Placement.Summary(), "runtime": pulumi.String(a.Runtime.Name + "|" + a.Runtime.Version),
		"zoneRedundant": pulumi.Bool(a.ZoneRedundant), "maxInstances": pulumi.Int(a.maxInstances()),
		"memoryMb": pulumi.Int(a.memoryMB()), "functions": pulumi.ToStringArray(a.Functions),
		"publicAccess": pulumi.Bool(a.PublicAccess),
	}
	if a.Ready > 0 {
		inputs["ready"] = pulumi.Int(a.Ready)
	}
	return inputs
}
