package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/stages"
)

// databaseSettings are where an application finds its relational data. With a failover group they name its listeners,
// which follow the primary, instead of a server. Every connection signs in as the given identity of the region.
func (s *stamp) databaseSettings(as *identity.Identity) map[string]pulumi.StringInput {
	writer := s.writer()
	settings := map[string]pulumi.StringInput{"SQL_CONNECTION_STRING": writer.database.ConnectionString}
	copied := func() pulumi.StringInput { return writer.geoReplica.ConnectionString }
	if writer.failover != nil {
		settings["SQL_CONNECTION_STRING"] = writer.failover.ConnectionString
		copied = func() pulumi.StringInput { return writer.failover.ReadOnlyConnectionString }
	}
	if s.localCopy != nil {
		copied = func() pulumi.StringInput { return s.localCopy.ConnectionString }
	}
	if s.profile.Database.FailoverGroup.ReadOnlyListener {
		settings["SQL_SECONDARY_READ_CONNECTION_STRING"] = copied()
	}
	switch s.profile.Database.ReadPath {
	case stages.ReadScaleOut, stages.ReadNamedReplica:
		settings["SQL_READ_CONNECTION_STRING"] = writer.database.ReadConnectionString
	case stages.ReadGeoReplica:
		settings["SQL_READ_CONNECTION_STRING"] = copied()
	}
	if as != writer.identity {
		for name, connection := range settings {
			settings[name] = sqldb.ConnectAs(connection, as.ClientID)
		}
	}
	if writer.shards != nil {
		settings["SQL_SHARD_MAP"] = pulumi.String(writer.shards.Map)
	}
	return settings
}
