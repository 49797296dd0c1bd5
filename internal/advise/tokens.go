package advise

// tokens are Pulumi's types of what is measured by loads, by ARM type.
var tokens = map[string]string{
	"Microsoft.Web/serverfarms":             "azure-native:web:AppServicePlan",
	"Microsoft.Insights/autoscalesettings":  "azure-native:insights:AutoscaleSetting",
	"Microsoft.Sql/servers/databases":       "azure-native:sql:Database",
	"Microsoft.Cache/redisEnterprise":       "azure-native:cache:RedisEnterprise",
	"Microsoft.Cdn/profiles":                "azure-native:cdn:Profile",
	"Microsoft.ServiceBus/namespaces":       "azure-native:servicebus:Namespace",
	"Microsoft.DocumentDB/databaseAccounts": "azure-native:documentdb:DatabaseAccount",
	"Microsoft.Search/searchServices":       "azure-native:search:Service",
}

// Token is Pulumi's type of a type of Azure, without an API version. It is empty for what no load measures.
func Token(armType string) string { return tokens[armType] }
