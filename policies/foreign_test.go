package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
)

type custom struct{ pulumi.CustomResourceState }

// foreign is a program that knows nothing of stages: what any other team may have written.
func foreign(ctx *pulumi.Context) error {
	var group, account custom
	if err := ctx.RegisterResource("azure-native:resources:ResourceGroup", "theirs", pulumi.Map{
		"resourceGroupName": pulumi.String("rg-theirs"), "location": pulumi.String("westeurope"),
		"tags": pulumi.StringMap{
			"environment": pulumi.String("prod"), "owner": pulumi.String("them"), "costCenter": pulumi.String("42"),
		},
	}, &group); err != nil {
		return err
	}
	return ctx.RegisterResource("azure-native:storage:StorageAccount", "data", pulumi.Map{
		"accountName": pulumi.String("theirdata"), "resourceGroupName": pulumi.String("rg-theirs"),
		"location": pulumi.String("westeurope"), "kind": pulumi.String("StorageV2"),
		"sku":                   pulumi.Map{"name": pulumi.String("Standard_LRS")},
		"minimumTlsVersion":     pulumi.String("TLS1_2"),
		"allowBlobPublicAccess": pulumi.Bool(true),
	}, &account, pulumi.DependsOn([]pulumi.Resource{&group}))
}

// unnamed is a program whose preview knows little: the name of its account comes from a resource that is not there yet.
func unnamed(ctx *pulumi.Context) error {
	var group, account custom
	var suffix struct {
		pulumi.CustomResourceState
		Result pulumi.StringOutput `pulumi:"result"`
	}
	if err := ctx.RegisterResource("random:index/randomString:RandomString", "suffix", pulumi.Map{
		"length": pulumi.Int(8), "special": pulumi.Bool(false), "upper": pulumi.Bool(false),
	}, &suffix); err != nil {
		return err
	}
	if err := ctx.RegisterResource("azure-native:resources:ResourceGroup", "theirs", pulumi.Map{
		"resourceGroupName": pulumi.String("rg-theirs"), "location": pulumi.String("westeurope"),
		"tags": pulumi.StringMap{"stage": pulumi.String("single")},
	}, &group); err != nil {
		return err
	}
	return ctx.RegisterResource("azure-native:storage:StorageAccount", "data", pulumi.Map{
		"accountName": pulumi.Sprintf("theirs%s", suffix.Result), "resourceGroupName": pulumi.String("rg-theirs"),
		"location": pulumi.String("westeurope"), "kind": pulumi.String("StorageV2"),
		"sku":                   pulumi.Map{"name": pulumi.String("Standard_LRS")},
		"allowBlobPublicAccess": pulumi.Bool(true),
	}, &account, pulumi.DependsOn([]pulumi.Resource{&group}))
}

// judged opens a stack of a foreign program under the built pack.
func judged(t *testing.T, program pulumi.RunFunc, config map[string]string) *engine.Session {
	t.Helper()
	pack := filepath.Join(t.TempDir(), "pulumi-analyzer-policy-go")
	output, err := exec.Command("go", "build", "-o", pack, ".").CombinedOutput()
	require.NoError(t, err, string(output))
	session, err := engine.Open(t.Context(), "theirs", engine.Options{
		Program: program, Directory: engine.Directory(t.TempDir()), ThrowAway: true, PolicyPack: pack, Config: config,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	return session
}

// TestAForeignPreviewSaysWhatItCannotDecide: neither passed nor failed, and what is waived stops nothing.
func TestAForeignPreviewSaysWhatItCannotDecide(t *testing.T) {
	t.Parallel()
	session := judged(t, unnamed, map[string]string{"waivers": `[
		{"rule": "storage-redundancy", "resource": "data", "reason": "a cache of what is elsewhere", "expires": "2999-01-01"},
		{"rule": "storage-anonymous", "resource": "data", "reason": "it was only for a week", "expires": "2025-01-01"}]`})
	result, err := session.Preview(t.Context())
	var refused *engine.PolicyError
	require.ErrorAs(t, err, &refused)
	messages := map[string]string{}
	for _, finding := range result.Findings {
		messages[finding.Rule] += finding.Message + "\n"
	}
	assert.Contains(t, messages["not-decidable"], "resource-name", "the name of the account")
	assert.NotContains(t, messages, "resource-name")
	assert.NotContains(t, messages, "storage-redundancy", "it is waived")
	assert.Contains(t, messages["waiver"], "the waiver of rule storage-anonymous on data expired on 2025-01-01")
	assert.Contains(t, messages, "storage-anonymous", "a waiver that has expired excuses nothing")
	assert.NotContains(t, messages, "storage-private", "at the stage that the tag names nobody asks for it yet")
}

// TestAForeignStackIsJudgedAtTheStrictest runs the built pack on the real engine.
func TestAForeignStackIsJudgedAtTheStrictest(t *testing.T) {
	t.Parallel()
	session := judged(t, foreign, nil)
	result, err := session.Preview(t.Context())
	var refused *engine.PolicyError
	require.ErrorAs(t, err, &refused)
	assert.NotEmpty(t, result.Findings)
	var broken []string
	for _, finding := range refused.Findings {
		broken = append(broken, finding.Rule)
	}
	assert.Subset(t, broken, []string{
		"storage-redundancy", "storage-anonymous", "storage-keys", "storage-private", "budget-exists", "stateful-protected",
		"tags-required",
	})
	assert.NotContains(t, broken, "storage-tls")

	_, err = session.Up(t.Context())
	require.ErrorAs(t, err, &refused)
	assert.Contains(t, refused.Error(), "storage-redundancy")
	for _, resource := range session.Cloud().Resources() {
		assert.NotContains(t, resource.ID, "theirdata", "what breaks a mandatory rule is not created")
	}
	var operation *engine.OperationError
	assert.True(t, errors.As(err, &operation), "the operation's own error is kept")
}
