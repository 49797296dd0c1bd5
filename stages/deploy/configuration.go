package deploy

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/stages"
)

// readConfiguration reads every key of the project. A key that the program does not know is a fault too, so that a typing
// error cannot silently leave a default in place.
func readConfiguration(ctx *pulumi.Context) (stages.Config, error) {
	raw, err := givenKeys(ctx.Project())
	if err != nil {
		return stages.Config{}, err
	}
	for _, key := range stages.Keys() {
		if value, ok := ctx.GetConfig(ctx.Project() + ":" + key.Name); ok {
			raw[key.Name] = value
		}
	}
	return stages.ParseConfig(raw)
}

// givenKeys returns the project's keys as the engine hands them to a program in a process of its own: the SDK can look
// a key up, but not list them. Inline programs get no such variable; whoever runs them checks the configuration first.
func givenKeys(project string) (map[string]string, error) {
	raw := map[string]string{}
	text := os.Getenv(pulumi.EnvConfig)
	if text == "" {
		return raw, nil
	}
	var given map[string]string
	if err := json.Unmarshal([]byte(text), &given); err != nil {
		return nil, fmt.Errorf("read the configuration from %s: %w", pulumi.EnvConfig, err)
	}
	for key, value := range given {
		if name, ours := strings.CutPrefix(key, project+":"); ours {
			raw[name] = value
		}
	}
	return raw, nil
}
