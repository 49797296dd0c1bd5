package rules

import "github.com/azstage/azstage/stages"

var apps = []string{webApp, webAppSlot}

// tls are the versions of TLS that nobody has broken, as App Service and SQL write them.
var tls = []string{"1.2", "1.3"}

var securityOfApps = []Rule{
	{
		ID: "appservice-https-only", Title: "Web apps answer over HTTPS only",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"httpsOnly"},
		Sources: from(psrule("AppService.UseHTTPS"), cis("9.2")),
		Fix:     "set httpsOnly", Resource: wants("httpsOnly", "true"),
	},
	{
		ID: "appservice-tls", Title: "Web apps accept TLS 1.2 or newer",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.minTlsVersion"},
		Sources: from(psrule("AppService.MinTLS"), cis("9.3")),
		Fix:     "set siteConfig.minTlsVersion to 1.2 or 1.3", Resource: wantsOrDefault("siteConfig.minTlsVersion", tls...),
	},
	{
		ID: "appservice-scm-tls", Title: "Deployment endpoints accept TLS 1.2 or newer",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.scmMinTlsVersion"},
		Sources:  from(psrule("AppService.MinTLS"), cis("9.3")),
		Fix:      "set siteConfig.scmMinTlsVersion to 1.2 or 1.3",
		Resource: wantsOrDefault("siteConfig.scmMinTlsVersion", tls...),
	},
	{
		ID: "appservice-ftp", Title: "Web apps take no files over FTP",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.ftpsState"},
		Sources: from(psrule("AppService.WebSecureFtp"), cis("9.9")),
		Fix:     "set siteConfig.ftpsState to Disabled", Resource: unlessFlex(wants("siteConfig.ftpsState", "Disabled")),
	},
	{
		ID: "appservice-publishing-passwords", Title: "The publishing passwords of a web app are switched off",
		Severity: High, Types: []string{ftpAllowed, ftpAllowedSlot, scmAllowed, scmAllowedSlot}, Mandatory: stages.Single,
		Properties: []string{"allow"},
		Sources:    learn("configure-basic-auth-disable"),
		Fix:        "set allow to false", Resource: wants("allow", "false"),
	},
	{
		ID: "appservice-publishing-declared", Title: "Every web app says that its publishing passwords are off",
		Severity: High, Types: []string{webApp}, Mandatory: stages.Single,
		Sources: learn("configure-basic-auth-disable: new apps accept passwords"),
		Fix:     "declare WebAppFtpAllowed and WebAppScmAllowed with allow false", Stack: publishingDeclared,
	},
	{
		ID: "appservice-remote-debugging", Title: "Nobody debugs web apps from outside",
		Severity: High, Types: apps, Mandatory: stages.Single,
		Properties: []string{"siteConfig.remoteDebuggingEnabled"},
		Sources:    psrule("AppService.RemoteDebug"), Fix: "leave siteConfig.remoteDebuggingEnabled off",
		Resource: wantsOrDefault("siteConfig.remoteDebuggingEnabled", "false"),
	},
	{
		ID: "appservice-identity", Title: "Web apps have a managed identity",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"identity.type"},
		Sources: from(psrule("AppService.ManagedIdentity"), cis("9.4")),
		Fix:     "assign a user-assigned identity",
		Resource: wants("identity.type", "UserAssigned", "SystemAssigned", "SystemAssigned, UserAssigned",
			"SystemAssigned,UserAssigned"),
	},
	{
		ID: "appservice-runtime", Title: "Web apps run a language version that still gets fixes",
		Severity: Medium, Types: apps, Advisory: stages.Single, Properties: []string{"siteConfig.linuxFxVersion"},
		Sources: from(psrule("AppService.NETVersion", "AppService.NodeJsVersion", "AppService.PHPVersion"),
			cis("9.5", "9.6", "9.7")),
		Fix: "move to the next long-term version", Resource: supportedRuntime,
	},
	{
		ID: "appservice-settings-secrets", Title: "Application settings hold no secrets",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.appSettings"},
		Sources: from(cis("9.10"), own("a setting can be read by everybody who can read the app")),
		Fix:     "use the managed identity, or a reference to Key Vault", Resource: settingsWithoutSecrets,
	},
	{
		ID: "appservice-connection-strings", Title: "Web apps have no connection strings with a password",
		Severity: High, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.connectionStrings"},
		Sources: from(cis("9.10"), own("a setting can be read by everybody who can read the app")),
		Fix:     "use the managed identity, or a reference to Key Vault", Resource: connectionStringsWithoutSecrets,
	},
	{
		ID: "appservice-private", Title: "Web apps are reached through the edge only",
		Severity: High, Types: apps, Mandatory: stages.Stage1k,
		Properties: []string{"publicNetworkAccess"}, Costs: true,
		Sources:  own("a way around the firewall makes the firewall useless"),
		Fix:      "set publicNetworkAccess to Disabled with a private endpoint, or deny by default and let the edge in",
		Resource: privateOrDenied("publicNetworkAccess", "siteConfig.ipSecurityRestrictionsDefaultAction"),
	},
	{
		ID: "appservice-route-all", Title: "All traffic of a web app leaves through its network",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"vnetRouteAllEnabled"},
		Sources: learn("overview-vnet-integration: application routing"),
		Fix:     "set vnetRouteAllEnabled",
		Resource: func(r Resource) Result {
			// Flex Consumption routes everything that way, whatever the property says (Microsoft Learn "Azure Functions
			// networking options", 2025).
			if r.Get("virtualNetworkSubnetId").Absent() || onFlex(r) {
				return pass()
			}
			return isOneOf(either(r, "vnetRouteAllEnabled", "siteConfig.vnetRouteAllEnabled"), []string{"true"})
		},
	},
	{
		ID: "appservice-cors", Title: "Web apps do not answer scripts of every site",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.cors.allowedOrigins"},
		Sources: own("with every origin allowed any site can call the app in its user's name"),
		Fix:     "name the origins", Resource: each("siteConfig.cors.allowedOrigins", func(v Value) Result {
			return failIf(v.Is("*"), "%s is *", v.Path())
		}),
	},
}
