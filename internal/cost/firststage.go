package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph/recorded"
)

// firstStageSays is what the article says that the first stage costs.
const firstStageSays = "$100 to $200"

// firstStage sets the estimate of stage single beside what the article says, and explains the difference.
func firstStage(book pricebook.Book) (string, error) {
	g, err := recorded.Graph("single")
	if err != nil {
		return "", err
	}
	linux, err := Of(g, book, nil)
	if err != nil {
		return "", err
	}
	for _, plan := range g.OfType("azure-native:web:AppServicePlan") {
		plan.Inputs["reserved"] = false // the mark of Linux
	}
	windows, err := Of(g, book, nil)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "The article says %s a month, for one B2 instance and an S1 database. The estimate of the stage:\n\n"+
		"| Component | Minimum | Typical | Maximum |\n|---|---|---|---|\n", firstStageSays)
	row := func(name string, a Amount) {
		fmt.Fprintf(&text, "| %s | %s | %s | %s |\n", name, dollars(a.Min), dollars(a.Typical), dollars(a.Max))
	}
	for _, part := range linux.Components {
		row("`"+part.Name+"`", part.Amount)
	}
	row("**Together**", linux.Total)
	row("The same on Windows", windows.Total)
	return text.String() + difference(linux, windows), nil
}

func difference(linux, windows Estimate) string {
	return fmt.Sprintf(`
The difference is the operating system. The stage runs on Linux, where a B2 instance costs %s a month less than on
Windows; the $55 that the article takes for it are the price of B1 on Windows. On Windows the stage would cost %s,
within what the article says. On Linux only logs that reach their cap every day bring it there: to %s.
`, dollars(windows.Total.Typical-linux.Total.Typical), dollars(windows.Total.Typical), dollars(linux.Total.Max))
}
