package rules

import (
	"net/netip"

	"github.com/azstage/azstage/stages"
)

var securityOfData = []Rule{
	{
		ID: "storage-https", Title: "Storage accounts answer over HTTPS only",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"enableHttpsTrafficOnly"},
		Sources:    from(psrule("Storage.SecureTransfer"), cis("3.1"), cis5("9.3.4")),
		Fix:        "set enableHttpsTrafficOnly", Resource: wantsOrDefault("enableHttpsTrafficOnly", "true"),
	},
	{
		ID: "storage-tls", Title: "Storage accounts accept TLS 1.2 or newer",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"minimumTlsVersion"},
		Sources:    from(psrule("Storage.MinTLS"), cis("3.15"), cis5("9.3.6")),
		Fix:        "set minimumTlsVersion to TLS1_2", Resource: wants("minimumTlsVersion", "TLS1_2", "TLS1_3"),
	},
	{
		ID: "storage-anonymous", Title: "Nobody reads blobs without saying who they are",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"allowBlobPublicAccess"},
		Sources:    from(psrule("Storage.BlobPublicAccess"), cis("3.17"), cis5("9.3.8")),
		Fix:        "set allowBlobPublicAccess to false", Resource: wants("allowBlobPublicAccess", "false"),
	},
	{
		ID: "storage-container-private", Title: "Containers are private",
		Severity: High, Types: []string{blobContainer}, Mandatory: stages.Single,
		Properties: []string{"publicAccess"},
		Sources:    psrule("Storage.BlobAccessType"),
		Fix:        "set publicAccess to None", Resource: wantsOrDefault("publicAccess", "None"),
	},
	{
		ID: "storage-keys", Title: "Storage accounts know no keys",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"allowSharedKeyAccess"},
		Sources:    from(psrule("Storage.LocalAuth"), cis5("9.3.1.3")),
		Fix:        "set allowSharedKeyAccess to false and use identities", Resource: wants("allowSharedKeyAccess", "false"),
	},
	{
		ID: "storage-entra-default", Title: "The portal opens storage with the user's identity",
		Severity: Low, Types: []string{storageAccount}, Advisory: stages.Single,
		Properties: []string{"defaultToOAuthAuthentication"},
		Sources:    cis5("9.3.3.1"),
		Fix:        "set defaultToOAuthAuthentication", Resource: wants("defaultToOAuthAuthentication", "true"),
	},
	{
		ID: "storage-cross-tenant", Title: "Blobs are not replicated to other tenants",
		Severity: Medium, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"allowCrossTenantReplication"},
		Sources:    from(cis("3.16"), cis5("9.3.7")),
		Fix:        "set allowCrossTenantReplication to false", Resource: wants("allowCrossTenantReplication", "false"),
	},
	{
		ID: "storage-private", Title: "Storage accounts are reached from networks that are named",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources:  from(psrule("Storage.Firewall"), cis("3.7", "3.8"), cis5("9.3.2.2", "9.3.2.3")),
		Fix:      "set publicNetworkAccess to Disabled, or networkRuleSet.defaultAction to Deny",
		Resource: privateOrDenied("publicNetworkAccess", "networkRuleSet.defaultAction"),
	},
	{
		ID: "storage-trusted-services", Title: "A storage firewall lets Azure's own services pass",
		Severity: Low, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"networkRuleSet.bypass"},
		Sources:    from(cis("3.9"), cis5("9.3.5")),
		Fix:        "add AzureServices to networkRuleSet.bypass: logs and backups come that way", Resource: trustedServices,
	},
	{
		ID: "storage-private-endpoint", Title: "Storage accounts have a private endpoint",
		Severity: Medium, Types: []string{storageAccount}, Mandatory: stages.Stage1k, Costs: true,
		Sources: from(cis("3.10"), cis5("9.3.2.1")),
		Fix:     "add a private endpoint for blob", Stack: hasPrivateEndpoint(storageAccount),
	},
	{
		ID: "sql-entra-admin", Title: "SQL servers have a Microsoft Entra administrator",
		Severity: High, Types: []string{sqlServer}, Mandatory: stages.Single,
		Properties: []string{"administrators.sid", "administrators.administratorType"},
		Sources:    from(psrule("SQL.AAD"), cis("4.1.4")),
		Fix:        "set administrators to a group",
		Resource: both(wants("administrators.administratorType", "ActiveDirectory"),
			given("administrators.sid")),
	},
	{
		ID: "sql-entra-only", Title: "SQL servers know no passwords",
		Severity: High, Types: []string{sqlServer}, Mandatory: stages.Single,
		Properties: []string{"administrators.azureADOnlyAuthentication"},
		Sources:    psrule("SQL.AADOnly"),
		Fix:        "set administrators.azureADOnlyAuthentication",
		Resource:   wants("administrators.azureADOnlyAuthentication", "true"),
	},
	{
		ID: "sql-tls", Title: "SQL servers accept TLS 1.2 or newer",
		Severity: High, Types: []string{sqlServer}, Mandatory: stages.Single,
		Properties: []string{"minimalTlsVersion"},
		Sources:    psrule("SQL.MinTLS"),
		Fix:        "set minimalTlsVersion to 1.2", Resource: wantsOrDefault("minimalTlsVersion", tls...),
	},
	{
		ID: "sql-private", Title: "SQL servers are reached from the network only",
		Severity: High, Types: []string{sqlServer}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources:  own("a firewall of addresses is open to whoever gets one"),
		Fix:      "set publicNetworkAccess to Disabled with a private endpoint",
		Resource: wants("publicNetworkAccess", "Disabled"),
	},
	{
		ID: "sql-private-endpoint", Title: "SQL servers have a private endpoint",
		Severity: Medium, Types: []string{sqlServer}, Mandatory: stages.Stage1k, Costs: true,
		Sources: learn("private-endpoint-overview for Azure SQL"),
		Fix:     "add a private endpoint for sqlServer", Stack: hasPrivateEndpoint(sqlServer),
	},
	{
		ID: "sql-encryption", Title: "Databases are encrypted at rest",
		Severity: High, Types: []string{sqlEncryption}, Mandatory: stages.Single,
		Properties: []string{"state"},
		Sources:    from(psrule("SQL.TDE"), cis("4.1.5")),
		Fix:        "leave transparent data encryption Enabled, as it is by default", Resource: wants("state", "Enabled"),
	},
	{
		ID: "sql-azure-services", Title: "SQL servers do not let in every Azure customer",
		Severity: High, Types: []string{sqlFirewallRule}, Mandatory: stages.Single,
		Properties: []string{"startIpAddress"},
		Sources:    psrule("SQL.AllowAzureAccess"),
		Fix:        "remove the rule 0.0.0.0 and use a virtual network rule",
		Resource: func(r Resource) Result {
			start := r.Get("startIpAddress")
			if start.Opaque() {
				return undecidable("startIpAddress")
			}
			_, err := netip.ParseAddr(start.Text())
			return failIf(err != nil || start.Is("0.0.0.0"), "startIpAddress is %s", start)
		},
	},
	{
		ID: "sql-address-ranges", Title: "SQL servers let in no more than ten addresses with one rule",
		Severity: High, Types: []string{sqlFirewallRule}, Mandatory: stages.Single,
		Properties: []string{"startIpAddress", "endIpAddress"},
		Sources:    from(psrule("SQL.FirewallIPRange"), cis("4.1.2")),
		Fix:        "narrow the range, or use a virtual network rule",
		Resource:   narrowRange("startIpAddress", "endIpAddress", 10),
	},
	{
		ID: "sql-rule-count", Title: "SQL servers have few firewall rules",
		Severity: Low, Types: []string{sqlServer}, Advisory: stages.Single,
		Sources: psrule("SQL.FirewallRuleCount"), Fix: "remove rules, or use virtual network rules", Stack: fewFirewallRules,
	},
	{
		ID: "sql-network-rule-endpoint", Title: "Virtual network rules stand on a service endpoint",
		Severity: Medium, Types: []string{sqlVNetRule}, Mandatory: stages.Single,
		Properties: []string{"ignoreMissingVnetServiceEndpoint"},
		Sources:    own("a rule without the endpoint is accepted and lets nobody in"),
		Fix:        "set ignoreMissingVnetServiceEndpoint to false",
		Resource:   wantsOrDefault("ignoreMissingVnetServiceEndpoint", "false"),
	},
	{
		ID: "sql-auditing", Title: "SQL servers are audited",
		Severity: Medium, Types: []string{sqlAuditing, sqlAuditingBasic}, Mandatory: stages.Single,
		Properties: []string{"state", "isAzureMonitorTargetEnabled"}, Costs: true,
		Sources: from(psrule("SQL.Auditing"), cis("4.1.1")),
		Fix:     "set state to Enabled, with Azure Monitor or a storage account as target",
		Resource: func(r Resource) Result {
			if !r.Get("storageEndpoint").Absent() {
				return wants("state", "Enabled")(r)
			}
			return both(wants("state", "Enabled"), wants("isAzureMonitorTargetEnabled", "true"))(r)
		},
	},
	{
		ID: "sql-auditing-declared", Title: "Every SQL server has an audit policy",
		Severity: Medium, Types: []string{sqlServer}, Mandatory: stages.Single, Costs: true,
		Sources: from(psrule("SQL.Auditing"), cis("4.1.1")),
		Fix:     "declare an ExtendedServerBlobAuditingPolicy", Stack: auditingDeclared,
	},
	{
		ID: "sql-audit-retention", Title: "Audit records are kept for ninety days",
		Severity: Medium, Types: []string{workspace}, Advisory: stages.Stage10k, Mandatory: stages.Stage100k,
		Properties: []string{"retentionInDays"}, Costs: true,
		Sources: cis("4.1.6"),
		Fix:     "set retentionInDays of the workspace to 90 or more", Resource: atLeast("retentionInDays", 90),
	},
	{
		ID: "redis-tls", Title: "Caches accept TLS 1.2 or newer",
		Severity: High, Types: []string{managedRedis, classicRedis}, Mandatory: stages.Single,
		Properties: []string{"minimumTlsVersion"},
		Sources:    psrule("Redis.MinTLS", "RedisEnterprise.MinTLS"),
		Fix:        "set minimumTlsVersion to 1.2", Resource: wants("minimumTlsVersion", tls...),
	},
	{
		ID: "redis-encrypted", Title: "Caches speak TLS with everybody",
		Severity: High, Types: []string{managedRedisDB}, Mandatory: stages.Single,
		Properties: []string{"clientProtocol"},
		Sources:    psrule("Redis.NonSslPort"),
		Fix:        "set clientProtocol to Encrypted", Resource: wantsOrDefault("clientProtocol", "Encrypted"),
	},
	{
		ID: "redis-keys", Title: "Managed caches know no keys",
		Severity: High, Types: []string{managedRedisDB}, Mandatory: stages.Single,
		Properties: []string{"accessKeysAuthentication"},
		Sources:    psrule("Redis.EntraID", "Redis.LocalAuth"),
		Fix:        "set accessKeysAuthentication to Disabled and assign access policies",
		Resource:   wantsOrDefault("accessKeysAuthentication", "Disabled"),
	},
	{
		ID: "redis-private-endpoint", Title: "Caches have a private endpoint",
		Severity: High, Types: []string{managedRedis, classicRedis}, Mandatory: stages.Stage1k, Costs: true,
		Sources: psrule("Redis.PublicNetworkAccess"),
		Fix:     "add a private endpoint", Stack: hasPrivateEndpoint(managedRedis, classicRedis),
	},
	{
		ID: "redis-classic-port", Title: "Classic caches have no port without TLS",
		Severity: High, Types: []string{classicRedis}, Mandatory: stages.Single,
		Properties: []string{"enableNonSslPort"},
		Sources:    psrule("Redis.NonSslPort"),
		Fix:        "leave enableNonSslPort off", Resource: wantsOrDefault("enableNonSslPort", "false"),
	},
	{
		ID: "redis-classic-keys", Title: "Classic caches know no keys",
		Severity: High, Types: []string{classicRedis}, Mandatory: stages.Single,
		Properties: []string{"disableAccessKeyAuthentication"},
		Sources:    psrule("Redis.EntraID", "Redis.LocalAuth"),
		Fix:        "set disableAccessKeyAuthentication", Resource: wants("disableAccessKeyAuthentication", "true"),
	},
	{
		ID: "redis-classic-private", Title: "Classic caches are reached from the network only",
		Severity: High, Types: []string{classicRedis}, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources: psrule("Redis.PublicNetworkAccess"),
		Fix:     "set publicNetworkAccess to Disabled", Resource: wants("publicNetworkAccess", "Disabled"),
	},
	{
		ID: "keyvault-rbac", Title: "Vaults ask Azure's roles who may read them",
		Severity: Medium, Types: []string{keyVault}, Mandatory: stages.Single,
		Properties: []string{"properties.enableRbacAuthorization"},
		Sources:    from(psrule("KeyVault.RBAC", "KeyVault.AccessPolicy"), cis("8.6"), cis5("8.3.6")),
		Fix:        "set properties.enableRbacAuthorization", Resource: wants("properties.enableRbacAuthorization", "true"),
	},
	{
		ID: "keyvault-private", Title: "Vaults are reached from networks that are named",
		Severity: High, Types: []string{keyVault}, Mandatory: stages.Stage1k,
		Properties: []string{"properties.publicNetworkAccess"}, Costs: true,
		Sources:  from(psrule("KeyVault.Firewall"), cis5("8.3.7")),
		Fix:      "set publicNetworkAccess to Disabled, or networkAcls.defaultAction to Deny",
		Resource: privateOrDenied("properties.publicNetworkAccess", "properties.networkAcls.defaultAction"),
	},
	{
		ID: "keyvault-private-endpoint", Title: "Vaults have a private endpoint",
		Severity: Medium, Types: []string{keyVault}, Mandatory: stages.Stage1k, Costs: true,
		Sources: from(cis("8.7"), cis5("8.3.8")),
		Fix:     "add a private endpoint for vault", Stack: hasPrivateEndpoint(keyVault),
	},
}
