package emulator

import "github.com/pulumi/pulumi/sdk/v3/go/common/resource"

// Verb is what a provider was asked to do to a resource.
type Verb string

// The verbs that change the cloud.
const (
	Create Verb = "create"
	Update Verb = "update"
	Delete Verb = "delete"
)

// Operation is one finished request that changes the cloud. Previews are none.
type Operation struct {
	// Provider is "azure-native" or "random".
	Provider string
	Verb     Verb
	URN      resource.URN
	// Token is the type token.
	Token string
	// ID is empty when a creation failed.
	ID string
	// Err is why the request was refused, or nil.
	Err error
}
