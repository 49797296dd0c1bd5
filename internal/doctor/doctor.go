// Package doctor examines what a machine or a subscription lacks before a stage can be brought up. It only looks.
package doctor

import (
	"context"

	"github.com/azstage/azstage/internal/engine"
)

// State grades a finding.
type State string

const (
	// Good needs nothing.
	Good State = "ok"
	// Optional is missing but only some uses need it.
	Optional State = "optional"
	// Missing keeps the target from working.
	Missing State = "missing"
)

// Finding is what one examination found.
type Finding struct {
	State   State  `json:"state"`
	Subject string `json:"subject"`
	// Found says what is there.
	Found string `json:"found"`
	// Fix says what to do; empty when nothing is to be done.
	Fix string `json:"fix,omitempty"`
}

// Examine looks at everything that a target needs, the machine first.
func Examine(ctx context.Context, target engine.Target, directory engine.Directory) []Finding {
	findings := []Finding{pulumiCLI(), stateDirectory(directory), languagePlugin()}
	if target == engine.Azure {
		findings = append(findings, azureCredentials())
		findings = append(findings, subscription(ctx)...)
	}
	return findings
}
