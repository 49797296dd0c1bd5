// Package network plans the addresses of all regions and cells, makes one virtual network with the subnets that were
// asked for, and peers the network of a cell with that of its region.
//
// Every region owns a /13 of 10.0.0.0/8. Its first /16 is the virtual network of the region stamp; the rest is cut into
// /20 networks, one a cell. The place of every subnet is fixed in one table, for all stages at once: a subnet in use
// can be neither moved nor resized, so room is kept from the beginning for what later stages add.
//
// A virtual network and its subnets cost nothing. Azure writes one subnet of a network at a time, so the component
// creates them one after the other.
package network
