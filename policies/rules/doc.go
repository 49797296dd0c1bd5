// Package rules judges the resources of an azure-native stack, whatever language it was written in, by the pillars of
// the Azure Well-Architected Framework. A rule is a row of data and one pure function; which rules hold depends on the
// stage that the stack is at: zones are not asked for with one user and are mandatory with a hundred thousand.
//
// Rules read what a program gave (inputs), never what a component or profile meant. A value that is not known yet, as
// in the preview of a first deployment, makes a rule answer "not decidable until up": it neither passes nor fails.
package rules
