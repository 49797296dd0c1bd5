package cosmos

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	documentdb "github.com/azstage/azstage/internal/azurenative/documentdb/v20241115"
)

// ConflictResolution decides between two writes of one document in two regions. The zero value lets the later one win,
// by Azure's own time stamp.
type ConflictResolution struct {
	// Path is optional: a property with a number, the larger of which wins, e.g. "/version". Default "/_ts", the time of
	// the write.
	Path string
	// Procedure is optional, in place of Path: the name of a stored procedure of the container that merges the writes. The
	// application deploys it, because procedures belong to the data plane; while it is missing or fails, conflicts wait in
	// the feed of conflicts.
	Procedure string
}

// timeStamp is the property that Azure writes itself.
const timeStamp = "/_ts"

// procedureForm: a resource of an account has 1 to 255 characters without / \ # ?. Source: Microsoft Learn, Azure
// Cosmos DB service quotas, known.
var procedureForm = regexp.MustCompile(`^[^/\\#?]{1,255}$`)

func (r ConflictResolution) validate(faults *fault.List, field string) {
	faults.Require(r.Path == "" || keyForm.MatchString(r.Path), field+".Path",
		fmt.Sprintf("must be a path such as /version, not %q", r.Path), "name a property with a number")
	faults.Require(r.Procedure == "" || procedureForm.MatchString(r.Procedure), field+".Procedure",
		fmt.Sprintf("must be 1 to 255 characters without / \\ # ?, not %q", r.Procedure), "use a name such as merge")
	faults.Require(r.Path == "" || r.Procedure == "", field+".Path", "excludes Procedure", "set one of the two")
}

// policy is written in full, because it cannot be given later.
func (r ConflictResolution) policy(database, container string) documentdb.ConflictResolutionPolicyArgs {
	if r.Procedure == "" {
		return documentdb.ConflictResolutionPolicyArgs{
			Mode: pulumi.String("LastWriterWins"), ConflictResolutionPath: pulumi.String(or(r.Path, timeStamp)),
		}
	}
	return documentdb.ConflictResolutionPolicyArgs{
		Mode: pulumi.String("Custom"),
		ConflictResolutionProcedure: pulumi.String(
			fmt.Sprintf("dbs/%s/colls/%s/sprocs/%s", database, container, r.Procedure)),
	}
}
