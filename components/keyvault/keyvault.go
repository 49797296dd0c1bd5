package keyvault

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/keyvault/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:KeyVault"

// KeyVault is a key vault with its grants.
type KeyVault struct {
	pulumi.ResourceState

	// VaultID is the resource ID.
	VaultID pulumi.StringOutput
	// VaultName is the name.
	VaultName pulumi.StringOutput
	// URI is the address of its data plane, with a slash at the end.
	URI pulumi.StringOutput
}

// New makes the vault. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*KeyVault, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("key vault %s: %w", name, err)
	}
	k := &KeyVault{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), k, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := k.newVault(ctx, name, args); err != nil {
		return nil, err
	}
	for _, grant := range args.Grants {
		_, err := args.Placement.AssignRole(ctx, name+"-grant-"+grant.Name, k.VaultID, grant.PrincipalID, grant.Role, k)
		if err != nil {
			return nil, err
		}
	}
	return k, ctx.RegisterResourceOutputs(k, pulumi.Map{"vaultId": k.VaultID, "vaultName": k.VaultName, "uri": k.URI})
}

func (k *KeyVault) newVault(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	vault, err := keyvault.NewVault(ctx, name+"-vault", &keyvault.VaultArgs{
		ResourceGroupName: place.ResourceGroupName,
		VaultName:         place.Names.GlobalName(naming.KeyVault),
		Location:          pulumi.String(place.Location),
		Properties:        args.properties(),
		Tags:              place.TagMap(),
	}, place.Child(naming.KeyVault, k)...)
	if err != nil {
		return err
	}
	k.VaultID, k.VaultName = vault.ID().ToStringOutput(), vault.Name
	k.URI = pulumi.Sprintf("https://%s.vault.azure.net/", vault.Name)
	return place.Diagnose(ctx, name+"-vault-diagnostics", naming.KeyVault, k.VaultID, k)
}

func (a Args) properties() keyvault.VaultPropertiesArgs {
	properties := keyvault.VaultPropertiesArgs{
		TenantId:                     a.TenantID,
		Sku:                          keyvault.SkuArgs{Family: pulumi.String("A"), Name: keyvault.SkuNameStandard},
		EnableRbacAuthorization:      pulumi.Bool(true),
		EnableSoftDelete:             pulumi.Bool(true),
		SoftDeleteRetentionInDays:    pulumi.Int(a.retentionDays()),
		EnabledForDeployment:         pulumi.Bool(false),
		EnabledForDiskEncryption:     pulumi.Bool(false),
		EnabledForTemplateDeployment: pulumi.Bool(false),
		PublicNetworkAccess:          pulumi.String(a.publicNetworkAccess()),
		NetworkAcls:                  a.networkRules(),
	}
	if a.PurgeProtection {
		properties.EnablePurgeProtection = pulumi.Bool(true)
	}
	return properties
}

func (a Args) publicNetworkAccess() string {
	if a.Private {
		return "Disabled"
	}
	return "Enabled"
}

// networkRules denies by default. Application Gateway and the like read certificates as trusted services.
func (a Args) networkRules() keyvault.NetworkRuleSetArgs {
	rules := keyvault.NetworkRuleSetArgs{
		Bypass: pulumi.String("AzureServices"), DefaultAction: pulumi.String("Deny"),
	}
	if len(a.SubnetIDs) == 0 {
		return rules
	}
	subnets := keyvault.VirtualNetworkRuleArray{}
	for _, id := range a.SubnetIDs {
		subnets = append(subnets, keyvault.VirtualNetworkRuleArgs{Id: id})
	}
	rules.VirtualNetworkRules = subnets
	return rules
}
