package network

import "slices"

// opening returns the spec with further ports in its rule for the stores, which is the first; ports are as Azure writes
// them. A spec without such a rule stays as it is.
func (s subnetSpec) opening(ports []string) subnetSpec {
	if len(ports) == 0 || s.kind != PrivateEndpoints {
		return s
	}
	rules := slices.Clone(s.rules)
	rules[0].ports = append(slices.Clone(rules[0].ports), ports...)
	s.rules = rules
	return s
}
