package faults

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Effect names what a fault does.
type Effect string

// effect is what the request gets back.
type effect struct {
	status        int
	code, message string
	// does says that the request takes effect although it fails. Then known says whether the provider hears that it did.
	does, known bool
	text        string
	model.Fact
}

var effects = map[Effect]effect{
	"throttled": {
		status: http.StatusTooManyRequests, code: "TooManyRequests",
		message: "The request is being throttled as the limit has been reached for this operation type.",
		text:    "too many requests; the answer says when to come back",
		Fact:    fact("Azure Resource Manager request limits", model.Known),
	},
	"unavailable": {
		status: http.StatusServiceUnavailable, code: "ServiceUnavailable",
		message: "The service is temporarily unavailable. Please retry the request.",
		text:    "the service is away for a moment", Fact: fact("Azure Resource Manager common errors", model.Known),
	},
	"internalError": {
		status: http.StatusInternalServerError, code: "InternalServerError",
		message: "An unexpected error occurred while processing the request.",
		text:    "the service fails for a moment", Fact: fact("Azure Resource Manager common errors", model.Known),
	},
	"busy": {
		status: http.StatusConflict, code: "AnotherOperationInProgress",
		message: "Another operation on this or a dependent resource is in progress.",
		text:    "something else is changing the resource", Fact: fact(retrySource, model.Verified),
	},
	"answerLost": {
		status: http.StatusRequestTimeout, code: "RequestTimeout", does: true,
		message: "The client gave up waiting for the answer.",
		text:    "the request takes effect, but nobody hears of it: a new resource is there and not in the state",
		Fact:    fact("what happens when a connection breaks", model.Inferred),
	},
	"failsAfterwards": {
		status: http.StatusConflict, code: "ResourceDeploymentFailure", does: true, known: true,
		message: "The resource operation completed with terminal provisioning state 'Failed'.",
		text:    "Azure accepts the request, and the operation ends in failure: the state holds the resource, the next up mends it",
		Fact:    fact(retrySource, model.Verified),
	},
	"skuNotAvailable": {
		status: http.StatusConflict, code: "SkuNotAvailable",
		message: "The requested tier for resource '%s' is currently not available in location '%s' for subscription '%s'. " +
			"Please try another tier or deploy to a different location.",
		text: "the region has no capacity", Fact: fact("Azure Resource Manager, error SkuNotAvailable", model.Verified),
	},
	"quotaExceeded": {
		status: http.StatusConflict, code: "QuotaExceeded",
		message: "Operation could not be completed as it results in exceeding approved quota.",
		text:    "the subscription may have no more of it", Fact: fact("Azure Resource Manager, quota errors", model.Known),
	},
	"principalNotFound": {
		status: http.StatusBadRequest, code: "PrincipalNotFound",
		message: "Principal does not exist in the directory. Check that you have the correct principal ID; if you are " +
			"creating this principal, wait until it has replicated.",
		text: "a new identity is not known everywhere yet",
		Fact: fact("MicrosoftDocs/azure-docs role-based-access-control/troubleshooting.md", model.Known),
	},
}

func fact(source string, evidence model.Evidence) model.Fact {
	return model.Fact{Source: source, Evidence: evidence}
}

// retrySource says what azure-native does about answers that may pass.
const retrySource = "pulumi/pulumi-azure-native v2, provider/pkg/azure/client_azcore.go"

// retryDelays are the pauses, in minutes, that azure-native makes before it repeats a request; then it gives up. The
// pause of an answer that names one takes its place.
var retryDelays = []float64{20. / 60, 60. / 60, 120. / 60}

// retried are the statuses that azure-native repeats a request after. A conflict only counts with the code of "busy".
var retried = []int{
	http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
	http.StatusServiceUnavailable, http.StatusGatewayTimeout,
}

// passes says whether azure-native takes the error for one that passes. It never hears an answer that is lost.
func (e effect) passes() bool {
	return !e.does && (slices.Contains(retried, e.status) || e.code == "AnotherOperationInProgress")
}

// Kind describes an effect for people.
type Kind struct {
	Effect Effect `json:"effect"`
	Text   string `json:"text"`
	// Retried says that the provider repeats the request up to three times before it reports the error.
	Retried  bool           `json:"retried"`
	Source   string         `json:"source"`
	Evidence model.Evidence `json:"evidence"`
}

// Kinds lists the effects in order.
func Kinds() []Kind {
	var kinds []Kind
	for _, name := range slices.Sorted(maps.Keys(effects)) {
		known := effects[name]
		kinds = append(kinds, Kind{name, known.text, known.passes(), known.Source, known.Evidence})
	}
	return kinds
}

// fault is the answer in Azure's words.
func (e effect) fault(request Request, after float64) model.Fault {
	message := e.message
	if e.code == "SkuNotAvailable" {
		message = fmt.Sprintf(message, request.Name, request.Location, request.Subscription)
	}
	if after > 0 {
		message += fmt.Sprintf(" Retry-After: %.0f", after)
	}
	return model.Fault{Status: e.status, Code: e.code, Message: message}
}
