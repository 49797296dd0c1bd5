// Command policies is the policy pack: it judges every preview and up of an azure-native stack by the rules of package
// rules, whatever language the stack is written in.
//
// The engine finds it as a directory (pulumi preview --policy-pack policies, with Pulumi's Go language plugin) or as a
// built executable (--policy-pack bin/pulumi-analyzer-policy-go).
package main

import (
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/policyx"
)

func main() {
	if err := policyx.Main(newPack); err != nil {
		fmt.Fprintln(os.Stderr, "policies:", err)
		os.Exit(1)
	}
}
