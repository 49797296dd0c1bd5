package advise

import (
	"fmt"
	"strconv"
	"time"

	"github.com/azstage/azstage/stages"
)

// operators are the words for conditions.
var operators = map[string]string{
	"GreaterThan": "above", "GreaterThanOrEqual": "at least", "LessThan": "below",
}

// Condition says what is compared: "p95 of requestDuration above 500 ms".
func (s Signal) Condition() string {
	if s.Operator == "" {
		return s.Aggregation + " of " + s.Metric
	}
	return fmt.Sprintf("%s of %s %s %s", s.Aggregation, s.Metric, operators[s.Operator], quantity(s.Threshold, s.Unit))
}

// sentence says what held, for how long and how far.
func (f Finding) sentence() string {
	text := fmt.Sprintf("%s (%s%s): %s for %s altogether, %s at a stretch", f.Title, f.ID, f.of(), f.Condition(),
		span(f.HeldMinutes()), span(f.LongestMinutes))
	if f.Since != nil {
		text += " from " + f.Since.Format("2 January 15:04")
	}
	text += "; at worst " + quantity(f.Worst, f.Unit)
	if f.BeyondPercent > 0 {
		text += fmt.Sprintf(", %.0f %% beyond", f.BeyondPercent)
	}
	return text + "."
}

// of names the resource and the part, where the measurement does.
func (f Finding) of() string {
	switch {
	case f.Resource != "" && f.Part != "":
		return " of " + f.Resource + ", " + f.Part
	case f.Resource != "":
		return " of " + f.Resource
	case f.Part != "":
		return " of " + f.Part
	}
	return ""
}

// idleness says how little there was.
func (f Finding) idleness() string {
	if f.Worst == 0 {
		return "none in any hour"
	}
	return "below " + quantity(f.load.IdleBelow, f.Unit) + " in every hour"
}

// todo is what to do about what growth would not mend.
func (f Finding) todo() string {
	if f.advice != "" {
		return f.advice
	}
	return "Look for the cause: growth alone would not mend it"
}

// symbols are the units that have one.
var symbols = map[string]string{"percent": "%"}

func quantity(value float64, unit string) string {
	if symbol, ok := symbols[unit]; ok {
		unit = symbol
	}
	return number(value) + " " + unit
}

// number has a decimal only where it matters.
func number(value float64) string {
	const large = 10
	if value >= large {
		return strconv.FormatFloat(value, 'f', 0, 64)
	}
	return strconv.FormatFloat(value, 'g', 2, 64)
}

// span is a time in words: "45 minutes", "3 h", "2 days 4 h".
func span(minutes int) string {
	length := time.Duration(minutes) * time.Minute
	const day = 24 * time.Hour
	switch {
	case length < time.Hour:
		return fmt.Sprintf("%d minutes", minutes)
	case length < day && minutes%int(stages.Hour) != 0:
		return fmt.Sprintf("%d h %d minutes", int(length.Hours()), minutes%int(stages.Hour))
	case length < day:
		return fmt.Sprintf("%d h", int(length.Hours()))
	case length%day < time.Hour:
		return days(int(length / day))
	}
	return fmt.Sprintf("%s %d h", days(int(length/day)), int((length % day).Hours()))
}

func days(count int) string {
	if count == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", count)
}
