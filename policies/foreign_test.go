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

// TestAForeignStackIsJudgedAtTheStrictest runs the built pack on the real engine.
func TestAForeignStackIsJudgedAtTheStrictest(t *testing.T) {
	t.Parallel()
	pack := filepath.Join(t.TempDir(), "pulumi-analyzer-policy-go")
	output, err := exec.Command("go", "build", "-o", pack, ".").CombinedOutput()
	require.NoError(t, err, string(output))
	session, err := engine.Open(t.Context(), "theirs", engine.Options{
		Program: foreign, Directory: engine.Directory(t.TempDir()), ThrowAway: true, PolicyPack: pack,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })

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
