// Command generate rewrites the generated documentation of the repository whose root is its argument.
package main

import (
	"log"
	"os"

	"github.com/azstage/azstage/internal/docs"
)

func main() {
	log.SetFlags(0)
	const programAndRoot = 2
	if len(os.Args) != programAndRoot {
		log.Fatal("usage: generate ROOT")
	}
	if err := docs.Write(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}
