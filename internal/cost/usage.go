package cost

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Usage is what users do with the application in a month.
type Usage struct {
	// Users are those active in the month.
	Users Amount `json:"users"`
	// Requests are what users send.
	Requests Amount `json:"requestsPerMonth"`
	// EgressGB is what goes out to users.
	EgressGB Amount `json:"egressGB"`
	// LogGB is what arrives in the Log Analytics workspace.
	LogGB Amount `json:"logGB"`
	// StorageGB is what is stored as blobs, DatabaseGB what the database holds.
	StorageGB  Amount `json:"storageGB"`
	DatabaseGB Amount `json:"databaseGB"`
	// InstanceHours are those of plans under autoscale. Zero: what the autoscale settings allow.
	InstanceHours Amount `json:"instanceHours"`
	// Declared are the names of the amounts that somebody declared; the others are assumed.
	Declared []string `json:"declared"`
}

// Declaration is what somebody expects, by name. What is missing is assumed.
type Declaration map[string]float64

// The names that a Declaration may have. The first four are those of the configuration key `usage`.
const (
	RequestsPerMonth = "requestsPerMonth"
	EgressGB         = "egressGB"
	LogGB            = "logGB"
	StorageGB        = "storageGB"
	DatabaseGB       = "databaseGB"
	InstanceHours    = "instanceHours"
	Users            = "users"
)

// DeclarableNames are the names that a Declaration may have.
func DeclarableNames() []string {
	return []string{Users, RequestsPerMonth, EgressGB, LogGB, StorageGB, DatabaseGB, InstanceHours}
}

// Check finds what is wrong with a declaration.
func (d Declaration) Check() error {
	var faults []string
	for name, value := range d {
		if !slices.Contains(DeclarableNames(), name) {
			faults = append(faults, fmt.Sprintf("unknown usage %q; it is one of %s", name,
				strings.Join(DeclarableNames(), ", ")))
		}
		if !(value >= 0) || math.IsInf(value, 1) {
			faults = append(faults, fmt.Sprintf("usage %s is %g; use a number from 0 on", name, value))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	slices.Sort(faults)
	return fmt.Errorf("%s", strings.Join(faults, "\n"))
}

// declared says whether somebody declared an amount.
func (u Usage) declared(name string) bool { return slices.Contains(u.Declared, name) }

// usageOf is the use of a stage with a number of diagnostic settings, as far as it is not declared. What is declared is
// certain: minimum, typical and maximum are the same.
func usageOf(stage string, diagnostics int, d Declaration) (Usage, error) {
	if err := d.Check(); err != nil {
		return Usage{}, err
	}
	users, known := usersOf(stage)
	if _, given := d[Users]; !known && !given {
		return Usage{}, fmt.Errorf("no assumption about the users of stage %q; declare %s", stage, Users)
	}
	u := Usage{Declared: []string{}}
	settle := func(name string, assumed Amount) Amount {
		value, given := d[name]
		if !given {
			return assumed
		}
		u.Declared = append(u.Declared, name)
		return Always(value)
	}
	u.Users = settle(Users, users)
	u.Requests = settle(RequestsPerMonth, u.Users.Times(requestsPerUser))
	u.EgressGB = settle(EgressGB, u.Requests.Times(gbPerRequest))
	u.LogGB = settle(LogGB, u.Requests.Times(logGBPerRequest).Plus(Always(logGBPerSetting*float64(diagnostics))))
	u.StorageGB = settle(StorageGB, u.Users.Times(blobGBPerUser))
	u.DatabaseGB = settle(DatabaseGB, u.Users.Times(databaseGBPerUser).Plus(Always(databaseGBAtStart)))
	u.InstanceHours = settle(InstanceHours, Amount{})
	slices.Sort(u.Declared)
	return u, nil
}
