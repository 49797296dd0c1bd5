package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

// project is the part of Pulumi.yaml that the program's own table of keys must agree with.
type project struct {
	Name   string `yaml:"name"`
	Config map[string]struct {
		Type        string `yaml:"type"`
		Description string `yaml:"description"`
		Default     any    `yaml:"default"`
	} `yaml:"config"`
}

func readProject(t *testing.T) project {
	t.Helper()
	text, err := os.ReadFile("Pulumi.yaml")
	require.NoError(t, err)
	var p project
	require.NoError(t, yaml.Unmarshal(text, &p))
	return p
}

func TestPulumiYAMLTypesAndDescribesEveryKey(t *testing.T) {
	t.Parallel()
	p := readProject(t)
	assert.Equal(t, engine.Project, p.Name)
	require.Len(t, p.Config, len(stages.Keys()))
	for _, key := range stages.Keys() {
		declared, ok := p.Config[key.Name]
		require.True(t, ok, "%s is not declared", key.Name)
		assert.Equal(t, string(key.Type), declared.Type, key.Name)
		assert.Equal(t, key.Description, declared.Description, key.Name)
		if key.Required {
			assert.Nil(t, declared.Default, "%s: a required key has no default", key.Name)
			continue
		}
		require.NotNil(t, declared.Default, "%s: Pulumi demands a value for a key without default", key.Name)
		if key.Default != "" {
			assert.Equal(t, key.Default, declared.Default, key.Name)
		}
	}
}
