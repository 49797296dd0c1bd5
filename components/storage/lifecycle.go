package storage

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	storage "github.com/pulumi/pulumi-azure-native-sdk/storage/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
)

// LifecycleRule moves block blobs to cheaper tiers, or deletes them, by the days since they were last changed. Times
// are in whole days; 0 leaves a step out. At least one step is required, and those given are in ascending order.
type LifecycleRule struct {
	// Name is required: letters and digits, unique in the account.
	Name string
	// Containers is optional: whose blobs the rule is about. Default those of all containers.
	Containers []string
	// CoolAfterDays, ColdAfterDays and ArchiveAfterDays move a blob to the tier. What leaves a tier before 30, 90 and 180
	// days there is charged for the rest of them. The archive tier cannot be read without hours of waiting, and does not
	// exist on zone-redundant accounts.
	CoolAfterDays, ColdAfterDays, ArchiveAfterDays int
	// DeleteAfterDays deletes a blob.
	DeleteAfterDays int
	// DeleteVersionsAfterDays deletes older versions, and snapshots, this long after they were written. It does not have
	// to follow the others. Versions exist with Versioning only.
	DeleteVersionsAfterDays int
}

// The limits of a policy. Source: MicrosoftDocs/azure-docs storage/blobs/lifecycle-management-policy-structure.md
// (2025-06), verified.
const (
	maxLifecycleRules    = 100
	maxLifecyclePrefixes = 10
)

var lifecycleNameForm = regexp.MustCompile(`^[A-Za-z0-9]{1,256}$`)

// step is one thing that happens to a blob at an age.
type step struct {
	field string
	days  int
}

// steps are what a rule does to the current version of a blob, cheapest last.
func (r LifecycleRule) steps() []step {
	var taken []step
	for _, s := range []step{
		{"CoolAfterDays", r.CoolAfterDays}, {"ColdAfterDays", r.ColdAfterDays}, {"ArchiveAfterDays", r.ArchiveAfterDays},
		{"DeleteAfterDays", r.DeleteAfterDays},
	} {
		if s.days != 0 {
			taken = append(taken, s)
		}
	}
	return taken
}

func (a Args) validateLifecycle(faults *fault.List) {
	faults.Require(len(a.Lifecycle) <= maxLifecycleRules, "Lifecycle",
		fmt.Sprintf("must be at most %d rules, not %d", maxLifecycleRules, len(a.Lifecycle)), "unite some")
	seen := map[string]bool{}
	for i, rule := range a.Lifecycle {
		field := fmt.Sprintf("Lifecycle[%d]", i)
		faults.Require(lifecycleNameForm.MatchString(rule.Name), field+".Name",
			fmt.Sprintf("must be letters and digits, not %q", rule.Name), "rename it")
		faults.Require(!seen[rule.Name], field+".Name", fmt.Sprintf("%q is used twice", rule.Name), "rename one")
		seen[rule.Name] = true
		a.validateSteps(faults, field, rule)
		a.validateAged(faults, field, rule)
	}
}

func (a Args) validateSteps(faults *fault.List, field string, rule LifecycleRule) {
	steps := rule.steps()
	faults.Require(len(steps) > 0 || rule.DeleteVersionsAfterDays != 0, field, "does nothing",
		"give it a step, such as CoolAfterDays")
	for i, s := range steps {
		faults.Require(s.days > 0, field+"."+s.field, fmt.Sprintf("must be 0 or more days, not %d", s.days), "raise it")
		if i > 0 && s.days <= steps[i-1].days {
			faults.Add(field+"."+s.field, fmt.Sprintf("must be later than %s, not after %d days", steps[i-1].field, s.days),
				"put them in order")
		}
	}
	faults.Require(rule.DeleteVersionsAfterDays >= 0, field+".DeleteVersionsAfterDays",
		fmt.Sprintf("must be 0 or more days, not %d", rule.DeleteVersionsAfterDays), "raise it")
	faults.Require(rule.ArchiveAfterDays == 0 || !strings.HasSuffix(a.redundancy(), "ZRS"), field+".ArchiveAfterDays",
		a.redundancy()+" has no archive tier", "use ColdAfterDays, or an account of its own with Standard_GRS")
	faults.Require(rule.DeleteVersionsAfterDays == 0 || a.Versioning, field+".DeleteVersionsAfterDays",
		"there are no versions without Versioning", "turn Versioning on, or leave the step out")
}

func (a Args) validateAged(faults *fault.List, field string, rule LifecycleRule) {
	faults.Require(len(rule.Containers) <= maxLifecyclePrefixes, field+".Containers",
		fmt.Sprintf("must be at most %d, not %d", maxLifecyclePrefixes, len(rule.Containers)), "use a second rule")
	for i, container := range rule.Containers {
		faults.Require(slices.Contains(a.Containers, container), fmt.Sprintf("%s.Containers[%d]", field, i),
			fmt.Sprintf("%q is not a container of the account", container), "add it to Containers, or leave it out")
	}
}

// newLifecycle waits for the blob service: versions must be kept before a rule about them means anything.
func (s *Storage) newLifecycle(ctx *pulumi.Context, name string, args Args, account *storage.StorageAccount,
	blobs pulumi.Resource,
) error {
	if len(args.Lifecycle) == 0 {
		return nil
	}
	place, rules := args.Placement, storage.ManagementPolicyRuleArray{}
	for _, rule := range args.Lifecycle {
		rules = append(rules, rule.input())
	}
	_, err := storage.NewManagementPolicy(ctx, name+"-lifecycle", &storage.ManagementPolicyArgs{
		ResourceGroupName:    place.ResourceGroupName,
		AccountName:          account.Name,
		ManagementPolicyName: pulumi.String("default"),
		Policy:               storage.ManagementPolicySchemaArgs{Rules: rules},
	}, place.Child(naming.StorageManagementPolicy, s,
		pulumi.DeletedWith(account), pulumi.DependsOn([]pulumi.Resource{blobs}))...)
	return err
}

func (r LifecycleRule) input() storage.ManagementPolicyRuleArgs {
	filters := storage.ManagementPolicyFilterArgs{BlobTypes: pulumi.ToStringArray([]string{"blockBlob"})}
	if len(r.Containers) > 0 {
		prefixes := pulumi.StringArray{}
		for _, container := range r.Containers {
			// Without the slash the rule would be about every container that begins with the name.
			prefixes = append(prefixes, pulumi.String(container+"/"))
		}
		filters.PrefixMatch = prefixes
	}
	actions := storage.ManagementPolicyActionArgs{}
	if len(r.steps()) > 0 {
		actions.BaseBlob = storage.ManagementPolicyBaseBlobArgs{
			TierToCool: unchangedFor(r.CoolAfterDays), TierToCold: unchangedFor(r.ColdAfterDays),
			TierToArchive: unchangedFor(r.ArchiveAfterDays), Delete: unchangedFor(r.DeleteAfterDays),
		}
	}
	if r.DeleteVersionsAfterDays > 0 {
		written := storage.DateAfterCreationArgs{
			DaysAfterCreationGreaterThan: pulumi.Float64(r.DeleteVersionsAfterDays),
		}
		actions.Version = storage.ManagementPolicyVersionArgs{Delete: written}
		actions.Snapshot = storage.ManagementPolicySnapShotArgs{Delete: written}
	}
	return storage.ManagementPolicyRuleArgs{
		Name: pulumi.String(r.Name), Enabled: pulumi.Bool(true), Type: pulumi.String("Lifecycle"),
		Definition: storage.ManagementPolicyDefinitionArgs{Filters: filters, Actions: actions},
	}
}

// unchangedFor is the condition of a step, nil for a step that is left out.
func unchangedFor(days int) storage.DateAfterModificationPtrInput {
	if days == 0 {
		return nil
	}
	return storage.DateAfterModificationArgs{DaysAfterModificationGreaterThan: pulumi.Float64(days)}
}

func (a Args) lifecycleInputs() pulumi.StringArray {
	rules := pulumi.StringArray{}
	for _, rule := range a.Lifecycle {
		rules = append(rules, pulumi.String(rule.Name))
	}
	return rules
}
