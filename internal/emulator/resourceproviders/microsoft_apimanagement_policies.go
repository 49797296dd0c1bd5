package resourceproviders

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	policyRule    = "apimanagement.service.policies."
	apiPolicyRule = "apimanagement.service.apis.policies."
	policyDocs    = "MicrosoftDocs/azure-docs api-management/api-management-howto-policies.md (2025)"
	backendQuoted = "GitHub Azure/apiops#56 (2022-05), which quotes the answer"
)

// apimPolicy holds for all APIs of a service, apiPolicy for one. Azure knows each statement and its places; the emulator
// knows the sections, and the statements that its rules name. A document that is not XML as it stands (rawxml, whose
// expressions need no escapes) or lies elsewhere is not read.
func apimPolicy() *model.Type {
	policy := policyType("Policy", apimPolicyType, "/policies/{policyId}", policyRule)
	policy.Rules = append(policy.Rules, preflight(policyRule+"nothing-above",
		"The policy of the whole service has no base, and forwards requests itself.", verified(policyDocs), policyOfAll))
	return policy
}

func apiPolicy() *model.Type {
	return policyType("ApiPolicy", apiPolicyType, "/apis/{apiId}/policies/{policyId}", apiPolicyRule)
}

func policyType(token, armType, path, rule string) *model.Type {
	return &model.Type{
		Token:    apimToken + token,
		ARMType:  armType,
		Path:     apimPath + path,
		Location: model.Unlocated,
		Allowed:  []model.Allowed{allowed(verified(apimSDK), "format", "xml", "xml-link", "rawxml", "rawxml-link")},
		Defaults: []model.Default{byDefault(verified(apimSDK), "format", "xml")},
		ReadOnly: func(r model.Request) model.Properties { return named(r, armType, model.Properties{}) },
		Rules: []model.Rule{
			preflight(rule+"form", "A policy in the format xml is well-formed, its expressions escaped.", verified(apimSDK),
				policyWellFormed),
			preflight(rule+"sections", "A policy has the sections inbound, backend, outbound and on-error, each at most once.",
				verified(policyDocs), policySections),
			onApply(rule+"backend-exists", "A backend that a policy names exists.", verified(backendQuoted), policyBackends),
		},
	}
}

// policyElement is an element of a policy document.
type policyElement struct {
	XMLName    xml.Name
	Attributes []xml.Attr      `xml:",any,attr"`
	Children   []policyElement `xml:",any"`
}

// policyOf reads the document of a policy. It says nothing of what is unknown or not XML as it stands.
func policyOf(r model.Request) (document policyElement, readable bool, err error) {
	format := r.Inputs.String("format")
	if !r.Inputs.Has("value") || !r.Inputs.Known("format") || format != "" && !oneOf(format, "xml") {
		return policyElement{}, false, nil
	}
	decoder := xml.NewDecoder(strings.NewReader(r.Inputs.String("value")))
	if err := decoder.Decode(&document); err != nil {
		return policyElement{}, false, err
	}
	for {
		token, err := decoder.Token()
		_, another := token.(xml.StartElement)
		switch {
		case errors.Is(err, io.EOF):
			return document, true, nil
		case err != nil:
			return policyElement{}, false, err
		case another:
			return policyElement{}, false, errors.New("there are multiple root elements")
		}
	}
}

// all returns the element and everything below it.
func (e policyElement) all() []policyElement {
	elements := []policyElement{e}
	for _, child := range e.Children {
		elements = append(elements, child.all()...)
	}
	return elements
}

func (e policyElement) has(name string) bool {
	return slices.ContainsFunc(e.all(), func(one policyElement) bool { return one.XMLName.Local == name })
}

func policyWellFormed(r model.Request) []model.Fault {
	if _, _, err := policyOf(r); err != nil {
		return invalidField("value", "%v", err)
	}
	return nil
}

func policySections(r model.Request) []model.Fault {
	document, readable, _ := policyOf(r)
	if !readable {
		return nil
	}
	if document.XMLName.Local != "policies" {
		return invalidField("value", "Error in element '%s': the root element must be 'policies'.", document.XMLName.Local)
	}
	var seen []string
	for _, section := range document.Children {
		name := section.XMLName.Local
		if !slices.Contains([]string{"inbound", "backend", "outbound", "on-error"}, name) || slices.Contains(seen, name) {
			return invalidField("value", "Error in element '%s': it is not a section, or is there twice.", name)
		}
		seen = append(seen, name)
	}
	return nil
}

func policyOfAll(r model.Request) []model.Fault {
	document, readable, _ := policyOf(r)
	switch {
	case !readable:
		return nil
	case document.has("base"):
		return invalidField("value", "Error in element 'base': there is no scope above the global policy.")
	case !document.has("forward-request"):
		return invalidField("value", "Error in element 'backend': 'forward-request' is missing in the global policy.")
	}
	return nil
}

func policyBackends(r model.Request) []model.Fault {
	document, readable, _ := policyOf(r)
	service := parentOf(r.ID)
	if oneOf(armTypeOf(service), apiType) {
		service = parentOf(service)
	}
	if _, exists := r.Cloud.Get(service); !readable || !exists {
		return nil
	}
	for _, element := range document.all() {
		for _, attribute := range element.Attributes {
			if element.XMLName.Local != "set-backend-service" || attribute.Name.Local != "backend-id" ||
				strings.HasPrefix(attribute.Value, "@") {
				continue
			}
			if _, exists := r.Cloud.Get(service + "/backends/" + attribute.Value); !exists {
				return invalidField("value", "Error in element 'set-backend-service': Backend with id '%s' could not be found.",
					attribute.Value)
			}
		}
	}
	return nil
}
