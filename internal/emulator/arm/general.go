package arm

import "github.com/azstage/azstage/internal/emulator/model"

// GeneralRule is a rule that holds for every resource type.
type GeneralRule struct {
	ID, Text string
	model.Fact
}

// GeneralRules returns the rules that this package applies whatever the type, beside the answers to names that are
// taken.
func GeneralRules() []GeneralRule {
	rules := []GeneralRule{
		{"arm.schema", "Inputs have the names and types that the SDK declares, with everything that it requires.",
			model.Fact{Source: "pulumi-azure-native-sdk v2, at the versions in go.mod", Evidence: model.Verified}},
		{"arm.explicit-name", "Every part of the resource ID is given: the emulator makes up no names.",
			model.Fact{Source: "limit of the emulator", Evidence: model.Verified}},
		{"arm.exists", "A resource that exists cannot be created again.",
			model.Fact{Source: "azure-native provider, existence check before create", Evidence: model.Known}},
		{"arm.parent", "The resource group, the parent and the extended resource exist (ResourceGroupNotFound, " +
			"ParentResourceNotFound, ResourceNotFound).",
			model.Fact{Source: "Azure Resource Manager common deployment errors", Evidence: model.Known}},
		{"arm.cascade", "Deleting a resource deletes what lies below it; deleting a resource group deletes everything in it.",
			model.Fact{Source: "Azure Resource Manager, delete resource groups", Evidence: model.Known}},
		{"arm.lock", "What a lock lies on, above or below is not deleted (ScopeLocked). ReadOnly locks keep nobody from writing " +
			"here: they are not modelled.",
			model.Fact{Source: "learninpractice.pages.dev AZ-104 labs, which quote the answer (2026)", Evidence: model.Verified}},
		{"arm.policy", "What a policy assignment at the scope of a resource, or above it, denies is refused " +
			"(RequestDisallowedByPolicy), when it is written. A new assignment works at once.",
			model.Fact{Source: "Microsoft Learn, Azure Policy definition structure and RequestDisallowedByPolicy error (2026)",
				Evidence: model.Known}},
		{"arm.automatic", "What Azure creates with its parent is set instead of created and reset instead of deleted.",
			model.Fact{Source: "azure-native provider, default properties on delete", Evidence: model.Known}},
	}
	for _, answer := range takenAnswers {
		rules = append(rules, GeneralRule{ID: "arm.taken." + answer.armType, Fact: answer.Fact,
			Text: "A name that is taken anywhere in Azure is refused (" + answer.code + ")."})
	}
	return rules
}
