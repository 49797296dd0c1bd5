package frontdoor_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/frontdoor"
	"github.com/azstage/azstage/internal/azure"
)

// whole asks for everything that a Standard profile can have.
func whole() frontdoor.Args {
	return frontdoor.Args{
		Placement: componenttest.Placement(),
		Origins: []frontdoor.Origin{
			{Name: "app", HostName: pulumi.String("app.azurewebsites.net")},
			{Name: "spare", HostName: pulumi.String("spare.azurewebsites.net"), Priority: 2, Weight: 100},
		},
		Static:       frontdoor.Static{Cached: true},
		Firewall:     frontdoor.Firewall{Enabled: true, RateLimitPerMinute: 1000},
		CustomDomain: "www.contoso.com",
	}
}

// least asks for as little as possible.
func least() frontdoor.Args {
	return frontdoor.Args{
		Placement: componenttest.Placement(),
		Origins:   []frontdoor.Origin{{Name: "app", HostName: pulumi.String("app.azurewebsites.net")}},
	}
}

func run(t *testing.T, args frontdoor.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := frontdoor.New(ctx, "edge", args)
		return err
	})
}

func TestEverythingBelongsToTheComponentAndGoesWithTheProfile(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	recording.AssertDescend(t, "edge")
	recording.AssertUnprotected(t)
	children := 0
	for _, one := range recording.All() {
		if !strings.HasPrefix(one.Token, "azure-native:cdn:") || one.Name == "edge-profile" {
			continue
		}
		children++
		assert.Equal(t, "edge-profile", one.DeletedWith(), one.Name)
		assert.NotEmpty(t, one.Request.GetCustomTimeouts().GetDelete(), one.Name)
	}
	assert.Equal(t, 13, children)
}

func TestTheProfile(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	profile := recording.Named(t, "edge-profile")
	assert.Equal(t, "Standard_AzureFrontDoor", profile.Input(t, "sku.name"))
	assert.Equal(t, 60.0, profile.Input(t, "originResponseTimeoutSeconds"))
	assert.Contains(t, profile.Request.GetIgnoreChanges(), "sku", "the upgrade action owns the tier")
	assert.Contains(t, profile.DependsOn(), "edge-firewall", "the profile must be deleted before its firewall policy")
	assert.Equal(t, "fde-shop-prod-eus2-k3x9a", recording.Named(t, "edge-endpoint").Input(t, "endpointName"))
	assert.Equal(t, "allLogs", recording.Named(t, "edge-profile-diagnostics").Input(t, "logs[0].categoryGroup"))
}

func TestASingleOriginIsNotProbed(t *testing.T) {
	t.Parallel()
	assert.False(t, run(t, least()).Named(t, "edge-origins").HasInput(t, "healthProbeSettings"))

	group := run(t, whole()).Named(t, "edge-origins")
	assert.Equal(t, "HEAD", group.Input(t, "healthProbeSettings.probeRequestType"))
	assert.Equal(t, "Https", group.Input(t, "healthProbeSettings.probeProtocol"))
	assert.Equal(t, "/healthz", group.Input(t, "healthProbeSettings.probePath"))
	assert.Equal(t, 4.0, group.Input(t, "loadBalancingSettings.sampleSize"))
	assert.Equal(t, 3.0, group.Input(t, "loadBalancingSettings.successfulSamplesRequired"))
}

func TestOrigins(t *testing.T) {
	t.Parallel()
	args := whole()
	args.Origins[1].HostHeader = pulumi.String("www.contoso.com")
	recording := run(t, args)
	app, spare := recording.Named(t, "edge-origin-app"), recording.Named(t, "edge-origin-spare")
	assert.Equal(t, "app.azurewebsites.net", app.Input(t, "originHostHeader"))
	assert.Equal(t, true, app.Input(t, "enforceCertificateNameCheck"))
	assert.Equal(t, 1.0, app.Input(t, "priority"))
	assert.Equal(t, 1000.0, app.Input(t, "weight"))
	assert.False(t, app.HasInput(t, "sharedPrivateLinkResource"))
	assert.Equal(t, "www.contoso.com", spare.Input(t, "originHostHeader"))
	assert.Equal(t, 2.0, spare.Input(t, "priority"))
	assert.Equal(t, 100.0, spare.Input(t, "weight"))
}

func TestAPrivateOrigin(t *testing.T) {
	t.Parallel()
	args := least()
	args.Tier = frontdoor.Premium
	args.Origins[0].PrivateLink = &frontdoor.PrivateLink{
		TargetID: pulumi.String(componenttest.ID("app")), GroupID: "sites", Location: "eastus2",
	}
	origin := run(t, args).Named(t, "edge-origin-app")
	assert.Equal(t, componenttest.ID("app"), origin.Input(t, "sharedPrivateLinkResource.privateLink.id"))
	assert.Equal(t, "sites", origin.Input(t, "sharedPrivateLinkResource.groupId"))
	assert.Equal(t, "eastus2", origin.Input(t, "sharedPrivateLinkResource.privateLinkLocation"))
	assert.Contains(t, origin.Input(t, "sharedPrivateLinkResource.requestMessage"),
		componenttest.GUID("edge-profile", "frontDoor"), "the request tells whose it is")
}

// both reaches the application in public and by private link.
func both() frontdoor.Args {
	args := least()
	args.Tier = frontdoor.Premium
	args.Origins = append(args.Origins, frontdoor.Origin{
		Name: "app-private", HostName: pulumi.String("10.0.1.254"), HTTPPort: 8080,
		PrivateLink: &frontdoor.PrivateLink{
			TargetID: pulumi.String(componenttest.ID("gateway")), GroupID: "private", Location: "eastus2",
		},
	})
	return args
}

func TestPrivateAndPublicOriginsAreTwoGroups(t *testing.T) {
	t.Parallel()
	recording := run(t, both())
	public, private := recording.Named(t, "edge-origins"), recording.Named(t, "edge-origins-private")
	assert.NotEqual(t, public.Input(t, "originGroupName"), private.Input(t, "originGroupName"))
	for origin, group := range map[string]componenttest.Resource{
		"edge-origin-app": public, "edge-origin-app-private": private,
	} {
		assert.Equal(t, group.Input(t, "originGroupName"), recording.Named(t, origin).Input(t, "originGroupName"), origin)
		assert.False(t, group.HasInput(t, "healthProbeSettings"), "each has one origin")
	}
	assert.Equal(t, 8080.0, recording.Named(t, "edge-origin-app-private").Input(t, "httpPort"))
	assert.Equal(t, 80.0, recording.Named(t, "edge-origin-app").Input(t, "httpPort"))
}

func TestUsersKeepTheOldWayUntilTheNewOneIsChosen(t *testing.T) {
	t.Parallel()
	args := both()
	route := run(t, args).Named(t, "edge-route-default")
	assert.Equal(t, componenttest.ID("edge-origins"), route.Input(t, "originGroup.id"))
	assert.NotContains(t, route.DependsOn(), "edge-origin-app-private", "it waits for nothing that it does not need")
	args.RouteTo = frontdoor.PrivateGroup
	route = run(t, args).Named(t, "edge-route-default")
	assert.Equal(t, componenttest.ID("edge-origins-private"), route.Input(t, "originGroup.id"))
	args.Origins, args.RouteTo = args.Origins[1:], ""
	assert.Equal(t, componenttest.ID("edge-origins-private"),
		run(t, args).Named(t, "edge-route-default").Input(t, "originGroup.id"), "there is no other way")
}

func TestARouteSpeaksTheProtocolOfTheGroupItLeadsTo(t *testing.T) {
	t.Parallel()
	args := both()
	args.Origins[0].Protocol = frontdoor.HTTP
	args.Origins = append(args.Origins, frontdoor.Origin{
		Name: "direct", Group: "origins-app", HostName: pulumi.String("direct.example.com"),
		PrivateLink: args.Origins[1].PrivateLink,
	})
	route := run(t, args).Named(t, "edge-route-default")
	assert.Equal(t, "HttpOnly", route.Input(t, "forwardingProtocol"))
	args.RouteTo = "origins-app"
	recording := run(t, args)
	route = recording.Named(t, "edge-route-default")
	assert.Equal(t, "HttpsOnly", route.Input(t, "forwardingProtocol"))
	assert.Equal(t, componenttest.ID("edge-origins-app"), route.Input(t, "originGroup.id"))
	assert.Equal(t, "origins-app", recording.Named(t, "edge-origin-direct").Input(t, "originGroupName"))
}

func TestAGroupHasOneReachAndOneProtocol(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*frontdoor.Args){
		"of the group origins differ in reach or protocol": func(a *frontdoor.Args) {
			a.Origins = append(a.Origins, frontdoor.Origin{
				Name: "plain", HostName: pulumi.String("plain.example.com"), Protocol: frontdoor.HTTP,
			})
		},
		"of the group origins-private differ in reach or protocol": func(a *frontdoor.Args) {
			a.Origins[0].Group = frontdoor.PrivateGroup
		},
		`"elsewhere" is the group of no origin`: func(a *frontdoor.Args) { a.RouteTo = "elsewhere" },
	} {
		args := both()
		change(&args)
		assert.ErrorContains(t, args.Validate(), name)
	}
}

func TestOriginsMayComeAfterTheProfile(t *testing.T) {
	t.Parallel()
	at, later := whole(), whole()
	later.Origins = nil
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		f, err := frontdoor.New(ctx, "edge", later)
		require.NoError(t, err)
		assert.ErrorContains(t, f.Route(ctx), "Origins: are missing")
		assert.ErrorContains(t, f.Route(ctx, frontdoor.Origin{Name: "app"}), "Origins[0].HostName")
		require.NoError(t, f.Route(ctx, at.Origins...))
		return nil
	})
	assert.Equal(t, run(t, at).Names(), recording.Names())
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		f, err := frontdoor.New(ctx, "edge", at)
		require.NoError(t, err)
		assert.ErrorContains(t, f.Route(ctx, at.Origins...), "already")
		return nil
	})
}

func TestFilesOfAKindAreCachedWhereverTheyLie(t *testing.T) {
	t.Parallel()
	args := whole()
	args.CacheAssets = true
	recording := run(t, args)
	assert.Contains(t, recording.Named(t, "edge-route-default").DependsOn(), "edge-rules-AssetCaching")
	assert.False(t, recording.Named(t, "edge-route-default").HasInput(t, "cacheConfiguration"), "the rest is not cached")
	media := recording.Named(t, "edge-rule-Media")
	assert.Equal(t, "UrlFileExtension", media.Input(t, "conditions[0].name"))
	assert.Contains(t, media.Input(t, "conditions[0].parameters.matchValues"), "mp4")
	assert.Equal(t, "UrlPath", media.Input(t, "conditions[1].name"))
	assert.Equal(t, true, media.Input(t, "conditions[1].parameters.negateCondition"))
	assert.Equal(t, []any{"api/", "private/", "uploads/"}, media.Input(t, "conditions[1].parameters.matchValues"))
	assert.Equal(t, "Disabled", media.Input(t, "actions[0].parameters.cacheConfiguration.isCompressionEnabled"))
	assert.Equal(t, "IgnoreQueryString",
		media.Input(t, "actions[0].parameters.cacheConfiguration.queryStringCachingBehavior"))
	code := recording.Named(t, "edge-rule-Code")
	assert.Equal(t, "Enabled", code.Input(t, "actions[0].parameters.cacheConfiguration.isCompressionEnabled"))
	assert.Equal(t, "UseQueryString",
		code.Input(t, "actions[0].parameters.cacheConfiguration.queryStringCachingBehavior"))
	assert.Equal(t, "OverrideIfOriginMissing", code.Input(t, "actions[0].parameters.cacheConfiguration.cacheBehavior"),
		"what the application calls private stays so")
	assert.Equal(t, "Cache-Control", code.Input(t, "actions[1].parameters.headerName"))
	assert.False(t, recording.Named(t, "edge-rule-Immutable").HasInput(t, "conditions"))
}

func TestOnlyStaticContentIsCached(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	static, rest := recording.Named(t, "edge-route-static"), recording.Named(t, "edge-route-default")
	assert.Equal(t, []any{"/static/*"}, static.Input(t, "patternsToMatch"))
	assert.Equal(t, "UseQueryString", static.Input(t, "cacheConfiguration.queryStringCachingBehavior"))
	assert.Equal(t, true, static.Input(t, "cacheConfiguration.compressionSettings.isCompressionEnabled"))
	assert.Contains(t, static.Input(t, "cacheConfiguration.compressionSettings.contentTypesToCompress"), "text/css")
	assert.Equal(t, []any{"/*"}, rest.Input(t, "patternsToMatch"))
	assert.False(t, rest.HasInput(t, "cacheConfiguration"))
}

func TestEveryRouteIsEncrypted(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	for _, name := range []string{"edge-route-static", "edge-route-default"} {
		route := recording.Named(t, name)
		assert.Equal(t, "Enabled", route.Input(t, "httpsRedirect"))
		assert.Equal(t, []any{"Http", "Https"}, route.Input(t, "supportedProtocols"), "the redirect needs both")
		assert.Equal(t, "HttpsOnly", route.Input(t, "forwardingProtocol"))
		assert.Equal(t, "Enabled", route.Input(t, "linkToDefaultDomain"))
		assert.Equal(t, componenttest.ID("edge-domain"), route.Input(t, "customDomains[0].id"))
	}
}

func TestAnOriginWithoutCertificateIsReachedInPlainText(t *testing.T) {
	t.Parallel()
	args := whole()
	args.OriginProtocol = frontdoor.HTTP
	recording := run(t, args)
	assert.Equal(t, "HttpOnly", recording.Named(t, "edge-route-default").Input(t, "forwardingProtocol"))
	assert.Equal(t, "Http", recording.Named(t, "edge-origins").Input(t, "healthProbeSettings.probeProtocol"))
	assert.Equal(t, "Enabled", recording.Named(t, "edge-route-default").Input(t, "httpsRedirect"),
		"users still come encrypted")
}

// Azure refuses a route to an empty origin group, to delete the last origin under a route, and to delete what a route
// or a security policy uses.
func TestWhatAzureDeletesInOrderIsMadeInOrder(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	for _, route := range []string{"edge-route-static", "edge-route-default"} {
		dependencies := recording.Named(t, route).DependsOn()
		for _, first := range []string{
			"edge-origin-app", "edge-origin-spare", "edge-rule-Headers1", "edge-rule-Headers2", "edge-rule-Immutable",
			"edge-rules-ResponseHeaders", "edge-domain",
		} {
			assert.Contains(t, dependencies, first, route)
		}
	}
	policy := recording.Named(t, "edge-security").DependsOn()
	for _, first := range []string{
		"edge-route-static", "edge-route-default", "edge-firewall", "edge-endpoint", "edge-domain",
	} {
		assert.Contains(t, policy, first)
	}
}

func TestTheFirewall(t *testing.T) {
	t.Parallel()
	args := whole()
	args.Firewall.AllowedMethods = []string{"GET", "HEAD", "POST"}
	recording := run(t, args)
	policy := recording.Named(t, "edge-firewall")
	assert.Equal(t, "Prevention", policy.Input(t, "policySettings.mode"))
	assert.Equal(t, "Standard_AzureFrontDoor", policy.Input(t, "sku.name"))
	assert.Equal(t, "RequestMethod", policy.Input(t, "customRules.rules[0].matchConditions[0].matchVariable"))
	assert.Equal(t, true, policy.Input(t, "customRules.rules[0].matchConditions[0].negateCondition"))
	assert.Equal(t, "RateLimitRule", policy.Input(t, "customRules.rules[1].ruleType"))
	assert.Equal(t, 1000.0, policy.Input(t, "customRules.rules[1].rateLimitThreshold"))
	assert.Equal(t, 1.0, policy.Input(t, "customRules.rules[1].rateLimitDurationInMinutes"))
	assert.Equal(t, "SocketAddr", policy.Input(t, "customRules.rules[1].groupBy[0].variableName"))
	assert.False(t, policy.HasInput(t, "managedRules"), "a Standard policy takes none")
	security := recording.Named(t, "edge-security")
	assert.Equal(t, componenttest.ID("edge-firewall"), security.Input(t, "parameters.wafPolicy.id"))
	assert.Equal(t, componenttest.ID("edge-endpoint"), security.Input(t, "parameters.associations[0].domains[0].id"))
	assert.Equal(t, componenttest.ID("edge-domain"), security.Input(t, "parameters.associations[0].domains[1].id"))
}

func TestAPremiumFirewallIsAnotherPolicy(t *testing.T) {
	t.Parallel()
	standard := run(t, whole()).Named(t, "edge-firewall")
	args := whole()
	args.Tier = frontdoor.Premium
	args.Firewall.ManagedRules = frontdoor.ManagedRuleSets()
	args.KeepStandardFirewall = true
	recording := run(t, args)
	premium, kept := recording.Named(t, "edge-firewall-premium"), recording.Named(t, "edge-firewall")
	assert.Equal(t, standard.Input(t, "policyName"), kept.Input(t, "policyName"), "it stays the same policy")
	assert.Equal(t, standard.Input(t, "sku.name"), kept.Input(t, "sku.name"))
	assert.False(t, kept.HasInput(t, "managedRules"), "a Standard policy takes none")
	assert.Equal(t, componenttest.ID("edge-firewall-premium"),
		recording.Named(t, "edge-security").Input(t, "parameters.wafPolicy.id"))
	assert.NotEqual(t, standard.Input(t, "policyName"), premium.Input(t, "policyName"),
		"the SKU of a policy cannot be changed")
	assert.Equal(t, "Premium_AzureFrontDoor", premium.Input(t, "sku.name"))
	assert.Equal(t, "Microsoft_DefaultRuleSet", premium.Input(t, "managedRules.managedRuleSets[0].ruleSetType"))
	assert.Equal(t, "2.1", premium.Input(t, "managedRules.managedRuleSets[0].ruleSetVersion"))
	assert.Equal(t, "Block", premium.Input(t, "managedRules.managedRuleSets[0].ruleSetAction"))
	assert.Equal(t, "Microsoft_BotManagerRuleSet", premium.Input(t, "managedRules.managedRuleSets[1].ruleSetType"))
	assert.Equal(t, "1.1", premium.Input(t, "managedRules.managedRuleSets[1].ruleSetVersion"))
	assert.False(t, premium.HasInput(t, "managedRules.managedRuleSets[1].ruleSetAction"))
}

func TestTheLeast(t *testing.T) {
	t.Parallel()
	args := least()
	args.Headers = []frontdoor.Header{}
	args.Placement.Workspace = nil
	assert.Equal(t, []string{
		"edge", "edge-endpoint", "edge-origin-app", "edge-origins", "edge-profile", "edge-route-default",
	}, run(t, args).Names())
}

func TestNamesAreLegal(t *testing.T) {
	t.Parallel()
	recording := run(t, whole())
	checked := 0
	for logical, named := range map[string]struct{ armType, input string }{
		"edge-profile":               {"Microsoft.Cdn/profiles", "profileName"},
		"edge-endpoint":              {"Microsoft.Cdn/profiles/afdEndpoints", "endpointName"},
		"edge-origins":               {"Microsoft.Cdn/profiles/originGroups", "originGroupName"},
		"edge-route-static":          {"Microsoft.Cdn/profiles/afdEndpoints/routes", "routeName"},
		"edge-rules-StaticCaching":   {"Microsoft.Cdn/profiles/ruleSets", "ruleSetName"},
		"edge-rules-ResponseHeaders": {"Microsoft.Cdn/profiles/ruleSets", "ruleSetName"},
		"edge-rule-Headers1":         {"Microsoft.Cdn/profiles/ruleSets/rules", "ruleName"},
		"edge-rule-Immutable":        {"Microsoft.Cdn/profiles/ruleSets/rules", "ruleName"},
		"edge-security":              {"Microsoft.Cdn/profiles/securityPolicies", "securityPolicyName"},
		"edge-domain":                {"Microsoft.Cdn/profiles/customDomains", "customDomainName"},
		"edge-firewall":              {"Microsoft.Network/FrontDoorWebApplicationFirewallPolicies", "policyName"},
	} {
		rule, ok := azure.NameRuleFor(named.armType)
		require.True(t, ok, named.armType)
		assert.NoError(t, rule.Check(recording.Named(t, logical).Input(t, named.input).(string)), logical)
		checked++
	}
	assert.Equal(t, 11, checked)
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	const endpoint = "fde-shop-prod-eus2-k3x9a-abc123.z01.azurefd.net"
	got := make(chan []any, 2)
	collect := func(values []any) error { got <- values; return nil }
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		f, err := frontdoor.New(ctx, "edge", whole())
		require.NoError(t, err)
		assert.Equal(t, "_dnsauth.www.contoso.com", f.CustomDomain.ValidationRecord)
		pulumi.All(f.FrontDoorID, f.EndpointHostName, f.URL, f.CustomDomain.ValidationToken, f.CustomDomain.Target).
			ApplyT(collect)
		return nil
	})
	assert.Equal(t, []any{
		componenttest.GUID("edge-profile", "frontDoor"), endpoint, "https://www.contoso.com", "token-of-www-contoso-com",
		endpoint,
	}, <-got)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		f, err := frontdoor.New(ctx, "edge", least())
		require.NoError(t, err)
		assert.Nil(t, f.CustomDomain)
		pulumi.All(f.URL).ApplyT(collect)
		return nil
	})
	assert.Equal(t, []any{"https://" + endpoint}, <-got)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	private := &frontdoor.PrivateLink{}
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := frontdoor.New(ctx, "edge", frontdoor.Args{
			Placement:              componenttest.Placement(),
			ResponseTimeoutSeconds: 300,
			OriginProtocol:         "Ftp",
			Origins: []frontdoor.Origin{
				{Name: "app", HostName: pulumi.String("a")},
				{Name: "App", Priority: 6, Weight: 1001, PrivateLink: private},
				{Name: "a_b", HostName: pulumi.String("b")},
			},
			Probe:                         frontdoor.Probe{Path: "healthz", IntervalSeconds: 4},
			AdditionalLatencyMilliseconds: 1001,
			Static:                        frontdoor.Static{QueryStrings: "IncludeSpecifiedQueryStrings"},
			Headers:                       []frontdoor.Header{{"X-A", "1"}, {"x-a", "2"}, {"X A", "3"}},
			Firewall: frontdoor.Firewall{
				RateLimitPerMinute: -1, AllowedMethods: []string{"get"},
				ManagedRules: []string{"Microsoft_DefaultRuleSet_2.1", "OWASP_3.2"},
			},
			CustomDomain: "*.contoso.com",
		})
		return err
	})
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
		assert.NotEmpty(t, f.Fix, f.Field)
	}
	assert.Equal(t, []string{
		"ResponseTimeoutSeconds", "OriginProtocol", "Origins[1].HostName", "Origins[1].Priority", "Origins[1].Weight",
		"Origins[1].PrivateLink", "Origins[1].PrivateLink.TargetID", "Origins[1].PrivateLink.Location", "Origins[1].Name",
		"Origins[2].Name", "Probe.Path", "Probe.IntervalSeconds",
		"AdditionalLatencyMilliseconds", "Static.QueryStrings", "Headers[1].Name", "Headers[2].Name", "Firewall.Enabled",
		"Firewall.RateLimitPerMinute", "Firewall.AllowedMethods[0]", "Firewall.ManagedRules", "Firewall.ManagedRules[1]",
		"CustomDomain",
	}, fields)
	assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
}

func TestSingleFaults(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*frontdoor.Args)
		fields []string
	}{
		"an unknown tier": {func(a *frontdoor.Args) { a.Tier = "Classic" }, []string{"Tier"}},
		"a port too high": {func(a *frontdoor.Args) { a.Origins[0].HTTPSPort = 65536 }, []string{"Origins[0].HTTPSPort"}},
		"an old firewall without a new one": {
			func(a *frontdoor.Args) { a.KeepStandardFirewall = true }, []string{"KeepStandardFirewall"},
		},
		"a domain of one label": {func(a *frontdoor.Args) { a.CustomDomain = "localhost" }, []string{"CustomDomain"}},
		"a URL as domain":       {func(a *frontdoor.Args) { a.CustomDomain = "https://a.com" }, []string{"CustomDomain"}},
		"fifty-one origins": {func(a *frontdoor.Args) {
			a.Origins = nil
			for i := range 51 {
				a.Origins = append(a.Origins, frontdoor.Origin{
					Name: "app" + strings.Repeat("a", i), HostName: pulumi.String("a"),
				})
			}
		}, []string{"Origins"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := least()
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			fields := []string{}
			for _, f := range faults {
				fields = append(fields, f.Field)
			}
			slices.Sort(fields)
			assert.Equal(t, tc.fields, fields)
		})
	}
}
