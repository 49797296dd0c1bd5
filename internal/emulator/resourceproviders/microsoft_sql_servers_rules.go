package resourceproviders

import (
	"strings"

	"github.com/google/uuid"

	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlServerRules() []model.Rule {
	return []model.Rule{
		preflight("sql.servers.administrator-needed",
			"A server is created with an Entra administrator and Entra-only authentication, or with a login and a password.",
			verified(sqlServerSource), sqlAdministratorNeeded),
		preflight("sql.servers.entra-administrator-complete",
			"The Entra administrator has a login and the object ID (a GUID) of a user, group or application.",
			inferred(sqlServerSource), sqlEntraAdministrator),
		preflight("sql.servers.login-reserved",
			"The administrator login is not one that SQL Server reserves.", known(), sqlLoginReserved),
		preflight("sql.servers.identities-given",
			"An identity of type UserAssigned lists identities, and only it does.", known(), identitiesGiven),
		onApply("sql.servers.name-is-no-listener",
			"A server does not have the name of a failover group: both are host names below database.windows.net.",
			inferred(failoverGroupCodes), sqlServerNameFree),
		onDelete("sql.servers.delete-in-failover-group",
			"A server whose databases are in a failover group is not deleted before the group.", known(),
			sqlServerInFailoverGroup),
	}
}

func sqlAdministratorNeeded(r model.Request) []model.Fault {
	const only = "administrators.azureADOnlyAuthentication"
	if !r.Creating() || !r.Inputs.Known(only) || r.Inputs.Bool(only) {
		return nil
	}
	_, login := r.Inputs.Get("administratorLogin")
	_, password := r.Inputs.Get("administratorLoginPassword")
	if login && password {
		return nil
	}
	return model.Refuse("administrators", "InvalidParameterValue", "Invalid value given for parameter "+
		"AdministratorLogin: set administrators with azureADOnlyAuthentication = true, or a login and a password.")
}

func sqlEntraAdministrator(r model.Request) []model.Fault {
	if r.Inputs.Object("administrators") == nil {
		return nil
	}
	var faults []model.Fault
	if r.Inputs.Known("administrators.login") && r.Inputs.String("administrators.login") == "" {
		faults = append(faults, model.Refuse("administrators.login", "InvalidParameterValue",
			"The Entra administrator needs a login: the display name of the user, group or application.")...)
	}
	if _, err := uuid.Parse(r.Inputs.String("administrators.sid")); err != nil && r.Inputs.Known("administrators.sid") {
		faults = append(faults, model.Refuse("administrators.sid", "InvalidParameterValue",
			"The Entra administrator needs its object ID, a GUID, as sid.")...)
	}
	return faults
}

func sqlLoginReserved(r model.Request) []model.Fault {
	login := r.Inputs.String("administratorLogin")
	if !oneOf(login, "admin", "administrator", "sa", "root", "dbmanager", "loginmanager", "dbo", "guest", "public") {
		return nil
	}
	return model.Refuse("administratorLogin", "ReservedLoginName",
		"'%s' is not a valid login name: it is reserved.", login)
}

func sqlServerNameFree(r model.Request) []model.Fault {
	if !r.Creating() {
		return nil
	}
	for _, group := range r.Cloud.OfType(failoverGroupARM) {
		if strings.EqualFold(nameOf(group.ID), nameOf(r.ID)) {
			return model.Refuse("serverName", "NameAlreadyExists", "The name '%s' already exists. Choose a different name.",
				nameOf(r.ID))
		}
	}
	return nil
}

func sqlServerInFailoverGroup(r model.Request) []model.Fault {
	for _, group := range r.Cloud.OfType(failoverGroupARM) {
		if strings.EqualFold(parentOf(group.ID), r.ID) {
			return model.Refuse("", "ServerInFailoverGroup", "The server is the primary of the failover group %s: delete the "+
				"group first.", nameOf(group.ID))
		}
	}
	return nil
}
