package diagram

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/azstage/azstage/internal/topology"
)

// names gives every place and node a name that both languages accept, unique in the diagram.
type names struct {
	places, nodes map[string]string
}

func nameAll(m topology.Model) names {
	given := names{places: map[string]string{}, nodes: map[string]string{}}
	taken := map[string]bool{}
	for _, node := range m.Nodes {
		given.nodes[node.ID] = unique(identifier(node.ID), taken)
	}
	for _, place := range m.Places {
		given.places[place.ID] = unique("in_"+identifier(place.ID), taken)
	}
	return given
}

// of is the name of a node, or of the group that a flow leads to.
func (n names) of(id string) string {
	if name, ok := n.nodes[id]; ok {
		return name
	}
	return n.places[id]
}

// identifier keeps letters, digits and underscores. The prefix keeps words of the languages, such as "end", apart.
func identifier(id string) string {
	return "n_" + strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, id)
}

func unique(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s_%d", name, n)
	}
	taken[free] = true
	return free
}

// lineLength is how many characters of a line fit into a node.
const lineLength = 34

// lines are the text of a node: its title, what became of it, its facts, and those that no longer hold.
func lines(node topology.Node) []string {
	text := append([]string{node.Title + suffix(node.Change)}, node.Facts...)
	for _, fact := range node.Before {
		text = append(text, "was "+fact)
	}
	var wrapped []string
	for _, line := range text {
		wrapped = append(wrapped, wrap(line)...)
	}
	return wrapped
}

// wrap breaks a line between words; a word that is too long is cut.
func wrap(line string) []string {
	lines := []string{""}
	for word := range strings.FieldsSeq(line) {
		last := &lines[len(lines)-1]
		for {
			switch joined := strings.TrimSpace(*last + " " + word); {
			case utf8.RuneCountInString(joined) <= lineLength:
				*last = joined
			case *last == "":
				runes := []rune(word)
				*last, word = string(runes[:lineLength]), string(runes[lineLength:])
				fallthrough
			default:
				lines = append(lines, "")
				last = &lines[len(lines)-1]
				continue
			}
			break
		}
	}
	return lines
}

// label is the text of a place: what it is, its addresses, what became of it.
func label(place topology.Place) []string {
	text := []string{place.Label}
	if place.Addresses != "" {
		text = append(text, place.Addresses)
	}
	text[len(text)-1] += suffix(place.Change)
	return text
}

// suffix says in words what colours say, for those who do not see colours.
func suffix(change topology.Change) string {
	if change == "" {
		return ""
	}
	return " (" + string(change) + ")"
}

// inside returns the places and nodes directly in a place; "" is outside all places.
func inside(m topology.Model, place string) (places []topology.Place, nodes []topology.Node) {
	for _, p := range m.Places {
		if p.Parent == place {
			places = append(places, p)
		}
	}
	for _, n := range m.Nodes {
		if n.Place == place {
			nodes = append(nodes, n)
		}
	}
	return places, nodes
}
