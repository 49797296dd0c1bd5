// Package badinput runs parsers over corpora of bad inputs, each with the messages it must give. A corpus is a file in the
// testdata of the parser's own package; its inputs are the seeds of the parser's fuzz test too.
package badinput

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Case is one bad input.
type Case struct {
	// Name says what is wrong with it.
	Name string `json:"name"`
	// Input is a text, a list of lines, or any JSON that the parser reads.
	Input json.RawMessage `json:"input"`
	// Messages are the lines of the error, all of them.
	Messages []string `json:"messages"`
}

var update = flag.Bool("update-messages", false, "rewrite the messages of the corpora of bad inputs; read the difference")

// Run gives every input of a corpus to a parser, which must refuse it with exactly the messages that are written down.
func Run(t *testing.T, path string, parse func(c Case) error) {
	t.Helper()
	cases := read(t, path)
	for i := range cases {
		c := &cases[i]
		t.Run(c.Name, func(t *testing.T) {
			err := parse(*c)
			require.Error(t, err, "taken for good: %s", c.Input)
			lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
			if *update {
				c.Messages = lines
			}
			assert.Equal(t, c.Messages, lines)
		})
	}
	if *update {
		write(t, path, cases)
	}
	t.Logf("bad inputs tried: %d (%s)", len(cases), path)
}

// Seeds are the inputs of a corpus as texts, for a fuzz test.
func Seeds(t testing.TB, path string) []string {
	t.Helper()
	var seeds []string
	for _, c := range read(t, path) {
		seeds = append(seeds, c.Text())
	}
	return seeds
}

// Text is the input as the text that a file would have.
func (c Case) Text() string {
	var text string
	if json.Unmarshal(c.Input, &text) == nil {
		return text
	}
	var lines []string
	if json.Unmarshal(c.Input, &lines) == nil {
		return strings.Join(lines, "\n")
	}
	return string(c.Input)
}

// Settings is an object as Pulumi hands a configuration to a program: texts as they are, everything else as JSON.
func (c Case) Settings(t *testing.T) map[string]string {
	t.Helper()
	var object map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(c.Input, &object))
	settings := map[string]string{}
	for key, value := range object {
		settings[key] = Case{Input: value}.setting()
	}
	return settings
}

func (c Case) setting() string {
	var text string
	if json.Unmarshal(c.Input, &text) == nil {
		return text
	}
	return string(c.Input)
}

func read(t testing.TB, path string) []Case {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var cases []Case
	require.NoError(t, json.Unmarshal(text, &cases), path)
	require.NotEmpty(t, cases, path)
	names := map[string]bool{}
	for _, c := range cases {
		require.False(t, names[c.Name], "%s: %q twice", path, c.Name)
		names[c.Name] = true
	}
	return cases
}

// write keeps inputs on one line where they are short, so that a case can be read at a glance.
func write(t *testing.T, path string, cases []Case) {
	t.Helper()
	var text bytes.Buffer
	text.WriteString("[")
	for i, c := range cases {
		if i > 0 {
			text.WriteString(",")
		}
		text.WriteString("\n  {\n    \"name\": " + compact(t, c.Name) + ",\n    \"input\": " + compact(t, c.Input) + ",\n")
		text.WriteString("    \"messages\": [")
		for j, line := range c.Messages {
			if j > 0 {
				text.WriteString(",")
			}
			text.WriteString("\n      " + compact(t, line))
		}
		text.WriteString("\n    ]\n  }")
	}
	text.WriteString("\n]\n")
	require.NoError(t, os.WriteFile(path, text.Bytes(), 0o644))
}

func compact(t *testing.T, value any) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	require.NoError(t, encoder.Encode(value))
	return strings.TrimSpace(text.String())
}
