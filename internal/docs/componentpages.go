package docs

import (
	_ "embed"
	"go/ast"
	"go/doc"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// notComponents are the packages below components that only components use: tests and faults.
var notComponents = []string{"componenttest", "fault"}

// componentNames are the packages that have a page, in order of their names.
func componentNames(root string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(root, "components"))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() && !slices.Contains(notComponents, entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	return names, nil
}

//go:embed text/components.md
var componentsIntroduction string

// componentPages are an index and one page for each package.
func componentPages(root string) ([]Page, error) {
	names, err := componentNames(root)
	if err != nil {
		return nil, err
	}
	var pages []Page
	var rows [][]string
	for _, name := range names {
		read, err := readSource(root, "components/"+name, 0)
		if err != nil {
			return nil, err
		}
		rows = append(rows, []string{"[" + name + "](" + name + ".md)", cell(read.Synopsis(read.overview()))})
		pages = append(pages, Page{Path: "docs/components/" + name + ".md", Text: componentPage(read)})
	}
	index := notice + componentsIntroduction + "\n" + table([]string{"Package", "What it is"}, rows)
	return append(pages, Page{Path: "docs/components/README.md", Text: index}), nil
}

func componentPage(read source) string {
	var text strings.Builder
	text.WriteString(notice + "# " + read.Name + "\n\n" + read.markdown(read.overview()))
	shown := map[string]bool{}
	found := components(read)
	for _, component := range found {
		text.WriteString(component.section())
		shown[component.resource.Name] = true
		for _, declared := range read.reachable(component.args) {
			if !shown[declared.Name] {
				text.WriteString(read.typeSection(declared))
			}
			shown[declared.Name] = true
		}
	}
	if len(found) == 0 {
		for _, declared := range read.Types {
			text.WriteString(read.typeSection(declared))
		}
	}
	text.WriteString(read.functionsSection())
	return text.String()
}

// overview is the package comment as a text about the component.
func (s source) overview() string {
	return about("Package "+s.Name, s.Doc)
}

// component is a component resource with its constructor.
type component struct {
	source
	resource *doc.Type
	// constructor is New, or New with a name where a package has several components.
	constructor *doc.Func
	// args is the name of the type of the constructor's arguments.
	args string
}

// components finds the component resources of a package: structs that embed Pulumi's state of a component. The one
// whose constructor is New comes first.
func components(read source) []component {
	var found []component
	for _, declared := range read.Types {
		for _, function := range declared.Funcs {
			if args := argsType(function); args != "" {
				found = append(found, component{read, declared, function, args})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b component) int {
		return strings.Compare(a.constructor.Name, b.constructor.Name)
	})
	return found
}

// argsType is the type of the parameter args of a constructor, or "" for other functions.
func argsType(function *doc.Func) string {
	if !strings.HasPrefix(function.Name, "New") {
		return ""
	}
	for _, parameter := range function.Decl.Type.Params.List {
		named, ok := parameter.Type.(*ast.Ident)
		if ok && len(parameter.Names) == 1 && parameter.Names[0].Name == "args" {
			return named.Name
		}
	}
	return ""
}

// token is the type token: the constant Token, with the same prefix as the constructor's suffix.
func (c component) token() string {
	wanted := strings.TrimPrefix(c.constructor.Name, "New") + "Token"
	for _, group := range c.Consts {
		for _, spec := range group.Decl.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if ok && len(value.Values) == 1 && value.Names[0].Name == wanted {
				return strings.Trim(c.render(value.Values[0]), `"`)
			}
		}
	}
	return none
}

// section is a component's token, constructor and outputs.
func (c component) section() string {
	var rows [][]string
	if found, ok := structure(c.resource); ok {
		for _, field := range fields(found) {
			rows = append(rows, []string{code(field.name), code(c.render(field.expr)), cell(about(field.name, field.comment))})
		}
	}
	text := "\n## " + c.resource.Name + "\n\n" + c.markdown(c.resource.Doc) +
		"\nType token: " + code(c.token()) + "\n\n```go\n" + c.render(c.constructor.Decl) + "\n```\n\n" +
		c.markdown(c.constructor.Doc)
	if len(rows) > 0 {
		text += "\nOutputs:\n\n" + table([]string{"Output", "Type", "Description"}, rows)
	}
	return text
}
