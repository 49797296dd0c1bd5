package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/search"
	"github.com/azstage/azstage/stages"
)

// newSearch makes the index that the search service stands on.
func (s *stamp) newSearch(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Data.Search
	if wanted.SKU == "" {
		return nil
	}
	s.search, err = search.New(ctx, s.name("search"), search.Args{
		Placement:      s.place,
		SKU:            wanted.SKU,
		Replicas:       wanted.Replicas,
		Partitions:     wanted.Partitions,
		SemanticRanker: wanted.SemanticRanker,
		PublicAccess:   s.profile.Network.PublicAccess,
		Grants:         s.indexGrants(),
	}, s.top()...)
	return err
}

// indexGrants lets the web app search, and the workers and the services that stand on the index feed it.
func (s *stamp) indexGrants() []search.Grant {
	var grants []search.Grant
	for _, cell := range s.cells() {
		grants = append(grants, search.Grant{
			Name: cell.shared("web"), PrincipalID: cell.identity.PrincipalID, Role: placement.SearchIndexDataReader,
		})
		if cell.workerIdentity != nil {
			grants = append(grants, search.Grant{
				Name: cell.shared("worker"), PrincipalID: cell.workerIdentity.PrincipalID,
				Role: placement.SearchIndexDataContributor,
			})
		}
	}
	for _, service := range s.servicesWith(stages.StoreSearch) {
		grants = append(grants, search.Grant{
			Name: serviceRole(service), PrincipalID: s.serviceIdentities[service.Name].PrincipalID,
			Role: placement.SearchIndexDataContributor,
		})
	}
	return grants
}

// searchSettings tell an app where it searches; nothing where the stage has no index.
func (s *stamp) searchSettings() map[string]pulumi.StringInput {
	index := s.hub().search
	if index == nil {
		return nil
	}
	return index.Settings()
}

func (s *stamp) searchID() pulumi.StringInput {
	if s.search == nil {
		return nil
	}
	return s.search.ServiceID
}
