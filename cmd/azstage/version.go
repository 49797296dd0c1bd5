package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/version"
)

func newVersion(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say what this binary was built from",
		Long: `Version prints the version, the commit and its date, the Go toolchain, and the versions of Pulumi and azure-native
that the program was built with. A bug report begins with it.`,
		Example: "  azstage version\n  azstage version --json",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			info, _ := debug.ReadBuildInfo() // nil where there is none
			return g.printVersion(version.Of(info))
		},
	}
}

func (g *globals) printVersion(v version.Version) error {
	if g.json {
		return printJSON(g.stdout, v)
	}
	state := ""
	if v.Modified {
		state = ", modified"
	}
	_, err := fmt.Fprintf(g.stdout, "azstage %s (commit %s of %s%s)\n%s %s, pulumi %s, azure-native %s\n",
		v.Version, v.Commit, v.Date, state, v.Go, v.Platform, v.Pulumi, v.AzureNative)
	return err
}
