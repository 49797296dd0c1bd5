// Package docs writes the documentation that repeats what the program says elsewhere: the ladder and its stages, the
// rules of the emulator, the arguments of the components, the configuration. Each page is made from the data or the
// source that the program itself runs on, so that a page cannot disagree with it; a test fails on drift.
//
// It reads the sources of stages and components instead of importing them where only comments are wanted, so it needs
// no Azure SDK.
package docs

//go:generate go run ./generate ../..
