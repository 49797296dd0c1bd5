package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const sqlDomain = ".database.windows.net"

// listener returns the server that a failover group's host name leads to: NAME to the primary, NAME.secondary to the
// partner. The name is an alias of the server's own, so private endpoints, and the zone with their records, serve it as
// they serve the server (MicrosoftDocs/sql-docs failover-group-configure-sql-db.md, "Use Private Link"; verified that it
// is supported with one zone for both servers, inferred from "CNAME" in failover-group-sql-db.md that this is how).
func (w *world) listener(host string) (model.Resource, bool) {
	name, ours := strings.CutSuffix(host, sqlDomain)
	if !ours {
		return model.Resource{}, false
	}
	name, readOnly := strings.CutSuffix(name, ".secondary")
	group, exists := first(w.ask(listenersNamed, name))
	if !exists {
		return model.Resource{}, false
	}
	return w.serverOf(group, readOnly)
}

// serverOf returns the server that one of the two names of a failover group leads to at present. The read-only name follows
// to the primary while the secondary is away, where its policy says so (Microsoft Learn, Set-AzSqlDatabaseFailoverGroup,
// AllowReadOnlyFailoverToPrimary, known).
func (w *world) serverOf(group model.Resource, readOnly bool) (model.Resource, bool) {
	secondary, exists := w.partnerOf(group)
	primary, leads := w.Get(parentOf(group.ID))
	if strings.EqualFold(group.Outputs.String("replicationRole"), "Secondary") { // After a failover they have swapped.
		primary, leads, secondary, exists = secondary, exists, primary, leads
	}
	if readOnly && (exists || !strings.EqualFold(group.Outputs.String("readOnlyEndpoint.failoverPolicy"), "Enabled")) {
		return secondary, exists
	}
	return primary, leads
}

func (w *world) partnerOf(group model.Resource) (model.Resource, bool) {
	for _, partner := range group.Outputs.Objects("partnerServers") {
		return w.Get(partner.String("id"))
	}
	return model.Resource{}, false
}
