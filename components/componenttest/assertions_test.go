package componenttest_test

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi-azure-native-sdk/managedidentity/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
)

// witness notes that an assertion failed, instead of failing the test.
type witness struct{ messages []string }

func (w *witness) Errorf(format string, values ...any) {
	w.messages = append(w.messages, fmt.Sprintf(format, values...))
}

func (w *witness) FailNow() { panic(w) }

// failures runs an assertion and returns what it found.
func failures(assertion func(*witness)) (messages []string) {
	w := &witness{}
	defer func() {
		if r := recover(); r != nil && r != any(w) {
			panic(r)
		}
		messages = w.messages
	}()
	assertion(w)
	return w.messages
}

// component registers a component with one identity as its child.
func component(t *testing.T, child string, orphan, protect bool) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		holder := &struct{ pulumi.ResourceState }{}
		if err := ctx.RegisterComponentResourceV2("azstage:components:Sample", "it", pulumi.Map{}, holder); err != nil {
			return err
		}
		opts := []pulumi.ResourceOption{pulumi.Protect(protect)}
		if !orphan {
			opts = append(opts, pulumi.Parent(holder))
		}
		_, err := managedidentity.NewUserAssignedIdentity(ctx, child, &managedidentity.UserAssignedIdentityArgs{
			ResourceGroupName: pulumi.String("rg"),
		}, opts...)
		return err
	})
}

func TestAChildInItsPlaceIsFine(t *testing.T) {
	t.Parallel()
	recording := component(t, "it-identity", false, true)
	assert.Empty(t, failures(func(w *witness) { recording.AssertDescend(w, "it"); recording.AssertProtected(w) }))
}

func TestAnOrphanIsNoticed(t *testing.T) {
	t.Parallel()
	recording := component(t, "it-identity", true, true)
	assert.Len(t, failures(func(w *witness) { recording.AssertDescend(w, "it") }), 1)
}

func TestAChildWithAForeignNameIsNoticed(t *testing.T) {
	t.Parallel()
	recording := component(t, "identity", false, true)
	assert.Len(t, failures(func(w *witness) { recording.AssertDescend(w, "it") }), 1)
}

func TestAnUnprotectedStatefulChildIsNoticed(t *testing.T) {
	t.Parallel()
	recording := component(t, "it-identity", false, false)
	assert.Len(t, failures(func(w *witness) { recording.AssertProtected(w) }), 1)
}

func TestProtectionWhereNoneBelongsIsNoticed(t *testing.T) {
	t.Parallel()
	recording := component(t, "it-identity", false, true)
	assert.NotEmpty(t, failures(func(w *witness) { recording.AssertUnprotected(w) }))
	stateless := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := insights.NewActionGroup(ctx, "it-group", &insights.ActionGroupArgs{
			ResourceGroupName: pulumi.String("rg"), GroupShortName: pulumi.String("g"), Enabled: pulumi.Bool(true),
		}, pulumi.Protect(true))
		return err
	})
	assert.NotEmpty(t, failures(func(w *witness) { stateless.AssertProtected(w) }))
}

func TestAComponentWithoutChildrenProvesNothing(t *testing.T) {
	t.Parallel()
	empty := componenttest.Run(t, func(ctx *pulumi.Context) error {
		holder := &struct{ pulumi.ResourceState }{}
		return ctx.RegisterComponentResourceV2("azstage:components:Sample", "it", pulumi.Map{}, holder)
	})
	assert.NotEmpty(t, failures(func(w *witness) { empty.AssertDescend(w, "it") }))
	assert.NotEmpty(t, failures(func(w *witness) { empty.AssertProtected(w) }))
}
