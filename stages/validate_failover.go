package stages

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

func (c *check) failoverGroup(g FailoverGroup) {
	const field = "database.failoverGroup"
	c.that(slices.Contains([]string{"", "Manual", "Automatic"}, g.Policy), field+".policy",
		fmt.Sprintf("%q is no policy", g.Policy), "it must be Manual, Automatic or None", "use Manual")
	c.that(g.Policy != "Automatic" || g.GraceMinutes >= defaultGraceMinutes, field+".graceMinutes",
		fmt.Sprintf("%d minutes", g.GraceMinutes), "Azure waits at least 60 minutes before it fails over by itself", "use 60")
	c.that(g.Policy == "Automatic" || g.GraceMinutes == 0, field+".graceMinutes",
		fmt.Sprintf("%d minutes without Azure deciding", g.GraceMinutes), "only the policy Automatic has a grace period",
		"remove it, or set the policy to Automatic")
}

var longTermForm = regexp.MustCompile(`^(P[1-9][0-9]{0,3}[DWMY])?$`)

func (c *check) licence(d Database, edition azure.SQLEdition) {
	objective, _ := azure.SQLObjectiveOf(string(d.SKU), 0)
	sold := !objective.Serverless && slices.Contains([]string{"GeneralPurpose", "BusinessCritical"}, edition.Name)
	c.that(slices.Contains([]string{"", "BasePrice", "LicenseIncluded"}, d.Licence), "database.licence",
		fmt.Sprintf("%q is no licence", d.Licence), "it must be BasePrice or LicenseIncluded", "use LicenseIncluded")
	c.that(d.Licence == "" || sold, "database.licence", d.Licence+" on "+objective.Name,
		"only provisioned General Purpose and Business Critical have a licence in their price", "remove it")
	for _, row := range []struct{ name, value string }{
		{"weekly", d.LongTerm.Weekly}, {"monthly", d.LongTerm.Monthly}, {"yearly", d.LongTerm.Yearly},
	} {
		c.that(longTermForm.MatchString(row.value), "database.longTerm."+row.name, fmt.Sprintf("%q is no duration", row.value),
			"it must be an ISO 8601 duration", "use one such as P12W or P5Y")
	}
	week := d.LongTerm.WeekOfYear
	c.that(d.LongTerm.Yearly == "" && week == 0 || d.LongTerm.Yearly != "" && week >= 1 && week <= 52,
		"database.longTerm.weekOfYear", fmt.Sprintf("week %d", week),
		"a yearly backup has a week from 1 to 52, and without one there is none", "use 1 with yearly")
}
