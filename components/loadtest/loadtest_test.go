package loadtest_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/loadtest"
)

func TestALoadTestHasAnIdentityAndTheTags(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := loadtest.New(ctx, "loadtest", loadtest.Args{Placement: componenttest.Placement()})
		return err
	})
	recording.AssertDescend(t, "loadtest")
	recording.AssertUnprotected(t)
	made := recording.Named(t, "loadtest-service")
	assert.Equal(t, "lt-shop-prod-eus2", made.Input(t, "loadTestName"))
	assert.Equal(t, "SystemAssigned", made.Input(t, "identity.type"))
	assert.NotEmpty(t, made.Input(t, "tags"))
}

func TestALoadTestNeedsAPlace(t *testing.T) {
	t.Parallel()
	assert.ErrorContains(t, loadtest.Args{}.Validate(), "Placement.ResourceGroupName")
}
