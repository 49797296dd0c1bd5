package resourceproviders

import (
	"encoding/json"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/emulator/model"
)

const workbookSource = azurermSource + "applicationinsights/application_insights_workbook_resource.go"

func workbook() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:Workbook",
		ARMType:  "Microsoft.Insights/workbooks",
		Path:     insightsGroupPath + "workbooks/{resourceName}",
		Location: model.Regional,
		Replace:  properties(verified(workbookSource), "location", "sourceId"),
		Required: properties(verified(sdkSource+"Workbook"), "kind"),
		Allowed:  []model.Allowed{allowed(verified(sdkSource+"Workbook"), "kind", "shared")},
		Ranges: []model.Range{
			between(verified(workbookSource), "displayName", 1, 260),
			between(verified(workbookSource), "category", 1, 260),
		},
		// "azure monitor" instead of an ID stands for no resource; that is not emulated.
		References: []model.Reference{{Path: "sourceId", Fact: inferred(workbookSource)}},
		Defaults:   []model.Default{byDefault(inferred(sdkSource+"Workbook"), "version", "Notebook/1.0")},
		Normalise:  normalisedLocation(),
		Rules: []model.Rule{
			preflight("insights.workbooks.name-is-guid", "The name of a workbook is a GUID.",
				verified(workbookSource), workbookName),
			preflight("insights.workbooks.content", "The content of a workbook is a JSON object with a version and items.",
				verified(workbookSource), workbookContent),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "microsoft.insights/workbooks", model.Properties{
				"revision": stableHex(r.ID, "revision", 32), "timeModified": emulatedTime,
				"userId": stableUUID(r.ID, "user"), "etag": etagOf(r.ID), "systemData": systemData(),
			})
		},
	}
}

func workbookName(r model.Request) []model.Fault {
	const property = "resourceName"
	name := r.Inputs.String(property)
	if !r.Inputs.Has(property) || !r.Inputs.Known(property) || uuid.Validate(name) == nil {
		return nil
	}
	return model.Refuse(property, "BadRequest", "The workbook name %q is not a GUID.", name)
}

func workbookContent(r model.Request) []model.Fault {
	const property = "serializedData"
	if !r.Inputs.Has(property) || !r.Inputs.Known(property) {
		return nil
	}
	var content struct {
		Version string            `json:"version"`
		Items   []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal([]byte(r.Inputs.String(property)), &content); err != nil || content.Version == "" ||
		content.Items == nil {
		return model.Refuse(property, "BadRequest", "The content of a workbook is a JSON object with version and items.")
	}
	return nil
}
