// Package compare sets two graphs side by side: two stages, or two stacks. It says what comes, goes and changes, what
// that does to limits, availability and the ways back, and writes it for a terminal, a pull request or a browser.
//
// Resources are the same when their logical name and type are, whatever API version the type names. What differs only
// because two stacks are two (their random suffix, IDs that Azure made up) is no difference.
package compare
