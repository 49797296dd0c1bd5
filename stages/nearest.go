package stages

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate a mistyped word probably meant, or "" when none is near enough to be a help. Of two
// equally near ones, the one that begins alike wins. Paths such as "compute.sku" are also found by their last part,
// because that is what people remember.
func Nearest(word string, candidates []string) string {
	wanted := strings.ToLower(word)
	best, bestDistance, bestPrefix := "", len(wanted)/2+1, 0
	for _, candidate := range candidates {
		known := strings.ToLower(candidate)
		d, prefix := levenshtein.Distance(wanted, known, nil), sharedPrefix(wanted, known)
		if lastPart(known) == lastPart(wanted) {
			d = min(d, 1)
		}
		if d < bestDistance || d == bestDistance && prefix > bestPrefix && best != "" {
			best, bestDistance, bestPrefix = candidate, d, prefix
		}
	}
	return best
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// lastPart is what follows the last dot of a path, or all of a word without dots.
func lastPart(path string) string {
	return path[strings.LastIndex(path, ".")+1:]
}
