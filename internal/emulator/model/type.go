package model

// Type describes one ARM resource type as the azure-native provider exposes it. It is a row of data: what the
// provider and Azure accept, refuse, replace and return. Behaviour that data cannot express is a Rule or ReadOnly.
type Type struct {
	// Token is Pulumi's type token, API version included where the program uses a versioned module.
	Token string
	// ARMType is Azure's own name, e.g. "Microsoft.Web/serverfarms". It selects the naming rule.
	ARMType string
	// Path is the resource ID with input property names in braces; "{subscriptionId}" is the provider's. Every
	// property named here replaces the resource when it changes. The last placeholder is the resource's name; a
	// path that ends in a literal has a fixed name.
	Path string
	// Location says whether ARM wants a region, "global" or nothing.
	Location Location
	// Automatic marks a resource that Azure creates together with its parent (for example the FTP publishing
	// policy of a site): creating it is an update, deleting it resets it to its defaults.
	Automatic bool
	// Replace lists the properties whose change makes the provider replace the resource, beside those in Path.
	Replace []Property
	// Immutable lists the properties that Azure refuses to change in place although the provider would try.
	Immutable []Immutable
	// Required lists what Azure demands beyond what the SDK marks as required.
	Required []Property
	// Allowed lists the accepted values of string properties; comparison ignores case, as ARM does.
	Allowed []Allowed
	// Ranges lists the inclusive limits of numbers, and of the length of strings and lists.
	Ranges []Range
	// References lists the properties that hold IDs of other resources, which must exist.
	References []Reference
	// Defaults lists what Azure fills in when the property is absent.
	Defaults []Default
	// Normalise rewrites a property as Azure returns it (casing, display names), keyed by path.
	Normalise map[string]func(any) any
	// WriteOnly lists input properties that Azure never returns, for example passwords.
	WriteOnly []string
	// Secrets lists output properties that hold secrets; the emulator plants canaries there.
	Secrets []string
	// Implied lists the resources below this one that exist with it although no program declares them, as ID
	// suffixes: "databases/master" below a SQL server.
	Implied []Implied
	// SoftDelete keeps the name taken after deletion; nil means that a deleted resource is gone.
	SoftDelete *SoftDelete
	// OneAtATime says that Azure refuses to work on two resources of the type below one parent at the same time; nil
	// means that it does not mind. The emulator answers fast, so it catches fewer of a program's races than Azure does.
	OneAtATime *Fact
	// Consequences are what else Azure creates or changes when it writes a resource of the type.
	Consequences []Consequence
	// Principals lists the output properties, beside identity.principalId, that hold the object ID of a service principal
	// which the directory gets with the resource.
	Principals []string
	// ReadOnly computes the output properties that Azure adds. It may read the cloud.
	ReadOnly func(Request) Properties
	// Rules are the refusals that need code.
	Rules []Rule
	// Actions are what Azure does to a resource beside creating, changing and deleting it, and no program declares.
	Actions []Action
}

// Location says where ARM puts resources of a type.
type Location string

const (
	// Regional types need a region that Azure has.
	Regional Location = "regional"
	// Global types need the literal location "global".
	Global Location = "global"
	// Unlocated types take no location: children of other resources, and extension resources.
	Unlocated Location = "none"
)

// Fact is where a row comes from and how well it is known.
type Fact struct {
	// Source names the document, file or SDK comment, with its date where it has one.
	Source string
	// Evidence says how well the fact is known.
	Evidence Evidence
}

// Evidence grades a fact. Nothing here could be tried against a subscription.
type Evidence string

const (
	// Verified facts were read in the named source.
	Verified Evidence = "verified"
	// Inferred facts follow from the named source.
	Inferred Evidence = "inferred"
	// Known facts are common knowledge that nobody looked up: check before relying on them.
	Known Evidence = "known"
)

// Property names one property path and why it is listed.
type Property struct {
	Path string
	Fact
}

// Immutable is a property that Azure refuses to change in place.
type Immutable struct {
	Path string
	// Code and Message are Azure's answer; Message may hold one %s for the property path.
	Code, Message string
	Fact
}

// Allowed lists the values that Azure accepts for a property.
type Allowed struct {
	Path   string
	Values []string
	Fact
}

// Range limits a number, or the length of a string or list, inclusively.
type Range struct {
	Path     string
	Min, Max float64
	Fact
}

// Reference is a property that holds the ID of another resource. Lists are reached with "[]": "scopes[]",
// "ipConfigurations[].subnet.id"; the keys of a map with "{}": "identity.userAssignedIdentities{}".
type Reference struct {
	Path string
	// Types are the ARM types that the ID may name; empty means any resource.
	Types []string
	// Blocks says that the referenced resource cannot be deleted while this one exists. Code and Message are
	// Azure's answer to the attempt; empty ones become a generic conflict.
	Blocks        bool
	Code, Message string
	Fact
}

// Default is a value that Azure fills in when a property is absent.
type Default struct {
	Path  string
	Value any
	Fact
}

// Implied is a resource that Azure creates together with another one and that no type describes.
type Implied struct {
	// Suffix is the rest of the ID: "databases/master".
	Suffix string
	Fact
}

// SoftDelete says that a deleted resource keeps its name until it is purged or recovered.
type SoftDelete struct {
	// Code and Message are Azure's answer to creating the name again; Message may hold one %s for the name.
	Code, Message string
	Fact
}

// Consequence is what Azure does to other resources by itself when it has written one: no program declares it.
type Consequence struct {
	// ID tells the consequences of a type apart.
	ID string
	// Text is the consequence in one sentence.
	Text string
	Fact
	// Writes returns the resources with their new inputs; one that exists is changed. They are not judged by rules of
	// their own: what would keep Azure from them is a rule of the type that has the consequence.
	Writes func(Request) []Resource
}
