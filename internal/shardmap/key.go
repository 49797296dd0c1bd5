package shardmap

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// Virtual is the virtual shard of a key among a number of them.
func Virtual(key string, count int) int {
	sum := sha256.Sum256([]byte(key))
	return int(binary.BigEndian.Uint64(sum[:8]) % uint64(count)) //nolint:gosec // the remainder is below count
}

func isNumber(key string) bool {
	_, err := strconv.ParseInt(key, 10, 64)
	return err == nil
}

func allNumbers(keys []string) bool {
	for _, key := range keys {
		if !isNumber(key) {
			return false
		}
	}
	return len(keys) > 0
}

// canonical writes numbers in one way, so that 7 and +07 are the same boundary.
func canonical(key string) string {
	if number, err := strconv.ParseInt(key, 10, 64); err == nil {
		return strconv.FormatInt(number, 10)
	}
	return key
}

func compareNumbers(a, b string) int {
	x, _ := strconv.ParseInt(a, 10, 64)
	y, _ := strconv.ParseInt(b, 10, 64)
	return cmp.Compare(x, y)
}
