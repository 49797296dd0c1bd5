package runbook

import (
	"slices"
	"strings"
)

// documents are the accounts of Cosmos DB that have the lost region.
func (s *scene) documents() {
	for _, account := range s.all(documentAccount) {
		in := s.of(account)
		others := slices.DeleteFunc(slices.Clone(in), func(region string) bool { return region == s.region })
		words := []string{"{region}", s.region, "{others}", listed(others)}
		switch {
		case !slices.Contains(in, s.region):
		case len(others) == 0:
			s.Lost = append(s.Lost, step(account, documentsLost))
		case isTrue(account.Inputs, "enableMultipleWriteLocations"):
			s.Automatic = append(s.Automatic, step(account, documentsGoOn, words...))
		case isTrue(account.Inputs, "enableAutomaticFailover"):
			s.Automatic = append(s.Automatic, step(account, documentsFollow, words...))
			s.Actions = append(s.Actions, step(account, documentsOffline, words...))
		default:
			s.Actions = append(s.Actions, step(account, documentsOffline, words...))
		}
	}
}

// caches are the lost ones, alone or in a group with others.
func (s *scene) caches() {
	for _, lost := range s.gone(cacheDatabase) {
		nickname := text(lost.Inputs, "geoReplication", "groupNickname")
		cluster := lost
		cluster.ID, _, _ = strings.Cut(lost.ID, "/databases/")
		if nickname == "" {
			s.Lost = append(s.Lost, step(cluster, cacheLost))
			continue
		}
		var members []string
		survivor := ""
		for _, member := range s.all(cacheDatabase) {
			if text(member.Inputs, "geoReplication", "groupNickname") != nickname {
				continue
			}
			members = append(members, `{"id":"`+member.ID+`"}`)
			if survivor == "" && !s.lost(member, s.region) {
				survivor = member.ID
			}
		}
		if survivor == "" {
			s.Lost = append(s.Lost, step(cluster, cacheLost))
			continue
		}
		words := []string{"{id}", lost.ID, "{server}", segment(survivor, "redisEnterprise"),
			"{servergroup}", segment(survivor, "resourceGroups"), "{nickname}", nickname, "{list}", strings.Join(members, ",")}
		s.Automatic = append(s.Automatic, step(cluster, cachesGoOn, words...))
		s.Actions = append(s.Actions, step(cluster, cacheUnlink, words...))
		s.Return = append(s.Return, step(cluster, cacheRelink, words...))
	}
}

// queues are the namespaces of Service Bus in the lost region.
func (s *scene) queues() {
	for _, lost := range s.gone(namespace) {
		s.Lost = append(s.Lost, step(lost, messagesWait))
		s.Return = append(s.Return, step(lost, messagesDrain))
	}
}

// files are the accounts that Azure copies to another region.
func (s *scene) files() {
	for _, account := range s.gone(storageAccount) {
		if strings.Contains(text(account.Inputs, "sku", "name"), "G") {
			s.Lost = append(s.Lost, step(account, filesWait, "{pair}", pairOf(s.region)))
			s.Actions = append(s.Actions, step(account, filesGivenUp))
		}
	}
}

// apis are the services of API Management with a gateway in the lost region.
func (s *scene) apis() {
	for _, service := range s.all(apiManagement) {
		in := s.of(service)
		if slices.Contains(in, s.region) && !s.lost(service, s.region) {
			s.Automatic = append(s.Automatic, step(service, gatewaysGoOn))
		}
	}
}
