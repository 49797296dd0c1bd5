package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3"
)

// cli runs the Pulumi CLI for the Automation API. It replaces the API's own runner because that one hands on the
// user's PULUMI_* variables, lets Ctrl-C reach the engine a second time through the terminal (which makes it quit
// without saving), and kills it ten seconds after an interrupt.
type cli struct {
	path    string
	version semver.Version
	target  Target
	// operating says that an operation of the session is under way; see answered.
	operating atomic.Bool
	// ignoreProtection makes previews, and nothing else, go on at what is protected. The Automation API has no option for
	// it.
	ignoreProtection atomic.Bool
}

// FindCLI returns the Pulumi CLI to use: the one that make builds, or one on PATH that is recent enough.
func FindCLI() (string, error) {
	candidates := []string{}
	if executable, err := os.Executable(); err == nil {
		candidates = append(candidates, filepath.Join(filepath.Dir(executable), "pulumi"))
	}
	if root, err := moduleRoot(); err == nil {
		candidates = append(candidates, filepath.Join(root, "bin", "pulumi"))
	}
	if path, err := exec.LookPath("pulumi"); err == nil {
		candidates = append(candidates, path)
	}
	var reasons []string
	for _, path := range candidates {
		version, err := cliVersion(path)
		switch {
		case errors.Is(err, os.ErrNotExist):
		case err != nil:
			reasons = append(reasons, fmt.Sprintf("%s: %v", path, err))
		case version.LT(sdk.Version):
			reasons = append(reasons, fmt.Sprintf("%s is %s", path, version))
		default:
			return path, nil
		}
	}
	text := fmt.Sprintf("no Pulumi CLI of at least version %s was found; `make pulumi-cli` builds the pinned one", sdk.Version)
	if len(reasons) > 0 {
		text += " (" + strings.Join(reasons, "; ") + ")"
	}
	return "", errors.New(text)
}

// moduleRoot is the nearest directory above the working directory that holds a go.mod: tests run in their package's.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", os.ErrNotExist
		}
		dir = parent
	}
}

// versions are those of the CLIs that this process has asked, which takes each a third of a second.
var versions sync.Map

// cliVersion asks a CLI for its version, once as long as the file is the same.
func cliVersion(path string) (semver.Version, error) {
	file, err := os.Stat(path)
	if err != nil {
		return semver.Version{}, err
	}
	key := fmt.Sprintf("%s %d %s", path, file.Size(), file.ModTime())
	if known, asked := versions.Load(key); asked {
		return known.(semver.Version), nil
	}
	version, err := askVersion(path)
	if err == nil {
		versions.Store(key, version)
	}
	return version, err
}

func askVersion(path string) (semver.Version, error) {
	command := exec.Command(path, "version")
	command.Env = append(inherited(Emulator), "PULUMI_SKIP_UPDATE_CHECK=true")
	text, err := command.Output()
	if err != nil {
		return semver.Version{}, err
	}
	return semver.ParseTolerant(strings.TrimSpace(string(text)))
}

func newCLI(path string, target Target) (*cli, error) {
	version, err := cliVersion(path)
	if err != nil {
		return nil, fmt.Errorf("run %s version: %w", path, err)
	}
	return &cli{path: path, version: version, target: target}, nil
}

// Version implements auto.PulumiCommand.
func (c *cli) Version() semver.Version { return c.version }

// answered is what the Automation API is told, instead of by the CLI, while an operation is under way: after each one it
// asks for the outputs, twice, and for the history, and a session reads neither. The CLI would start three times for it,
// which takes as long as a preview of a small stage.
func (c *cli) answered(args []string) (string, bool) {
	if !c.operating.Load() || len(args) < 2 || args[0] != "stack" {
		return "", false
	}
	switch args[1] {
	case "output":
		return "{}", true
	case "history":
		return "[]", true
	}
	return "", false
}

// Run implements auto.PulumiCommand. When the context ends, the engine is interrupted once: it lets running operations
// finish, saves the state and exits, and Run waits for that.
func (c *cli) Run(ctx context.Context, workdir string, stdin io.Reader, stdouts, stderrs []io.Writer,
	environment []string, args ...string,
) (string, string, int, error) {
	if text, known := c.answered(args); known {
		return text, "", 0, nil
	}
	if args[0] == "preview" && c.ignoreProtection.Load() {
		args = append(args, "--ignore-protect")
	}
	if !slices.Contains(args, "--non-interactive") {
		args = append([]string{"--non-interactive"}, args...)
	}
	command := exec.CommandContext(ctx, c.path, args...)
	command.Dir = workdir
	command.Env = append(inherited(c.target), append(environment, "PULUMI_AUTOMATION_API=true")...)
	command.Stdin = stdin
	var stdout, stderr bytes.Buffer
	command.Stdout = io.MultiWriter(append(stdouts, &stdout)...)
	command.Stderr = io.MultiWriter(append(stderrs, &stderr)...)
	command.SysProcAttr = ownProcessGroup()
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }

	err := command.Run()
	code := -1
	if command.ProcessState != nil {
		code = command.ProcessState.ExitCode()
	}
	return stdout.String(), stderr.String(), code, err
}
