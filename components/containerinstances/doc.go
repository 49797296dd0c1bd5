// Package containerinstances makes container groups of Azure Container Instances, and the names by which they are called.
//
// A service is one group for each replica: a group neither scales nor heals beyond restarting its containers, and nothing
// balances between groups. Callers find all replicas below one name in a private DNS zone, whose record lists their
// addresses. That is the simplest host there is, for a service with an even load; whatever has to scale belongs on
// Container Apps.
//
// # What it is not
//
// There is no TLS: a group has a private address and speaks the protocol of its container, so callers use http inside the
// network. Logs are not collected: Container Instances sends them to Log Analytics with the key of the workspace only, and
// no key is kept here; metrics come by a diagnostic setting, and the application sends its telemetry itself. An address
// usually survives an update and is not promised to: after Azure has moved a group, `refresh` and `up` bring its record
// up to date.
//
// # Changes
//
// Azure changes little of a group in place: other cores, another restart policy, subnet or zone take a new group, which
// has the same name and so comes after the old one is gone. The component replaces then; with more than one replica the
// others go on. The image belongs to the deployment pipeline from its first run on.
package containerinstances
