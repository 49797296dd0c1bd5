package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// BackupPolicyInput accepts PeriodicModeBackupPolicyArgs and ContinuousModeBackupPolicyArgs. Their Type tells Azure
// which of the two it gets.
type BackupPolicyInput interface {
	pulumi.Input
	isBackupPolicy()
}

// PeriodicModeBackupPolicy copies the whole account every so often.
type PeriodicModeBackupPolicy struct {
	PeriodicModeProperties *PeriodicModeProperties `pulumi:"periodicModeProperties"`
	Type                   string                  `pulumi:"type"`
}

// PeriodicModeBackupPolicyArgs are the inputs of a PeriodicModeBackupPolicy.
type PeriodicModeBackupPolicyArgs struct {
	PeriodicModeProperties PeriodicModePropertiesInput `pulumi:"periodicModeProperties"`
	// Type is required, and "Periodic".
	Type pulumi.StringInput `pulumi:"type"`
}

// ElementType returns the plain type.
func (PeriodicModeBackupPolicyArgs) ElementType() reflect.Type {
	return reflect.TypeFor[PeriodicModeBackupPolicy]()
}

func (PeriodicModeBackupPolicyArgs) isBackupPolicy() {}

// PeriodicModeProperties says how often copies are made and how long they are kept.
type PeriodicModeProperties struct {
	BackupIntervalInMinutes        *int    `pulumi:"backupIntervalInMinutes"`
	BackupRetentionIntervalInHours *int    `pulumi:"backupRetentionIntervalInHours"`
	BackupStorageRedundancy        *string `pulumi:"backupStorageRedundancy"`
}

// PeriodicModePropertiesInput accepts PeriodicModePropertiesArgs.
type PeriodicModePropertiesInput interface {
	pulumi.Input
	isPeriodicModeProperties()
}

// PeriodicModePropertiesArgs are the inputs of a PeriodicModeProperties.
type PeriodicModePropertiesArgs struct {
	// BackupIntervalInMinutes is between 60 and 1440. Azure's default is 240.
	BackupIntervalInMinutes pulumi.IntPtrInput `pulumi:"backupIntervalInMinutes"`
	// BackupRetentionIntervalInHours is between 8 and 720. Azure's default is 8.
	BackupRetentionIntervalInHours pulumi.IntPtrInput `pulumi:"backupRetentionIntervalInHours"`
	// BackupStorageRedundancy is "Geo" (Azure's default), "Local" or "Zone".
	BackupStorageRedundancy pulumi.StringPtrInput `pulumi:"backupStorageRedundancy"`
}

// ElementType returns the plain type.
func (PeriodicModePropertiesArgs) ElementType() reflect.Type {
	return reflect.TypeFor[PeriodicModeProperties]()
}

func (PeriodicModePropertiesArgs) isPeriodicModeProperties() {}

// ContinuousModeBackupPolicy keeps every state of the last days. An account never leaves it.
type ContinuousModeBackupPolicy struct {
	ContinuousModeProperties *ContinuousModeProperties `pulumi:"continuousModeProperties"`
	Type                     string                    `pulumi:"type"`
}

// ContinuousModeBackupPolicyArgs are the inputs of a ContinuousModeBackupPolicy.
type ContinuousModeBackupPolicyArgs struct {
	ContinuousModeProperties ContinuousModePropertiesInput `pulumi:"continuousModeProperties"`
	// Type is required, and "Continuous".
	Type pulumi.StringInput `pulumi:"type"`
}

// ElementType returns the plain type.
func (ContinuousModeBackupPolicyArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ContinuousModeBackupPolicy]()
}

func (ContinuousModeBackupPolicyArgs) isBackupPolicy() {}

// ContinuousModeProperties says how many days are kept.
type ContinuousModeProperties struct {
	Tier *string `pulumi:"tier"`
}

// ContinuousModePropertiesInput accepts ContinuousModePropertiesArgs.
type ContinuousModePropertiesInput interface {
	pulumi.Input
	isContinuousModeProperties()
}

// ContinuousModePropertiesArgs are the inputs of a ContinuousModeProperties.
type ContinuousModePropertiesArgs struct {
	// Tier is "Continuous30Days" (Azure's default) or "Continuous7Days".
	Tier pulumi.StringPtrInput `pulumi:"tier"`
}

// ElementType returns the plain type.
func (ContinuousModePropertiesArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ContinuousModeProperties]()
}

func (ContinuousModePropertiesArgs) isContinuousModeProperties() {}
