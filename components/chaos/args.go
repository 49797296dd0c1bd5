package chaos

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes the experiments of one region.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Experiments is required.
	Experiments []Experiment
}

// Experiment injects one fault into one resource.
type Experiment struct {
	// Name is required: words of lowercase letters and digits with hyphens between them, such as "app-stop".
	Name string
	// Fault is required: the URN of a fault in the table of internal/azure.
	Fault string
	// Target is required: what is harmed. Experiments with the same target name share it.
	Target Target
	// Parameters is optional: those of the fault. Default none.
	Parameters map[string]pulumi.StringInput
	// Minutes is optional: how long a continuous fault lasts, 1 to 720. Default 5. A discrete fault has no length.
	Minutes int
}

// Target is a resource that experiments harm.
type Target struct {
	// Name is required: it becomes part of logical names, and has the form of an experiment's.
	Name string
	// ID is required: the resource ID.
	ID pulumi.StringInput
}

const (
	defaultMinutes = 5
	// maxMinutes: Microsoft Learn, Azure Chaos Studio service limits (2026), 12 hours for an action, verified.
	maxMinutes = 720
)

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (e Experiment) minutes() int {
	if e.Minutes == 0 {
		return defaultMinutes
	}
	return e.Minutes
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(len(a.Experiments) > 0, "Experiments", "must not be empty", "name an experiment")
	seen := map[string]bool{}
	for i, experiment := range a.Experiments {
		field := fmt.Sprintf("Experiments[%d]", i)
		faults.Merge(field, experiment.validate())
		faults.Require(!seen[experiment.Name], field+".Name", fmt.Sprintf("%q is there twice", experiment.Name),
			"give each a name of its own")
		seen[experiment.Name] = true
	}
	return faults.Err()
}

func (e Experiment) validate() error {
	var faults fault.List
	const form = "must be lowercase words with hyphens between them, not %q"
	faults.Require(nameForm.MatchString(e.Name), "Name", fmt.Sprintf(form, e.Name), "use a name such as app-stop")
	_, known := azure.ChaosFaultByURN(e.Fault)
	faults.Require(known, "Fault", fmt.Sprintf("must be a fault in the table, not %q", e.Fault),
		"use one such as azure.ChaosStopApp")
	faults.Require(nameForm.MatchString(e.Target.Name), "Target.Name", fmt.Sprintf(form, e.Target.Name),
		"use a name such as app")
	faults.Require(e.Target.ID != nil, "Target.ID", "is missing", "pass the ID of the resource")
	faults.Require(e.minutes() >= 1 && e.minutes() <= maxMinutes, "Minutes",
		fmt.Sprintf("must be 1 to %d, not %d", maxMinutes, e.Minutes), "use 5")
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	experiments := pulumi.Map{}
	for _, experiment := range a.Experiments {
		experiments[experiment.Name] = pulumi.Map{
			"fault": pulumi.String(experiment.Fault), "target": pulumi.String(experiment.Target.Name),
			"minutes": pulumi.Int(experiment.minutes()),
		}
	}
	return pulumi.Map{"placement": a.Placement.Summary(), "experiments": experiments}
}
