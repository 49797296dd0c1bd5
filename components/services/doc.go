// Package services runs services that were split off the monolith, each with a deployment and an identity of its own.
//
// # Hosts
//
// One host runs all services of a stage. Container Apps is the default from the first service on: replicas by the
// second, scaling by requests, no machines. App Service runs them on a plan of their own beside the web app's: they
// share its instances, whose number follows the load between the largest minimum and the largest maximum that any of them
// asks for. A service without a health path is asked for "/" there. Functions gives each an app and a Flex Consumption
// plan, scaled by requests and paid by the second; it takes packages and no images, and needs a storage account for each.
// On both, a service is reached by a private endpoint, which whoever made the services makes for each of Sites. Container
// Instances is the simplest and the least: one group for each replica, nothing that scales or balances.
//
// # One by one
//
// A service is added or taken away without touching the others: everything of its own is named after it, and what the
// services share belongs to the host and does not know them. The web app is told the address of every service, so it is
// the only thing that changes when one comes or goes.
//
// # A composition
//
// The package composes other components, which components do not do otherwise; docs/decisions/0010-services-compose-tiers.md
// says why.
package services
