package docs

import (
	"go/ast"
	"go/doc"
	"regexp"
	"slices"
	"strings"
)

// reachable returns a type and every exported type of the package that its fields lead to, in that order.
func (s source) reachable(name string) []*doc.Type {
	var found []*doc.Type
	queue := []string{name}
	for len(queue) > 0 {
		declared, ok := s.typeNamed(queue[0])
		queue = queue[1:]
		if !ok || slices.Contains(found, declared) {
			continue
		}
		found = append(found, declared)
		ast.Inspect(declared.Decl, func(node ast.Node) bool {
			if identifier, ok := node.(*ast.Ident); ok && identifier.IsExported() {
				queue = append(queue, identifier.Name)
			}
			// Behind a dot stands another package's type.
			_, foreign := node.(*ast.SelectorExpr)
			return !foreign
		})
	}
	return found
}

// typeSection documents a struct by its fields, and any other type by its constants.
func (s source) typeSection(declared *doc.Type) string {
	text := "\n## " + declared.Name + "\n\n" + s.markdown(declared.Doc)
	if found, ok := structure(declared); ok {
		return text + s.fieldTable(fields(found))
	}
	if rows := s.constantRows(declared.Consts); len(rows) > 0 {
		text += "\n" + table([]string{"Constant", "Value", "Description"}, rows)
	}
	return text
}

// fieldTable lists fields, with a column that says which are required if any comment does.
func (s source) fieldTable(fields []field) string {
	if len(fields) == 0 {
		return ""
	}
	header, rows := []string{"Field", "Type", "Description"}, [][]string{}
	demanding := slices.ContainsFunc(fields, func(field field) bool {
		required, _ := demand(field.name, field.comment)
		return required != ""
	})
	if demanding {
		header = slices.Insert(header, 2, "Required")
	}
	for _, field := range fields {
		required, comment := demand(field.name, field.comment)
		if required == "" && namedTogether(field.name, fields) {
			required = conditional
		}
		row := []string{code(field.name), s.typeLink(field.expr), cell(comment)}
		if demanding {
			row = slices.Insert(row, 2, required)
		}
		rows = append(rows, row)
	}
	return "\n" + table(header, rows)
}

const conditional = "Conditional"

var (
	// alone is a comment that begins with what it demands: "Plan is required: …".
	alone = regexp.MustCompile(`^(\w+) (?:is|are) (required|optional)([.:;]? ?)(\w*)`)
	// together is a demand on several fields: "Start and End are required: …", "Runtime or Image is required, …".
	together = regexp.MustCompile(`^\w+( and | or )\w+ (?:is|are) (required|optional)`)
)

// conditions are the words after which a field is required in some cases only.
var conditions = []string{"except", "for", "from", "if", "in", "unless", "when", "where", "with"}

// demand reads from a comment whether a field must be set, and returns the comment without what the table says anyway.
func demand(name, comment string) (required, rest string) {
	if match := alone.FindStringSubmatch(comment); match != nil && match[1] == name {
		switch {
		case strings.TrimSpace(match[3]) != "":
			return capitalised(match[2]), capitalised(comment[len(match[0])-len(match[4]):])
		case match[2] == "required" && slices.Contains(conditions, match[4]):
			return conditional, about(name, comment)
		}
		return capitalised(match[2]), about(name, comment)
	}
	if match := together.FindStringSubmatch(comment); match != nil {
		if match[1] == " or " {
			return conditional, comment
		}
		return capitalised(match[2]), comment
	}
	return "", about(name, comment)
}

// namedTogether says whether another field's comment demands one of several fields, this one among them.
func namedTogether(name string, fields []field) bool {
	return slices.ContainsFunc(fields, func(other field) bool {
		return together.MatchString(other.comment) && names(together.FindString(other.comment), name)
	})
}

// packagePages are the qualifiers of types that have a page of their own.
var packagePages = regexp.MustCompile(`^(\*|\[\])*(placement|naming|network|observability)\.`)

// typeLink shows a type. A type of another component's page links there.
func (s source) typeLink(expr ast.Expr) string {
	text := s.render(expr)
	if match := packagePages.FindStringSubmatch(text); match != nil {
		return "[" + code(text) + "](" + match[2] + ".md)"
	}
	base := strings.TrimLeft(text, "*[]")
	if _, ours := s.typeNamed(base); ours {
		return "[" + code(text) + "](#" + strings.ToLower(base) + ")"
	}
	return code(text)
}

func (s source) constantRows(groups []*doc.Value) [][]string {
	var rows [][]string
	for _, group := range groups {
		for _, spec := range group.Decl.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if !ok || len(value.Values) != len(value.Names) {
				continue
			}
			comment := value.Doc.Text()
			if comment == "" {
				comment = value.Comment.Text()
			}
			for i, name := range value.Names {
				meaning := about(name.Name, oneLine(comment))
				rows = append(rows, []string{code(name.Name), code(s.render(value.Values[i])), cell(meaning)})
			}
		}
	}
	return rows
}

// functionsSection lists the exported functions that are no constructor of a component.
func (s source) functionsSection() string {
	var rows [][]string
	for _, function := range s.functions() {
		if argsType(function) != "" {
			continue
		}
		signature := strings.Join(strings.Fields(s.render(function.Decl)), " ")
		meaning := about(function.Name, oneLine(function.Doc))
		rows = append(rows, []string{code(strings.TrimPrefix(signature, "func ")), cell(meaning)})
	}
	if len(rows) == 0 {
		return ""
	}
	return "\n## Functions\n\n" + table([]string{"Function", "What it does"}, rows)
}
