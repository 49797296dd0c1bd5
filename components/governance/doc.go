// Package governance assigns built-in policies of Azure to a resource group, so that Azure itself refuses what breaks the
// rules of a stack, whoever asks: a person in the portal as well as a program.
//
// Azure judges what is written after the assignment works, which takes up to half an hour; what exists already it reports
// and does not touch. An assignment of this package denies. To see first what it would refuse, assign it without enforcing.
//
// The definitions are rows of a table in internal/azure. They belong to Microsoft, which changes them: a stricter rule can
// refuse tomorrow what passes today. Policies that write (modify, deployIfNotExists) are not here, because they would change
// behind the program's back what it declares.
package governance
