package main

import (
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// published is where a schema says that it is.
const published = "https://github.com/azstage/azstage/docs/schemas/"

// fileLoader reads published schemas from the working copy.
type fileLoader struct{ folder string }

func (l fileLoader) Load(url string) (any, error) {
	return jsonschema.FileLoader{}.Load("file://" + filepath.ToSlash(filepath.Join(l.folder, strings.TrimPrefix(url, published))))
}

// conforms says that what the last command printed is what a published schema says: conforms cost.json.
func conforms(folder string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, negated bool, args []string) {
		if negated || len(args) != 1 {
			ts.Fatalf("usage: conforms SCHEMA")
		}
		compiler := jsonschema.NewCompiler()
		compiler.UseLoader(fileLoader{folder})
		schema, err := compiler.Compile(published + args[0])
		ts.Check(err)
		printed, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile("stdout")))
		ts.Check(err)
		ts.Check(schema.Validate(printed))
	}
}
