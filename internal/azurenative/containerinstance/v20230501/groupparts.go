package v20230501

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ContainerGroupIdentity is the identity of a group.
type ContainerGroupIdentity struct {
	Type                   *string  `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// ContainerGroupIdentityInput accepts ContainerGroupIdentityArgs.
type ContainerGroupIdentityInput interface {
	pulumi.Input
	isContainerGroupIdentity()
}

// ContainerGroupIdentityArgs are the inputs of a ContainerGroupIdentity.
type ContainerGroupIdentityArgs struct {
	// Type is "None", "SystemAssigned", "UserAssigned" or "SystemAssigned, UserAssigned".
	Type pulumi.StringPtrInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (ContainerGroupIdentityArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ContainerGroupIdentity]()
}

func (ContainerGroupIdentityArgs) isContainerGroupIdentity() {}

// ImageRegistryCredential is how a group signs in to a registry.
type ImageRegistryCredential struct {
	Identity *string `pulumi:"identity"`
	Server   string  `pulumi:"server"`
}

// ImageRegistryCredentialInput accepts ImageRegistryCredentialArgs.
type ImageRegistryCredentialInput interface {
	pulumi.Input
	isImageRegistryCredential()
}

// ImageRegistryCredentialArgs are the inputs of an ImageRegistryCredential.
type ImageRegistryCredentialArgs struct {
	// Identity is the resource ID of the identity that pulls.
	Identity pulumi.StringPtrInput `pulumi:"identity"`
	// Server is required: without protocol, e.g. "crshop.azurecr.io".
	Server pulumi.StringInput `pulumi:"server"`
}

// ElementType returns the plain type.
func (ImageRegistryCredentialArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ImageRegistryCredential]()
}

func (ImageRegistryCredentialArgs) isImageRegistryCredential() {}

// ImageRegistryCredentialArrayInput accepts an ImageRegistryCredentialArray.
type ImageRegistryCredentialArrayInput interface {
	pulumi.Input
	isImageRegistryCredentialArray()
}

// ImageRegistryCredentialArray is a list of ImageRegistryCredentialInput.
type ImageRegistryCredentialArray []ImageRegistryCredentialInput

// ElementType returns the plain type.
func (ImageRegistryCredentialArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]ImageRegistryCredential]()
}

func (ImageRegistryCredentialArray) isImageRegistryCredentialArray() {}

// IPAddress is the address of a group.
type IPAddress struct {
	Ports []Port `pulumi:"ports"`
	Type  string `pulumi:"type"`
}

// IPAddressInput accepts IPAddressArgs.
type IPAddressInput interface {
	pulumi.Input
	isIPAddress()
}

// IPAddressArgs are the inputs of an IPAddress.
type IPAddressArgs struct {
	// Ports is required.
	Ports PortArrayInput `pulumi:"ports"`
	// Type is required: "Private" in a network, else "Public".
	Type pulumi.StringInput `pulumi:"type"`
}

// ElementType returns the plain type.
func (IPAddressArgs) ElementType() reflect.Type { return reflect.TypeFor[IPAddress]() }

func (IPAddressArgs) isIPAddress() {}

// Port is a port of a group's address.
type Port struct {
	Port     int     `pulumi:"port"`
	Protocol *string `pulumi:"protocol"`
}

// PortInput accepts PortArgs.
type PortInput interface {
	pulumi.Input
	isPort()
}

// PortArgs are the inputs of a Port.
type PortArgs struct {
	// Port is required.
	Port pulumi.IntInput `pulumi:"port"`
	// Protocol is "TCP" (Azure's default) or "UDP".
	Protocol pulumi.StringPtrInput `pulumi:"protocol"`
}

// ElementType returns the plain type.
func (PortArgs) ElementType() reflect.Type { return reflect.TypeFor[Port]() }

func (PortArgs) isPort() {}

// PortArrayInput accepts a PortArray.
type PortArrayInput interface {
	pulumi.Input
	isPortArray()
}

// PortArray is a list of PortInput.
type PortArray []PortInput

// ElementType returns the plain type.
func (PortArray) ElementType() reflect.Type { return reflect.TypeFor[[]Port]() }

func (PortArray) isPortArray() {}

// ContainerGroupSubnetID is a subnet that a group lives in.
type ContainerGroupSubnetID struct {
	ID   string  `pulumi:"id"`
	Name *string `pulumi:"name"`
}

// ContainerGroupSubnetIDInput accepts ContainerGroupSubnetIDArgs.
type ContainerGroupSubnetIDInput interface {
	pulumi.Input
	isContainerGroupSubnetID()
}

// ContainerGroupSubnetIDArgs are the inputs of a ContainerGroupSubnetID.
type ContainerGroupSubnetIDArgs struct {
	// ID is required.
	ID   pulumi.StringInput    `pulumi:"id"`
	Name pulumi.StringPtrInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (ContainerGroupSubnetIDArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ContainerGroupSubnetID]()
}

func (ContainerGroupSubnetIDArgs) isContainerGroupSubnetID() {}

// ContainerGroupSubnetIDArrayInput accepts a ContainerGroupSubnetIDArray.
type ContainerGroupSubnetIDArrayInput interface {
	pulumi.Input
	isContainerGroupSubnetIDArray()
}

// ContainerGroupSubnetIDArray is a list of ContainerGroupSubnetIDInput.
type ContainerGroupSubnetIDArray []ContainerGroupSubnetIDInput

// ElementType returns the plain type.
func (ContainerGroupSubnetIDArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]ContainerGroupSubnetID]()
}

func (ContainerGroupSubnetIDArray) isContainerGroupSubnetIDArray() {}
