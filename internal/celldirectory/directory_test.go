package celldirectory_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/celldirectory"
)

func made(t require.TestingT, count int, drained ...string) celldirectory.Directory {
	d, err := celldirectory.New(count, drained)
	require.NoError(t, err)
	return d
}

// buckets are the cells of all buckets, read as an application reads them.
func buckets(t require.TestingT, d celldirectory.Directory) []string {
	text, err := d.Document()
	require.NoError(t, err)
	var read struct {
		Version int
		Cells   []string
		Buckets []int
	}
	require.NoError(t, json.Unmarshal([]byte(text), &read))
	require.Equal(t, 1, read.Version)
	var names []string
	for _, cell := range read.Buckets {
		names = append(names, read.Cells[cell])
	}
	return names
}

func TestAnotherCellTakesItsShareAndNobodyElseMoves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 99).Draw(t, "cells")
		before, after := buckets(t, made(t, count)), buckets(t, made(t, count+1))
		newest := made(t, count+1).Cells()[count]
		moved := 0
		for i := range before {
			if before[i] != after[i] {
				assert.Equal(t, newest, after[i])
				moved++
			}
		}
		assert.Equal(t, celldirectory.Buckets/(count+1), moved)
	})
}

func TestADrainedCellGivesItsUsersEvenlyAndNobodyElseMoves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(2, 100).Draw(t, "cells")
		whole := made(t, count)
		drained := rapid.SampledFrom(whole.Cells()).Draw(t, "drained")
		after := made(t, count, drained)
		was, is := buckets(t, whole), buckets(t, after)
		for i := range was {
			if was[i] != drained {
				assert.Equal(t, was[i], is[i])
			}
		}
		at := slices.Index(whole.Cells(), drained)
		shares := after.Shares()
		assert.Zero(t, shares[at])
		rest := slices.Delete(shares, at, at+1)
		assert.LessOrEqual(t, slices.Max(rest)-slices.Min(rest), 1)
	})
}

func TestAUserIsWhereTheDocumentSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := made(t, rapid.IntRange(1, 100).Draw(t, "cells"))
		user := rapid.String().Draw(t, "user")
		assert.Equal(t, buckets(t, d)[celldirectory.Bucket(user)], d.Cell(user))
	})
}

func TestADirectoryThatServesNobodyIsRefused(t *testing.T) {
	t.Parallel()
	for text, try := range map[string]struct {
		count   int
		drained []string
	}{
		"0 cells":            {0, nil},
		`no cell "c02"`:      {2, []string{"c02"}},
		"all of 2 cells are": {2, []string{"c00", "c01"}},
	} {
		_, err := celldirectory.New(try.count, try.drained)
		assert.ErrorContains(t, err, text)
	}
}
