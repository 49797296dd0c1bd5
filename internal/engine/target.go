package engine

import "fmt"

// Target says where resources go.
type Target string

const (
	// Emulator is the embedded Azure: no account, no network.
	Emulator Target = "emulator"
	// Azure is a real subscription, reached with the credentials that the azure-native provider finds.
	Azure Target = "azure"
)

// ParseTarget reads a target by name.
func ParseTarget(name string) (Target, error) {
	switch target := Target(name); target {
	case Emulator, Azure:
		return target, nil
	}
	return "", fmt.Errorf("unknown target %q: it is %s or %s", name, Emulator, Azure)
}
