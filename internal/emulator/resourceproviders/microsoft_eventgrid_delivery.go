package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// holdsRole says that a principal has one of the roles at a scope or above it.
func holdsRole(cloud model.Cloud, principal, scope string, roles []string) bool {
	for _, assignment := range cloud.OfType("Microsoft.Authorization/roleAssignments") {
		above := strings.ToLower(strings.TrimSuffix(assignment.Inputs.String("scope"), "/")) + "/"
		role := builtInRoles[strings.ToLower(nameOf(assignment.Inputs.String("roleDefinitionId")))]
		if strings.EqualFold(assignment.Inputs.String("principalId"), principal) && oneOf(role, roles...) &&
			strings.HasPrefix(strings.ToLower(scope)+"/", above) {
			return true
		}
	}
	return false
}

// usedIdentities are the identities that a subscription delivers with, by the property that names each.
func usedIdentities(inputs model.Properties) map[string]model.Properties {
	used := map[string]model.Properties{}
	for _, property := range []string{
		"deliveryWithResourceIdentity.identity", "deadLetterWithResourceIdentity.identity",
	} {
		if identity := inputs.Object(property); identity != nil {
			used[property] = identity
		}
	}
	return used
}

// principalOf returns the principal of an identity of a topic; "" when it has no such identity.
func principalOf(cloud model.Cloud, owner model.Resource, identity model.Properties) string {
	own := strings.ToLower(owner.Outputs.String("identity.type"))
	if oneOf(identity.String("type"), "SystemAssigned") {
		if strings.Contains(own, "systemassigned") {
			return owner.Outputs.String("identity.principalId")
		}
		return ""
	}
	id := identity.String("userAssignedIdentity")
	for assigned := range owner.Outputs.Object("identity.userAssignedIdentities") {
		if strings.EqualFold(assigned, id) {
			user, _ := cloud.Get(id)
			return user.Outputs.String("principalId")
		}
	}
	return ""
}

func subscriptionIdentity(r model.Request) []model.Fault {
	owner, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return nil
	}
	var faults []model.Fault
	for property, identity := range usedIdentities(r.Inputs) {
		if principalOf(r.Cloud, owner, identity) == "" {
			faults = append(faults, model.Refuse(property, "InvalidRequest",
				"%s has no identity of type %s to deliver with.", nameOf(owner.ID), identity.String("type"))...)
		}
	}
	return faults
}

func subscriptionSessions(r model.Request) []model.Fault {
	path, destination, _ := delivery(r)
	queue, ok := r.Cloud.Get(destination.String("resourceId"))
	if !ok || !oneOf(queue.ARMType, serviceBusQueueType) || !queue.Inputs.Bool("requiresSession") {
		return nil
	}
	return model.Refuse(path+".resourceId", "InvalidRequest",
		"The queue %s needs sessions, which Event Grid does not have.", nameOf(queue.ID))
}

// storagePlace is the ID of a queue or a container in an account.
func storagePlace(account, service, kind, name string) string {
	return account + "/" + service + "/default/" + kind + "/" + name
}

// deadLetterContainer is the container of dead letters, and the path of the object that names it.
func deadLetterContainer(inputs model.Properties) (path, id string) {
	for _, path := range []string{
		"deadLetterDestination", "deadLetterWithResourceIdentity.deadLetterDestination",
	} {
		if place := inputs.Object(path); place.Has("resourceId") {
			return path, storagePlace(place.String("resourceId"), "blobServices", "containers",
				place.String("blobContainerName"))
		}
	}
	return "", ""
}

func subscriptionPlaces(r model.Request) []model.Fault {
	var faults []model.Fault
	path, destination, _ := delivery(r)
	_, account := r.Cloud.Get(destination.String("resourceId"))
	if destination.String("endpointType") == "StorageQueue" && account {
		queue := storagePlace(destination.String("resourceId"), "queueServices", "queues", destination.String("queueName"))
		if _, ok := r.Cloud.Get(queue); !ok {
			faults = append(faults, model.Refuse(path+".queueName", "InvalidRequest", "There is no queue %s.",
				destination.String("queueName"))...)
		}
	}
	return append(faults, deadLettersExist(r)...)
}

func deadLettersExist(r model.Request) []model.Fault {
	path, container := deadLetterContainer(r.Inputs)
	_, account := r.Cloud.Get(parentOf(parentOf(container)))
	if _, ok := r.Cloud.Get(container); ok || !account {
		return nil
	}
	return model.Refuse(path+".blobContainerName", "InvalidRequest", "There is no container %s.", nameOf(container))
}

func subscriptionRoles(r model.Request) []model.Fault {
	topic, ok := r.Cloud.Get(parentOf(r.ID))
	path, destination, identity := delivery(r)
	if !ok {
		return nil
	}
	scope := destination.String("resourceId")
	if destination.String("endpointType") == "StorageQueue" {
		scope = storagePlace(scope, "queueServices", "queues", destination.String("queueName"))
	}
	var faults []model.Fault
	principal := principalOf(r.Cloud, topic, identity)
	roles := destinationRoles[destination.String("endpointType")]
	if identity != nil && principal != "" && !holdsRole(r.Cloud, principal, scope, roles) {
		faults = append(faults, model.Refuse(path, "InvalidRequest",
			"The identity of %s may not write to %s: it needs the role %s.", nameOf(topic.ID), nameOf(scope), roles[0])...)
	}
	return append(faults, deadLetterRole(r, topic)...)
}

// deadLetterRole asks whether the identity that the owner of a subscription buries dead letters with may write them.
func deadLetterRole(r model.Request, owner model.Resource) []model.Fault {
	path, container := deadLetterContainer(r.Inputs)
	parent := path[:max(0, strings.LastIndex(path, "."))]
	identity := r.Inputs.Object(parent + ".identity")
	if container == "" || identity == nil {
		return nil
	}
	principal := principalOf(r.Cloud, owner, identity)
	writers := []string{"Storage Blob Data Contributor", "Storage Blob Data Owner"}
	if principal == "" || holdsRole(r.Cloud, principal, container, writers) {
		return nil
	}
	return model.Refuse(parent, "InvalidRequest", "The identity of %s may not write to %s: it needs the role %s.",
		nameOf(owner.ID), nameOf(container), writers[0])
}
