package emulator

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/faults"
)

func script(effect faults.Effect, times int) Options {
	return Options{Faults: faults.Script{Faults: []faults.Fault{{
		Name: "test", Effect: effect, Type: "Microsoft.Storage/storageAccounts", Times: times,
	}}}}
}

// createAccount creates a group and then an account, and returns the error of the latter.
func createAccount(t *testing.T, provider *testProvider) (plugin.CreateResponse, error) {
	t.Helper()
	if len(provider.log) == 0 {
		provider.create(t.Context(), t, groupToken, group())
	}
	return provider.Create(t.Context(), plugin.CreateRequest{
		URN: urnOf(accountToken, "x"), Type: accountToken, Properties: account()})
}

func exists(provider *testProvider) bool {
	_, there, _ := provider.subscription.Read(accountToken, accountID, nil, nil)
	return there
}

func TestOperationsTakeTheirTimeOneAfterTheOther(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	_, err := createAccount(t, provider)
	require.NoError(t, err)
	first, second := provider.log[0], provider.log[1]
	row, _ := azure.DurationOf(groupToken, azure.VerbCreate)
	assert.Zero(t, first.Started)
	assert.InDelta(t, row.Typical, first.Ended, 1e-9)
	assert.InDelta(t, first.Ended, second.Started, 1e-9, "what arrives after an operation ended starts then")
	assert.Greater(t, second.Ended, second.Started)
	assert.InDelta(t, second.Ended, provider.operations.clock.latest(), 1e-9)
}

func TestAMinuteCanTakeRealTime(t *testing.T) {
	t.Parallel()
	// The bubble has a clock of its own, which moves when everybody waits for it.
	synctest.Test(t, func(t *testing.T) {
		const minute = time.Minute
		provider := newTestProviderWith(t, Options{Minute: minute})
		began := time.Now()
		_, err := createAccount(t, provider)
		require.NoError(t, err)
		row, _ := azure.DurationOf(accountToken, azure.VerbCreate)
		assert.GreaterOrEqual(t, time.Since(began), time.Duration(row.Typical*float64(minute)))
		assert.GreaterOrEqual(t, provider.log[1].Ended-provider.log[1].Started, row.Typical)
	})
}

func TestAPassingFaultOnlyCostsTime(t *testing.T) {
	t.Parallel()
	provider := newTestProviderWith(t, script("throttled", 2))
	_, err := createAccount(t, provider)
	require.NoError(t, err)
	row, _ := azure.DurationOf(accountToken, azure.VerbCreate)
	assert.Greater(t, provider.log[1].Ended-provider.log[1].Started, row.Typical+1, "two pauses come on top")
}

func TestALastingFaultChangesNothingAndIsAzuresError(t *testing.T) {
	t.Parallel()
	provider := newTestProviderWith(t, script("skuNotAvailable", 1))
	_, err := createAccount(t, provider)
	require.ErrorContains(t, err, "SkuNotAvailable")
	assert.ErrorContains(t, err, "westeurope")
	assert.False(t, exists(provider))
	assert.Error(t, provider.log[1].Err)
	_, err = createAccount(t, provider)
	assert.NoError(t, err, "the next attempt gets through")
}

func TestAnAnswerThatIsLostLeavesTheResource(t *testing.T) {
	t.Parallel()
	provider := newTestProviderWith(t, script("answerLost", 1))
	_, err := createAccount(t, provider)
	require.ErrorContains(t, err, "RequestTimeout")
	assert.True(t, exists(provider))
	_, err = createAccount(t, provider)
	assert.ErrorContains(t, err, "already existing", "as on Azure, it has to be imported")
}

func TestWhatFailsAfterwardsIsHandedToTheState(t *testing.T) {
	t.Parallel()
	provider := newTestProviderWith(t, script("failsAfterwards", 2))
	_, err := createAccount(t, provider)
	details := initDetails(t, err)
	assert.Equal(t, accountID, details.GetId())
	assert.NotEmpty(t, details.GetProperties().GetFields())
	assert.True(t, exists(provider))

	_, err = provider.Update(t.Context(), plugin.UpdateRequest{
		URN: urnOf(accountToken, "x"), Type: accountToken, ID: resource.ID(accountID), NewInputs: account()})
	assert.NotEmpty(t, initDetails(t, err).GetReasons())
	_, err = provider.Update(t.Context(), plugin.UpdateRequest{
		URN: urnOf(accountToken, "x"), Type: accountToken, ID: resource.ID(accountID), NewInputs: account()})
	assert.Error(t, err, "updates are counted by themselves")
}

func initDetails(t *testing.T, err error) *pulumirpc.ErrorResourceInitFailed {
	t.Helper()
	require.Error(t, err)
	converted, ok := rpcerror.FromError(err)
	require.True(t, ok)
	require.NotEmpty(t, converted.Details())
	details, ok := converted.Details()[0].(*pulumirpc.ErrorResourceInitFailed)
	require.True(t, ok)
	return details
}
