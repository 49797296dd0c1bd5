package naming

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/internal/azure"
)

// Scheme holds the parts that all names of one region stamp or cell share.
type Scheme struct {
	// Workload is required: the application's short name, 2 to 10 lowercase letters and digits, a letter first.
	Workload string
	// Environment is required: 2 to 8 lowercase letters and digits, a letter first.
	Environment string
	// RegionShort is required: the region's short name, e.g. "eus2".
	RegionShort string
	// Cell is optional: "c00" to "c99" in a cell, empty in what the region's cells share.
	Cell string
	// Suffix is required for types whose names are unique in all of Azure: 5 random lowercase letters and digits.
	Suffix pulumi.StringInput
}

var (
	workloadForm    = regexp.MustCompile(`^[a-z][a-z0-9]{1,9}$`)
	environmentForm = regexp.MustCompile(`^[a-z][a-z0-9]{1,7}$`)
	regionForm      = regexp.MustCompile(`^[a-z][a-z0-9]{1,7}$`)
	cellForm        = regexp.MustCompile(`^c[0-9]{2}$`)
)

// Validate reports every part that breaks its form.
func (s Scheme) Validate() error {
	var faults fault.List
	faults.Require(workloadForm.MatchString(s.Workload), "Workload",
		fmt.Sprintf("must be 2 to 10 lowercase letters and digits, a letter first, not %q", s.Workload),
		"choose a short name such as shop")
	faults.Require(environmentForm.MatchString(s.Environment), "Environment",
		fmt.Sprintf("must be 2 to 8 lowercase letters and digits, a letter first, not %q", s.Environment),
		"choose a short name such as dev or prod")
	faults.Require(regionForm.MatchString(s.RegionShort), "RegionShort",
		fmt.Sprintf("must be 2 to 8 lowercase letters and digits, a letter first, not %q", s.RegionShort),
		"use the region's short name, such as eus2")
	faults.Require(s.Cell == "" || cellForm.MatchString(s.Cell), "Cell",
		fmt.Sprintf("must be c00 to c99 or empty, not %q", s.Cell), "number the cell with two digits")
	faults.Require(s.Suffix != nil, "Suffix", "is missing", "pass 5 random lowercase letters and digits")
	return faults.Err()
}

// Name returns the name of a resource that is unique in its resource group, its subscription or its parent. what tells
// apart several resources of one type.
func (s Scheme) Name(armType string, what ...string) string {
	return Compose(ruleFor(armType), s.parts(what, ""))
}

// GlobalName returns the name of a resource that is unique in all of Azure: it ends in the random suffix.
func (s Scheme) GlobalName(armType string, what ...string) pulumi.StringOutput {
	return s.Suffix.ToStringOutput().ApplyT(func(suffix string) string {
		return Compose(ruleFor(armType), s.parts(what, suffix))
	}).(pulumi.StringOutput)
}

func (s Scheme) parts(what []string, suffix string) Parts {
	return Parts{
		Workload: s.Workload, Environment: s.Environment, Region: s.RegionShort, Cell: s.Cell, What: what, Suffix: suffix,
	}
}

// ruleFor falls back to what every type accepts, so that a type without a rule still gets a legal name.
func ruleFor(armType string) azure.NameRule {
	if rule, ok := azure.NameRuleFor(armType); ok {
		return rule
	}
	return azure.NameRule{ARMType: armType, Min: 1, Max: 24, Pattern: `^[a-z0-9]+$`, Lowercase: true}
}
