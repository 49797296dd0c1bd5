package runbook

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

const caution = `
Make sure first that Azure says so too (Service Health), and leave the stack alone until the way back is done: no "up",
"promote" or "demote". Steps whose source nobody read again are marked *known* or *inferred*: try them in a drill.
`

// Text renders the runbook as Markdown that also reads well in a terminal.
func (r Runbook) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "# When stack %s (%s) loses a region\n\n", r.Stack, r.Stage)
	fmt.Fprintf(&out, "Data: %s. %s.\n", r.Data.Topology, r.Data.Choice)
	fmt.Fprintf(&out, "Can be lost (RPO): %s.\nWorks again after (RTO): %s.\n(%s)\n", r.Data.RPO, r.Data.RTO, r.Data.Source)
	out.WriteString(caution)
	for _, loss := range r.Losses {
		loss.write(&out)
	}
	return out.String()
}

func (l Loss) write(out *strings.Builder) {
	region, _ := azure.RegionByName(l.Region)
	fmt.Fprintf(out, "\n## %s (%s)\n\n%s\n", region.DisplayName, l.Region, l.summary())
	for _, section := range []struct {
		title    string
		numbered bool
		steps    []Step
	}{
		{"Goes on by itself", false, l.Automatic},
		{"Waits, or is lost", false, l.Lost},
		{"What you do", true, l.Actions},
		{"The way back, when the region is there again", true, l.Return},
	} {
		if len(section.steps) == 0 {
			continue
		}
		fmt.Fprintf(out, "\n### %s\n\n", section.title)
		for i, step := range section.steps {
			marker := "- "
			if section.numbered {
				marker = fmt.Sprintf("%d. ", i+1)
			}
			step.write(out, marker)
		}
	}
}

func (l Loss) summary() string {
	others := listed(l.Others)
	switch {
	case !l.Serves:
		return "No users are served from here. They are served from " + others + "."
	case others == "":
		return "Users are served from here and from nowhere else."
	}
	return "Users are served from here, and then from " + others + "."
}

// listed is "a", "a and b" or "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func (s Step) write(out *strings.Builder, marker string) {
	mark := ""
	if s.Evidence != azure.Verified {
		mark = " *" + string(s.Evidence) + "*"
	}
	fmt.Fprintf(out, "%s`%s`: %s.%s\n", marker, s.Resource, s.Text, mark)
	indent := strings.Repeat(" ", len(marker))
	if s.Command != "" {
		fmt.Fprintf(out, "%sRun: `%s`\n", indent, s.Command)
	}
	if s.Check != "" {
		fmt.Fprintf(out, "%sCheck: `%s`\n", indent, s.Check)
	}
}
