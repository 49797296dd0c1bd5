package diagram

import "github.com/azstage/azstage/internal/topology"

// look is how something is painted. Colours of text and ground keep a contrast of at least 4.5 to 1.
type look struct {
	fill, stroke, text string
	dashed             bool
}

// looks are the colours of the kinds.
var looks = map[topology.Kind]look{
	topology.Users:      {fill: "#ffffff", stroke: "#5b6472", text: "#1c2430"},
	topology.FrontDoor:  {fill: "#e3eefb", stroke: "#2f6db3", text: "#12304f"},
	topology.Gateway:    {fill: "#e3eefb", stroke: "#2f6db3", text: "#12304f"},
	topology.APIs:       {fill: "#e3eefb", stroke: "#2f6db3", text: "#12304f"},
	topology.App:        {fill: "#e9e4fa", stroke: "#6246b8", text: "#2a1d58"},
	topology.Cluster:    {fill: "#e9e4fa", stroke: "#6246b8", text: "#2a1d58"},
	topology.Endpoint:   {fill: "#f4f5f7", stroke: "#8a93a1", text: "#1c2430"},
	topology.Cache:      {fill: "#fde9e4", stroke: "#b8452c", text: "#54200f"},
	topology.Database:   {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Replica:    {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Storage:    {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Documents:  {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Tables:     {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Relations:  {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.TimeSeries: {fill: "#e2f3f0", stroke: "#1f7f70", text: "#0c3b34"},
	topology.Search:     {fill: "#fde9e4", stroke: "#b8452c", text: "#54200f"},
	topology.Vault:      {fill: "#fbf1d9", stroke: "#9a6b00", text: "#443000"},
	topology.Queue:      {fill: "#f6e6f4", stroke: "#93348a", text: "#431540"},
	topology.Events:     {fill: "#f6e6f4", stroke: "#93348a", text: "#431540"},
	topology.Monitoring: {fill: "#f4f5f7", stroke: "#8a93a1", text: "#1c2430"},
	topology.Other:      {fill: "#ffffff", stroke: "#5b6472", text: "#1c2430"},
}

// changes are the colours of a comparison; what stayed as it was steps back.
var changes = map[topology.Change]look{
	"":               {fill: "#f7f8f9", stroke: "#8a93a1", text: "#414a57"},
	topology.Added:   {fill: "#dff3e1", stroke: "#217a2b", text: "#0d3a13"},
	topology.Changed: {fill: "#fdeecb", stroke: "#a86a00", text: "#4a2f00"},
	topology.Removed: {fill: "#fde6e6", stroke: "#b3261e", text: "#5a100b", dashed: true},
}

// grounds are the colours of the places, from the outside in.
var grounds = map[topology.PlaceKind]look{
	topology.Global:  {fill: "#fbfcfe", stroke: "#9aa7b8", text: "#1c2430"},
	topology.Region:  {fill: "#fbfcfe", stroke: "#9aa7b8", text: "#1c2430"},
	topology.Network: {fill: "#f1f6fc", stroke: "#7fa3cc", text: "#12304f"},
	topology.Subnet:  {fill: "#ffffff", stroke: "#a9bcd3", text: "#12304f"},
	topology.Group:   {fill: "#ffffff", stroke: "#9aa7b8", text: "#1c2430"},
}

func lookOf(m topology.Model, node topology.Node) look {
	if m.From != "" {
		return changes[node.Change]
	}
	return looks[node.Kind]
}

// lineOf is how a flow is drawn: dashed when no request waits for it.
func lineOf(m topology.Model, flow topology.Flow) look {
	line := look{stroke: "#414a57", text: "#1c2430"}
	if m.From != "" {
		line = changes[flow.Change]
		line.text = "#1c2430"
	}
	line.dashed = line.dashed || flow.Kind == topology.Telemetry || flow.Kind == topology.Replication ||
		flow.Kind == topology.Messages
	return line
}
