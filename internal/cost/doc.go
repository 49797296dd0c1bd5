// Package cost estimates what a stack costs in a month, from its resource graph, a price book and an assumed use.
//
// Every amount is a range. The minimum is what a month costs with the fewest users of the stage and autoscale at its
// minimum, the typical amount is meant for planning, and the maximum is a stage full of users, autoscale at its maximum
// all month, and logs at the daily cap every day. A month has 730 hours.
//
// Nothing is invented: a resource of an unknown type, of an unknown size, or without a price is listed as unpriced, with
// the reason. Where the book has no price of a further region, that of the stack's own counts, and the line and the text
// say so. Taxes, support plans and discounts of an agreement are not in it.
package cost
