package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// source is what a Go package declares, as far as schemas need it.
type source struct {
	structs map[string]*ast.StructType
	// enums are the named string types with their values in order of declaration.
	enums map[string][]string
	// constructors are the New… functions.
	constructors map[string]*ast.FuncDecl
}

// locate asks the go command where a package lies and which module version it is of.
func locate(importPath string) (dir, version string, err error) {
	const format = "{{.Dir}}\n{{with .Module}}{{.Path}}{{with .Version}} {{.}}{{end}}{{end}}"
	command := exec.Command("go", "list", "-find", "-f", format, importPath)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return "", "", fmt.Errorf("go list: %w", err)
	}
	dir, version, _ = strings.Cut(strings.TrimSpace(string(output)), "\n")
	return dir, version, nil
}

func readSource(dir string) (*source, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	read := &source{
		structs:      map[string]*ast.StructType{},
		enums:        map[string][]string{},
		constructors: map[string]*ast.FuncDecl{},
	}
	slices.Sort(paths)
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, declaration := range file.Decls {
			read.add(declaration)
		}
	}
	return read, nil
}

func (s *source) add(declaration ast.Decl) {
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		if declaration.Recv == nil && strings.HasPrefix(declaration.Name.Name, "New") {
			s.constructors[declaration.Name.Name] = declaration
		}
	case *ast.GenDecl:
		for _, spec := range declaration.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				s.addType(spec)
			case *ast.ValueSpec:
				s.addConstant(spec)
			}
		}
	}
}

func (s *source) addType(spec *ast.TypeSpec) {
	switch shape := spec.Type.(type) {
	case *ast.StructType:
		s.structs[spec.Name.Name] = shape
	case *ast.Ident:
		if shape.Name == "string" && s.enums[spec.Name.Name] == nil {
			s.enums[spec.Name.Name] = []string{}
		}
	}
}

// addConstant records `const XName = X("value")`.
func (s *source) addConstant(spec *ast.ValueSpec) {
	for _, value := range spec.Values {
		call, ok := value.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			continue
		}
		name, isName := call.Fun.(*ast.Ident)
		text, isText := literal(call.Args[0])
		if isName && isText {
			s.enums[name.Name] = append(s.enums[name.Name], text)
		}
	}
}

func literal(expression ast.Expr) (string, bool) {
	basic, ok := expression.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	if basic.Kind != token.STRING {
		return basic.Value, true
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}
