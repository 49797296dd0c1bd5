package redis

import (
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// The names of the app settings. None holds a secret: the app logs in with its managed identity.
const (
	HostSetting          = "REDIS_HOST"
	PortSetting          = "REDIS_PORT"
	TLSSetting           = "REDIS_TLS"
	ClusterSetting       = "REDIS_CLUSTER"
	SessionStoreSetting  = "SESSION_STORE"
	SessionPrefixSetting = "SESSION_KEY_PREFIX"
)

// EndpointSettings tell an app how to connect to a cache. clusterProtocol says that its client has to speak the
// protocol of Redis Cluster.
func EndpointSettings(hostName string, port int, clusterProtocol bool) map[string]string {
	return map[string]string{
		HostSetting:    hostName,
		PortSetting:    strconv.Itoa(port),
		TLSSetting:     "true",
		ClusterSetting: strconv.FormatBool(clusterProtocol),
	}
}

// SessionSettings tell an app to keep its sessions in the cache, so that any instance can answer any request. The
// prefix keeps them apart from cached data.
func SessionSettings() map[string]string {
	return map[string]string{SessionStoreSetting: "redis", SessionPrefixSetting: "session:"}
}

// Settings are the endpoint settings of this cache.
func (r *Redis) Settings() map[string]pulumi.StringInput {
	settings := map[string]pulumi.StringInput{}
	for key, value := range EndpointSettings("", r.Port, r.clusterProtocol) {
		settings[key] = pulumi.String(value)
	}
	settings[HostSetting] = r.HostName
	return settings
}
