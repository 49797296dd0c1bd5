package actions

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

// Azure is a real cloud, asked through Azure Resource Manager. Throttled and failed requests are repeated as it says.
type Azure struct{ client *arm.Client }

// NewAzure returns the target for the credentials that the Azure SDKs find: environment variables, workload or managed
// identity, or the Azure CLI.
func NewAzure() (*Azure, error) {
	credential, err := azidentity.NewDefaultAzureCredential(nil)
	if err != nil {
		return nil, fmt.Errorf("find credentials for Azure: %w", err)
	}
	return newAzure(credential, nil)
}

func newAzure(credential azcore.TokenCredential, options *arm.ClientOptions) (*Azure, error) {
	client, err := arm.NewClient("azstage", "v0.1.0", credential, options)
	if err != nil {
		return nil, err
	}
	return &Azure{client}, nil
}

// The API versions. Azure/azure-powershell, Cdn autorest (2024-02-01 has the upgrade), verified; the others are those of
// the resources that the program makes.
const cdnVersion = "2024-02-01"

// connectionVersions are by the type of the target, in lower case.
var connectionVersions = map[string]string{
	"microsoft.network/applicationgateways": "2024-05-01",
	"microsoft.web/sites":                   "2023-12-01",
	"microsoft.storage/storageaccounts":     "2023-01-01",
}

type profile struct {
	SKU struct {
		Name string `json:"name"`
	} `json:"sku"`
}

// Tier implements Target.
func (a *Azure) Tier(ctx context.Context, id string) (string, error) {
	var found profile
	err := a.do(ctx, http.MethodGet, id, cdnVersion, nil, &found)
	return found.SKU.Name, err
}

// Upgrade implements Target.
func (a *Azure) Upgrade(ctx context.Context, upgrade Upgrade) error {
	body := map[string]any{"wafMappingList": upgrade.mapping()}
	var done profile
	return a.do(ctx, http.MethodPost, upgrade.Profile+"/upgrade", cdnVersion, body, &done)
}

// connection is how Azure writes one.
type connection struct {
	ID         string `json:"id,omitempty"`
	Properties struct {
		State struct {
			Status          string `json:"status"`
			Description     string `json:"description"`
			ActionsRequired string `json:"actionsRequired,omitempty"`
		} `json:"privateLinkServiceConnectionState"`
	} `json:"properties"`
}

// Connections implements Target.
func (a *Azure) Connections(ctx context.Context, resource string) ([]Connection, error) {
	version, err := versionFor(resource)
	if err != nil {
		return nil, err
	}
	var page struct {
		Value    []connection `json:"value"`
		NextLink string       `json:"nextLink"`
	}
	if err := a.do(ctx, http.MethodGet, resource+"/privateEndpointConnections", version, nil, &page); err != nil {
		return nil, err
	}
	var connections []Connection
	for {
		for _, found := range page.Value {
			state := found.Properties.State
			connections = append(connections, Connection{ID: found.ID, Status: state.Status, Message: state.Description})
		}
		next := page.NextLink
		if next == "" {
			return connections, nil
		}
		page.Value, page.NextLink = nil, ""
		if err := a.send(ctx, http.MethodGet, next, nil, &page); err != nil {
			return nil, err
		}
	}
}

// Approve implements Target.
func (a *Azure) Approve(ctx context.Context, found Connection) error {
	resource, _, _ := strings.Cut(found.ID, "/privateEndpointConnections/")
	version, err := versionFor(resource)
	if err != nil {
		return err
	}
	var body, done connection
	body.Properties.State.Status, body.Properties.State.Description = Approved, found.Message
	return a.do(ctx, http.MethodPut, found.ID, version, body, &done)
}

func versionFor(resource string) (string, error) {
	_, rest, _ := strings.Cut(resource, "/providers/")
	parts := strings.Split(strings.ToLower(rest), "/")
	if len(parts) >= 2 {
		if version, known := connectionVersions[parts[0]+"/"+parts[1]]; known {
			return version, nil
		}
	}
	return "", fmt.Errorf("private endpoints of %s are not known", resource)
}

func (a *Azure) do(ctx context.Context, method, id, version string, body, into any) error {
	return a.send(ctx, method, runtime.JoinPaths(a.client.Endpoint(), id)+"?api-version="+version, body, into)
}

// send waits for what Azure accepts and carries out later.
func (a *Azure) send(ctx context.Context, method, url string, body, into any) error {
	request, err := runtime.NewRequest(ctx, method, url)
	if err != nil {
		return err
	}
	request.Raw().Header.Set("Accept", "application/json")
	if body != nil {
		if err := runtime.MarshalAsJSON(request, body); err != nil {
			return err
		}
	}
	response, err := a.client.Pipeline().Do(request)
	if err != nil {
		return err
	}
	if !runtime.HasStatusCode(response, http.StatusOK, http.StatusCreated, http.StatusAccepted, http.StatusNoContent) {
		return runtime.NewResponseError(response)
	}
	if response.StatusCode == http.StatusNoContent {
		return nil
	}
	if method == http.MethodGet {
		return runtime.UnmarshalAsJSON(response, into)
	}
	poller, err := runtime.NewPoller[map[string]any](response, a.client.Pipeline(), nil)
	if err != nil {
		return err
	}
	_, err = poller.PollUntilDone(ctx, nil)
	return err
}
