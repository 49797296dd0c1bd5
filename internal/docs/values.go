package docs

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// units are told by the end of a setting's Go name.
var units = []struct{ suffix, unit string }{
	{"Days", "days"}, {"GB", "GB"}, {"MB", "MB"}, {"Percent", "%"}, {"PerMinute", "requests a minute"},
	{"Minutes", "minutes"}, {"MaxThroughput", "request units a second"}, {"UsersPerCell", "users"},
}

// products says what Azure sells under a SKU, for the types that have a table of theirs.
var products = map[reflect.Type]func(sku string) string{
	reflect.TypeFor[stages.PlanSKU](): func(sku string) string {
		tier, _ := azure.AppServiceTierOf(sku)
		return tier.Name
	},
	reflect.TypeFor[stages.SQLSKU]():   sqlProduct,
	reflect.TypeFor[stages.CacheSKU](): cacheProduct,
}

func sqlProduct(sku string) string {
	objective, ok := azure.SQLObjectiveOf(sku, 0)
	switch {
	case !ok:
		return ""
	case objective.DTU > 0:
		return fmt.Sprintf("%s, %d DTUs", objective.Edition, objective.DTU)
	}
	return fmt.Sprintf("%s, %d vCores", objective.Edition, objective.VCores)
}

func cacheProduct(sku string) string {
	size, ok := azure.RedisSKUByName(sku)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s, %g GB, %d vCPUs", size.Tier, size.MemoryGB, size.VCPUs)
}

// shown renders a setting's value as Markdown, with its unit or the product behind a SKU. The zero value is a dash.
func shown(name string, value reflect.Value) string {
	if value.IsZero() {
		return none
	}
	switch value.Kind() {
	case reflect.Bool:
		return "yes"
	case reflect.Slice:
		var items []string
		for i := range value.Len() {
			items = append(items, shown(name, value.Index(i)))
		}
		return joined(items)
	case reflect.String:
		return sku(value)
	}
	return number(name, value)
}

func sku(value reflect.Value) string {
	text := code(value.String())
	if product := products[value.Type()]; product != nil {
		if what := product(value.String()); what != "" {
			text += " (" + what + ")"
		}
	}
	return text
}

func number(name string, value reflect.Value) string {
	if strings.HasSuffix(name, "BudgetUSD") {
		return dollars(value.Float())
	}
	text := fmt.Sprint(value.Interface())
	for _, row := range units {
		if strings.HasSuffix(name, row.suffix) {
			return text + " " + row.unit
		}
	}
	return text
}
