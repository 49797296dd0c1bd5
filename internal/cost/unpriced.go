package cost

import (
	"errors"
	"fmt"
	"strings"
)

// unpricedService is a service without a meter in the book: no public capture of the retail price API names one.
type unpricedService struct {
	name string
	// bills is what it bills for.
	bills string
	// figure is what somebody says that it costs, with source and day; empty where nobody was found. It is not in a total: a
	// figure without a meter cannot be refreshed.
	figure, source, asOf string
}

var (
	ddosAddress = unpricedService{
		"DDoS IP Protection", "each protected address", "about $199 an address a month",
		"richardsoncloud.com and itexperts-berlin.de on Azure DDoS Protection", "read 2026-11-28",
	}
	sentinelLogs = unpricedService{
		"Microsoft Sentinel", "what its workspace takes in, and then the workspace does not",
		"$4.30 a GB in East US", "a public cost guide that quotes the retail price API", "2026-09-22",
	}
	loadTestUsers = unpricedService{
		"Azure Load Testing", "the hours of virtual users", "about $0.15 an hour of one user; what is free is told differently",
		"microsoftnegotiations.com on Azure Load Testing", "2026",
	}
	dataExplorer = unpricedService{
		name:  "Azure Data Explorer",
		bills: "virtual machines, a markup for each of their cores, disks and storage",
	}
	logCopies = unpricedService{name: "copies of a workspace's logs", bills: "what is copied to the other region"}
)

// unpricedServices are listed on the page of prices.
var unpricedServices = []unpricedService{ddosAddress, sentinelLogs, loadTestUsers, dataExplorer, logCopies}

// missing is why a resource of the service has no price.
func (s unpricedService) missing() error {
	reason := fmt.Sprintf("the price book has no meter of %s, which bills %s", s.name, s.bills)
	if s.figure != "" {
		reason += ": " + s.figure
	}
	return errors.New(reason)
}

func unpricedTable() string {
	var text strings.Builder
	text.WriteString("| What | Bills | Said to cost | By | |\n|---|---|---|---|---|\n")
	for _, s := range unpricedServices {
		figure := s.figure
		if figure == "" {
			figure = "no figure was found"
		}
		fmt.Fprintf(&text, "| %s | %s | %s | %s | %s |\n", s.name, s.bills, figure, s.source, s.asOf)
	}
	return text.String()
}
