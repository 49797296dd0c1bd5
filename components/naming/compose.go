package naming

import (
	"crypto/sha256"
	"encoding/base32"
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

// Parts is everything a name is made of. Workload, Environment and Region have the forms that [Scheme.Validate]
// demands; Suffix is empty for names that are not unique in all of Azure.
type Parts struct {
	Workload, Environment, Region, Cell string
	What                                []string
	Suffix                              string
}

// hashLength characters of base32 are 25 bits: enough to keep the few hundred names of one environment apart, and
// short enough for the 24 characters of a storage account.
const hashLength = 5

var plainPart = regexp.MustCompile(`^[a-z0-9]+$`)

// Compose joins the parts to a name that is legal under the rule. Distinct parts give distinct names.
func Compose(rule azure.NameRule, parts Parts) string {
	separator := ""
	if rule.Hyphens {
		separator = "-"
	}
	head := join(separator, append([]string{rule.Abbreviation}, parts.plain()...)...)
	plain := join(separator, head, parts.Suffix)
	if rule.Hyphens && !parts.ambiguous() && rule.Check(plain) == nil {
		return plain
	}
	tail := join(separator, parts.hash(), parts.Suffix)
	room := max(rule.Max-len(tail)-len(separator), 0)
	if len(head) > room {
		head = strings.TrimRight(head[:room], "-")
	}
	return join(separator, head, tail)
}

// plain lists the parts before the suffix, reduced to the characters that every type accepts.
func (p Parts) plain() []string {
	parts := []string{p.Workload, p.Environment, p.Region, p.Cell}
	for _, what := range p.What {
		parts = append(parts, reduce(what))
	}
	return parts
}

// ambiguous says that other parts would read the same once they are joined with hyphens.
func (p Parts) ambiguous() bool {
	for i, what := range p.What {
		if !plainPart.MatchString(what) || (i == 0 && p.Cell == "" && cellForm.MatchString(what)) {
			return true
		}
	}
	return false
}

// hash stands for all parts. It separates them with a character that no part contains.
func (p Parts) hash() string {
	fields := append([]string{p.Workload, p.Environment, p.Region, p.Cell}, p.What...)
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:hashLength]
}

// reduce keeps lowercase letters and digits.
func reduce(part string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') {
			return r
		}
		return -1
	}, strings.ToLower(part))
}

// join leaves out empty parts.
func join(separator string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}
