package engine

import (
	"os"
	"slices"
	"strings"
)

// foreign are the prefixes of environment variables that configure somebody's own Pulumi, or that the azure-native
// provider and its SDK read as defaults.
var foreign = map[Target][]string{
	Emulator: {"PULUMI_", "ARM_", "AZURE_"},
	Azure:    {"PULUMI_"},
}

// Isolate removes the user's own Pulumi settings, and on the emulator Azure credentials too, from the environment of
// this process: the inline program reads it directly, so cleaning the engine's environment alone would not do.
func Isolate(target Target) error {
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if isForeign(target, name) {
			if err := os.Unsetenv(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func isForeign(target Target, name string) bool {
	return slices.ContainsFunc(foreign[target], func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

// inherited is the part of this process's environment that the engine may see.
func inherited(target Target) []string {
	return slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return isForeign(target, name)
	})
}
