package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

// storageQueue is a queue of an account. The emulator keeps it; it holds no messages.
func storageQueue() *model.Type {
	const armType = "Microsoft.Storage/storageAccounts/queueServices/queues"
	return &model.Type{
		Token:    "azure-native:storage:Queue",
		ARMType:  armType,
		Path:     storageAccountPath + "/queueServices/default/queues/{queueName}",
		Location: model.Unlocated,
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, armType, model.Properties{"approximateMessageCount": float64(0)})
		},
		Rules: []model.Rule{
			onApply("storage.queues.account-has-queues",
				"Queues are kept by general-purpose accounts of the performance tier Standard.", known(), generalPurpose("Queues")),
		},
	}
}

// generalPurpose refuses accounts that keep nothing but blobs or files.
func generalPurpose(kept string) check {
	return func(r model.Request) []model.Fault {
		// The parent of a queue or a table is its service, whose parent is the account.
		account, ok := r.Cloud.Get(parentOf(parentOf(r.ID)))
		kind, tier := account.Inputs.String("kind"), account.Outputs.String("sku.tier")
		if !ok || !oneOf(tier, "Premium") && oneOf(kind, "StorageV2", "") {
			return nil
		}
		return model.Refuse("accountName", "FeatureNotSupportedForAccount", "%s are not supported by the account %s, which is "+
			"%s %s.", kept, nameOf(account.ID), tier, kind)
	}
}
