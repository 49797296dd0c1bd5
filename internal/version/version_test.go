package version_test

import (
	"encoding/json"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/version"
)

func stamped() *debug.BuildInfo {
	return &debug.BuildInfo{
		GoVersion: "go1.26.10",
		Main:      debug.Module{Path: "github.com/azstage/azstage", Version: "v1.2.3"},
		Deps: []*debug.Module{
			{Path: "github.com/pulumi/pulumi/sdk/v3", Version: "v3.259.0"},
			{Path: "github.com/pulumi/pulumi-azure-native-sdk/web/v2", Version: "v2.73.1"},
			{Path: "github.com/pulumi/pulumi-azure-native-sdk/v2", Version: "v2.92.3"},
		},
		Settings: []debug.BuildSetting{
			{Key: "GOOS", Value: "darwin"},
			{Key: "GOARCH", Value: "arm64"},
			{Key: "vcs.revision", Value: "f4f80be4b15fb3c9b5425d54a458d1aa6ffa5be5"},
			{Key: "vcs.time", Value: "2026-11-28T05:40:11Z"},
			{Key: "vcs.modified", Value: "true"},
		},
	}
}

func TestABinarySaysWhatItWasBuiltFrom(t *testing.T) {
	t.Parallel()
	assert.Equal(t, version.Version{
		Version: "v1.2.3", Commit: "f4f80be4b15fb3c9b5425d54a458d1aa6ffa5be5", Date: "2026-11-28T05:40:11Z",
		Modified: true, Go: "go1.26.10", Platform: "darwin/arm64", Pulumi: "v3.259.0", AzureNative: "v2.92.3",
	}, version.Of(stamped()))
}

func TestAReplacedModuleIsWhatReplacesIt(t *testing.T) {
	t.Parallel()
	info := stamped()
	info.Deps[0].Replace = &debug.Module{Path: "example.com/fork", Version: "v3.259.1"}
	info.Deps[2].Replace = &debug.Module{Path: "../azure-native"}
	assert.Equal(t, "v3.259.1", version.Of(info).Pulumi)
	assert.Equal(t, "../azure-native", version.Of(info).AzureNative)
}

func TestWhatIsNotKnownIsSaid(t *testing.T) {
	t.Parallel()
	assert.Equal(t, version.Version{
		Version: version.Unknown, Commit: version.Unknown, Date: version.Unknown, Go: runtime.Version(),
		Platform: runtime.GOOS + "/" + runtime.GOARCH, Pulumi: version.Unknown, AzureNative: version.Unknown,
	}, version.Of(nil))
}

func TestVersionsAreWhatTheirSchemaSays(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/version.json")
	require.NoError(t, err)
	for _, info := range []*debug.BuildInfo{stamped(), nil} {
		text, err := json.Marshal(version.Of(info))
		require.NoError(t, err)
		written, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		require.NoError(t, err)
		require.NoError(t, schema.Validate(written))
		delete(written.(map[string]any), "commit")
		require.Error(t, schema.Validate(written))
	}
}
