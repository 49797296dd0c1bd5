package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/stages"
)

// writer is the stamp whose database this region writes: its own where the data stays in its part of the world, and
// otherwise that of the first region.
func (s *stamp) writer() *stamp {
	if s.profile.Database.Topology == stages.GeoSharded {
		return s
	}
	return s.home()
}

// newDatabase makes the region's own database, or its copy of the one that it writes elsewhere.
func (s *stamp) newDatabase(ctx *pulumi.Context) error {
	if s.writer() != s {
		return s.newLocalCopy(ctx)
	}
	args, err := s.databaseArgs()
	if err != nil {
		return err
	}
	if s.database, err = sqldb.New(ctx, s.name("sql"), args, s.top()...); err != nil {
		return err
	}
	wanted := s.profile.Database
	if wanted.ReadPath == stages.ReadGeoReplica || wanted.FailoverGroup.Policy != "" {
		s.geoReplica, err = s.newGeoReplica(ctx, args)
	}
	return err
}

func (s *stamp) databaseArgs() (sqldb.Args, error) {
	allowed, err := s.allowedSubnets()
	wanted := s.profile.Database
	return sqldb.Args{
		Placement: s.place,
		Administrators: sqldb.Administrators{
			GroupName: s.config.SQLAdmin.Name, ObjectID: s.config.SQLAdmin.ObjectID, TenantID: pulumi.String(s.tenantID),
		},
		Database: sqldb.Database{
			Objective:        string(wanted.SKU),
			BackupRedundancy: string(wanted.BackupRedundancy),
			RetentionDays:    wanted.RetentionDays,
			ZoneRedundant:    wanted.ZoneRedundant,
			Replicas:         wanted.HAReplicas,
			ReadScale:        wanted.ReadPath == stages.ReadScaleOut,
			NamedReplicas:    namedReplicas(wanted),
			LongTerm:         sqldb.LongTermRetention(wanted.LongTerm),
			Licence:          wanted.Licence,
		},
		AppIdentity:    sqldb.AppIdentity{Name: s.identity.Name, ClientID: s.identity.ClientID},
		MoreIdentities: s.databaseUsers(),
		AllowedSubnets: allowed,
		PrivateOnly:    !s.profile.Network.PublicAccess,
	}, err
}

// databaseUsers are the other identities for which somebody creates a user in the database: those of the workers, and of
// the regions that write it from afar.
func (s *stamp) databaseUsers() []sqldb.AppIdentity {
	var users []sqldb.AppIdentity
	for _, region := range s.stamps {
		if region.writer() != s {
			continue
		}
		if region != s {
			users = append(users, sqldb.AppIdentity{Name: region.identity.Name, ClientID: region.identity.ClientID})
		}
		if worker := region.workerIdentity; worker != nil {
			users = append(users, sqldb.AppIdentity{Name: worker.Name, ClientID: worker.ClientID})
		}
	}
	return users
}

// newLocalCopy makes a readable copy of the database that the region writes elsewhere, where the tier of the database
// has one for every region. Where the failover group keeps its copy in this region, that one is read.
func (s *stamp) newLocalCopy(ctx *pulumi.Context) error {
	if !s.profile.Database.CopyInEveryRegion() || s.writer().secondary.Name == s.region.Name {
		return nil
	}
	args, err := s.databaseArgs()
	if err != nil {
		return err
	}
	copyOf(s.writer().database, &args)
	s.localCopy, err = sqldb.New(ctx, s.name("sql-copy"), args, s.top()...)
	return err
}

// newGeoReplica makes a readable copy of the database on a server in the secondary region. It is in the stamp's resource
// group: while the region that the group is stored in is away, the copy works but Azure Resource Manager cannot change
// it, so a failover is asked of the copy's own server.
func (s *stamp) newGeoReplica(ctx *pulumi.Context, args sqldb.Args) (*sqldb.SQLDB, error) {
	s.elsewhere(&args.Placement, &args.Database)
	copyOf(s.database, &args)
	return sqldb.New(ctx, s.name("sql-secondary"), args, s.top()...)
}

// copyOf describes a readable copy of a database: itself is what is read, and no subnet reaches its public endpoint.
func copyOf(primary *sqldb.SQLDB, args *sqldb.Args) {
	args.Database.NamedReplicas, args.Database.ReadScale, args.AllowedSubnets = nil, false, nil
	args.Database.GeoSecondaryOf = primary.DatabaseID
}

// elsewhere places a copy in the secondary region, which may have no availability zones.
func (s *stamp) elsewhere(place *placement.Placement, database *sqldb.Database) {
	place.Location, place.Names.RegionShort = s.secondary.Name, s.secondary.ShortName
	if !s.secondary.Zones {
		database.ZoneRedundant, database.BackupRedundancy = false, string(stages.BackupGeo)
	}
}

// newFailoverGroup puts the database and its copy behind host names that follow the primary.
func (s *stamp) newFailoverGroup(ctx *pulumi.Context) error {
	wanted := s.profile.Database.FailoverGroup
	if wanted.Policy == "" || s.writer() != s {
		return nil
	}
	var err error
	s.failover, err = sqldb.NewFailoverGroup(ctx, s.name("sql-failover"), sqldb.FailoverGroupArgs{
		Placement: s.place, Primary: s.database, Secondary: s.geoReplica, Members: s.failoverMembers(),
		AppIdentity:      sqldb.AppIdentity{Name: s.identity.Name, ClientID: s.identity.ClientID},
		GraceMinutes:     wanted.GraceMinutes,
		ReadOnlyFailover: wanted.ReadOnlyListener,
	}, s.top()...)
	return err
}

// allowedSubnets are those that reach the server's public endpoint, as long as the stage has one.
func (s *stamp) allowedSubnets() ([]sqldb.AllowedSubnet, error) {
	if !s.profile.Network.ServiceEndpoints {
		return nil, nil
	}
	subnet, err := s.network.SubnetID(network.AppService)
	return []sqldb.AllowedSubnet{{Name: "app", ID: subnet}}, err
}

func namedReplicas(wanted stages.Database) []sqldb.NamedReplica {
	var replicas []sqldb.NamedReplica
	for _, replica := range wanted.NamedReplicas {
		replicas = append(replicas, sqldb.NamedReplica{Name: replica.Name, Objective: string(replica.SKU)})
	}
	return replicas
}
