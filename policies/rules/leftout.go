package rules

// Omission are rules of a public set that the pack does not have, though it concerns types that a stage uses.
type Omission struct {
	Set    Set
	IDs    []string
	Reason string
}

// Omissions returns what is left out of the public sets, and why.
func Omissions() []Omission { return omissions }

const (
	inSubscription = "It is set once for a subscription or tenant, outside any stack."
	atRuntime      = "It is a state of the running service, not of its configuration."
	noSuchType     = "No stage has the resource it is about."
	notEncrypted   = "Microsoft's keys encrypt everything; keys of one's own are a demand of a regulator, not of a stage."
	noKeys         = "The pack refuses keys and shared signatures altogether (storage-keys): there is none to rotate."
	applications   = "It is a decision of the application, which the stack cannot see."
	templates      = "It is about ARM templates; Pulumi keeps secrets encrypted, and no-passwords looks for the others."
	activityAlerts = "It is an alert on the activity log of the subscription, outside any stack."
)

var omissions = []Omission{
	{PSRule, []string{
		"Azure.APIM.CertificateExpiry", "Azure.APIM.EncryptValues", "Azure.APIM.ProductApproval",
		"Azure.APIM.ProductDescriptors", "Azure.APIM.ProductSubscription", "Azure.APIM.ProductTerms",
		"Azure.APIM.SampleProducts", "Azure.APIM.CORSPolicy",
	}, noSuchType},
	{PSRule, []string{"Azure.APIM.DefenderCloud"}, inSubscription},
	{PSRule, []string{"Azure.APIM.APIDescriptors"}, applications},
	{PSRule, []string{"Azure.APIM.PolicyBase"}, "A policy is a text here; the emulator reads it."},
	{PSRule, []string{
		"Azure.Deployment.AdminUsername", "Azure.Deployment.Name", "Azure.Deployment.OuterSecret",
		"Azure.Deployment.OutputSecretValue", "Azure.Deployment.SecretLeak", "Azure.Deployment.SecureParameter",
	}, templates},
	{PSRule, []string{
		"Azure.KeyVault.AutoRotationPolicy", "Azure.KeyVault.KeyName",
		"Azure.KeyVault.SecretName", "Azure.Storage.FileShareSoftDelete", "Azure.CDN.EndpointName",
		"Azure.NSG.AKSRules", "Azure.VNET.BastionSubnet", "Azure.VNET.FirewallSubnet", "Azure.VNET.FirewallSubnetNAT",
		"Azure.NSG.LateralTraversal",
	}, noSuchType},
	{PSRule, []string{
		"Azure.SQL.DefenderCloud", "Azure.SQL.VAScan", "Azure.Storage.DefenderCloud", "Azure.Storage.Defender.MalwareScan",
		"Azure.RBAC.CoAdministrator", "Azure.RBAC.PIM", "Azure.Monitor.ServiceHealth",
	}, inSubscription},
	{
		PSRule, []string{
			"Azure.Redis.FirewallIPRange", "Azure.Redis.FirewallRuleCount",
			"Azure.Redis.MaxMemoryReserved", "Azure.Redis.Version",
		},
		"It is about classic caches, which retired-service refuses; what protects their data is checked all the same.",
	},
	{PSRule, []string{
		"Azure.Cosmos.CassandraNaming", "Azure.Cosmos.MongoAvailabilityZone", "Azure.Cosmos.MongoEntraID",
		"Azure.Cosmos.MongoNaming", "Azure.Cosmos.PostgreSQLNaming", "Azure.Cosmos.TableNaming",
		"Azure.AKS.CNISubnetSize", "Azure.AKS.HttpAppRouting", "Azure.AKS.SecretStoreRotation",
	}, noSuchType},
	{PSRule, []string{"Azure.Cosmos.DefenderCloud", "Azure.AKS.DefenderProfile"}, inSubscription},
	{PSRule, []string{"Azure.ADX.Usage", "Azure.ServiceBus.Usage", "Azure.AKS.PoolVersion", "Azure.AKS.Version",
		"Azure.ACR.ImageHealth", "Azure.ACR.Usage", "Azure.VNET.PeerState"}, atRuntime},
	{PSRule, []string{"Azure.ACR.ContainerScan"}, inSubscription},
	{
		PSRule, []string{"Azure.Cosmos.ContinuousBackup"},
		"Writes in several regions exclude it, and there is no way back from it: cosmos-backup takes either.",
	},
	{
		PSRule, []string{"Azure.Cosmos.GremlinNaming"},
		"Accounts carry one prefix whatever their API is; that for graphs says graph in its name.",
	},
	{
		PSRule, []string{"Azure.Cosmos.DatabaseNaming", "Azure.AKS.SystemPoolNaming", "Azure.AKS.UserPoolNaming",
			"Azure.AKS.DNSPrefix"},
		"What is inside an account or a cluster is named for people; the account and the cluster carry the prefix.",
	},
	{
		PSRule, []string{"Azure.AKS.AuditAdmin", "Azure.AKS.ContainerInsights"},
		"diagnostics-aks asks for logs; which of them, and whether of containers, is what one pays for.",
	},
	{
		PSRule, []string{"Azure.AKS.AutoScaling", "Azure.AKS.MinUserPoolNodes", "Azure.AKS.EphemeralOSDisk",
			"Azure.AKS.NodeMinPods"},
		"Sizes and bounds of pools are the profile's, and a cluster may do without a pool for services.",
	},
	{
		PSRule, []string{"Azure.AKS.PoolScaleSet", "Azure.AKS.StandardLB"},
		"Azure has nothing else for new clusters: availability sets and basic load balancers are retired.",
	},
	{
		PSRule, []string{"Azure.AKS.SecretStore"},
		"Pods read vaults with their identity (aks-workload-identity); no secret is mounted.",
	},
	{PSRule, []string{"Azure.VNET.LocalDNS", "Azure.VNET.SingleDNS"}, "Networks use Azure's own DNS, not servers."},
	{
		PSRule, []string{"Azure.RBAC.UseRGDelegation"},
		"It asks for roles on the resource group; a role on the one resource is narrower, and identities are not people.",
	},
	{PSRule, []string{
		"Azure.ContainerApp.JobNaming", "Azure.ContainerApp.RestrictIngress", "Azure.EventGrid.DomainNaming",
		"Azure.EventGrid.DomainTLS", "Azure.EventGrid.NamespaceTLS", "Azure.Policy.Descriptors",
		"Azure.Policy.ExemptionDescriptors", "Azure.Policy.WaiverExpiry",
	}, noSuchType},
	{PSRule, []string{"Azure.ContainerApp.Storage"}, applications},
	{PSRule, []string{"Azure.ContainerApp.APIVersion"}, "Which version of the API is used is the provider's decision."},
	{PSRule, []string{"Azure.Policy.AssignmentAssignedBy"}, "Who assigned is in the history of the program."},
	{PSRule, []string{"Azure.SQL.DBNaming"}, "Databases are named for people; their server carries the prefix."},
	{
		PSRule, []string{"Azure.FrontDoor.ManagedIdentity"},
		"Certificates are Front Door's own: nothing is read with an identity.",
	},
	{
		PSRule, []string{"Azure.Resource.AllowedRegions", "Azure.Log.ReplicaLocation", "Azure.ACR.ReplicaLocation"},
		"Which regions are allowed is configuration (location, regions); same-region checks that it is kept.",
	},
	{APRL, []string{
		"52bc9a7b-23c8-bc4c-9d2a-7bc43b50104a", "b89c9acc-0aba-fb44-9ff2-3dbfcf97dce7",
		"f05a3e6d-49db-2740-88e2-2b13706c1f67",
		"4b77191c-cc3c-8c4e-844b-0f56d0927890", "ab896e8c-49b9-2c44-adec-98339aff7821",
	}, atRuntime},
	{APRL, []string{
		"be448849-0d7d-49ba-9c94-9573ee533d5d", "8bb4a57b-55e4-d24e-9c19-2679d8bc779f",
		"9729c89d-8118-41b4-a39b-e12468fa872b",
	}, activityAlerts},
	{APRL, []string{
		"de266d8a-a9f3-4cb9-be95-9306001fceea", "0f838324-ffe3-4b8a-b7a2-d983be8f9fa9",
		"d6ef87aa-574e-584e-a955-3e6bb8b5425b",
		"3538aa48-c40b-455b-a93b-269fe6e65be2", "c31f76a0-48cd-9f44-aa43-99ee904db9bc",
		"c6c4b962-5af4-447a-9d74-7b9c53a5dff5",
		"52f368ee-1d77-4b34-92db-64be269642d0", "0b06a688-0dd6-4d73-9f72-6666ff853ca9",
		"c9a278b7-024b-454b-bd54-41587c512b74",
		"7c608f46-46b2-4cc0-bbd6-1d457c16671c",
	}, noSuchType},
	{APRL, []string{
		"78a5c033-ff51-4332-8a71-83464c34494b", "3f9ddb59-0bb3-4acb-9c9b-99aa1776f0ab",
		"dbe3fd66-fb2a-9d46-b162-1791e21da236",
	}, "It is about how applications are cut, or about two environments; a stack is one environment with its own plan."},
	{APRL, []string{"e35cf148-8eee-49d1-a1c9-956160f99e0b"}, atRuntime},
	{
		APRL, []string{"c79680ea-de85-44fa-a596-f31fa17a952f"},
		"A unit of API Management takes the better part of an hour to come: the profile has those of a peak.",
	},
	{APRL, []string{"badd9a1f-222a-498d-ab84-1f14892b1c1b", "a5a0101a-a240-8742-90ba-81dbde9a0c0c"}, applications},
	{
		APRL, []string{"63491f70-22e4-3b4a-8b0c-845450e46fac"},
		"Registries are zone-redundant by themselves in regions with zones, whatever the property says.",
	},
	{
		APRL, []string{"e7f0fd54-fba0-054e-9ab8-e676f2851f88"},
		"It excludes replication and the retention of untagged images, which the registry has.",
	},
	{
		APRL, []string{
			"928fcc6f-5e9a-42d9-9bd4-260af42de2e5", "cd6791b1-c60e-4b37-ac98-9897b1e6f4b8",
			"bcfe71f1-ebed-49e5-a84a-193b81ad5d27", "a08a06a0-e41a-4b99-83bb-69ce8bca54cb",
		},
		"It is about manifests inside a cluster, which belong to the services and not to the stack.",
	},
	{
		APRL, []string{
			"269a9f1a-6675-460a-831e-b05a887a8c4b", "d3111036-355d-431b-ab49-8ddad042800b",
			"b002c030-72e6-4a37-8217-1cb276c43169",
		},
		"Services keep what they know in stores of their own; no cluster has volumes.",
	},
	{
		APRL, []string{
			"5ee083cd-6ac3-4a83-8913-9549dd36cf56", "902c82ff-4910-4b61-942d-0d6ef7f39b67",
			"005ccbbd-aeab-46ef-80bd-9bd4479412ec",
		},
		"Sizes and bounds of pools are the profile's, and a cluster may do without a pool for services.",
	},
	{APRL, []string{"a01afc4c-7439-4919-b2da-3565992ea2a7"}, inSubscription},
	{
		APRL, []string{"9ce78192-74a0-104c-b5bb-9a443f941649"},
		"Where documents are written is a decision about consistency, which the data topology of each service makes.",
	},
	{
		APRL, []string{"e544520b-8505-7841-9e77-1f1974ee86ec"},
		"Writes in several regions exclude it, and there is no way back from it: cosmos-backup takes either.",
	},
	{
		APRL, []string{"deaea200-013c-414b-ac9f-bfa7a7fb13f0"},
		"Thresholds of documents depend on the workload; the triggers of a stage watch them.",
	},
	{
		APRL, []string{"dff62efe-c3a3-4621-98b3-c877c65cb195"},
		"Every region stamp has a search service of its own, which the application fills.",
	},
	{
		APRL, []string{"cabc1f98-c8a7-44f7-ab24-977982ef3f70"},
		"It is about classic caches; Azure Managed Redis has no maintenance window to choose.",
	},
	{
		APRL, []string{"1b965cb9-7629-214e-b682-6bf6e450a100"},
		"Point-in-time restore needs versions and the change feed: storage-versioning comes first.",
	},
	{
		APRL, []string{"1adba190-5c4c-e646-8527-dd1b2a6d8b15", "babf75d6-6407-4d90-b01e-5a1768e621f5"},
		"Ports run out with the number of destinations, which configuration does not show; a NAT gateway is an override.",
	},
	{CIS, []string{"3.2", "3.12", "4.1.3", "5.1.3"}, notEncrypted},
	{CIS, []string{"3.3", "3.4", "3.6"}, noKeys},
	{CIS, []string{"3.5", "3.14", "6.5", "8.1", "8.2", "8.3", "8.4", "8.8"}, noSuchType},
	{CIS, []string{"5.1.1", "6.6"}, inSubscription},
	{CIS, []string{
		"5.2.1", "5.2.2", "5.2.3", "5.2.4", "5.2.5", "5.2.6", "5.2.7", "5.2.8", "5.2.9", "5.2.10",
	}, activityAlerts},
	{CIS, []string{"9.1"}, applications},
	{CIS5, []string{"6.1.1.1", "6.1.1.2", "6.1.1.8", "6.1.1.9", "6.1.1.10", "7.6", "7.16"}, inSubscription},
	{CIS5, []string{
		"6.1.2.1", "6.1.2.2", "6.1.2.3", "6.1.2.4", "6.1.2.5", "6.1.2.6", "6.1.2.7", "6.1.2.8", "6.1.2.9",
		"6.1.2.10", "6.1.2.11",
	}, activityAlerts},
	{CIS5, []string{"6.1.1.3"}, notEncrypted},
	{CIS5, []string{"9.3.1.1", "9.3.1.2"}, noKeys},
	{CIS5, []string{
		"6.1.1.5", "7.5", "7.8", "7.9", "8.3.1", "8.3.2", "8.3.3", "8.3.4", "8.3.9", "8.3.10", "8.3.11",
	}, noSuchType},
	{
		CIS5, []string{"6.1.5"},
		"The sizes it excludes are those of the first stage; appservice-plan-tier asks for others from 1k.",
	},
	{CIS5, []string{"9.3.10"}, "A read-only lock would stop the next promotion; stateful-protected prevents deletion."},
}
