package v20250401

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// GeoReplication makes a database a member of an active geo-replication group.
type GeoReplication struct {
	GroupNickname   *string          `pulumi:"groupNickname"`
	LinkedDatabases []LinkedDatabase `pulumi:"linkedDatabases"`
}

// GeoReplicationInput accepts GeoReplicationArgs.
type GeoReplicationInput interface {
	pulumi.Input
	isGeoReplication()
}

// GeoReplicationArgs are the inputs of a GeoReplication.
type GeoReplicationArgs struct {
	GroupNickname pulumi.StringPtrInput `pulumi:"groupNickname"`
	// LinkedDatabases are all members of the group, the database itself included.
	LinkedDatabases LinkedDatabaseArrayInput `pulumi:"linkedDatabases"`
}

// ElementType returns the plain type.
func (GeoReplicationArgs) ElementType() reflect.Type { return reflect.TypeFor[GeoReplication]() }

func (GeoReplicationArgs) isGeoReplication() {}

// LinkedDatabase is a member of a geo-replication group.
type LinkedDatabase struct {
	ID *string `pulumi:"id"`
}

// LinkedDatabaseInput accepts LinkedDatabaseArgs.
type LinkedDatabaseInput interface {
	pulumi.Input
	isLinkedDatabase()
}

// LinkedDatabaseArgs are the inputs of a LinkedDatabase.
type LinkedDatabaseArgs struct {
	ID pulumi.StringPtrInput `pulumi:"id"`
}

// ElementType returns the plain type.
func (LinkedDatabaseArgs) ElementType() reflect.Type { return reflect.TypeFor[LinkedDatabase]() }

func (LinkedDatabaseArgs) isLinkedDatabase() {}

// LinkedDatabaseArrayInput accepts LinkedDatabaseArray.
type LinkedDatabaseArrayInput interface {
	pulumi.Input
	isLinkedDatabaseArray()
}

// LinkedDatabaseArray is a list of members.
type LinkedDatabaseArray []LinkedDatabaseInput

// ElementType returns the plain type.
func (LinkedDatabaseArray) ElementType() reflect.Type { return reflect.TypeFor[[]LinkedDatabase]() }

func (LinkedDatabaseArray) isLinkedDatabaseArray() {}

// Module is a Redis module of a database.
type Module struct {
	Args *string `pulumi:"args"`
	Name string  `pulumi:"name"`
}

// ModuleInput accepts ModuleArgs.
type ModuleInput interface {
	pulumi.Input
	isModule()
}

// ModuleArgs are the inputs of a Module.
type ModuleArgs struct {
	Args pulumi.StringPtrInput `pulumi:"args"`
	// Name is required, e.g. "RedisJSON".
	Name pulumi.StringInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (ModuleArgs) ElementType() reflect.Type { return reflect.TypeFor[Module]() }

func (ModuleArgs) isModule() {}

// ModuleArrayInput accepts ModuleArray.
type ModuleArrayInput interface {
	pulumi.Input
	isModuleArray()
}

// ModuleArray is a list of modules.
type ModuleArray []ModuleInput

// ElementType returns the plain type.
func (ModuleArray) ElementType() reflect.Type { return reflect.TypeFor[[]Module]() }

func (ModuleArray) isModuleArray() {}

// Persistence says how a database is kept on disk.
type Persistence struct {
	AofEnabled   *bool   `pulumi:"aofEnabled"`
	AofFrequency *string `pulumi:"aofFrequency"`
	RdbEnabled   *bool   `pulumi:"rdbEnabled"`
	RdbFrequency *string `pulumi:"rdbFrequency"`
}

// PersistenceInput accepts PersistenceArgs.
type PersistenceInput interface {
	pulumi.Input
	isPersistence()
}

// PersistenceArgs are the inputs of a Persistence.
type PersistenceArgs struct {
	// AofEnabled excludes RdbEnabled.
	AofEnabled   pulumi.BoolPtrInput   `pulumi:"aofEnabled"`
	AofFrequency pulumi.StringPtrInput `pulumi:"aofFrequency"`
	// RdbEnabled excludes AofEnabled.
	RdbEnabled   pulumi.BoolPtrInput   `pulumi:"rdbEnabled"`
	RdbFrequency pulumi.StringPtrInput `pulumi:"rdbFrequency"`
}

// ElementType returns the plain type.
func (PersistenceArgs) ElementType() reflect.Type { return reflect.TypeFor[Persistence]() }

func (PersistenceArgs) isPersistence() {}
