package aks

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi-azure-native-sdk/managedidentity/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// WorkloadToken is the component's type. It is part of every child's URN and never changes.
const WorkloadToken = "azstage:components:AKSWorkload"

// WorkloadArgs describes which pods run under which identity.
type WorkloadArgs struct {
	// Placement is required.
	Placement placement.Placement
	// IdentityName is required: the name of the managed identity, which is in the placement's resource group and has no
	// other credential.
	IdentityName pulumi.StringInput
	// Issuer is required: [Cluster.OIDCIssuerURL].
	Issuer pulumi.StringInput
	// Namespace and ServiceAccount are required: those of the pods in the cluster, which need not exist yet.
	Namespace, ServiceAccount string
}

// Workload is the trust of a managed identity in a service account.
type Workload struct {
	pulumi.ResourceState

	// Subject is the service account as its tokens name it.
	Subject pulumi.StringOutput
}

// kubernetesName: Kubernetes documentation, object names and IDs (RFC 1123 labels), known.
var kubernetesName = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$`)

// maxCredentialName: internal/azure, names of federated credentials.
const maxCredentialName = 120

func (a WorkloadArgs) credentialName() string { return a.Namespace + "-" + a.ServiceAccount }

// Validate reports everything that is wrong with the arguments.
func (a WorkloadArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.IdentityName != nil, "IdentityName", "is missing", "pass the name of the managed identity")
	faults.Require(a.Issuer != nil, "Issuer", "is missing", "pass the issuer URL of the cluster")
	for _, given := range []struct{ field, name string }{
		{"Namespace", a.Namespace}, {"ServiceAccount", a.ServiceAccount},
	} {
		faults.Require(kubernetesName.MatchString(given.name), given.field,
			fmt.Sprintf("must be lowercase letters, digits and hyphens, at most 63, not %q", given.name), "rename it")
	}
	name := a.credentialName()
	faults.Require(len(name) <= maxCredentialName, "ServiceAccount",
		fmt.Sprintf("makes with the namespace a name of %d characters, more than %d", len(name), maxCredentialName),
		"shorten one of both")
	return faults.Err()
}

// NewWorkload lets the pods of a service account run under a managed identity, without any secret: Entra takes the
// token that the cluster signs. It returns every fault of the arguments before it registers anything.
func NewWorkload(ctx *pulumi.Context, name string, args WorkloadArgs, opts ...pulumi.ResourceOption,
) (*Workload, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("workload %s: %w", name, err)
	}
	w, place := &Workload{}, args.Placement
	subject := serviceAccountKind + args.Namespace + ":" + args.ServiceAccount
	recorded := pulumi.Map{"placement": place.Summary(), "subject": pulumi.String(subject)}
	if err := ctx.RegisterComponentResourceV2(WorkloadToken, name, recorded, w, place.Component(opts)...); err != nil {
		return nil, err
	}
	credential, err := managedidentity.NewFederatedIdentityCredential(ctx, name+"-credential",
		&managedidentity.FederatedIdentityCredentialArgs{
			ResourceGroupName:                       place.ResourceGroupName,
			ResourceName:                            args.IdentityName,
			FederatedIdentityCredentialResourceName: pulumi.String(args.credentialName()),
			Issuer:                                  args.Issuer,
			Subject:                                 pulumi.String(subject),
			Audiences:                               pulumi.StringArray{pulumi.String(tokenAudience)},
		}, place.Child(naming.FederatedCredential, w)...)
	if err != nil {
		return nil, err
	}
	w.Subject = credential.Subject
	return w, ctx.RegisterResourceOutputs(w, pulumi.Map{"subject": w.Subject})
}
