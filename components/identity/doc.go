// Package identity makes the managed identity under which one workload role (the web app, the workers) runs.
//
// It is a component of its own because it comes first: stores grant access to it, and the app's settings name it. An
// identity costs nothing and has no secret that could leak. It counts as stateful: its database user cannot be created
// by a deployment, so a new identity would have no access to the database.
package identity
