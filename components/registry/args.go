package registry

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes one registry.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// SKU is optional: Basic, Standard or Premium. Default Basic, with Private or Replicas Premium.
	SKU string
	// Private is optional: the registry is reached by private endpoint alone. Needs Premium. Default false.
	Private bool
	// RetentionDays is optional: after how many days a manifest without a tag is deleted, 1 to 365. Needs Premium.
	// Default never.
	RetentionDays int
	// Replicas is optional: further regions that keep a copy of every image, such as "westus3". Needs Premium. Default
	// none.
	Replicas []string
	// Pullers is optional: who may pull images. Default nobody.
	Pullers []Puller
}

// Puller is an identity that may pull images.
type Puller struct {
	// Name is required and unique: lowercase letters and digits, a letter first, hyphens in between. It is part of a logical
	// name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
}

// The tiers. Source: containerregistry ARM schema 2023-07-01, verified 2026-11.
const (
	basic   = "Basic"
	premium = "Premium"
)

var skus = []string{basic, "Standard", premium}

// maxRetentionDays: containerregistry ARM schema 2023-07-01, known.
const maxRetentionDays = 365

var pullerForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (a Args) sku() string {
	switch {
	case a.SKU != "":
		return a.SKU
	case a.Private || len(a.Replicas) > 0:
		return premium
	}
	return basic
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	known, isPremium := slices.Contains(skus, a.sku()), a.sku() == premium
	faults.Require(known, "SKU", fmt.Sprintf("%q is not a tier of registries", a.SKU), "use "+strings.Join(skus, ", "))
	faults.Require(!known || isPremium || !a.Private, "Private", "is not offered in the tier "+a.sku(), "use Premium")
	faults.Require(!known || isPremium || a.RetentionDays == 0, "RetentionDays", "is not offered in the tier "+a.sku(),
		"use Premium, or leave it out")
	faults.Require(a.RetentionDays >= 0 && a.RetentionDays <= maxRetentionDays, "RetentionDays",
		fmt.Sprintf("must be between 1 and %d, not %d", maxRetentionDays, a.RetentionDays), "use 30, or leave it out")
	faults.Require(!known || isPremium || len(a.Replicas) == 0, "Replicas", "are not offered in the tier "+a.sku(),
		"use Premium, or leave them out")
	a.validateReplicas(&faults)
	seen := map[string]bool{}
	for i, puller := range a.Pullers {
		field := fmt.Sprintf("Pullers[%d]", i)
		faults.Require(pullerForm.MatchString(puller.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, a letter first, hyphens in between, not %q", puller.Name), "use a word such as web")
		faults.Require(!seen[puller.Name], field+".Name", fmt.Sprintf("%q is used twice", puller.Name),
			"give each a name of its own")
		faults.Require(puller.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		seen[puller.Name] = true
	}
	return faults.Err()
}

func (a Args) validateReplicas(faults *fault.List) {
	home, _ := azure.RegionByName(a.Placement.Location)
	seen := map[string]bool{home.Name: true}
	for i, name := range a.Replicas {
		field := fmt.Sprintf("Replicas[%d]", i)
		region, known := azure.RegionByName(name)
		faults.Require(known && region.Name == name, field, fmt.Sprintf("%q is not the name of a region", name),
			"use a name such as westus3")
		faults.Require(!known || !seen[region.Name], field, fmt.Sprintf("%s keeps the images already", name),
			"name each other region once")
		seen[region.Name] = true
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	recorded := pulumi.Map{
		"placement": a.Placement.Summary(), "sku": pulumi.String(a.sku()), "private": pulumi.Bool(a.Private),
		"retentionDays": pulumi.Int(a.RetentionDays),
	}
	if len(a.Replicas) > 0 {
		recorded["replicas"] = pulumi.ToStringArray(a.Replicas)
	}
	return recorded
}
