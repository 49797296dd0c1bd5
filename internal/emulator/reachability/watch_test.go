package reachability

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// everything are the resources of all the clouds of the tests. Where several have one, it may be any of theirs.
func everything() map[string][]props {
	all := map[string][]props{}
	for _, f := range []fake{direct(), private(), spoke(), split(), linked(), listening(), queued(), reported(), published()} {
		for id, outputs := range f {
			all[id] = append(all[id], outputs)
		}
	}
	return all
}

// TestAWatchFindsWhatADerivationOfEverythingFinds makes, changes and deletes resources in any order.
func TestAWatchFindsWhatADerivationOfEverythingFinds(t *testing.T) {
	t.Parallel()
	all := everything()
	ids := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(rt *rapid.T) {
		store, watch, seen := cloud.Memory(), NewWatch(), map[string][]State{}
		ours, full := NewJournal(), NewJournal()
		store.Follow(watch.Change)
		put := func(id string, outputs props) {
			require.NoError(rt, store.Update(func(tx *cloud.Tx) error {
				tx.Put(model.Resource{ID: id, ARMType: armType(id), Outputs: outputs})
				return nil
			}))
		}
		start := rapid.SampledFrom([]fake{{}, private(), spoke(), split(), published()}).Draw(rt, "start")
		for id, outputs := range start {
			put(id, outputs)
		}
		for number := range rapid.IntRange(1, 12).Draw(rt, "steps") {
			id := rapid.SampledFrom(ids).Draw(rt, "id")
			if rapid.Bool().Draw(rt, "delete") {
				require.NoError(rt, store.Update(func(tx *cloud.Tx) error { tx.Remove(id); return nil }))
			} else {
				put(id, rapid.SampledFrom(all[id]).Draw(rt, "outputs"))
			}
			touched := watch.Touched()
			maps.Copy(seen, touched)
			want := map[string][]State{}
			for _, state := range Derive(store) {
				want[state.App] = append(want[state.App], state)
			}
			require.Equal(rt, outcomes(want), outcomes(seen))
			for app := range seen {
				want[app] = append([]State(nil), want[app]...)
			}
			ours.Observe(moment(number), touched)
			full.Observe(moment(number), want)
			require.Equal(rt, full.Outages(), ours.Outages(), "with the reasons of their beginning")
		}
	})
}

// outcomes says which paths work.
func outcomes(apps map[string][]State) map[Path]bool {
	all := map[Path]bool{}
	for _, states := range apps {
		for _, state := range states {
			all[state.Path] = state.Works()
		}
	}
	return all
}

func TestAChangeTouchesOnlyTheAppsThatLookedAtIt(t *testing.T) {
	t.Parallel()
	store, watch := private().cloud(t), NewWatch()
	store.Follow(watch.Change)
	require.Len(t, watch.Touched(), 1)
	assert.Empty(t, watch.Touched(), "nothing has changed")
	touch := func(id string, outputs props) map[string][]State {
		require.NoError(t, store.Update(func(tx *cloud.Tx) error {
			tx.Put(model.Resource{ID: id, ARMType: armType(id), Outputs: outputs})
			return nil
		}))
		return watch.Touched()
	}
	assert.Empty(t, touch(group+"Microsoft.Sql/servers/other", props{"fullyQualifiedDomainName": "other.database.windows.net"}))
	assert.Empty(t, touch(group+"Microsoft.Network/virtualNetworks/other", props{}))
	assert.Contains(t, touch(linkNSG, nsg(denyAll)), site)
	assert.Contains(t, touch(site, props{"kind": "app"}), site)
	require.NoError(t, store.Update(func(tx *cloud.Tx) error { tx.Remove(site); return nil }))
	assert.Equal(t, map[string][]State{site: nil}, watch.Touched())
	assert.Empty(t, watch.world.asked, "nobody is there who would ask")
}
