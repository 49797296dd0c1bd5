package stages

import "slices"

// ranked is a value that has a direction: of two, the one of the higher rank can do whatever the other can. An unknown
// value, and the zero value, have rank -1.
type ranked interface{ rank() int }

func (s CacheSKU) rank() int {
	return slices.Index(slices.Concat(cacheSKUs[ClassicCache], cacheSKUs[ManagedCache]), s)
}

// The ranks of the modes. Each list is in rising order.
var (
	cacheEngines       = []CacheEngine{ClassicCache, ManagedCache}
	readPaths          = []ReadPath{ReadPrimary, ReadScaleOut, ReadNamedReplica, ReadGeoReplica}
	topologies         = []Topology{OneDatabase, ActivePassive, MultiWrite, GeoSharded}
	backupRedundancies = []BackupRedundancy{BackupLocal, BackupZone, BackupGeo, BackupGeoZone}
	frontDoorTiers     = []FrontDoorTier{FrontDoorStandard, FrontDoorPremium}
	storageRedundancy  = []StorageRedundancy{
		StorageLRS, StorageGRS, StorageRAGRS, StorageZRS, StorageGZRS, StorageRAGZRS,
	}
	serviceBusTiers = []ServiceBusTier{ServiceBusBasic, ServiceBusStandard, ServiceBusPremium}
	consistencies   = []Consistency{
		ConsistencyEventual, ConsistencyConsistentPrefix, ConsistencySession, ConsistencyBoundedStaleness, ConsistencyStrong,
	}
	serviceHosts = []ServiceHost{
		HostAppService, HostFunctions, HostContainerInstances, HostContainerApps, HostAKS,
	}
	ddosProtection = []DDoSProtection{DDoSIPProtection, DDoSNetworkProtection}
)

func (e CacheEngine) rank() int       { return slices.Index(cacheEngines, e) }
func (r ReadPath) rank() int          { return slices.Index(readPaths, r) }
func (t Topology) rank() int          { return slices.Index(topologies, t) }
func (r BackupRedundancy) rank() int  { return slices.Index(backupRedundancies, r) }
func (t FrontDoorTier) rank() int     { return slices.Index(frontDoorTiers, t) }
func (r StorageRedundancy) rank() int { return slices.Index(storageRedundancy, r) }
func (t ServiceBusTier) rank() int    { return slices.Index(serviceBusTiers, t) }
func (c Consistency) rank() int       { return slices.Index(consistencies, c) }
func (h ServiceHost) rank() int       { return slices.Index(serviceHosts, h) }
func (d DDoSProtection) rank() int    { return slices.Index(ddosProtection, d) }
