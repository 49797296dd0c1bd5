package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	manualThroughput    = "options.throughput"
	autoscaleThroughput = "options.autoscaleSettings.maxThroughput"
)

// throughputRules are those of databases and containers alike.
func throughputRules(prefix, source string) []model.Rule {
	return []model.Rule{
		preflight(prefix+"one-throughput", "Throughput is set by hand or by autoscale, not both.",
			verified(source), oneThroughput),
		preflight(prefix+"throughput-steps",
			"Throughput by hand is 400 to 1,000,000 request units a second in steps of 100, the maximum of autoscale 1,000 "+
				"to 1,000,000 in steps of 1,000. That it cannot fall below a hundredth of what it once was, or below what the "+
				"data needs, is not modelled.", verified(source), throughputSteps),
		onApply(prefix+"serverless-has-no-throughput",
			"Databases and containers of a serverless account have no throughput.", known(), serverlessNoThroughput),
		onApply(prefix+"throughput-mode-stays",
			"An update does not switch between throughput by hand and autoscale: that is an operation of its own.",
			verified(source), throughputModeStays),
		onApply(prefix+"throughput-from-creation",
			"What was created without throughput of its own never gets any.",
			verified("Azure/azure-service-operator controllers/cosmosdb_sqldatabase_controller_test.go, which quotes the answer"),
			throughputFromCreation),
		onApply(prefix+"total-throughput",
			"The throughput of an account does not exceed the limit that the account sets.", known(), totalThroughput),
	}
}

func oneThroughput(r model.Request) []model.Fault {
	if !r.Inputs.Has(manualThroughput) || !r.Inputs.Has(autoscaleThroughput) {
		return nil
	}
	return model.Refuse("options", "BadRequest", "Both throughput and autoscaleSettings are set: choose one.")
}

func throughputSteps(r model.Request) []model.Fault {
	for _, limit := range []struct {
		property    string
		least, step int
	}{
		{manualThroughput, azure.CosmosManualMinimum, azure.CosmosManualStep},
		{autoscaleThroughput, azure.CosmosAutoscaleMinimum, azure.CosmosAutoscaleStep},
	} {
		value := int(r.Inputs.Number(limit.property))
		if r.Inputs.Has(limit.property) &&
			(value < limit.least || value > azure.CosmosMaximumThroughput || value%limit.step != 0) {
			return model.Refuse(limit.property, "BadRequest", "The throughput %d must be between %d and %d, in steps of %d.",
				value, limit.least, azure.CosmosMaximumThroughput, limit.step)
		}
	}
	return nil
}

// cosmosAccountOf is the account of a database, container or graph.
func cosmosAccountOf(r model.Request) (model.Resource, bool) {
	id := strings.ToLower(r.ID)
	for _, kind := range []string{"/sqldatabases/", "/gremlindatabases/"} {
		if at := strings.Index(id, kind); at > 0 {
			return r.Cloud.Get(r.ID[:at])
		}
	}
	return model.Resource{}, false
}

func serverlessNoThroughput(r model.Request) []model.Fault {
	account, ok := cosmosAccountOf(r)
	if !ok || !serverless(account.Outputs) || throughputMode(r.Inputs) == "" {
		return nil
	}
	return model.Refuse("options", "BadRequest",
		"Setting offer throughput or autopilot on container is not supported for serverless accounts.")
}

// throughputMode is "autoscale", "manual", or "" without throughput of its own.
func throughputMode(inputs model.Properties) string {
	switch {
	case inputs.Has(autoscaleThroughput):
		return "autoscale"
	case inputs.Has(manualThroughput):
		return "manual"
	}
	return ""
}

func throughputModeStays(r model.Request) []model.Fault {
	existing, ok := r.Cloud.Get(r.ID)
	before, after := throughputMode(existing.Inputs), throughputMode(r.Inputs)
	if !ok || r.Creating() || before == "" || after == "" || before == after {
		return nil
	}
	return model.Refuse("options", "BadRequest",
		"The throughput cannot be changed from %s to %s by an update: use the migrate operation.", before, after)
}

// throughputFromCreation: a container whose database shares no throughput gets 400 by hand when it asks for none, so
// it has throughput of its own.
func throughputFromCreation(r model.Request) []model.Fault {
	existing, ok := r.Cloud.Get(r.ID)
	if !ok || r.Creating() || throughputMode(existing.Inputs) != "" || throughputMode(r.Inputs) == "" {
		return nil
	}
	database, found := r.Cloud.Get(parentOf(r.ID))
	if found && oneOf(database.ARMType, cosmosDatabaseType, gremlinDatabaseType) &&
		throughputMode(database.Inputs) == "" {
		return nil
	}
	return model.Refuse("options", "BadRequest",
		"Throughput update is not supported for resources created without dedicated throughput.")
}

func totalThroughput(r model.Request) []model.Fault {
	account, ok := cosmosAccountOf(r)
	limit := account.Outputs.Number("capacity.totalThroughputLimit")
	if !ok || limit <= 0 {
		return nil
	}
	total := largestThroughput(r.Inputs)
	for _, other := range r.Cloud.Below(account.ID) {
		if !strings.EqualFold(other.ID, r.ID) {
			total += largestThroughput(other.Inputs)
		}
	}
	if total <= limit {
		return nil
	}
	return model.Refuse("options", "BadRequest", "Your account is currently configured with a total throughput limit of "+
		"%.0f RU/s. This operation failed because it would have increased the total throughput to %.0f RU/s.", limit, total)
}

func largestThroughput(inputs model.Properties) float64 {
	return max(inputs.Number(manualThroughput), inputs.Number(autoscaleThroughput))
}
