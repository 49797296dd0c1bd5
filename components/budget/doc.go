// Package budget makes a monthly budget on a resource group, and tells people when it is nearly spent, spent, or about
// to be exceeded. A budget costs nothing, and stops nothing: it only tells.
//
// A budget can count one cost centre alone: what carries its tag. Only costs that arose after a resource was tagged are
// found by the tag.
//
// Azure compares once or twice a day, so the word comes hours after the money is gone. Amounts are in the currency in
// which the subscription is billed.
package budget
