package placement

import "time"

// What Front Door takes: azurerm bounds all its resources alike.
const (
	edgeChange = 4 * time.Hour
	edgeDelete = 6 * time.Hour
	edgeWhy    = "a change is taken over by every point of presence"
)
