package cost

import "slices"

// Assumptions about one user's month. They are ours; only the traffic has an anchor outside: at them, a million users
// draw 10 TB through Front Door for about 860 dollars, which is inside the 500 to 1,000 the article gives.
const (
	// requestsPerUser: ten visits of twenty requests.
	requestsPerUser = 200
	// gbPerRequest: 50 kB an answer, pictures and pages together.
	gbPerRequest = 50e-6
	// uploadShare of what goes out comes in.
	uploadShare = 0.1
	// logGBPerRequest: 5 kB for the request, its dependencies, its traces and the audit of its SQL batches.
	logGBPerRequest = 5e-6
	// logGBPerSetting: platform metrics and logs of a resource with a diagnostic setting, at rest.
	logGBPerSetting = 0.3
	// blobGBPerUser and databaseGBPerUser: 10 MB of files and 1 MB of rows.
	blobGBPerUser     = 10e-3
	databaseGBPerUser = 1e-3
	databaseGBAtStart = 1
	// blobReadsPerRequest and blobWritesPerRequest.
	blobReadsPerRequest  = 0.1
	blobWritesPerRequest = 0.01
	// dnsQueriesPerRequest: connections are kept open, and answers cached.
	dnsQueriesPerRequest = 0.01
	// innerTraffic is how much crosses private endpoints for each GB that users get: once from the gateway to the app,
	// once from the stores to the app.
	innerTraffic = 2
	// backupShare of a database changes, and is backed up, every day.
	backupShare = 0.05
	// serverlessShare of the hours a serverless database is awake, at full size.
	serverlessShare = 0.25
	// activeShare of the time the smallest number of replicas works on requests; callsPerRequest go on to a service.
	activeShare     = 0.5
	callsPerRequest = 0.2
	// jobsPerRequest are done later, by functions, and take secondsPerJob each on an instance of their own.
	jobsPerRequest = 0.02
	secondsPerJob  = 1
	// coolShare and coldShare of users' files have not been changed for as long as a lifecycle asks.
	coolShare = 0.2
	coldShare = 0.4
	// recordShare of what users store is kept for the record as well, and archivedShare of that is archived.
	recordShare   = 0.25
	archivedShare = 0.8
	// hostGB is what a function app keeps in its own account.
	hostGB = 1
	// vaultReadsPerRequest: secrets are read when an instance starts, and cached.
	vaultReadsPerRequest = 0.001
	// messagesPerRequest: one request in twenty leaves work for later. Each message is sent, received and completed.
	messagesPerRequest   = 0.05
	operationsPerMessage = 3
	// queueWritesPerMessage of a storage queue: sending, taking and deleting a message are operations of class 1; taking it
	// is one of class 2 too (Azure pricing, Queue Storage, operations by class; known).
	queueWritesPerMessage = 3
	// documentGBPerUser: half a megabyte of feed, sessions, audit trail and profile, index included.
	documentGBPerUser = 0.5e-3
	// relationGBPerUser: a hundred edges of 2 kB, index included. tableGBPerUser: a hundred entities of 1 kB.
	relationGBPerUser = 0.2e-3
	tableGBPerUser    = 0.1e-3
	// tableReadsPerRequest and tableWritesPerRequest: one request in five looks something up, one in a hundred changes it.
	tableReadsPerRequest  = 0.2
	tableWritesPerRequest = 0.01
	// autoscaleShare of the maximum is the highest second of an average hour.
	autoscaleShare = 0.3
	// searchesPerRequest: one of twenty requests searches.
	searchesPerRequest = 0.05
	// operationsPerEvent: it is taken in, and delivered once.
	operationsPerEvent = 2
)

// Assumption is one row of what the estimate assumes where nothing is declared.
type Assumption struct {
	Name  string
	Value float64
	Unit  string
}

// Assumptions returns what the estimate assumes about use.
func Assumptions() []Assumption {
	return []Assumption{
		{"Requests of a user", requestsPerUser, "a month"},
		{"Answer to a request", gbPerRequest * 1e6, "kB"},
		{"Upload, as a share of what goes out", uploadShare * 100, "%"},
		{"Logs of a request", logGBPerRequest * 1e6, "kB"},
		{"Logs and metrics of a resource with a diagnostic setting", logGBPerSetting, "GB a month"},
		{"Blobs of a user", blobGBPerUser * 1e3, "MB"},
		{"Rows of a user", databaseGBPerUser * 1e3, "MB"},
		{"Database without users", databaseGBAtStart, "GB"},
		{"Blob reads a request", blobReadsPerRequest, ""},
		{"Blob writes a request", blobWritesPerRequest, ""},
		{"Jobs of functions a request", jobsPerRequest, ""},
		{"Length of a job", secondsPerJob, "s"},
		{"Files that are cool, and cold", (coolShare + coldShare) * 100, "%"},
		{"Records kept, as a share of files", recordShare * 100, "%"},
		{"Records that are archived", archivedShare * 100, "%"},
		{"Private DNS queries a request", dnsQueriesPerRequest, ""},
		{"Key Vault reads a request", vaultReadsPerRequest, ""},
		{"Messages a request", messagesPerRequest, ""},
		{"Operations a message", operationsPerMessage, ""},
		{"Operations a message of a storage queue, class 1", queueWritesPerMessage, ""},
		{"Operations an event", operationsPerEvent, ""},
		{"Traffic through private endpoints for each GB to users", innerTraffic, "GB"},
		{"Time in which a replica of a service works on requests", activeShare * 100, "%"},
		{"Calls of services a request", callsPerRequest, ""},
		{"Database that changes in a day", backupShare * 100, "%"},
		{"Hours in which a serverless database is awake", serverlessShare * 100, "%"},
		{"Documents of a user", documentGBPerUser * 1e3, "MB"},
		{"Relationships of a user", relationGBPerUser * 1e3, "MB"},
		{"Entities of tables of a user", tableGBPerUser * 1e3, "MB"},
		{"Table reads a request", tableReadsPerRequest, ""},
		{"Table writes a request", tableWritesPerRequest, ""},
		{"Peak of an average hour, as a share of the largest throughput of documents", autoscaleShare * 100, "%"},
		{"Searches a request", searchesPerRequest, ""},
	}
}

// population is the users of a stage: the bounds of its rung on the ladder, and a number between them to plan with.
type population struct {
	stage string
	users Amount
}

var populations = []population{
	{"single", Amount{1, 300, 1_000}},
	{"1k", Amount{1_000, 3_000, 10_000}},
	{"10k", Amount{10_000, 30_000, 100_000}},
	{"100k", Amount{100_000, 300_000, 1_000_000}},
	{"1m", Amount{1_000_000, 3_000_000, 10_000_000}},
	// The last rung has no end; ten times its beginning is where the estimate stops.
	{"10m", Amount{10_000_000, 30_000_000, 100_000_000}},
}

func usersOf(stage string) (Amount, bool) {
	at := slices.IndexFunc(populations, func(p population) bool { return p.stage == stage })
	if at < 0 {
		return Amount{}, false
	}
	return populations[at].users, true
}
