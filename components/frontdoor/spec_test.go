package frontdoor

import (
	"mime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRoutes(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		args Args
		want []routeSpec
	}{
		"nothing is cached by default": {
			Args{}, []routeSpec{{"default", "/*", false, []string{"ResponseHeaders"}}},
		},
		"static content has a route of its own, with the security headers and the caching rules": {
			Args{Static: Static{Cached: true}}, []routeSpec{
				{"default", "/*", false, []string{"ResponseHeaders"}},
				{"static", "/static/*", true, []string{"ResponseHeaders", "StaticCaching"}},
			},
		},
		"other files are cached by a rule on the route of everything": {
			Args{CacheAssets: true}, []routeSpec{{"default", "/*", false, []string{"ResponseHeaders", "AssetCaching"}}},
		},
		"without headers there is no rule set for them": {
			Args{Headers: []Header{}, Static: Static{Cached: true}}, []routeSpec{
				{"default", "/*", false, nil}, {"static", "/static/*", true, []string{"StaticCaching"}},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, tc.args.routes())
		})
	}
}

func TestEveryRuleSetOfARouteHasRules(t *testing.T) {
	t.Parallel()
	for _, args := range []Args{
		{}, {Static: Static{Cached: true}}, {Headers: []Header{}, Static: Static{Cached: true}}, {CacheAssets: true},
	} {
		var made []string
		for _, rule := range args.rules() {
			made = append(made, rule.ruleSet)
		}
		for _, route := range args.routes() {
			assert.Subset(t, made, route.ruleSets)
		}
	}
}

func TestRulesHoldAsManyActionsAsAzureTakes(t *testing.T) {
	t.Parallel()
	for _, count := range []int{0, 1, 5, 6, 11} {
		headers := make([]Header, count)
		for i := range headers {
			headers[i] = Header{"X-" + strings.Repeat("A", i+1), "1"}
		}
		args := Args{Headers: headers, Static: Static{Cached: true}}
		var spread []Header
		orders := map[string][]int{}
		for _, rule := range args.rules() {
			assert.LessOrEqual(t, len(rule.actions(UseQueryString, nil)), 5)
			assert.NotContains(t, orders[rule.ruleSet], rule.order, "orders are unique in a rule set")
			orders[rule.ruleSet] = append(orders[rule.ruleSet], rule.order)
			if rule.ruleSet == headersRuleSet {
				spread = append(spread, rule.headers...)
			}
		}
		assert.ElementsMatch(t, headers, spread, "no header is lost or set twice")
	}
}

func TestStaticContentIsImmutableForAYear(t *testing.T) {
	t.Parallel()
	rules := Args{Static: Static{Cached: true}}.rules()
	caching := rules[len(rules)-1]
	require.Equal(t, cachingRuleSet, caching.ruleSet)
	assert.Equal(t, []Header{{"Cache-Control", "public, max-age=31536000, immutable"}}, caching.headers)
	assert.Equal(t, "365.00:00:00", caching.edgeCache)
}

func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"Strict-Transport-Security": "max-age=31536000",
		"X-Content-Type-Options":    "nosniff",
		"X-Frame-Options":           "DENY",
		"Referrer-Policy":           "strict-origin-when-cross-origin",
	}
	for _, header := range SecurityHeaders() {
		if value, ok := want[header.Name]; ok {
			assert.Equal(t, value, header.Value, header.Name)
			delete(want, header.Name)
		}
	}
	assert.Empty(t, want, "headers that are missing")
	changed := SecurityHeaders()
	changed[0].Value = "changed"
	assert.NotEqual(t, changed[0], SecurityHeaders()[0], "the caller's copy is the caller's own")
}

func TestCompressedTypes(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, compressedTypes)
	assert.True(t, slices.IsSorted(compressedTypes), "sorted, so that Azure's order never shows as a change")
	assert.Len(t, slices.Compact(slices.Clone(compressedTypes)), len(compressedTypes), "no type is listed twice")
	for _, compressed := range compressedTypes {
		parsed, parameters, err := mime.ParseMediaType(compressed)
		require.NoError(t, err, compressed)
		assert.Equal(t, compressed, parsed)
		assert.Empty(t, parameters)
		assert.NotRegexp(t, `zip|png|jpeg|webp|avif|gif|woff|video|audio`, compressed, "it is compressed already")
	}
	assert.Subset(t, compressedTypes, []string{"text/css", "text/html", "text/javascript", "application/json"})
}

func TestNamesFromAHostName(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "www-contoso-com", customDomainName("www.contoso.com"))
	assert.Equal(t, "_dnsauth.www.contoso.com", validationRecord("www.contoso.com"))
}

func TestEveryKindOfStaticAssetIsCachedOnceAndNothingElse(t *testing.T) {
	t.Parallel()
	kinds := map[string]string{}
	for _, kind := range AssetKinds() {
		for _, extension := range kind.Extensions {
			assert.Empty(t, kinds[extension], "%s is of two kinds", extension)
			assert.Regexp(t, `^[a-z0-9]+$`, extension)
			kinds[extension] = kind.Name
		}
		assert.LessOrEqual(t, len(kind.Extensions), 25, "a condition takes 25 values")
		assert.Contains(t, kind.Browser, "public, max-age=")
		assert.NotContains(t, kind.Browser, "immutable", "the names carry no version")
	}
	for extension, kind := range map[string]string{
		"css": "Code", "js": "Code", "png": "Images", "svg": "Images", "woff2": "Fonts", "mp4": "Media", "html": "",
		"json": "", "pdf": "", "php": "",
	} {
		assert.Equal(t, kind, kinds[extension], extension)
	}
}
