package observability

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// WorkbookToken is the type of [Workbook] and never changes.
const WorkbookToken = "azstage:components:Workbook"

// WorkbookArgs describes a page in the portal that draws what alert rules look at.
type WorkbookArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Title is required: what the portal lists it under.
	Title string
	// Introduction is required: Markdown at the top of the page.
	Introduction string
	// WorkspaceID is required: the workspace whose logs are drawn. The page is listed there.
	WorkspaceID pulumi.StringInput
	// Charts is required: one for each rule, in this order.
	Charts []Chart
}

// Chart draws a rule's value over time beside its threshold.
type Chart struct {
	// Rule is required, of the kind Metric or LogQuery.
	Rule AlertRule
	// Unit is what the threshold is measured in.
	Unit string
}

// Validate reports everything that is wrong with the arguments.
func (a WorkbookArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Title != "", "Title", "is empty", "name the page")
	faults.Require(a.Introduction != "", "Introduction", "is empty", "say what the page is for")
	faults.Require(a.WorkspaceID != nil, "WorkspaceID", "is missing", "pass the ID of the workspace")
	faults.Require(len(a.Charts) > 0, "Charts", "is empty", "draw at least one rule")
	for i, chart := range a.Charts {
		field := fmt.Sprintf("Charts[%d].Rule", i)
		faults.Merge(field, chart.Rule.Validate())
		faults.Require(chart.Rule.Kind != DynamicMetric, field+".Kind", "has no threshold to draw", "leave it out")
	}
	return faults.Err()
}

// Workbook is a page in the portal.
type Workbook struct {
	pulumi.ResourceState

	// WorkbookID is the resource ID of the page.
	WorkbookID pulumi.StringOutput
}

// workbookNamespace makes the names of workbooks ours; the value itself has no meaning.
var workbookNamespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/azstage/azstage/workbooks"))

// NewWorkbook makes the page. It returns every fault of the arguments before it registers anything.
func NewWorkbook(ctx *pulumi.Context, name string, args WorkbookArgs, opts ...pulumi.ResourceOption) (*Workbook, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("workbook %s: %w", name, err)
	}
	w, place := &Workbook{}, args.Placement
	inputs := pulumi.Map{"placement": place.Summary(), "title": pulumi.String(args.Title)}
	if err := ctx.RegisterComponentResourceV2(WorkbookToken, name, inputs, w, place.Component(opts)...); err != nil {
		return nil, err
	}
	page, err := insights.NewWorkbook(ctx, name+"-page", &insights.WorkbookArgs{
		ResourceGroupName: place.ResourceGroupName,
		// A GUID that hangs on the place and the component's name, so that it is the same in every update.
		ResourceName:   pulumi.String(workbookName(place.Names, name)),
		Location:       pulumi.String(place.Location),
		Kind:           pulumi.String("shared"),
		Category:       pulumi.String("workbook"),
		DisplayName:    pulumi.String(args.Title),
		SourceId:       args.WorkspaceID,
		Version:        pulumi.String(notebookVersion),
		SerializedData: args.content(),
		Tags:           place.TagMap(),
	}, place.Child(naming.Workbook, w)...)
	if err != nil {
		return nil, err
	}
	w.WorkbookID = page.ID().ToStringOutput()
	return w, ctx.RegisterResourceOutputs(w, pulumi.Map{"workbookId": w.WorkbookID})
}

func workbookName(names naming.Scheme, component string) string {
	place := strings.Join([]string{names.Workload, names.Environment, names.RegionShort, names.Cell, component}, "/")
	return uuid.NewSHA1(workbookNamespace, []byte(place)).String()
}

// notebookVersion is the version of the content's form.
const notebookVersion = "Notebook/1.0"

// content is the page as JSON. It holds IDs, which are known when the resources are.
func (a WorkbookArgs) content() pulumi.StringOutput {
	ids := pulumi.StringArray{a.WorkspaceID}
	for _, chart := range a.Charts {
		ids = append(ids, chart.Rule.Scope)
	}
	return ids.ToStringArrayOutput().ApplyT(func(ids []string) (string, error) {
		items := []any{markdownItem("introduction", a.Introduction)}
		for i, chart := range a.Charts {
			items = append(items, markdownItem(chart.Rule.Name, chart.text()), chart.item(ids[i+1], ids[0]))
		}
		text, err := json.Marshal(map[string]any{
			"version": notebookVersion, "items": items, "fallbackResourceIds": []string{ids[0]},
			"$schema": "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json",
		})
		return string(text), err
	}).(pulumi.StringOutput)
}
