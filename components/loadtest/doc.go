// Package loadtest makes an Azure Load Testing resource: what generates load on a system from outside.
//
// The resource is empty. Test plans, their runs and the limits at which one fails are made through its data plane, with
// the portal, `az load test` or a pipeline's task: they belong to the application and not to its infrastructure. The
// resource itself costs nothing while nothing runs.
//
// It has an identity, so that a test can read secrets and metrics of the system once somebody gives it a role; it has none.
package loadtest
