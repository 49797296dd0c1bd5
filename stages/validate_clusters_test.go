package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestPoolsOfClusters(t *testing.T) {
	t.Parallel()
	p := profileOf(t, stages.Stage1m)
	p.Services.Pools = stages.ClusterPools{
		SystemSKU: "Standard_D8s_v5", UserSKU: "Standard_B4ms", UserMin: 2, UserMax: 10, SpotMax: 5,
	}
	require.NoError(t, p.Validate())

	p.Services.Pools = stages.ClusterPools{
		SystemSKU: "Standard_B4ms", UserSKU: "big", UserMin: 3, UserMax: 2, SpotMax: -1,
	}
	assert.Equal(t, []string{
		"services.pools.spotMax", "services.pools.systemSku", "services.pools.userMin", "services.pools.userSku",
	}, faultFields(t, p.Validate()))

	p.Services.Pools = stages.ClusterPools{UserMax: 2}
	p.Services.Host = stages.HostContainerApps
	assert.Contains(t, faultFields(t, p.Validate()), "services.pools")
}
