package cost

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

const webApp = "azure-native:web:WebApp"

var webKinds = map[string]kind{
	"azure-native:web:AppServicePlan": {charges: plan, idle: "its app is charged for what it executes"},
	webApp:                            {charges: site, idle: "it runs on its plan, and traffic leaves through Front Door"},

	"azure-native:web:WebAppSlot":                   {free: "it runs on the plan of its app"},
	"azure-native:web:WebAppSlotConfigurationNames": {free: settings},
	"azure-native:web:WebAppFtpAllowed":             {free: settings},
	"azure-native:web:WebAppFtpAllowedSlot":         {free: settings},
	"azure-native:web:WebAppScmAllowed":             {free: settings},
	"azure-native:web:WebAppScmAllowedSlot":         {free: settings},
}

// settings is why what is only a part of its parent is free.
const settings = "it is a setting of its parent"

// plan is billed by the instance hour, whether apps run on it or not.
func plan(s scene, r graph.Resource) ([]charge, error) {
	sku := word(r, "sku", "name")
	system := "windows"
	if truth(r, "reserved") {
		system = "linux"
	}
	if sku == "" {
		return nil, fmt.Errorf("the plan has no size")
	}
	if sku == azure.FlexConsumption {
		return nil, nil
	}
	quantity, what := Always(numberOr(r, 1, "sku", "capacity")*hoursPerMonth), fmt.Sprintf("%s instances, %s", sku, system)
	if scaled, ok := s.autoscaleOf(r.ID); ok {
		quantity, what = s.instanceHours(scaled), what+", autoscaled"
	}
	return []charge{{"app." + system + "." + sku, what, quantity}}, nil
}

// instanceHours are the declared ones, shared by all plans under autoscale, or what the setting allows.
func (s scene) instanceHours(scaled autoscale) Amount {
	if s.usage.declared(InstanceHours) {
		return s.share(s.usage.InstanceHours, autoscaleSetting)
	}
	return scaled.hours
}

// site is billed for what leaves the region to users. With Front Door nothing does: the way there is free.
func site(s scene, r graph.Resource) ([]charge, error) {
	if at(r.Inputs, "functionAppConfig") != nil {
		return functions(s, r), nil
	}
	if len(s.graph.OfType(frontDoorProfile)) > 0 {
		return nil, nil
	}
	return []charge{{"bandwidth.out", "data to users", s.share(s.usage.EgressGB, webApp)}}, nil
}
