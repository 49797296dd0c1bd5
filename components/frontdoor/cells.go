package frontdoor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
)

// Cell is a group of origins that serves a share of the users.
type Cell struct {
	// Name is required and unique: lowercase letters and digits, such as "c01". It is what a request says.
	Name string
	// Number is required, unique, and 1 to 100: the place of the cell's rules, which keep it when others come and go.
	Number int
	// Group is required: the group of the cell's origins.
	Group string
}

// By what a request names its cell: browsers by the cookie, other clients by the header. Whoever lies about it reaches
// another cell, which does not know him and tells him his own.
const (
	CellCookie = "cell"
	CellHeader = "X-Cell"
)

// The rules of cells: a cell has one in each set.
const (
	cookieRuleSet = "CellsByCookie"
	headerRuleSet = "CellsByHeader"
	// maxRules is how many rules a set holds. Microsoft Learn, Azure Front Door limits, 2021-06, verified.
	maxRules = 100
)

var cellForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

func (a Args) validateCells(faults *fault.List) {
	names, numbers := map[string]bool{}, map[int]bool{}
	for i, cell := range a.Cells {
		field := fmt.Sprintf("Cells[%d]", i)
		faults.Require(cellForm.MatchString(cell.Name) && !names[cell.Name], field+".Name",
			fmt.Sprintf("must be lowercase letters and digits that no other has, not %q", cell.Name), "write it like c01")
		within(faults, field+".Number", cell.Number, 1, maxRules)
		faults.Require(!numbers[cell.Number], field+".Number", fmt.Sprintf("%d is given twice", cell.Number),
			"give each cell a number of its own")
		faults.Require(cell.Group != "", field+".Group", "is empty", "name the group of the cell's origins")
		names[cell.Name], numbers[cell.Number] = true, true
	}
}

// cellRuleSets run before the rules for assets: both say where a request goes and how it is cached, and the later one
// counts. So what is the same in every cell may come from any.
func (a Args) cellRuleSets() []string {
	if len(a.Cells) == 0 {
		return nil
	}
	return []string{headerRuleSet, cookieRuleSet}
}

// cellRules send the requests of each cell's users to its origins.
func (a Args) cellRules() []ruleSpec {
	var rules []ruleSpec
	for _, set := range a.cellRuleSets() {
		for _, cell := range a.Cells {
			rules = append(rules, ruleSpec{
				ruleSet: set, name: strings.TrimSuffix(set, "s") + strings.ToUpper(cell.Name), order: cell.Number, cell: &cell,
			})
		}
	}
	return rules
}

// condition is what a request of the cell's users says.
func (c Cell) condition(ruleSet string) pulumi.Array {
	values := pulumi.ToStringArray([]string{c.Name})
	if ruleSet == headerRuleSet {
		return pulumi.Array{cdn.DeliveryRuleRequestHeaderConditionArgs{
			Name: pulumi.String("RequestHeader"),
			Parameters: cdn.RequestHeaderMatchConditionParametersArgs{
				TypeName: pulumi.String("DeliveryRuleRequestHeaderConditionParameters"),
				Selector: pulumi.String(CellHeader), Operator: pulumi.String("Equal"), NegateCondition: pulumi.Bool(false),
				MatchValues: values,
			},
		}}
	}
	return pulumi.Array{cdn.DeliveryRuleCookiesConditionArgs{
		Name: pulumi.String("Cookies"),
		Parameters: cdn.CookiesMatchConditionParametersArgs{
			TypeName: pulumi.String("DeliveryRuleCookiesConditionParameters"),
			Selector: pulumi.String(CellCookie), Operator: pulumi.String("Equal"), NegateCondition: pulumi.Bool(false),
			MatchValues: values,
		},
	}}
}

// pool is the cell's own, which the arguments were checked for.
func (c Cell) pool(pools []*pool) *pool {
	return pools[slices.IndexFunc(pools, func(p *pool) bool { return p.name == c.Group })]
}

// action sends a request to the origins of the cell.
func (c Cell) action(pools []*pool) cdn.DeliveryRuleRouteConfigurationOverrideActionArgs {
	to := c.pool(pools)
	return cdn.DeliveryRuleRouteConfigurationOverrideActionArgs{
		Name: pulumi.String("RouteConfigurationOverride"),
		Parameters: cdn.RouteConfigurationOverrideActionParametersArgs{
			TypeName: pulumi.String("DeliveryRuleRouteConfigurationOverrideActionParameters"),
			OriginGroupOverride: cdn.OriginGroupOverrideArgs{
				OriginGroup:        cdn.ResourceReferenceArgs{Id: to.group.ID()},
				ForwardingProtocol: pulumi.String(string(to.protocol) + "Only"),
			},
		},
	}
}
