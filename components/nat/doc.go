// Package nat gives subnets a fixed public address and enough ports for what they call in the Internet.
//
// A Standard NAT gateway lives in one zone: the one asked for, or one that Azure picks. Its address is zone-redundant
// and outlives a change of gateway. A gateway in one zone is a single point of failure for outbound calls of all
// subnets behind it; environments that cannot bear that split their subnets by zone, with a gateway each.
//
// The gateway costs about 33 US dollars a month and 0.045 a gigabyte, the address about 4. Subnets name the gateway,
// not the other way round.
package nat
