package resourceproviders

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// tenantID is the tenant of every principal: the emulated directory holds managed identities only.
const tenantID = cloud.TenantID

// emulatedTime is every timestamp that the emulator returns: outputs must not differ from run to run.
const emulatedTime = "2026-01-01T00:00:00Z"

const succeeded = "Succeeded"

// uuidSpace separates the emulator's identifiers from those of anybody else who derives them from resource IDs.
var uuidSpace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/azstage/azstage/emulator"))

// stableUUID derives an identifier from a resource ID. ARM compares IDs without regard to case, so it does too.
func stableUUID(id, purpose string) string {
	return uuid.NewSHA1(uuidSpace, []byte(strings.ToLower(id)+"#"+purpose)).String()
}

// stableHex derives up to 64 hexadecimal digits from a resource ID.
func stableHex(id, purpose string, digits int) string {
	sum := sha256.Sum256([]byte(strings.ToLower(id) + "#" + purpose))
	return hex.EncodeToString(sum[:])[:digits]
}

// etagOf is the weak entity tag of a resource.
func etagOf(id string) string {
	return `W/"` + stableUUID(id, "etag") + `"`
}

// named starts the outputs that every resource has: its name, and its type as the service spells it.
func named(r model.Request, armType string, outputs model.Properties) model.Properties {
	all := model.Properties{"name": nameOf(r.ID), "type": armType}
	maps.Copy(all, outputs)
	return all
}

// withDefaults returns the inputs with what Azure fills in.
func withDefaults(r model.Request) model.Properties {
	inputs := r.Inputs.Clone()
	if inputs == nil {
		inputs = model.Properties{}
	}
	if r.Type == nil {
		return inputs
	}
	for _, row := range r.Type.Defaults {
		if _, given := inputs.Get(row.Path); !given {
			inputs.Set(row.Path, row.Value)
		}
	}
	return inputs.Clone()
}

// merged returns a copy of an object with more properties.
func merged(object, more model.Properties) model.Properties {
	all := object.Clone()
	if all == nil {
		all = model.Properties{}
	}
	maps.Copy(all, more)
	return all
}

// emptyLists returns an output per name that holds no element, as Azure returns collections.
func emptyLists(outputs model.Properties, names ...string) model.Properties {
	for _, name := range names {
		if _, given := outputs.Get(name); !given {
			outputs[name] = []any{}
		}
	}
	return outputs
}

func systemData() model.Properties {
	return model.Properties{
		"createdAt": emulatedTime, "createdByType": "Application",
		"lastModifiedAt": emulatedTime, "lastModifiedByType": "Application",
	}
}
