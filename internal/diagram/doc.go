// Package diagram draws a topology: as Mermaid for Markdown pages, as D2 for those who go on drawing, and as SVG for
// people. The same topology always gives the same text.
package diagram
