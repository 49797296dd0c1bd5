package main

import (
	"context"
	"maps"
	"slices"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// price compares the stack as it is with a throw-away one of what is advised, which the program has to take.
func (a *advising) price(ctx context.Context, before graph.Graph, advice *advise.Advice, raw map[string]string,
	usage stages.Usage,
) (err error) {
	after := before
	if advice.ChangesStack() {
		if after, err = a.advised(ctx, *advice, raw); err != nil {
			advice.Unpriceable(err)
			return nil
		}
	}
	own, err := sideOf(before, usage)
	if err != nil {
		return err
	}
	other, err := sideOf(after, usage)
	if err != nil {
		return err
	}
	advice.Price(own, other)
	return nil
}

// advised is the graph of what is advised.
func (a *advising) advised(ctx context.Context, advice advise.Advice, raw map[string]string) (graph.Graph, error) {
	configuration := maps.Clone(emulatorConfiguration)
	maps.Copy(configuration, raw)
	delete(configuration, "expandFrom")
	configuration["stage"] = string(advice.To)
	var pairs []string
	overrides := advice.Overrides()
	for _, path := range slices.Sorted(maps.Keys(overrides)) {
		pairs = append(pairs, path+"="+overrides[path])
	}
	if err := applySet(configuration, pairs); err != nil {
		return graph.Graph{}, err
	}
	return a.throwAwayGraph(ctx, string(advice.To), configuration)
}

func sideOf(g graph.Graph, usage stages.Usage) (advise.Side, error) {
	book, err := pricebook.Embedded()
	if err != nil {
		return advise.Side{}, err
	}
	declared := cost.Declaration{}
	declare(declared, usage)
	estimate, err := cost.Of(g, book, declared)
	return advise.Side{Estimate: estimate, Availability: availability.Of(g)}, err
}
