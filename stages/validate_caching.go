package stages

// cachedOutput checks what the application keeps beyond single values.
func (c *check) cachedOutput(k Cache) {
	if k.Output.Seconds != 0 {
		c.between("cache.output.seconds", k.Output.Seconds, 1, 86400)
	}
	if k.Memory == (MemoryCache{}) {
		return
	}
	c.between("cache.memory.sizeMb", k.Memory.SizeMB, 1, 4096)
	c.between("cache.memory.seconds", k.Memory.Seconds, 1, 3600)
	c.that(k.Memory.InvalidationChannel != "", "cache.memory.invalidationChannel", "it is empty",
		"without a channel, instances show each other's changes only when their entries have expired",
		"name one, such as cache-invalidation")
}
