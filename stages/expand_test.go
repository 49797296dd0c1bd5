package stages_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/stages"
)

// mixed draws a profile whose every value is that of some stage, so that the laws hold for more than six profiles.
func mixed(t testing.TB) *rapid.Generator[stages.Profile] {
	var all []reflect.Value
	for _, r := range stages.Ladder() {
		all = append(all, reflect.ValueOf(profileOf(t, r.Stage)))
	}
	return rapid.Custom(func(rt *rapid.T) stages.Profile {
		return mix(rt, all).Interface().(stages.Profile)
	})
}

func mix(rt *rapid.T, values []reflect.Value) reflect.Value {
	if values[0].Kind() != reflect.Struct {
		return values[rapid.IntRange(0, len(values)-1).Draw(rt, values[0].Type().String())]
	}
	drawn := reflect.New(values[0].Type()).Elem()
	for i := range drawn.NumField() {
		fields := make([]reflect.Value, len(values))
		for j, v := range values {
			fields[j] = v.Field(i)
		}
		drawn.Field(i).Set(mix(rt, fields))
	}
	return drawn
}

func TestExpandingAProfileWithItselfChangesNothing(t *testing.T) {
	t.Parallel()
	profiles := mixed(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := profiles.Draw(rt, "profile")
		assert.Equal(rt, p, stages.Expand(p, p))
	})
}

func TestAnExpandedProfileHasAllThatEitherHas(t *testing.T) {
	t.Parallel()
	profiles := mixed(t)
	rapid.Check(t, func(rt *rapid.T) {
		from, to := profiles.Draw(rt, "from"), profiles.Draw(rt, "to")
		both := stages.Expand(from, to)
		assert.Equal(rt, both, stages.Expand(from, both), "something of the source is missing")
		assert.Equal(rt, both, stages.Expand(both, to), "something of the target is missing")
	})
}

func TestExpandLeavesItsArgumentsAlone(t *testing.T) {
	t.Parallel()
	from, to := profileOf(t, stages.Single), profileOf(t, stages.Stage1k)
	both := stages.Expand(from, to)
	both.Network.Subnets[0], both.Cost.ActualPercent[0] = "changed", 7
	assert.Equal(t, profileOf(t, stages.Single), from)
	assert.Equal(t, profileOf(t, stages.Stage1k), to)
}

func TestBothPathsExistInTheFirstHalfOfAHop(t *testing.T) {
	t.Parallel()
	for _, hop := range [][2]stages.Stage{{"single", "1k"}, {"1k", "single"}} {
		both := stages.Expand(profileOf(t, hop[0]), profileOf(t, hop[1]))
		assert.Equal(t, hop[1], both.Stage)
		assert.True(t, both.Network.PublicAccess && both.Network.ServiceEndpoints, "the old way to the stores is cut")
		assert.Contains(t, both.Network.PrivateEndpoints, stages.PrivateSQL, "the new way to the stores is missing")
		assert.True(t, both.Edge.DirectAccess, "users of the old host name are cut off")
		assert.Equal(t, stages.FrontDoorStandard, both.Edge.FrontDoor.Tier)
		assert.Equal(t, stages.PlanSKU("P1v3"), both.Compute.SKU, "the larger plan carries both")
		assert.Equal(t, stages.SQLSKU("S3"), both.Database.SKU)
		assert.Contains(t, both.Observability.Alerts, "single-response-time")
		assert.Contains(t, both.Observability.Alerts, "1k-response-time")
	}
}

func TestTheLargerOfTwoNamesakesRunsInTheFirstHalfOfAHop(t *testing.T) {
	t.Parallel()
	lower, upper := profileOf(t, stages.Stage10k), profileOf(t, stages.Stage100k)
	for _, both := range []stages.Profile{stages.Expand(lower, upper), stages.Expand(upper, lower)} {
		assert.Equal(t, []stages.NamedReplica{{Name: "read", SKU: "HS_Gen5_8"}}, both.Database.NamedReplicas)
	}
}

func TestTheStagingSlotGoesBeforeItsPlanBecomesTooSmallForIt(t *testing.T) {
	t.Parallel()
	lower, upper := profileOf(t, stages.Single), profileOf(t, stages.Stage1k)
	assert.True(t, stages.Expand(lower, upper).Compute.StagingSlot)
	down := stages.Expand(upper, lower)
	assert.False(t, down.Compute.StagingSlot)
	assert.Equal(t, upper.Compute.SKU, down.Compute.SKU, "the plan is still large enough for it")
}

func TestUsersTakeTheNewWayBeforeTheOldOneGoes(t *testing.T) {
	t.Parallel()
	for _, hop := range [][2]stages.Stage{{"10k", "100k"}, {"100k", "1m"}, {"1m", "10m"}, {"10m", "1m"}, {"1m", "100k"}} {
		from, to := profileOf(t, hop[0]), profileOf(t, hop[1])
		expanded := stages.Expand(from, to)
		assert.Equal(t, routes(from), routes(expanded), "%v: users keep the way they know", hop)
		rerouted := stages.Reroute(expanded, to)
		assert.Equal(t, routes(to), routes(rerouted), "%v: users take the new way", hop)
		assert.NotEqual(t, expanded, rerouted, "%v has no two ways", hop)
		assert.NoError(t, rerouted.Validate(), "%v", hop)
		rerouted.Edge.FrontDoor = expanded.Edge.FrontDoor
		assert.Equal(t, expanded, rerouted, "%v: everything of both stages still stands", hop)
	}
}

func routes(p stages.Profile) [3]bool {
	frontDoor := p.Edge.FrontDoor
	return [3]bool{frontDoor.RoutePrivately, frontDoor.RouteToApps, frontDoor.CellRouting}
}

func TestEveryExpandedHopIsAValidProfile(t *testing.T) {
	t.Parallel()
	for _, r := range stages.Ladder()[1:] {
		below, ok := r.Stage.Previous()
		require.True(t, ok)
		lower, upper := profileOf(t, below), profileOf(t, r.Stage)
		assert.NoError(t, stages.Expand(lower, upper).Validate(), "%s to %s", below, r.Stage)
		assert.NoError(t, stages.Expand(upper, lower).Validate(), "%s to %s", r.Stage, below)
	}
}

func TestWhatAStageHasTheNextHas(t *testing.T) {
	t.Parallel()
	hops := 0
	for _, r := range stages.Ladder()[1:] {
		below, ok := r.Stage.Previous()
		require.True(t, ok)
		upper := profileOf(t, r.Stage)
		both := stages.Expand(profileOf(t, below), upper)
		// The ways in that a higher stage closes, and the alerts that mean leaving the lower one.
		both.Edge.DirectAccess = upper.Edge.DirectAccess
		both.Edge.FrontDoor.PublicOrigins = upper.Edge.FrontDoor.PublicOrigins
		both.Edge.FrontDoor.RoutePrivately = upper.Edge.FrontDoor.RoutePrivately
		both.Edge.FrontDoor.RouteToApps = upper.Edge.FrontDoor.RouteToApps
		both.Edge.FrontDoor.CellRouting = upper.Edge.FrontDoor.CellRouting
		both.Data.Cosmos.MultiRegionWrites = upper.Data.Cosmos.MultiRegionWrites
		both.Edge.ApplicationGateway = upper.Edge.ApplicationGateway
		both.Network.PublicAccess = upper.Network.PublicAccess
		both.Network.ServiceEndpoints = upper.Network.ServiceEndpoints
		both.Observability.KeyIngestion = upper.Observability.KeyIngestion
		both.Observability.Alerts = upper.Observability.Alerts
		assert.Equal(t, upper, both, "%s lacks something that %s has", r.Stage, below)
		hops++
	}
	assert.Equal(t, 5, hops)
}

// Expand knows these kinds only, and an element of a list needs a name to be found again.
func TestProfilesConsistOfWhatExpandUnderstands(t *testing.T) {
	t.Parallel()
	var walk func(path string, typ reflect.Type)
	fields := 0
	walk = func(path string, typ reflect.Type) {
		fields++
		switch typ.Kind() {
		case reflect.Struct:
			for i := range typ.NumField() {
				f := typ.Field(i)
				assert.NotEmpty(t, f.Tag.Get("json"), "%s.%s has no name in JSON", path, f.Name)
				assert.Contains(t, []string{"", "target", "path", "early", "late", "both"}, f.Tag.Get("expand"), "%s.%s", path, f.Name)
				walk(path+"."+f.Name, f.Type)
			}
		case reflect.Slice:
			if typ.Elem().Kind() == reflect.Struct {
				_, named := typ.Elem().FieldByName("Name")
				assert.True(t, named, "%s: elements without a name", path)
			}
			walk(path, typ.Elem())
		case reflect.Bool, reflect.Int, reflect.Float64, reflect.String:
		default:
			assert.Fail(t, "unknown kind", "%s: %s", path, typ)
		}
	}
	walk("Profile", reflect.TypeFor[stages.Profile]())
	assert.Greater(t, fields, 100)
}
