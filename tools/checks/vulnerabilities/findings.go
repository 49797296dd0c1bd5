package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

// vulnerability is one that is linked, in one module.
type vulnerability struct {
	// id is the Go vulnerability database's.
	id string
	// module is "stdlib" for what comes with the toolchain.
	module, version string
	// fixed is the version without it; empty where there is none.
	fixed string
}

// message is what we read of govulncheck's output, https://pkg.go.dev/golang.org/x/vuln/internal/govulncheck#Message.
type message struct {
	Finding *struct {
		OSV          string `json:"osv"`
		FixedVersion string `json:"fixed_version"`
		Trace        []struct {
			Module   string `json:"module"`
			Version  string `json:"version"`
			Function string `json:"function"`
		} `json:"trace"`
	} `json:"finding"`
}

// read takes the findings that name a function: the others are of modules of which nothing vulnerable is linked.
func read(stream io.Reader) ([]vulnerability, error) {
	var found []vulnerability
	for decoder := json.NewDecoder(stream); ; {
		var m message
		err := decoder.Decode(&m)
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, fmt.Errorf("govulncheck's output: %w", err)
		}
		if m.Finding != nil && len(m.Finding.Trace) > 0 && m.Finding.Trace[0].Function != "" {
			at := m.Finding.Trace[0]
			found = append(found, vulnerability{m.Finding.OSV, at.Module, at.Version, m.Finding.FixedVersion})
		}
	}
}

const standardLibrary = "stdlib"

// toolchainOf is the version of Go that a go.mod asks for, as a semantic version.
func toolchainOf(gomod string) (string, error) {
	text, err := os.ReadFile(gomod)
	if err != nil {
		return "", err
	}
	file, err := modfile.Parse(gomod, text, nil)
	if err != nil {
		return "", err
	}
	switch {
	case file.Toolchain != nil:
		return "v" + file.Toolchain.Name[len("go"):], nil
	case file.Go != nil:
		return "v" + file.Go.Version, nil
	}
	return "", fmt.Errorf("%s names no version of Go", gomod)
}

// sortOut parts what this repository can mend from what only the machine can: go.mod asks for a Go without it, but an
// older one was at hand and was not allowed to fetch the other (GOTOOLCHAIN=local).
func sortOut(found []vulnerability, toolchain string) (mendable, behind []vulnerability) {
	found = slices.Clone(found)
	slices.SortFunc(found, func(a, b vulnerability) int {
		return cmp.Or(cmp.Compare(a.module, b.module), cmp.Compare(a.id, b.id), cmp.Compare(a.version, b.version))
	})
	for _, v := range slices.Compact(found) {
		if v.module == standardLibrary && v.fixed != "" && semver.Compare(v.fixed, toolchain) <= 0 {
			behind = append(behind, v)
			continue
		}
		mendable = append(mendable, v)
	}
	return mendable, behind
}

func report(out io.Writer, binaries int, mendable, behind []vulnerability, toolchain string) error {
	lines := []string{fmt.Sprintf("vulnerabilities: %d in %d binaries", len(mendable), binaries)}
	for _, v := range mendable {
		lines = append(lines, fmt.Sprintf("  %s %s: https://pkg.go.dev/vuln/%s, %s", v.module, v.version, v.id, mend(v)))
	}
	if len(behind) > 0 {
		lines = append(lines, fmt.Sprintf("  warning: this machine's Go %s is older than go.mod asks for (%s) and has %d known "+
			"ones: do not publish what it builds", behind[0].version, toolchain, len(behind)))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}

func mend(v vulnerability) string {
	switch {
	case v.fixed == "":
		return "no version without it is known: do without the module, or without what calls it"
	case v.module == standardLibrary:
		return "go mod edit -toolchain=go" + v.fixed[len("v"):]
	}
	return fmt.Sprintf("go get %s@%s", v.module, v.fixed)
}
