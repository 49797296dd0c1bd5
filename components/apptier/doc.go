// Package apptier makes an App Service plan and one Linux web app on it.
//
// The app runs under a managed identity made elsewhere, takes HTTPS of TLS 1.2 and newer only, and has no password to
// publish with: FTP and basic authentication are off. All application settings come from the caller and are set here
// in one place; a second owner, such as the separate settings resource, would overwrite them.
//
// From a Standard plan on there can be a staging slot: a copy of the app on the same instances, deployed to first and
// swapped with the app when it answers its health path. A swap exchanges code and settings, but not the settings in
// which the slot differs. What comes in front of the app (Front Door, an application gateway) can be made the only way
// in; the rules hold for the site it is deployed through as well, so that deployments come by private endpoint or not
// at all.
//
// Several apps can share a plan, which NewPlan makes without one. Each app then needs a name of its own.
//
// The plan is what costs, by the instance and hour, whether the app is used or not.
//
// Caveats. Going from a runtime to a container image or back replaces the app, and its host name with it. The plan
// turns zone redundant in place only where its scale unit has zones; a plan that started in the Basic tier may sit in
// one that has none. A slot shares the instances with the app: what it is loaded with, users feel.
package apptier
