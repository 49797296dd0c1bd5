package retail

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Endpoint is where Azure answers, without authentication. Source: Microsoft Learn, Azure Retail Prices overview.
const Endpoint = "https://prices.azure.com/api/retail/prices"

// apiVersion is the one that adds savings plans. From it on, the values of a filter are case-sensitive.
const apiVersion = "2023-01-01-preview"

const (
	// attempts for one page: the API answers bursts with 429 and asks to come back.
	attempts = 7
	// longestWait bounds what a server may ask for.
	longestWait = 2 * time.Minute
	// maxPages for one query. The whole catalogue has about a thousand; a query of one product has a few.
	maxPages = 100
)

// Client reads the API.
type Client struct {
	// Endpoint is the address without a query.
	Endpoint string
	HTTP     *http.Client
	// Wait pauses between attempts; it ends early when the context does.
	Wait func(context.Context, time.Duration) error
}

// NewClient is a client that waits in real time.
func NewClient(endpoint string) (Client, error) {
	address, err := url.Parse(endpoint)
	if err != nil || address.Host == "" || address.Scheme != "https" && address.Scheme != "http" {
		return Client{}, fmt.Errorf("%q is no address of a price API; use one such as %s", endpoint, Endpoint)
	}
	return Client{Endpoint: endpoint, HTTP: &http.Client{Timeout: time.Minute}, Wait: wait}, nil
}

func wait(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Items reads every page of a query. Conditions are API fields with the value they must have.
func (c Client) Items(ctx context.Context, conditions ...[2]string) ([]Item, error) {
	items, err := c.items(ctx, conditions)
	if err != nil {
		return nil, fmt.Errorf("%w; try again later, or give the address of a price API with --from", err)
	}
	return items, nil
}

func (c Client) items(ctx context.Context, conditions [][2]string) ([]Item, error) {
	var filter []string
	for _, condition := range conditions {
		filter = append(filter, fmt.Sprintf("%s eq '%s'", condition[0], strings.ReplaceAll(condition[1], "'", "''")))
	}
	query := url.Values{"api-version": {apiVersion}, "$filter": {strings.Join(filter, " and ")}}
	next := c.Endpoint + "?" + query.Encode()
	var items []Item
	seen := map[string]bool{}
	for range maxPages {
		if seen[next] {
			return nil, fmt.Errorf("%s does not end: page %d leads back to %s", c.Endpoint, len(seen), next)
		}
		seen[next] = true
		answer, err := c.page(ctx, next)
		if err != nil {
			return nil, err
		}
		if answer.Currency != "USD" {
			return nil, fmt.Errorf("%s answers in %q; the book is in US dollars", c.Endpoint, answer.Currency)
		}
		items = append(items, answer.Items...)
		if next = answer.Next; next == "" {
			return items, nil
		}
	}
	return nil, fmt.Errorf("%s does not end after %d pages", c.Endpoint, maxPages)
}

// page reads one page, and comes back when the server is busy.
func (c Client) page(ctx context.Context, address string) (page, error) {
	if err := c.sameServer(address); err != nil {
		return page{}, err
	}
	for attempt := 1; ; attempt++ {
		answer, pause, err := c.ask(ctx, address)
		if err == nil || pause == never || attempt == attempts || ctx.Err() != nil {
			return answer, err
		}
		// Twice as long each time, unless the server says how long.
		pause = min(longestWait, cmp.Or(pause, time.Second<<(attempt-1)))
		if err := c.Wait(ctx, pause); err != nil {
			return page{}, err
		}
	}
}

// never says that asking again does not help.
const never = time.Duration(-1)

// ask asks once. With an error it says how long to wait before the next attempt: 0 where the server does not say.
func (c Client) ask(ctx context.Context, address string) (answer page, pause time.Duration, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return page{}, never, err
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return page{}, 0, err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	if response.StatusCode == http.StatusTooManyRequests || response.StatusCode >= http.StatusInternalServerError {
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After")) // absent or a date: our own pause
		return page{}, time.Duration(max(0, seconds)) * time.Second, fmt.Errorf("%s answers %s", c.Endpoint, response.Status)
	}
	if response.StatusCode != http.StatusOK {
		return page{}, never, fmt.Errorf("%s answers %s", c.Endpoint, response.Status)
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return page{}, never, fmt.Errorf("%s answers what cannot be read: %w", c.Endpoint, err)
	}
	return answer, 0, nil
}

// sameServer refuses a next page on another server. The API names its port, 443, in the links.
func (c Client) sameServer(address string) error {
	ours, err := url.Parse(c.Endpoint)
	theirs, linkErr := url.Parse(address)
	if err := errors.Join(err, linkErr); err != nil {
		return fmt.Errorf("%s leads to no address for its next page: %w", c.Endpoint, err)
	}
	if ours.Scheme != theirs.Scheme || ours.Hostname() != theirs.Hostname() || port(ours) != port(theirs) {
		return fmt.Errorf("%s leads to another server for its next page: %s", c.Endpoint, address)
	}
	return nil
}

func port(u *url.URL) string {
	return cmp.Or(u.Port(), map[string]string{"https": "443", "http": "80"}[u.Scheme])
}
