package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/stages"
)

func (s *stamp) newDatabase(ctx *pulumi.Context) error {
	allowed, err := s.allowedSubnets()
	if err != nil {
		return err
	}
	wanted := s.profile.Database
	args := sqldb.Args{
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
	}
	if s.database, err = sqldb.New(ctx, s.name("sql"), args, s.top()...); err != nil {
		return err
	}
	if wanted.ReadPath == stages.ReadGeoReplica || wanted.FailoverGroup.Policy != "" {
		s.geoReplica, err = s.newGeoReplica(ctx, args)
	}
	return err
}

// newGeoReplica makes a readable copy of the database on a server in the secondary region. It is in the stamp's resource
// group: while the region that the group is stored in is away, the copy works but Azure Resource Manager cannot change
// it, so a failover is asked of the copy's own server.
func (s *stamp) newGeoReplica(ctx *pulumi.Context, args sqldb.Args) (*sqldb.SQLDB, error) {
	s.elsewhere(&args.Placement, &args.Database)
	// The copy itself is what is read, and no subnet of its own region is to reach it.
	args.Database.NamedReplicas, args.Database.ReadScale, args.AllowedSubnets = nil, false, nil
	args.Database.GeoSecondaryOf = s.database.DatabaseID
	return sqldb.New(ctx, s.name("sql-secondary"), args, s.top()...)
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
	if wanted.Policy == "" {
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
