package rules_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

func TestTheTableOfRulesIsConsistent(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	id := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)
	token := regexp.MustCompile(`^azure-native:([a-z]+:[A-Za-z]+|\*:\*)$`)
	for _, rule := range rules.All() {
		assert.Regexp(t, id, rule.ID)
		assert.False(t, seen[rule.ID], "%s is there twice", rule.ID)
		seen[rule.ID] = true
		assert.NotEmpty(t, rule.Title, rule.ID)
		assert.NotEmpty(t, rule.Fix, rule.ID)
		assert.NotEmpty(t, rule.Sources, rule.ID)
		assert.NotEmpty(t, rule.Types, rule.ID)
		assert.Contains(t, rules.Pillars(), rule.Pillar, rule.ID)
		assert.Contains(t, []rules.Severity{rules.High, rules.Medium, rules.Low}, rule.Severity, rule.ID)
		assert.NotEqual(t, rule.Resource == nil, rule.Stack == nil, "%s has one function", rule.ID)
		assert.NotEqual(t, rules.Off, rule.LevelAt(stages.Stage10m), "%s is in force somewhere", rule.ID)
		for _, each := range rule.Types {
			assert.Regexp(t, token, each, rule.ID)
		}
		for _, source := range rule.Sources {
			assert.NotEmpty(t, source.ID, rule.ID)
		}
	}
	assert.Greater(t, len(seen), 150)
}

func TestALevelNeverFallsAsTheStackGrows(t *testing.T) {
	t.Parallel()
	strictness := map[rules.Level]int{rules.Off: 0, rules.Advisory: 1, rules.Mandatory: 2}
	for _, rule := range rules.All() {
		before := 0
		for _, rung := range stages.Ladder() {
			now := strictness[rule.LevelAt(rung.Stage)]
			assert.GreaterOrEqual(t, now, before, "%s at %s", rule.ID, rung.Stage)
			before = now
		}
		assert.Equal(t, before, strictness[rule.LevelAt("")], "%s: no stage is the strictest", rule.ID)
	}
}

func TestServicesRetireWithTheCalendar(t *testing.T) {
	t.Parallel()
	account := graph.Resource{
		URN: "urn:pulumi:test::p::azure-native:storage:StorageAccount::old", Type: "azure-native:storage:StorageAccount",
		Inputs: map[string]any{"kind": "BlobStorage", "dnsEndpointType": "AzureDnsZone"},
	}
	retired, retiring := ruleNamed(t, "retired-service"), ruleNamed(t, "retiring-service")
	at := func(rule rules.Rule, day time.Time) rules.Result {
		return rule.Judge(rules.NewStack("", []rules.Resource{{Resource: account}}), day)[0].Result
	}
	before := time.Date(2026, time.August, 31, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, rules.Passed, at(retired, before).Verdict)
	assert.Equal(t, rules.Failed, at(retiring, before).Verdict)
	assert.Equal(t, rules.Failed, at(retired, now).Verdict)
	assert.Contains(t, at(retired, now).Message, "StorageV2")
	assert.Contains(t, at(retiring, now).Message, "2027-03-31", "the other property is still to come")
	assert.Equal(t, rules.Passed, at(retiring, now.AddDate(1, 0, 0)).Verdict)
}

func TestATokenOfAnyVersionIsJudged(t *testing.T) {
	t.Parallel()
	rule := ruleNamed(t, "sql-tls")
	assert.True(t, rule.Concerns("azure-native:sql:Server"))
	assert.True(t, rule.Concerns("azure-native:sql/v20211101:Server"))
	assert.False(t, rule.Concerns("azure-native:sql/v20211101:Database"))
	assert.False(t, rule.Concerns("aws:s3/bucket:Bucket"))
	assert.True(t, ruleNamed(t, "no-passwords").Concerns("azure-native:search/v20231101:Service"))
}

func TestSecretsInClearAreFoundWhereverTheyAre(t *testing.T) {
	t.Parallel()
	rule := ruleNamed(t, "no-passwords")
	for name, c := range map[string]struct {
		inputs map[string]any
		want   rules.Verdict
	}{
		"in clear":           {map[string]any{"administratorLoginPassword": "hunter2"}, rules.Failed},
		"deep inside":        {map[string]any{"list": []any{map[string]any{"clientSecret": "x"}}}, rules.Failed},
		"a Pulumi secret":    {map[string]any{"administratorLoginPassword": graph.Secret}, rules.Passed},
		"not known yet":      {map[string]any{"primaryKey": graph.Unknown}, rules.Passed},
		"a switch, no value": {map[string]any{"disablePassword": true}, rules.Passed},
		"nothing":            {map[string]any{"password": ""}, rules.Passed},
	} {
		r := graph.Resource{Type: "azure-native:x:Y", Inputs: c.inputs}
		assert.Equal(t, c.want, judged(rule, r).Verdict, name)
	}
}

func TestAReferenceIsFollowedBeforeItsIDIsKnown(t *testing.T) {
	t.Parallel()
	rule := ruleNamed(t, "diagnostics-keyvault")
	vault := rules.Resource{Resource: graph.Resource{
		URN: "urn:v", Type: "azure-native:keyvault:Vault", Inputs: map[string]any{"vaultName": "kv-shop"},
	}}
	setting := func(uri string, dependencies ...string) rules.Resource {
		return rules.Resource{
			Resource: graph.Resource{
				URN: "urn:d", Type: "azure-native:insights:DiagnosticSetting", Inputs: map[string]any{"resourceUri": uri},
			},
			PropertyDependencies: map[string][]string{"resourceUri": dependencies},
		}
	}
	id := "/subscriptions/0/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/"
	for name, c := range map[string]struct {
		setting rules.Resource
		want    rules.Verdict
	}{
		"it depends on the vault":         {setting(graph.Unknown, "urn:v"), rules.Passed},
		"it depends on something else":    {setting(graph.Unknown, "urn:other"), rules.Failed},
		"nothing says where it points":    {setting(graph.Unknown), rules.Undecidable},
		"its ID has the name":             {setting(id + "KV-SHOP"), rules.Passed},
		"its ID has another name":         {setting(id + "kv-other"), rules.Failed},
		"its ID is of another type":       {setting(strings.Replace(id, "vaults", "keys", 1) + "kv-shop"), rules.Failed},
		"it points at a child, not at it": {setting(id + "kv-shop/keys/k"), rules.Failed},
	} {
		results := rule.Judge(rules.NewStack("", []rules.Resource{vault, c.setting}), now)
		require.Len(t, results, 1)
		assert.Equal(t, c.want, results[0].Verdict, "%s: %s", name, results[0].Message)
	}
}

func TestPortsAreReadAsAzureWritesThem(t *testing.T) {
	t.Parallel()
	rule := ruleNamed(t, "nsg-management-ports")
	for ports, want := range map[string]rules.Verdict{
		"22": rules.Failed, "22-22": rules.Failed, "20-22": rules.Failed, "22-80": rules.Failed, "3389": rules.Failed,
		"*": rules.Failed, "23-3388": rules.Passed, "443": rules.Passed, "": rules.Passed,
	} {
		group := graph.Resource{Type: "azure-native:network:NetworkSecurityGroup", Inputs: map[string]any{
			"securityRules": []any{allow("Internet", "Tcp", ports)},
		}}
		assert.Equal(t, want, judged(rule, group).Verdict, ports)
	}
	listed := allow("Internet", "Tcp", "")
	listed["destinationPortRanges"] = []any{"443", "3300-3400"}
	group := graph.Resource{Type: "azure-native:network:NetworkSecurityGroup", Inputs: map[string]any{
		"securityRules": []any{listed},
	}}
	assert.Equal(t, rules.Failed, judged(rule, group).Verdict, "one of several ranges")
}
