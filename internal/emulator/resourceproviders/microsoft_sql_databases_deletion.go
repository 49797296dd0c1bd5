package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func sqlDatabaseDeletionRules() []model.Rule {
	return []model.Rule{
		onDelete("sql.databases.delete-copy-in-failover-group",
			"The copy of a database in a failover group is not deleted before the database has left the group. Azure calls "+
				"what happens otherwise unpredictable; the emulator refuses.",
			verified("MicrosoftDocs/azure-docs#61571, quoting auto-failover-group-configure.md (2020)"), copyInFailoverGroup),
	}
}

func copyInFailoverGroup(r model.Request) []model.Fault {
	if !isGeoSecondary(r.Inputs) {
		return nil
	}
	group, ok := failoverGroupOf(r.Cloud, model.Resource{ID: r.ID, Inputs: r.Inputs})
	if !ok {
		return nil
	}
	return model.Refuse("", "DatabaseInFailoverGroup",
		"The database %s is the copy of one in the failover group %s: take it out of the group first.", nameOf(r.ID),
		nameOf(group.ID))
}
