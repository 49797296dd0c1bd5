package emulator

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/model"
)

// secretPaths is a set of property paths; list indices are written out, or "[]" for every element.
type secretPaths map[string]bool

var listIndex = regexp.MustCompile(`\[\d+\]`)

func (s secretPaths) has(path string) bool {
	return s[path] || s[listIndex.ReplaceAllString(path, "[]")]
}

// with returns the set with more paths added.
func (s secretPaths) with(paths ...string) secretPaths {
	all := make(secretPaths, len(s)+len(paths))
	maps.Copy(all, s)
	for _, path := range paths {
		all[path] = true
	}
	return all
}

// covers says that a path is secret or lies in something secret.
func (s secretPaths) covers(path string) bool {
	for secret := range s {
		if path == secret || strings.HasPrefix(path, secret+".") || strings.HasPrefix(path, secret+"[") {
			return true
		}
	}
	return false
}

// hide keeps the values of secret properties out of messages, which the engine prints as they are.
func (s secretPaths) hide(faults []model.Fault) []model.Fault {
	hidden := slices.Clone(faults)
	for i, fault := range hidden {
		if s.covers(fault.Property) {
			hidden[i].Message = "the value is refused; it is a secret, so it is not shown"
		}
	}
	return hidden
}

func (s secretPaths) hideIn(err error) error {
	var faults arm.Faults
	if !errors.As(err, &faults) {
		return err
	}
	return arm.Faults(s.hide(faults))
}
