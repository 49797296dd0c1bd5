package stages

import "slices"

// KeyType is the type of a configuration value, in the words of Pulumi.yaml.
type KeyType string

// The types. Pulumi hands over arrays and objects as JSON.
const (
	TypeString KeyType = "string"
	TypeArray  KeyType = "array"
	TypeObject KeyType = "object"
)

// Key is one configuration key of the program.
type Key struct {
	// Name is the key without the project's namespace.
	Name string `json:"name"`
	// Type is the type of the value.
	Type KeyType `json:"type"`
	// Description says what the key is for, in one or two sentences.
	Description string `json:"description"`
	// Default is the value when the key is absent. Empty: there is none, or the description says what follows.
	Default string `json:"default,omitzero"`
	// Required says that the program does not run without the key.
	Required bool `json:"required,omitzero"`
	// Secret says that the value is to be stored encrypted.
	Secret bool `json:"secret,omitzero"`
}

// Keys returns every configuration key, in the order in which Pulumi.yaml lists them.
func Keys() []Key {
	return slices.Clone(keys)
}

// None is secret: the program needs no password and no key.
var keys = []Key{
	{
		Name: "stage", Type: TypeString, Default: "single",
		Description: "Rung of the ladder: single, 1k, 10k, 100k, 1m or 10m.",
	},
	{
		Name: "expandFrom", Type: TypeString,
		Description: "Stage the stack comes from, during the first half of a hop: everything of both stages exists.",
	},
	{
		Name: "expandRoutes", Type: TypeString, Default: "old",
		Description: "Which way users take during the first half of a hop, when both stand: old, or new once it was looked at.",
	},
	{
		Name: "workload", Type: TypeString, Default: "app",
		Description: "Name of the application in resource names: 2 to 10 lowercase letters and digits, a letter first.",
	},
	{
		Name: "environment", Type: TypeString, Default: "dev",
		Description: "Name of the environment in resource names: 2 to 8 lowercase letters and digits, a letter first. " +
			"Outside dev, what holds data is protected.",
	},
	{
		Name: "location", Type: TypeString, Default: "eastus2",
		Description: "Azure region. It must have what the stage needs, such as availability zones or a pair.",
	},
	{
		Name: "secondaryLocation", Type: TypeString,
		Description: "Region of the copies, from 100k on. Default: the pair of location.",
	},
	{
		Name: "regions", Type: TypeArray,
		Description: "Regions that serve users, from 1m on, location among them. Default: location and one on each other " +
			"continent; below 1m location alone.",
	},
	{
		Name: "regionWeights", Type: TypeObject,
		Description: "Share of the usual traffic, in percent, of a region that is being rolled out: {\"westeurope\": 10}. While " +
			"there is any, users are spread over all regions by weight, however far. Default: each user goes to the nearest.",
	},
	{
		Name: "owner", Type: TypeString,
		Description: "Who answers for the resources, as a tag. Default: alertEmail.",
	},
	{
		Name: "costCenter", Type: TypeString,
		Description: "Who pays for the resources, as a tag. Default: workload.",
	},
	{
		Name: "tags", Type: TypeObject,
		Description: "Tags of your own on every resource that takes tags, at most 8: {\"team\": \"checkout\"}.",
	},
	{
		Name: "alertEmail", Type: TypeString, Required: true,
		Description: "Address that alerts and budget notifications are sent to.",
	},
	{
		Name: "sqlAdmin", Type: TypeObject, Required: true,
		Description: "Microsoft Entra group that administers the SQL server: name and objectId.",
	},
	{
		Name: "app", Type: TypeObject,
		Description: "The application: runtime (such as DOTNETCORE|8.0) or image, healthPath, and settings of its own, no " +
			"secrets: {\"settings\": {\"FEATURE_X\": \"on\"}}. Default: runtime " + defaultRuntime + ", healthPath " +
			defaultHealthPath + ".",
	},
	{
		Name: "customDomain", Type: TypeString,
		Description: "Host name users know the application by. Default: the one Azure gives.",
	},
	{
		// A string, because Pulumi.yaml demands a default of every optional key, and 0 is a budget that must be refused.
		Name: "budget", Type: TypeString,
		Description: "Monthly budget in US dollars, a number above 0. Default: the stage's.",
	},
	{
		Name: "costCenterBudgets", Type: TypeObject,
		Description: "Monthly budgets in US dollars by cost centre, for what carries the tag costCenter: " +
			"{\"checkout\": 1000}. Default: only the stage's own budget.",
	},
	{
		Name: "offHours", Type: TypeObject,
		Description: "When the environment is used: days, start, end, timeZone. What is left out is Monday to Friday, 07:00, " +
			"19:00, UTC; outside these hours the plan runs as few instances as it can. Default: it scales at all hours. " +
			"Refused in the environment prod.",
	},
	{
		Name: "usage", Type: TypeObject,
		Description: "Expected use in a month, for the cost estimate: requestsPerMonth, egressGB, logGB, storageGB.",
	},
	{
		Name: "waivers", Type: TypeArray,
		Description: "Rules of the policy pack that a resource may break, each with rule, resource, reason and expires, as " +
			"docs/policies.md says. The program does not read them, the pack does.",
	},
	{
		Name: "overrides", Type: TypeObject,
		Description: "Changes to the stage's profile, such as compute.sku or observability.dailyCapGb.",
	},
}

func keyNames() []string {
	names := make([]string, 0, len(keys))
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}
