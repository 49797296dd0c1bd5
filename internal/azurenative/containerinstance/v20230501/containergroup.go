package v20230501

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ContainerGroup is a group of containers that share a machine and an address.
type ContainerGroup struct {
	pulumi.CustomResourceState

	Containers               pulumi.ArrayOutput     `pulumi:"containers"`
	Identity                 pulumi.AnyOutput       `pulumi:"identity"`
	ImageRegistryCredentials pulumi.ArrayOutput     `pulumi:"imageRegistryCredentials"`
	InstanceView             pulumi.AnyOutput       `pulumi:"instanceView"`
	IPAddress                pulumi.AnyOutput       `pulumi:"ipAddress"`
	Location                 pulumi.StringPtrOutput `pulumi:"location"`
	Name                     pulumi.StringOutput    `pulumi:"name"`
	OsType                   pulumi.StringOutput    `pulumi:"osType"`
	ProvisioningState        pulumi.StringOutput    `pulumi:"provisioningState"`
	RestartPolicy            pulumi.StringPtrOutput `pulumi:"restartPolicy"`
	Sku                      pulumi.StringPtrOutput `pulumi:"sku"`
	// SubnetIDs are the subnets that the group lives in.
	SubnetIDs pulumi.ArrayOutput       `pulumi:"subnetIds"`
	Tags      pulumi.StringMapOutput   `pulumi:"tags"`
	Type      pulumi.StringOutput      `pulumi:"type"`
	Zones     pulumi.StringArrayOutput `pulumi:"zones"`
}

type containerGroupArgs struct {
	ContainerGroupName       *string                   `pulumi:"containerGroupName"`
	Containers               []Container               `pulumi:"containers"`
	Identity                 *ContainerGroupIdentity   `pulumi:"identity"`
	ImageRegistryCredentials []ImageRegistryCredential `pulumi:"imageRegistryCredentials"`
	IPAddress                *IPAddress                `pulumi:"ipAddress"`
	Location                 *string                   `pulumi:"location"`
	OsType                   string                    `pulumi:"osType"`
	ResourceGroupName        string                    `pulumi:"resourceGroupName"`
	RestartPolicy            *string                   `pulumi:"restartPolicy"`
	Sku                      *string                   `pulumi:"sku"`
	SubnetIDs                []ContainerGroupSubnetID  `pulumi:"subnetIds"`
	Tags                     map[string]string         `pulumi:"tags"`
	Zones                    []string                  `pulumi:"zones"`
}

// ContainerGroupArgs are the inputs of a ContainerGroup.
type ContainerGroupArgs struct {
	ContainerGroupName pulumi.StringPtrInput
	// Containers is required.
	Containers               ContainerArrayInput
	Identity                 ContainerGroupIdentityInput
	ImageRegistryCredentials ImageRegistryCredentialArrayInput
	IPAddress                IPAddressInput
	Location                 pulumi.StringPtrInput
	// OsType is required: "Linux" or "Windows".
	OsType pulumi.StringInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// RestartPolicy is "Always" (Azure's default), "OnFailure" or "Never".
	RestartPolicy pulumi.StringPtrInput
	// Sku is "Standard" (Azure's default), "Dedicated" or "Confidential".
	Sku       pulumi.StringPtrInput
	SubnetIDs ContainerGroupSubnetIDArrayInput
	Tags      pulumi.StringMapInput
	// Zones is one zone at most.
	Zones pulumi.StringArrayInput
}

// ElementType returns the plain arguments.
func (ContainerGroupArgs) ElementType() reflect.Type { return reflect.TypeFor[containerGroupArgs]() }

// NewContainerGroup registers a container group.
func NewContainerGroup(ctx *pulumi.Context,
	name string, args *ContainerGroupArgs, opts ...pulumi.ResourceOption) (*ContainerGroup, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.Containers == nil {
		return nil, errors.New("invalid value for required argument 'Containers'")
	}
	if args.OsType == nil {
		return nil, errors.New("invalid value for required argument 'OsType'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource ContainerGroup
	err := ctx.RegisterResource("azure-native:containerinstance/v20230501:ContainerGroup", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
