package rules_test

// apiService is an API Management service that keeps every rule.
var apiService = object{
	"identity": object{"type": "SystemAssigned"}, "apiVersionConstraint": object{"minApiVersion": "2021-08-01"},
	"zones": []any{"1", "2", "3"}, "location": "eastus2", "customProperties": closedOf(
		"Protocols.Ssl30", "Protocols.Tls10", "Protocols.Tls11", "Backend.Protocols.Ssl30", "Backend.Protocols.Tls10",
		"Backend.Protocols.Tls11", "Ciphers.TripleDes168", "Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA",
		"Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA", "Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256",
		"Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256", "Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
		"Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
	"additionalLocations": []any{object{"location": "westeurope", "disableGateway": false}},
}

func closedOf(settings ...string) object {
	closed := object{}
	for _, setting := range settings {
		closed["Microsoft.WindowsAzure.ApiManagement.Gateway.Security."+setting] = "False"
	}
	return closed
}
