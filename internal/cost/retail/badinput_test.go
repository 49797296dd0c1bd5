package retail

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
)

const badAnswers = "testdata/bad.json"

// answers is a server that always gives the same answer.
type answers struct {
	Status int    `json:"status"`
	Body   string `json:"body"`
}

func (a answers) RoundTrip(request *http.Request) (*http.Response, error) {
	body := strings.ReplaceAll(a.Body, "http://prices.example/api?again", request.URL.String())
	return &http.Response{
		StatusCode: a.Status, Status: http.StatusText(a.Status), Body: io.NopCloser(strings.NewReader(body)), Request: request,
	}, nil
}

func (a answers) items() error {
	client := Client{
		Endpoint: "http://prices.example/api", HTTP: &http.Client{Transport: a},
		Wait: func(context.Context, time.Duration) error { return nil },
	}
	_, err := client.Items(context.Background(), [2]string{"serviceName", "Storage"})
	return err
}

func TestBadAnswersAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badAnswers, func(c badinput.Case) error {
		var server answers
		require.NoError(t, json.Unmarshal(c.Input, &server))
		return server.items()
	})
}

// FuzzAnswers: an answer is refused, or its items are in US dollars.
func FuzzAnswers(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badAnswers) {
		var server answers
		require.NoError(f, json.Unmarshal([]byte(seed), &server))
		f.Add(server.Body)
	}
	f.Add(`{"BillingCurrency":"USD","Items":[{"retailPrice":0.1,"savingsPlan":[{"term":"1 Year"}]}],"NextPageLink":null}`)
	f.Fuzz(func(_ *testing.T, body string) {
		_ = answers{Status: http.StatusOK, Body: body}.items()
	})
}
