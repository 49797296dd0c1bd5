package resourceproviders

import (
	"net/url"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	credentialType  = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	federationLimit = "Microsoft Learn, Important considerations and restrictions for federated identity credentials, 2026"
	maxCredentials  = 20
	longestClaim    = 600
)

func federatedCredential() *model.Type {
	return &model.Type{
		Token:   "azure-native:managedidentity:FederatedIdentityCredential",
		ARMType: credentialType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.ManagedIdentity/" +
			"userAssignedIdentities/{resourceName}/federatedIdentityCredentials/{federatedIdentityCredentialResourceName}",
		Location: model.Unlocated,
		OneAtATime: &model.Fact{
			Source: federationLimit + ": concurrent updates of one identity get 409", Evidence: model.Verified,
		},
		Ranges: []model.Range{
			between(known(), "audiences", 1, 1), between(verified(federationLimit), "issuer", 1, longestClaim),
			between(verified(federationLimit), "subject", 1, longestClaim),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, credentialType, model.Properties{"systemData": systemData()})
		},
		Rules: []model.Rule{
			preflight("managedidentity.credentials.issuer-form",
				"The issuer is an HTTPS address without spaces around it. Whether anybody signs tokens there Azure does not ask.",
				verified(federationLimit), credentialIssuer),
			onApply("managedidentity.credentials.unique",
				"An identity trusts a subject of an issuer once.", verified(federationLimit), credentialUnique),
			onApply("managedidentity.credentials.twenty",
				"An identity has 20 credentials at most.", verified(federationLimit), credentialCount),
		},
	}
}

func credentialIssuer(r model.Request) []model.Fault {
	issuer := r.Inputs.String("issuer")
	parsed, err := url.Parse(issuer)
	if !r.Inputs.Has("issuer") || err == nil && parsed.Scheme == "https" && parsed.Host != "" &&
		strings.TrimSpace(issuer) == issuer {
		return nil
	}
	return model.Refuse("issuer", "BadRequest", "The issuer %q is no valid HTTPS URL.", issuer)
}

// siblingCredentials returns the other credentials of an identity.
func siblingCredentials(r model.Request) []model.Resource {
	var found []model.Resource
	for _, other := range r.Cloud.Below(parentOf(r.ID)) {
		if strings.EqualFold(other.ARMType, credentialType) && !strings.EqualFold(other.ID, r.ID) {
			found = append(found, other)
		}
	}
	return found
}

func credentialUnique(r model.Request) []model.Fault {
	for _, other := range siblingCredentials(r) {
		if other.Inputs.String("issuer") == r.Inputs.String("issuer") &&
			other.Inputs.String("subject") == r.Inputs.String("subject") {
			return []model.Fault{{
				Property: "subject", Status: 409, Code: "FederatedIdentityCredentialAlreadyExists",
				Message: "Issuer and subject combination already exists for this Managed Identity: " + nameOf(other.ID) + ".",
			}}
		}
	}
	return nil
}

func credentialCount(r model.Request) []model.Fault {
	if len(siblingCredentials(r)) < maxCredentials {
		return nil
	}
	return model.Refuse("", "TooManyFederatedIdentityCredentials",
		"A managed identity has at most %d federated identity credentials.", maxCredentials)
}
