package pricebook

import (
	"bytes"
	_ "embed" // the tables
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed meters.csv
var metersTable []byte

//go:embed prices.csv
var pricesTable []byte

//go:embed sources.csv
var sourcesTable []byte

var embedded = sync.OnceValues(func() (Book, error) {
	prices, err := ReadPrices(bytes.NewReader(pricesTable))
	if err != nil {
		return Book{}, err
	}
	return withEmbeddedMeters(prices)
})

// Embedded is the book that the program carries.
func Embedded() (Book, error) { return embedded() }

// Read is the embedded book with the prices of another table, such as one that `azstage prices refresh` wrote.
func Read(prices io.Reader) (Book, error) {
	read, err := ReadPrices(prices)
	if err != nil {
		return Book{}, err
	}
	return withEmbeddedMeters(read)
}

func withEmbeddedMeters(prices []Price) (Book, error) {
	meters, err := readMeters(bytes.NewReader(metersTable))
	if err != nil {
		return Book{}, err
	}
	sources, err := readSources(bytes.NewReader(sourcesTable))
	if err != nil {
		return Book{}, err
	}
	return New(meters, prices, sources)
}

var (
	meterColumns  = []string{"key", "service", "product", "sku", "meter", "unit", "scope", "need"}
	priceColumns  = []string{"key", "region", "term", "from", "usd", "asOf", "source", "meterId"}
	sourceColumns = []string{"id", "source"}
)

// ReadPrices reads a table of prices, as prices.csv has it, without checking the prices themselves.
func ReadPrices(r io.Reader) ([]Price, error) {
	var prices []Price
	err := readRows(r, "prices", priceColumns, func(row []string) error {
		from, fromErr := numberIn("from", row[3])
		usd, usdErr := numberIn("usd", row[4])
		prices = append(prices, Price{row[0], row[1], Term(row[2]), from, usd, row[5], row[6], row[7]})
		return errors.Join(fromErr, usdErr)
	})
	return prices, err
}

func numberIn(column, text string) (float64, error) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("%s: %q is no number; write it as 0.0123", column, text)
	}
	return number, nil
}

func readMeters(r io.Reader) ([]Meter, error) {
	var meters []Meter
	err := readRows(r, "meters", meterColumns, func(row []string) error {
		meters = append(meters, Meter{row[0], row[1], row[2], row[3], row[4], row[5], row[6], Need(row[7])})
		return nil
	})
	return meters, err
}

func readSources(r io.Reader) (map[string]string, error) {
	sources := map[string]string{}
	err := readRows(r, "sources", sourceColumns, func(row []string) error {
		sources[row[0]] = row[1]
		return nil
	})
	return sources, err
}

func readRows(r io.Reader, table string, columns []string, each func(row []string) error) error {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return fmt.Errorf("read the table of %s: %w; `azstage prices refresh` writes one that can be read", table, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		return fmt.Errorf("read the table of %s: the first line must be %s; `azstage prices refresh` writes such a table", table,
			strings.Join(columns, ","))
	}
	var faults error
	for i, row := range rows[1:] {
		if err := each(row); err != nil {
			for problem := range strings.SplitSeq(err.Error(), "\n") {
				faults = errors.Join(faults, fmt.Errorf("read the table of %s: line %d: %s", table, i+2, problem))
			}
		}
	}
	return faults
}

// WritePrices writes a table of prices, ordered as the book is.
func WritePrices(w io.Writer, prices []Price) error {
	writer := csv.NewWriter(w)
	rows := [][]string{priceColumns}
	for _, p := range sorted(prices) {
		rows = append(rows, []string{
			p.Key, p.Place, string(p.Term), number(p.From), number(p.USD), p.AsOf, p.Source, p.MeterID,
		})
	}
	return writer.WriteAll(rows)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
