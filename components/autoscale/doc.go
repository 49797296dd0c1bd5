// Package autoscale lets Azure change the number of instances of an App Service plan, or of messaging units of a Service
// Bus namespace, with the load and by the clock.
//
// Azure adds an instance when any rule asks for one, and removes one only when every rule that removes agrees. So each
// metric has a rule for either direction, with a gap between the two thresholds: without a gap, an instance that was
// just added would be removed again.
//
// A profile that recurs has no end in Azure: it holds until another one begins. So each window of the schedule is two
// profiles: one that begins with the window, and one that brings the usual bounds back when it ends. The second carries
// the name by which the portal knows it as the end of the first.
//
// From then on the number of instances belongs to autoscale. The plan must be told (Plan.Autoscaled of the package
// apptier), or every deployment would set it back.
//
// Messaging units double: from 1 to 2, 4, 8 and 16. So a rule names no number of them but goes to the next size that the
// service has, and bounds are sizes. The namespace must be told too (Args.Autoscaled of the package servicebus).
//
// Autoscale itself is free; the instances cost. Its measurements go to Log Analytics, where the alert on "nothing left
// to add" reads the number of instances.
//
// Caveats. Scaling takes minutes: it answers a rising load, not a jump. The metrics are averages over all instances of
// the plan. There is one autoscale setting per target.
package autoscale
