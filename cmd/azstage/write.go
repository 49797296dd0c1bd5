package main

import (
	"bytes"
	"os"
)

// write hands a text to the user: to a file, or to standard output where none is named.
func (g *globals) write(file string, text []byte) error {
	if file == "" {
		_, err := g.stdout.Write(text)
		return err
	}
	return os.WriteFile(file, text, 0o644)
}

func (g *globals) writeJSON(file string, value any) error {
	var text bytes.Buffer
	if err := printJSON(&text, value); err != nil {
		return err
	}
	return g.write(file, text.Bytes())
}
