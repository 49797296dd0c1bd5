package shardmap

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Strategy is how a key finds its shard.
type Strategy string

// The strategies.
const (
	// Hash scatters keys evenly.
	Hash Strategy = "hash"
	// Lookup asks a catalog for the virtual shard of a tenant.
	Lookup Strategy = "lookup"
	// Range keeps neighbouring keys together.
	Range Strategy = "range"
)

// Strategies are all of them.
func Strategies() []Strategy { return []Strategy{Lookup, Range, Hash} }

// Version is that of the document.
const Version = 1

// MaxShards is how many the alphabet of slots can name.
const MaxShards = len(alphabet)

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// The number of virtual shards: a power of two, so that none gets more keys than another.
const (
	// DefaultVirtualShards suits up to 32 shards with a spread below an eighth.
	DefaultVirtualShards = 256
	// MinVirtualShards and MaxVirtualShards bound it.
	MinVirtualShards = 16
	MaxVirtualShards = 2048
)

// Options are what a strategy needs beside the shards.
type Options struct {
	// VirtualShards is for hash and lookup: a power of two from 16 to 2048 that never changes afterwards. 0: 256.
	VirtualShards int
	// Catalog is for lookup and required there: the database that knows the virtual shard of each tenant.
	Catalog string
	// Moved is for lookup: virtual shards that are elsewhere than in their place, as index of the shard.
	Moved map[int]int
	// Boundaries are for range, one less than shards, in the order in which shards were added: shard i+1 took over from
	// boundary i on. All integers: keys are numbers; otherwise they are text.
	Boundaries []string
}

// Map says which shard holds a key.
type Map struct {
	strategy Strategy
	shards   []string
	// owners has the shard of each virtual shard, for hash and lookup.
	owners  []int
	catalog string
	// ranges are in the order of their lower bounds, for range.
	ranges  []span
	numeric bool
}

// span is a range of keys.
type span struct {
	from  string
	shard int
}

// New makes the map of some shards. The order of their names does not matter: they are taken in the order of their bytes,
// so that a shard whose name comes last is the newest. The same input gives the same map everywhere.
func New(strategy Strategy, shards []string, options Options) (Map, error) {
	ordered := slices.Sorted(slices.Values(shards))
	if err := check(strategy, ordered, options); err != nil {
		return Map{}, err
	}
	m := Map{strategy: strategy, shards: ordered[:1], catalog: options.Catalog}
	if strategy == Range {
		m.numeric = allNumbers(options.Boundaries)
		m.ranges = []span{{"", 0}}
		for i, boundary := range options.Boundaries {
			m = m.split(boundary, ordered[i+1])
		}
		return m, nil
	}
	m.shards, m.owners = ordered, Owners(virtualShards(options), len(ordered))
	for virtual, shard := range options.Moved {
		m.owners[virtual] = shard
	}
	return m, nil
}

func virtualShards(options Options) int {
	if options.VirtualShards == 0 {
		return DefaultVirtualShards
	}
	return options.VirtualShards
}

func check(strategy Strategy, shards []string, options Options) error {
	var faults []error
	require := func(ok bool, format string, values ...any) {
		if !ok {
			faults = append(faults, fmt.Errorf(format, values...))
		}
	}
	require(slices.Contains(Strategies(), strategy), "%q is no strategy: use lookup, range or hash", strategy)
	require(len(shards) >= 1 && len(shards) <= MaxShards, "%d shards: use 1 to %d", len(shards), MaxShards)
	require(len(slices.Compact(slices.Clone(shards))) == len(shards) && !slices.Contains(shards, ""),
		"the shards %v need names of their own", shards)
	count := virtualShards(options)
	require(count >= MinVirtualShards && count <= MaxVirtualShards && count&(count-1) == 0,
		"%d virtual shards: use a power of two from %d to %d", count, MinVirtualShards, MaxVirtualShards)
	require(strategy != Lookup || options.Catalog != "", "lookup needs the name of the catalog database")
	require(strategy == Lookup || len(options.Moved) == 0, "only lookup moves single virtual shards")
	for _, virtual := range slices.Sorted(maps.Keys(options.Moved)) {
		shard := options.Moved[virtual]
		require(virtual >= 0 && virtual < count && shard >= 0 && shard < len(shards),
			"virtual shard %d cannot move to shard %d: there are %d and %d", virtual, shard, count, len(shards))
	}
	wanted := 0
	if strategy == Range {
		wanted = max(0, len(shards)-1)
	}
	require(len(options.Boundaries) == wanted, "%d boundaries: %s over %d shards has %d", len(options.Boundaries), strategy,
		len(shards), wanted)
	seen := map[string]bool{}
	for _, boundary := range options.Boundaries {
		require(boundary != "" && !seen[canonical(boundary)], "the boundary %q is empty or there twice", boundary)
		seen[canonical(boundary)] = true
	}
	return errors.Join(faults...)
}

// Owners gives virtual shards to shards, by index: evenly, and so that the last shard took its share from those that had
// most and nothing else moved.
func Owners(virtual, shards int) []int {
	owners, held := make([]int, virtual), [][]int{make([]int, virtual)}
	for i := range virtual {
		held[0][i] = i
	}
	for added := 1; added < shards; added++ {
		taken := make([]int, 0, virtual/(added+1))
		for range virtual / (added + 1) {
			giver := largest(held)
			last := len(held[giver]) - 1
			taken = append(taken, held[giver][last])
			held[giver] = held[giver][:last]
		}
		slices.Sort(taken)
		for _, i := range taken {
			owners[i] = added
		}
		held = append(held, taken)
	}
	return owners
}

// largest is the first of those that hold most.
func largest(held [][]int) int {
	found := 0
	for shard := range held {
		if len(held[shard]) > len(held[found]) {
			found = shard
		}
	}
	return found
}

// split gives the upper part of the range that a boundary lies in to a new shard.
func (m Map) split(boundary, name string) Map {
	added := len(m.shards)
	m.shards = append(slices.Clone(m.shards), name)
	at := m.rangeOf(boundary) + 1
	m.ranges = slices.Insert(slices.Clone(m.ranges), at, span{boundary, added})
	return m
}

// Strategy is how keys find their shards.
func (m Map) Strategy() Strategy { return m.strategy }

// Shards are the names of the databases, in the order of their indices.
func (m Map) Shards() []string { return slices.Clone(m.shards) }

// VirtualShards is their number; 0 for range.
func (m Map) VirtualShards() int { return len(m.owners) }

// Locate returns the shard of a key. For lookup it is the one of a tenant that the catalog does not know yet. The error
// says that the key is no number where keys are numbers.
func (m Map) Locate(key string) (string, error) {
	if m.strategy != Range {
		return m.shards[m.owners[Virtual(key, len(m.owners))]], nil
	}
	if m.numeric && !isNumber(key) {
		return "", fmt.Errorf("the key %q is no 64-bit integer, as the boundaries are", key)
	}
	return m.shards[m.ranges[m.rangeOf(key)].shard], nil
}

// ShardOf returns the shard of a virtual shard, as the catalog of lookup names it.
func (m Map) ShardOf(virtual int) (string, error) {
	if virtual < 0 || virtual >= len(m.owners) {
		return "", fmt.Errorf("there is no virtual shard %d: there are %d", virtual, len(m.owners))
	}
	return m.shards[m.owners[virtual]], nil
}

// rangeOf is the index of the range that holds a key.
func (m Map) rangeOf(key string) int {
	for i := len(m.ranges) - 1; i > 0; i-- {
		if m.compare(m.ranges[i].from, key) <= 0 {
			return i
		}
	}
	return 0
}

func (m Map) compare(a, b string) int {
	if m.numeric {
		return compareNumbers(a, b)
	}
	return strings.Compare(a, b)
}
