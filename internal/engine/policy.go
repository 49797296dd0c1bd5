package engine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
)

// packName is the executable that the policy pack is built as: Pulumi's name for a pack in Go.
const packName = "pulumi-analyzer-policy-go"

// mandatory is the engine's word for a finding that stops an operation.
const mandatory = "mandatory"

// Finding is what a policy pack has against a resource.
type Finding struct {
	// Rule is the policy's name.
	Rule string `json:"rule"`
	URN  string `json:"urn"`
	// Level is mandatory or advisory.
	Level   string `json:"level"`
	Message string `json:"message"`
}

// PolicyError says that the policy pack stopped an operation.
type PolicyError struct {
	Operation, Stack string
	// Findings are the mandatory ones.
	Findings []Finding
	cause    error
}

func (e *PolicyError) Error() string {
	text := fmt.Sprintf("%s of stack %s was refused by %d policy findings", e.Operation, e.Stack, len(e.Findings))
	for _, f := range e.Findings {
		text += fmt.Sprintf("\n  %s on %s: %s", f.Rule, logicalName(f.URN), strings.ReplaceAll(f.Message, "\n", "\n    "))
	}
	return text
}

func (e *PolicyError) Unwrap() error { return e.cause }

// logicalName is the last part of a URN.
func logicalName(urn string) string {
	parts := strings.Split(urn, "::")
	return parts[len(parts)-1]
}

// FindPolicyPack returns the built policy pack: beside this executable, in the module's bin, or on PATH.
func FindPolicyPack() (string, error) {
	candidates := []string{}
	if executable, err := os.Executable(); err == nil {
		candidates = append(candidates, filepath.Join(filepath.Dir(executable), packName))
	}
	if root, err := moduleRoot(); err == nil {
		candidates = append(candidates, filepath.Join(root, "bin", packName))
	}
	for _, path := range candidates {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, nil
		}
	}
	if path, err := exec.LookPath(packName); err == nil {
		return filepath.Abs(path)
	}
	return "", errors.New("the policy pack is not built; `make build` builds it, --policy=false goes without")
}

func (o Options) packs() []string {
	if o.PolicyPack == "" {
		return nil
	}
	return []string{o.PolicyPack}
}

// recordFinding keeps a finding without the policy's description, which the engine puts on its first line.
func (r *Result) recordFinding(event apitype.PolicyEvent) {
	// The engine's text is "level: description\nmessage".
	_, message, found := strings.Cut(strings.TrimSpace(colors.Never.Colorize(event.Message)), "\n")
	if !found {
		message = event.Message
	}
	level := event.EnforcementLevel
	if level == "warning" {
		level = string(apitype.Advisory)
	}
	r.Findings = append(r.Findings, Finding{
		Rule: event.PolicyName, URN: event.ResourceURN, Level: level, Message: message,
	})
}

// refusal are the findings that stopped the operation.
func (r *Result) refusal() []Finding {
	var refused []Finding
	for _, f := range r.Findings {
		if f.Level == mandatory {
			refused = append(refused, f)
		}
	}
	return refused
}

// failed tells an operation that policies stopped from one that broke. What broke says so itself, with or without them.
func (s *Session) failed(kind string, result Result, cause error) error {
	operation := &OperationError{
		Operation: kind, Stack: s.name, Diagnostics: result.errors, Problems: result.problems, cause: engineError(cause),
	}
	if refused := result.refusal(); len(refused) > 0 && len(result.problems) == 0 {
		return &PolicyError{Operation: kind, Stack: s.name, Findings: refused, cause: operation}
	}
	return operation
}
