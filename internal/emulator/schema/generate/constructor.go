package main

import (
	"go/ast"
	"regexp"
)

var requiredArgument = regexp.MustCompile(`^invalid value for required argument '(\w+)'$`)

// requiredByConstructor returns the Go names of the arguments that a constructor refuses to miss.
func requiredByConstructor(constructor *ast.FuncDecl) []string {
	var names []string
	ast.Inspect(constructor, func(node ast.Node) bool {
		if basic, ok := node.(*ast.BasicLit); ok {
			text, _ := literal(basic)
			if match := requiredArgument.FindStringSubmatch(text); match != nil {
				names = append(names, match[1])
			}
		}
		return true
	})
	return names
}

// constants returns what a constructor assigns to arguments itself: args.Kind = pulumi.String("…"), in all the forms
// that the SDK writes (pulumi.StringPtr, pulumi.Bool, …).
func constants(constructor *ast.FuncDecl, properties map[string]string) map[string]string {
	found := map[string]string{}
	ast.Inspect(constructor, func(node ast.Node) bool {
		assignment, ok := node.(*ast.AssignStmt)
		if !ok || len(assignment.Lhs) != 1 || len(assignment.Rhs) != 1 {
			return true
		}
		target, isField := assignment.Lhs[0].(*ast.SelectorExpr)
		call, isCall := assignment.Rhs[0].(*ast.CallExpr)
		if !isField || !isCall || len(call.Args) != 1 {
			return true
		}
		owner, isArgs := target.X.(*ast.Ident)
		value, known := constantText(call.Args[0])
		if isArgs && owner.Name == "args" && known {
			found[properties[target.Sel.Name]] = value
		}
		return true
	})
	return found
}

func constantText(expression ast.Expr) (string, bool) {
	if name, ok := expression.(*ast.Ident); ok && (name.Name == "true" || name.Name == "false") {
		return name.Name, true
	}
	return literal(expression)
}
