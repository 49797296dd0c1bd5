// Package privatelink gives services a private address in the virtual network, and the names by which clients find it
// there.
//
// Each endpoint is one part of one service. Its zone group keeps one record in one private DNS zone; a group with more
// zones cannot be deleted in one go. A zone exists once for all endpoints of its kind, and is linked to every network
// whose clients should use the private address. A network can be linked to one zone of a name only, so what shares a
// network shares its zones: a cell has its records in those of its region.
//
// Azure changes one endpoint of a subnet at a time, so they are created one after the other. The zones and their links
// come first, and an endpoint disappears before its zone. Between an endpoint and its record a name that the zone covers
// does not resolve.
//
// An endpoint closes nothing: the service's public endpoint stays open until the service itself is told to close it,
// which must come after the endpoint stands. An endpoint costs about 7 US dollars a month and 0.01 a gigabyte.
package privatelink
