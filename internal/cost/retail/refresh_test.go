package retail

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

const today = "2026-12-01"

var regions = []string{"eastus2", "westeurope"}

func TestARefreshReadsTheWholeBookAgain(t *testing.T) {
	t.Parallel()
	server := &api{}
	client, waits := serve(t, server)
	report, err := Refresh(context.Background(), client, book(t), regions, today)
	require.NoError(t, err)
	assert.Empty(t, *waits)
	assert.Empty(t, report.Changes)
	assert.Empty(t, report.Added)
	assert.Empty(t, report.Kept)
	assert.Equal(t, []string{"bandwidth.out in westeurope"}, report.Absent)
	assert.Greater(t, report.Count, 400)
	assert.Greater(t, server.requests, len(slices.Compact(slices.Sorted(slices.Values(server.filters)))),
		"some query has more than one page")

	var table bytes.Buffer
	require.NoError(t, pricebook.WritePrices(&table, report.Prices))
	refreshed, err := pricebook.Read(&table)
	require.NoError(t, err)
	notAsked := slices.DeleteFunc(book(t).Regions(), func(region string) bool { return slices.Contains(regions, region) })
	for _, price := range book(t).Prices() {
		if price.Term != pricebook.PayAsYouGo || slices.Contains(notAsked, price.Place) {
			continue
		}
		_, tiers, err := refreshed.Tiers(price.Key, price.Place)
		require.NoError(t, err)
		at := slices.IndexFunc(tiers, func(p pricebook.Price) bool { return p.From == price.From })
		require.GreaterOrEqual(t, at, 0, price.String())
		assert.Equal(t, price.USD, tiers[at].USD, price.String())
		assert.Equal(t, today, tiers[at].AsOf)
		assert.Equal(t, SourceID, tiers[at].Source)
	}
}

// change runs a refresh against a catalogue in which the items of a meter in a region are changed.
func change(t *testing.T, meter, region string, edit func(*Item)) (Report, error) {
	t.Helper()
	items := catalogue(t)
	changed := 0
	for i := range items {
		if items[i].Meter == meter && items[i].Region == region {
			edit(&items[i])
			changed++
		}
	}
	require.Positive(t, changed)
	client, _ := serve(t, &api{items: items, pageSize: 1000})
	return Refresh(context.Background(), client, book(t), regions, today)
}

func TestAPriceThatMovedIsReportedWithBothValues(t *testing.T) {
	t.Parallel()
	report, err := change(t, "P1 v3 App", "eastus2", func(item *Item) {
		if item.Type == consumption && item.RetailUSD == 0.155 {
			item.RetailUSD = 0.16
			item.SavingPlan = []struct {
				RetailUSD float64 `json:"retailPrice"`
				Term      string  `json:"term"`
			}{{0.12, "1 Year"}, {0.09, "3 Years"}}
		}
	})
	require.NoError(t, err)
	assert.Contains(t, report.Changes, Change{"app.linux.P1v3 in eastus2", 0.155, 0.16})
	assert.Contains(t, report.Changes, Change{"app.linux.P1v3 in eastus2 savingsPlan1y", 0.11625, 0.12})
}

func TestAReservationIsKeptAsThePriceOfAnHour(t *testing.T) {
	t.Parallel()
	client, _ := serve(t, &api{pageSize: 1000})
	report, err := Refresh(context.Background(), client, book(t), regions, today)
	require.NoError(t, err)
	at := slices.IndexFunc(report.Prices, func(p pricebook.Price) bool { return p.Term == pricebook.Reservation1 })
	require.GreaterOrEqual(t, at, 0)
	assert.InDelta(t, 1038.0/8760, report.Prices[at].USD, 1e-6)
}

func TestAnAnswerThatCannotBeTrustedIsRefused(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, meter, region string
		edit                func(*Item)
		want                string
	}{
		{"a meter is gone", "S1 DTUs", "eastus2", func(i *Item) { i.Meter = "S1 Units" }, "the API has it no more"},
		{"another unit", "S1 DTUs", "eastus2", func(i *Item) { i.Unit = "1 Hour" }, `billed per "1 Hour" now`},
		{"all free", "S1 DTUs", "eastus2", func(i *Item) { i.RetailUSD = 0 }, "it is free"},
		{"ten times dearer", "S1 DTUs", "westeurope", func(i *Item) { i.RetailUSD *= 10 }, "look at it"},
		{"ten times cheaper", "S1 DTUs", "westeurope", func(i *Item) { i.RetailUSD /= 10 }, "look at it"},
		{"negative", "S1 DTUs", "eastus2", func(i *Item) { i.RetailUSD = -1 }, "cannot be a price"},
		{"no first tier", "S1 DTUs", "eastus2", func(i *Item) { i.From = 5 }, "the first tier starts at 5"},
		{"only for another kind of subscription", "S1 DTUs", "eastus2", func(i *Item) { i.Type = "DevTestConsumption" },
			"the API has it no more"},
	} {
		_, err := change(t, row.meter, row.region, row.edit)
		var faults pricebook.Faults
		if assert.ErrorAs(t, err, &faults, row.name) {
			assert.ErrorContains(t, err, row.want, row.name)
			assert.ErrorContains(t, err, "sql.dtu.S1", row.name)
		}
	}
}

func TestTwoPricesUnderOneNameAreAmbiguous(t *testing.T) {
	t.Parallel()
	items := catalogue(t)
	for _, item := range items {
		if item.Meter == "S1 DTUs" && item.Type == consumption && item.Region == "eastus2" {
			twin := item
			twin.RetailUSD += 0.1
			items = append(items, twin, item)
		}
	}
	client, _ := serve(t, &api{items: items, pageSize: 1000})
	_, err := Refresh(context.Background(), client, book(t), regions, today)
	assert.ErrorContains(t, err, "two prices from 0 on")
}

func TestTwoPricesThatDifferInTheLastDigitAreOne(t *testing.T) {
	t.Parallel()
	meter := pricebook.Meter{Key: "k", Name: "m", Unit: "1 Hour"}
	item := func(usd float64) Item { return Item{Meter: "m", Unit: "1 Hour", Type: consumption, RetailUSD: usd} }
	for _, items := range [][]Item{{item(0.391318), item(0.391319)}, {item(0.391319), item(0.391318)}} {
		tiers, problem := tiersOf(meter, "", items)
		assert.Empty(t, problem)
		require.Len(t, tiers, 1)
		assert.InDelta(t, 0.391319, tiers[0].USD, 1e-12, "the dearer")
	}
	_, problem := tiersOf(meter, "", []Item{item(0.391318), item(0.3914)})
	assert.Contains(t, problem, "two prices")
}

func TestWhatOnlyAClaimNeedsMayGo(t *testing.T) {
	t.Parallel()
	report, err := change(t, "Archive LRS Data Stored", "eastus2", func(item *Item) { item.Meter = "gone" })
	require.NoError(t, err)
	assert.Equal(t, []string{"blob.archive.LRS.data in eastus2"}, report.Kept)
}

func TestTheClientComesBackWhenTheServerIsBusy(t *testing.T) {
	t.Parallel()
	busy := func(w http.ResponseWriter, request int) bool {
		switch request {
		case 1:
			w.Header().Set("Retry-After", "17")
			w.WriteHeader(http.StatusTooManyRequests)
		case 2, 3:
			w.WriteHeader(http.StatusServiceUnavailable)
		case 4:
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			return false
		}
		return true
	}
	client, waits := serve(t, &api{before: busy})
	items, err := client.Items(context.Background(), [2]string{"serviceName", "SQL Database"},
		[2]string{"productName", "SQL Database Single Basic"})
	require.NoError(t, err)
	assert.NotEmpty(t, items)
	assert.Equal(t, []time.Duration{17 * time.Second, 2 * time.Second, 4 * time.Second, longestWait}, *waits)
}

func TestTheClientGivesUp(t *testing.T) {
	t.Parallel()
	always := func(status int, body string) func(http.ResponseWriter, int) bool {
		return func(w http.ResponseWriter, _ int) bool {
			w.WriteHeader(status)
			_, _ = w.Write([]byte(body)) // the client reports what it cannot read
			return true
		}
	}
	for _, row := range []struct {
		name     string
		answer   func(http.ResponseWriter, int) bool
		requests int
		want     string
	}{
		{"after some attempts", always(503, ""), attempts, "503"},
		{"at once when the question is wrong", always(400, ""), 1, "400"},
		{"at what is no JSON", always(200, "<html>"), 1, "cannot be read"},
		{"at another currency", always(200, `{"BillingCurrency":"EUR"}`), 1, `answers in "EUR"`},
		{"at a link to another server", always(200, `{"BillingCurrency":"USD","NextPageLink":"http://elsewhere.test/"}`), 1,
			"leads to another server"},
	} {
		server := &api{before: row.answer}
		client, _ := serve(t, server)
		_, err := client.Items(context.Background(), [2]string{"serviceName", "Storage"})
		assert.ErrorContains(t, err, row.want, row.name)
		assert.Equal(t, row.requests, server.requests, row.name)
	}
}

func TestTheClientFollowsNoLoop(t *testing.T) {
	t.Parallel()
	var address string
	server := &api{before: func(w http.ResponseWriter, _ int) bool {
		_, _ = w.Write([]byte(`{"BillingCurrency":"USD","NextPageLink":"` + address + `"}`)) // as above
		return true
	}}
	client, _ := serve(t, server)
	address = client.Endpoint + "?again"
	_, err := client.Items(context.Background(), [2]string{"serviceName", "Storage"})
	assert.ErrorContains(t, err, "does not end")
	assert.Equal(t, 2, server.requests)
}

func TestTheClientStopsWaitingWhenItIsStopped(t *testing.T) {
	t.Parallel()
	stopped := errors.New("stopped")
	client, _ := serve(t, &api{before: func(w http.ResponseWriter, _ int) bool {
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	}})
	client.Wait = func(context.Context, time.Duration) error { return stopped }
	_, err := client.Items(context.Background(), [2]string{"serviceName", "Storage"})
	assert.ErrorIs(t, err, stopped)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	assert.ErrorIs(t, wait(ctx, time.Hour), context.Canceled)
}

func TestAnApostropheInAFilterIsDoubled(t *testing.T) {
	t.Parallel()
	server := &api{items: []Item{{Service: "Bob''s"}}}
	client, _ := serve(t, server)
	_, err := client.Items(context.Background(), [2]string{"serviceName", "Bob's"})
	require.NoError(t, err)
	assert.Equal(t, []string{"serviceName eq 'Bob''s'"}, server.filters)
}

func TestTheDefaultPortIsTheSameServer(t *testing.T) {
	t.Parallel()
	client, err := NewClient(Endpoint)
	require.NoError(t, err)
	assert.NoError(t, client.sameServer("https://prices.azure.com:443/api/retail/prices?$skip=1000"))
	assert.Error(t, client.sameServer("http://prices.azure.com/api/retail/prices"))
	for _, address := range []string{"nowhere", "ftp://x/y", "://"} {
		_, err := NewClient(address)
		assert.ErrorContains(t, err, "no address of a price API", address)
	}
}
