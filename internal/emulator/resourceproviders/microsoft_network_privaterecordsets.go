package resourceproviders

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	recordSetSDK = "pulumi/pulumi-azure-native-sdk network v2.92 (API 2024-06-01), doc comment of PrivateRecordSet"
	recordSetDoc = "Microsoft Learn \"Overview of DNS zones and records\" (2024)"
)

// privateRecordSet is a record set that a program writes into a private zone. Azure names its type after the records:
// privateDnsZones/A. What private endpoints write themselves is at their zone groups.
func privateRecordSet() *model.Type {
	return &model.Type{
		Token:    "azure-native:network/v20240601:PrivateRecordSet",
		ARMType:  privateZoneType + "/recordSets",
		Path:     privateZonePath + "/{recordType}/{relativeRecordSetName}",
		Location: model.Unlocated,
		Allowed: []model.Allowed{
			allowed(verified(recordSetSDK), "recordType", "A", "AAAA", "CNAME", "MX", "PTR", "SOA", "SRV", "TXT"),
		},
		Ranges: []model.Range{between(verified(recordSetDoc), "ttl", 1, 2147483647)},
		ReadOnly: func(r model.Request) model.Properties {
			name, zone := nameOf(r.ID), nameOf(parentOf(r.ID))
			kind := r.Inputs.String("recordType")
			return named(r, privateZoneType+"/"+kind, model.Properties{
				"etag": stableUUID(r.ID, "etag"), "fqdn": recordName(name, zone) + ".", "isAutoRegistered": false,
			})
		},
		Rules: []model.Rule{
			preflight("network.privateRecordSets.one-kind-of-records",
				"A record set holds records of its own type and at least one of them.", known(), recordsOfTheKind),
			preflight("network.privateRecordSets.ttl-needed",
				"A record set has a time to live.", known(), recordTimeToLive),
			preflight("network.privateRecordSets.addresses",
				"A records hold IPv4 addresses, at most 20 in a set.", verified(recordSetDoc), recordAddresses),
			preflight("network.privateRecordSets.name-form",
				"A relative name is @, or labels of at most 63 characters, of which the first may be *.",
				verified(recordSetDoc), recordNameForm),
		},
	}
}

// recordName is the host name of a record set; "@" is the zone itself.
func recordName(name, zone string) string {
	if name == "@" {
		return zone
	}
	return name + "." + zone
}

// recordProperties are where the records of each type are.
var recordProperties = map[string]string{
	"A": "aRecords", "AAAA": "aaaaRecords", "CNAME": "cnameRecord", "MX": "mxRecords", "PTR": "ptrRecords",
	"SOA": "soaRecord", "SRV": "srvRecords", "TXT": "txtRecords",
}

func recordsOfTheKind(r model.Request) []model.Fault {
	own, known := recordProperties[strings.ToUpper(r.Inputs.String("recordType"))]
	if !known {
		return nil
	}
	var faults []model.Fault
	if _, given := r.Inputs.Get(own); !given {
		faults = append(faults, model.Refuse(own, "BadRequest", "The record set of type %s has no records.",
			r.Inputs.String("recordType"))...)
	}
	for _, property := range []string{
		"aRecords", "aaaaRecords", "cnameRecord", "mxRecords", "ptrRecords", "soaRecord", "srvRecords", "txtRecords",
	} {
		if property != own && r.Inputs.Has(property) {
			faults = append(faults, model.Refuse(property, "BadRequest",
				"A record set of type %s cannot hold %s.", r.Inputs.String("recordType"), property)...)
		}
	}
	return faults
}

func recordTimeToLive(r model.Request) []model.Fault {
	if _, given := r.Inputs.Get("ttl"); given {
		return nil
	}
	return model.Refuse("ttl", "BadRequest", "The TTL property of the record set is missing.")
}

func recordAddresses(r model.Request) []model.Fault {
	const property, most = "aRecords", 20
	var faults []model.Fault
	if count := len(r.Inputs.List(property)); count > most {
		faults = append(faults, model.Refuse(property, "BadRequest",
			"A record set has at most %d A records, not %d.", most, count)...)
	}
	for i, record := range r.Inputs.Objects(property) {
		address, err := netip.ParseAddr(record.String("ipv4Address"))
		if record.Known("ipv4Address") && (err != nil || !address.Is4()) {
			faults = append(faults, model.Refuse(property+"["+strconv.Itoa(i)+"].ipv4Address", "BadRequest",
				"The value '%s' of the A record is no IPv4 address.", record.String("ipv4Address"))...)
		}
	}
	return faults
}

func recordNameForm(r model.Request) []model.Fault {
	const property, longestLabel = "relativeRecordSetName", 63
	name := r.Inputs.String(property)
	if !r.Inputs.Has(property) || name == "@" {
		return nil
	}
	for i, label := range strings.Split(name, ".") {
		wild := label == "*" && i == 0
		if label == "" || len(label) > longestLabel || strings.Contains(label, "*") && !wild {
			return model.Refuse(property, "BadRequest", "The relative record set name '%s' is not valid.", name)
		}
	}
	return nil
}

// recordSetsIn returns the record sets that a program wrote into a zone.
func recordSetsIn(r model.Request) []model.Resource {
	var sets []model.Resource
	if r.Cloud == nil {
		return nil
	}
	for _, below := range r.Cloud.Below(r.ID) {
		if strings.EqualFold(below.ARMType, privateZoneType+"/recordSets") {
			sets = append(sets, below)
		}
	}
	return sets
}
