package rules

import (
	"strings"

	"github.com/azstage/azstage/stages"
)

// The prefix of the settings that say what the gateways of API Management accept.
const gatewaySecurity = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security."

var securityOfAPIs = []Rule{
	{
		ID: "apim-protocols", Title: "API Management speaks TLS 1.2 or newer, to callers and to backends",
		Severity: High, Types: []string{apiManagement}, Mandatory: stages.Single, Properties: []string{"customProperties"},
		Sources: psrule("APIM.Protocols"), Fix: "set the protocols before TLS 1.2 in customProperties to False",
		Resource: switchedOff("Protocols.Ssl30", "Protocols.Tls10", "Protocols.Tls11", "Backend.Protocols.Ssl30",
			"Backend.Protocols.Tls10", "Backend.Protocols.Tls11"),
	},
	{
		ID: "apim-ciphers", Title: "API Management accepts no ciphers that are broken or keep no secrets",
		Severity: High, Types: []string{apiManagement}, Mandatory: stages.Single, Properties: []string{"customProperties"},
		Sources: psrule("APIM.Ciphers"), Fix: "set the weak ciphers in customProperties to False",
		Resource: switchedOff("Ciphers.TripleDes168", "Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA",
			"Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA", "Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256",
			"Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256", "Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
			"Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
	},
	{
		ID: "apim-identity", Title: "API Management has an identity of its own",
		Severity: Medium, Types: []string{apiManagement}, Mandatory: stages.Single, Properties: []string{"identity.type"},
		Sources: psrule("APIM.ManagedIdentity"), Fix: "set identity.type to SystemAssigned",
		Resource: wants("identity.type", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned"),
	},
	{
		ID: "apim-min-api-version", Title: "Old clients of the management API, which would get secrets in clear, are kept out",
		Severity: Medium, Types: []string{apiManagement}, Mandatory: stages.Single,
		Properties: []string{"apiVersionConstraint.minApiVersion"}, Sources: psrule("APIM.MinAPIVersion"),
		Fix:      "set apiVersionConstraint.minApiVersion to 2021-08-01",
		Resource: versionAtLeast("apiVersionConstraint.minApiVersion", "2021-08-01"),
	},
	{
		ID: "apim-https", Title: "APIs are called over HTTPS only",
		Severity: High, Types: []string{managedAPI}, Mandatory: stages.Single, Properties: []string{"protocols"},
		Sources: psrule("APIM.HTTPEndpoint"), Fix: "set protocols to https",
		Resource: both(given("protocols"), each("protocols", func(v Value) Result { return isOneOf(v, []string{"https", "wss"}) })),
	},
	{
		ID: "apim-backend-https", Title: "Gateways call services over HTTPS",
		Severity: Medium, Types: []string{apiBackend}, Advisory: stages.Single, Properties: []string{"url"},
		Sources: psrule("APIM.HTTPBackend"), Fix: "give the service a certificate and set url to https",
		Resource: func(r Resource) Result {
			url := r.Get("url")
			if url.Opaque() {
				return undecidable("url")
			}
			return failIf(!strings.HasPrefix(url.Text(), "https://"), "url is %s", url.Text())
		},
	},
}

var reliabilityOfAPIs = []Rule{
	{
		ID: "apim-zones", Title: "The units of API Management spread over availability zones",
		Severity: High, Types: []string{apiManagement}, Advisory: stages.Single, Mandatory: stages.Stage1m,
		Properties: []string{"zones"}, Costs: true,
		Sources: from(psrule("APIM.AvailabilityZone"), aprl("baf3bfc0-32a2-4c0c-926d-c9bf0b49808e",
			"740f2c1c-8857-4648-80eb-47d2c56d5a50")),
		Fix: "set zones, with a number of units that is a multiple", Resource: severalZones,
	},
	{
		ID: "apim-regions-serve", Title: "API Management answers in every region that it is paid for",
		Severity: Medium, Types: []string{apiManagement}, Mandatory: stages.Stage1m, Properties: []string{"additionalLocations"},
		Sources: from(psrule("APIM.MultiRegion", "APIM.MultiRegionGateway"), aprl("af4f88cb-35e8-4371-b29e-3a32b1d2f40a")),
		Fix:     "set disableGateway to false in every region, or leave the region out",
		Resource: each("additionalLocations", func(v Value) Result {
			return failIf(v.Get("disableGateway").Is("true"), "the gateway of %s is off", v.Get("location").Text())
		}),
	},
}

// switchedOff refuses a service that leaves one of the settings on, as Azure does for those that are left out.
func switchedOff(settings ...string) check {
	return func(r Resource) Result {
		properties := r.Get("customProperties")
		if properties.Opaque() {
			return undecidable("customProperties")
		}
		given, _ := properties.raw.(map[string]any)
		for _, setting := range settings {
			if text, _ := given[gatewaySecurity+setting].(string); !strings.EqualFold(text, "False") {
				return fail("customProperties leave %s on", setting)
			}
		}
		return pass()
	}
}

// versionAtLeast compares API versions, which sort as their dates do.
func versionAtLeast(path, least string) check {
	return func(r Resource) Result {
		version := r.Get(path)
		if version.Opaque() {
			return undecidable(path)
		}
		return failIf(version.Text() < least, "%s is %q", path, version.Text())
	}
}
