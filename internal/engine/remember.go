package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"syscall"
)

// stackName is what a stack may be called: it names a directory, and is part of every resource's identity.
var stackName = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$`)

// CheckStackName refuses a name that Pulumi or the file system would not take.
func CheckStackName(name string) error {
	if stackName.MatchString(name) {
		return nil
	}
	return fmt.Errorf("%q cannot name a stack: use up to 100 letters, digits, '_', '.' and '-', starting with a letter "+
		"or digit", name)
}

func (d Directory) configuration(stack string) string {
	return filepath.Join(d.stack(stack), "configuration.json")
}

// Configuration returns what the stack was last brought up with, nil if it never was.
func (d Directory) Configuration(stack string) (map[string]string, error) {
	text, err := os.ReadFile(d.configuration(stack))
	// A state directory below a file is reported by whoever prepares it, with the way out.
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the configuration of stack %s: %w", stack, err)
	}
	var configuration map[string]string
	if err := json.Unmarshal(text, &configuration); err != nil {
		return nil, fmt.Errorf("the remembered configuration of stack %s is corrupt (%s: %w); delete the file and give "+
			"the configuration again", stack, d.configuration(stack), err)
	}
	return configuration, nil
}

// Stacks returns the names of the stacks that were ever brought up, sorted.
func (d Directory) Stacks() ([]string, error) {
	found, err := filepath.Glob(d.configuration("*"))
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(found))
	for _, path := range found {
		names = append(names, filepath.Base(filepath.Dir(path)))
	}
	return names, nil
}

// remember keeps the configuration that a stack is brought up with. The file is replaced in one step, so that a crash
// leaves the old one or the new one.
func (d Directory) remember(stack string, configuration map[string]string) error {
	text, err := json.MarshalIndent(configuration, "", "  ")
	if err != nil {
		return err
	}
	scratch := d.configuration(stack) + ".new"
	if err := os.WriteFile(scratch, text, 0o600); err != nil {
		return unwritable(d.stack(stack), err)
	}
	if err := os.Rename(scratch, d.configuration(stack)); err != nil {
		return unwritable(d.stack(stack), err)
	}
	return nil
}
