package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const searchID = group + "/providers/Microsoft.Search/searchServices/srch"

func searchCases() []ruleCase {
	sized := func(sku string, replicas, partitions float64) props {
		return props{"sku": props{"name": sku}, "replicaCount": replicas, "partitionCount": partitions}
	}
	dense := func(sku string, partitions float64) props {
		return props{"sku": props{"name": sku}, "hostingMode": "highDensity", "partitionCount": partitions}
	}
	login := func(disabled bool, options props) props {
		return props{"disableLocalAuth": disabled, "authOptions": options}
	}
	keys, both := props{"apiKeyOnly": props{}}, props{"apiKeyOnly": props{}, "aadOrApiKey": props{}}
	with := func(sku string, more props) props { return merged(props{"sku": props{"name": sku}}, more) }
	free := with("free", nil)
	return []ruleCase{
		{searchRule + "units", given(sized("standard", 12, 3)), given(sized("standard", 12, 4)), "replicaCount"},
		{searchRule + "units", given(sized("basic", 3, 3)), given(sized("basic", 4, 1)), "replicaCount"},
		{searchRule + "units", given(sized("free", 1, 1)), given(sized("free", 2, 1)), "replicaCount"},
		{searchRule + "partitions", given(sized("standard", 1, 6)), given(sized("standard", 1, 5)), "partitionCount"},
		{searchRule + "partitions", given(sized("basic", 1, 3)), given(sized("basic", 1, 4)), "partitionCount"},
		{searchRule + "partitions", given(dense("standard3", 3)), given(dense("standard3", 4)), "partitionCount"},
		{searchRule + "high-density-needs-standard3", given(dense("standard3", 1)), given(dense("standard2", 1)),
			"hostingMode"},
		{searchRule + "one-way-to-log-in", given(login(false, keys)), given(login(true, keys)), "authOptions"},
		{searchRule + "one-auth-option", given(login(false, keys)), given(login(false, both)), "authOptions"},
		{searchRule + "semantic-needs-basic", given(with("basic", props{"semanticSearch": "free"})),
			given(with("free", props{"semanticSearch": "free"})), "semanticSearch"},
		{searchRule + "private-needs-basic", given(with("basic", props{"publicNetworkAccess": "disabled"})),
			given(with("free", props{"publicNetworkAccess": "disabled"})), "publicNetworkAccess"},
		{searchRule + "one-free", in(fakeCloud{resource(searchID, free)}, searchID, free),
			in(fakeCloud{resource(searchID, free)}, searchID+"2", free), "sku.name"},
	}
}

func TestASearchServiceReturnsItsLoginOptionsUnlessItHasNoKeys(t *testing.T) {
	t.Parallel()
	outputs := searchOutputs(model.Request{ID: searchID, Inputs: props{}})
	assert.Equal(t, props{"apiKeyOnly": props{}}, outputs.Object("authOptions"), "Azure's default")
	assert.Equal(t, "running", outputs.String("status"))
	outputs = searchOutputs(model.Request{ID: searchID, Inputs: props{"disableLocalAuth": true}})
	assert.False(t, outputs.Has("authOptions"))
}
