package rules

import "github.com/azstage/azstage/stages"

var reliabilityOfEdge = []Rule{
	{
		ID: "gateway-zones", Title: "Application Gateways spread over availability zones",
		Severity: High, Types: []string{appGateway}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Properties: []string{"zones"},
		Sources:    from(psrule("AppGw.AvailabilityZone"), aprl("c9c00f2a-3888-714b-a72b-b4c9e8fcffb2")),
		Fix:        "create the gateway with every zone of the region; it cannot be changed later",
		Resource:   severalZones,
	},
	{
		ID: "gateway-instances", Title: "Application Gateways have at least two instances",
		Severity: High, Types: []string{appGateway}, Mandatory: stages.Stage10k,
		Properties: []string{"autoscaleConfiguration.minCapacity"}, Costs: true,
		Sources: psrule("AppGw.MinInstance"), Fix: "set minCapacity to 2", Resource: gatewayInstances,
	},
	{
		ID: "gateway-probes", Title: "Application Gateways probe what is behind them",
		Severity: High, Types: []string{appGateway}, Mandatory: stages.Single,
		Properties: []string{"backendHttpSettingsCollection"},
		Sources:    aprl("847a8d88-21c4-bc48-a94e-562206edd767"), Fix: "give every backend setting a probe",
		Resource: both(given("backendHttpSettingsCollection"), each("backendHttpSettingsCollection", func(v Value) Result {
			return failIf(v.Get("probe.id").Absent(), "%s has no probe", v.Path())
		})),
	},
	{
		ID: "gateway-draining", Title: "Application Gateways let requests end when a backend leaves",
		Severity: Medium, Types: []string{appGateway}, Advisory: stages.Stage1k,
		Properties: []string{"backendHttpSettingsCollection"},
		Sources:    aprl("10f02bc6-e2e7-004d-a2c2-f9bf9f16b915"), Fix: "enable connectionDraining",
		Resource: each("backendHttpSettingsCollection", func(v Value) Result {
			return isOneOf(v.Get("connectionDraining.enabled"), []string{"true"})
		}),
	},
	{
		ID: "frontdoor-probe", Title: "Front Door probes origins where it can choose, and only there",
		Severity: High, Types: []string{originGroup}, Mandatory: stages.Stage1k,
		Sources: from(psrule("FrontDoor.Probe"), aprl("38f3d542-6de6-a44b-86c6-97e3be690281")),
		Fix:     "set healthProbeSettings with two or more origins, and leave it out with one",
		Stack:   originProbes,
	},
	{
		ID: "frontdoor-probe-method", Title: "Front Door probes with HEAD",
		Severity: Medium, Types: []string{originGroup}, Advisory: stages.Single,
		Properties: []string{"healthProbeSettings.probeRequestType"},
		Sources:    from(psrule("FrontDoor.ProbeMethod"), aprl("5783defe-b49e-d947-84f7-d8677593f324")),
		Fix:        "set probeRequestType to HEAD",
		Resource:   whereProbed(wants("healthProbeSettings.probeRequestType", "HEAD")),
	},
	{
		ID: "frontdoor-probe-path", Title: "Front Door probes a path of its own",
		Severity: Medium, Types: []string{originGroup}, Advisory: stages.Single,
		Properties: []string{"healthProbeSettings.probePath"},
		Sources:    from(psrule("FrontDoor.ProbePath"), aprl("5225bba3-28ec-1e43-8986-7eedfd466d65")),
		Fix:        "set probePath to the health path", Resource: whereProbed(ownPath("healthProbeSettings.probePath")),
	},
	{
		ID: "frontdoor-not-behind-traffic-manager", Title: "Traffic Manager does not stand in front of Front Door",
		Severity: High, Types: []string{trafficManager}, Mandatory: stages.Single,
		Sources: aprl("9437634c-d69e-2747-b13e-631c13182150"),
		Fix:     "let Front Door choose the region; keep Traffic Manager for what is not HTTP", Stack: oneGlobalBalancer,
	},
	{
		ID: "traffic-manager-endpoints", Title: "Traffic Manager has at least two endpoints",
		Severity: Medium, Types: []string{trafficManager}, Mandatory: stages.Single,
		Properties: []string{"endpoints"},
		Sources:    from(psrule("TrafficManager.Endpoints"), aprl("5b422a7f-8caa-3d48-becb-511599e5bba9")),
		Fix:        "add the endpoint of another region",
		Resource: func(r Resource) Result {
			endpoints := r.Get("endpoints")
			if endpoints.Opaque() {
				return undecidable("endpoints")
			}
			return failIf(len(endpoints.Items()) < 2, "there are %d endpoints", len(endpoints.Items()))
		},
	},
}

// gatewayInstances looks at the lower bound of autoscale or, without it, at the fixed number.
func gatewayInstances(r Resource) Result {
	switch autoscale := r.Get("autoscaleConfiguration"); {
	case autoscale.Opaque():
		return undecidable("autoscaleConfiguration")
	case !isEmpty(autoscale):
		return isAtLeast(autoscale.Get("minCapacity"), 2)
	}
	return isAtLeast(r.Get("sku.capacity"), 2)
}

func whereProbed(then check) check {
	return func(r Resource) Result {
		if isEmpty(r.Get("healthProbeSettings")) {
			return pass()
		}
		return then(r)
	}
}

// originOfGroup is how origins name their group.
var originOfGroup = byName("originGroupName", origin)

func originProbes(s *Stack) []Located {
	return s.eachOf([]string{originGroup}, func(group Resource) Result {
		found, certain := s.referring(originOfGroup, group)
		origins := len(found)
		probed := !isEmpty(group.Get("healthProbeSettings"))
		if !certain {
			return undecidable("the number of origins")
		}
		return all(failIf(origins > 1 && !probed, "there are %d origins and no health probe", origins),
			failIf(origins == 1 && probed, "there is one origin and a health probe that can change nothing"))
	})
}

// oneGlobalBalancer looks for endpoints of Traffic Manager that are Front Door's.
func oneGlobalBalancer(s *Stack) []Located {
	return s.eachOf([]string{trafficManager}, func(r Resource) Result {
		var results []Result
		for _, endpoint := range r.Get("endpoints").Items() {
			target := endpoint.Get("target")
			results = append(results, failIf(isFrontDoorHost(target.Text()), "%s is %s, which is Front Door", target.Path(),
				target))
			if target.Unknown() && len(s.OfType(edgeProfile)) > 0 {
				results = append(results, undecidable(target.Path()))
			}
		}
		return all(results...)
	})
}
