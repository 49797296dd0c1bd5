package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func actionGroupRules() []model.Rule {
	return []model.Rule{
		preflight("insights.actionGroups.receivers",
			"The receivers of an action group have unique names, and e-mail receivers an address.",
			known(), actionGroupReceivers),
	}
}

func actionGroupReceivers(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[string]bool{}
	for i, receiver := range r.Inputs.Objects("emailReceivers") {
		property := fmt.Sprintf("emailReceivers[%d]", i)
		name := strings.ToLower(receiver.String("name"))
		if name != "" && seen[name] {
			faults = append(faults, model.Refuse(property+".name", "ReceiverNameNotUnique",
				"The receiver name '%s' is used twice.", name)...)
		}
		seen[name] = true
		if address := receiver.String("emailAddress"); receiver.Has("emailAddress") && !strings.Contains(address, "@") {
			faults = append(faults, model.Refuse(property+".emailAddress", "InvalidEmailAddress",
				"%q is no e-mail address.", address)...)
		}
	}
	return faults
}
