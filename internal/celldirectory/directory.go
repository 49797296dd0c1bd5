// Package celldirectory says which cell of its region serves a user. Cells of one number in all regions are siblings, so
// the answer is a number, and the nearest of the siblings serves.
//
// # The document
//
//	{"version":1,"cells":["c00","c01"],"buckets":[0,1,…]}
//
// Take the SHA-256 of the user's ID in UTF-8, read the first 8 bytes as an unsigned big-endian number, and divide it by
// the length of buckets: the remainder is the user's bucket. The number there is an index into cells. An application that
// meets another version than 1 stops.
//
// # Growing and draining
//
// The number of buckets never changes. Another cell takes an equal share of them, and nobody moves otherwise. A cell that
// is drained gives its buckets to the others evenly, and again nobody else moves. The data of a bucket that moves has to
// be copied before an application sees the new directory: a deployment publishes it when that is done.
package celldirectory

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/shardmap"
)

// Version is that of the document.
const Version = 1

// Buckets is their number: some forty for each of a hundred cells, so that the largest has few users more than the
// smallest.
const Buckets = 4096

// Directory gives every user a cell.
type Directory struct {
	cells   []string
	buckets []int
}

// New makes the directory of a number of cells, c00 and so on, some of which are drained. The same input gives the same
// directory everywhere.
func New(count int, drained []string) (Directory, error) {
	if count < 1 || count > Buckets {
		return Directory{}, fmt.Errorf("%d cells: use 1 to %d", count, Buckets)
	}
	d := Directory{buckets: shardmap.Owners(Buckets, count)}
	for number := range count {
		d.cells = append(d.cells, fmt.Sprintf("c%02d", number))
	}
	leaving := make([]bool, count)
	for _, name := range drained {
		i := slices.Index(d.cells, name)
		if i < 0 {
			return Directory{}, fmt.Errorf("there is no cell %q to drain: there are %s to %s", name, d.cells[0], d.cells[count-1])
		}
		leaving[i] = true
	}
	if !slices.Contains(leaving, false) {
		return Directory{}, fmt.Errorf("all of %d cells are drained: somebody must serve the users", count)
	}
	d.drain(leaving)
	return d, nil
}

// drain gives the buckets of cells that leave to those that have fewest.
func (d Directory) drain(leaving []bool) {
	counts := make([]int, len(leaving))
	for _, owner := range d.buckets {
		counts[owner]++
	}
	for bucket, owner := range d.buckets {
		if !leaving[owner] {
			continue
		}
		taker := -1
		for cell, count := range counts {
			if !leaving[cell] && (taker < 0 || count < counts[taker]) {
				taker = cell
			}
		}
		counts[taker]++
		d.buckets[bucket] = taker
	}
}

// Cells are the names of all cells, those that are drained too.
func (d Directory) Cells() []string { return slices.Clone(d.cells) }

// Cell returns the cell of a user.
func (d Directory) Cell(user string) string { return d.cells[d.buckets[Bucket(user)]] }

// Bucket is the bucket of a user, which never changes.
func Bucket(user string) int { return shardmap.Virtual(user, Buckets) }

// Shares are the numbers of buckets of all cells, in their order.
func (d Directory) Shares() []int {
	shares := make([]int, len(d.cells))
	for _, owner := range d.buckets {
		shares[owner]++
	}
	return shares
}

// document is the directory as it is written.
type document struct {
	Version int      `json:"version"`
	Cells   []string `json:"cells"`
	Buckets []int    `json:"buckets"`
}

// Document writes the directory: compact, the same bytes for the same directory.
func (d Directory) Document() (string, error) {
	text, err := json.Marshal(document{Version, d.cells, d.buckets})
	return string(text), err
}
