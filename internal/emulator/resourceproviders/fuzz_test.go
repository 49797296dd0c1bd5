package resourceproviders

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

// FuzzRules: no properties of a resource, however odd, bring the rules about its type down.
func FuzzRules(f *testing.F) {
	types := All()
	for i := range types {
		f.Add(i, `{}`)
	}
	for i, text := range []string{
		`{"sku":{"name":"P1v3","capacity":"3"},"zones":["1",2,null]}`, `{"properties":[],"kind":{},"tags":"x"}`,
		`{"value":"<policies><inbound/></policies>","format":"xml"}`, `{"addressPrefixes":["10.0.0.0/8","::","x"],"subnets":[{}]}`,
		`{"criteria":{"allOf":[{"query":"| take 5"},7]},"evaluationFrequency":"PT1M"}`,
	} {
		f.Add(i, text)
	}
	f.Fuzz(func(_ *testing.T, at int, text string) {
		var inputs model.Properties
		if json.Unmarshal([]byte(text), &inputs) != nil {
			return
		}
		resourceType := types[((at%len(types))+len(types))%len(types)]
		request := given(inputs)
		request.Type = resourceType
		for _, rule := range resourceType.Rules {
			if rule.Phase == model.Preflight {
				rule.Check(request)
			}
		}
	})
}

// FuzzPolicyDocument: a policy of API Management is read or refused, and its sections are told apart.
func FuzzPolicyDocument(f *testing.F) {
	for _, seed := range []string{
		"", "<policies/>", "<policies><inbound><base/></inbound><inbound/></policies>", "<a/><b/>", "<a><b></a>", "<a b='&#0;'/>",
		"<?xml version='1.0' encoding='x'?><policies/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		request := given(props{"value": text, "format": "xml"})
		document, readable, err := policyOf(request)
		require.False(t, readable && err != nil)
		if readable {
			require.NotEmpty(t, document.all())
		}
		policyWellFormed(request)
		policySections(request)
	})
}
