package rules_test

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// position is where a resource stands in its stage, whichever region, cell and shard it is of: the names of the others
// differ from its name in nothing else.
func position(r graph.Resource) string {
	words := strings.FieldsFunc(r.Name, func(c rune) bool { return c == '-' || c == '.' })
	words = slices.DeleteFunc(words, namesRegion)
	return numbered.ReplaceAllString(r.Type+" "+strings.Join(words, "-"), "$1")
}

// numbered finds the numbers of cells and shards: c01, s17.
var numbered = regexp.MustCompile(`\b([cs])\d\d`)

func namesRegion(word string) bool {
	return slices.ContainsFunc(azure.Regions(), func(region azure.Region) bool {
		return word == region.Name || word == region.ShortName
	})
}

// oneOfEach keeps one of the properties that stand at the same position, of another region or cell from one position to
// the next.
func oneOfEach(g graph.Graph, properties [][]mutation) [][]mutation {
	positions := map[string]string{}
	for _, r := range g.Resources {
		positions[r.URN] = position(r)
	}
	var order []string
	equal := map[string][][]mutation{}
	for _, p := range properties {
		key := positions[p[0].urn] + " " + p[0].path
		if _, seen := equal[key]; !seen {
			order = append(order, key)
		}
		equal[key] = append(equal[key], p)
	}
	kept := make([][]mutation, 0, len(order))
	for _, key := range order {
		kept = append(kept, equal[key][spread(key)%uint32(len(equal[key]))])
	}
	return kept
}

// spread turns a position into a number that another position does not change.
func spread(position string) uint32 {
	hash := fnv.New32a()
	hash.Write([]byte(position))
	return hash.Sum32()
}
