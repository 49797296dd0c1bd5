// Package appgateway is the entry of a region behind Front Door: layer 7 balancing with a web application firewall, in
// front of a web app.
//
// The way of a request: Front Door, the gateway's public address, the gateway, the web app. Three locks keep others
// out. The security group of the subnet (package network) admits only the address range of Front Door. The firewall
// policy admits only requests that carry the ID of our own Front Door profile, since the range is shared by everybody's
// profiles. And the app should be reached by a private endpoint alone, whose zone is linked to the gateway's network.
//
// By private link. A Premium Front Door can come to a second frontend, at a private address, through a private endpoint of
// its own. The public address then stays, because a gateway needs one, but nothing listens there and the security group
// lets nobody in. The ID of the profile is still asked for: whoever else is granted a private endpoint does not have it.
//
// From Front Door to the gateway. With a certificate in a key vault the gateway listens with HTTPS. Without one it can
// listen with HTTP only: that part of the way then stays on Microsoft's network but is not encrypted, and whoever can
// listen there can read it. An environment with real users should give a certificate. From the gateway to the app it is
// HTTPS in both cases. Requests are limited in Front Door, as the gateway sees Front Door's addresses and not the
// users'.
//
// The app sees its own host name. An app that builds absolute addresses, or sets cookies for a domain, must take the
// user's host name from X-Forwarded-Host.
//
// Zones, and the address, cannot be changed later. Front Door must know the gateway's host name, and the gateway Front
// Door's ID: [HostName] gives the former before the gateway exists.
//
// A gateway costs about 330 US dollars a month for being there, and more for each capacity unit in use.
package appgateway
