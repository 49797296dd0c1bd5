// Package chaos makes the experiments of Azure Chaos Studio: what may be harmed (a target on a resource, and on it the
// capability of each fault), the experiments, and the roles under which they act.
//
// Nothing starts by itself. An experiment runs when somebody starts it, for a few minutes, and Azure undoes a continuous
// fault at its end or when the experiment is cancelled. Each experiment has a system-assigned identity with the roles that
// Microsoft lists for its fault, on the resource that it harms and on nothing else; whoever may start experiments needs no
// rights on the resource.
//
// Which faults there are is a table of Azure's, in internal/azure. There is none for Azure Managed Redis, for a zone of an
// App Service plan or for Azure SQL Database. Faults of pods need Chaos Mesh in the cluster, which the deployment pipeline
// installs: without it an experiment fails when it starts, and harms nothing.
package chaos
