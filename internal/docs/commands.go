package docs

import (
	_ "embed"
	"strings"
)

// How a stage is brought up. {{STAGE}} stands for it.
var (
	//go:embed text/emulator.md
	emulatorCommands string
	//go:embed text/hop.md
	hopCommands string
	//go:embed text/subscription.md
	subscriptionCommands string
)

// commands says how the stage is brought up.
func (p stagePage) commands() string {
	text := emulatorCommands
	if p.before.Stage != "" {
		text += "\n" + hopCommands
	}
	return strings.ReplaceAll(text+"\n"+subscriptionCommands, "{{STAGE}}", string(p.rung.Stage))
}
