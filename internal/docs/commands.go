package docs

import "strings"

const (
	deployableCommands = `On the embedded Azure, which needs no account:

` + "```console" + `
$ make up STAGE=@
$ bin/azstage up @ --expect-no-changes
$ bin/azstage graph @ --json
$ make destroy STAGE=@
` + "```" + `
`
	describedCommands = `The program refuses to bring this stage up: its components do not exist yet. ` + "`bin/azstage stages`" + ` prints
what is known of it.
`
	hopCommands = `
A stack that is at the stage before moves in two steps: first everything of both stages stands side by side, then what
the new stage does not need goes. A stack keeps its settings, so the second step has to say that the hop is over.

` + "```console" + `
$ bin/azstage up @ --stack dev --set expandFrom=@before
$ bin/azstage up @ --stack dev --set expandFrom=
` + "```" + `
`
	subscriptionCommands = `
On a subscription of your own, see [deployment on Azure](../deployment-on-azure.md).
`
)

// commands says how the stage is brought up, or that it cannot be.
func (p stagePage) commands() string {
	if !p.rung.Deployable {
		return describedCommands
	}
	text := deployableCommands
	if p.before.Stage != "" {
		text += hopCommands
	}
	stage := string(p.rung.Stage)
	return strings.NewReplacer("@before", string(p.before.Stage), "@", stage).Replace(text + subscriptionCommands)
}
