package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/storage"
	"github.com/azstage/azstage/stages"
)

func (s *stamp) newStorage(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Storage
	s.storage, err = storage.New(ctx, s.name("storage"), storage.Args{
		Placement:      s.place,
		Redundancy:     string(wanted.Redundancy),
		Containers:     wanted.Containers,
		SoftDeleteDays: wanted.SoftDeleteDays,
		Versioning:     wanted.Lifecycle.DeleteVersionsAfterDays > 0,
		Lifecycle:      lifecycle(wanted.Lifecycle),
		Grants:         s.blobGrants(),
		PrivateOnly:    !s.profile.Network.PublicAccess,
	}, s.top()...)
	if err != nil || wanted.ArchiveRedundancy == "" || s.cell > 0 {
		return err
	}
	return s.newArchive(ctx)
}

// archiveContainer holds what is kept for the record.
const archiveContainer = "records"

// newArchive makes the account for what is kept and hardly ever read. It is apart from the first because its tier is: the
// archive tier does not exist where copies are spread over zones. docs/decisions/0009-archive-tier.md has the reasons.
func (s *stamp) newArchive(ctx *pulumi.Context) (err error) {
	wanted := s.profile.Storage
	args := storage.Args{
		Placement:      s.place,
		Purpose:        "archive",
		Redundancy:     string(wanted.ArchiveRedundancy),
		AccessTier:     "Cool",
		Containers:     []string{archiveContainer},
		SoftDeleteDays: wanted.SoftDeleteDays,
		PrivateOnly:    !s.profile.Network.PublicAccess,
	}
	if days := wanted.Lifecycle.ArchiveAfterDays; days > 0 {
		args.Lifecycle = []storage.LifecycleRule{{Name: "archive", ArchiveAfterDays: days}}
	}
	for _, cell := range s.cells() {
		if cell.workerIdentity != nil {
			args.Grants = append(args.Grants, storage.Grant{
				Name: cell.shared("worker"), PrincipalID: cell.workerIdentity.PrincipalID,
				Role: placement.StorageBlobDataContributor,
			})
		}
	}
	s.archive, err = storage.New(ctx, s.name("archive"), args, s.top()...)
	return err
}

// lifecycle are the rules of the first account: what was uploaded ages, and older versions of anything go.
func lifecycle(wanted stages.Lifecycle) []storage.LifecycleRule {
	var rules []storage.LifecycleRule
	if wanted.CoolAfterDays > 0 || wanted.ColdAfterDays > 0 {
		rules = append(rules, storage.LifecycleRule{
			Name: "aging", Containers: wanted.Aging, CoolAfterDays: wanted.CoolAfterDays, ColdAfterDays: wanted.ColdAfterDays,
		})
	}
	if wanted.DeleteVersionsAfterDays > 0 {
		rules = append(rules, storage.LifecycleRule{
			Name: "versions", DeleteVersionsAfterDays: wanted.DeleteVersionsAfterDays,
		})
	}
	return rules
}

func (s *stamp) blobGrants() []storage.Grant {
	grants := []storage.Grant{
		{Name: "web", PrincipalID: s.identity.PrincipalID, Role: placement.StorageBlobDataContributor},
	}
	if s.workerIdentity != nil {
		grants = append(grants, storage.Grant{
			Name: "worker", PrincipalID: s.workerIdentity.PrincipalID, Role: placement.StorageBlobDataContributor,
		})
	}
	return grants
}
