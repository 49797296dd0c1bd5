package storagequeue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// PoisonSuffix ends the name of the queue for messages that nobody could work off. Source: Microsoft Learn, Azure Queue
// storage trigger for Azure Functions, poison messages, known.
const PoisonSuffix = "-poison"

// Args describes the queues of an account.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// AccountID is required: the resource ID of the storage account.
	AccountID pulumi.StringInput
	// AccountName is required: its name.
	AccountName pulumi.StringInput
	// Queues is required: their names, 3 to 56 lowercase letters, digits and single hyphens. Each gets a second queue for
	// poison messages.
	Queues []string
	// Senders and Receivers are optional: who puts messages on all of the queues, and who takes them. Default nobody.
	Senders, Receivers []Principal
}

// Principal is a managed identity.
type Principal struct {
	// Name is required: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// ID is required: the identity's object ID.
	ID pulumi.StringInput
}

var principalForm = regexp.MustCompile(`^[a-z0-9]+$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.AccountID != nil, "AccountID", "is missing", "pass the storage account's resource ID")
	faults.Require(a.AccountName != nil, "AccountName", "is missing", "pass the storage account's name")
	faults.Require(len(a.Queues) > 0, "Queues", "is empty", "name at least one queue")
	rule, _ := azure.NameRuleFor(naming.StorageQueue)
	for i, queue := range a.Queues {
		field := fmt.Sprintf("Queues[%d]", i)
		faults.Merge(field, rule.Check(queue))
		faults.Require(rule.Check(queue) != nil || rule.Check(queue+PoisonSuffix) == nil, field,
			fmt.Sprintf("%q leaves no room for %s", queue, PoisonSuffix), "shorten it")
		faults.Require(!strings.HasSuffix(queue, PoisonSuffix), field,
			fmt.Sprintf("%q is named like a queue for poison messages", queue), "rename it")
		faults.Require(!slices.Contains(a.Queues[:i], queue), field, fmt.Sprintf("%q is named twice", queue), "name it once")
	}
	validatePrincipals(&faults, "Senders", a.Senders)
	validatePrincipals(&faults, "Receivers", a.Receivers)
	return faults.Err()
}

func validatePrincipals(faults *fault.List, list string, principals []Principal) {
	seen := map[string]bool{}
	for i, principal := range principals {
		field := fmt.Sprintf("%s[%d]", list, i)
		faults.Require(principalForm.MatchString(principal.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", principal.Name), "use a word such as web")
		faults.Require(!seen[principal.Name], field+".Name", fmt.Sprintf("%q is used twice", principal.Name), "rename one")
		faults.Require(principal.ID != nil, field+".ID", "is missing", "pass the identity's object ID")
		seen[principal.Name] = true
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{"placement": a.Placement.Summary(), "queues": pulumi.ToStringArray(a.Queues)}
}
