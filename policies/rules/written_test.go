package rules_test

import (
	"encoding/json"

	"github.com/azstage/azstage/internal/graph"
)

// change is a wrong value for a property that the graphs do not have, or have where no other value is wrong.
type change struct {
	path  string
	value any
	// anywhere tries the change on every resource, not only on those that the rule judges.
	anywhere bool
}

func (c change) label() string {
	text, err := json.Marshal(c.value)
	if err != nil {
		return "?"
	}
	return string(text)
}

// written are the changes that cannot be derived from a value that is there.
var written = map[string][]change{}

// extensions add resources that no stage has.
var extensions = map[string][]func(*graph.Graph){}
