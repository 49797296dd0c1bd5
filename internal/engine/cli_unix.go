//go:build unix

package engine

import "syscall"

// ownProcessGroup keeps the terminal's Ctrl-C away from the engine: it gets exactly one interrupt, from us.
func ownProcessGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
