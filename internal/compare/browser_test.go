//go:build browser

package compare_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
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
	Sections []string `json:"sections"`
	// Empty are sections that say nothing.
	Empty    []string `json:"empty"`
	Pictures int      `json:"pictures"`
	Texts    int      `json:"texts"`
	Fonts    []string `json:"fonts"`
	// Scale is that of the smallest picture; its text is of 14 pixels.
	Scale float64 `json:"scale"`
	// Overflow is how many pixels the page is wider than its window.
	Overflow int `json:"overflow"`
	// Outside are texts that are not within their picture, Covered pairs of texts of which one lies over the other.
	Outside []string `json:"outside"`
	Covered []string `json:"covered"`
}

// measure opens all pictures. Texts touch where they share a twentieth of the smaller one.
const measure = `(async () => {
  document.querySelectorAll("details").forEach(details => details.open = true);
  await document.fonts.ready;
  const sections = [...document.querySelectorAll("section")];
  const title = section => section.querySelector("h2").textContent;
  const outside = [], covered = [];
  let texts = 0, scale = Infinity;
  for (const picture of document.querySelectorAll("figure > svg")) {
    const edge = picture.getBoundingClientRect();
    const boxes = [...picture.querySelectorAll("text")].map(text => ({name: text.textContent, box: text.getBoundingClientRect()}));
    texts += boxes.length;
    scale = Math.min(scale, edge.width / picture.viewBox.baseVal.width);
    for (const [i, {name, box}] of boxes.entries()) {
      if (box.width === 0 || box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom)
        outside.push(name);
      for (const other of boxes.slice(i + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        const smaller = Math.min(box.width * box.height, other.box.width * other.box.height);
        if (width > 0 && height > 0 && width * height > smaller / 20) covered.push(name + " / " + other.name);
      }
    }
  }
  return {
    heading: document.querySelector("h1").textContent,
    sections: sections.map(title),
    empty: sections.filter(section => !section.querySelector("tbody tr, p:not(:empty)")).map(title),
    pictures: document.querySelectorAll("figure > svg").length,
    texts: texts,
    scale: scale,
    fonts: [...document.fonts].filter(font => font.status === "loaded").map(font => font.family),
    overflow: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    outside: outside,
    covered: covered,
  };
})()`

// TestThePagesOfNeighboursInABrowser opens the page of each two neighbours in headless Chromium, as wide as a screen and as a
// telephone: it must be there, covered by nothing, ask for nothing else and complain about nothing.
func TestThePagesOfNeighboursInABrowser(t *testing.T) {
	// Without a sandbox: CI runs as root, and the pages are our own.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)
	require.NoError(t, chromedp.Run(browser), "needs Chromium or Chrome: make browser-test brings it")

	for _, hop := range hops {
		t.Run(hop[0]+"-to-"+hop[1], func(t *testing.T) {
			t.Parallel()
			report, err := compare.Compare(compare.Input{
				Before: graphtest.Graph(t, hop[0]), After: graphtest.Graph(t, hop[1]),
				Cost:     &compare.CostChange{Before: compare.Cost{TypicalUSD: 60}, After: compare.Cost{TypicalUSD: 948}},
				Duration: &compare.Duration{TypicalMinutes: 41},
			})
			require.NoError(t, err)
			page, err := compare.HTML(t.Context(), report)
			require.NoError(t, err)
			assert.Contains(t, string(page), "$948")
			assert.Contains(t, string(page), "Predicted duration: 41 minutes")
			inTab(t, browser, page, hop)
		})
	}
}

func inTab(t *testing.T, browser context.Context, page []byte, hop [2]string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)
	tab, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	requests, complaints := watch(tab)
	awaited := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	for _, window := range [][2]int64{{1280, 900}, {390, 844}} {
		var result measured
		require.NoError(t, chromedp.Run(tab, network.Enable(), chromedp.EmulateViewport(window[0], window[1]),
			chromedp.Navigate(server.URL), chromedp.Evaluate(measure, &result, awaited)))
		assert.Equal(t, "From stage "+hop[0]+" to stage "+hop[1], result.Heading)
		for _, section := range []string{
			"At a glance", "Components", "Settings that change", "Limits", "Promised availability", "When to leave stage " + hop[0],
			"When to leave stage " + hop[1], "One-way doors",
		} {
			assert.Contains(t, result.Sections, section)
		}
		assert.Empty(t, result.Empty)
		assert.Equal(t, 3, result.Pictures)
		assert.Greater(t, result.Texts, 30)
		assert.GreaterOrEqual(t, result.Scale, 0.599, "large pictures are scrolled, not made illegible")
		assert.NotEmpty(t, result.Fonts, "the diagrams' own fonts are used")
		assert.Zero(t, result.Overflow, "nothing is wider than %d pixels", window[0])
		assert.Empty(t, result.Outside)
		assert.Empty(t, result.Covered)
	}
	assert.Empty(t, complaints())
	for _, url := range requests() {
		assert.True(t, url == server.URL+"/" || url == server.URL+"/favicon.ico" || strings.HasPrefix(url, "data:"), url)
	}
}

// watch collects what a page asks for and what it writes to the console.
func watch(tab context.Context) (requests, complaints func() []string) {
	var mutex sync.Mutex
	var asked, written []string
	chromedp.ListenTarget(tab, func(event any) {
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
