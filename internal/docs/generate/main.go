// Command generate rewrites the generated documentation of the repository whose root is its argument.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/azstage/azstage/internal/docs"
)

func main() {
	// Not package log: the Pulumi SDK, which the emulator imports, silences it.
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("want the root of the repository as the only argument")
	}
	return docs.Write(args[0])
}
