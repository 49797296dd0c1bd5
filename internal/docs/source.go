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
	"slices"
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

// functions returns every function, those that make a value of a type among them.
func (s source) functions() []*doc.Func {
	all := slices.Clone(s.Funcs)
	for _, declared := range s.Types {
		all = append(all, declared.Funcs...)
	}
	return all
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

// fields lists the exported fields of a struct. A field without a comment shares the one before it, if that one begins
// with its name as well: "Start and End are …".
func fields(structure *ast.StructType) []field {
	var found []field
	previous := ""
	for _, declared := range structure.Fields.List {
		comment := oneLine(declared.Doc.Text())
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

// docLink is a link to another identifier, as doc comments write it.
var docLink = regexp.MustCompile(`\[([A-Z]\w*(?:\.\w+)?)\]`)

// oneLine joins the lines of a doc comment and makes its links plain names.
func oneLine(comment string) string {
	return docLink.ReplaceAllString(strings.Join(strings.Fields(comment), " "), "$1")
}

// severalNames is the beginning of a comment on more than one field.
var severalNames = regexp.MustCompile(`^(?:\w+, )*\w+ (?:and|or) \w+`)

// names says whether a comment begins with several names, this one among them.
func names(comment, identifier string) bool {
	return slices.Contains(strings.FieldsFunc(severalNames.FindString(comment), func(r rune) bool {
		return r == ' ' || r == ','
	}), identifier)
}

// about is a comment on one identifier, without the identifier: "SKU is the size." becomes "The size."
func about(identifier, comment string) string {
	rest, found := strings.CutPrefix(comment, identifier+" ")
	if !found || strings.HasPrefix(rest, "and ") || strings.HasPrefix(rest, "or ") {
		return comment
	}
	for _, verb := range []string{"is ", "are "} {
		rest = strings.TrimPrefix(rest, verb)
	}
	return capitalised(rest)
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
	printer.HeadingLevel = 2
	printer.HeadingID = func(*comment.Heading) string { return "" }
	printer.DocLinkURL = func(*comment.DocLink) string { return "" }
	return wrap(string(printer.Markdown(s.Parser().Parse(text))))
}

// collectNested adds the comments on fields, and on those of the structs declared inside them, under their paths.
func collectNested(path string, list []field, comments map[string]string) {
	for _, field := range list {
		comments[path+field.key] = about(field.name, field.comment)
		if nested, ok := field.expr.(*ast.StructType); ok {
			collectNested(path+field.key+".", fields(nested), comments)
		}
	}
}
