package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages/deploy"
)

// plainCLI is Pulumi as a platform engineer runs it: the CLI, Pulumi.yaml, Pulumi.dev.yaml and the program in a process
// of its own; only Azure and the language plugin are stood in for.
type plainCLI struct {
	dir, pulumi string
	environment []string
}

func newPlainCLI(t *testing.T) plainCLI {
	t.Helper()
	pulumi, err := engine.FindCLI()
	require.NoError(t, err)
	dir := t.TempDir()
	program := filepath.Join(dir, "program")
	build, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, string(build))
	for _, file := range []string{"Pulumi.yaml", "Pulumi.dev.yaml"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, file), text, 0o600))
	}
	store := cloud.Memory()
	server, err := emulator.Serve(t.Context(), store, resourceproviders.All(), emulator.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, server.Close()) })
	return plainCLI{dir: dir, pulumi: pulumi, environment: []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "PULUMI_HOME=" + filepath.Join(dir, "home"),
		"PULUMI_BACKEND_URL=file://" + dir, "PULUMI_CONFIG_PASSPHRASE=test", "PULUMI_SKIP_UPDATE_CHECK=true",
		"PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true", "PULUMI_DEBUG_PROVIDERS=" + server.DebugProviders(),
		"PULUMI_DEBUG_LANGUAGES=" + serveLanguageRuntime(t, program),
	}}
}

func (p plainCLI) try(args ...string) (string, error) {
	command := exec.Command(p.pulumi, append(args, "--non-interactive")...)
	command.Dir, command.Env = p.dir, p.environment
	output, err := command.CombinedOutput()
	return string(output), err
}

func (p plainCLI) run(t *testing.T, args ...string) string {
	t.Helper()
	output, err := p.try(args...)
	require.NoError(t, err, "pulumi %s:\n%s", strings.Join(args, " "), output)
	return output
}

func (p plainCLI) graph(t *testing.T) graph.Graph {
	t.Helper()
	var state apitype.UntypedDeployment
	require.NoError(t, json.Unmarshal([]byte(p.run(t, "stack", "export")), &state))
	g, err := graph.FromState("single", "dev", state)
	require.NoError(t, err)
	return g
}

func TestThePlainCLIRunsTheSameProgram(t *testing.T) {
	t.Parallel()
	cli := newPlainCLI(t)
	cli.run(t, "stack", "init", "dev")
	assert.Contains(t, cli.run(t, "preview"), "azure-native:web")
	cli.run(t, "up", "--yes")
	cli.run(t, "preview", "--expect-no-changes")
	assert.Empty(t, cmp.Diff(resources(devGraph(t)), resources(cli.graph(t))), "azstage and pulumi up differ")

	// A fault in the configuration stops the program before anything is registered.
	cli.run(t, "config", "set", "azstage:worklod", "x")
	cli.run(t, "config", "set", "azstage:budget", "0")
	output, err := cli.try("preview")
	require.Error(t, err)
	assert.Contains(t, output, "worklod")
	assert.Contains(t, output, "budget")
	assert.NotContains(t, output, "azure-native:web")
}

// devGraph is the graph that azstage makes of Pulumi.dev.yaml.
func devGraph(t *testing.T) graph.Graph {
	t.Helper()
	session, err := engine.Open(t.Context(), "dev", engine.Options{
		Program: deploy.Program, Config: devConfiguration(t), ThrowAway: true,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	g, err := graph.FromState("single", "dev", state)
	require.NoError(t, err)
	return g
}

func devConfiguration(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("Pulumi.dev.yaml")
	require.NoError(t, err)
	var settings struct {
		Config map[string]any `yaml:"config"`
	}
	require.NoError(t, yaml.Unmarshal(text, &settings))
	config := map[string]string{}
	for key, value := range settings.Config {
		plain, ok := value.(string)
		if !ok {
			object, err := json.Marshal(value)
			require.NoError(t, err)
			plain = string(object)
		}
		config[strings.TrimPrefix(key, engine.Project+":")] = plain
	}
	return config
}

// resources is what two runs of one program must agree on. Provider instances carry an ID of each run's own.
func resources(g graph.Graph) map[string]any {
	made := map[string]any{}
	for _, resource := range g.Resources {
		if !resource.IsProvider() {
			made[resource.URN] = []any{resource.ID, resource.Parent, resource.Inputs, resource.Outputs, resource.Protect}
		}
	}
	return made
}
