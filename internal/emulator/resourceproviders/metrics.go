package resourceproviders

import "strings"

// isDTUMetric says that only databases that are bought in DTUs have a metric.
func isDTUMetric(metric string) bool { return strings.HasPrefix(strings.ToLower(metric), "dtu_") }
