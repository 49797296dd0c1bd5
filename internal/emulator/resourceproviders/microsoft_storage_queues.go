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
				"Queues are kept by general-purpose accounts of the performance tier Standard.", known(), queueAccount),
		},
	}
}

func queueAccount(r model.Request) []model.Fault {
	// The parent of a queue is the queue service, whose parent is the account.
	account, ok := r.Cloud.Get(parentOf(parentOf(r.ID)))
	kind, tier := account.Inputs.String("kind"), account.Outputs.String("sku.tier")
	if !ok || !oneOf(tier, "Premium") && oneOf(kind, "StorageV2", "") {
		return nil
	}
	return model.Refuse("accountName", "FeatureNotSupportedForAccount", "Queues are not supported by the account %s, which is "+
		"%s %s.", nameOf(account.ID), tier, kind)
}
