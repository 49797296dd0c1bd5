// Command generate writes the property schemas beside its parent package from the sources of the Go SDK. It reads
// tokens.txt: per line a Go package, a token prefix and the names of resources. Packages of this module work as well,
// as long as they are written in the shape of the SDK.
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

//go:embed tokens.txt
var tokens string

func main() {
	log.SetFlags(0)
	if err := run("."); err != nil {
		log.Fatal(err)
	}
}

// run writes one file per line of tokens.txt into a folder.
func run(folder string) error {
	requests, err := parseRequests(tokens)
	if err != nil {
		return err
	}
	for _, request := range requests {
		module, err := request.generate()
		if err != nil {
			return fmt.Errorf("%s: %w", request.importPath, err)
		}
		data, err := json.MarshalIndent(module, "", " ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, request.fileName()), append(data, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// request is one line of tokens.txt.
type request struct {
	importPath, prefix string
	names              []string
}

func parseRequests(text string) ([]request, error) {
	var requests []request
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		const packageAndPrefix = 2
		if len(fields) <= packageAndPrefix {
			return nil, fmt.Errorf("tokens.txt: want a package, a token prefix and names, not %q", line)
		}
		requests = append(requests, request{
			importPath: fields[0],
			prefix:     fields[1],
			names:      fields[packageAndPrefix:],
		})
	}
	return requests, nil
}

// fileName is the token prefix without the provider: "web-v20240401.json".
func (r request) fileName() string {
	_, module, _ := strings.Cut(strings.TrimSuffix(r.prefix, ":"), ":")
	return strings.ReplaceAll(module, "/", "-") + ".json"
}
