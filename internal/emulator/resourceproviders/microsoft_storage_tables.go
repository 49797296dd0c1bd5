package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

// storageTable is a table of an account. The emulator keeps it; it holds no entities. That the name of a deleted table is
// taken for the better part of a minute is not modelled.
func storageTable() *model.Type {
	const armType = "Microsoft.Storage/storageAccounts/tableServices/tables"
	return &model.Type{
		Token:    "azure-native:storage:Table",
		ARMType:  armType,
		Path:     storageAccountPath + "/tableServices/default/tables/{tableName}",
		Location: model.Unlocated,
		Ranges:   []model.Range{between(known(), "signedIdentifiers", 0, 5)},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, armType, model.Properties{"tableName": nameOf(r.ID)})
		},
		Rules: []model.Rule{
			preflight("storage.tables.name-reserved", "A table is not called tables.", known(), tableNameReserved),
			onApply("storage.tables.account-has-tables",
				"Tables are kept by general-purpose accounts of the performance tier Standard.", known(),
				generalPurpose("Tables")),
		},
	}
}

func tableNameReserved(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("tableName"), "tables") {
		return nil
	}
	return model.Refuse("tableName", "InvalidResourceName", "The specified resource name is reserved: %s.",
		r.Inputs.String("tableName"))
}
