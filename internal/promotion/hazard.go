package promotion

import "github.com/azstage/azstage/internal/azure"

// Hazard is a change between stages that goes wrong if it is done naively.
type Hazard struct {
	ID string
	// Change is what the hop does, Danger what happens if it is done naively, Answer what this program does instead.
	Change, Danger, Answer string
	// Tests are the names of the tests that show it. None: NotModelled says why.
	Tests       []string
	NotModelled string
	Source      string
	Evidence    azure.Evidence
}

// Hazards are the known ones of the whole ladder.
func Hazards() []Hazard { return append([]Hazard(nil), hazards...) }

const (
	onTheLadder  = "TestAStackGoesUpTheLadderAndBackByTheDocumentedWay"
	byConversion = "TestEveryConversionIsRefusedAndItsHarmlessSisterIsNot"
	edgeHop      = "TestFrontDoorBecomesPremiumWithoutAnOutage"
	wholeLadder  = "TestOneStackGoesFromSingleTo10mAndBack"
)

var hazards = []Hazard{
	{
		ID: "plan-unit", Change: "The plan grows from B2 to P1v3",
		Danger:      "The unit of hardware behind the resource group may have no Premium: the update is refused",
		Answer:      "None: a second plan beside the first would be needed",
		NotModelled: "the emulator gives every plan a unit that has every tier",
		Source:      "Microsoft Learn, scale up an app in Azure App Service", Evidence: azure.Known,
	},
	{
		ID: "plan-zones", Change: "The plan becomes zone-redundant",
		Danger: "Azure takes it for an existing plan only with two instances, and only where its unit has zones",
		Answer: "One update raises tier, instances and zone redundancy together, while the app stands",
		Tests:  []string{onTheLadder}, Source: "Microsoft Learn, reliability in App Service (two pages disagree)",
		Evidence: azure.Inferred,
	},
	{
		ID: "slot-and-plan", Change: "The plan shrinks to B2 on the way down",
		Danger: "The staging slot is deleted last, and no plan becomes smaller than its slots need",
		Answer: "The slot goes in the first half already: it serves no user",
		Tests:  []string{"TestTheStagingSlotIsInTheWayOfASmallerPlanUnlessItGoesFirst"},
		Source: "Microsoft Learn, App Service limits", Evidence: azure.Verified,
	},
	{
		ID: "sql-hyperscale", Change: "The database becomes Hyperscale, and back",
		Danger: "The way back leads to General Purpose only and is open for 45 days; the emulator does not count them",
		Answer: "A demotion that asks for another tier is refused with the way out, which a test goes",
		Tests:  []string{onTheLadder, byConversion}, Evidence: azure.Verified,
		Source: "MicrosoftDocs/sql-docs azure-sql/database/reverse-migrate-from-hyperscale.md",
	},
	{
		ID: "sql-hyperscale-zones", Change: "The Hyperscale database is zone-redundant",
		Danger: "Only the request that enters the tier can ask for it",
		Answer: "Conversion, zone redundancy and backup redundancy are one update; a later change is refused",
		Tests:  []string{onTheLadder, byConversion}, Evidence: azure.Inferred,
		Source: "Microsoft Learn, create a zone-redundant Hyperscale database",
	},
	{
		ID: "cache-size", Change: "The cache shrinks on the way down",
		Danger: "A member of a geo-replication group cannot be made smaller", Answer: "Refused with the way out: keep its size",
		Tests:  []string{onTheLadder, byConversion},
		Source: "Microsoft Learn, scale an Azure Managed Redis instance", Evidence: azure.Verified,
	},
	{
		ID: "cache-policy", Change: "The cache gets another clustering policy or other availability",
		Danger: "Azure makes another cache or another database in it, which is empty", Answer: "Refused",
		Tests: []string{byConversion}, Source: "azure-native SDK v3.23.0, argument comments of the cache database",
		Evidence: azure.Verified,
	},
	{
		ID: "cache-engine", Change: "The classic cache gives way to Managed Redis",
		Danger: "Another type, host name and port; sessions in the old one are lost with it",
		Answer: "Managed Redis from the first cache on; a deletion of a cache with sessions is refused",
		Tests:  []string{"TestACacheMayGoUnlessItHoldsSessions"}, Source: "Microsoft Learn, Azure Cache for Redis retirement",
		Evidence: azure.Verified,
	},
	{
		ID: "storage-redundancy", Change: "The storage account gets another redundancy",
		Danger: "Between local and zonal redundancy there is only a migration",
		Answer: "Zonal from the first stage on; a change of family is refused before anything is touched",
		Tests:  []string{"TestAHopThatWouldLoseSomethingIsRefused", byConversion}, Evidence: azure.Verified,
		Source: "Microsoft Learn, change how a storage account is replicated",
	},
	{
		ID: "public-access", Change: "The stores close their public endpoints",
		Danger: "In one step they close before the private endpoints and their DNS records stand",
		Answer: "They close in the second half, and only where an approved private endpoint is found by DNS",
		Tests: []string{
			"TestOneStepFromSingleTo1kCutsUsersAndStoresOff", "TestExpandAndContractKeepUsersAndTheWayBackKeepsEverything",
			"TestThePublicWayClosesOnlyWhereAPrivateOneStands",
		},
		Source: "Microsoft Learn, private endpoint DNS integration", Evidence: azure.Verified,
	},
	{
		ID: "front-door-lock", Change: "The app lets in its Front Door alone",
		Danger: "Users who still come to the app's own host name are cut off",
		Answer: "The lock comes in the second half; the plan says to move the users' host name before it",
		Tests: []string{
			"TestExpandAndContractKeepUsersAndTheWayBackKeepsEverything", "TestUsersAreToBeMovedBeforeTheirWayCloses",
		},
		Source: "Microsoft Learn, secure traffic to Azure Front Door origins", Evidence: azure.Verified,
	},
	{
		ID: "front-door-premium", Change: "Front Door becomes Premium",
		Danger: "As an update it is another profile with another host name; the way back does not exist",
		Answer: "The hop makes the Premium firewall policy, runs Azure's upgrade action and refreshes; the profile stays",
		Tests:  []string{byConversion, "TestTheUpgradeOfFrontDoorIsAnActionOfTheHop", edgeHop},
		Source: "Microsoft Learn, upgrade from Azure Front Door Standard to Premium", Evidence: azure.Verified,
	},
	{
		ID: "private-origins", Change: "Front Door comes to its origins by private link",
		Danger: "A new private link waits for an approval, and a group of origins takes no second reach: users are cut off",
		Answer: "A second group beside the first, approved between the halves; the routes move before the old way closes",
		Tests:  []string{edgeHop, "TestOneStepToPrivateOriginsCutsUsersOff"},
		Source: "MicrosoftDocs/azure-docs articles/frontdoor/private-link.md", Evidence: azure.Verified,
	},
	{
		ID: "autoscale", Change: "Autoscale takes over the number of instances",
		Danger: "The next update would set the number back to the program's",
		Answer: "From the setting's first day on, the program ignores the number",
		Tests:  []string{"TestAutoscaleKeepsItsInstances"}, Source: "Microsoft Learn, autoscale in Azure Monitor",
		Evidence: azure.Known,
	},
	{
		ID: "subnets", Change: "New tiers need subnets",
		Danger: "A subnet in use can neither grow nor be delegated otherwise",
		Answer: "One address plan for the whole ladder; a new subnet changes no other",
		Tests:  []string{"TestTheAddressPlanNeverMoves", "TestAddingASubnetChangesNoOther"}, Evidence: azure.Known,
		Source: "Microsoft Learn, subnet delegation",
	},
	{
		ID: "gateway-zones", Change: "The Application Gateway gets other zones", Danger: "It is another gateway",
		Answer: "All zones from its first day; a change is refused", Tests: []string{byConversion},
		Source: "hashicorp/terraform-provider-azurerm v5.2.0 application_gateway", Evidence: azure.Verified,
	},
	{
		ID: "service-bus-premium", Change: "Service Bus becomes Premium", Danger: "It takes another namespace and a migration",
		Answer: "Premium from its first day in the profiles; a change is refused", Tests: []string{byConversion},
		Source: "hashicorp/terraform-provider-azurerm v5.2.0 servicebus_namespace", Evidence: azure.Verified,
	},
	{
		ID: "interruption", Change: "A hop is interrupted", Danger: "The stack is between two stages",
		Answer: "The state remembers the half; running the verb again finishes it, or goes back through it",
		Tests:  []string{"TestAnInterruptedHopIsFinishedByRunningItAgain", "TestTheRoute"}, Evidence: azure.Known,
		Source: "design of the hop",
	},
	{
		ID: "failover-group", Change: "The database gets a failover group",
		Danger: "The group would make a copy of its own that no program resizes; host name, tier and order of scaling change",
		Answer: "The copy is the program's and stands before the group, which adopts it; the app is told the group's names " +
			"afterwards. A change of tier, except to Hyperscale, is refused by Azure at the primary before its copy has it",
		Tests: []string{
			"TestAGroupCopiesWhatThePartnerLacks", "TestTheFailoverGroupAdoptsTheProgramsCopy",
			"TestAConvertedPrimaryTakesItsCopyAlong",
		},
		Source:   "MicrosoftDocs/sql-docs azure-sql/database/failover-group-sql-db.md and failover-group-configure-sql-db.md",
		Evidence: azure.Verified,
	},
	{
		ID: "cosmos-regions", Change: "Cosmos DB gets regions, then writes in all of them, and back",
		Danger: "One request may do only one kind of change",
		Answer: "Regions come in the first half and writes in the second; on the way back writes go first",
		Tests:  []string{"TestSeveralRegionsInOneStepAreRefusedByCosmosDB", wholeLadder},
		Source: "Azure Cosmos DB resource provider reference", Evidence: azure.Known,
	},
	{
		ID: "cluster-immutables", Change: "Kubernetes, Container Apps and API Management get other networks",
		Danger: "Plugin, subnet and address ranges are fixed: another cluster, environment or service",
		Answer: "They have their networks from their first day; a replacement is refused before anything is touched",
		Tests:  []string{"TestWhatHoldsDataIsNeitherReplacedNorDeleted", wholeLadder}, Evidence: azure.Verified,
		Source: "hashicorp/terraform-provider-azurerm v5.2.0 kubernetes_cluster",
	},
	{
		ID: "routes-and-origins", Change: "Users move to other origins, or to the cells of their region",
		Danger: "In one update the old way closes while most points of presence of Front Door still use it",
		Answer: "The routes move while both ways stand, then the hop waits; only then the second half begins",
		Tests:  []string{"TestUsersTakeTheNewWayBeforeTheOldOneGoes", edgeHop, wholeLadder},
		Source: "Microsoft Learn, Azure Front Door FAQ", Evidence: azure.Known,
	},
	{
		ID: "leaving-stores", Change: "A store goes on the way down",
		Danger: "Its port is closed, or its queue deleted, before the apps and the events have left it",
		Answer: "The ports of all stores are open from the first private endpoint on; event subscriptions go before what they fill",
		Tests:  []string{"TestStoresAreReachedByTheirOwnPorts", wholeLadder}, Evidence: azure.Known,
		Source: "order of an update: security groups first, deletions last",
	},
	{
		ID: "stores-with-data", Change: "A store that the lower stage does not have goes with its data",
		Danger: "What it held is lost, silently",
		Answer: "Refused until each resource is named with --discard, for this hop alone; protected ones stay protected until then",
		Tests:  []string{"TestWhatHoldsDataGoesOnlyIfItIsNamed", "TestWhatIsUnprotectedIsDeletedAndNothingElse", wholeLadder},
		Source: "design of the hop", Evidence: azure.Known,
	},
}
