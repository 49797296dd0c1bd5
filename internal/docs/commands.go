package docs

import (
	_ "embed"
	"strings"
)

// How a stage is brought up. {{STAGE}} stands for it.
var (
	//go:embed text/deployable.md
	deployableCommands string
	//go:embed text/described.md
	describedCommands string
	//go:embed text/hop.md
	hopCommands string
	//go:embed text/subscription.md
	subscriptionCommands string
)

// commands says how the stage is brought up, or that it cannot be.
func (p stagePage) commands() string {
	if !p.rung.Deployable {
		return describedCommands
	}
	text := deployableCommands
	if p.before.Stage != "" {
		text += "\n" + hopCommands
	}
	return strings.ReplaceAll(text+"\n"+subscriptionCommands, "{{STAGE}}", string(p.rung.Stage))
}
