package reachability

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const (
	partner     = group + "Microsoft.Sql/servers/partner"
	failover    = server + "/failoverGroups/fog"
	listenerSQL = "Server=tcp:fog.database.windows.net,1433;Database=shop;Encrypt=True"
	readerSQL   = "Server=tcp:fog.secondary.database.windows.net,1433;Database=shop;ApplicationIntent=ReadOnly"
)

// listening is a private app that knows its databases by the host names of a failover group.
func listening() fake {
	f := private()
	f[partner] = props{"fullyQualifiedDomainName": "partner.database.windows.net", "publicNetworkAccess": "Disabled"}
	f[partner+"/databases/shop"] = props{}
	f[failover] = props{"replicationRole": "Primary", "partnerServers": []any{props{"id": partner}}}
	f.endpoint("sqlsecondary", partner, "sqlServer", sqlZone)
	f[site].Set("siteConfig.appSettings", []any{
		props{"name": "SQL", "value": listenerSQL}, props{"name": "READ", "value": readerSQL},
	})
	return f
}

func TestListenersLeadToTheServersOfTheGroup(t *testing.T) {
	t.Parallel()
	assert.Empty(t, broken(t, listening()))
	for name, c := range map[string]struct {
		change func(fake)
		to     string
		reason string
	}{
		"the group is gone": {func(f fake) { delete(f, failover) }, "SQL", "there is no fog.database.windows.net"},
		"the primary has no private endpoint": {func(f fake) {
			delete(f, group+"Microsoft.Network/privateEndpoints/sql")
		}, "SQL", "sql is closed"},
		"the partner has no private endpoint": {func(f fake) {
			delete(f, group+"Microsoft.Network/privateEndpoints/sqlsecondary")
		}, "READ", "partner is closed"},
		"the partner has no copy": {func(f fake) { delete(f, partner+"/databases/shop") }, "READ", "no database shop"},
		"the copy is gone after a failover": {func(f fake) {
			f[failover]["replicationRole"] = "Secondary"
			delete(f, partner+"/databases/shop")
		}, "SQL", "no database shop"},
	} {
		f := listening()
		c.change(f)
		assert.Contains(t, broken(t, f)[c.to], c.reason, name)
	}
}

func TestAfterAFailoverTheSameNamesStillLeadThere(t *testing.T) {
	t.Parallel()
	f := listening()
	f[failover]["replicationRole"] = "Secondary"
	assert.Empty(t, broken(t, f))
}

func TestReadersFollowToThePrimaryWhereThePolicySaysSo(t *testing.T) {
	t.Parallel()
	f := listening()
	delete(f, partner)
	assert.Contains(t, broken(t, f)["READ"], "there is no fog.secondary.database.windows.net")
	f[failover]["readOnlyEndpoint"] = props{"failoverPolicy": "Enabled"}
	assert.Empty(t, broken(t, f))
	f[failover]["replicationRole"] = "Secondary"
	assert.Contains(t, broken(t, f)["SQL"], "there is no fog.database.windows.net", "writes have nowhere to go")
}
