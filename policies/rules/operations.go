package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

var operationsRules = []Rule{
	{
		ID: "resource-name", Title: "Names are ones that Azure accepts",
		Severity: Medium, Types: typesWithNames(), Mandatory: stages.Single,
		Sources: psrule("ACR.Name", "AKS.Name", "APIM.Name", "AppGw.Name", "AppInsights.Name", "ContainerApp.Name",
			"Cosmos.AccountName", "FrontDoor.Name", "FrontDoor.WAF.Name", "Group.Name", "Identity.UserAssignedName",
			"KeyVault.Name", "Log.Name", "NSG.Name", "PrivateEndpoint.Name", "PublicIP.Name", "Search.Name", "SQL.DBName",
			"SQL.FGName", "SQL.ServerName", "Storage.Name", "VNET.Name", "VNET.SubnetName"),
		Fix: "follow the table of internal/azure", Resource: legalName,
	},
	{
		ID: "resource-name-convention", Title: "Names begin with the abbreviation of their type",
		Severity: Low, Types: typesWithAbbreviations(), Advisory: stages.Single,
		Sources: psrule("ACI.Naming", "ACR.Naming", "AKS.Naming", "AppInsights.Naming", "ContainerApp.EnvNaming",
			"ContainerApp.Naming", "Cosmos.NoSQLNaming", "EventGrid.SystemTopicNaming", "EventGrid.TopicNaming",
			"Group.Naming", "Log.Naming", "NSG.Naming", "PublicIP.Naming", "Redis.Naming", "RedisEnterprise.Naming",
			"Search.Naming", "SQL.ElasticPoolNaming", "SQL.JobAgentNaming", "SQL.ServerNaming", "Storage.Naming",
			"VNET.Naming", "VNET.SubnetNaming"),
		Fix: "use the Cloud Adoption Framework's abbreviation as prefix", Resource: conventionalName,
	},
	{
		ID: "public-ip-label", Title: "The DNS label of a public address is one that Azure accepts",
		Severity: Low, Types: []string{publicIP}, Mandatory: stages.Single,
		Properties: []string{"dnsSettings.domainNameLabel"},
		Sources:    psrule("PublicIP.DNSLabel"),
		Fix:        "use 3 to 63 lowercase letters, digits and hyphens, a letter first", Resource: dnsLabel,
	},
	{
		ID: "tags-required", Title: "Resources say which environment they are part of and who answers for them",
		Severity: Low, Types: taggableTypes(), Mandatory: stages.Single,
		Properties: []string{"tags.environment", "tags.owner"},
		Sources:    psrule("Resource.RequiredTags", "Group.RequiredTags"),
		Fix:        "set the tags environment and owner",
		Resource:   both(given("tags.environment"), given("tags.owner")),
	},
	{
		ID: "tags-stage", Title: "Resource groups say which stage they are at",
		Severity: Low, Types: []string{resourceGroup}, Advisory: stages.Single,
		Properties: []string{"tags.stage"},
		Sources:    own("without a stage every rule is taken at its strictest"),
		Fix:        "set the tag stage to single, 1k, 10k, 100k, 1m or 10m", Resource: stageTag,
	},
	{
		ID: "policy-assignment-described", Title: "Policy assignments say what they are for",
		Severity: Low, Types: []string{policyAssignment}, Advisory: stages.Single, Properties: []string{"displayName"},
		Sources: psrule("Policy.AssignmentDescriptors"), Fix: "set displayName, and description where the name is not enough",
		Resource: given("displayName"),
	},
	{
		ID: "policy-assignment-enforced", Title: "Policy assignments deny what they are against",
		Severity: Medium, Types: []string{policyAssignment}, Advisory: stages.Single, Properties: []string{"enforcementMode"},
		Sources:  own("an assignment that does not enforce looks in every list as if it did"),
		Fix:      "set enforcementMode to Default once its findings are mended",
		Resource: wantsOrDefault("enforcementMode", "Default"),
	},
	{
		ID: "retired-service", Title: "Nothing is built on what Azure has retired",
		Severity: High, Types: retirementTypes(), Mandatory: stages.Single,
		Properties: []string{"sku.name"},
		Sources: from(psrule("Redis.MigrateAMR", "RedisEnterprise.MigrateAMR", "AppGw.MigrateV2", "CDN.UseFrontDoor",
			"AppGw.MinSku"), aprl("82fa3cff-74bd-4063-b726-834f160592fa", "7893f0b3-8622-1d47-beed-4b50a19f7895"),
			eol("service_list.json, 2025-12-18")),
		Fix: "move to the replacement that the finding names", Resource: notRetired,
	},
	{
		ID: "retiring-service", Title: "Nothing is built on what Azure will retire",
		Severity: Medium, Types: retirementTypes(), Advisory: stages.Single,
		Sources: eol("service_list.json, 2025-12-18"),
		Fix:     "plan the move to the replacement that the finding names", Resource: notRetiring,
	},
	{
		ID: "settings-owned-once", Title: "Application settings are declared in one place",
		Severity: High, Types: []string{webApp}, Mandatory: stages.Single,
		Sources: own("siteConfig.appSettings and WebAppApplicationSettings overwrite each other with every up"),
		Fix:     "keep the settings in one of them", Stack: settingsOwnedOnce,
	},
	{
		ID: "settings-exist", Title: "Configuration is in application settings, not in the package",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.appSettings"},
		Sources: aprl("0b80b67c-afbe-4988-ad58-a85a146b681e", "0a535241-8dc4-4058-af03-f2fff0abad2a"),
		Fix:     "declare siteConfig.appSettings", Stack: settingsExist,
	},
	{
		ID: "slot-settings-named", Title: "An app with slots says which settings stay with their slot",
		Severity: Medium, Types: []string{webApp}, Advisory: stages.Single,
		Sources: own("a swap takes the settings of the staging slot into production"),
		Fix:     "declare WebAppSlotConfigurationNames", Stack: stickySettings,
	},
}

func typesWithNames() []string {
	var types []string
	for _, n := range namedTypes {
		types = append(types, n.token)
	}
	return types
}

// conventionKept are types whose names nobody sees beside others, or whose names users or Azure choose.
var conventionKept = []string{webAppSlot, blobContainer, sqlDatabase}

func typesWithAbbreviations() []string {
	var types []string
	for _, n := range namedTypes {
		abbreviation, known := azure.Abbreviation(n.armType, "")
		if known && abbreviation != "" && !slices.Contains(conventionKept, n.token) {
			types = append(types, n.token)
		}
	}
	return types
}

func legalName(r Resource) Result {
	n, _ := nameOf(r.Type)
	name := r.Get(n.property)
	if name.Opaque() {
		return undecidable(n.property)
	}
	rule, known := azure.NameRuleFor(n.armType)
	if !known || name.Absent() {
		return pass() // Pulumi makes a name of the logical one.
	}
	if err := rule.Check(name.Text()); err != nil {
		return fail("%s", err.Error())
	}
	return pass()
}

func conventionalName(r Resource) Result {
	n, _ := nameOf(r.Type)
	name := r.Get(n.property)
	if name.Opaque() {
		return undecidable(n.property)
	}
	abbreviation, _ := azure.Abbreviation(n.armType, r.Get("kind").Text())
	return failIf(!name.Absent() && !strings.HasPrefix(strings.ToLower(name.Text()), abbreviation),
		"%s %s does not begin with %s", n.property, name, abbreviation)
}

func dnsLabel(r Resource) Result {
	label := r.Get("dnsSettings.domainNameLabel")
	switch {
	case label.Opaque():
		return undecidable(label.Path())
	case label.Absent():
		return pass()
	}
	return failIf(!labelForm.MatchString(label.Text()), "%s is %s", label.Path(), label)
}

func stageTag(r Resource) Result {
	tag := r.Get("tags.stage")
	if tag.Opaque() {
		return undecidable("tags.stage")
	}
	if _, err := stages.Parse(tag.Text()); err != nil {
		return fail("tags.stage: %s", err.Error())
	}
	return pass()
}

func settingsOwnedOnce(s *Stack) []Located {
	return s.eachOf([]string{webApp}, func(r Resource) Result {
		if isEmpty(r.Get("siteConfig.appSettings")) {
			return pass()
		}
		for _, settings := range s.OfType(webAppSettings) {
			if sameName(settings, settings.Get("name"), r) != elsewhere {
				return fail("siteConfig.appSettings and %s both own the settings", settings.Name)
			}
		}
		return pass()
	})
}

func settingsExist(s *Stack) []Located {
	return s.eachOf(apps, func(r Resource) Result {
		for _, settings := range s.OfType(webAppSettings, slotSettings) {
			if sameName(settings, settings.Get("name"), r) == here {
				return pass()
			}
		}
		return given("siteConfig.appSettings")(r)
	})
}

// stickyOfApp is how the settings that stay with a slot name their app.
var stickyOfApp = byName("name", slotConfigNames)

func stickySettings(s *Stack) []Located {
	return s.eachOf([]string{webApp}, func(r Resource) Result {
		if demandChild(s, r, slotOfApp, "slot").Verdict != Passed {
			return pass()
		}
		return demandChild(s, r, stickyOfApp, "WebAppSlotConfigurationNames")
	})
}
