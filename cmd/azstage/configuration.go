package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

// emulatorConfiguration stands in for what only a real subscription's owner can know. The program itself has no defaults
// for these keys, so that nothing made up ever reaches Azure.
var emulatorConfiguration = map[string]string{
	"workload":    "shop",
	"environment": "dev",
	"location":    "eastus2",
	"owner":       "platform",
	"costCenter":  "cc-1000",
	"alertEmail":  "alerts@example.com",
	"sqlAdmin":    `{"name": "sql-admins", "objectId": "5f3c1f5e-7d0c-4c57-9f0b-2a6a7c7b9e11"}`,
}

// configuration collects a stack's configuration, later sources over earlier ones: the emulator's stand-ins, what the
// stack was last brought up with, Pulumi.<stack>.yaml in the working directory, --set, and the stage.
func (g *globals) configuration(target engine.Target, stack, stage string) (map[string]string, error) {
	configuration := map[string]string{}
	if target == engine.Emulator {
		maps.Copy(configuration, emulatorConfiguration)
	}
	remembered, err := engine.Directory(g.state).Configuration(stack)
	if err != nil {
		return nil, err
	}
	maps.Copy(configuration, remembered)
	written, err := settingsFile("Pulumi." + stack + ".yaml")
	if err != nil {
		return nil, usageError{err}
	}
	maps.Copy(configuration, written)
	if err := applySet(configuration, g.set); err != nil {
		return nil, usageError{err}
	}
	if stage != "" {
		configuration["stage"] = stage
	}
	_, err = stages.ParseConfig(configuration)
	return configuration, err
}

// settingsFile reads the project's keys from a Pulumi stack settings file; a missing file has none.
func settingsFile(path string) (map[string]string, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var settings struct {
		Config map[string]any `yaml:"config"`
	}
	if err := yaml.Unmarshal(text, &settings); err != nil {
		return nil, fmt.Errorf("%s: %w; it is a Pulumi stack settings file with a map `config`", path, err)
	}
	configuration := map[string]string{}
	for key, value := range settings.Config {
		name, ours := strings.CutPrefix(key, engine.Project+":")
		if !ours {
			continue
		}
		if configuration[name], err = plain(value); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, key, err)
		}
	}
	return configuration, nil
}

// plain renders a YAML value as Pulumi hands it to a program: scalars as text, objects and lists as JSON.
func plain(value any) (string, error) {
	switch value := value.(type) {
	case nil:
		return "", nil
	case string:
		return value, nil
	case map[string]any:
		if _, secret := value["secure"]; secret {
			return "", errors.New("no key of this project is a secret; write the value in clear")
		}
	}
	text, err := json.Marshal(value)
	return string(text), err
}

// applySet lays key=value pairs over a configuration. A dotted key reaches into an object.
func applySet(configuration map[string]string, pairs []string) error {
	for _, pair := range pairs {
		path, value, ok := strings.Cut(pair, "=")
		if !ok || path == "" {
			return fmt.Errorf("--set %q is not key=value; docs/configuration.md has the keys", pair)
		}
		key, nested, inside := strings.Cut(path, ".")
		if !inside {
			configuration[key] = value
			continue
		}
		object := map[string]any{}
		if current := configuration[key]; current != "" {
			if err := json.Unmarshal([]byte(current), &object); err != nil || object == nil {
				return fmt.Errorf("--set %q reaches into %s, which is not an object; set all of it", pair, key)
			}
		}
		setNested(object, strings.Split(nested, "."), value)
		text, err := json.Marshal(object)
		if err != nil {
			return err
		}
		configuration[key] = string(text)
	}
	return nil
}

func setNested(object map[string]any, path []string, value string) {
	if len(path) == 1 {
		var parsed any
		if json.Unmarshal([]byte(value), &parsed) != nil {
			parsed = value
		}
		object[path[0]] = parsed
		return
	}
	child, ok := object[path[0]].(map[string]any)
	if !ok {
		child = map[string]any{}
		object[path[0]] = child
	}
	setNested(child, path[1:], value)
}
