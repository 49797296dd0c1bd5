package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const cdnCustomDomainSource = azurermSource + "cdn/cdn_frontdoor_custom_domain_resource.go"

func frontDoorCustomDomain() *model.Type {
	documented := verified(sdkSource + "AFDCustomDomain")
	return &model.Type{
		Token:    "azure-native:cdn:AFDCustomDomain",
		ARMType:  cdnCustomDomainType,
		Path:     cdnProfilePath + "/customDomains/{customDomainName}",
		Location: model.Unlocated,
		Immutable: []model.Immutable{{
			Path: "hostName", Code: "BadRequest",
			Message: "The host name of a custom domain cannot be changed (%s): create another custom domain.",
			Fact:    inferred(cdnCustomDomainSource),
		}},
		Allowed: []model.Allowed{
			allowed(documented, "tlsSettings.certificateType",
				"ManagedCertificate", "CustomerCertificate", "AzureFirstPartyManagedCertificate"),
		},
		Defaults: []model.Default{
			byDefault(documented, "tlsSettings.certificateType", "ManagedCertificate"),
			byDefault(inferred(cdnCustomDomainSource), "tlsSettings.minimumTlsVersion", "TLS12"),
		},
		ReadOnly: customDomainOutputs,
		Rules: []model.Rule{
			preflight("cdn.customDomains.host-name",
				"The host name is a domain name.",
				verified(sdkSource+"AFDCustomDomain"), hostNameIsADomain),
			preflight("cdn.customDomains.certificate-secret",
				"A customer's certificate needs a secret, a managed certificate takes none.",
				inferred(cdnCustomDomainSource), certificateHasItsSecret),
			onApply("cdn.customDomains.host-name-free",
				"A host name belongs to one custom domain in all of Front Door.",
				known(), hostNameIsFree),
			frontDoorLimit("cdn.customDomains.limit", cdnCustomDomainType),
		},
	}
}

// customDomainOutputs leaves the domain pending: Azure waits for a TXT record at _dnsauth.<host name> that no resource
// of the emulator can make, and issues the certificate afterwards.
func customDomainOutputs(r model.Request) model.Properties {
	state := r.Old.String("domainValidationState")
	if state == "" {
		state = "Pending"
	}
	const tokenLength = 32
	return edgeOutputs(r, cdnCustomDomainType, model.Properties{
		"domainValidationState": state,
		"validationProperties": model.Properties{
			"validationToken": "_" + stableHex(r.ID, "validation", tokenLength), "expirationDate": "2026-01-08T00:00:00Z",
		},
	})
}

func hostNameIsADomain(r model.Request) []model.Fault {
	host := r.Inputs.String("hostName")
	if !r.Inputs.Has("hostName") ||
		strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(host, "/: ") {
		return nil
	}
	return model.Refuse("hostName", "BadRequest", "The host name '%s' must be a domain name.", host)
}

func certificateHasItsSecret(r model.Request) []model.Fault {
	inputs := withDefaults(r)
	_, secret := inputs.Get("tlsSettings.secret.id")
	if !inputs.Has("tlsSettings.certificateType") ||
		secret == (inputs.String("tlsSettings.certificateType") == "CustomerCertificate") {
		return nil
	}
	return model.Refuse("tlsSettings.secret", "BadRequest",
		"A secret must be given for CustomerCertificate, and for no other certificate type.")
}

func hostNameIsFree(r model.Request) []model.Fault {
	for _, other := range r.Cloud.OfType(cdnCustomDomainType) {
		if !strings.EqualFold(other.ID, r.ID) &&
			strings.EqualFold(other.Inputs.String("hostName"), r.Inputs.String("hostName")) {
			return []model.Fault{{Property: "hostName", Status: 409, Code: "Conflict",
				Message: "The host name '" + r.Inputs.String("hostName") + "' is already used by " + other.ID + "."}}
		}
	}
	return nil
}
