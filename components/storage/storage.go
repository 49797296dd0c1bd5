package storage

import (
	"fmt"

	storage "github.com/pulumi/pulumi-azure-native-sdk/storage/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Storage"

// Storage is a storage account for blobs.
type Storage struct {
	pulumi.ResourceState

	// AccountID is the resource ID of the account.
	AccountID pulumi.StringOutput
	// AccountName is its name.
	AccountName pulumi.StringOutput
	// BlobEndpoint is the address of its blobs, with a slash at the end.
	BlobEndpoint pulumi.StringOutput
	// Grants are the role assignments: what starts with the account's data waits for them.
	Grants []pulumi.Resource
	// ContainerURLs are the addresses of the containers, by name.
	ContainerURLs map[string]pulumi.StringOutput

	containers []pulumi.Resource
}

// Containers returns the containers: depend on them before something is written there.
func (s *Storage) Containers() []pulumi.Resource {
	return append([]pulumi.Resource(nil), s.containers...)
}

// New makes the account. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Storage, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("storage %s: %w", name, err)
	}
	s := &Storage{ContainerURLs: map[string]pulumi.StringOutput{}}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	account, err := s.newAccount(ctx, name, args)
	if err != nil {
		return nil, err
	}
	blobs, err := s.newBlobService(ctx, name, args, account)
	if err != nil {
		return nil, err
	}
	if err := s.newContainers(ctx, name, args, account, blobs); err != nil {
		return nil, err
	}
	if err := s.newLifecycle(ctx, name, args, account, blobs); err != nil {
		return nil, err
	}
	for _, grant := range args.Grants {
		assigned, err := args.Placement.AssignRole(ctx, name+"-grant-"+grant.Name, s.AccountID, grant.PrincipalID,
			grant.Role, s)
		if err != nil {
			return nil, err
		}
		s.Grants = append(s.Grants, assigned)
	}
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{
		"accountId": s.AccountID, "accountName": s.AccountName, "blobEndpoint": s.BlobEndpoint,
	})
}

func (s *Storage) newAccount(ctx *pulumi.Context, name string, args Args) (*storage.StorageAccount, error) {
	place := args.Placement
	account, err := storage.NewStorageAccount(ctx, name+"-account", &storage.StorageAccountArgs{
		ResourceGroupName:            place.ResourceGroupName,
		AccountName:                  place.Names.GlobalName(naming.StorageAccount, args.purpose()...),
		Location:                     pulumi.String(place.Location),
		Kind:                         pulumi.String("StorageV2"),
		Sku:                          storage.SkuArgs{Name: pulumi.String(args.redundancy())},
		AccessTier:                   storage.AccessTier(args.accessTier()),
		AllowBlobPublicAccess:        pulumi.Bool(false),
		AllowCrossTenantReplication:  pulumi.Bool(false),
		AllowSharedKeyAccess:         pulumi.Bool(false),
		DefaultToOAuthAuthentication: pulumi.Bool(true),
		EnableHttpsTrafficOnly:       pulumi.Bool(true),
		MinimumTlsVersion:            pulumi.String("TLS1_2"),
		PublicNetworkAccess:          pulumi.String(args.publicNetworkAccess()),
		Tags:                         place.TagMap(),
	}, place.Child(naming.StorageAccount, s)...)
	if err != nil {
		return nil, err
	}
	s.AccountID, s.AccountName = account.ID().ToStringOutput(), account.Name
	s.BlobEndpoint = account.PrimaryEndpoints.Blob()
	return account, nil
}

func (a Args) publicNetworkAccess() string {
	if a.PrivateOnly {
		return "Disabled"
	}
	return "Enabled"
}

// newBlobService keeps what is deleted for a while, and sends who did what to the workspace.
func (s *Storage) newBlobService(ctx *pulumi.Context, name string, args Args, account *storage.StorageAccount,
) (*storage.BlobServiceProperties, error) {
	place := args.Placement
	kept := storage.DeleteRetentionPolicyArgs{Enabled: pulumi.Bool(true), Days: pulumi.Int(args.softDeleteDays())}
	blobs, err := storage.NewBlobServiceProperties(ctx, name+"-blobs", &storage.BlobServicePropertiesArgs{
		ResourceGroupName:              place.ResourceGroupName,
		AccountName:                    account.Name,
		BlobServicesName:               pulumi.String("default"),
		DeleteRetentionPolicy:          kept,
		ContainerDeleteRetentionPolicy: kept,
		IsVersioningEnabled:            pulumi.Bool(args.Versioning),
	}, place.Child(naming.StorageBlobService, s, pulumi.DeletedWith(account))...)
	if err != nil {
		return nil, err
	}
	target := pulumi.Sprintf("%s/blobServices/default", account.ID())
	return blobs, place.Diagnose(ctx, name+"-blobs-diagnostics", naming.StorageBlobService, target, s)
}

// newContainers waits for soft delete, so that there is no moment in which a container is lost for good.
func (s *Storage) newContainers(ctx *pulumi.Context, name string, args Args, account *storage.StorageAccount,
	blobs pulumi.Resource,
) error {
	place := args.Placement
	for _, container := range args.Containers {
		made, err := storage.NewBlobContainer(ctx, name+"-container-"+container, &storage.BlobContainerArgs{
			ResourceGroupName: place.ResourceGroupName,
			AccountName:       account.Name,
			ContainerName:     pulumi.String(container),
			PublicAccess:      storage.PublicAccessNone,
		}, place.Child(naming.StorageBlobContainer, s,
			pulumi.DeletedWith(account), pulumi.DependsOn([]pulumi.Resource{blobs}))...)
		if err != nil {
			return err
		}
		s.ContainerURLs[container] = pulumi.Sprintf("%s%s", s.BlobEndpoint, made.Name)
		s.containers = append(s.containers, made)
	}
	return nil
}
