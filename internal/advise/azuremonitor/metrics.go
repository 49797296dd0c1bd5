package azuremonitor

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azmetrics"

	"github.com/azstage/azstage/internal/advise"
)

// The limits of one request: resources, and values of a dimension. Azure Monitor's metrics batch API takes 50 resources of
// one subscription, region and type (Microsoft Learn, metrics batch, 2024, known); the second is ours.
const (
	resourcesAtOnce = 50
	partsAtOnce     = 100
)

const success = "Success"

// readMetric asks for a metric of all resources that it is measured of, region by region.
func (m *measuring) readMetric(ctx context.Context, s advise.Signal) {
	targets := m.targets(s)
	if len(targets) == 0 {
		m.problem("%s: the stack has nothing that it is measured of", s.ID)
	}
	type place struct{ region, subscription string }
	var places []place
	ids := map[place][]string{}
	for _, t := range targets {
		p := place{t.region, subscriptionOf(t.id)}
		if ids[p] == nil {
			places = append(places, p)
		}
		ids[p] = append(ids[p], t.id)
	}
	for _, p := range places {
		for some := range slices.Chunk(ids[p], resourcesAtOnce) {
			m.ask(ctx, s, p.region, p.subscription, some)
		}
	}
}

func (m *measuring) ask(ctx context.Context, s advise.Signal, region, subscription string, ids []string) {
	client, err := m.source.metricsOf(region)
	if err != nil {
		m.failed(s.ID, err)
		return
	}
	options := &azmetrics.QueryResourcesOptions{
		Aggregation: to.Ptr(strings.ToLower(s.Aggregation)), Interval: to.Ptr(s.Window.String()),
		StartTime: to.Ptr(m.metrics.From.Format(time.RFC3339)), EndTime: to.Ptr(m.metrics.To.Format(time.RFC3339)),
	}
	if s.Split != "" {
		options.Filter, options.Top = to.Ptr(s.Split+" eq '*'"), to.Ptr(int32(partsAtOnce))
	}
	answer, err := client.QueryResources(ctx, subscription, s.ResourceType, []string{s.Metric},
		azmetrics.ResourceIDList{ResourceIDs: ids}, options)
	if err != nil {
		m.failed(s.ID+" in "+region, err)
		return
	}
	for _, data := range answer.Values {
		for _, metric := range data.Values {
			m.take(s, value(data.ResourceID), metric)
		}
	}
}

// take keeps the series of one resource. Azure answers for each resource by itself, and some may fail.
func (m *measuring) take(s advise.Signal, id string, metric azmetrics.Metric) {
	if code := value(metric.ErrorCode); code != "" && code != success {
		m.problem("%s of %s: Azure answers %s %s", s.ID, path.Base(id), code, value(metric.ErrorMessage))
		return
	}
	for _, element := range metric.TimeSeries {
		values := m.blank(s.Window)
		if counts(s) {
			clear(values)
		}
		for _, point := range element.Data {
			if measured := aggregate(s, point); measured != nil && point.TimeStamp != nil {
				m.put(values, s.Window, *point.TimeStamp, *measured)
			}
		}
		series := advise.Series{Signal: s.ID, Resource: path.Base(id), Values: values}
		for _, dimension := range element.MetadataValues {
			series.Part = value(dimension.Value)
		}
		m.metrics.Series = append(m.metrics.Series, series)
	}
}

// counts says whether a metric counts events: then a window without a value had none. Inferred from how Azure Monitor
// charts such metrics.
func counts(s advise.Signal) bool { return s.Aggregation == "Total" || s.Aggregation == "Count" }

func aggregate(s advise.Signal, point azmetrics.MetricValue) *float64 {
	switch s.Aggregation {
	case "Minimum":
		return point.Minimum
	case "Maximum":
		return point.Maximum
	case "Total":
		return point.Total
	case "Count":
		return point.Count
	}
	return point.Average
}

// value is what a pointer of the SDK points to, or the zero value.
func value[T any](pointer *T) T {
	if pointer == nil {
		var zero T
		return zero
	}
	return *pointer
}
