package docs

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/stages"
)

// essay is the comment on a stage's profile: three paragraphs, each with a lead before its first colon.
type essay struct {
	why, what, doors string
	// whatTitle is the second lead: the first stage has things, the others change them.
	whatTitle string
}

// essayOf reads the comment on the function that makes a stage's profile: single, stage1k and so on.
func essayOf(read source, stage stages.Stage) (essay, error) {
	function := "stage" + string(stage)
	if stage == stages.Single {
		function = string(stage)
	}
	for _, declared := range read.functions() {
		if declared.Name == function {
			return parseEssay(declared.Doc)
		}
	}
	return essay{}, fmt.Errorf("package stages has no function %s", function)
}

func parseEssay(comment string) (essay, error) {
	const paragraphs = 3
	parts := strings.Split(strings.TrimSpace(comment), "\n\n")
	if len(parts) != paragraphs {
		return essay{}, fmt.Errorf("the comment has %d paragraphs instead of %d: why, what, doors", len(parts), paragraphs)
	}
	why, doors := lead(parts[0]), lead(parts[2])
	what := lead(parts[1])
	for _, paragraph := range []leadText{why, what, doors} {
		if paragraph.text == "" {
			return essay{}, fmt.Errorf("the paragraph %q has no lead that ends in a colon", paragraph.title)
		}
	}
	return essay{why: why.text, what: what.text, doors: doors.text, whatTitle: what.title}, nil
}

type leadText struct{ title, text string }

// lead splits a paragraph at its first colon and makes the rest a sentence of its own.
func lead(paragraph string) leadText {
	title, text, _ := strings.Cut(strings.Join(strings.Fields(paragraph), " "), ": ")
	return leadText{title, strings.TrimRight(wrap(capitalised(text)+"\n"), "\n")}
}

// capitalised makes the first letter of an English text a capital.
func capitalised(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
