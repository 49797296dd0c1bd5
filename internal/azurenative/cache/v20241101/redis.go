package v20241101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Redis is a cache of the service Azure Cache for Redis.
type Redis struct {
	pulumi.CustomResourceState

	DisableAccessKeyAuthentication pulumi.BoolPtrOutput     `pulumi:"disableAccessKeyAuthentication"`
	EnableNonSslPort               pulumi.BoolPtrOutput     `pulumi:"enableNonSslPort"`
	HostName                       pulumi.StringOutput      `pulumi:"hostName"`
	Instances                      pulumi.ArrayOutput       `pulumi:"instances"`
	LinkedServers                  pulumi.ArrayOutput       `pulumi:"linkedServers"`
	Location                       pulumi.StringOutput      `pulumi:"location"`
	MinimumTLSVersion              pulumi.StringPtrOutput   `pulumi:"minimumTlsVersion"`
	Name                           pulumi.StringOutput      `pulumi:"name"`
	Port                           pulumi.IntOutput         `pulumi:"port"`
	PrivateEndpointConnections     pulumi.ArrayOutput       `pulumi:"privateEndpointConnections"`
	ProvisioningState              pulumi.StringOutput      `pulumi:"provisioningState"`
	PublicNetworkAccess            pulumi.StringPtrOutput   `pulumi:"publicNetworkAccess"`
	RedisConfiguration             pulumi.AnyOutput         `pulumi:"redisConfiguration"`
	RedisVersion                   pulumi.StringPtrOutput   `pulumi:"redisVersion"`
	ReplicasPerPrimary             pulumi.IntPtrOutput      `pulumi:"replicasPerPrimary"`
	ShardCount                     pulumi.IntPtrOutput      `pulumi:"shardCount"`
	Sku                            pulumi.AnyOutput         `pulumi:"sku"`
	SslPort                        pulumi.IntOutput         `pulumi:"sslPort"`
	Tags                           pulumi.StringMapOutput   `pulumi:"tags"`
	Type                           pulumi.StringOutput      `pulumi:"type"`
	UpdateChannel                  pulumi.StringPtrOutput   `pulumi:"updateChannel"`
	ZonalAllocationPolicy          pulumi.StringPtrOutput   `pulumi:"zonalAllocationPolicy"`
	Zones                          pulumi.StringArrayOutput `pulumi:"zones"`
}

type redisArgs struct {
	DisableAccessKeyAuthentication *bool               `pulumi:"disableAccessKeyAuthentication"`
	EnableNonSslPort               *bool               `pulumi:"enableNonSslPort"`
	Location                       *string             `pulumi:"location"`
	MinimumTLSVersion              *string             `pulumi:"minimumTlsVersion"`
	Name                           *string             `pulumi:"name"`
	PublicNetworkAccess            *string             `pulumi:"publicNetworkAccess"`
	RedisConfiguration             *RedisConfiguration `pulumi:"redisConfiguration"`
	RedisVersion                   *string             `pulumi:"redisVersion"`
	ReplicasPerPrimary             *int                `pulumi:"replicasPerPrimary"`
	ResourceGroupName              string              `pulumi:"resourceGroupName"`
	ShardCount                     *int                `pulumi:"shardCount"`
	Sku                            Sku                 `pulumi:"sku"`
	Tags                           map[string]string   `pulumi:"tags"`
	UpdateChannel                  *string             `pulumi:"updateChannel"`
	ZonalAllocationPolicy          *string             `pulumi:"zonalAllocationPolicy"`
	Zones                          []string            `pulumi:"zones"`
}

// RedisArgs are the inputs of a Redis.
type RedisArgs struct {
	// DisableAccessKeyAuthentication leaves Entra ID as the only way in. RedisConfiguration.AadEnabled must be on.
	DisableAccessKeyAuthentication pulumi.BoolPtrInput
	EnableNonSslPort               pulumi.BoolPtrInput
	Location                       pulumi.StringPtrInput
	MinimumTLSVersion              pulumi.StringPtrInput
	Name                           pulumi.StringPtrInput
	// PublicNetworkAccess is "Enabled" (Azure's default) or "Disabled".
	PublicNetworkAccess pulumi.StringPtrInput
	RedisConfiguration  RedisConfigurationInput
	RedisVersion        pulumi.StringPtrInput
	ReplicasPerPrimary  pulumi.IntPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// ShardCount is for Premium only.
	ShardCount pulumi.IntPtrInput
	// Sku is required.
	Sku                   SkuInput
	Tags                  pulumi.StringMapInput
	UpdateChannel         pulumi.StringPtrInput
	ZonalAllocationPolicy pulumi.StringPtrInput
	Zones                 pulumi.StringArrayInput
}

// ElementType returns the plain arguments.
func (RedisArgs) ElementType() reflect.Type { return reflect.TypeFor[redisArgs]() }

// NewRedis registers a cache.
func NewRedis(ctx *pulumi.Context, name string, args *RedisArgs, opts ...pulumi.ResourceOption) (*Redis, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.Sku == nil {
		return nil, errors.New("invalid value for required argument 'Sku'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Redis
	err := ctx.RegisterResource("azure-native:cache/v20241101:Redis", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// Sku is the size of a cache.
type Sku struct {
	Capacity int    `pulumi:"capacity"`
	Family   string `pulumi:"family"`
	Name     string `pulumi:"name"`
}

// SkuInput accepts SkuArgs.
type SkuInput interface {
	pulumi.Input
	isSku()
}

// SkuArgs are the inputs of a Sku. All are required.
type SkuArgs struct {
	// Capacity is 0 to 6 in family C, 1 to 5 in family P.
	Capacity pulumi.IntInput `pulumi:"capacity"`
	// Family is "C" (Basic, Standard) or "P" (Premium).
	Family pulumi.StringInput `pulumi:"family"`
	// Name is "Basic", "Standard" or "Premium".
	Name pulumi.StringInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (SkuArgs) ElementType() reflect.Type { return reflect.TypeFor[Sku]() }

func (SkuArgs) isSku() {}

// RedisConfiguration holds settings of the Redis server. Azure writes booleans here as text.
type RedisConfiguration struct {
	AadEnabled      *string `pulumi:"aadEnabled"`
	MaxmemoryPolicy *string `pulumi:"maxmemoryPolicy"`
}

// RedisConfigurationInput accepts RedisConfigurationArgs.
type RedisConfigurationInput interface {
	pulumi.Input
	isRedisConfiguration()
}

// RedisConfigurationArgs are the inputs of a RedisConfiguration.
type RedisConfigurationArgs struct {
	// AadEnabled is "true" or "false".
	AadEnabled pulumi.StringPtrInput `pulumi:"aadEnabled"`
	// MaxmemoryPolicy is Redis's own name of an eviction policy, e.g. "volatile-lru".
	MaxmemoryPolicy pulumi.StringPtrInput `pulumi:"maxmemoryPolicy"`
}

// ElementType returns the plain type.
func (RedisConfigurationArgs) ElementType() reflect.Type {
	return reflect.TypeFor[RedisConfiguration]()
}

func (RedisConfigurationArgs) isRedisConfiguration() {}
