// Package azure holds facts about Azure as tables: its regions and its naming rules. It imports the standard library
// only, so that every other package may use it. Each row names its source, because a rule nobody can check is a rumour.
package azure
