package azuremonitor_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azlogs"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azmetrics"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise/azuremonitor"
)

type token struct{}

func (token) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "test", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// monitor answers as Azure Monitor and Cost Management do.
type monitor struct {
	mu sync.Mutex
	// throttle is how many requests are refused first.
	throttle int
	// average are the values of metrics, by name; those it lacks have no time series.
	average map[string]float64
	// failing are metrics that Azure cannot tell, by name.
	failing map[string]bool
	// rows are those of queries, by a word in them; partial says that Azure gave up in between.
	rows    map[string]string
	partial bool
	// costs are the rows of Cost Management; forbidden is what it answers instead.
	costs     string
	forbidden bool
	// asked are the requests as "region namespace metric aggregation interval filter", "query KQL" and "costs group".
	asked []string
}

func (m *monitor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	switch {
	case m.throttle > 0:
		m.throttle--
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(http.StatusTooManyRequests)
	case r.Method != http.MethodPost || r.Header.Get("Authorization") != "Bearer test":
		w.WriteHeader(http.StatusUnauthorized)
	case strings.HasSuffix(r.URL.Path, "/metrics:getBatch"):
		m.metrics(w, r)
	case strings.HasPrefix(r.URL.Path, "/v1/workspaces/"):
		m.logs(w, r)
	case strings.HasSuffix(r.URL.Path, "/providers/Microsoft.CostManagement/query"):
		m.bill(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (m *monitor) metrics(w http.ResponseWriter, r *http.Request) {
	var body struct {
		ResourceIDs []string `json:"resourceids"`
	}
	_ = json.NewDecoder(r.Body).Decode(&body)
	asked := r.URL.Query()
	region, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	name := asked.Get("metricnames")
	m.asked = append(m.asked, strings.Join([]string{
		region, asked.Get("metricnamespace"), name, asked.Get("aggregation"), asked.Get("interval"), asked.Get("filter"),
	}, " "))
	var answers []string
	for _, id := range body.ResourceIDs {
		answers = append(answers, fmt.Sprintf(`{"starttime": %q, "endtime": %q, "interval": %q, "namespace": %q,
			"resourceregion": %q, "resourceid": %q, "value": [%s]}`, asked.Get("starttime"), asked.Get("endtime"),
			asked.Get("interval"), asked.Get("metricnamespace"), region, id,
			m.metric(name, asked.Get("aggregation"), asked.Get("filter"))))
	}
	_, _ = fmt.Fprintf(w, `{"values": [%s]}`, strings.Join(answers, ", "))
}

// metric is what Azure says of one resource: two values at the first two windows of the period.
func (m *monitor) metric(name, aggregation, filter string) string {
	const form = `{"id": "id", "type": "Microsoft.Insights/metrics", "name": {"value": %q, "localizedValue": %q},
		"unit": "Percent", "errorCode": %q, "errorMessage": %q, "timeseries": [%s]}`
	if m.failing[name] {
		return fmt.Sprintf(form, name, name, "Throttled", "ask later", "")
	}
	value, known := m.average[name]
	if !known {
		return fmt.Sprintf(form, name, name, "Success", "", "")
	}
	dimension := ""
	if split, _, is := strings.Cut(filter, " eq "); is {
		dimension = fmt.Sprintf(`{"name": {"value": %q, "localizedValue": %q}, "value": "reports"}`, split, split)
	}
	return fmt.Sprintf(form, name, name, "Success", "", fmt.Sprintf(
		`{"metadatavalues": [%s], "data": [{"timeStamp": "2026-11-16T00:00:00Z", %q: %g}, {"timeStamp": "2026-11-16T00:07:00Z"}]}`,
		dimension, aggregation, value))
}

func (m *monitor) logs(w http.ResponseWriter, r *http.Request) {
	var body struct{ Query, Timespan string }
	_ = json.NewDecoder(r.Body).Decode(&body)
	m.asked = append(m.asked, path.Base(path.Dir(r.URL.Path))+" "+body.Timespan+" "+body.Query)
	column := body.Query[strings.LastIndex(body.Query, "project ")+len("project "):]
	column, _, _ = strings.Cut(column, ",")
	column, _, _ = strings.Cut(column, " =")
	rows := ""
	for word, some := range m.rows {
		if strings.Contains(body.Query, word) {
			rows = some
		}
	}
	failure := ""
	if m.partial {
		failure = `, "error": {"code": "PartialError", "message": "the query was limited"}`
	}
	_, _ = fmt.Fprintf(w, `{"tables": [{"name": "PrimaryResult", "columns": [{"name": %q, "type": "real"},
		{"name": "TimeGenerated", "type": "datetime"}], "rows": [%s]}]%s}`, column, rows, failure)
}

func (m *monitor) bill(w http.ResponseWriter, r *http.Request) {
	m.asked = append(m.asked, "costs "+path.Base(strings.TrimSuffix(r.URL.Path, "/providers/Microsoft.CostManagement/query")))
	if m.forbidden {
		w.WriteHeader(http.StatusForbidden)
		_, _ = fmt.Fprint(w, `{"error": {"code": "RBACAccessDenied", "message": "no access to the scope"}}`)
		return
	}
	_, _ = fmt.Fprintf(w, `{"properties": {"nextLink": null, "columns": [{"name": "Cost", "type": "Number"},
		{"name": "UsageDate", "type": "Number"}, {"name": "Currency", "type": "String"}], "rows": [%s]}}`, m.costs)
}

// sourceOf is a source whose Azure is the monitor.
func sourceOf(t *testing.T, m *monitor) *azuremonitor.Source {
	t.Helper()
	server := httptest.NewTLSServer(m)
	t.Cleanup(server.Close)
	const audience = "https://example.com"
	source, err := azuremonitor.New(azuremonitor.Options{
		Credential:      token{},
		MetricsEndpoint: func(region string) string { return server.URL + "/" + region },
		Client: azcore.ClientOptions{
			Transport: server.Client(),
			Cloud: cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
				azlogs.ServiceName:    {Endpoint: server.URL + "/v1", Audience: audience},
				azmetrics.ServiceName: {Audience: audience},
				cloud.ResourceManager: {Endpoint: server.URL, Audience: audience},
			}},
		},
	})
	require.NoError(t, err)
	return source
}
