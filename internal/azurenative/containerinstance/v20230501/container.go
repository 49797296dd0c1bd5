package v20230501

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Container is one container of a group.
type Container struct {
	EnvironmentVariables []EnvironmentVariable `pulumi:"environmentVariables"`
	Image                string                `pulumi:"image"`
	LivenessProbe        *ContainerProbe       `pulumi:"livenessProbe"`
	Name                 string                `pulumi:"name"`
	Ports                []ContainerPort       `pulumi:"ports"`
	ReadinessProbe       *ContainerProbe       `pulumi:"readinessProbe"`
	Resources            ResourceRequirements  `pulumi:"resources"`
}

// ContainerInput accepts ContainerArgs.
type ContainerInput interface {
	pulumi.Input
	isContainer()
}

// ContainerArgs are the inputs of a Container.
type ContainerArgs struct {
	EnvironmentVariables EnvironmentVariableArrayInput `pulumi:"environmentVariables"`
	// Image is required.
	Image         pulumi.StringInput  `pulumi:"image"`
	LivenessProbe ContainerProbeInput `pulumi:"livenessProbe"`
	// Name is required.
	Name           pulumi.StringInput      `pulumi:"name"`
	Ports          ContainerPortArrayInput `pulumi:"ports"`
	ReadinessProbe ContainerProbeInput     `pulumi:"readinessProbe"`
	// Resources is required.
	Resources ResourceRequirementsInput `pulumi:"resources"`
}

// ElementType returns the plain type.
func (ContainerArgs) ElementType() reflect.Type { return reflect.TypeFor[Container]() }

func (ContainerArgs) isContainer() {}

// ContainerArrayInput accepts a ContainerArray.
type ContainerArrayInput interface {
	pulumi.Input
	isContainerArray()
}

// ContainerArray is a list of ContainerInput.
type ContainerArray []ContainerInput

// ElementType returns the plain type.
func (ContainerArray) ElementType() reflect.Type { return reflect.TypeFor[[]Container]() }

func (ContainerArray) isContainerArray() {}

// EnvironmentVariable is an environment variable of a container.
type EnvironmentVariable struct {
	Name  string  `pulumi:"name"`
	Value *string `pulumi:"value"`
}

// EnvironmentVariableInput accepts EnvironmentVariableArgs.
type EnvironmentVariableInput interface {
	pulumi.Input
	isEnvironmentVariable()
}

// EnvironmentVariableArgs are the inputs of an EnvironmentVariable.
type EnvironmentVariableArgs struct {
	// Name is required.
	Name  pulumi.StringInput    `pulumi:"name"`
	Value pulumi.StringPtrInput `pulumi:"value"`
}

// ElementType returns the plain type.
func (EnvironmentVariableArgs) ElementType() reflect.Type {
	return reflect.TypeFor[EnvironmentVariable]()
}

func (EnvironmentVariableArgs) isEnvironmentVariable() {}

// EnvironmentVariableArrayInput accepts an EnvironmentVariableArray.
type EnvironmentVariableArrayInput interface {
	pulumi.Input
	isEnvironmentVariableArray()
}

// EnvironmentVariableArray is a list of EnvironmentVariableInput.
type EnvironmentVariableArray []EnvironmentVariableInput

// ElementType returns the plain type.
func (EnvironmentVariableArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]EnvironmentVariable]()
}

func (EnvironmentVariableArray) isEnvironmentVariableArray() {}

// ContainerPort is a port that a container listens on.
type ContainerPort struct {
	Port     int     `pulumi:"port"`
	Protocol *string `pulumi:"protocol"`
}

// ContainerPortInput accepts ContainerPortArgs.
type ContainerPortInput interface {
	pulumi.Input
	isContainerPort()
}

// ContainerPortArgs are the inputs of a ContainerPort.
type ContainerPortArgs struct {
	// Port is required.
	Port pulumi.IntInput `pulumi:"port"`
	// Protocol is "TCP" (Azure's default) or "UDP".
	Protocol pulumi.StringPtrInput `pulumi:"protocol"`
}

// ElementType returns the plain type.
func (ContainerPortArgs) ElementType() reflect.Type { return reflect.TypeFor[ContainerPort]() }

func (ContainerPortArgs) isContainerPort() {}

// ContainerPortArrayInput accepts a ContainerPortArray.
type ContainerPortArrayInput interface {
	pulumi.Input
	isContainerPortArray()
}

// ContainerPortArray is a list of ContainerPortInput.
type ContainerPortArray []ContainerPortInput

// ElementType returns the plain type.
func (ContainerPortArray) ElementType() reflect.Type { return reflect.TypeFor[[]ContainerPort]() }

func (ContainerPortArray) isContainerPortArray() {}

// ResourceRequirements is what a container gets.
type ResourceRequirements struct {
	Requests ResourceRequests `pulumi:"requests"`
}

// ResourceRequirementsInput accepts ResourceRequirementsArgs.
type ResourceRequirementsInput interface {
	pulumi.Input
	isResourceRequirements()
}

// ResourceRequirementsArgs are the inputs of a ResourceRequirements.
type ResourceRequirementsArgs struct {
	// Requests is required.
	Requests ResourceRequestsInput `pulumi:"requests"`
}

// ElementType returns the plain type.
func (ResourceRequirementsArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ResourceRequirements]()
}

func (ResourceRequirementsArgs) isResourceRequirements() {}

// ResourceRequests is what a container gets at least.
type ResourceRequests struct {
	CPU        float64 `pulumi:"cpu"`
	MemoryInGB float64 `pulumi:"memoryInGB"`
}

// ResourceRequestsInput accepts ResourceRequestsArgs.
type ResourceRequestsInput interface {
	pulumi.Input
	isResourceRequests()
}

// ResourceRequestsArgs are the inputs of a ResourceRequests.
type ResourceRequestsArgs struct {
	// CPU is required: cores.
	CPU pulumi.Float64Input `pulumi:"cpu"`
	// MemoryInGB is required.
	MemoryInGB pulumi.Float64Input `pulumi:"memoryInGB"`
}

// ElementType returns the plain type.
func (ResourceRequestsArgs) ElementType() reflect.Type { return reflect.TypeFor[ResourceRequests]() }

func (ResourceRequestsArgs) isResourceRequests() {}
