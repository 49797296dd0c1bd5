// Package storagequeue makes queues in a storage account, and the role assignments that let identities send and receive.
//
// They are simpler than those of package servicebus, and cost by the operation alone. There is no lock but a time for which
// a message is hidden, no order, no duplicate detection, and no message beyond 64 KB; Event Grid's messages are in base64.
//
// Azure keeps no dead letters for them. By a convention that Azure Functions follows, a message that failed five times moves
// to a queue of the same name with "-poison" at its end. The functions' host would make that queue itself if it were allowed
// to; here it exists beforehand, and the receiver may send to it and to nothing else.
package storagequeue
