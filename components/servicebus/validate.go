package servicebus

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

var grantForm = regexp.MustCompile(`^[a-z0-9]+$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(slices.Contains([]Tier{Basic, Standard, Premium}, a.tier()), "Tier",
		fmt.Sprintf("%q is not known", a.Tier), "use Basic, Standard or Premium")
	premium := a.tier() == Premium
	faults.Require(!premium || slices.Contains(azure.ServiceBusUnits(), a.units()), "Units",
		fmt.Sprintf("must be one of %v, not %d", azure.ServiceBusUnits(), a.Units), "use 1")
	faults.Require(premium || a.Units == 0, "Units", fmt.Sprintf("%d on %s", a.Units, a.tier()),
		"use Premium, which alone has messaging units, or 0")
	faults.Require(premium || !a.Autoscaled, "Autoscaled", fmt.Sprintf("there is nothing to scale on %s", a.tier()),
		"use Premium, or set it to false")
	faults.Require(premium || !a.Private, "Private", fmt.Sprintf("%s has no private endpoints", a.tier()),
		"use Premium, or set it to false")
	faults.Require(premium || !a.TrustedServices, "TrustedServices", fmt.Sprintf("%s has no network rules", a.tier()),
		"use Premium, or set it to false")
	a.validateQueues(&faults)
	a.validateTopics(&faults)
	a.validateGrants(&faults)
	return faults.Err()
}

func (a Args) validateQueues(faults *fault.List) {
	for i, queue := range a.Queues {
		field := fmt.Sprintf("Queues[%d]", i)
		faults.Merge(field, queue.validate())
		faults.Require(queue.DuplicateWindow == 0 || a.tier() != Basic, field+".DuplicateWindow",
			"Basic does not detect duplicates", "use Standard or Premium, or 0")
		faults.Require(!slices.ContainsFunc(a.Queues[:i], func(other Queue) bool { return other.Name == queue.Name }),
			field+".Name", fmt.Sprintf("%q is named twice", queue.Name), "name it once")
	}
}

func (q Queue) validate() error {
	var faults fault.List
	rule, _ := azure.NameRuleFor(naming.ServiceBusQueue)
	faults.Merge("Name", rule.Check(q.Name))
	between := func(field string, value time.Duration, least, most int, fix string) {
		seconds := int(value / time.Second)
		faults.Require(value%time.Second == 0 && seconds >= least && (most == 0 || seconds <= most), field,
			fmt.Sprintf("%s is out of range, or no whole number of seconds", value), fix)
	}
	between("Lock", q.lock(), 1, azure.ServiceBusMaxLockSeconds, "use 1 second to 5 minutes")
	between("TimeToLive", q.timeToLive(), 1, 0, "use a second at least")
	if q.DuplicateWindow != 0 {
		between("DuplicateWindow", q.DuplicateWindow, azure.ServiceBusMinDuplicateSeconds,
			azure.ServiceBusMaxDuplicateSeconds, "use 20 seconds to 7 days")
	}
	faults.Require(q.maxDeliveries() >= 1 && q.maxDeliveries() <= azure.ServiceBusMaxDeliveries, "MaxDeliveries",
		fmt.Sprintf("must be 1 to %d, not %d", azure.ServiceBusMaxDeliveries, q.MaxDeliveries), "use 10")
	return faults.Err()
}

func (a Args) validateGrants(faults *fault.List) {
	type key struct{ name, queue, topic, subscription string }
	seen := map[key]bool{}
	for i, grant := range a.Grants {
		field := fmt.Sprintf("Grants[%d]", i)
		faults.Require(grantForm.MatchString(grant.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", grant.Name), "use a word such as web")
		own := key{grant.Name, grant.Queue, grant.Topic, grant.Subscription}
		faults.Require(!seen[own], field+".Name", fmt.Sprintf("%q is used twice for the same queue", grant.Name), "rename one")
		faults.Require(grant.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		faults.Require(slices.Contains(roles, grant.Role), field+".Role",
			fmt.Sprintf("%q is not a role on messages", grant.Role), fmt.Sprintf("use one of %q", roles))
		faults.Require(grant.Queue == "" || a.hasQueue(grant.Queue), field+".Queue",
			fmt.Sprintf("there is no queue %q", grant.Queue), "name one of Queues, or leave it empty for all")
		a.validateTopicGrant(faults, field, grant)
		seen[own] = true
	}
}

func (a Args) validateTopicGrant(faults *fault.List, field string, grant Grant) {
	faults.Require(grant.Topic == "" || grant.Queue == "", field+".Topic", "is a second place for one role",
		"make a grant for the queue and another for the topic")
	faults.Require(grant.Topic != "" || grant.Subscription == "", field+".Subscription", "is of no topic", "name its topic")
	known := grant.Topic == "" || a.hasSubscription(grant.Topic, grant.Subscription)
	faults.Require(known, field+".Topic", fmt.Sprintf("there is no topic %q with what is asked for", grant.Topic),
		"name one of Topics, and one of its subscriptions or none")
}
