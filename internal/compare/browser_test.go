//go:build browser

package compare_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

// measured is what the browser says about the page once it is laid out.
type measured struct {
	Heading  string   `json:"heading"`
	Pictures int      `json:"pictures"`
	Tables   int      `json:"tables"`
	Rows     int      `json:"rows"`
	Fonts    []string `json:"fonts"`
	// Overflow is how many pixels the page is wider than its window.
	Overflow int `json:"overflow"`
	// Outside are texts of the open picture that are not within it.
	Outside []string `json:"outside"`
}

const measure = `(async () => {
  await document.fonts.ready;
  const picture = document.querySelector("details[open] svg");
  const edge = picture.getBoundingClientRect();
  const outside = [...picture.querySelectorAll("text")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width === 0 || box.left < edge.left || box.right > edge.right || box.top < edge.top ||
      box.bottom > edge.bottom;
  }).map(text => text.textContent);
  return {
    heading: document.querySelector("h1").textContent,
    pictures: [...document.querySelectorAll("figure > svg")].length,
    tables: document.querySelectorAll("table").length,
    rows: document.querySelectorAll("tbody tr").length,
    fonts: [...document.fonts].filter(font => font.status === "loaded").map(font => font.family),
    overflow: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    outside: outside,
  };
})()`

// TestThePageInABrowser opens the page in headless Chromium: it must be there, ask for nothing else and complain about
// nothing.
func TestThePageInABrowser(t *testing.T) {
	page, err := compare.HTML(t.Context(), between(t, graphtest.Graph(t, "single"), graphtest.Graph(t, "1k")))
	require.NoError(t, err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)

	// Without a sandbox: CI runs as root, and the page is our own.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)

	requests, complaints := watch(browser)
	var result measured
	awaited := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	require.NoError(t, chromedp.Run(browser, network.Enable(), chromedp.Navigate(server.URL),
		chromedp.Evaluate(measure, &result, awaited)))

	assert.Equal(t, "From stage single to stage 1k", result.Heading)
	assert.Equal(t, 3, result.Pictures)
	assert.GreaterOrEqual(t, result.Tables, 7)
	assert.Greater(t, result.Rows, 50)
	assert.NotEmpty(t, result.Fonts, "the diagram's own fonts are used")
	assert.Zero(t, result.Overflow, "nothing is wider than the window")
	assert.Empty(t, result.Outside)
	assert.Empty(t, complaints())
	for _, url := range requests() {
		assert.True(t, url == server.URL+"/" || url == server.URL+"/favicon.ico" || url[:5] == "data:", url)
	}
}

// watch collects what a page asks for and what it writes to the console.
func watch(browser context.Context) (requests, complaints func() []string) {
	var mutex sync.Mutex
	var asked, written []string
	chromedp.ListenTarget(browser, func(event any) {
		mutex.Lock()
		defer mutex.Unlock()
		switch event := event.(type) {
		case *network.EventRequestWillBeSent:
			asked = append(asked, event.Request.URL)
		case *runtime.EventConsoleAPICalled:
			written = append(written, string(event.Type))
		case *runtime.EventExceptionThrown:
			written = append(written, event.ExceptionDetails.Error())
		}
	})
	read := func(list *[]string) func() []string {
		return func() []string {
			mutex.Lock()
			defer mutex.Unlock()
			return append([]string{}, *list...)
		}
	}
	return read(&asked), read(&written)
}
