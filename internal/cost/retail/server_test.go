package retail

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

// api answers as the price API does: a filter of conditions, pages of a few items, and a next link with $skip.
type api struct {
	t        *testing.T
	pageSize int
	items    []Item
	// before may answer a request instead; it says whether it did.
	before func(w http.ResponseWriter, request int) bool

	mutex    sync.Mutex
	requests int
	filters  []string
}

var condition = regexp.MustCompile(`^(\w+) eq '(.*)'$`)

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.requests++
	if a.before != nil && a.before(w, a.requests) {
		return
	}
	query := r.URL.Query()
	a.filters = append(a.filters, query.Get("$filter"))
	var found []Item
	conditions := wanted(a.t, query.Get("$filter"))
	for _, item := range a.items {
		if selected(a.t, item, conditions) {
			found = append(found, item)
		}
	}
	skip, _ := strconv.Atoi(query.Get("$skip"))
	end := min(len(found), skip+a.pageSize)
	answer := map[string]any{
		"BillingCurrency": "USD", "CustomerEntityId": "Default", "CustomerEntityType": "Retail",
		"Items": found[min(skip, end):end], "NextPageLink": nil, "Count": end - skip,
	}
	if end < len(found) {
		query.Set("$skip", strconv.Itoa(end))
		answer["NextPageLink"] = "http://" + r.Host + r.URL.Path + "?" + query.Encode()
	}
	_ = json.NewEncoder(w).Encode(answer) // the client reports what it cannot read
}

// wanted reads a filter of conditions joined by and.
func wanted(t *testing.T, filter string) map[string]string {
	conditions := map[string]string{}
	for _, part := range strings.Split(filter, " and ") {
		match := condition.FindStringSubmatch(part)
		require.NotNil(t, match, "the API does not understand %q", part)
		conditions[match[1]] = match[2]
	}
	return conditions
}

// selected evaluates the conditions on an item.
func selected(t *testing.T, item Item, conditions map[string]string) bool {
	for field, value := range conditions {
		switch field {
		case "serviceName":
			if item.Service != value {
				return false
			}
		case "productName":
			if item.Product != value {
				return false
			}
		case "armRegionName":
			if item.Region != value {
				return false
			}
		default:
			require.Fail(t, "no filter for "+field)
		}
	}
	return true
}

// serve starts an API with the prices of the embedded book, and a client that only notes how long it would wait.
func serve(t *testing.T, a *api) (Client, *[]time.Duration) {
	t.Helper()
	a.t = t
	if a.pageSize == 0 {
		a.pageSize = 3
	}
	if a.items == nil {
		a.items = catalogue(t)
	}
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	client, err := NewClient(server.URL + "/api/retail/prices")
	require.NoError(t, err)
	waits := &[]time.Duration{}
	client.Wait = func(_ context.Context, pause time.Duration) error {
		*waits = append(*waits, pause)
		return nil
	}
	return client, waits
}

func book(t *testing.T) pricebook.Book {
	t.Helper()
	read, err := pricebook.Embedded()
	require.NoError(t, err)
	return read
}

// catalogue is the embedded book as the API would list it, among prices of other kinds under the same names.
func catalogue(t *testing.T) []Item {
	t.Helper()
	read := book(t)
	meters := map[string]pricebook.Meter{}
	for _, meter := range read.Meters() {
		meters[meter.Key] = meter
	}
	var items []Item
	for _, price := range read.Prices() {
		meter := meters[price.Key]
		item := Item{
			Currency: "USD", Service: meter.Service, Product: meter.Product, SKU: meter.SKU, Meter: meter.Name,
			MeterID: price.MeterID, Unit: meter.Unit, Region: price.Place, From: price.From, RetailUSD: price.USD,
			Type: consumption,
		}
		switch price.Term {
		case pricebook.PayAsYouGo:
			devTest := item
			devTest.Type, devTest.RetailUSD = "DevTestConsumption", price.USD/2
			items = append(items, devTest, item)
		case pricebook.Reservation1:
			item.Type, item.Term, item.RetailUSD = reservation, "1 Year", price.USD*8760
			items = append(items, item)
		}
	}
	return items
}
