package shardmap

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// MaxLength is how many bytes a document may have. It becomes an environment variable of every process; this is our own
// bound, well below those of App Service, Functions and Container Apps.
const MaxLength = 4096

// document is the map as it is written.
type document struct {
	Version  int        `json:"version"`
	Strategy Strategy   `json:"strategy"`
	Shards   []string   `json:"shards"`
	Slots    string     `json:"slots,omitzero"`
	Catalog  string     `json:"catalog,omitzero"`
	Keys     string     `json:"keys,omitzero"`
	Ranges   []rangeRow `json:"ranges,omitzero"`
}

type rangeRow struct {
	From  string `json:"from"`
	Shard int    `json:"shard"`
}

// MarshalJSON writes the document: compact, the same bytes for the same map.
func (m Map) MarshalJSON() ([]byte, error) {
	written := document{Version: Version, Strategy: m.strategy, Shards: m.shards, Catalog: m.catalog}
	var slots strings.Builder
	for _, owner := range m.owners {
		slots.WriteByte(alphabet[owner])
	}
	written.Slots = slots.String()
	if m.strategy == Range {
		written.Keys = "text"
		if m.numeric {
			written.Keys = "number"
		}
	}
	for _, r := range m.ranges {
		written.Ranges = append(written.Ranges, rangeRow{r.from, r.shard})
	}
	text, err := json.Marshal(written)
	if err == nil && len(text) > MaxLength {
		err = fmt.Errorf("the map has %d bytes, more than %d: use fewer virtual shards or shorter names", len(text), MaxLength)
	}
	return text, err
}

// UnmarshalJSON reads a document and refuses one that does not place every key.
func (m *Map) UnmarshalJSON(text []byte) error {
	if err := m.read(text); err != nil {
		return fmt.Errorf("%w; only the program writes these documents: take it from the stack again", err)
	}
	return nil
}

func (m *Map) read(text []byte) error {
	var read document
	if err := json.Unmarshal(text, &read); err != nil {
		return fmt.Errorf("read a shard map: %w", err)
	}
	if read.Version != Version {
		return fmt.Errorf("a shard map of version %d: this reads version %d", read.Version, Version)
	}
	found := Map{strategy: read.Strategy, shards: read.Shards, catalog: read.Catalog, numeric: read.Keys == "number"}
	for _, letter := range read.Slots {
		found.owners = append(found.owners, strings.IndexRune(alphabet, letter))
	}
	for _, r := range read.Ranges {
		found.ranges = append(found.ranges, span{r.From, r.Shard})
	}
	if err := found.complete(); err != nil {
		return err
	}
	*m = found
	return nil
}

// complete says what keeps a map from placing every key.
func (m Map) complete() error {
	placed := slices.Clone(m.owners)
	for i, r := range m.ranges {
		placed = append(placed, r.shard)
		if i > 0 && m.numeric && !isNumber(r.from) {
			return fmt.Errorf("the shard map has the range %q among numbers", r.from)
		}
		if i == 0 && r.from != "" || i > 1 && m.compare(m.ranges[i-1].from, r.from) >= 0 || i > 0 && r.from == "" {
			return fmt.Errorf("the ranges of the shard map do not rise at %q", r.from)
		}
	}
	outside := func(shard int) bool { return shard < 0 || shard >= len(m.shards) }
	switch {
	case !slices.Contains(Strategies(), m.strategy):
		return fmt.Errorf("the shard map has the strategy %q", m.strategy)
	case len(placed) == 0 || (m.strategy == Range) != (len(m.ranges) > 0) || (m.strategy == Range) == (len(m.owners) > 0):
		return fmt.Errorf("the shard map of strategy %s places no keys", m.strategy)
	case slices.ContainsFunc(placed, outside):
		return fmt.Errorf("the shard map places keys on shards that it does not have")
	}
	return nil
}
