package tablestorage

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes the tables of an account.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// AccountID is required: the resource ID of the storage account.
	AccountID pulumi.StringInput
	// AccountName is required: its name.
	AccountName pulumi.StringInput
	// Tables is required.
	Tables []Table
}

// Table is one table.
type Table struct {
	// Name is required: 3 to 63 letters and digits, a letter first. Names differ in more than their case.
	Name string
	// Users are optional: who reads, writes and deletes its entities. Default nobody.
	Users []Principal
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
	faults.Require(len(a.Tables) > 0, "Tables", "is empty", "name at least one table")
	rule, _ := azure.NameRuleFor(naming.StorageTable)
	seen := map[string]bool{}
	for i, table := range a.Tables {
		field := fmt.Sprintf("Tables[%d]", i)
		faults.Merge(field+".Name", rule.Check(table.Name))
		faults.Require(!strings.EqualFold(table.Name, reserved), field+".Name", fmt.Sprintf("%q is reserved", table.Name),
			"rename it")
		faults.Require(!seen[strings.ToLower(table.Name)], field+".Name", fmt.Sprintf("%q is named twice", table.Name),
			"name it once")
		seen[strings.ToLower(table.Name)] = true
		table.validateUsers(&faults, field)
	}
	return faults.Err()
}

// reserved is a name that Azure keeps for the list of tables. Microsoft Learn, understanding the Table service data model,
// 2026, known.
const reserved = "tables"

func (t Table) validateUsers(faults *fault.List, table string) {
	seen := map[string]bool{}
	for i, user := range t.Users {
		field := fmt.Sprintf("%s.Users[%d]", table, i)
		faults.Require(principalForm.MatchString(user.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", user.Name), "use a word such as web")
		faults.Require(!seen[user.Name], field+".Name", fmt.Sprintf("%q is used twice", user.Name), "rename one")
		faults.Require(user.ID != nil, field+".ID", "is missing", "pass the identity's object ID")
		seen[user.Name] = true
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	names := pulumi.StringArray{}
	for _, table := range a.Tables {
		names = append(names, pulumi.String(table.Name))
	}
	return pulumi.Map{"placement": a.Placement.Summary(), "tables": names}
}
