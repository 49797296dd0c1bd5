package docs

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/format"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
)

// module is the module path, the root of import paths.
const module = "github.com/azstage/azstage"

// source is a package read for its comments.
type source struct {
	*doc.Package
	files *token.FileSet
}

// readSource parses the package in a folder below root, without its tests.
func readSource(root, folder string, mode doc.Mode) (source, error) {
	paths, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*.go"))
	if err != nil {
		return source{}, err
	}
	files := token.NewFileSet()
	var parsed []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			return source{}, err
		}
		parsed = append(parsed, file)
	}
	if len(parsed) == 0 {
		return source{}, fmt.Errorf("no Go package in %s", folder)
	}
	read, err := doc.NewFromFiles(files, parsed, module+"/"+folder, mode)
	return source{Package: read, files: files}, err
}

// render prints a part of the source as gofmt would.
func (s source) render(node any) string {
	var text strings.Builder
	if err := format.Node(&text, s.files, node); err != nil {
		return err.Error()
	}
	return text.String()
}

// typeNamed finds a declared type.
func (s source) typeNamed(name string) (*doc.Type, bool) {
	for _, declared := range s.Types {
		if declared.Name == name {
			return declared, true
		}
	}
	return nil, false
}

// structure returns the struct that a type is declared as.
func structure(declared *doc.Type) (*ast.StructType, bool) {
	for _, spec := range declared.Decl.Specs {
		if named, ok := spec.(*ast.TypeSpec); ok && named.Name.Name == declared.Name {
			found, ok := named.Type.(*ast.StructType)
			return found, ok
		}
	}
	return nil, false
}

// field is one exported field of a struct.
type field struct {
	name string
	expr ast.Expr
	// comment is the doc comment on one line.
	comment string
	// key is the name in JSON; empty where there is no tag.
	key string
}

// fields lists the exported fields of a struct. A field without a comment shares the one before it, if that one names
// it: "Start and End are …".
func fields(structure *ast.StructType) []field {
	var found []field
	previous := ""
	for _, declared := range structure.Fields.List {
		comment := strings.Join(strings.Fields(declared.Doc.Text()), " ")
		for _, name := range declared.Names {
			if comment == "" && names(previous, name.Name) {
				comment = previous
			}
			if name.IsExported() {
				found = append(found, field{name.Name, declared.Type, comment, jsonKey(declared.Tag)})
			}
		}
		previous = comment
	}
	return found
}

// names says whether a comment speaks of an identifier.
func names(comment, identifier string) bool {
	return regexp.MustCompile(`\b` + identifier + `\b`).MatchString(comment)
}

func jsonKey(tag *ast.BasicLit) string {
	if tag == nil {
		return ""
	}
	key, _, _ := strings.Cut(reflect.StructTag(strings.Trim(tag.Value, "`")).Get("json"), ",")
	return key
}

// markdown renders a doc comment. Links between identifiers become plain names.
func (s source) markdown(text string) string {
	printer := s.Printer()
	printer.HeadingLevel = 3
	printer.HeadingID = func(*comment.Heading) string { return "" }
	printer.DocLinkURL = func(*comment.DocLink) string { return "" }
	return wrap(string(printer.Markdown(s.Parser().Parse(text))))
}
