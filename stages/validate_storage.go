package stages

import (
	"fmt"
	"slices"
)

func (c *check) storage(s Storage) {
	c.that(s.Redundancy.rank() >= 0, "storage.redundancy", fmt.Sprintf("%q is no redundancy", s.Redundancy),
		fmt.Sprintf("it must be one of %v", storageRedundancy), "use Standard_ZRS")
	c.between("storage.softDeleteDays", s.SoftDeleteDays, 1, 365)
	c.that(s.ArchiveRedundancy == "" || s.ArchiveRedundancy.rank() >= 0 && !s.ArchiveRedundancy.needsZones(),
		"storage.archiveRedundancy", fmt.Sprintf("%q has no archive tier", s.ArchiveRedundancy),
		"the archive tier exists on LRS, GRS and RAGRS accounts only", "use Standard_GRS")
	c.lifecycle(s)
}

func (c *check) lifecycle(s Storage) {
	l := s.Lifecycle
	c.that(l.ArchiveAfterDays == 0 || s.ArchiveRedundancy != "", "storage.lifecycle.archiveAfterDays",
		"there is no account to archive on", "archiving needs storage.archiveRedundancy", "set it to Standard_GRS")
	for _, container := range l.Aging {
		c.that(slices.Contains(s.Containers, container), "storage.lifecycle.aging", "no container "+container,
			"what ages is in one of storage.containers", "add it there, or leave it out")
	}
	for _, age := range []struct {
		field string
		days  int
	}{
		{"coolAfterDays", l.CoolAfterDays}, {"coldAfterDays", l.ColdAfterDays}, {"archiveAfterDays", l.ArchiveAfterDays},
		{"deleteVersionsAfterDays", l.DeleteVersionsAfterDays},
	} {
		c.that(age.days >= 0, "storage.lifecycle."+age.field, fmt.Sprintf("%d days", age.days), "an age is 0 or more days",
			"use 0 for never")
	}
	c.that(l.CoolAfterDays == 0 || l.ColdAfterDays == 0 || l.CoolAfterDays < l.ColdAfterDays,
		"storage.lifecycle.coldAfterDays", fmt.Sprintf("cold after %d days, cool after %d", l.ColdAfterDays, l.CoolAfterDays),
		"blobs become cool before they become cold", "put them in order")
	c.that(len(l.Aging) > 0 || l.CoolAfterDays == 0 && l.ColdAfterDays == 0, "storage.lifecycle.aging", "nothing ages",
		"coolAfterDays and coldAfterDays are about the containers in aging", "name a container, such as uploads")
}
