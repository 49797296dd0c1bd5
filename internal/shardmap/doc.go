// Package shardmap says which of several databases holds a key. The map is a small document that an application in any
// language can read; this package makes it, and is the reference for how it is read.
//
// # The document
//
//	{"version":1,"strategy":"hash","shards":["shop-s00","shop-s01"],"slots":"AAAABBBB…"}
//	{"version":1,"strategy":"lookup","shards":["shop-s00","shop-s01"],"slots":"AAAABBBB…","catalog":"shop-catalog"}
//	{"version":1,"strategy":"range","shards":["shop-s00","shop-s01"],"keys":"number","ranges":[{"from":"","shard":0},…]}
//
// shards are names of databases. An application that meets another version than 1 stops.
//
// # Reading it
//
// hash: take the SHA-256 of the key's UTF-8 bytes, read the first 8 bytes as an unsigned big-endian number, and divide it
// by the length of slots: the remainder is the virtual shard. The character there is the shard's index in the alphabet
// A-Z a-z 0-9 - _ (A is 0). Keys scatter, so a range of them is on all shards.
//
// lookup: look the key's tenant up in the catalog database, which answers with a virtual shard; a tenant without a row is
// at the virtual shard of hash, and gets a row there. The shard is the character in slots, as with hash. A virtual shard
// moves with all its tenants when its character changes, and a tenant when its row does: no application changes.
//
// range: the shard of the last range whose from is not above the key. With keys "number" both are compared as signed
// 64-bit decimal integers, with "text" as UTF-8 bytes; the first from is "" and below every key. Neighbouring keys are
// neighbours, and the newest keys of a growing sequence are all on one shard.
//
// # Growing
//
// With hash and lookup the number of virtual shards never changes. Another shard takes an equal share of them, and from
// nobody more than that: floor(virtual shards / shards) slots move, all of them to the new shard. With range, another
// shard splits one range, and only the keys above the boundary move. The rows of what moves have to be copied before an
// application sees the new map.
package shardmap
