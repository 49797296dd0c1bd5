package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/emulator/schema"
)

func (r request) generate() (*schema.Module, error) {
	dir, version, err := locate(r.importPath)
	if err != nil {
		return nil, err
	}
	read, err := readSource(dir)
	if err != nil {
		return nil, err
	}
	builder := builder{source: read, module: &schema.Module{
		Source:    version,
		Resources: map[string]schema.Entry{},
		Types:     map[string]map[string]string{},
		Enums:     map[string][]string{},
	}}
	for _, name := range r.names {
		entry, err := builder.resource(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		builder.module.Resources[r.prefix+name] = entry
	}
	return builder.module, nil
}

type builder struct {
	source *source
	module *schema.Module
}

func (b *builder) resource(name string) (schema.Entry, error) {
	arguments := b.argumentStruct(name)
	outputs, constructor := b.source.structs[name], b.source.constructors["New"+name]
	if arguments == nil || outputs == nil || constructor == nil {
		return schema.Entry{}, fmt.Errorf("the package does not declare the resource, its arguments and its constructor")
	}
	inputs, err := b.inputs(arguments)
	if err != nil {
		return schema.Entry{}, err
	}
	goNames := goNames(arguments)
	for _, field := range requiredByConstructor(constructor) {
		property := goNames[field]
		if property == "" {
			return schema.Entry{}, fmt.Errorf("the constructor requires %s, which the arguments lack", field)
		}
		inputs[property] = strings.TrimSuffix(inputs[property], "!") + "!"
	}
	return schema.Entry{
		Inputs:    inputs,
		Outputs:   outputProperties(outputs),
		Constants: constants(constructor, goNames),
	}, nil
}

// argumentStruct finds the plain arguments. The SDK lowers the case of whole abbreviations (afdendpointArgs), so the
// name is compared without case.
func (b *builder) argumentStruct(name string) *ast.StructType {
	for candidate, shape := range b.source.structs {
		if strings.EqualFold(candidate, name+"Args") && !ast.IsExported(candidate) {
			return shape
		}
	}
	return nil
}

func (b *builder) inputs(shape *ast.StructType) (map[string]string, error) {
	properties := map[string]string{}
	for _, field := range shape.Fields.List {
		name := propertyName(field)
		if name == "" {
			continue
		}
		expression, err := b.expression(field.Type)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if isPlain(field.Type) {
			expression += "!"
		}
		properties[name] = expression
	}
	return properties, nil
}

// isPlain says that a field cannot be left out: the SDK makes optional scalars and objects pointers. Whether a list,
// a map or an interface is required is known of resources only, from their constructors.
func isPlain(shape ast.Expr) bool {
	switch shape.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return true
	}
	return false
}

// expression translates a Go type to a type expression of package schema, and collects the types that it names.
func (b *builder) expression(shape ast.Expr) (string, error) {
	switch shape := shape.(type) {
	case *ast.StarExpr:
		return b.expression(shape.X)
	case *ast.ArrayType:
		items, err := b.expression(shape.Elt)
		return "[]" + items, err
	case *ast.MapType:
		values, err := b.expression(shape.Value)
		return "{}" + values, err
	case *ast.InterfaceType:
		return "any", nil
	case *ast.Ident:
		return b.named(shape.Name)
	}
	return "", fmt.Errorf("the Go type %T has no place in a schema", shape)
}

func (b *builder) named(name string) (string, error) {
	switch name {
	case "string":
		return "string", nil
	case "bool":
		return "boolean", nil
	case "int":
		return "integer", nil
	case "float64":
		return "number", nil
	case "any":
		return "any", nil
	}
	if values := b.source.enums[name]; len(values) > 0 {
		b.module.Enums[name] = values
		return "=" + name, nil
	}
	shape := b.source.structs[name]
	if shape == nil {
		return "", fmt.Errorf("the package does not declare the type %s", name)
	}
	if _, done := b.module.Types[name]; !done {
		b.module.Types[name] = nil // breaks recursion
		properties, err := b.inputs(shape)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		b.module.Types[name] = properties
	}
	return "#" + name, nil
}

// outputProperties reads the resource struct; only whether an output is always there matters beside its name.
func outputProperties(shape *ast.StructType) map[string]string {
	properties := map[string]string{}
	for _, field := range shape.Fields.List {
		name := propertyName(field)
		selector, ok := field.Type.(*ast.SelectorExpr)
		typeName := ""
		if ok {
			typeName = selector.Sel.Name
		} else if identifier, ok := field.Type.(*ast.Ident); ok {
			typeName = identifier.Name
		}
		if name == "" {
			continue
		}
		properties[name] = outputExpression(typeName)
	}
	return properties
}

// outputExpression reads the SDK's output types. A list or map has no pointer form, so it counts as optional.
func outputExpression(typeName string) string {
	typeName = strings.TrimSuffix(typeName, "Output")
	switch {
	case strings.HasSuffix(typeName, "Ptr"):
		return "any"
	case strings.HasSuffix(typeName, "Array"), strings.HasSuffix(typeName, "Map"), typeName == "Any":
		return "any"
	}
	return "any!"
}

func propertyName(field *ast.Field) string {
	if field.Tag == nil {
		return ""
	}
	tag, err := strconv.Unquote(field.Tag.Value)
	if err != nil {
		return ""
	}
	return reflect.StructTag(tag).Get("pulumi")
}

func goNames(shape *ast.StructType) map[string]string {
	names := map[string]string{}
	for _, field := range shape.Fields.List {
		for _, name := range field.Names {
			names[name.Name] = propertyName(field)
		}
	}
	return names
}
