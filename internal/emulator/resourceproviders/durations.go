package resourceproviders

import (
	"regexp"
	"strconv"
)

var isoDuration = regexp.MustCompile(`^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$`)

// durationMinutes reads an ISO 8601 duration of days, hours and minutes; seconds, months and years are not read.
func durationMinutes(text string) (int, bool) {
	parts := isoDuration.FindStringSubmatch(text)
	if parts == nil || parts[1]+parts[2]+parts[3] == "" {
		return 0, false
	}
	minutes := 0
	for i, unit := range []int{24 * 60, 60, 1} {
		if parts[i+1] == "" {
			continue
		}
		number, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return 0, false
		}
		minutes += number * unit
	}
	return minutes, true
}

var isoSeconds = regexp.MustCompile(`^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$`)

// durationSeconds reads an ISO 8601 duration of days, hours, minutes and seconds, without its fraction of a second;
// months and years are not read.
func durationSeconds(text string) (int, bool) {
	parts := isoSeconds.FindStringSubmatch(text)
	if parts == nil || parts[1]+parts[2]+parts[3]+parts[4] == "" {
		return 0, false
	}
	seconds := 0
	for i, unit := range []int{24 * 60 * 60, 60 * 60, 60, 1} {
		if parts[i+1] == "" {
			continue
		}
		number, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return 0, false
		}
		seconds += number * unit
	}
	return seconds, true
}
