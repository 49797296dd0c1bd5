package stages

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// OffHours says when an environment that is not production is used. Outside these hours its plan runs as few instances
// as it can.
type OffHours struct {
	// Days are the English names of the days of use. Default Monday to Friday.
	Days []string `json:"days"`
	// Start and End are times of the same day, "15:04". Default 07:00 and 19:00.
	Start string `json:"start"`
	End   string `json:"end"`
	// TimeZone is a Windows time zone name, which is what Azure wants. Default "UTC".
	TimeZone string `json:"timeZone"`
}

// Enabled says whether there are off-hours at all.
func (o OffHours) Enabled() bool { return o.Start != "" }

// production is the environment that serves users at all hours.
const production = "prod"

const timeOfDay = "15:04"

// offHours reads the key of the same name. Without it there are none, in every environment: a schedule that nobody asked
// for would look like an outage to whoever works late.
func (r *reader) offHours() {
	raw := r.text("offHours")
	if raw == "" || raw == "{}" {
		return
	}
	hours := OffHours{Days: weekdays(), Start: "07:00", End: "19:00", TimeZone: "UTC"}
	before := len(r.faults)
	r.faults = append(r.faults, decode("offHours", raw, &hours)...)
	if len(r.faults) > before {
		return
	}
	if r.config.Environment == production {
		r.fault("offHours", "set for "+production, "production serves users at all hours",
			"unset it; a schedule of the profile's own bounds belongs into overrides of another environment")
	}
	for i, day := range hours.Days {
		if !slices.Contains(everyDay, day) || slices.Contains(hours.Days[:i], day) {
			r.fault("offHours.days", fmt.Sprintf("%q", day), "English weekdays, each once", "write them as Monday")
		}
	}
	start, startErr := time.Parse(timeOfDay, hours.Start)
	end, endErr := time.Parse(timeOfDay, hours.End)
	switch {
	case startErr != nil || endErr != nil:
		r.fault("offHours.start", fmt.Sprintf("%q to %q", hours.Start, hours.End), "times of day", "write them as 07:00 and 19:00")
	case !start.Before(end):
		r.fault("offHours.end", hours.End+" is not after "+hours.Start, "use ends on the day on which it starts",
			"use 07:00 and 19:00; what is between the end and the next start is off-hours")
	}
	if len(hours.Days) == 0 {
		r.fault("offHours.days", "no day", "the environment is used on some day", "destroy it instead")
	}
	if strings.TrimSpace(hours.TimeZone) == "" {
		r.fault("offHours.timeZone", "empty", "times need a zone", "use UTC or a Windows name such as W. Europe Standard Time")
	}
	r.config.OffHours = hours
}

var everyDay = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// costCenterForm keeps to what tags, budget names and filters all take.
var costCenterForm = regexp.MustCompile(`^[0-9A-Za-z]([-0-9A-Za-z_.]{0,48}[0-9A-Za-z])?$`)

const (
	costCenterRule = "1 to 50 letters, digits, hyphens, dots and underscores"
	costCenterFix  = "shorten it, as in checkout"
)

// object reads a key whose value has names that nobody knows beforehand; nil: it is absent, or wrong.
func (r *reader) object(key, what, example string) map[string]any {
	raw := r.text(key)
	if raw == "" {
		return nil
	}
	value, wrong := parseJSON(key, raw)
	if wrong != nil {
		r.faults = append(r.faults, *wrong)
		return nil
	}
	object, ok := value.(map[string]any)
	if !ok {
		r.fault(key, "not an object", what, "write it as "+example)
	}
	return object
}

// costCenterBudgets reads an object of cost centres and what each may spend in a month.
func (r *reader) costCenterBudgets() {
	const key = "costCenterBudgets"
	object := r.object(key, "cost centres with amounts", `{"checkout":1000}`)
	for _, center := range slices.Sorted(maps.Keys(object)) {
		field := key + "." + center
		if !costCenterForm.MatchString(center) {
			r.fault(field, fmt.Sprintf("%q is no cost centre", center), costCenterRule, costCenterFix)
		}
		number, _ := object[center].(json.Number)
		amount, err := number.Float64()
		if err != nil || amount <= 0 {
			r.fault(field, asGiven(object[center]), "a number of US dollars above 0",
				"use what the cost centre may spend in a month")
			continue
		}
		if r.config.CostCenterBudgets == nil {
			r.config.CostCenterBudgets = map[string]float64{}
		}
		r.config.CostCenterBudgets[center] = amount
	}
}

// budgetsHaveBearers refuses a budget of a cost centre that no resource bears, because it would never warn. Services that
// the overrides define count before the stage has any: both stages of a hop share one configuration.
func (r *reader) budgetsHaveBearers(p Profile) {
	bearers := []string{r.config.CostCenter}
	definitions := p.Services.Definitions
	if own := r.config.Overrides.Services.Definitions; own != nil {
		definitions = slices.Concat(definitions, *own)
	}
	for _, service := range definitions {
		if service.CostCenter != "" && !slices.Contains(bearers, service.CostCenter) {
			bearers = append(bearers, service.CostCenter)
		}
	}
	for _, center := range slices.Sorted(maps.Keys(r.config.CostCenterBudgets)) {
		if costCenterForm.MatchString(center) && !slices.Contains(bearers, center) {
			r.fault("costCenterBudgets."+center, fmt.Sprintf("nothing bears %q%s", center, suggest(center, bearers)),
				fmt.Sprintf("a cost centre that resources bear: %s", strings.Join(bearers, ", ")),
				"set costCenter in services.definitions of the overrides, or remove the budget")
		}
	}
}
