package apptier

import (
	"fmt"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
)

// AllowedSources names who may reach the app over its public endpoint; everybody else gets status 403. The zero value
// lets everybody in. The site through which the app is deployed (SCM) has the same rules.
type AllowedSources struct {
	// FrontDoorID is optional: the ID of the Front Door profile, a GUID, that its requests carry. The addresses of Front
	// Door alone would let in everybody else's profile too.
	FrontDoorID pulumi.StringInput
	// SubnetIDs is optional: subnets with the service endpoint Microsoft.Web, such as an application gateway's. Without
	// the endpoint their requests come from a public address and are refused.
	SubnetIDs []pulumi.StringInput
}

// frontDoorTag stands for the addresses from which Front Door asks, and frontDoorHeader for the profile that asked.
// Source: MicrosoftDocs/azure-docs app-service/app-service-ip-restrictions.md, 2025-02, verified.
const (
	frontDoorTag    = "AzureFrontDoor.Backend"
	frontDoorHeader = "x-azure-fdid"
)

// The priorities of the rules, lowest first. Rules of the same priority would have no defined order.
const (
	frontDoorPriority   = 100
	firstSubnetPriority = 200
)

func (s AllowedSources) everybody() bool {
	return s.FrontDoorID == nil && len(s.SubnetIDs) == 0
}

// defaultAction is always written: Azure keeps what a request leaves out, and the app would stay closed.
func (s AllowedSources) defaultAction() string {
	if s.everybody() {
		return "Allow"
	}
	return "Deny"
}

func (s AllowedSources) restrictions() web.IpSecurityRestrictionArray {
	var rules web.IpSecurityRestrictionArray
	if s.FrontDoorID != nil {
		rules = append(rules, web.IpSecurityRestrictionArgs{
			Name: pulumi.String("front-door"), Action: pulumi.String("Allow"), Priority: pulumi.Int(frontDoorPriority),
			Tag: pulumi.String("ServiceTag"), IpAddress: pulumi.String(frontDoorTag),
			Headers: pulumi.StringArrayMap{frontDoorHeader: pulumi.StringArray{s.FrontDoorID}},
		})
	}
	for i, id := range s.SubnetIDs {
		rules = append(rules, web.IpSecurityRestrictionArgs{
			Name: pulumi.String(fmt.Sprintf("subnet-%d", i)), Action: pulumi.String("Allow"),
			Priority: pulumi.Int(firstSubnetPriority + i), Tag: pulumi.String("Default"),
			VnetSubnetResourceId: id.ToStringOutput(),
		})
	}
	return rules
}

// maxSubnets keeps the rules within the 512 that an app has. Source as for frontDoorTag.
const maxSubnets = 500

func (s AllowedSources) validate() error {
	var faults fault.List
	faults.Require(len(s.SubnetIDs) <= maxSubnets, "SubnetIDs",
		fmt.Sprintf("must be at most %d, not %d", maxSubnets, len(s.SubnetIDs)), "remove some")
	for i, id := range s.SubnetIDs {
		faults.Require(id != nil, fmt.Sprintf("SubnetIDs[%d]", i), "is missing", "pass the subnet's resource ID")
	}
	return faults.Err()
}

// restrict adds the rules to a site's configuration.
func (s AllowedSources) restrict(config *web.SiteConfigArgs) {
	config.IpSecurityRestrictionsDefaultAction = pulumi.String(s.defaultAction())
	config.ScmIpSecurityRestrictionsDefaultAction = pulumi.String(s.defaultAction())
	config.ScmIpSecurityRestrictionsUseMain = pulumi.Bool(true)
	if rules := s.restrictions(); len(rules) > 0 {
		config.IpSecurityRestrictions = rules
	}
}
