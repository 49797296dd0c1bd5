package azure

// Cores is how many vCores an objective is about as good as. Microsoft's rule of thumb: 100 DTUs of Basic and Standard,
// and 125 of Premium, need at least one vCore. MicrosoftDocs/sql-docs azure-sql/database/migrate-dtu-to-vcore.md, 2026,
// verified.
func (o SQLObjective) Cores() float64 {
	const standard, premium = 100.0, 125.0
	switch {
	case o.DTU == 0:
		return float64(o.VCores)
	case o.Edition == "Premium":
		return float64(o.DTU) / premium
	}
	return float64(o.DTU) / standard
}
