// The Pulumi program: it brings a stack to the stage that its configuration names. Run it with pulumi up, or through
// cmd/azstage, which also runs it on the embedded Azure.
package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/stages/deploy"
)

func main() { pulumi.Run(deploy.Program) }
