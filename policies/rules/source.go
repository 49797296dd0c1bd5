package rules

// Set is a public set of rules, or another place where a demand was read.
type Set string

// The sets. Their versions are those that were read.
const (
	PSRule  Set = "PSRule.Rules.Azure"
	APRL    Set = "Azure Proactive Resiliency Library"
	CIS     Set = "CIS Azure Foundations 2.1.0"
	CIS5    Set = "CIS Azure Foundations 5.0.0"
	AMBA    Set = "Azure Monitor Baseline Alerts"
	Learn   Set = "Microsoft Learn"
	EOL     Set = "Azure/EOL"
	Article Set = "article"
	Own     Set = "own"
)

// Source is one reference to a set.
type Source struct {
	Set Set `json:"set"`
	// ID is the name or number of the rule in its set; for pages and the article, where in them.
	ID string `json:"id"`
}

// from joins the sources of a rule.
func from(sources ...[]Source) []Source {
	var all []Source
	for _, some := range sources {
		all = append(all, some...)
	}
	return all
}

func cited(set Set, ids []string) []Source {
	var sources []Source
	for _, id := range ids {
		sources = append(sources, Source{set, id})
	}
	return sources
}

func psrule(names ...string) []Source {
	var sources []Source
	for _, name := range names {
		sources = append(sources, Source{PSRule, "Azure." + name})
	}
	return sources
}

func aprl(guids ...string) []Source       { return cited(APRL, guids) }
func cis(numbers ...string) []Source      { return cited(CIS, numbers) }
func cis5(numbers ...string) []Source     { return cited(CIS5, numbers) }
func amba(guids ...string) []Source       { return cited(AMBA, guids) }
func learn(pages ...string) []Source      { return cited(Learn, pages) }
func eol(ids ...string) []Source          { return cited(EOL, ids) }
func article(sections ...string) []Source { return cited(Article, sections) }
func own(reasons ...string) []Source      { return cited(Own, reasons) }
