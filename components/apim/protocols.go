package apim

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// The names of the settings begin with these.
const (
	gatewaySetting  = "Microsoft.WindowsAzure.ApiManagement.Gateway."
	securitySetting = gatewaySetting + "Security."
)

// closed lists what the gateways refuse, from clients and to backends: protocols before TLS 1.2, and all ciphers without
// forward secrecy or with CBC and SHA-1 that the platform can do without. Sources: the doc comment of CustomProperties in
// pulumi-azure-native-sdk apimanagement/v20240501, v2.88.0, and Azure/PSRule.Rules.Azure Azure.APIM.Protocols and
// Azure.APIM.Ciphers, 2025, verified.
var closed = []string{
	"Protocols.Ssl30", "Protocols.Tls10", "Protocols.Tls11",
	"Backend.Protocols.Ssl30", "Backend.Protocols.Tls10", "Backend.Protocols.Tls11",
	"Ciphers.TripleDes168",
	"Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA", "Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA",
	"Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA256", "Ciphers.TLS_RSA_WITH_AES_256_CBC_SHA256",
	"Ciphers.TLS_RSA_WITH_AES_128_GCM_SHA256",
	"Ciphers.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "Ciphers.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
	"Ciphers.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
}

// protocols are all settings at once: Azure resets those that an update leaves out.
func protocols() pulumi.StringMap {
	settings := pulumi.StringMap{gatewaySetting + "Protocols.Server.Http2": pulumi.String("True")}
	for _, name := range closed {
		settings[securitySetting+name] = pulumi.String("False")
	}
	return settings
}
