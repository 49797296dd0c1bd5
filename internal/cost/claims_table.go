package cost

import "github.com/azstage/azstage/internal/cost/pricebook"

const (
	dollarsAMonth = "dollars a month"
	percent       = "percent less"
	node          = "vm.linux.D4s_v5"
)

var (
	linuxB2   = hours("app.linux.B2", "", Always(1))
	windowsB2 = hours("app.windows.B2", "", Always(1))
	s1        = charge{"sql.dtu.S1", "", Always(daysPerMonth)}
	nodes     = hours(node, "", Always(3))

	// A million users, as the estimate assumes them.
	million     = charge{"frontdoor.Standard.out", "", Always(1e6 * requestsPerUser * gbPerRequest)}
	millionAsks = charge{"frontdoor.Standard.requests", "", Always(1e6 * requestsPerUser)}
)

// claims are the prices that the article names. Thresholds of alerts and other figures that are no prices are not here.
var claims = []Claim{
	{
		Subject: "App Service B2", Says: "$55 a month", Low: 55, High: 55, Unit: dollarsAMonth,
		Readings: []Reading{{"Linux", month(linuxB2)}, {"Windows", month(windowsB2)}},
		Note:     "$55 is the price of B1 on Windows.",
	},
	{
		Subject: "SQL Database S1", Says: "about $30 a month", Low: 30, High: 30, Unit: dollarsAMonth,
		Readings: []Reading{{"S1, 20 DTUs", month(s1)}},
	},
	{
		Subject: "The first stage together", Says: "$100 to $200 a month", Low: 100, High: 200, Unit: dollarsAMonth,
		Readings: []Reading{{"B2 on Linux and S1", month(linuxB2, s1)}, {"B2 on Windows and S1", month(windowsB2, s1)}},
		Note: "Stage single runs on Linux and stays below; on Windows it would be inside. Storage, logs and tests add a " +
			"few dollars to either, and up to $70 when the logs reach their daily cap every day.",
	},
	{
		Subject: "Redis C2 Standard", Says: "about $160 a month", Low: 160, High: 160, Unit: dollarsAMonth,
		Readings: []Reading{{"C2 with its replica", month(hours("redis.classic.Standard_C2", "", Always(1)))}},
		Note: "New tenants cannot create it any more. Balanced_B3 of Azure Managed Redis, with its second node, holds " +
			"as much for $94.90; stage 1k uses that.",
	},
	{
		Subject: "Front Door, base fee", Says: "about $35 a month", Low: 35, High: 35, Unit: dollarsAMonth,
		Readings: []Reading{
			{"Standard", month(monthly("frontdoor.Standard.base", "", 1))},
			{"Premium", month(monthly("frontdoor.Premium.base", "", 1))},
		},
		Note: "Managed rule sets of the firewall and private origins need Premium.",
	},
	{
		Subject: "Front Door, data to users", Says: "$0.008 per GB", Low: 0.008, High: 0.008, Unit: "dollars a GB",
		Readings: []Reading{{"North America and Europe, first 10 TB", unitPrice("frontdoor.Standard.out")}},
		Note:     "Ten times too low: a zero too many.",
	},
	{
		Subject: "Front Door for a million users", Says: "$500 to $1,000 a month", Low: 500, High: 1000, Unit: dollarsAMonth,
		Readings: []Reading{
			{"10 TB and the base fee", month(monthly("frontdoor.Standard.base", "", 1), million)},
			{"with 200 million requests", month(monthly("frontdoor.Standard.base", "", 1), million, millionAsks)},
		},
		Note: "It fits $0.0825 per GB, not $0.008: at that price a million users would have to draw 60 TB and more.",
	},
	{
		Subject: "AKS, three nodes", Says: "about $400 a month", Low: 400, High: 400, Unit: dollarsAMonth,
		Readings: []Reading{
			{"three D4s_v5", month(nodes)},
			{"three D4s_v5 and the Standard tier", month(nodes, hours("aks.standard", "", Always(1)))},
		},
		Note: "The nodes alone. A cluster with a service level costs $73 more, before disks and load balancer.",
	},
	{
		Subject: "Cool blobs instead of hot ones", Says: "50 % less", Low: 50, High: 50, Unit: percent,
		Readings: []Reading{{"LRS", cheaper(unitPrice("blob.hot.LRS.data"), unitPrice("blob.cool.LRS.data"))}},
		Note:     "Depends on the region. Reading cool blobs costs more than reading hot ones.",
	},
	{
		Subject: "Archived blobs instead of hot ones", Says: "95 % less", Low: 95, High: 95, Unit: percent,
		Readings: []Reading{{"LRS", cheaper(unitPrice("blob.hot.LRS.data"), unitPrice("blob.archive.LRS.data"))}},
		Note:     "Depends on the region; East US has 95 %.",
	},
	{
		Subject: "Reserved capacity", Says: "70 % less and more", Low: 70, High: 100, Unit: percent,
		Readings: []Reading{
			{"D4s_v5, three years", cheaper(unitPrice(node), termPrice(node, pricebook.Reservation3))},
			{"D4s_v5, one year", cheaper(unitPrice(node), termPrice(node, pricebook.Reservation1))},
		},
		Note: "An upper bound that other sizes may reach, not what to plan with.",
	},
	{
		Subject: "Spot capacity", Says: "90 % less", Low: 90, High: 90, Unit: percent,
		Readings: []Reading{{"D4s_v5", cheaper(unitPrice(node), termPrice(node, pricebook.Spot))}},
		Note:     "An upper bound. Spot prices change by the hour.",
	},
}
