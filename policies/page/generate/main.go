// Command generate writes the page of the policies to the file that is its argument.
package main

import (
	"fmt"
	"os"

	"github.com/azstage/azstage/policies/page"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "generate: want the path of the page as the only argument")
		os.Exit(2)
	}
	if err := os.WriteFile(os.Args[1], []byte(page.Page()), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
