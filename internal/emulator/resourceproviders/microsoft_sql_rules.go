package resourceproviders

import (
	"net/netip"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlVirtualNetworkRuleRules() []model.Rule {
	return []model.Rule{
		onApply("sql.virtualNetworkRules.service-endpoint",
			"The subnet has the service endpoint Microsoft.Sql, unless ignoreMissingVnetServiceEndpoint is set.",
			known(), sqlServiceEndpoint),
		onApply("sql.virtualNetworkRules.public-network-enabled",
			"Virtual network rules need a server with public network access.", known(), sqlPublicNetwork),
	}
}

func sqlFirewallRuleRules() []model.Rule {
	return []model.Rule{
		preflight("sql.firewallRules.address-range",
			"The addresses are IPv4 and the range does not run backwards.", known(), sqlAddressRange),
		onApply("sql.firewallRules.public-network-enabled",
			"Firewall rules need a server with public network access.", known(), sqlPublicNetwork),
	}
}

func sqlAuditingRules() []model.Rule {
	return []model.Rule{
		preflight("sql.extendedAuditingSettings.target-needed",
			"Enabled auditing has a target: Azure Monitor or a storage endpoint.",
			verified(sdkSource+"ExtendedServerBlobAuditingPolicy"), sqlAuditingTarget),
	}
}

func sqlRetentionRules() []model.Rule {
	return []model.Rule{
		preflight("sql.backupShortTermRetentionPolicies.differential-interval",
			"Differential backups are taken every 12 or 24 hours.", known(), sqlDifferentialInterval),
		onApply("sql.backupShortTermRetentionPolicies.days-by-tier",
			"A Basic database keeps backups for at most 7 days.", known(), sqlRetentionByTier),
	}
}

func sqlServiceEndpoint(r model.Request) []model.Fault {
	found, ok := r.Cloud.Get(r.Inputs.String("virtualNetworkSubnetId"))
	if !ok || r.Inputs.Bool("ignoreMissingVnetServiceEndpoint") || hasServiceEndpoint(found.Inputs, "Microsoft.Sql") {
		return nil
	}
	return model.Refuse("virtualNetworkSubnetId", "VirtualNetworkRuleBadRequest", "Azure SQL Server Virtual Network Rule "+
		"encountered an user error: Subnet %s does not have a service endpoint for Microsoft.Sql.", nameOf(found.ID))
}

func sqlPublicNetwork(r model.Request) []model.Fault {
	server, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || !oneOf(server.Inputs.String("publicNetworkAccess"), "Disabled") {
		return nil
	}
	return model.Refuse("serverName", "DenyPublicEndpointEnabled", "Unable to create or modify firewall rules when "+
		"public network interface for the server is disabled. To manage server or database level firewall rules, please "+
		"enable the public network interface.")
}

func sqlAddressRange(r model.Request) []model.Fault {
	var faults []model.Fault
	var addresses []netip.Addr
	for _, property := range []string{"startIpAddress", "endIpAddress"} {
		if !r.Inputs.Has(property) {
			continue
		}
		address, err := netip.ParseAddr(r.Inputs.String(property))
		if err != nil || !address.Is4() {
			faults = append(faults, model.Refuse(property, "InvalidIpAddress",
				"%q is no IPv4 address.", r.Inputs.String(property))...)
			continue
		}
		addresses = append(addresses, address)
	}
	if len(addresses) == 2 && addresses[1].Less(addresses[0]) {
		faults = append(faults, model.Refuse("endIpAddress", "InvalidIpAddressRange",
			"The range runs from %s back to %s.", addresses[0], addresses[1])...)
	}
	return faults
}

func sqlAuditingTarget(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("state"), "Enabled") || r.Inputs.Bool("isAzureMonitorTargetEnabled") ||
		!r.Inputs.Known("isAzureMonitorTargetEnabled") {
		return nil
	}
	if _, given := r.Inputs.Get("storageEndpoint"); given {
		return nil
	}
	return model.Refuse("isAzureMonitorTargetEnabled", "DataSecurityInvalidUserSuppliedParameter",
		"Auditing that is enabled needs isAzureMonitorTargetEnabled = true or a storageEndpoint.")
}

func sqlDifferentialInterval(r model.Request) []model.Fault {
	hours := r.Inputs.Number("diffBackupIntervalInHours")
	if !r.Inputs.Has("diffBackupIntervalInHours") || hours == 12 || hours == 24 {
		return nil
	}
	return model.Refuse("diffBackupIntervalInHours", "InvalidDiffBackupInterval",
		"Differential backups are taken every 12 or 24 hours, not every %v.", hours)
}

func sqlRetentionByTier(r model.Request) []model.Fault {
	database, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return nil
	}
	_, edition, ok := databaseEdition(database.Inputs)
	days := int(r.Inputs.Number("retentionDays"))
	if !ok || days <= edition.MaxRetentionDays {
		return nil
	}
	return model.Refuse("retentionDays", "InvalidBackupRetentionPeriod",
		"The tier %s keeps backups for at most %d days, not %d.", edition.Name, edition.MaxRetentionDays, days)
}
