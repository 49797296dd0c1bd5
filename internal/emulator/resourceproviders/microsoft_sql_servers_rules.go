package resourceproviders

import (
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
