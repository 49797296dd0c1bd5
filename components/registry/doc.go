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
// # Several regions
//
// [Args.Replicas] name the regions that keep a copy of every image, each at the price of the registry itself. All have
// one name and take pushes and pulls; a client is sent to the nearest. A tag that was pushed in one region arrives in the
// others within minutes, so a deployment names images by their digest. While the registry's own region is down, images are
// pulled and pushed elsewhere, but the registry cannot be changed. Each private endpoint of a registry takes one address
// for the registry and one for the data of each region: its subnet needs room for a copy that is added.
//
// # What is not here
//
// Soft delete of artifacts exists in preview versions of the API only, and excludes retention. Content trust is being
// retired by Azure. Regional endpoints, by which a client names the copy it wants, are in preview (2026).
package registry
