package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func states(users, sql string) map[string][]State {
	return map[string][]State{site: {
		{Path: Path{App: site, From: Users, To: "shop"}, Reason: users},
		{Path: Path{App: site, From: "shop", To: "SQL"}, Reason: sql},
	}}
}

func moment(number int) Moment {
	return Moment{Number: number, Operation: "update x", Minute: float64(number)}
}

func TestAnAppThatIsBeingMadeHasNoOutage(t *testing.T) {
	t.Parallel()
	journal := NewJournal()
	journal.Observe(moment(1), states("not yet", "not yet"))
	journal.Observe(moment(2), states("", "not yet"))
	journal.Observe(moment(3), states("", ""))
	assert.Empty(t, journal.Outages())
}

func TestAnOutageLastsFromTheOperationThatBreaksToTheOneThatMends(t *testing.T) {
	t.Parallel()
	journal := NewJournal()
	journal.Observe(moment(1), states("", ""))
	journal.Observe(moment(2), states("", "closed"))
	journal.Observe(moment(3), states("", "closed otherwise"))
	require.Len(t, journal.Outages(), 1)
	assert.Nil(t, journal.Outages()[0].Ended)
	assert.Contains(t, journal.Outages()[0].String(), "has not ended")
	journal.Observe(moment(4), states("", ""))
	journal.Observe(moment(5), states("closed", ""))
	outages := journal.Outages()
	require.Len(t, outages, 2)
	assert.Equal(t, "closed", outages[0].Reason)
	assert.Equal(t, moment(2), outages[0].Began)
	assert.Equal(t, moment(4), *outages[0].Ended)
	assert.Equal(t, Users, outages[1].From)
	assert.Contains(t, outages[0].String(), "shop → SQL: broke with update x at minute 2.0 (closed); ended")
}

func TestAPathThatIsAddedToAnAppInUseHasToWorkAtOnce(t *testing.T) {
	t.Parallel()
	journal := NewJournal()
	journal.Observe(moment(1), map[string][]State{site: states("", "")[site][:1]})
	journal.Observe(moment(2), states("", "no endpoint yet"))
	require.Len(t, journal.Outages(), 1)
	assert.Equal(t, "SQL", journal.Outages()[0].To)
}

func TestAnOutageEndsWithItsApp(t *testing.T) {
	t.Parallel()
	journal := NewJournal()
	journal.Observe(moment(1), states("", ""))
	journal.Observe(moment(2), states("", "closed"))
	journal.Observe(moment(3), map[string][]State{site: nil})
	journal.Observe(moment(4), states("not yet", "not yet"))
	outages := journal.Outages()
	require.Len(t, outages, 1)
	assert.Equal(t, 3, outages[0].Ended.Number)
}

// reached is an app with a way in, or with none.
func reached(app, via string, unrouted bool, more ...State) []State {
	state := State{Path: Path{App: app, From: Users, To: app}, Via: via, Unrouted: unrouted}
	if via == "" {
		state.Reason = "closed"
	}
	return append([]State{state}, more...)
}

func TestAnAppThatUsersHaveLeftLosesNothing(t *testing.T) {
	t.Parallel()
	store := State{Path: Path{App: "asia", From: "asia", To: "SQL"}, Reason: "gone"}
	for _, tc := range []struct {
		name     string
		europe   []State
		asia     []State
		outages  int
		entrance string
	}{
		{"its entry leads to another app", reached("europe", "door", false), reached("asia", "", true, store), 0, "door"},
		{"its entry still leads to it", reached("europe", "door", false), reached("asia", "", false, store), 2, "door"},
		{"the other app has another entry", reached("europe", "its own", false), reached("asia", "", true, store), 2, "door"},
		{"the other app is not reached", reached("europe", "", false), reached("asia", "", true, store), 3, "door"},
	} {
		journal := NewJournal()
		store.Reason = ""
		journal.Observe(moment(1), map[string][]State{
			"asia": reached("asia", tc.entrance, false, store), "europe": reached("europe", tc.europe[0].Via, false),
		})
		if tc.europe[0].Via == "" {
			journal.Observe(moment(2), map[string][]State{"europe": reached("europe", tc.entrance, false)})
		}
		journal.Observe(moment(3), map[string][]State{"asia": tc.asia, "europe": tc.europe})
		assert.Len(t, journal.Outages(), tc.outages, tc.name)
		store.Reason = "gone"
	}
}

func TestWhatAWorkerLosesOnItsWayOutIsNoOutage(t *testing.T) {
	t.Parallel()
	path := Path{App: "worker", From: "worker", To: "QUEUE"}
	journal := NewJournal()
	journal.Observe(moment(1), map[string][]State{"worker": {{Path: path}}})
	journal.Observe(moment(2), map[string][]State{"worker": {{Path: path, Reason: "no role"}}})
	assert.Len(t, journal.Outages(), 1, "it may stay")
	journal.Observe(moment(3), map[string][]State{"worker": nil})
	assert.Empty(t, journal.Outages())
}
