package engine_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/engine"
)

// groups is a program that makes resource groups, one after the other; it needs no Azure SDK.
func groups(names ...string) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error { return register(ctx, names) }
}

func register(ctx *pulumi.Context, names []string, options ...pulumi.ResourceOption) error {
	var before []pulumi.Resource
	for _, name := range names {
		group := &pulumi.CustomResourceState{}
		err := ctx.RegisterResource("azure-native:resources:ResourceGroup", name, pulumi.Map{
			"resourceGroupName": pulumi.String(name), "location": pulumi.String("eastus2"),
		}, group, append(slices.Clone(options), pulumi.DependsOn(before))...)
		if err != nil {
			return err
		}
		before = []pulumi.Resource{group}
	}
	ctx.Export("count", pulumi.Int(len(names)))
	return nil
}

func open(t *testing.T, options engine.Options) *engine.Session {
	t.Helper()
	session, err := engine.Open(t.Context(), "test", options)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	return session
}

func stateDirectory(t *testing.T) engine.Directory {
	t.Helper()
	return engine.Directory(filepath.Join(t.TempDir(), "state"))
}

func TestAStackGoesUpConvergesAndGoesDown(t *testing.T) {
	t.Parallel()
	session := open(t, engine.Options{Program: groups("rg-a", "rg-b"), Directory: stateDirectory(t)})

	result, err := session.Preview(t.Context())
	require.NoError(t, err)
	assert.True(t, result.Changed())
	assert.Empty(t, session.Cloud().Resources(), "a preview touches nothing")

	result, err = session.Up(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 2, len(session.Cloud().Resources()))
	assert.GreaterOrEqual(t, result.Changes["create"], 2)
	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	assert.EqualValues(t, 2, outputs["count"].Value)

	for _, again := range []func(context.Context) (engine.Result, error){session.Preview, session.Up, session.Refresh} {
		result, err = again(t.Context())
		require.NoError(t, err)
		assert.False(t, result.Changed(), "%s: %v", result.Operation, result.Steps)
	}

	result, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.True(t, result.Changed())
	assert.Empty(t, session.Cloud().Resources())
}

func TestAChangeIsReportedByResourceAndProperty(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	first, err := engine.Open(t.Context(), "test", engine.Options{Program: groups("rg-a"), Directory: directory})
	require.NoError(t, err)
	_, err = first.Up(t.Context())
	require.NoError(t, err)
	require.NoError(t, first.Close())

	second := open(t, engine.Options{Program: groups("rg-a", "rg-b"), Directory: directory})
	result, err := second.Preview(t.Context())
	require.NoError(t, err)
	require.NotEmpty(t, result.Steps)
	assert.Equal(t, 1, result.Changes["create"])
	assert.Equal(t, "azure-native:resources:ResourceGroup", result.Steps[0].Type)
}

func TestTwoRunsOnOneStackDoNotMeet(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	open(t, engine.Options{Program: groups("rg-a"), Directory: directory})
	_, err := engine.Open(t.Context(), "test", engine.Options{Program: groups("rg-a"), Directory: directory})
	var busy *engine.BusyError
	require.ErrorAs(t, err, &busy)
	assert.Equal(t, "test", busy.Stack)
	assert.NotEmpty(t, busy.Owner)

	other, err := engine.Open(t.Context(), "other", engine.Options{Program: groups("rg-a"), Directory: directory})
	require.NoError(t, err, "another stack in the same directory is free")
	assert.NoError(t, other.Close())
}

func TestALockThatAKilledEngineLeftIsNoObstacle(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	locks := filepath.Join(string(directory), "state", ".pulumi", "locks", "organization", engine.Project, "test")
	require.NoError(t, os.MkdirAll(locks, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(locks, "left.json"), []byte(`{"pid": 1}`), 0o600))
	session := open(t, engine.Options{Program: groups("rg-a"), Directory: directory})
	_, err := session.Up(t.Context())
	assert.NoError(t, err)
}

func TestACorruptStateIsRefusedAndKept(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	path := filepath.Join(string(directory), "state", ".pulumi", "stacks", engine.Project, "test.json")
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte(`{"version": 3, "checkpoi`), 0o600))
	_, err := engine.Open(t.Context(), "test", engine.Options{Program: groups("rg-a"), Directory: directory})
	require.ErrorContains(t, err, "corrupt")
	assert.ErrorContains(t, err, path)
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, `{"version": 3, "checkpoi`, string(kept))
}

func TestACorruptCloudIsRefusedAndKept(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	path := directory.Cloud("test")
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte("this is no store"), 0o600))
	_, err := engine.Open(t.Context(), "test", engine.Options{Program: groups("rg-a"), Directory: directory})
	require.ErrorContains(t, err, path)
	kept, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "this is no store", string(kept))
}

func TestADirectoryThatCannotBeWrittenIsNamed(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := engine.Open(t.Context(), "test", engine.Options{
		Program: groups("rg-a"), Directory: engine.Directory(filepath.Join(file, "state")),
	})
	require.ErrorContains(t, err, file)
	assert.ErrorContains(t, err, "--state")
}

func TestAnInterruptedUpIsFinishedByTheNext(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	names := []string{"rg-a", "rg-b", "rg-c", "rg-d", "rg-e", "rg-f"}
	ctx, interrupt := context.WithCancel(t.Context())
	var created atomic.Int32
	session, err := engine.Open(t.Context(), "test", engine.Options{
		Program: groups(names...), Directory: directory,
		OnOperation: func(emulator.Operation) {
			if created.Add(1) == 2 {
				interrupt()
			}
		},
	})
	require.NoError(t, err)
	_, err = session.Up(ctx)
	var interrupted *engine.InterruptedError
	require.ErrorAs(t, err, &interrupted)
	done := len(session.Cloud().Resources())
	require.NoError(t, session.Close())
	require.Less(t, done, len(names), "the interrupt came too late to show anything")

	again := open(t, engine.Options{Program: groups(names...), Directory: directory})
	result, err := again.Up(t.Context())
	require.NoError(t, err)
	assert.Len(t, again.Cloud().Resources(), len(names))
	assert.Equal(t, len(names)-done, result.Changes["create"]-stackItself(result), "nothing is made twice")
}

// stackItself counts the stack resource, which an interrupted up may or may not have recorded.
func stackItself(result engine.Result) int {
	for _, step := range result.Steps {
		if step.Type == "pulumi:pulumi:Stack" && step.Action == "create" {
			return 1
		}
	}
	return 0
}

func TestAFailureNamesTheResourceAndAzuresReason(t *testing.T) {
	t.Parallel()
	session := open(t, engine.Options{Program: groups("rg-a", "ends with a dot."), ThrowAway: true})
	_, err := session.Up(t.Context())
	var failed *engine.OperationError
	require.ErrorAs(t, err, &failed)
	assert.ErrorContains(t, err, "ends with a dot.")
	assert.NotContains(t, err.Error(), "stdout:")
}

// The engine's automatic log takes a third of its time, and nobody can read that of a stack that is thrown away.
func TestTheEngineLogsNothingOfAThrowAwayStack(t *testing.T) {
	t.Parallel()
	directory := t.TempDir()
	session := open(t, engine.Options{
		Program: groups("rg-a"), ThrowAway: true, Directory: engine.Directory(directory),
	})
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	logs, err := filepath.Glob(filepath.Join(directory, "throw-away-*", "home", "logs", "*"))
	require.NoError(t, err)
	assert.Empty(t, logs)
}

func TestAThrowAwayStackLeavesNothingBehind(t *testing.T) {
	session, err := engine.Open(t.Context(), "test", engine.Options{Program: groups("rg-a"), ThrowAway: true})
	require.NoError(t, err)
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	assert.Contains(t, string(state.Deployment), "rg-a", "the state is there although no checkpoint was written on the way")
	require.NoError(t, session.Close())

	_, err = engine.Open(t.Context(), "test", engine.Options{
		Program: groups("rg-a"), ThrowAway: true, Target: engine.Azure,
	})
	assert.Error(t, err, "on Azure nothing is thrown away by itself")
}

func TestTheUsersOwnPulumiIsNotUsed(t *testing.T) {
	t.Setenv("PULUMI_BACKEND_URL", "file:///nonexistent/azstage")
	t.Setenv("PULUMI_HOME", "/nonexistent/home")
	t.Setenv("PULUMI_CONFIG_PASSPHRASE", "somebody's")
	t.Setenv("PULUMI_STACK", "somebody's")
	session := open(t, engine.Options{Program: groups("rg-a"), Directory: stateDirectory(t)})
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	require.NoError(t, engine.Isolate(engine.Emulator))
	_, there := os.LookupEnv("PULUMI_HOME")
	assert.False(t, there)
}

func TestStackNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"dev", "single", "Prod-2.eu_1"} {
		assert.NoError(t, engine.CheckStackName(name))
	}
	for _, name := range []string{"", "../up", "a/b", ".hidden", "a b", "-x"} {
		assert.Error(t, engine.CheckStackName(name), name)
	}
	_, err := engine.ParseTarget("aws")
	assert.ErrorContains(t, err, "emulator or azure")
}
