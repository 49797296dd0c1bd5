package naming_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// FuzzCompose: whatever a part is called, the name is legal for its type.
func FuzzCompose(f *testing.F) {
	rules := azure.NameRules()
	f.Add(0, "sessions", "")
	f.Add(1, "UPPER--case", "x7k2p")
	f.Add(2, "\xff\x00", "x7k2p")
	f.Fuzz(func(t *testing.T, at int, what, suffix string) {
		rule := rules[((at%len(rules))+len(rules))%len(rules)]
		if rule.Abbreviation == "" {
			return // the type has one fixed name, or only names of its own
		}
		if len(suffix) != 5 || !plain(suffix) {
			suffix = ""
		}
		name := naming.Compose(rule, naming.Parts{
			Workload: "shop", Environment: "dev", Region: "eus2", What: []string{what}, Suffix: suffix,
		})
		require.NoError(t, rule.Check(name), "%s: %q of %q", rule.ARMType, name, what)
	})
}

func plain(text string) bool {
	for _, r := range text {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}
