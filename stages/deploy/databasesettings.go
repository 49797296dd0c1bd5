package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/stages"
)

// databaseSettings are where an application finds its relational data. With a failover group they name its listeners,
// which follow the primary, instead of a server.
func (s *stamp) databaseSettings() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{"SQL_CONNECTION_STRING": s.database.ConnectionString}
	copied := func() pulumi.StringInput { return s.geoReplica.ConnectionString }
	if s.failover != nil {
		settings["SQL_CONNECTION_STRING"] = s.failover.ConnectionString
		copied = func() pulumi.StringInput { return s.failover.ReadOnlyConnectionString }
	}
	if s.profile.Database.FailoverGroup.ReadOnlyListener {
		settings["SQL_SECONDARY_READ_CONNECTION_STRING"] = copied()
	}
	switch s.profile.Database.ReadPath {
	case stages.ReadScaleOut, stages.ReadNamedReplica:
		settings["SQL_READ_CONNECTION_STRING"] = s.database.ReadConnectionString
	case stages.ReadGeoReplica:
		settings["SQL_READ_CONNECTION_STRING"] = copied()
	}
	if s.shards != nil {
		settings["SQL_SHARD_MAP"] = pulumi.String(s.shards.Map)
	}
	return settings
}
