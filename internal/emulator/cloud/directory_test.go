package cloud_test

import (
	"errors"
	"math"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	site     = "11111111-1111-4111-8111-111111111111"
	identity = "22222222-2222-4222-8222-22222222222A"
)

// withOutputs is a resource of a type whose identities are under "principalId".
func withOutputs(id string, outputs model.Properties) model.Resource {
	return model.Resource{ID: id, Token: "t", ARMType: "Microsoft.Test/boxes", Outputs: outputs}
}

func systemAssigned(id, principal string) model.Resource {
	return withOutputs(id, model.Properties{"identity": model.Properties{"principalId": principal}})
}

// timed gives a cloud a clock that stands until the test moves it.
func timed(c *cloud.Cloud) *float64 {
	c.UseTypes(func(string) *model.Type { return &model.Type{Principals: []string{"principalId"}} })
	minute := 10.0
	c.UseClock(func() float64 { return minute })
	return &minute
}

func requireAge(t *testing.T, c *cloud.Cloud, principal string, want float64) {
	t.Helper()
	age, exists := c.PrincipalAge(principal)
	require.True(t, exists, "%s is not in the directory", principal)
	assert.InDelta(t, want, age, 1e-9)
}

func requireGone(t *testing.T, c *cloud.Cloud, principal string) {
	t.Helper()
	_, exists := c.PrincipalAge(principal)
	require.False(t, exists, "%s is in the directory", principal)
}

func TestThePrincipalsOfResourcesAge(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	minute := timed(c)
	put(t, c, systemAssigned("/site", site), withOutputs("/identity", model.Properties{"principalId": identity}))
	requireAge(t, c, site, 0)
	*minute += 3
	put(t, c, systemAssigned("/SITE", site))
	requireAge(t, c, site, 3)
	requireAge(t, c, "22222222-2222-4222-8222-22222222222a", 3)
}

func TestAPrincipalIsAsOldAsItsIdentityAndGoesWithIt(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	minute := timed(c)
	put(t, c, withOutputs("/site", nil))
	requireGone(t, c, site)
	*minute += 3
	put(t, c, systemAssigned("/site", site))
	requireAge(t, c, site, 0)
	put(t, c, withOutputs("/site", nil))
	requireGone(t, c, site)
}

func TestAPrincipalOfTwoResourcesOutlivesOne(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	minute := timed(c)
	put(t, c, withOutputs("/identity", model.Properties{"principalId": identity}))
	*minute += 3
	put(t, c, withOutputs("/cluster", model.Properties{"principalId": identity}))
	requireAge(t, c, identity, 3)
	require.NoError(t, c.Update(func(tx *cloud.Tx) error { tx.Remove("/cluster"); return nil }))
	requireAge(t, c, identity, 3)
	require.NoError(t, c.Update(func(tx *cloud.Tx) error { tx.Remove("/identity"); return nil }))
	requireGone(t, c, identity)
}

func TestARefusedResourceHasNoPrincipal(t *testing.T) {
	t.Parallel()
	c := cloud.Memory()
	timed(c)
	require.Error(t, c.Update(func(tx *cloud.Tx) error {
		tx.Put(systemAssigned("/site", site))
		return errors.New("refused")
	}))
	requireGone(t, c, site)
}

func TestWhatAFileHoldsTheDirectoryHasKnownForEver(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cloud.db")
	first, err := cloud.Open(path)
	require.NoError(t, err)
	timed(first)
	put(t, first, systemAssigned("/site", site))
	require.NoError(t, first.Close())
	second, err := cloud.Open(path)
	require.NoError(t, err)
	timed(second)
	age, exists := second.PrincipalAge(site)
	assert.True(t, exists)
	assert.True(t, math.IsInf(age, 1))
	require.NoError(t, second.Close())
}
