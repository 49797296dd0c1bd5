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
