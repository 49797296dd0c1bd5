// Command vulnerabilities looks for known vulnerabilities in what is linked into binaries, and fails where one is found
// that this repository can mend:
//
//	vulnerabilities [-db URL] [-gomod FILE] BINARY...
//
// Without -db it asks the database as of the version that go.mod of these checks pins: the answer is the same on every
// machine, on the network or off it, until somebody moves the pin. With -db https://vuln.go.dev it asks the live one.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/vuln/scan"
)

func main() {
	database := flag.String("db", "", "URL of the database; without it the one that is pinned")
	gomod := flag.String("gomod", "../../go.mod", "go.mod whose toolchain line says what Go the binaries are meant for")
	flag.Parse()
	found, err := run(context.Background(), *database, *gomod, flag.Args(), os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "vulnerabilities:", err)
		os.Exit(1)
	}
	if found {
		os.Exit(1)
	}
}

// run says whether there is something to mend.
func run(ctx context.Context, database, gomod string, binaries []string, out io.Writer) (bool, error) {
	toolchain, err := toolchainOf(gomod)
	if err != nil {
		return false, err
	}
	if database == "" {
		dir, err := os.MkdirTemp("", "vulndb")
		if err != nil {
			return false, err
		}
		defer os.RemoveAll(dir)
		if database, err = pinned(ctx, dir); err != nil {
			return false, err
		}
	}
	var all []vulnerability
	for _, binary := range binaries {
		found, err := scanned(ctx, database, binary)
		if err != nil {
			return false, err
		}
		all = append(all, found...)
	}
	mendable, behind := sortOut(all, toolchain)
	return len(mendable) > 0, report(out, len(binaries), mendable, behind, toolchain)
}

// pinned writes the pinned database in the form govulncheck reads, and returns its URL.
func pinned(ctx context.Context, dir string) (string, error) {
	const module = "golang.org/x/vulndb"
	if _, err := output(ctx, "go", "mod", "download", module); err != nil {
		return "", err
	}
	source, err := output(ctx, "go", "list", "-m", "-f", "{{.Dir}}", module)
	if err != nil {
		return "", err
	}
	vulnerabilities := filepath.Join(strings.TrimSpace(source), "data", "osv")
	if _, err := output(ctx, "go", "tool", "indexdb", "-vulns", vulnerabilities, "-out", dir); err != nil {
		return "", err
	}
	return "file://" + dir, nil
}

func output(ctx context.Context, name string, args ...string) (string, error) {
	command := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", command, err, &stderr)
	}
	return string(text), nil
}

// scanned are the vulnerabilities whose functions are linked into a binary.
func scanned(ctx context.Context, database, binary string) ([]vulnerability, error) {
	command := scan.Command(ctx, "-format=json", "-mode=binary", "-db="+database, binary)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		return nil, err
	}
	if err := command.Wait(); err != nil {
		return nil, fmt.Errorf("govulncheck %s: %w\n%s", binary, err, &stderr)
	}
	return read(&stdout)
}
