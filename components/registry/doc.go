// Package registry makes a container registry that knows Entra identities only: no admin user, no anonymous pull.
//
// # Tiers
//
// A private endpoint needs the tier Premium, about 50 USD a month in East US 2 (2026-08) against 20 for Standard and 5
// for Basic. Premium also has retention: manifests that no tag names are deleted after some days, which keeps the storage
// of a pipeline that builds every day from growing for ever. All tiers are spread over the zones of their region by
// themselves, whatever the property zoneRedundancy says; the component leaves it alone.
//
// # Who gets in
//
// Each puller has the role AcrPull on the registry and nothing else. Pushing is for the pipeline that builds images: give
// its identity the role AcrPush.
//
// # Network
//
// With [Args.Private] the public endpoint is closed. Azure's own services that are on its list of trusted ones, Container
// Instances among them, still pull with their identity. A pipeline has to push from inside the network, or hand the image
// over with `az acr import`. Artifacts are then not exported either: an image could otherwise be copied to a registry
// outside by whoever may read it.
//
// # What is not here
//
// Soft delete of artifacts exists in preview versions of the API only, and excludes retention. Content trust is being
// retired by Azure. Geo-replication belongs to stages with more than one region.
package registry
