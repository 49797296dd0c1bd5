package docs

import (
	_ "embed" // For the introduction.
	"strings"

	"github.com/azstage/azstage/stages"
)

//go:embed text/datatopologies.md
var dataTopologiesIntroduction string

// dataTopologiesPage says of each topology of data what it takes and what becomes of data when a region is lost.
func dataTopologiesPage(string) ([]Page, error) {
	var text strings.Builder
	text.WriteString(notice + dataTopologiesIntroduction)
	for _, facts := range stages.Topologies() {
		text.WriteString("\n## " + string(facts.Topology) + "\n\n" + table([]string{"Question", "Answer"}, [][]string{
			{"Choice", cell(facts.Choice)},
			{"Reads", cell(facts.Reads)},
			{"Writes", cell(facts.Writes)},
			{"Region lost: reads", cell(facts.LostReads)},
			{"Region lost: writes", cell(facts.LostWrites)},
			{"Region lost: data", cell(facts.LostData)},
			{"RPO", cell(facts.RPO)},
			{"RTO", cell(facts.RTO)},
			{"Source", cell(facts.Source)},
		}))
	}
	return []Page{{Path: "docs/data-topologies.md", Text: text.String()}}, nil
}
