package deploy

import (
	"maps"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/dataexplorer"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/components/tablestorage"
	"github.com/azstage/azstage/stages"
)

// polyglot are the further stores of a region, each for one kind of data. What the profile does not have stays nil.
type polyglot struct {
	tableAccount *storage.Storage
	tables       *tablestorage.TableStorage
	timeSeries   *dataexplorer.DataExplorer
}

// newPolyglotStores makes the stores that every region has of its own.
func (s *stamp) newPolyglotStores(ctx *pulumi.Context) error {
	if err := s.newTables(ctx); err != nil {
		return err
	}
	return s.newTimeSeries(ctx)
}

// newTables makes tables in an account of their own, whose request limits and diagnostics nothing else shares.
func (s *stamp) newTables(ctx *pulumi.Context) (err error) {
	if !s.profile.Data.Has(stages.StoreTable) {
		return nil
	}
	s.stores.tableAccount, err = storage.New(ctx, s.name("tablestorage"), storage.Args{
		Placement:      s.place,
		Purpose:        "table",
		Redundancy:     string(s.profile.Storage.Redundancy),
		SoftDeleteDays: s.profile.Storage.SoftDeleteDays,
		PrivateOnly:    !s.profile.Network.PublicAccess,
	}, s.top()...)
	if err != nil {
		return err
	}
	tables := []tablestorage.Table{{Name: stages.ApplicationTable, Users: s.applicationPrincipals()}}
	for _, service := range s.servicesWith(stages.StoreTable) {
		tables = append(tables, tablestorage.Table{Name: service.TableName(), Users: []tablestorage.Principal{
			{Name: serviceRole(service), ID: s.serviceIdentities[service.Name].PrincipalID},
		}})
	}
	s.stores.tables, err = tablestorage.New(ctx, s.name("tables"), tablestorage.Args{
		Placement: s.place, AccountID: s.stores.tableAccount.AccountID, AccountName: s.stores.tableAccount.AccountName,
		Tables: tables,
	}, s.top()...)
	return err
}

// applicationPrincipals are the identities of the web app and of the workers.
func (s *stamp) applicationPrincipals() []tablestorage.Principal {
	users := []tablestorage.Principal{{Name: "web", ID: s.identity.PrincipalID}}
	if s.workerIdentity != nil {
		users = append(users, tablestorage.Principal{Name: "worker", ID: s.workerIdentity.PrincipalID})
	}
	return users
}

// polyglotSettings tell the web app and the workers where the further stores are.
func (s *stamp) polyglotSettings() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	if s.stores.tables != nil {
		maps.Copy(settings, s.stores.tables.Settings(stages.ApplicationTable))
	}
	if s.graphs != nil {
		maps.Copy(settings, s.graphs.Settings(stages.ApplicationGraph))
	}
	if cluster := s.hub().stores.timeSeries; cluster != nil {
		maps.Copy(settings, cluster.Settings(stages.ApplicationTimeSeries))
	}
	return settings
}

func (s *stamp) tableAccountID() pulumi.StringInput {
	if s.stores.tableAccount == nil {
		return nil
	}
	return s.stores.tableAccount.AccountID
}
