package engine

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Directory is the state directory: everything that outlives a command.
//
//	home/                 PULUMI_HOME: credentials and plugins
//	state/                the file backend
//	passphrase            encrypts the secrets in the state
//	stacks/NAME/          one stack's settings, lock and emulated cloud
type Directory string

// DefaultDirectory is where the command line keeps its state unless told otherwise.
const DefaultDirectory = ".azstage"

func (d Directory) home() string       { return filepath.Join(string(d), "home") }
func (d Directory) backend() string    { return filepath.Join(string(d), "state") }
func (d Directory) passphrase() string { return filepath.Join(string(d), "passphrase") }

func (d Directory) stack(name string) string { return filepath.Join(string(d), "stacks", name) }
func (d Directory) lock(name string) string  { return filepath.Join(d.stack(name), "lock") }

// Cloud is the file of a stack's emulated cloud.
func (d Directory) Cloud(stack string) string { return filepath.Join(d.stack(stack), "cloud.db") }

// checkpoint is the file in which the backend keeps a stack's state.
func (d Directory) checkpoint(project, stack string) string {
	return filepath.Join(d.backend(), ".pulumi", "stacks", project, stack+".json")
}

// prepare makes the directories of a stack and proves that they can be written, so that a full disk or a missing
// permission is reported before anything is deployed.
func (d Directory) prepare(stack string) error {
	for _, dir := range []string{d.home(), d.backend(), d.stack(stack)} {
		if err := writable(dir); err != nil {
			return err
		}
	}
	return nil
}

// scratch makes an empty directory in it, for a session that leaves nothing behind.
func (d Directory) scratch() (Directory, error) {
	if d != "" {
		if err := os.MkdirAll(string(d), 0o700); err != nil {
			return "", unwritable(string(d), err)
		}
	}
	scratch, err := os.MkdirTemp(string(d), "throw-away-*")
	if err != nil {
		return "", unwritable(string(d), err)
	}
	return Directory(scratch), nil
}

// withoutLogs keeps the engine from writing its automatic log, which nobody can read when a scratch directory is gone and
// which takes a third of the engine's time. No setting turns it off (Pulumi 3.259, pkg/logging); without a directory of
// its own the engine goes on without it.
func (d Directory) withoutLogs() error {
	if err := os.WriteFile(filepath.Join(d.home(), "logs"), nil, 0o600); err != nil {
		return unwritable(d.home(), err)
	}
	return nil
}

// Writable says whether the directory can be made and written. It may leave the directory behind, empty.
func (d Directory) Writable() error { return writable(string(d)) }

func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unwritable(dir, err)
	}
	probe, err := os.CreateTemp(dir, "probe-*")
	if err != nil {
		return unwritable(dir, err)
	}
	defer func() { _ = os.Remove(probe.Name()) }()
	if err := probe.Close(); err != nil {
		return unwritable(dir, err)
	}
	free, err := freeSpace(dir)
	if err != nil {
		return unwritable(dir, err)
	}
	if free < minimumSpace {
		return unwritable(dir, fmt.Errorf("%d MB are free, %d are needed", free>>20, minimumSpace>>20))
	}
	return nil
}

// minimumSpace is what must be free before anything is deployed, in bytes. A disk that fills up while the engine saves its
// state makes it retry for minutes and can leave the state cut short.
const minimumSpace = 64 << 20

func unwritable(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("the state directory cannot be written (%s: %w); "+
		"free some space, fix its permissions, or choose another with --state DIR", dir, err)
}

// readPassphrase returns the passphrase of this directory and makes one on first use.
func (d Directory) readPassphrase() (string, error) {
	text, err := os.ReadFile(d.passphrase())
	if err == nil {
		return strings.TrimSpace(string(text)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read the passphrase of the state: %w", err)
	}
	passphrase := rand.Text()
	// Linked into place, so that of two first runs side by side one wins and the other reads the winner's.
	scratch, err := os.CreateTemp(string(d), "passphrase-*")
	if err != nil {
		return "", unwritable(string(d), err)
	}
	defer func() { _ = os.Remove(scratch.Name()) }()
	_, err = scratch.WriteString(passphrase + "\n")
	if err = errors.Join(err, scratch.Close()); err != nil {
		return "", unwritable(string(d), err)
	}
	if err := os.Link(scratch.Name(), d.passphrase()); errors.Is(err, fs.ErrExist) {
		return d.readPassphrase()
	} else if err != nil {
		return "", unwritable(string(d), err)
	}
	return passphrase, nil
}

// hasStack says whether the backend knows the stack, and refuses a state file that cannot be read: deploying on top of
// it would create everything a second time.
func (d Directory) hasStack(project, stack string) (bool, error) {
	path := d.checkpoint(project, stack)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read the state of stack %s: %w", stack, err)
	}
	var checkpoint struct {
		Version    int             `json:"version"`
		Checkpoint json.RawMessage `json:"checkpoint"`
	}
	if err := json.Unmarshal(text, &checkpoint); err != nil || checkpoint.Version == 0 {
		return false, fmt.Errorf("the state of stack %s is corrupt: %s is not a Pulumi checkpoint; nothing was touched. "+
			"The state before the last step is beside it as %s.bak: copy it back, then run refresh",
			stack, path, filepath.Base(path))
	}
	return true, nil
}
