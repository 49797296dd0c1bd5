package doctor_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/doctor"
	"github.com/azstage/azstage/internal/engine"
)

// onlyCommands makes PATH hold nothing but the given shell scripts, and takes every Azure credential away.
func onlyCommands(t *testing.T, scripts map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, script := range scripts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o700))
	}
	t.Setenv("PATH", dir)
	for _, name := range []string{
		"ARM_CLIENT_ID", "ARM_TENANT_ID", "ARM_SUBSCRIPTION_ID", "ARM_USE_MSI", "ARM_USE_OIDC",
	} {
		t.Setenv(name, "")
	}
}

func examine(t *testing.T, target engine.Target) map[string]doctor.Finding {
	t.Helper()
	found := map[string]doctor.Finding{}
	for _, finding := range doctor.Examine(t.Context(), target, engine.Directory(t.TempDir())) {
		assert.NotContains(t, found, finding.Subject, "said twice")
		assert.True(t, finding.State == doctor.Good || finding.Fix != "" || finding.State == doctor.Optional, finding.Subject)
		found[finding.Subject] = finding
	}
	return found
}

func TestTheEmulatorNeedsTheCLIAndADirectoryOnly(t *testing.T) {
	onlyCommands(t, nil)
	found := examine(t, engine.Emulator)
	assert.Equal(t, doctor.Good, found["Pulumi CLI"].State, found["Pulumi CLI"].Found)
	assert.Equal(t, doctor.Good, found["State directory"].State)
	assert.Equal(t, doctor.Optional, found["Go language plugin"].State)
	assert.NotContains(t, found, "Azure credentials")
}

func TestAzureNeedsASignIn(t *testing.T) {
	onlyCommands(t, nil)
	found := examine(t, engine.Azure)
	assert.Equal(t, doctor.Missing, found["Azure credentials"].State)
	assert.Contains(t, found["Azure credentials"].Fix, "az login")

	t.Setenv("ARM_USE_OIDC", "true")
	assert.Equal(t, doctor.Good, examine(t, engine.Azure)["Azure credentials"].State)
}

func TestResourceProvidersThatAreNotRegisteredAreNamed(t *testing.T) {
	onlyCommands(t, map[string]string{"az": `
case "$1" in
account) echo '{"name": "sandbox", "id": "4711", "state": "Enabled"}' ;;
provider) echo '[{"namespace": "Microsoft.Sql", "registrationState": "Registered"},
  {"namespace": "Microsoft.Web", "registrationState": "NotRegistered"}]' ;;
esac`})
	found := examine(t, engine.Azure)
	assert.Equal(t, doctor.Good, found["Subscription"].State)
	assert.Contains(t, found["Subscription"].Found, "sandbox")
	assert.NotContains(t, found, "Microsoft.Sql")
	assert.Equal(t, "az provider register --namespace Microsoft.Web", found["Microsoft.Web"].Fix)
	assert.Equal(t, doctor.Missing, found["Microsoft.Cdn"].State)
}

func TestADisabledSubscriptionIsMissing(t *testing.T) {
	onlyCommands(t, map[string]string{"az": `
case "$1" in
account) echo '{"name": "sandbox", "id": "4711", "state": "Disabled"}' ;;
*) echo 'not json' ;;
esac`})
	found := examine(t, engine.Azure)
	assert.Equal(t, doctor.Missing, found["Subscription"].State)
	assert.Equal(t, doctor.Optional, found["Resource providers"].State)
}

func TestASubscriptionThatCannotBeAskedIsNoFault(t *testing.T) {
	onlyCommands(t, map[string]string{"az": "exit 1"})
	assert.Equal(t, doctor.Optional, examine(t, engine.Azure)["Subscription"].State)
}
