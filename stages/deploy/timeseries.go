package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/dataexplorer"
	"github.com/azstage/azstage/stages"
)

// What a cluster begins with: the smallest size with a service level, on which autoscale has room.
const (
	timeSeriesSKU          = "Standard_E2ads_v5"
	timeSeriesMaxInstances = 6
	// analyticsDays is how long what was distilled from measurements is kept: a year beside the year before.
	analyticsDays = 730
)

// newTimeSeries makes the cluster for what is measured in the region, and what is distilled from it. Its cells share it.
func (s *stamp) newTimeSeries(ctx *pulumi.Context) (err error) {
	if !s.profile.Data.Has(stages.StoreTimeSeries) || s.cell > 0 {
		return nil
	}
	databases := []dataexplorer.Database{
		{Name: stages.ApplicationTimeSeries, Grants: s.measuring("Ingestor", "Viewer")},
		{Name: stages.ApplicationAnalytics, RetentionDays: analyticsDays, Grants: s.measuring("Viewer")},
	}
	for _, service := range s.servicesWith(stages.StoreTimeSeries) {
		databases = append(databases, dataexplorer.Database{Name: service.StoreName(), Grants: []dataexplorer.Grant{{
			Name: serviceRole(service), ClientID: s.serviceIdentities[service.Name].ClientID,
			Roles: []string{"Ingestor", "User"},
		}}})
	}
	s.stores.timeSeries, err = dataexplorer.New(ctx, s.name("timeseries"), dataexplorer.Args{
		Placement:     s.place,
		TenantID:      s.tenantID,
		SKU:           timeSeriesSKU,
		MaxInstances:  timeSeriesMaxInstances,
		ZoneRedundant: s.region.Zones,
		Databases:     databases,
		PublicAccess:  s.profile.Network.PublicAccess,
	}, s.top()...)
	return err
}

// measuring lets the web apps do what they are given, and the workers fill the database and make its tables.
func (s *stamp) measuring(web ...string) []dataexplorer.Grant {
	var grants []dataexplorer.Grant
	for _, cell := range s.cells() {
		grants = append(grants, dataexplorer.Grant{Name: cell.shared("web"), ClientID: cell.identity.ClientID, Roles: web})
		if cell.workerIdentity != nil {
			grants = append(grants, dataexplorer.Grant{
				Name: cell.shared("worker"), ClientID: cell.workerIdentity.ClientID, Roles: []string{"Ingestor", "User"},
			})
		}
	}
	return grants
}

func (s *stamp) timeSeriesID() pulumi.StringInput {
	if s.stores.timeSeries == nil {
		return nil
	}
	return s.stores.timeSeries.ClusterID
}
