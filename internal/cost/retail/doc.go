// Package retail reads Azure's public retail prices and rebuilds a price book from them.
//
// What is known of the API comes from its documentation (Microsoft Learn, Azure Retail Prices overview) and from public
// captures of its answers of 2026-08; no call to it could be made while this was written.
package retail
