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
	for _, group := range w.OfType("Microsoft.Sql/servers/failoverGroups") {
		if !strings.EqualFold(nameOf(group.ID), name) {
			continue
		}
		// After a failover the group's own server is the secondary.
		failedOver := strings.EqualFold(group.Outputs.String("replicationRole"), "Secondary")
		if readOnly == failedOver {
			return w.Get(parentOf(group.ID))
		}
		for _, partner := range group.Outputs.Objects("partnerServers") {
			return w.Get(partner.String("id"))
		}
	}
	return model.Resource{}, false
}
