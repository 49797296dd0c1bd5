package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/storage"
)

func (s *stamp) newStorage(ctx *pulumi.Context) (err error) {
	s.storage, err = storage.New(ctx, "storage", storage.Args{
		Placement:      s.place,
		Redundancy:     string(s.profile.Storage.Redundancy),
		Containers:     s.profile.Storage.Containers,
		SoftDeleteDays: s.profile.Storage.SoftDeleteDays,
		Grants: []storage.Grant{
			{Name: "web", PrincipalID: s.identity.PrincipalID, Role: placement.StorageBlobDataContributor},
		},
		PrivateOnly: !s.profile.Network.PublicAccess,
	}, s.top()...)
	return err
}
