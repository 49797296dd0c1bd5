// Package keyvault keeps what cannot be avoided as a secret: certificates and the keys of others. The project's own
// services need none, because they know each other by managed identity.
//
// Access is by role alone, and the vault answers the network only where it must: a private vault takes private
// endpoints and Azure's trusted services, nobody else. Deleted vaults and secrets are kept for the retention, which is
// fixed at creation, and the vault's name stays taken for that time. With purge protection nobody can shorten it, and
// it cannot be switched off again; Azure refuses to hear that it is off, so it is true or not mentioned.
//
// The resource uses an API version that Azure retires on 2027-02-27, together with all others before 2026-02-01. The
// SDK offers no later one yet.
//
// A vault costs nothing but 0.03 US dollars for 10,000 operations.
package keyvault
