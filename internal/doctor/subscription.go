package doctor

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// namespaces are the resource providers that the stages use. A subscription that never used one has to register it
// first; the azure-native provider does not.
var namespaces = []string{
	"Microsoft.Authorization", "Microsoft.Cache", "Microsoft.Cdn", "Microsoft.Consumption", "Microsoft.CostManagement",
	"Microsoft.Insights", "Microsoft.KeyVault", "Microsoft.ManagedIdentity", "Microsoft.Network", "Microsoft.OperationalInsights",
	"Microsoft.Resources", "Microsoft.Sql", "Microsoft.Storage", "Microsoft.Web",
}

// azureCredentials looks for the ways in which the azure-native provider signs in.
func azureCredentials() Finding {
	for _, way := range [][]string{
		{"ARM_CLIENT_ID", "ARM_TENANT_ID", "ARM_SUBSCRIPTION_ID"}, {"ARM_USE_MSI"}, {"ARM_USE_OIDC"},
	} {
		if !slices.ContainsFunc(way, func(name string) bool { return os.Getenv(name) == "" }) {
			return Finding{Good, "Azure credentials", strings.Join(way, ", "), ""}
		}
	}
	if _, err := exec.LookPath("az"); err == nil {
		return Finding{Good, "Azure credentials", "the Azure CLI's sign-in", ""}
	}
	return Finding{
		Missing, "Azure credentials", "neither ARM_* variables nor the Azure CLI",
		"az login, or set ARM_CLIENT_ID, ARM_TENANT_ID, ARM_SUBSCRIPTION_ID and a federated credential",
	}
}

// subscription asks the Azure CLI about the signed-in subscription. The answers' shape is the CLI's documented JSON;
// it could not be tried against an account.
func subscription(ctx context.Context) []Finding {
	var account struct{ Name, ID, State string }
	if err := azureCLI(ctx, &account, "account", "show"); err != nil {
		return []Finding{{Optional, "Subscription", err.Error(), "az login, to have the subscription examined too"}}
	}
	findings := []Finding{{Good, "Subscription", fmt.Sprintf("%s (%s)", account.Name, account.ID), ""}}
	if account.State != "Enabled" {
		findings[0] = Finding{
			Missing, "Subscription", fmt.Sprintf("%s is %s", account.Name, account.State),
			"az account set --subscription NAME, with one that is enabled",
		}
	}
	var providers []struct{ Namespace, RegistrationState string }
	if err := azureCLI(ctx, &providers, "provider", "list"); err != nil {
		return append(findings, Finding{Optional, "Resource providers", err.Error(), ""})
	}
	for _, namespace := range namespaces {
		registered := slices.ContainsFunc(providers, func(p struct{ Namespace, RegistrationState string }) bool {
			return strings.EqualFold(p.Namespace, namespace) && p.RegistrationState == "Registered"
		})
		if !registered {
			findings = append(findings, Finding{
				Missing, namespace, "not registered in the subscription", "az provider register --namespace " + namespace,
			})
		}
	}
	return findings
}

func azureCLI(ctx context.Context, answer any, args ...string) error {
	text, err := exec.CommandContext(ctx, "az", append(args, "--output", "json")...).Output()
	if err != nil {
		return fmt.Errorf("az %s: %w", strings.Join(args, " "), err)
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return fmt.Errorf("az %s: %w", strings.Join(args, " "), err)
	}
	return nil
}
