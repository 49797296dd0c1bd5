package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/runbook"
)

func newRunbook(g *globals) *cobra.Command {
	region := ""
	command := &cobra.Command{
		Use: "runbook STAGE", Short: "Say what to do when a region is lost, with the names and commands of the stack",
		Long: `Runbook reads a stage, or with --stack a stack that exists, and writes for each of its regions what happens when it is
lost: what goes on by itself, what waits or is lost, the commands that a person runs with the names of the resources, how
to see that they worked, and the way back. The text is Markdown: keep it where it is found when Azure is not.`,
		Example: "  azstage runbook 1m\n  azstage runbook 100k --region eastus2\n  azstage runbook --stack prod > runbook.md\n" +
			"  azstage runbook --stack prod --json",
		RunE: func(command *cobra.Command, args []string) error {
			read, err := g.graph(command, args)
			if err != nil {
				return err
			}
			book, err := runbook.For(read, region)
			if err != nil {
				return usageError{fmt.Errorf("--region: %w", err)}
			}
			if g.json {
				return printJSON(g.stdout, book)
			}
			_, err = fmt.Fprint(g.stdout, book.Text())
			return err
		},
	}
	command.Flags().StringVar(&region, "region", "", "the region that is lost (default: each in turn)")
	return command
}
