package frontdoor

import (
	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// CustomDomain holds the two DNS records that the owner of the domain makes: the first proves the ownership, upon which
// Azure issues the certificate; the second, made afterwards, brings the users.
type CustomDomain struct {
	// HostName is the domain.
	HostName string
	// ValidationRecord is the name of the TXT record, and ValidationToken its value. The token is public and changes
	// when it expires unused, after a week.
	ValidationRecord string
	ValidationToken  pulumi.StringOutput
	// Target is what the CNAME record of the domain points to.
	Target pulumi.StringOutput
}

func (d CustomDomain) output() pulumi.Map {
	return pulumi.Map{
		"hostName":         pulumi.String(d.HostName),
		"validationRecord": pulumi.String(d.ValidationRecord), "validationToken": d.ValidationToken,
		"target": d.Target,
	}
}

// newCustomDomain returns nil when there is none. The resource is named after the domain, which cannot be changed in
// place: another domain is created beside the old one.
func (f *FrontDoor) newCustomDomain(ctx *pulumi.Context, name string, args Args) (*cdn.AFDCustomDomain, error) {
	host := args.CustomDomain
	if host == "" {
		return nil, nil //nolint:nilnil // no domain is not an error
	}
	domain, err := cdn.NewAFDCustomDomain(ctx, name+"-domain", &cdn.AFDCustomDomainArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ProfileName:       f.profile.Name,
		CustomDomainName:  pulumi.String(customDomainName(host)),
		HostName:          pulumi.String(host),
		TlsSettings: cdn.AFDDomainHttpsParametersArgs{
			CertificateType: pulumi.String("ManagedCertificate"), MinimumTlsVersion: cdn.AfdMinimumTlsVersionTLS12,
		},
	}, f.child(args, naming.FrontDoorCustomDomain)...)
	if err != nil {
		return nil, err
	}
	f.URL = pulumi.Sprintf("https://%s", host)
	f.CustomDomain = &CustomDomain{
		HostName: host, ValidationRecord: validationRecord(host),
		ValidationToken: domain.ValidationProperties.ValidationToken(), Target: f.EndpointHostName,
	}
	return domain, nil
}
