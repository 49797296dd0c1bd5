package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// root is the repository, seen from this package.
const root = "../.."

// allPages are built once for all tests.
var allPages = sync.OnceValues(func() ([]Page, error) { return Pages(root) })

// generated returns every page by its path.
func generated(t *testing.T) map[string]string {
	t.Helper()
	pages, err := allPages()
	require.NoError(t, err)
	texts := map[string]string{}
	for _, page := range pages {
		assert.NotContains(t, texts, page.Path, "generated twice")
		texts[page.Path] = page.Text
	}
	return texts
}

func TestTheFilesAreWhatTheSourcesSay(t *testing.T) {
	t.Parallel()
	pages, err := allPages()
	require.NoError(t, err)
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(root, page.Path))
		require.NoError(t, err, "run make generate")
		assert.True(t, page.Text == string(text), "%s is not current: run make generate", page.Path)
	}
	orphans, err := Orphans(root, pages)
	require.NoError(t, err)
	assert.Empty(t, orphans, "run make generate")
}

func TestEveryStageHasAPageWithItsTriggersAndDoors(t *testing.T) {
	t.Parallel()
	texts := generated(t)
	before := stages.Stage("")
	for _, rung := range stages.Ladder() {
		page := texts["docs/stages/"+string(rung.Stage)+".md"]
		assert.Contains(t, page, rung.Users)
		assert.Contains(t, texts["docs/stages/README.md"], rung.Users)
		for _, trigger := range stages.TriggersFor(rung.Stage) {
			assert.NotEmpty(t, operators[trigger.Operator], trigger.ID)
			assert.NotEmpty(t, actions[trigger.Action], trigger.ID)
			assert.NotEmpty(t, evaluations[trigger.Evaluation], trigger.ID)
			assert.Contains(t, page, cell(trigger.Title))
			assert.Contains(t, page, cell(trigger.Source))
		}
		for _, door := range stages.DoorsBetween(before, rung.Stage) {
			assert.Contains(t, page, cell(door.Step))
			assert.Contains(t, page, cell(door.Consequence))
		}
		before = rung.Stage
	}
}

func TestAStagePageListsWhatChangesAndNothingElse(t *testing.T) {
	t.Parallel()
	page := generated(t)["docs/stages/10k.md"]
	_, after, found := strings.Cut(page, "## Every setting that differs from 1k\n")
	require.True(t, found)
	changes, _, _ := strings.Cut(after, "\n## ")
	for _, row := range []string{
		"| `database.sku` | `S3` (Standard, 100 DTUs) | `HS_Gen5_4` (Hyperscale, 4 vCores) |",
		"| `database.retentionDays` | 7 days | 14 days |",
		"| `cost.budgetUsd` | USD 1,200 | USD 4,000 |",
		"| `database.namedReplicas[read]` | – | sku `HS_Gen5_4` (Hyperscale, 4 vCores) |",
		"| `cache.sessions` | – | yes |",
	} {
		assert.Contains(t, changes, row)
	}
	assert.NotContains(t, changes, "`compute.sku`", "the plan is that of 1k")
	assert.NotContains(t, generated(t)["docs/stages/single.md"], "Every setting that differs")
}

func TestEveryComponentPackageHasAPage(t *testing.T) {
	t.Parallel()
	texts := generated(t)
	entries, err := os.ReadDir(filepath.Join(root, "components"))
	require.NoError(t, err)
	counted := 0
	for _, entry := range entries {
		page, has := texts["docs/components/"+entry.Name()+".md"]
		assert.NotEqual(t, entry.Name() == "fault" || entry.Name() == "componenttest", has, entry.Name())
		source, err := filepath.Glob(filepath.Join(root, "components", entry.Name(), "*.go"))
		require.NoError(t, err)
		for _, path := range source {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			if has && !strings.HasSuffix(path, "_test.go") && strings.Contains(string(text), "RegisterComponentResourceV2") {
				counted++
				assert.Contains(t, page, "Type token: `azstage:components:", path)
				assert.Contains(t, page, "## Args\n", path)
			}
		}
	}
	assert.GreaterOrEqual(t, counted, 12)
}

func TestAComponentPageSaysWhatIsRequired(t *testing.T) {
	t.Parallel()
	page := generated(t)["docs/components/apptier.md"]
	for _, row := range []string{
		"| `Plan` | [`Plan`](#plan) | Required |",
		"| `Runtime` | `string` | Conditional |",
		"| `Image` | `string` | Conditional |",
		"| `PrivateOnly` | `bool` | Optional |",
		"| `PlanID` | `pulumi.StringOutput` | The resource ID of the plan. |",
	} {
		assert.Contains(t, page, row)
	}
	assert.Contains(t, generated(t)["docs/components/observability.md"], "`azstage:components:Alerts`")
}

func TestEveryRuleIsListedUnderItsType(t *testing.T) {
	t.Parallel()
	page := generated(t)["docs/emulator-rules.md"]
	rules := emulator.Rules(resourceproviders.All())
	require.NotEmpty(t, rules)
	lines := map[string]int{}
	for line := range strings.Lines(page) {
		if rest, ok := strings.CutPrefix(line, "| `"); ok {
			id, _, _ := strings.Cut(rest, "`")
			lines[id]++
		}
	}
	for _, rule := range rules {
		assert.Positive(t, lines[rule.ID], rule.ID)
	}
	for _, declared := range resourceproviders.All() {
		assert.Contains(t, page, "\n### "+declared.ARMType+"\n")
		assert.Contains(t, page, code(declared.Token))
	}
	assert.Contains(t, page, "What is not modelled")
	assert.Contains(t, page, "| `keyvault.vaults.recovery-not-modelled` | Recovering a deleted vault")
}

func TestEveryKeyAndEveryOverrideHasAMeaning(t *testing.T) {
	t.Parallel()
	page := generated(t)["docs/configuration.md"]
	for _, key := range stages.Keys() {
		assert.Contains(t, page, "| `"+key.Name+"` | ")
	}
	_, overrides, found := strings.Cut(page, "| Path | Type | Meaning |\n|---|---|---|\n")
	require.True(t, found)
	rows := strings.Split(strings.TrimSpace(overrides), "\n")
	assert.Greater(t, len(rows), 20)
	for _, row := range rows {
		assert.NotContains(t, row, "|  |", "no meaning")
	}
	assert.Contains(t, overrides, "| `compute.autoscale.max` | whole number | The number never exceeded")
}

func TestEveryTopologyOfDataHasASection(t *testing.T) {
	t.Parallel()
	page := generated(t)["docs/data-topologies.md"]
	for _, facts := range stages.Topologies() {
		_, section, found := strings.Cut(page, "\n## "+string(facts.Topology)+"\n")
		require.True(t, found, facts.Topology)
		section, _, _ = strings.Cut(section, "\n## ")
		for _, fact := range []string{facts.Choice, facts.Reads, facts.Writes, facts.LostReads, facts.LostWrites,
			facts.LostData, facts.RPO, facts.RTO, facts.Source} {
			assert.NotEmpty(t, fact, facts.Topology)
			assert.Contains(t, section, cell(fact))
		}
	}
}

func TestAStagePageReadsTheResourcesOfItsStage(t *testing.T) {
	t.Parallel()
	texts := generated(t)
	for _, rung := range stages.Ladder() {
		page := texts["docs/stages/"+string(rung.Stage)+".md"]
		read, err := readingsOf(rung.Stage)
		require.NoError(t, err)
		drawn := topology.Overview(topology.FromGraph(read.graph))
		assert.Contains(t, page, "\n```mermaid\n"+diagram.Mermaid(drawn)+"```\n")
		assert.Contains(t, page, "../diagrams/"+string(rung.Stage)+".svg")

		total := read.estimate.Total
		assert.Contains(t, page, "| **Total** | **"+amount(total.Min)+"** | **"+amount(total.Typical)+"** | **"+amount(total.Max)+"** |")
		assert.Contains(t, texts[readmePath], dollars(total.Typical)+" ("+thousands(total.Min)+" to "+thousands(total.Max)+")")
		unwrapped := strings.Join(strings.Fields(page), " ")
		for _, urn := range read.estimate.Unpriced {
			assert.Contains(t, unwrapped, read.estimate.Reasons[urn])
		}
		for _, bound := range compare.Bounds(read.graph) {
			assert.Contains(t, page, "| "+cell(bound.Name)+" | `"+bound.Value+"` |")
		}
		promised := availability.Of(read.graph)
		assert.Contains(t, page, fmt.Sprintf("**%.3f %%**", promised.Percent))
		for _, part := range promised.Parts {
			assert.Contains(t, page, cell(part.Promise.Configuration))
		}
	}
}

func TestWhatIsAlikeAddsUp(t *testing.T) {
	t.Parallel()
	read, err := readingsOf(stages.Stage10m)
	require.NoError(t, err)
	parts, sum, counted := read.estimate.Components, 0.0, 0
	groups := alikeParts(parts)
	for _, group := range groups {
		sum, counted = sum+group.Typical, counted+group.count
	}
	assert.Equal(t, len(parts), counted)
	assert.Less(t, len(groups), 50)
	assert.InDelta(t, read.estimate.Total.Typical, sum, 0.01)
	for name, want := range map[string]string{
		"app": "app", "uks-app": "app", "c01-app": "app", "sea-c03-app": "app", "sea-service-orders-sql": "service-orders-sql",
		"c01": "c01", "cost-alerts": "cost-alerts",
	} {
		assert.Equal(t, want, withoutPlace(name))
	}
}
