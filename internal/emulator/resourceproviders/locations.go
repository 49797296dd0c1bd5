package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

// locationName is how most services return a region: "eastus2".
func locationName(value any) any {
	location, ok := value.(string)
	if !ok {
		return value
	}
	if region, found := azure.RegionByName(location); found {
		return region.Name
	}
	return strings.ToLower(strings.ReplaceAll(location, " ", ""))
}

// locationDisplayName is how Microsoft.Web returns a region: "East US 2".
func locationDisplayName(value any) any {
	location, ok := value.(string)
	if !ok {
		return value
	}
	if region, found := azure.RegionByName(location); found {
		return region.DisplayName
	}
	return location
}

// sameRegion compares regions in either spelling.
func sameRegion(a, b string) bool {
	return strings.EqualFold(locationName(a).(string), locationName(b).(string))
}

// normalisedLocation is the Normalise row of a type that returns locations as names.
func normalisedLocation() map[string]func(any) any {
	return map[string]func(any) any{"location": locationName}
}
