package azure

// Replication is how long a fact takes to reach all of Azure.
type Replication struct {
	Duration
	Source   string
	Evidence Evidence
}

// PrincipalReplication is how long Microsoft Entra takes to tell every region of a principal that it has just made. Until
// then Azure Resource Manager may not find it; only after High minutes may a program count on that.
var PrincipalReplication = Replication{
	Duration: Duration{Low: 0, Typical: 0.5, High: 4},
	Source: "openshift/cloud-credential-operator#591 (2023): two minutes of retries after the creation of an identity were " +
		"too few and became four; Microsoft Learn names the delay without a number",
	Evidence: Inferred,
}
