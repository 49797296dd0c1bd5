package stages

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
)

// clusterPools checks the pools of Kubernetes clusters beside the system pool.
func (c *check) clusterPools(s Services) {
	pools := s.Pools
	c.that(pools == ClusterPools{} || s.Host == HostAKS, "services.pools", fmt.Sprintf("given for the host %q", s.Host),
		"only Kubernetes clusters have pools", "leave them out, or use aks")
	size, known := azure.VMSizeByName(pools.SystemSKU)
	c.that(pools.SystemSKU == "" || known && !size.Burstable && size.VCPUs >= azure.MinSystemVCPUs,
		"services.pools.systemSku", pools.SystemSKU, "system nodes have 4 vCPUs and more, not of the B series",
		"use Standard_D4s_v5")
	_, known = azure.VMSizeByName(pools.UserSKU)
	c.that(pools.UserSKU == "" || known, "services.pools.userSku", fmt.Sprintf("%q is no known size", pools.UserSKU),
		"it must be a size of virtual machines", "use Standard_D4s_v5")
	c.between("services.pools.userMax", pools.UserMax, 0, azure.MaxNodesPerPool)
	c.between("services.pools.userMin", pools.UserMin, 0, pools.UserMax)
	c.between("services.pools.spotMax", pools.SpotMax, 0, azure.MaxNodesPerPool)
}
