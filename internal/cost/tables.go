package cost

import (
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const tableOfStorage = "azure-native:storage:Table"

// entities are billed by the gigabyte and the operation, by the redundancy of the account. Accounts of a stack, one in each
// region, share what its users keep.
func entities(s scene, redundancy string) []charge {
	accounts := 0.0
	for _, other := range s.graph.OfType(storageAccount) {
		if holdsTables(s, other) {
			accounts++
		}
	}
	each := 1 / max(1, accounts)
	users, requests := s.usage.Users.Times(each), s.usage.Requests.Times(each)
	meter := "table." + redundancy
	return []charge{
		{meter + ".data", "entities, " + redundancy, users.Times(tableGBPerUser)},
		{meter + ".writes", "writes", requests.Times(tableWritesPerRequest)},
		{meter + ".reads", "reads", requests.Times(tableReadsPerRequest)},
	}
}

// holdsTables says whether an account was made for tables. Accounts of function apps have none that a program declares.
func holdsTables(s scene, account graph.Resource) bool {
	for _, table := range s.graph.OfType(tableOfStorage) {
		inside := account.ID != "" && strings.HasPrefix(strings.ToLower(table.ID), strings.ToLower(account.ID)+"/")
		if inside || word(table, "accountName") != "" && word(table, "accountName") == word(account, "accountName") {
			return true
		}
	}
	return false
}
