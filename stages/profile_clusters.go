package stages

// ClusterPools are the sizes of nodes, and the pools beside the system pool. Zero values: services run on the system pool.
type ClusterPools struct {
	// SystemSKU is the size of the system nodes, e.g. "Standard_D4s_v5", which is the default.
	SystemSKU string `json:"systemSku,omitzero" expand:"target"`
	// UserSKU is the size of the nodes for services. Empty: that of the system nodes.
	UserSKU string `json:"userSku,omitzero" expand:"target"`
	// UserMin and UserMax bound the nodes for services, 0 to 1000. UserMax 0: no such pool.
	UserMin int `json:"userMin,omitzero"`
	UserMax int `json:"userMax,omitzero"`
	// SpotMax is the largest number of nodes for batch work, which Azure takes back at will. 0: none.
	SpotMax int `json:"spotMax,omitzero"`
}

// sizeCluster gives services that come to Kubernetes by an override the nodes of stage 100k: one for each of three zones
// to begin with, up to ten for services, and five for batch work, which cost nothing while there is none. Other hosts
// have no nodes.
func (s *Services) sizeCluster() {
	if s.Host != HostAKS {
		s.ClusterNodes, s.Pools = 0, ClusterPools{}
		return
	}
	if s.ClusterNodes == 0 {
		s.ClusterNodes = 3
	}
	if s.Pools == (ClusterPools{}) {
		s.Pools = ClusterPools{
			SystemSKU: "Standard_D4s_v5", UserSKU: "Standard_D4s_v5", UserMin: 3, UserMax: 10, SpotMax: 5,
		}
	}
}
