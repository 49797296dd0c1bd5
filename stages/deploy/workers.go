package deploy

import (
	"maps"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/components/worker"
	"github.com/azstage/azstage/internal/azure"
)

// packageContainer is where the functions are deployed to.
const packageContainer = "deployments"

// The connections that the functions' triggers name: Connection = "ServiceBusConnection", or that of storage queues.
const (
	serviceBusConnection = "ServiceBusConnection"
	queueConnection      = "QueueConnection"
)

// newWorkerStorage makes the account in which the Functions host keeps its state, before it gets private addresses. It is
// zone-redundant as the plan is, and no more: what it holds is made again by a deployment.
func (s *stamp) newWorkerStorage(ctx *pulumi.Context) (err error) {
	if s.workerIdentity == nil {
		return nil
	}
	redundancy := "Standard_LRS"
	if s.workersInZones() {
		redundancy = "Standard_ZRS"
	}
	owner := s.workerIdentity.PrincipalID
	s.workerStorage, err = storage.New(ctx, s.name("workerstorage"), storage.Args{
		Placement:      s.place,
		Purpose:        "worker",
		Redundancy:     redundancy,
		Containers:     []string{packageContainer},
		SoftDeleteDays: s.profile.Storage.SoftDeleteDays,
		PrivateOnly:    !s.profile.Network.PublicAccess,
		Grants: []storage.Grant{
			{Name: "workerblob", PrincipalID: owner, Role: placement.StorageBlobDataOwner},
			{Name: "workerqueue", PrincipalID: owner, Role: placement.StorageQueueDataContributor},
			{Name: "workertable", PrincipalID: owner, Role: placement.StorageTableDataContributor},
		},
	}, s.top()...)
	return err
}

// workersInZones says whether the plan spans availability zones: where the region offers that. Elsewhere messages wait in
// their queues until the zone is back, and the policy pack says so.
func (s *stamp) workersInZones() bool {
	offered, _ := azure.FunctionsIn(s.region.Name)
	return s.profile.Workers.ZoneRedundant && offered.FlexZones
}

// newWorkers makes the functions that work the queues off. All are in one app: a Flex Consumption plan holds one, and
// scales each function by itself.
func (s *stamp) newWorkers(ctx *pulumi.Context) error {
	wanted := s.profile.Workers
	if wanted.SKU == "" {
		return nil
	}
	subnet, err := s.network.SubnetID(network.Workers)
	if err != nil {
		return err
	}
	settings, err := s.workerSettings(ctx)
	if err != nil {
		return err
	}
	name, version, _ := strings.Cut(wanted.Runtime, "|")
	s.workers, err = worker.New(ctx, s.name("workers"), worker.Args{
		Placement:     s.place,
		Runtime:       worker.Runtime{Name: name, Version: version},
		ZoneRedundant: s.workersInZones(),
		MaxInstances:  wanted.MaxInstances,
		MemoryMB:      wanted.MemoryMB,
		Ready:         wanted.AlwaysReady,
		Functions:     wanted.Functions,
		Identity:      worker.Identity{ID: s.workerIdentity.ID, ClientID: s.workerIdentity.ClientID},
		SubnetID:      subnet,
		Host: worker.Host{
			AccountName: s.workerStorage.AccountName, PackageURL: s.workerStorage.ContainerURLs[packageContainer],
		},
		PublicAccess: s.profile.Network.PublicAccess,
		Settings:     settings,
		After:        append(s.storeLinks.Ready(), s.workerStorage.Grants...),
	}, s.top()...)
	return err
}

// workerSettings are those of the web app that are about stores and queues, signed in as the worker, and the connection
// that its triggers name.
func (s *stamp) workerSettings(ctx *pulumi.Context) (map[string]pulumi.StringInput, error) {
	settings, err := s.signedTelemetry(ctx, "worker", s.workerIdentity)
	if err != nil {
		return nil, err
	}
	maps.Copy(settings, s.storeSettings(s.workerIdentity))
	maps.Copy(settings, s.subscriberSettings("worker"))
	if s.messaging.bus != nil {
		maps.Copy(settings, worker.ServiceBusConnection(serviceBusConnection, s.messaging.bus.HostName,
			s.workerIdentity.ClientID))
	}
	if s.messaging.queues != nil {
		maps.Copy(settings, worker.QueueConnection(queueConnection, s.messaging.queues.Endpoint,
			s.workerIdentity.ClientID))
	}
	if archive := s.hub().archive; archive != nil {
		settings["ARCHIVE_BLOB_ENDPOINT"] = archive.BlobEndpoint
	}
	return settings, nil
}

func (s *stamp) workerStorageID() pulumi.StringInput {
	if s.workerStorage == nil {
		return nil
	}
	return s.workerStorage.AccountID
}

func (s *stamp) workersID() pulumi.StringInput {
	if s.workers == nil {
		return nil
	}
	return s.workers.SiteID
}
