package cloud

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOpenSaysThatAFileMayNotBeWritten(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "cloud.db")
	for _, reason := range []syscall.Errno{syscall.EACCES, syscall.EPERM, syscall.EROFS} {
		_, err := open(path, func(name string, _ int, _ fs.FileMode) (*os.File, error) {
			return nil, &fs.PathError{Op: "open", Path: name, Err: reason}
		})
		require.ErrorIs(t, err, ErrPermission, reason)
		assert.ErrorContains(t, err, path)
	}
}
