package rules

// onFlex says whether a resource is a function app on Flex Consumption, or its plan. Such apps have no FTP, no slots and no
// diagnostic settings, and what keeps their instances healthy is the platform (Microsoft Learn "Flex Consumption plan",
// 2025).
func onFlex(r Resource) bool {
	return r.Get("sku.name").Is("FC1") || !r.Get("functionAppConfig").Absent()
}

// unlessFlex passes where a check has nothing to look at because of the plan.
func unlessFlex(then check) check {
	return func(r Resource) Result {
		if onFlex(r) {
			return pass()
		}
		return then(r)
	}
}
