package resourceproviders

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	cosmosDatabaseRule  = "documentdb.sqlDatabases."
	cosmosContainerRule = "documentdb.containers."
	conflictDocs        = "Microsoft Learn, Manage conflict resolution policies in Azure Cosmos DB, custom policy using a " +
		"stored procedure (2025)"
)

func cosmosDatabaseRules() []model.Rule {
	return append([]model.Rule{
		preflight(cosmosDatabaseRule+"id-is-name", "The id of a database is its name.", known(),
			idIsName("databaseName")),
	}, throughputRules(cosmosDatabaseRule, cosmosDatabaseSource)...)
}

func cosmosContainerRules() []model.Rule {
	return append(containerRules(cosmosContainerRule, "container", "containerName", cosmosContainerSource),
		preflight(cosmosContainerRule+"conflict-procedure",
			"The procedure that resolves conflicts is one of the container itself, given by its path. Whether it exists is not "+
				"checked: it belongs to the data plane.", verified(conflictDocs), conflictProcedure))
}

// containerRules are those of containers and graphs, which are containers of another API.
func containerRules(prefix, kind, name, source string) []model.Rule {
	return append([]model.Rule{
		preflight(prefix+"id-is-name", "The id of a "+kind+" is its name.", known(), idIsName(name)),
		preflight(prefix+"partition-key",
			"A partition key has one path, or with MultiHash and version 2 up to three; a path begins with a slash.",
			verified(source), partitionKeyForm),
		preflight(prefix+"ttl",
			"A time to live is -1 or 1 to 2,147,483,647 seconds.", inferred(source), timeToLive),
		preflight(prefix+"analytical-ttl-stays",
			"Analytical storage of a "+kind+", once on, is never switched off.", verified(source), analyticalTTLStays),
		preflight(prefix+"conflict-policy",
			"LastWriterWins has a path and no procedure, Custom has no path.", known(), conflictPolicyForm),
		preflight(prefix+"index-root",
			"An indexing policy includes or excludes the root path /*, and a path ends in /* or /?.",
			inferred(cosmosDocs+"index-policy.md"), indexRoot),
		preflight(prefix+"index-none",
			"An indexing policy of mode none is not automatic and includes nothing.", known(), indexNone),
		onApply(prefix+"analytical-needs-account",
			"Analytical storage of a "+kind+" needs that of its account.", known(), analyticalNeedsAccount),
	}, throughputRules(prefix, source)...)
}

func idIsName(property string) check {
	return func(r model.Request) []model.Fault {
		id, name := r.Inputs.String("resource.id"), r.Inputs.String(property)
		if id == "" || name == "" || id == name {
			return nil
		}
		return model.Refuse("resource.id", "BadRequest", "The id '%s' of the resource does not match its name '%s'.", id, name)
	}
}

func partitionKeyForm(r model.Request) []model.Fault {
	const property = "resource.partitionKey.paths"
	key := r.Inputs.Object("resource.partitionKey")
	if !key.Has("paths") || !key.Known("kind") {
		return nil
	}
	most, paths := 1, key.List("paths")
	if oneOf(key.String("kind"), "MultiHash") {
		most = 3
		if key.Known("version") && key.Number("version") != 2 {
			return model.Refuse("resource.partitionKey.version", "BadRequest",
				"A partition key of kind MultiHash needs version 2.")
		}
	}
	if len(paths) < 1 || len(paths) > most {
		return model.Refuse(property, "BadRequest", "A partition key of this kind has 1 to %d paths, not %d.", most, len(paths))
	}
	for i, path := range key.Strings("paths") {
		if !strings.HasPrefix(path, "/") || len(path) < 2 {
			return model.Refuse(fmt.Sprintf("%s[%d]", property, i), "BadRequest",
				"The partition key path '%s' does not begin with a slash and a name.", path)
		}
	}
	return nil
}

func timeToLive(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, property := range []string{"resource.defaultTtl", "resource.analyticalStorageTtl"} {
		seconds := r.Inputs.Number(property)
		analytical := strings.HasSuffix(property, "analyticalStorageTtl")
		legal := seconds == -1 || seconds >= 1 && seconds <= math.MaxInt32 || analytical && seconds == 0
		if r.Inputs.Has(property) && !legal {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"The time to live must be -1 or between 1 and %d seconds, not %.0f.", math.MaxInt32, seconds)...)
		}
	}
	return faults
}

func analyticalTTLStays(r model.Request) []model.Fault {
	const property = "resource.analyticalStorageTtl"
	if r.Creating() || r.Old.Number(property) == 0 || !r.Inputs.Known(property) || !r.Inputs.Known("resource") ||
		r.Inputs.Number(property) != 0 {
		return nil
	}
	return model.Refuse(property, "BadRequest", "Analytical storage of a container cannot be disabled.")
}

func conflictPolicyForm(r model.Request) []model.Fault {
	policy := r.Inputs.Object("resource.conflictResolutionPolicy")
	wrong := map[string]string{
		"LastWriterWins": "conflictResolutionProcedure", "Custom": "conflictResolutionPath",
	}[policy.String("mode")]
	if wrong != "" && policy.String(wrong) != "" {
		return model.Refuse("resource.conflictResolutionPolicy."+wrong, "BadRequest",
			"%s does not apply to the conflict resolution mode %s.", wrong, policy.String("mode"))
	}
	if path := policy.String("conflictResolutionPath"); path != "" && !strings.HasPrefix(path, "/") {
		return model.Refuse("resource.conflictResolutionPolicy.conflictResolutionPath", "BadRequest",
			"The conflict resolution path '%s' does not begin with a slash.", path)
	}
	return nil
}

func conflictProcedure(r model.Request) []model.Fault {
	const property = "resource.conflictResolutionPolicy.conflictResolutionProcedure"
	procedure := r.Inputs.String(property)
	if procedure == "" || !r.Inputs.Has("databaseName") || !r.Inputs.Has("containerName") {
		return nil
	}
	below := "dbs/" + r.Inputs.String("databaseName") + "/colls/" + r.Inputs.String("containerName") + "/sprocs/"
	if name, ok := strings.CutPrefix(procedure, below); ok && name != "" && !strings.Contains(name, "/") {
		return nil
	}
	return model.Refuse(property, "BadRequest",
		"The conflict resolution procedure '%s' is not a stored procedure of the container: %s<name> is expected.",
		procedure, below)
}

func indexRoot(r model.Request) []model.Fault {
	const property = "resource.indexingPolicy"
	policy := r.Inputs.Object(property)
	included, excluded := indexPaths(policy, "includedPaths"), indexPaths(policy, "excludedPaths")
	paths := append(slices.Clone(included), excluded...)
	if len(paths) == 0 || slices.Contains(paths, "") {
		return nil
	}
	for _, path := range paths {
		if !strings.HasPrefix(path, "/") || !strings.HasSuffix(path, "/*") && !strings.HasSuffix(path, "/?") {
			return model.Refuse(property, "BadRequest", "The indexing path '%s' could not be accepted: it ends in /* or /?.", path)
		}
	}
	if !slices.Contains(paths, "/*") {
		return model.Refuse(property, "BadRequest",
			"The special mandatory indexing path \"/\" is not provided in any of the path type sets: include or exclude \"/*\".")
	}
	if duplicate := slices.IndexFunc(included, func(path string) bool { return slices.Contains(excluded, path) }); duplicate >= 0 {
		return model.Refuse(property, "BadRequest", "The indexing path '%s' is both included and excluded.", included[duplicate])
	}
	return nil
}

func indexNone(r model.Request) []model.Fault {
	const property = "resource.indexingPolicy"
	policy := r.Inputs.Object(property)
	if !oneOf(policy.String("indexingMode"), "none") || !policy.Bool("automatic") && len(policy.List("includedPaths")) == 0 {
		return nil
	}
	return model.Refuse(property, "BadRequest",
		"The indexing mode none needs automatic to be false and takes no included paths.")
}

func analyticalNeedsAccount(r model.Request) []model.Fault {
	const property = "resource.analyticalStorageTtl"
	account, ok := r.Cloud.Get(parentOf(parentOf(r.ID)))
	if !ok || r.Inputs.Number(property) == 0 || account.Outputs.Bool("enableAnalyticalStorage") {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The account %s has no analytical storage.", nameOf(account.ID))
}
