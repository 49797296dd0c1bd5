package deploy

import (
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/privatelink"
	"github.com/azstage/azstage/components/services"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/stages"
)

// newServiceStorage makes the accounts in which the function apps of the services keep their state, before they get
// private addresses. Each has its own: the identity owns all of it, so in a shared one every service could read what the
// others keep there.
func (s *stamp) newServiceStorage(ctx *pulumi.Context) error {
	s.serviceStorage = map[string]*storage.Storage{}
	if s.profile.Services.Host != stages.HostFunctions {
		return nil
	}
	redundancy := "Standard_LRS"
	if s.profile.Compute.ZoneRedundant {
		redundancy = "Standard_ZRS"
	}
	for _, service := range s.profile.Services.Definitions {
		role, owner := serviceRole(service), s.serviceIdentities[service.Name].PrincipalID
		made, err := storage.New(ctx, s.name("servicestorage-"+service.Name), storage.Args{
			Placement:      s.place.Tagged(payer(service)),
			Purpose:        role,
			Redundancy:     redundancy,
			Containers:     []string{packageContainer},
			SoftDeleteDays: s.profile.Storage.SoftDeleteDays,
			PrivateOnly:    !s.profile.Network.PublicAccess,
			Grants: []storage.Grant{
				{Name: role + "blob", PrincipalID: owner, Role: placement.StorageBlobDataOwner},
				{Name: role + "queue", PrincipalID: owner, Role: placement.StorageQueueDataContributor},
				{Name: role + "table", PrincipalID: owner, Role: placement.StorageTableDataContributor},
			},
		}, s.top()...)
		if err != nil {
			return err
		}
		s.serviceStorage[service.Name] = made
	}
	return nil
}

// storeOf gives a service the account that was made for it, and lets it wait for its rights there.
func (s *stamp) storeOf(service *services.Service) {
	made := s.serviceStorage[service.Name]
	if made == nil {
		return
	}
	service.Storage = &services.Storage{
		AccountName: made.AccountName, PackageURL: made.ContainerURLs[packageContainer],
	}
	service.After = append(service.After, made.Grants...)
}

// serviceStorageEndpoints lead to the accounts of function apps, ordered by service. The names say the part first, so that
// none can be that of another service's site.
func (s *stamp) serviceStorageEndpoints() []privatelink.Endpoint {
	var endpoints []privatelink.Endpoint
	for _, service := range slices.Sorted(maps.Keys(s.serviceStorage)) {
		account := func() pulumi.StringInput { return s.serviceStorage[service].AccountID }
		endpoints = append(endpoints, s.paidBy(service, s.wanted([]possibleEndpoint{
			{"blobsvc" + service, stages.PrivateStorage, privatelink.Blob, account},
			{"queuesvc" + service, stages.PrivateStorage, privatelink.Queue, account},
			{"tablesvc" + service, stages.PrivateStorage, privatelink.Table, account},
		}))...)
	}
	return endpoints
}

// serviceSiteEndpoints lead to the web apps that services run on, ordered by service.
func (s *stamp) serviceSiteEndpoints() []privatelink.Endpoint {
	if s.services == nil {
		return nil
	}
	var endpoints []privatelink.Endpoint
	for _, site := range s.services.Sites() {
		endpoints = append(endpoints, s.paidBy(site.Service, s.wanted([]possibleEndpoint{
			{"svc" + site.Service, stages.PrivateSites, privatelink.Sites, func() pulumi.StringInput { return site.ID }},
		}))...)
	}
	return endpoints
}
