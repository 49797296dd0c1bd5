package deploy

import (
	"github.com/pulumi/pulumi-azure-native-sdk/authorization/v2"
	azurenative "github.com/pulumi/pulumi-azure-native-sdk/v2"
	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// account is what all regions share: the one provider, the directory it signs in to, and the suffix of global names.
type account struct {
	provider *azurenative.Provider
	tenantID string
	// subscription is the resource ID of the subscription: "/subscriptions/…".
	subscription string
	suffix       pulumi.StringOutput
}

// suffixLength makes five characters of 36 kinds: 60 million suffixes, so that a name that is taken is a rarity, and
// short enough for storage accounts (24 characters).
const suffixLength = 5

func newAccount(ctx *pulumi.Context) (*account, error) {
	// The SDK's modules differ in version; without one explicit provider each would want a plugin of its own.
	provider, err := azurenative.NewProvider(ctx, "azure", &azurenative.ProviderArgs{})
	if err != nil {
		return nil, err
	}
	client, err := authorization.GetClientConfig(ctx, pulumi.Provider(provider))
	if err != nil {
		return nil, err
	}
	suffix, err := random.NewRandomString(ctx, "suffix", &random.RandomStringArgs{
		Length: pulumi.Int(suffixLength), Upper: pulumi.Bool(false), Special: pulumi.Bool(false),
	})
	if err != nil {
		return nil, err
	}
	return &account{
		provider: provider, tenantID: client.TenantId, subscription: "/subscriptions/" + client.SubscriptionId,
		suffix: suffix.Result,
	}, nil
}
