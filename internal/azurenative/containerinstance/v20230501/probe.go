package v20230501

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ContainerProbe is how Azure finds containers that are ill.
type ContainerProbe struct {
	FailureThreshold    *int              `pulumi:"failureThreshold"`
	HTTPGet             *ContainerHTTPGet `pulumi:"httpGet"`
	InitialDelaySeconds *int              `pulumi:"initialDelaySeconds"`
	PeriodSeconds       *int              `pulumi:"periodSeconds"`
	TimeoutSeconds      *int              `pulumi:"timeoutSeconds"`
}

// ContainerProbeInput accepts ContainerProbeArgs.
type ContainerProbeInput interface {
	pulumi.Input
	isContainerProbe()
}

// ContainerProbeArgs are the inputs of a ContainerProbe.
type ContainerProbeArgs struct {
	FailureThreshold    pulumi.IntPtrInput    `pulumi:"failureThreshold"`
	HTTPGet             ContainerHTTPGetInput `pulumi:"httpGet"`
	InitialDelaySeconds pulumi.IntPtrInput    `pulumi:"initialDelaySeconds"`
	PeriodSeconds       pulumi.IntPtrInput    `pulumi:"periodSeconds"`
	TimeoutSeconds      pulumi.IntPtrInput    `pulumi:"timeoutSeconds"`
}

// ElementType returns the plain type.
func (ContainerProbeArgs) ElementType() reflect.Type { return reflect.TypeFor[ContainerProbe]() }

func (ContainerProbeArgs) isContainerProbe() {}

// ContainerHTTPGet is a request of a probe.
type ContainerHTTPGet struct {
	Path   *string `pulumi:"path"`
	Port   int     `pulumi:"port"`
	Scheme *string `pulumi:"scheme"`
}

// ContainerHTTPGetInput accepts ContainerHTTPGetArgs.
type ContainerHTTPGetInput interface {
	pulumi.Input
	isContainerHTTPGet()
}

// ContainerHTTPGetArgs are the inputs of a ContainerHTTPGet.
type ContainerHTTPGetArgs struct {
	Path pulumi.StringPtrInput `pulumi:"path"`
	// Port is required.
	Port pulumi.IntInput `pulumi:"port"`
	// Scheme is "http" or "https".
	Scheme pulumi.StringPtrInput `pulumi:"scheme"`
}

// ElementType returns the plain type.
func (ContainerHTTPGetArgs) ElementType() reflect.Type { return reflect.TypeFor[ContainerHTTPGet]() }

func (ContainerHTTPGetArgs) isContainerHTTPGet() {}
