// Package version says what a binary was built from: the version, the commit, and the modules that decide what it does.
// All of it is what the Go linker stamps into every binary, so no build flag has to be remembered.
package version

import (
	"cmp"
	"runtime"
	"runtime/debug"
)

// Unknown stands for what a binary does not know about itself, such as the commit of one built outside a clone.
const Unknown = "unknown"

// Version is what a binary was built from. Its JSON form is published in docs/schemas/version.json.
type Version struct {
	// Version is the module's: a tag, a pseudo-version, or "(devel)".
	Version string `json:"version"`
	Commit  string `json:"commit"`
	// Date is the commit's, in RFC 3339, not the build's: two builds of one commit are the same, byte for byte.
	Date string `json:"date"`
	// Modified says that files differed from the commit.
	Modified bool `json:"modified"`
	// Go is the toolchain.
	Go string `json:"go"`
	// Platform is the operating system and architecture it was built for.
	Platform string `json:"platform"`
	// Pulumi is the version of the SDK, and so of the engine it was tried with.
	Pulumi string `json:"pulumi"`
	// AzureNative is the version of the provider that resources are declared for.
	AzureNative string `json:"azureNative"`
}

// The modules whose versions decide what the program does.
const (
	pulumiModule      = "github.com/pulumi/pulumi/sdk/v3"
	azureNativeModule = "github.com/pulumi/pulumi-azure-native-sdk/v2"
)

// Of reads what was stamped into a binary. Nil, for a binary without modules, is a binary that knows nothing.
func Of(info *debug.BuildInfo) Version {
	if info == nil {
		info = &debug.BuildInfo{}
	}
	settings := map[string]string{}
	for _, setting := range info.Settings {
		settings[setting.Key] = setting.Value
	}
	return Version{
		Version:     cmp.Or(info.Main.Version, Unknown),
		Commit:      cmp.Or(settings["vcs.revision"], Unknown),
		Date:        cmp.Or(settings["vcs.time"], Unknown),
		Modified:    settings["vcs.modified"] == "true",
		Go:          cmp.Or(info.GoVersion, runtime.Version()),
		Platform:    cmp.Or(settings["GOOS"], runtime.GOOS) + "/" + cmp.Or(settings["GOARCH"], runtime.GOARCH),
		Pulumi:      moduleVersion(info, pulumiModule),
		AzureNative: moduleVersion(info, azureNativeModule),
	}
}

// moduleVersion is the version that was linked, which a replacement decides.
func moduleVersion(info *debug.BuildInfo, path string) string {
	for _, module := range info.Deps {
		if module.Path != path {
			continue
		}
		if module.Replace != nil {
			return cmp.Or(module.Replace.Version, module.Replace.Path)
		}
		return module.Version
	}
	return Unknown
}
