package deploy

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// export gives the stack its outputs. What every region has is that of the first.
func (d *deployment) export(ctx *pulumi.Context) error {
	s := d.home()
	ctx.Export("stage", pulumi.String(s.profile.Stage))
	ctx.Export("resourceGroup", s.group.Name)
	ctx.Export("url", d.url())
	ctx.Export("sqlServer", s.database.HostName)
	ctx.Export("sqlDatabase", s.database.DatabaseName)
	ctx.Export("grantAppAccessSql", s.database.GrantAppAccessSQL)
	s.exportServiceGrants(ctx)
	if s.failover != nil {
		ctx.Export("sqlFailoverGroup", s.failover.HostName)
	}
	if s.shards != nil {
		ctx.Export("sqlShardMap", pulumi.String(s.shards.Map))
	}
	ctx.Export("blobEndpoint", s.storage.BlobEndpoint)
	if s.services != nil {
		ctx.Export("services", s.services.URLs())
		if deployments := s.services.Deployments(); len(deployments) > 0 {
			ctx.Export("serviceDeployments", deployments)
		}
	}
	d.exportRegions(ctx)
	d.exportResilience(ctx)
	if d.registry != nil {
		ctx.Export("registry", d.registry.LoginServer)
	}
	return d.exportCells(ctx)
}

// exportRegions says what each region has of its own, where there are several.
func (d *deployment) exportRegions(ctx *pulumi.Context) {
	if len(d.regions()) == 1 {
		return
	}
	regions := pulumi.Map{}
	for _, s := range d.regions() {
		region := pulumi.Map{
			"resourceGroup": s.group.Name, "app": s.app.HostName, "blobEndpoint": s.storage.BlobEndpoint,
		}
		if s.services != nil {
			region["services"] = s.services.URLs()
			if deployments := s.services.Deployments(); len(deployments) > 0 {
				region["serviceDeployments"] = deployments
			}
		}
		if s.database != nil {
			region["sqlServer"] = s.database.HostName
		}
		if s.failover != nil {
			region["sqlFailoverGroup"] = s.failover.HostName
		}
		regions[s.region.Name] = region
	}
	ctx.Export("regions", regions)
}
