package stages

import "slices"

// applyServices changes the services of a stage that has some. What a host needs in the network comes and goes with it.
func (o Overrides) applyServices(p *Profile) {
	if p.Services.Host == "" {
		return // The overrides are for the other stage of a hop, which shares them.
	}
	before := p.Services.Host
	set(&p.Services.Host, o.Services.Host)
	if o.Services.Definitions != nil {
		p.Services.Definitions = slices.Clone(*o.Services.Definitions)
	}
	if p.Services.Host == before {
		return
	}
	p.Network.Subnets = without(p.Network.Subnets, hostSubnets[before])
	if subnet, known := hostSubnets[p.Services.Host]; known && !slices.Contains(p.Network.Subnets, subnet) {
		p.Network.Subnets = append(p.Network.Subnets, subnet)
	}
	p.Services.sizeCluster()
	needsSites := p.Services.Host == HostAppService || p.Services.Host == HostFunctions
	if needsSites && len(p.Network.PrivateEndpoints) > 0 && !slices.Contains(p.Network.PrivateEndpoints, PrivateSites) {
		p.Network.PrivateEndpoints = append(slices.Clone(p.Network.PrivateEndpoints), PrivateSites)
	}
}
