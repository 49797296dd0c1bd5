package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// outputs reads the stack's outputs with secrets hidden.
func outputs(ctx context.Context, session *engine.Session) (map[string]any, error) {
	values, err := session.Outputs(ctx)
	if err != nil {
		return nil, err
	}
	shown := make(map[string]any, len(values))
	for name, value := range values {
		shown[name] = value.Value
		if value.Secret {
			shown[name] = graph.Secret
		}
	}
	return shown, nil
}

// printOutputs lists outputs as lines rather than as a table, whose borders would get into what a reader copies.
func printOutputs(w io.Writer, outputs map[string]any) error {
	if len(outputs) == 0 {
		return nil
	}
	names := slices.Sorted(maps.Keys(outputs))
	width := len(slices.MaxFunc(names, func(a, b string) int { return len(a) - len(b) }))
	text := "\nOutputs:\n"
	for _, name := range names {
		indent := "\n" + strings.Repeat(" ", width+4)
		text += fmt.Sprintf("  %-*s  %s\n", width, name, strings.ReplaceAll(fmt.Sprint(outputs[name]), "\n", indent))
	}
	_, err := io.WriteString(w, text)
	return err
}
