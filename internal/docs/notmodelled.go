package docs

import (
	_ "embed"
	"strings"

	"github.com/azstage/azstage/internal/emulator"
)

//go:embed text/notmodelled.md
var notModelledIntroduction string

// gaps are the behaviours of Azure that the emulator leaves out without an error, and why.
var gaps = []struct{ what, why string }{
	{
		"What takes effect late, but for the principal of a fresh identity, which a role assignment may not find yet.",
		"Azure reports success before, and no later request of a program asks; `azstage schedule` adds such times.",
	},
	{
		"The age of identities from earlier runs: the directory has had them for ever.",
		"The emulator's clock starts with the emulator.",
	},
	{
		"Throttling, transient errors and regions without capacity come when a script of faults asks for them, and quotas of a " +
			"subscription not at all.",
		"On Azure they are chance, or differ by subscription.",
	},
	{
		"Regions that got Flex Consumption, or zones for it, after 2025-10.",
		"The table is of then, with two newer rows; `az functionapp list-flexconsumption-locations` knows the present.",
	},
	{
		"In reachability: permissions, probe results, DNS caching, slots and Service Bus, and across a peering anything but " +
			"private endpoints.",
		"It is derived from the configuration alone: what the data plane would answer is not emulated.",
	},
	{
		"Operations that collide, but for those that a rule `…one-at-a-time` names.",
		"The emulated cloud works through its requests one by one.",
	},
	{
		"`maximumNumberOfZones`: whether the scale unit of an App Service plan has zones.",
		"It depends on where Azure puts the plan, which no configuration says.",
	},
	{
		"SKUs by region for App Service Premium v4.",
		"The table of tiers does not know regions, so a region may refuse what the emulator takes.",
	},
	{
		"The way back from Hyperscale: the 45 days are not counted.",
		"The emulator's clock counts the minutes of one run.",
	},
	{
		"Private link connections to a Front Door origin stay Pending.",
		"Somebody approves them by hand, which is no request of a program.",
	},
	{
		"DNS validation of a custom domain stays Pending.",
		"It depends on records in a zone that the program does not own.",
	},
	{
		"A purge that purge protection forbids.",
		"A program does not purge; it only finds the name taken.",
	},
	{
		"Azure Cache for Redis, the classic engine, is always refused.",
		"Azure creates it in tenants only that had one before 2026-04-01, which is not modelled.",
	},
}

// notModelled lists the gaps, and the rules that say of themselves what they leave out.
func notModelled(rules []emulator.RuleRow) string {
	var behaviours, refused [][]string
	for _, gap := range gaps {
		behaviours = append(behaviours, []string{gap.what, gap.why})
	}
	for _, rule := range rules {
		for sentence := range strings.SplitSeq(rule.Text, ". ") {
			if strings.Contains(sentence, "not modelled") {
				refused = append(refused, []string{code(rule.ID), cell(strings.TrimSuffix(sentence, ".")) + "."})
			}
		}
	}
	return notModelledIntroduction + "\n" + table([]string{"Left out", "Why"}, behaviours) +
		"\nRules that leave something out:\n\n" + table([]string{"Rule", "What it leaves out"}, refused)
}
