// Package engine runs a Pulumi program on the real Pulumi engine: the pinned CLI, driven through the Automation API, with
// everything it keeps (login, plugins, state, passphrase, emulated cloud) inside one state directory. A user's own Pulumi
// installation, login and environment variables are neither read nor changed.
//
// The Automation API runs the program in this process, so no language plugin is needed; on the emulator the engine
// attaches to provider servers of this process, so no resource plugin is needed either (docs/decisions/0001).
package engine
