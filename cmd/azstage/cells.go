package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/celldirectory"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

// cellReport is the output of azstage cells --json; docs/schemas/cells.json describes it.
type cellReport struct {
	Stage   stages.Stage `json:"stage"`
	Regions int          `json:"regions"`
	Cells   []cellState  `json:"cells"`
	// Users has the cell of each user that was asked for.
	Users map[string]string `json:"users"`
	// Directory is the document that applications read.
	Directory json.RawMessage `json:"directory"`
}

type cellState struct {
	Name string `json:"name"`
	// State is serves, drained or removed.
	State string `json:"state"`
	// SharePercent is how many of a region's users belong to the cell.
	SharePercent float64 `json:"sharePercent"`
}

func newCells(g *globals) *cobra.Command {
	var users []string
	command := &cobra.Command{
		Use: "cells [STAGE]", Short: "Say which cells serve which share of the users, and where a user belongs",
		Long: `Cells reads the configuration of a stage whose regions are divided, or with --stack of a stack that exists, and says
which of its cells serve, what share of the users each has, and with --user to which one a user belongs. With --json it
prints the directory that applications read, to be published once the data of those who move has been copied.`,
		Example: "  azstage cells 10m\n  azstage cells --stack prod --user 4711\n" +
			"  azstage cells 10m --set overrides.cells.perRegion=5 --json",
		RunE: func(command *cobra.Command, args []string) error {
			profile, err := g.profile(command, args)
			if err != nil {
				return err
			}
			if !profile.Cells.Divided() {
				return usageError{fmt.Errorf("the regions of stage %s are not divided into cells; 10m's are", profile.Stage)}
			}
			report, err := cellsOf(profile, users)
			if err != nil {
				return err
			}
			return g.printCells(report)
		},
	}
	command.Flags().StringArrayVar(&users, "user", nil, "a user's ID as the application knows it, to be looked up")
	return command
}

// profile is what a stage, or with --stack a stack that exists, is configured to be.
func (g *globals) profile(command *cobra.Command, args []string) (stages.Profile, error) {
	stack, stage := g.stack, ""
	if stack == "" {
		if err := oneStage(command, args); err != nil {
			return stages.Profile{}, err
		}
		stack, stage = args[0], args[0]
	} else if err := noArguments(command, args); err != nil {
		return stages.Profile{}, err
	} else if _, err := g.remembered(); err != nil {
		return stages.Profile{}, err
	}
	configuration, err := g.configuration(engine.Target(g.target), stack, stage)
	if err != nil {
		return stages.Profile{}, err
	}
	config, err := stages.ParseConfig(configuration)
	if err != nil {
		return stages.Profile{}, err
	}
	return stages.Resolve(config)
}

func cellsOf(profile stages.Profile, users []string) (cellReport, error) {
	report := cellReport{Stage: profile.Stage, Regions: profile.Regions.Active, Users: map[string]string{}}
	directory, err := celldirectory.New(profile.Cells.PerRegion, profile.Cells.Drained)
	if err != nil {
		return report, err
	}
	shares := directory.Shares()
	for i, name := range directory.Cells() {
		state := cellState{Name: name, State: "serves", SharePercent: 100 * float64(shares[i]) / celldirectory.Buckets}
		switch {
		case slices.Contains(profile.Cells.Removed, name):
			state.State = "removed"
		case slices.Contains(profile.Cells.Drained, name):
			state.State = "drained"
		}
		report.Cells = append(report.Cells, state)
	}
	for _, user := range users {
		report.Users[user] = directory.Cell(user)
	}
	document, err := directory.Document()
	report.Directory = json.RawMessage(document)
	return report, err
}

func (g *globals) printCells(report cellReport) error {
	if g.json {
		return printJSON(g.stdout, report)
	}
	var rows [][]any
	for _, cell := range report.Cells {
		rows = append(rows, []any{cell.Name, cell.State, fmt.Sprintf("%.1f %%", cell.SharePercent)})
	}
	if err := printTable(g.stdout, []any{"Cell", "State", "Users"}, rows); err != nil {
		return err
	}
	for user, cell := range report.Users {
		if _, err := fmt.Fprintf(g.stdout, "user %s belongs to %s\n", user, cell); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(g.stdout, "Each of the %d regions has these cells; the nearest of a number serves.\n", report.Regions)
	return err
}
