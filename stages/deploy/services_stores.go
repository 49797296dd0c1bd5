package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/stages"
)

// The setting that tells a service which container is its own.
const containerSetting = "COSMOS_CONTAINER"

// serviceContainerKey spreads a service's documents: each is read by its ID, until the service says otherwise.
const serviceContainerKey = "/id"

// servicesWith are the services whose data a kind of store keeps.
func (d *deployment) servicesWith(store string) []stages.Service {
	var found []stages.Service
	for _, service := range d.profile.Services.Definitions {
		if service.Store == store {
			found = append(found, service)
		}
	}
	return found
}

// servicesWith are those of the region: its cells have none of their own.
func (s *stamp) servicesWith(store string) []stages.Service {
	if s.cell > 0 {
		return nil
	}
	return s.deployment.servicesWith(store)
}

// serviceContainers come after those of the monolith, one for each service with documents.
func (d *deployment) serviceContainers() []cosmos.Container {
	var containers []cosmos.Container
	for _, service := range d.servicesWith(stages.StoreCosmos) {
		containers = append(containers, cosmos.Container{
			Name: service.StoreName(), PartitionKey: serviceContainerKey, Tags: payer(service),
		})
	}
	return containers
}

// serviceDocumentGrants let each service use its own container, and no other.
func (s *stamp) serviceDocumentGrants() []cosmos.Grant {
	var grants []cosmos.Grant
	for _, service := range s.servicesWith(stages.StoreCosmos) {
		grants = append(grants, cosmos.Grant{
			Name: s.name(serviceRole(service)), PrincipalID: s.serviceIdentities[service.Name].PrincipalID,
			Role: cosmos.Contributor, Container: service.StoreName(),
		})
	}
	return grants
}

// newServiceDatabases makes the databases of services on the stage's server, with copies where the stage has one.
func (s *stamp) newServiceDatabases(ctx *pulumi.Context) (err error) {
	s.serviceDatabases, s.serviceCopies = map[string]*sqldb.OwnDatabase{}, map[string]*sqldb.OwnDatabase{}
	if s.writer() != s {
		return nil
	}
	for _, service := range s.servicesWith(stages.StoreSQL) {
		args, name := s.serviceDatabaseArgs(service), s.name("service-"+service.Name+"-sql")
		own, err := sqldb.NewOwnDatabase(ctx, name, args, s.top()...)
		if err != nil {
			return err
		}
		s.serviceDatabases[service.Name] = own
		if s.profile.Database.FailoverGroup.Policy == "" {
			continue
		}
		args.Server = s.geoReplica
		s.elsewhere(&args.Placement, &args.Database)
		if s.serviceCopies[service.Name], err = own.NewCopy(ctx, name+"-secondary", args, s.top()...); err != nil {
			return err
		}
	}
	return nil
}

// serviceDatabaseArgs describe a database that is as safe as the stage's own. Its name carries no region, as that of the
// copy is the same.
func (s *stamp) serviceDatabaseArgs(service stages.Service) sqldb.OwnDatabaseArgs {
	wanted, own := s.profile.Database, s.serviceIdentities[service.Name]
	return sqldb.OwnDatabaseArgs{
		Placement: s.place.Tagged(payer(service)), Server: s.database,
		Identity: sqldb.AppIdentity{Name: own.Name, ClientID: own.ClientID}, MoreIdentities: s.serviceUsers(service),
		Database: sqldb.Database{
			Name:             s.config.Workload + "-" + service.StoreName(),
			Objective:        string(service.Objective()),
			BackupRedundancy: string(wanted.BackupRedundancy),
			RetentionDays:    wanted.RetentionDays,
			ZoneRedundant:    wanted.ZoneRedundant,
			Replicas:         service.StoreReplicas(wanted),
		},
	}
}

// serviceUsers are the identities by which other regions write the database of a service.
func (s *stamp) serviceUsers(service stages.Service) []sqldb.AppIdentity {
	var users []sqldb.AppIdentity
	for _, region := range s.regions() {
		if region != s && region.writer() == s {
			own := region.serviceIdentities[service.Name]
			users = append(users, sqldb.AppIdentity{Name: own.Name, ClientID: own.ClientID})
		}
	}
	return users
}

// failoverMembers are the databases that fail over with the first one.
func (s *stamp) failoverMembers() []sqldb.FailoverMember {
	members := s.shardMembers()
	for _, service := range s.servicesWith(stages.StoreSQL) {
		if copied, made := s.serviceCopies[service.Name]; made {
			members = append(members, s.serviceDatabases[service.Name].Member(copied))
		}
	}
	return members
}

// serviceStore tells a service where its own store is. The store itself lets the service's identity in.
func (s *stamp) serviceStore(service stages.Service) map[string]pulumi.StringInput {
	switch service.Store {
	case stages.StoreSearch:
		return s.searchSettings()
	case stages.StoreGraph:
		return s.graphs.Settings(service.StoreName())
	case stages.StoreTimeSeries:
		return s.stores.timeSeries.Settings(service.StoreName())
	case stages.StoreTable:
		return s.stores.tables.Settings(service.TableName())
	case stages.StoreCosmos:
		settings := s.cosmos.Settings()
		settings[containerSetting] = pulumi.String(service.StoreName())
		return settings
	case stages.StoreSQL:
		writer := s.writer()
		host := writer.database.HostName
		if writer.failover != nil {
			host = writer.failover.HostName
		}
		connection := writer.serviceDatabases[service.Name].ConnectionString(host)
		if writer != s {
			connection = sqldb.ConnectAs(connection, s.serviceIdentities[service.Name].ClientID)
		}
		return map[string]pulumi.StringInput{"SQL_CONNECTION_STRING": connection}
	}
	return nil
}

// exportServiceGrants says what an administrator runs once in each database of a service.
func (s *stamp) exportServiceGrants(ctx *pulumi.Context) {
	if len(s.serviceDatabases) == 0 {
		return
	}
	statements := pulumi.StringMap{}
	for _, own := range s.serviceDatabases {
		statements[own.DatabaseName] = own.GrantAccessSQL
	}
	ctx.Export("grantServiceAccessSql", statements)
}
