package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
)

func printJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

func printTable(w io.Writer, header []any, rows [][]any, columns ...table.ColumnConfig) error {
	writer := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = 0
	writer.SetStyle(style)
	writer.SetColumnConfigs(columns)
	writer.AppendHeader(header)
	for _, row := range rows {
		writer.AppendRow(row)
	}
	_, err := fmt.Fprintln(w, writer.Render())
	return err
}
