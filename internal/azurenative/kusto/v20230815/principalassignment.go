package v20230815

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// DatabasePrincipalAssignment lets an identity do in a database what a role allows.
type DatabasePrincipalAssignment struct {
	pulumi.CustomResourceState

	AadObjectID       pulumi.StringOutput    `pulumi:"aadObjectId"`
	Name              pulumi.StringOutput    `pulumi:"name"`
	PrincipalID       pulumi.StringOutput    `pulumi:"principalId"`
	PrincipalName     pulumi.StringOutput    `pulumi:"principalName"`
	PrincipalType     pulumi.StringOutput    `pulumi:"principalType"`
	ProvisioningState pulumi.StringOutput    `pulumi:"provisioningState"`
	Role              pulumi.StringOutput    `pulumi:"role"`
	SystemData        pulumi.AnyOutput       `pulumi:"systemData"`
	TenantID          pulumi.StringPtrOutput `pulumi:"tenantId"`
	TenantName        pulumi.StringOutput    `pulumi:"tenantName"`
	Type              pulumi.StringOutput    `pulumi:"type"`
}

type databasePrincipalAssignmentArgs struct {
	ClusterName             string  `pulumi:"clusterName"`
	DatabaseName            string  `pulumi:"databaseName"`
	PrincipalAssignmentName *string `pulumi:"principalAssignmentName"`
	PrincipalID             string  `pulumi:"principalId"`
	PrincipalType           string  `pulumi:"principalType"`
	ResourceGroupName       string  `pulumi:"resourceGroupName"`
	Role                    string  `pulumi:"role"`
	TenantID                *string `pulumi:"tenantId"`
}

// DatabasePrincipalAssignmentArgs are the inputs of a DatabasePrincipalAssignment.
type DatabasePrincipalAssignmentArgs struct {
	// ClusterName is required.
	ClusterName pulumi.StringInput
	// DatabaseName is required.
	DatabaseName            pulumi.StringInput
	PrincipalAssignmentName pulumi.StringPtrInput
	// PrincipalID is required: of a managed identity the client ID.
	PrincipalID pulumi.StringInput
	// PrincipalType is required: "App", "Group" or "User". A managed identity is an App.
	PrincipalType pulumi.StringInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// Role is required: "Admin", "Ingestor", "Monitor", "UnrestrictedViewer", "User" or "Viewer".
	Role pulumi.StringInput
	// TenantID is the directory of the identity.
	TenantID pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (DatabasePrincipalAssignmentArgs) ElementType() reflect.Type {
	return reflect.TypeFor[databasePrincipalAssignmentArgs]()
}

// NewDatabasePrincipalAssignment registers an assignment.
func NewDatabasePrincipalAssignment(ctx *pulumi.Context,
	name string, args *DatabasePrincipalAssignmentArgs, opts ...pulumi.ResourceOption,
) (*DatabasePrincipalAssignment, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ClusterName == nil {
		return nil, errors.New("invalid value for required argument 'ClusterName'")
	}
	if args.DatabaseName == nil {
		return nil, errors.New("invalid value for required argument 'DatabaseName'")
	}
	if args.PrincipalID == nil {
		return nil, errors.New("invalid value for required argument 'PrincipalID'")
	}
	if args.PrincipalType == nil {
		return nil, errors.New("invalid value for required argument 'PrincipalType'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.Role == nil {
		return nil, errors.New("invalid value for required argument 'Role'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource DatabasePrincipalAssignment
	const token = "azure-native:kusto/v20230815:DatabasePrincipalAssignment"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
