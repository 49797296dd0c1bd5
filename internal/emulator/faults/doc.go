// Package faults makes the emulated Azure fail on purpose, as a script says: throttling, passing and lasting errors, lost
// answers, a region without capacity. Whether a fault hits a request depends on the script and the request alone, not on
// what else is going on, so a script does the same on every machine.
package faults
