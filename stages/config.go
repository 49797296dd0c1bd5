package stages

import (
	"fmt"
	"maps"
	"math"
	"net/mail"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/azure"
)

const (
	defaultRuntime    = "DOTNETCORE|8.0"
	defaultHealthPath = "/healthz"
)

// Config is a configuration that was read and found right.
type Config struct {
	// Stage is the rung of the ladder.
	Stage Stage
	// ExpandFrom is the neighbour the stack comes from, during the first half of a hop. Empty: no hop.
	ExpandFrom Stage
	// NewRoutes sends users the new way during the first half of a hop, when both stand.
	NewRoutes bool
	// Workload and Environment name the resources.
	Workload, Environment string
	// Location is the region; SecondaryLocation the one of the copies, the zero Region where the stage keeps none.
	Location, SecondaryLocation azure.Region
	// Regions are the regions that serve users, Location among them.
	Regions []azure.Region
	// RegionWeights are shares of the usual traffic, in percent, of regions that are being rolled out, by name. Regions
	// that are not in it have all of it.
	RegionWeights map[string]int
	// Owner and CostCenter are tags.
	Owner, CostCenter string
	// Tags are the environment's own, beside those of the program.
	Tags map[string]string
	// AlertEmail receives alerts and budget notifications.
	AlertEmail string
	// SQLAdmin administers the SQL server.
	SQLAdmin SQLAdmin
	// App is the application.
	App App
	// CustomDomain is the host name users know. Empty: the one Azure gives.
	CustomDomain string
	// Budget is the monthly budget in US dollars. 0: the stage's.
	Budget float64
	// CostCenterBudgets are monthly budgets in US dollars of what carries the tag costCenter, by its value.
	CostCenterBudgets map[string]float64
	// OffHours is when the environment is used. The zero value: at all hours.
	OffHours OffHours
	// Usage is the expected use, for the cost estimate.
	Usage Usage
	// Overrides change the stage's profile.
	Overrides Overrides
}

// SQLAdmin is the Microsoft Entra group that administers the SQL server.
type SQLAdmin struct {
	// Name is the group's display name.
	Name string `json:"name"`
	// ObjectID is the group's object ID, a GUID.
	ObjectID string `json:"objectId"`
}

// App is the application that the compute tier runs: a runtime for code, or a container image.
type App struct {
	// Runtime is App Service's name of a runtime, e.g. "DOTNETCORE|8.0". Empty with an image.
	Runtime string `json:"runtime"`
	// Image is a container image with its tag or digest. Empty with a runtime.
	Image string `json:"image"`
	// HealthPath answers 200 when the instance can serve. Default "/healthz".
	HealthPath string `json:"healthPath"`
	// Settings are the application's own, beside those that the program gives it. They are no place for secrets.
	Settings map[string]string `json:"settings"`
}

// Usage is the expected use in a month. 0 means unknown, and the estimate takes its own assumption.
type Usage struct {
	// RequestsPerMonth is the number of requests from users.
	RequestsPerMonth float64 `json:"requestsPerMonth"`
	// EgressGB is what goes out to users.
	EgressGB float64 `json:"egressGB"`
	// LogGB is what is logged.
	LogGB float64 `json:"logGB"`
	// StorageGB is what is stored as blobs.
	StorageGB float64 `json:"storageGB"`
}

// ParseConfig reads a configuration: key without namespace to value, as Pulumi gives it, arrays and objects as JSON.
// It looks at everything before it answers, so the error, which is Faults, names every fault there is.
func ParseConfig(raw map[string]string) (Config, error) {
	r := &reader{raw: raw}
	r.unknownKeys()
	r.stages()
	r.names()
	r.people()
	r.tags()
	r.application()
	r.amounts()
	r.costCenterBudgets()
	r.offHours()
	r.overrides()
	r.profileAndRegions()
	if len(r.faults) > 0 {
		return Config{}, r.faults.asError()
	}
	return r.config, nil
}

// reader fills a Config and collects what is wrong on the way.
type reader struct {
	raw    map[string]string
	config Config
	faults Faults
}

func (r *reader) fault(field, problem, rule, fix string) {
	r.faults = append(r.faults, Fault{Field: field, Problem: problem, Rule: rule, Fix: fix})
}

// text returns the value of a key, or its default. An empty list is an absent one: Pulumi.yaml has to give every optional
// key a default.
func (r *reader) text(name string) string {
	i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
	value := strings.TrimSpace(r.raw[name])
	if value == "" || (keys[i].Type == TypeArray && value == "[]") {
		return keys[i].Default
	}
	return value
}

func (r *reader) unknownKeys() {
	for _, name := range slices.Sorted(maps.Keys(r.raw)) {
		if !slices.Contains(keyNames(), name) {
			r.fault(name, "unknown key"+suggest(name, keyNames()), "the keys are "+strings.Join(keyNames(), ", "),
				"correct or remove it")
		}
	}
	for _, k := range keys {
		if k.Required && strings.TrimSpace(r.raw[k.Name]) == "" {
			r.fault(k.Name, "missing", "it is required: "+strings.TrimSuffix(k.Description, "."), "pulumi config set "+k.Name)
		}
	}
}

func (r *reader) stages() {
	stage, err := Parse(r.text("stage"))
	if err != nil {
		r.fault("stage", err.Error(), "it must name a stage", "use one of the stages listed")
		return
	}
	r.config.Stage = stage
	r.routes()
	if r.text("expandFrom") == "" {
		return
	}
	from, err := Parse(r.text("expandFrom"))
	if err != nil {
		r.fault("expandFrom", err.Error(), "it must name a stage", "use a neighbour of "+string(stage)+", or unset it")
		return
	}
	r.config.ExpandFrom = from
	if !stage.isNeighbour(from) {
		r.fault("expandFrom", fmt.Sprintf("%s is no neighbour of %s", from, stage), "a hop goes one rung up or down",
			"go rung by rung, or unset it when no hop is under way")
	}
}

func (r *reader) routes() {
	way := r.text("expandRoutes")
	r.config.NewRoutes = way == "new"
	switch {
	case way != "old" && way != "new":
		r.fault("expandRoutes", fmt.Sprintf("%q is no way", way), "old or new", "unset it for the old one")
	case way == "new" && r.text("expandFrom") == "":
		r.fault("expandRoutes", "there is one way only", "two ways stand during the first half of a hop", "unset it, or set expandFrom")
	}
}

// The forms of what ends up in names. Hyphens are kept out of workload and environment because they join the parts.
var (
	workloadForm    = regexp.MustCompile(`^[a-z][a-z0-9]{1,9}$`)
	environmentForm = regexp.MustCompile(`^[a-z][a-z0-9]{1,7}$`)
	guidForm        = regexp.MustCompile(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`)
	hostLabel       = `[0-9a-z]([-0-9a-z]{0,61}[0-9a-z])?`
	hostForm        = regexp.MustCompile(`^` + hostLabel + `(\.` + hostLabel + `)+$`)
)

func (r *reader) names() {
	r.config.Workload, r.config.Environment = r.text("workload"), r.text("environment")
	if !workloadForm.MatchString(r.config.Workload) {
		r.fault("workload", fmt.Sprintf("%q does not fit into resource names", r.config.Workload),
			"2 to 10 lowercase letters and digits, a letter first", "shorten it, as in shop")
	}
	if !environmentForm.MatchString(r.config.Environment) {
		r.fault("environment", fmt.Sprintf("%q does not fit into resource names", r.config.Environment),
			"2 to 8 lowercase letters and digits, a letter first", "shorten it, as in dev, test or prod")
	}
}

func (r *reader) people() {
	r.config.AlertEmail = r.text("alertEmail")
	if email := r.config.AlertEmail; email != "" && !isEmail(email) {
		r.fault("alertEmail", fmt.Sprintf("%q is no e-mail address", email),
			"a plain address whose domain has a dot", "use one such as ops@example.com")
	}
	r.config.Owner, r.config.CostCenter = r.text("owner"), r.text("costCenter")
	if r.config.Owner == "" {
		r.config.Owner = r.config.AlertEmail
	}
	if r.config.CostCenter == "" {
		r.config.CostCenter = r.config.Workload
	}
	if r.text("sqlAdmin") == "" {
		return
	}
	admin := &r.config.SQLAdmin
	faults := decode("sqlAdmin", r.text("sqlAdmin"), admin)
	r.faults = append(r.faults, faults...)
	if slices.ContainsFunc(faults, func(f Fault) bool { return f.Field == "sqlAdmin" }) {
		return // It is no object at all: what it lacks need not be told.
	}
	if strings.TrimSpace(admin.Name) == "" {
		r.fault("sqlAdmin.name", "missing", "the group's display name is required", "set sqlAdmin.name")
	}
	if !guidForm.MatchString(admin.ObjectID) {
		r.fault("sqlAdmin.objectId", fmt.Sprintf("%q is no object ID", admin.ObjectID), "it must be a GUID",
			"az ad group show --group NAME --query id")
	}
}

// isEmail refuses what net/mail accepts but no mailbox on the internet has: a display name, or a domain without a dot.
func isEmail(s string) bool {
	address, err := mail.ParseAddress(s)
	if err != nil || address.Address != s {
		return false
	}
	return hostForm.MatchString(strings.ToLower(s[strings.LastIndex(s, "@")+1:]))
}

func (r *reader) application() {
	app := &r.config.App
	r.faults = append(r.faults, decodeIf(r.raw, "app", app)...)
	switch {
	case app.Runtime != "" && app.Image != "":
		r.fault("app", "both a runtime and an image", "a web app runs code or a container", "remove one of them")
	case app.Runtime == "" && app.Image == "":
		app.Runtime = defaultRuntime
	}
	if app.HealthPath == "" {
		app.HealthPath = defaultHealthPath
	}
	if !strings.HasPrefix(app.HealthPath, "/") {
		r.fault("app.healthPath", fmt.Sprintf("%q", app.HealthPath), "a path begins with a slash", "use /healthz")
	}
	r.appSettings()
	r.config.CustomDomain = strings.ToLower(r.text("customDomain"))
	if domain := r.config.CustomDomain; domain != "" && (len(domain) > 253 || !hostForm.MatchString(domain)) {
		r.fault("customDomain", fmt.Sprintf("%q is no host name", domain), "labels joined by dots, without a scheme",
			"use one such as shop.example.com")
	}
}

func (r *reader) amounts() {
	if text := r.text("budget"); text != "" {
		budget, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(budget) || math.IsInf(budget, 0) || budget <= 0 {
			r.fault("budget", fmt.Sprintf("%q", text), "a number of US dollars above 0",
				"use the amount you mean to spend in a month, or unset it for the stage's")
		}
		r.config.Budget = budget
	}
	r.faults = append(r.faults, decodeIf(r.raw, "usage", &r.config.Usage)...)
	u := r.config.Usage
	for _, amount := range []struct {
		field string
		value float64
	}{
		{"usage.requestsPerMonth", u.RequestsPerMonth}, {"usage.egressGB", u.EgressGB},
		{"usage.logGB", u.LogGB}, {"usage.storageGB", u.StorageGB},
	} {
		if amount.value < 0 {
			r.fault(amount.field, fmt.Sprintf("%g", amount.value), "use is 0 or more", "correct it, or unset it")
		}
	}
}

// overrides are judged as what they make of a profile. Only a number that a profile cannot hold is judged here.
func (r *reader) overrides() {
	r.faults = append(r.faults, decodeIf(r.raw, "overrides", &r.config.Overrides)...)
	if replicas := r.config.Overrides.Database.NamedReplicas; replicas != nil && *replicas < 0 {
		r.fault("overrides.database.namedReplicas", strconv.Itoa(*replicas), "a number of replicas is 0 or more", "use 0 for none")
	}
}

// decodeIf decodes a key that may be absent.
func decodeIf(raw map[string]string, key string, into any) Faults {
	if strings.TrimSpace(raw[key]) == "" {
		return nil
	}
	return decode(key, raw[key], into)
}
