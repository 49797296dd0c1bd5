package frontdoor_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/frontdoor"
)

func divided() frontdoor.Args {
	args := whole()
	args.CacheAssets = true
	args.Origins = append(args.Origins,
		frontdoor.Origin{Name: "app-c01", Group: "origins-c01", HostName: pulumi.String("c01.azurewebsites.net")})
	args.Cells = []frontdoor.Cell{{Name: "c01", Number: 1, Group: "origins-c01"}}
	return args
}

func TestWhoNamesACellIsSentThere(t *testing.T) {
	t.Parallel()
	recording := run(t, divided())
	for rule, by := range map[string][2]string{
		"edge-rule-CellsByCookieC01": {"Cookies", "cell"}, "edge-rule-CellsByHeaderC01": {"RequestHeader", "X-Cell"},
	} {
		made := recording.Named(t, rule)
		assert.Equal(t, by[0], made.Input(t, "conditions[0].name"))
		assert.Equal(t, by[1], made.Input(t, "conditions[0].parameters.selector"))
		assert.Equal(t, []any{"c01"}, made.Input(t, "conditions[0].parameters.matchValues"))
		assert.Equal(t, componenttest.ID("edge-origins-c01"),
			made.Input(t, "actions[0].parameters.originGroupOverride.originGroup.id"))
		assert.Equal(t, "HttpsOnly", made.Input(t, "actions[0].parameters.originGroupOverride.forwardingProtocol"))
		assert.Contains(t, made.DependsOn(), "edge-origin-app-c01", "a group without origins takes no requests")
	}
	route := recording.Named(t, "edge-route-default")
	assert.Equal(t, componenttest.ID("edge-origins"), route.Input(t, "originGroup.id"), "everybody else stays")
	assert.Equal(t, []any{
		componenttest.ID("edge-rules-ResponseHeaders"), componenttest.ID("edge-rules-CellsByHeader"),
		componenttest.ID("edge-rules-CellsByCookie"), componenttest.ID("edge-rules-AssetCaching"),
	}, []any{
		route.Input(t, "ruleSets[0].id"), route.Input(t, "ruleSets[1].id"), route.Input(t, "ruleSets[2].id"),
		route.Input(t, "ruleSets[3].id"),
	})
}

func TestAnotherCellLeavesTheRulesOfTheOthers(t *testing.T) {
	t.Parallel()
	args := divided()
	before := run(t, args).Names()
	args.Origins = append(args.Origins,
		frontdoor.Origin{Name: "app-c02", Group: "origins-c02", HostName: pulumi.String("c02.azurewebsites.net")})
	args.Cells = append([]frontdoor.Cell{{Name: "c02", Number: 2, Group: "origins-c02"}}, args.Cells...)
	recording := run(t, args)
	assert.Subset(t, recording.Names(), before)
	assert.Equal(t, 1.0, recording.Named(t, "edge-rule-CellsByCookieC01").Input(t, "order"))
	assert.Equal(t, 2.0, recording.Named(t, "edge-rule-CellsByCookieC02").Input(t, "order"))
}

func TestCellsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	args := divided()
	args.Cells = append(args.Cells,
		frontdoor.Cell{Name: "c01", Number: 1, Group: "elsewhere"}, frontdoor.Cell{Name: "C-3", Number: 101})
	err := args.Validate()
	for _, fault := range []string{
		"Cells[1].Name", "Cells[1].Number: 1 is given twice", `Cells[1].Group: "elsewhere" is the group of no origin`,
		"Cells[2].Name", "Cells[2].Number", "Cells[2].Group",
	} {
		assert.ErrorContains(t, err, fault)
	}
}
