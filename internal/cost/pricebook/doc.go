// Package pricebook is a dated book of Azure's retail prices: what a meter is called in the Azure Retail Prices API,
// and what it cost where and when. It holds only meters that the cost estimate, or a check of a published claim, needs.
//
// Three tables make the book: meters.csv, prices.csv and sources.csv. `azstage prices refresh` rewrites prices.csv.
// All prices are US dollars, pay-as-you-go, before tax and discounts.
package pricebook
