// Package frontdoor makes the global entry: an Azure Front Door profile with one endpoint, one group of origins, a
// cached route for static content, an uncached one for everything else, and a web application firewall.
//
// Users reach the application through it only when the origins let nobody else in. Every profile sends its own ID in
// the header X-Azure-FDID; an origin admits the service tag AzureFrontDoor.Backend with that ID and nothing besides.
// A Premium profile can instead reach its origins by private link: each connection then waits until the owner of the
// target has approved it, which no template can do.
//
// The tier is decided once. Standard becomes Premium by an upgrade action, without a new profile and without an
// outage, and never goes back. Pulumi knows no such action and would replace the profile, so a change of the tier is
// ignored on the profile; run the upgrade, refresh, and only then raise [Args.Tier], which brings the firewall policy
// of the new tier and, if asked for, Microsoft's managed rules.
//
// Static content goes to browsers as immutable for a year. Publish it under names that change with the content, and
// publish it before the pages that refer to it: a browser keeps a "not found" as long as it keeps the file.
//
// A change takes up to 45 minutes to reach every point of presence after Azure has reported it done.
package frontdoor
