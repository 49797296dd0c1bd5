package topology

import "slices"

// Kind is what a node is.
type Kind string

// The kinds.
const (
	Users      Kind = "users"
	FrontDoor  Kind = "frontDoor"
	Gateway    Kind = "gateway"
	APIs       Kind = "apiManagement"
	App        Kind = "app"
	Cluster    Kind = "cluster"
	Endpoint   Kind = "privateEndpoint"
	Cache      Kind = "cache"
	Database   Kind = "database"
	Replica    Kind = "replica"
	Storage    Kind = "storage"
	Vault      Kind = "vault"
	Documents  Kind = "documents"
	Tables     Kind = "tables"
	Relations  Kind = "graph"
	TimeSeries Kind = "timeSeries"
	Search     Kind = "search"
	Queue      Kind = "queue"
	Events     Kind = "events"
	Monitoring Kind = "monitoring"
	// Other is a component that has none of the resources above.
	Other Kind = "other"
)

// PlaceKind is what a place is.
type PlaceKind string

// The kinds of places, from the outside in.
const (
	Global  PlaceKind = "global"
	Region  PlaceKind = "region"
	Network PlaceKind = "network"
	Subnet  PlaceKind = "subnet"
	// Group holds what the same others call; see Overview.
	Group PlaceKind = "group"
)

// FlowKind is what flows.
type FlowKind string

// The kinds of flows.
const (
	// Traffic is a user's request on its way to the application.
	Traffic FlowKind = "traffic"
	// Data is what the application reads and writes to answer.
	Data FlowKind = "data"
	// Replication keeps a copy of data up to date.
	Replication FlowKind = "replication"
	// Messages are work and events that somebody takes later; no request waits for it to be done.
	Messages FlowKind = "messages"
	// Telemetry is what the application reports; no request waits for it.
	Telemetry FlowKind = "telemetry"
)

// Change is what became of something between two models. Empty: nothing.
type Change string

// The changes.
const (
	Added   Change = "added"
	Changed Change = "changed"
	Removed Change = "removed"
)

// Model is the topology of one stack, or of two laid over each other (see Between).
type Model struct {
	// Stage is the stage that is shown; From the one it is compared with, empty without a comparison.
	Stage string `json:"stage"`
	From  string `json:"from,omitempty"`
	// Places come before what is in them; Nodes and Flows are ordered by ID.
	Places []Place `json:"places"`
	Nodes  []Node  `json:"nodes"`
	Flows  []Flow  `json:"flows"`
}

// Place is where nodes are.
type Place struct {
	ID    string    `json:"id"`
	Kind  PlaceKind `json:"kind"`
	Label string    `json:"label"`
	// Addresses are the ranges of a network or subnet.
	Addresses string `json:"addresses,omitempty"`
	// Parent is the place around this one; empty outside.
	Parent string `json:"parent,omitempty"`
	Change Change `json:"change,omitempty"`
}

// Node is one part of the system.
type Node struct {
	// ID is the logical name of the resource it stands for, the same at every stage.
	ID    string `json:"id"`
	Kind  Kind   `json:"kind"`
	Title string `json:"title"`
	// Facts are what distinguishes it: size, instances, redundancy. Before are the facts that no longer hold.
	Facts  []string `json:"facts"`
	Before []string `json:"before,omitempty"`
	// Place is where it is; empty for the users.
	Place string `json:"place,omitempty"`
	// URN names the resource; empty for the users.
	URN    string `json:"urn,omitempty"`
	Change Change `json:"change,omitempty"`
}

// Flow is a connection between two nodes.
type Flow struct {
	From  string   `json:"from"`
	To    string   `json:"to"`
	Kind  FlowKind `json:"kind"`
	Label string   `json:"label,omitempty"`
	// For are the callers whom a flow from a private endpoint serves: others may use the endpoint for what else is behind it.
	For    []string `json:"for,omitempty"`
	Change Change   `json:"change,omitempty"`
}

// Node returns the node with an ID.
func (m Model) Node(id string) (Node, bool) {
	at := slices.IndexFunc(m.Nodes, func(n Node) bool { return n.ID == id })
	if at < 0 {
		return Node{}, false
	}
	return m.Nodes[at], true
}

// RegionOf returns the ID of the region that a node is in; empty for what is in none.
func (m Model) RegionOf(node Node) string {
	for id := node.Place; id != ""; {
		place, ok := m.place(id)
		if !ok {
			return ""
		}
		if place.Kind == Region {
			return place.ID
		}
		id = place.Parent
	}
	return ""
}

func (m Model) place(id string) (Place, bool) {
	at := slices.IndexFunc(m.Places, func(p Place) bool { return p.ID == id })
	if at < 0 {
		return Place{}, false
	}
	return m.Places[at], true
}
