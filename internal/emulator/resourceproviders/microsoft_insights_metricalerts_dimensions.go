package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func alertDimensions(r model.Request) []model.Fault {
	armType := watchedType(r)
	if armType == "" {
		return nil
	}
	var faults []model.Fault
	for i, criterion := range criteria(r) {
		var seen []string
		for j, dimension := range criterion.Objects("dimensions") {
			path := fmt.Sprintf("criteria.allOf[%d].dimensions[%d]", i, j)
			faults = append(faults, alertDimension(path, dimension)...)
			name := strings.ToLower(dimension.String("name"))
			faults = append(faults, dimensionExists(path, armType, criterion, name)...)
			if slices.Contains(seen, name) {
				faults = append(faults, model.Refuse(path+".name", "BadRequest", "The dimension '%s' is there twice.", name)...)
			}
			seen = append(seen, name)
		}
	}
	return faults
}

func alertDimension(path string, dimension model.Properties) []model.Fault {
	operator := dimension.String("operator")
	if dimension.Known("operator") && !oneOf(operator, "Include", "Exclude", "StartsWith") {
		return model.Refuse(path+".operator", "BadRequest", "'%s' is not one of Include, Exclude, StartsWith.", operator)
	}
	if dimension.Known("values") && len(dimension.List("values")) == 0 {
		return model.Refuse(path+".values", "BadRequest", "The dimension has no values; '*' stands for every one.")
	}
	return nil
}

func dimensionExists(path, armType string, criterion model.Properties, name string) []model.Fault {
	metric := criterion.String("metricName")
	if criterion.Bool("skipMetricValidation") || metric == "" || name == "" {
		return nil
	}
	names, modelled := azure.DimensionsOf(armType, metric)
	switch {
	case !modelled:
		return model.Refuse(path+".name", "NotModelled",
			"The emulator does not know the dimensions of %s: set skipMetricValidation to go without the check.", metric)
	case !oneOf(name, names...):
		return model.Refuse(path+".name", "BadRequest", "The metric %s has no dimension '%s'. It has: %s.",
			metric, name, strings.Join(names, ", "))
	}
	return nil
}
