package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/advise/azuremonitor"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/stages"
)

// measured are the metrics of a file, or of Azure Monitor with what it could not tell.
func (a *advising) measured(ctx context.Context, stage stages.Stage, signals []advise.Signal) (advise.Metrics, []string, error) {
	if a.metrics == "" {
		return a.ask(ctx, signals)
	}
	text, err := os.ReadFile(a.metrics)
	if err != nil {
		return advise.Metrics{}, nil, usageError{err}
	}
	metrics, err := advise.Parse(text, stage, signals)
	if err != nil {
		return metrics, nil, usageError{fmt.Errorf("%s:\n%w", a.metrics, err)}
	}
	return metrics, nil, nil
}

// check finds what is wrong with the flags that say where metrics come from.
func (a *advising) check() error {
	if a.signals {
		return nil
	}
	var faults []error
	live := a.metrics == ""
	target, err := engine.ParseTarget(a.target)
	switch {
	case err != nil:
		faults = append(faults, err)
	case live && target == engine.Emulator:
		faults = append(faults, errors.New("nothing is measured on the emulator: give --metrics FILE; --signals lists what goes "+
			"into it, docs/advisor.md has an example"))
	case live && a.stack == "":
		faults = append(faults, errors.New("name the stack that Azure Monitor is asked about with --stack"))
	case !live && a.record != "":
		faults = append(faults, errors.New("--record keeps what Azure Monitor answers; with --metrics nothing is asked"))
	}
	if a.days < 1 || a.days > advise.MaxDays {
		faults = append(faults, fmt.Errorf("--days is %d; Azure Monitor keeps metrics for %d days, so use 1 to %d", a.days,
			advise.MaxDays, advise.MaxDays))
	}
	return errors.Join(faults...)
}

// ask measures the stack up to the last full hour.
func (a *advising) ask(ctx context.Context, signals []advise.Signal) (advise.Metrics, []string, error) {
	read, err := a.stackGraph(ctx)
	if err != nil {
		return advise.Metrics{}, nil, err
	}
	source, err := azuremonitor.New(azuremonitor.Options{})
	if err != nil {
		return advise.Metrics{}, nil, err
	}
	to := time.Now().UTC().Truncate(time.Hour)
	metrics, problems, err := source.Read(ctx, read, signals, to.AddDate(0, 0, -a.days), to)
	if err == nil && a.record != "" {
		err = a.writeJSON(a.record, metrics)
	}
	return metrics, problems, err
}
