package sqldb_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/sqldb"
)

func TestBackupsAreKeptForYearsOnRequest(t *testing.T) {
	t.Parallel()
	args := arguments()
	assert.NotContains(t, run(t, args).Names(), "sql-long-term-retention")
	args.Database.LongTerm = sqldb.LongTermRetention{Weekly: "P4W", Yearly: "P5Y", WeekOfYear: 1}
	recording := run(t, args)
	policy := recording.Named(t, "sql-long-term-retention")
	assert.Equal(t, "P4W", policy.Input(t, "weeklyRetention"))
	assert.Equal(t, "PT0S", policy.Input(t, "monthlyRetention"))
	assert.Equal(t, "P5Y", policy.Input(t, "yearlyRetention"))
	assert.EqualValues(t, 1, policy.Input(t, "weekOfYear"))
	assert.Equal(t, "sql-database", policy.DeletedWith())
}

func TestALicenceIsBroughtWhereThereIsOne(t *testing.T) {
	t.Parallel()
	args := arguments()
	assert.False(t, run(t, args).Named(t, "sql-database").HasInput(t, "licenseType"))
	args.Database.Objective, args.Database.Licence = "GP_Gen5_4", "BasePrice"
	assert.Equal(t, "BasePrice", run(t, args).Named(t, "sql-database").Input(t, "licenseType"))
	for _, objective := range []string{"S1", "GP_S_Gen5_2", "HS_Gen5_4"} {
		args.Database.Objective = objective
		assert.ErrorContains(t, args.Validate(), "Licence", objective)
	}
	args.Database.Objective, args.Database.Licence = "BC_Gen5_4", "Free"
	assert.ErrorContains(t, args.Validate(), "BasePrice or LicenseIncluded")
}

func TestLongTermRetentionsAreRefused(t *testing.T) {
	t.Parallel()
	for name, kept := range map[string]sqldb.LongTermRetention{
		"LongTerm.Weekly":     {Weekly: "12 weeks"},
		"LongTerm.WeekOfYear": {Yearly: "P1Y"},
	} {
		args := arguments()
		args.Database.LongTerm = kept
		assert.ErrorContains(t, args.Validate(), name)
	}
}
