package naming

// Resource types of the gateway in front of the services.
const (
	APIManagement           = "Microsoft.ApiManagement/service"
	APIManagementAPI        = "Microsoft.ApiManagement/service/apis"
	APIManagementOperation  = "Microsoft.ApiManagement/service/apis/operations"
	APIManagementAPIPolicy  = "Microsoft.ApiManagement/service/apis/policies"
	APIManagementBackend    = "Microsoft.ApiManagement/service/backends"
	APIManagementDiagnostic = "Microsoft.ApiManagement/service/diagnostics"
	APIManagementLogger     = "Microsoft.ApiManagement/service/loggers"
	APIManagementPolicy     = "Microsoft.ApiManagement/service/policies"
)
