package azuremonitor

import (
	"context"
	"fmt"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azlogs"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azmetrics"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/graph"
)

// Options say where Azure is and who asks. The zero value is the public cloud, with the credentials that the Azure SDKs
// find: environment variables, workload or managed identity, or the Azure CLI.
type Options struct {
	Credential azcore.TokenCredential
	Client     azcore.ClientOptions
	// MetricsEndpoint is the address of the metrics of a region. Default: Azure's.
	MetricsEndpoint func(region string) string
}

// Source asks Azure Monitor. What is throttled or fails for a moment is asked again, as the Azure SDK does.
type Source struct {
	options Options
	logs    *azlogs.Client
	costs   *arm.Client
	metrics map[string]*azmetrics.Client
}

// New returns a source.
func New(options Options) (*Source, error) {
	if options.MetricsEndpoint == nil {
		options.MetricsEndpoint = func(region string) string { return "https://" + region + ".metrics.monitor.azure.com" }
	}
	if options.Credential == nil {
		credential, err := azidentity.NewDefaultAzureCredential(nil)
		if err != nil {
			return nil, fmt.Errorf("find credentials for Azure: %w", err)
		}
		options.Credential = credential
	}
	logs, err := azlogs.NewClient(options.Credential, &azlogs.ClientOptions{ClientOptions: options.Client})
	if err != nil {
		return nil, err
	}
	costs, err := arm.NewClient("azstage", "v0.1.0", options.Credential, &arm.ClientOptions{
		ClientOptions: options.Client, DisableRPRegistration: true,
	})
	return &Source{options: options, logs: logs, costs: costs, metrics: map[string]*azmetrics.Client{}}, err
}

// metricsOf is the client for the resources of a region.
func (s *Source) metricsOf(region string) (*azmetrics.Client, error) {
	if client, ok := s.metrics[region]; ok {
		return client, nil
	}
	client, err := azmetrics.NewClient(s.options.MetricsEndpoint(region), s.options.Credential,
		&azmetrics.ClientOptions{ClientOptions: s.options.Client})
	if err == nil {
		s.metrics[region] = client
	}
	return client, err
}

// Read measures a stack from one full hour to another. What could not be measured is among the problems, and missing in the
// metrics. The error is that of a context that ended: then nothing more can be asked.
func (s *Source) Read(ctx context.Context, g graph.Graph, signals []advise.Signal, from, to time.Time,
) (advise.Metrics, []string, error) {
	m := &measuring{source: s, graph: g, signals: signals, metrics: advise.Metrics{From: from, To: to, Series: []advise.Series{}}}
	for _, signal := range signals {
		m.measure(ctx, signal)
		if ctx.Err() != nil {
			return advise.Metrics{}, nil, ctx.Err()
		}
	}
	return m.metrics, m.problems, nil
}
