package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func webTypes() []*model.Type {
	return []*model.Type{
		appServicePlan(), webApp(),
		publishingPolicy("azure-native:web/v20240401:WebAppFtpAllowed", "ftp"),
		publishingPolicy("azure-native:web/v20240401:WebAppScmAllowed", "scm"),
	}
}

const webGroupPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Web/"

// publishingPolicy says whether basic authentication may publish to a site: "ftp" or "scm". Azure creates both with
// the site.
func publishingPolicy(token, policy string) *model.Type {
	return &model.Type{
		Token:     token,
		ARMType:   "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
		Path:      webGroupPath + "sites/{name}/basicPublishingCredentialsPolicies/" + policy,
		Location:  model.Unlocated,
		Automatic: true,
		Defaults:  []model.Default{byDefault(known(), "allow", true)},
		ReadOnly: func(r model.Request) model.Properties {
			return model.Properties{"name": policy, "type": "Microsoft.Web/sites/basicPublishingCredentialsPolicies"}
		},
	}
}
