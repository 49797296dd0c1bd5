package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

// TestBadCommandLinesAreRefusedWithAWayOut gives command lines that nothing comes of, whatever the state: each exits with
// 2, and nothing is made.
func TestBadCommandLinesAreRefusedWithAWayOut(t *testing.T) {
	path, err := filepath.Abs("testdata/bad.json")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	badinput.Run(t, path, func(c badinput.Case) error {
		var args []string
		require.NoError(t, json.Unmarshal(c.Input, &args))
		var stdout, stderr bytes.Buffer
		assert.Equal(t, exitUsage, run(t.Context(), args, &stdout, &stderr), "%v", args)
		assert.Empty(t, stdout.String())
		assert.NoDirExists(t, ".azstage")
		if stderr.Len() == 0 {
			return nil
		}
		return errors.New(stderr.String())
	})
}
