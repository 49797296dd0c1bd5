package frontdoor

import (
	"slices"

	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// AssetKind is how long files of a kind are kept, at the edge and in browsers, unless the origin says otherwise.
type AssetKind struct {
	// Name is made of letters, as Azure wants the names of rules.
	Name string
	// Extensions are in lower case, without the dot.
	Extensions []string
	// Browser is the Cache-Control header. Edge is how long the edge keeps the file if the origin does not say, as
	// d.hh:mm:ss: what the edge keeps can be purged, what a browser keeps cannot.
	Browser, Edge string
	// QueryStrings says whether a file with another query string is another file.
	QueryStrings QueryStrings
	// Compressed says that the edge compresses the files, if they have 1 KB to 8 MB and the client can.
	Compressed bool
}

// assetKinds are about files without a version in their names, unlike those below /static: a browser asks again after an
// hour or a day. Style sheets and images are often told apart by query strings (?v=2, ?width=80); fonts and media are not.
var assetKinds = []AssetKind{
	{"Code", []string{"css", "js", "mjs", "wasm"}, "public, max-age=3600", "1.00:00:00", UseQueryString, true},
	{
		"Images", []string{"avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"},
		"public, max-age=86400", "7.00:00:00", UseQueryString, true,
	},
	{"Fonts", []string{"eot", "otf", "ttf", "woff", "woff2"}, "public, max-age=2592000", "30.00:00:00",
		IgnoreQueryString, true},
	{
		"Media", []string{"m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "wav", "webm"},
		"public, max-age=86400", "30.00:00:00", IgnoreQueryString, false,
	},
}

// uncachedPaths begin the paths of what may belong to one user alone.
var uncachedPaths = []string{"api/", "private/", "uploads/"}

// AssetKinds lists the kinds that are cached by their extension. The slice is the caller's own.
func AssetKinds() []AssetKind { return slices.Clone(assetKinds) }

// UncachedPaths lists the beginnings of the paths below which no file is cached by its extension, without a leading
// slash. The slice is the caller's own.
func UncachedPaths() []string { return slices.Clone(uncachedPaths) }

// assetRules are one rule for each kind. A file has one extension, so at most one of them applies.
func assetRules() []ruleSpec {
	rules := make([]ruleSpec, 0, len(assetKinds))
	for i, kind := range assetKinds {
		rules = append(rules, ruleSpec{
			ruleSet: assetsRuleSet, name: kind.Name, order: i + 1, extensions: kind.Extensions,
			headers: []Header{{"Cache-Control", kind.Browser}}, edgeCache: kind.Edge, queryStrings: kind.QueryStrings,
			uncompressed: !kind.Compressed,
		})
	}
	return rules
}

// conditions are nil for a rule without any: Azure returns no empty list.
//
// Extensions without a dot and paths without a leading slash: MicrosoftDocs/azure-docs
// articles/frontdoor/rules-match-conditions.md, verified.
func (r ruleSpec) conditions() pulumi.ArrayInput {
	if r.cell != nil {
		return r.cell.condition(r.ruleSet)
	}
	if len(r.extensions) == 0 {
		return nil
	}
	lowercase := pulumi.StringArray{pulumi.String("Lowercase")}
	return pulumi.Array{
		cdn.DeliveryRuleUrlFileExtensionConditionArgs{
			Name: pulumi.String("UrlFileExtension"),
			Parameters: cdn.UrlFileExtensionMatchConditionParametersArgs{
				TypeName: pulumi.String("DeliveryRuleUrlFileExtensionMatchConditionParameters"),
				Operator: pulumi.String("Equal"), NegateCondition: pulumi.Bool(false),
				MatchValues: pulumi.ToStringArray(r.extensions), Transforms: lowercase,
			},
		},
		cdn.DeliveryRuleUrlPathConditionArgs{
			Name: pulumi.String("UrlPath"),
			Parameters: cdn.UrlPathMatchConditionParametersArgs{
				TypeName: pulumi.String("DeliveryRuleUrlPathMatchConditionParameters"),
				Operator: pulumi.String("BeginsWith"), NegateCondition: pulumi.Bool(true),
				MatchValues: pulumi.ToStringArray(uncachedPaths), Transforms: lowercase,
			},
		},
	}
}
