package naming

// Resource types that come with deployment slots and autoscale.
const (
	AutoscaleSetting          = "Microsoft.Insights/autoscalesettings"
	WebAppSlot                = "Microsoft.Web/sites/slots"
	WebAppSlotSettings        = "Microsoft.Web/sites/config"
	SlotBasicPublishingPolicy = "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies"
)
