package model

import "fmt"

// Rule is a refusal of Azure's that data alone cannot express.
type Rule struct {
	// ID is unique: "<namespace>.<type>.<what>", e.g. "web.serverfarms.zone-redundancy-needs-premium".
	ID    string
	Phase Phase
	// Text is the rule in one sentence, as `azstage emulator rules` prints it.
	Text string
	Fact
	// Check returns what is wrong. An unknown value (during a preview) must never make it refuse.
	Check func(Request) []Fault
}

// Phase says when a rule can be decided.
type Phase string

const (
	// Preflight rules need the inputs alone (and on updates the resource as it is), so a preview reports them.
	Preflight Phase = "preflight"
	// Apply rules need the rest of the cloud and are decided when Azure would get the request.
	Apply Phase = "apply"
	// Delete rules refuse a deletion.
	Delete Phase = "delete"
)

// Request is what a rule decides on.
type Request struct {
	Type *Type
	// ID is the resource ID; empty in a preview while a part of it is unknown.
	ID string
	// Inputs are the properties that the program gives; values that a preview does not know are Unknown.
	Inputs Properties
	// Old is the resource as Azure has it; nil on create.
	Old Properties
	// Cloud is everything else that exists; nil in Preflight.
	Cloud Cloud
	// Reading says that the resource is only looked at: what a write would set anew stays as it is.
	Reading bool
}

// Creating says that the resource does not exist yet.
func (r Request) Creating() bool { return r.Old == nil }

// Cloud is the read side of the emulated subscription. IDs are compared without regard to case, as ARM does.
type Cloud interface {
	// Get returns the resource with this ID.
	Get(id string) (Resource, bool)
	// OfType returns every resource of an ARM type, ordered by ID.
	OfType(armType string) []Resource
	// Below returns every resource whose ID lies below the given one, ordered by ID.
	Below(id string) []Resource
	// Referring returns every resource that names the given ID in a declared reference, ordered by ID.
	Referring(id string) []Resource
	// PrincipalAge returns how many minutes ago the directory got the service principal of a resource, at the least, and
	// whether it has such a principal.
	PrincipalAge(objectID string) (minutes float64, exists bool)
}

// Resource is a resource as the cloud keeps it.
type Resource struct {
	ID      string     `json:"id"`
	Token   string     `json:"token"`
	ARMType string     `json:"armType"`
	Inputs  Properties `json:"inputs"`
	// Outputs is what Azure returns: inputs with defaults and casing, and the read-only properties.
	Outputs Properties `json:"outputs"`
}

// Fault is one refusal, in the words that Azure uses where they are known.
type Fault struct {
	// Property is the path of the input at fault; empty when the whole request is.
	Property string
	// Status is the HTTP status; 0 means 400.
	Status int
	// Code and Message are ARM's error code and message.
	Code, Message string
	// Rule is the ID of the rule that refused; filled in by the emulator.
	Rule string
}

// Refuse is the usual single refusal of a rule.
func Refuse(property, code, format string, args ...any) []Fault {
	return []Fault{{Property: property, Code: code, Message: fmt.Sprintf(format, args...)}}
}

// Error renders the fault as the azure-native provider renders ARM errors.
func (f Fault) Error() string {
	status := f.Status
	if status == 0 {
		status = 400
	}
	text := fmt.Sprintf("Status=%d Code=%q Message=%q", status, f.Code, f.Message)
	if f.Rule != "" {
		text += fmt.Sprintf(" (emulator rule %s)", f.Rule)
	}
	return text
}

// Action is something that Azure does on request and that no property stands for.
type Action struct {
	// ID is "<namespace>.<type>.<what>", unique among actions and rules: "cdn.profiles.upgrade".
	ID string
	// Text says in one sentence what it does and when it refuses.
	Text string
	Fact
	// Do decides on the resource of the request, and puts what it changes. With any fault nothing is changed.
	Do func(r Request, body Properties, put func(Resource)) []Fault
}
