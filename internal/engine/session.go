package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/config"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/common/workspace"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

// Project is the Pulumi project's name, as Pulumi.yaml has it; configuration keys live in its namespace.
const Project = "azstage"

// Options say where and how a session runs.
type Options struct {
	// Program is the Pulumi program. Required.
	Program pulumi.RunFunc
	// Target is where resources go; the emulator when empty.
	Target Target
	// Directory keeps everything that outlives the session. A throw-away session keeps what it needs for the moment in it,
	// or without one where the system keeps temporary files.
	Directory Directory
	// Config is the stack's configuration, keys without their namespace. Objects and lists are JSON.
	Config map[string]string
	// ThrowAway makes a stack and a cloud that vanish on Close. Checkpoints are not written after every step, which the
	// time of a large stage would grow with the square of.
	ThrowAway bool
	// PolicyPack is the executable or directory of a policy pack that judges every preview and up. Empty: none does.
	PolicyPack string
	// Progress receives the engine's display; nil discards it.
	Progress io.Writer
	// Color makes the display coloured.
	Color bool
	// OnOperation is called for every create, update and delete that the emulator has done.
	OnOperation func(emulator.Operation)
	// Faults makes the emulator fail on purpose.
	Faults faults.Script
	// Minute is how long a minute of the emulator's clock takes; 0 waits for nothing.
	Minute time.Duration
}

// Session is one stack, ready for operations. It owns the stack until Close.
type Session struct {
	options   Options
	name      string
	directory Directory
	command   *cli
	variables map[string]string
	stack     auto.Stack
	lock      *flock.Flock
	cloud     *cloud.Cloud
	server    *emulator.Server
}

// Open prepares a stack and takes hold of it. It returns a *BusyError when another run has it. Nothing is deployed.
func Open(ctx context.Context, name string, options Options) (*Session, error) {
	if options.Target == "" {
		options.Target = Emulator
	}
	if options.Progress == nil {
		options.Progress = io.Discard
	}
	options.Progress = &oneLineAtATime{to: options.Progress}
	if options.ThrowAway && options.Target != Emulator {
		return nil, errors.New("a throw-away stack exists on the emulator only")
	}
	path, err := FindCLI()
	if err != nil {
		return nil, err
	}
	s := &Session{options: options, name: name, directory: options.Directory}
	if err := s.open(ctx, path); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Session) open(ctx context.Context, cliPath string) error {
	if err := s.claim(); err != nil {
		return err
	}
	var err error
	if s.variables, err = s.environment(ctx); err != nil {
		return err
	}
	if s.command, err = newCLI(cliPath, s.options.Target); err != nil {
		return err
	}
	local, err := auto.NewLocalWorkspace(ctx,
		auto.Program(s.options.Program),
		auto.WorkDir(s.directory.stack(s.name)),
		auto.Pulumi(s.command),
		auto.SecretsProvider("passphrase"),
		auto.EnvVars(s.variables),
		auto.Project(workspace.Project{
			Name:    tokens.PackageName(Project),
			Runtime: workspace.NewProjectRuntimeInfo("go", nil),
		}))
	if err != nil {
		return err
	}
	return s.attach(ctx, local)
}

// claim makes the session's directory and locks the stack.
func (s *Session) claim() error {
	if s.options.ThrowAway {
		scratch, err := s.directory.scratch()
		if err != nil {
			return err
		}
		s.directory = scratch
	}
	absolute, err := filepath.Abs(string(s.directory))
	if err != nil {
		return err
	}
	s.directory = Directory(absolute)
	if err := s.directory.prepare(s.name); err != nil {
		return err
	}
	if s.lock, err = s.directory.take(s.name); err != nil {
		return err
	}
	return s.directory.breakBackendLocks(Project, s.name)
}

// environment starts what the target needs and returns the engine's environment variables.
func (s *Session) environment(ctx context.Context) (map[string]string, error) {
	passphrase, err := s.directory.readPassphrase()
	if err != nil {
		return nil, err
	}
	variables := map[string]string{
		"PULUMI_HOME":              s.directory.home(),
		"PULUMI_BACKEND_URL":       "file://" + s.directory.backend(),
		"PULUMI_CONFIG_PASSPHRASE": passphrase,
		"PULUMI_SKIP_UPDATE_CHECK": "true",
	}
	if s.options.ThrowAway {
		if err := s.directory.withoutLogs(); err != nil {
			return nil, err
		}
		variables["PULUMI_EXPERIMENTAL"] = "true"
		variables["PULUMI_SKIP_CHECKPOINTS"] = "true"
	}
	if s.options.Target == Emulator {
		if err := s.serve(ctx); err != nil {
			return nil, err
		}
		variables["PULUMI_DEBUG_PROVIDERS"] = s.server.DebugProviders()
		variables["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true"
	}
	return variables, nil
}

func (s *Session) serve(ctx context.Context) error {
	var err error
	if s.options.ThrowAway {
		s.cloud = cloud.Memory()
	} else if s.cloud, err = cloud.Open(s.directory.Cloud(s.name)); err != nil {
		return err
	}
	// An interrupted engine still has to finish what it began, so the emulator outlives the interrupt.
	s.server, err = emulator.Serve(context.WithoutCancel(ctx), s.cloud, resourceproviders.All(),
		emulator.Options{Log: s.options.OnOperation, Faults: s.options.Faults, Minute: s.options.Minute})
	return err
}

// attach selects or creates the stack and gives it its configuration.
func (s *Session) attach(ctx context.Context, local auto.Workspace) error {
	exists, err := s.directory.hasStack(Project, s.name)
	if err != nil {
		return err
	}
	if exists {
		s.stack, err = auto.SelectStack(ctx, s.name, local)
	} else {
		s.stack, err = auto.NewStack(ctx, s.name, local)
	}
	if err != nil {
		return fmt.Errorf("prepare stack %s: %w", s.name, engineError(err))
	}
	return s.configure(ctx, local)
}

// configure replaces the stack's configuration with the session's: a key that is no longer given is gone.
func (s *Session) configure(ctx context.Context, local auto.Workspace) error {
	settings, err := local.StackSettings(ctx, s.name)
	if err != nil {
		return err
	}
	settings.Config = config.Map{}
	for key, value := range s.options.Config {
		settings.Config[config.MustMakeKey(Project, key)] = config.NewValue(value)
	}
	return local.SaveStackSettings(ctx, s.name, settings)
}

// Reconfigure gives the stack another configuration for the operations that follow. Nothing is deployed.
func (s *Session) Reconfigure(ctx context.Context, configuration map[string]string) error {
	s.options.Config = configuration
	return s.configure(ctx, s.stack.Workspace())
}

// Export returns the stack's state with its secrets encrypted; the Automation API's own export decrypts them.
func (s *Session) Export(ctx context.Context) (state apitype.UntypedDeployment, err error) {
	variables := make([]string, 0, len(s.variables))
	for name, value := range s.variables {
		variables = append(variables, name+"="+value)
	}
	text, complaint, _, err := s.command.Run(ctx, s.directory.stack(s.name), nil, nil, nil, variables,
		"stack", "export", "--stack", s.name)
	if err != nil {
		return state, fmt.Errorf("export the state of stack %s: %w: %s", s.name, err, strings.TrimSpace(complaint))
	}
	return state, json.Unmarshal([]byte(text), &state)
}

// Cloud is the emulated cloud; nil on target azure.
func (s *Session) Cloud() *cloud.Cloud { return s.cloud }

// Outages are the times, since the session was opened, in which users did not reach an app of the emulated cloud, or an
// app not its stores. On target azure nobody watches.
func (s *Session) Outages() []reachability.Outage {
	if s.server == nil {
		return nil
	}
	return s.server.Outages()
}

// Close lets go of the stack, stops the emulator and removes what a throw-away session made.
func (s *Session) Close() error {
	var errs []error
	if s.server != nil {
		errs = append(errs, s.server.Close())
	}
	if s.cloud != nil {
		errs = append(errs, s.cloud.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Unlock())
	}
	if s.options.ThrowAway && s.directory != "" {
		errs = append(errs, os.RemoveAll(string(s.directory)))
	}
	return errors.Join(errs...)
}
