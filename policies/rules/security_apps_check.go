package rules

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// either returns the first of several properties that is given.
func either(r Resource, paths ...string) Value {
	for _, path := range paths {
		if v := r.Get(path); !v.Absent() {
			return v
		}
	}
	return r.Get(paths[0])
}

// privateOrDenied passes where public access is off, or where whoever is not named is denied.
func privateOrDenied(access, defaultAction string) check {
	return func(r Resource) Result {
		switch public, action := r.Get(access), r.Get(defaultAction); {
		case public.Is("Disabled") || action.Is("Deny"):
			return pass()
		case public.Opaque() || action.Opaque():
			return undecidable(access)
		default:
			return fail("%s is %s and %s is %s", access, public, defaultAction, action)
		}
	}
}

var (
	ftpOfApp = byName("name", ftpAllowed)
	scmOfApp = byName("name", scmAllowed)
)

func publishingDeclared(s *Stack) []Located {
	return s.eachOf([]string{webApp}, func(r Resource) Result {
		return all(demandChild(s, r, ftpOfApp, "WebAppFtpAllowed"),
			demandChild(s, r, scmOfApp, "WebAppScmAllowed"))
	})
}

// runtimeEnd is when a language version stops getting fixes.
type runtimeEnd struct {
	runtime string
	ends    time.Time
	source  string
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

const (
	dotnetPolicy = "the .NET support policy"
	nodeSchedule = "nodejs/Release schedule.json"
	pythonGuide  = "the Python developer's guide, status of versions"
	phpVersions  = "the PHP site, supported versions"
)

// runtimeEnds has the versions that App Service has offered in the last years, by the names it gives them. All rows are
// known, none was read again.
var runtimeEnds = []runtimeEnd{
	{"DOTNETCORE|6.0", day(2024, time.November, 12), dotnetPolicy},
	{"DOTNETCORE|7.0", day(2024, time.May, 14), dotnetPolicy},
	{"DOTNETCORE|8.0", day(2026, time.November, 10), dotnetPolicy},
	{"DOTNETCORE|9.0", day(2026, time.November, 10), dotnetPolicy},
	{"DOTNETCORE|10.0", day(2028, time.November, 14), dotnetPolicy},
	{"NODE|16-lts", day(2023, time.September, 11), nodeSchedule},
	{"NODE|18-lts", day(2025, time.April, 30), nodeSchedule},
	{"NODE|20-lts", day(2026, time.April, 30), nodeSchedule},
	{"NODE|22-lts", day(2027, time.April, 30), nodeSchedule},
	{"NODE|24-lts", day(2028, time.April, 30), nodeSchedule},
	{"PYTHON|3.8", day(2024, time.October, 7), pythonGuide},
	{"PYTHON|3.9", day(2025, time.October, 31), pythonGuide},
	{"PYTHON|3.10", day(2026, time.October, 31), pythonGuide},
	{"PYTHON|3.11", day(2027, time.October, 31), pythonGuide},
	{"PYTHON|3.12", day(2028, time.October, 31), pythonGuide},
	{"PYTHON|3.13", day(2029, time.October, 31), pythonGuide},
	{"PHP|8.0", day(2023, time.November, 26), phpVersions},
	{"PHP|8.1", day(2025, time.December, 31), phpVersions},
	{"PHP|8.2", day(2026, time.December, 31), phpVersions},
	{"PHP|8.3", day(2027, time.December, 31), phpVersions},
	{"PHP|8.4", day(2028, time.December, 31), phpVersions},
}

// supportedRuntime passes containers, whose language nobody can see from outside, and versions the table does not have.
func supportedRuntime(r Resource) Result {
	runtime := r.Get("siteConfig.linuxFxVersion")
	if runtime.Opaque() {
		return undecidable(runtime.Path())
	}
	for _, row := range runtimeEnds {
		if runtime.Is(row.runtime) && r.now().After(row.ends) {
			return fail("%s gets no fixes since %s", runtime, row.ends.Format(time.DateOnly))
		}
	}
	language, _, versioned := strings.Cut(runtime.Text(), "|")
	return failIf(!runtime.Absent() && (!versioned || !slices.Contains(runtimeNames, strings.ToUpper(language))),
		"%s %s is no runtime of App Service", runtime.Path(), runtime)
}

var runtimeNames = []string{"DOTNETCORE", "NODE", "PYTHON", "PHP", "JAVA", "TOMCAT", "JBOSSEAP", "GO", "DOCKER",
	"COMPOSE", "SITECONTAINERS", "STATICSITE"}

// secretValue finds what gives access by itself inside a connection string or a link.
var secretValue = regexp.MustCompile(
	`(?i)(password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|sig)\s*=\s*[^;&\s]`,
)

// secretName finds settings that are named after a secret.
var secretName = regexp.MustCompile(
	`(?i)(password|secret|apikey|api_key|accesskey|access_key|account_key|private_key)$`,
)

func settingsWithoutSecrets(r Resource) Result {
	settings := r.Get("siteConfig.appSettings")
	if settings.Unknown() {
		return undecidable(settings.Path())
	}
	var results []Result
	for _, setting := range settings.Items() {
		results = append(results, withoutSecret(setting.Get("name").Text(), setting.Get("value")))
	}
	return all(results...)
}

func withoutSecret(name string, value Value) Result {
	if strings.HasPrefix(value.Text(), "@Microsoft.KeyVault(") || value.Absent() {
		return pass()
	}
	if secretName.MatchString(name) {
		return fail("setting %s is a secret and no reference to Key Vault", name)
	}
	if value.Unknown() {
		return pass() // Known settings are composed of hosts and names; a secret among them is named as one.
	}
	return failIf(secretValue.MatchString(value.Text()), "setting %s carries a key or password", name)
}

func connectionStringsWithoutSecrets(r Resource) Result {
	return each("siteConfig.connectionStrings", func(v Value) Result {
		return withoutSecret(v.Get("name").Text(), v.Get("connectionString"))
	})(r)
}

// now is the moment that retirements are judged at.
func (r Resource) now() time.Time {
	if r.At.IsZero() {
		return time.Now()
	}
	return r.At
}
