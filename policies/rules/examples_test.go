package rules_test

import "time"

// now is when the tests judge: a day on which some services are retired and others are not yet.
var now = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
