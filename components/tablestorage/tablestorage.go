package tablestorage

import (
	"fmt"

	storage "github.com/pulumi/pulumi-azure-native-sdk/storage/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:TableStorage"

// The names of the app settings. None holds a secret: the app logs in with its managed identity.
const (
	EndpointSetting = "TABLE_ENDPOINT"
	NameSetting     = "TABLE_NAME"
)

// TableStorage are the tables of an account.
type TableStorage struct {
	pulumi.ResourceState

	// Endpoint is the address of the account's tables, with a slash at the end.
	Endpoint pulumi.StringOutput
}

// New makes the tables. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*TableStorage, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("table storage %s: %w", name, err)
	}
	t := &TableStorage{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), t, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	for _, table := range args.Tables {
		if err := t.newTable(ctx, name, args, table); err != nil {
			return nil, err
		}
	}
	service := pulumi.Sprintf("%s/tableServices/default", args.AccountID.ToStringOutput())
	err = args.Placement.Diagnose(ctx, name+"-diagnostics", naming.StorageTableService, service, t)
	if err != nil {
		return nil, err
	}
	t.Endpoint = pulumi.Sprintf("https://%s.table.core.windows.net/", args.AccountName.ToStringOutput())
	return t, ctx.RegisterResourceOutputs(t, pulumi.Map{"endpoint": t.Endpoint})
}

// newTable makes a table with the roles on it.
func (t *TableStorage) newTable(ctx *pulumi.Context, name string, args Args, table Table) error {
	place := args.Placement
	made, err := storage.NewTable(ctx, name+"-table-"+table.Name, &storage.TableArgs{
		ResourceGroupName: place.ResourceGroupName,
		AccountName:       args.AccountName.ToStringOutput(),
		TableName:         pulumi.String(table.Name),
	}, place.Child(naming.StorageTable, t)...)
	if err != nil {
		return err
	}
	for _, user := range table.Users {
		_, err := place.AssignRole(ctx, name+"-grant-"+user.Name+"-"+table.Name, made.ID().ToStringOutput(), user.ID,
			placement.StorageTableDataContributor, t)
		if err != nil {
			return err
		}
	}
	return nil
}

// Settings tell an app where its table is.
func (t *TableStorage) Settings(table string) map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{EndpointSetting: t.Endpoint, NameSetting: pulumi.String(table)}
}
