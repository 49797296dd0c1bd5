package frontdoor_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/frontdoor"
)

func TestAnEdgeActionHasAVersionThatIsTheDefault(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := frontdoor.NewEdgeAction(ctx, "edge", frontdoor.EdgeActionArgs{
			Placement: componenttest.Placement(), What: "requests",
		})
		return err
	})
	action, version := recording.Named(t, "edge-action"), recording.Named(t, "edge-version")
	assert.Regexp(t, "^[a-zA-Z][a-zA-Z0-9]*$", action.Input(t, "edgeActionName"))
	assert.Equal(t, action.Input(t, "edgeActionName"), version.Input(t, "edgeActionName"))
	assert.Equal(t, "True", version.Input(t, "isDefaultVersion"))
	assert.Equal(t, "edge-action", version.DeletedWith())
	assert.ErrorContains(t, frontdoor.EdgeActionArgs{Placement: componenttest.Placement()}.Validate(), "What")
}
