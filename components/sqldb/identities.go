package sqldb

import (
	"regexp"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// grantAccess is T-SQL that lets every identity of the arguments read and write.
func (a Args) grantAccess() pulumi.StringOutput {
	var ids []any
	for _, identity := range append([]AppIdentity{a.AppIdentity}, a.MoreIdentities...) {
		ids = append(ids, identity.Name, identity.ClientID)
	}
	return pulumi.All(ids...).ApplyT(func(v []any) (string, error) {
		var statements []string
		for i := 0; i < len(v); i += 2 {
			one, err := GrantAccess(v[i].(string), v[i+1].(string))
			if err != nil {
				return "", err
			}
			statements = append(statements, one)
		}
		return strings.Join(statements, "\n"), nil
	}).(pulumi.StringOutput)
}

var user = regexp.MustCompile(`User Id=[^;]*;`)

// ConnectAs returns a connection string for another identity than the one it was made for.
func ConnectAs(connection, clientID pulumi.StringInput) pulumi.StringOutput {
	return pulumi.All(connection, clientID).ApplyT(func(v []any) string {
		return user.ReplaceAllLiteralString(v[0].(string), "User Id="+v[1].(string)+";")
	}).(pulumi.StringOutput)
}
