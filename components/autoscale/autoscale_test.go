package autoscale_test

import (
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/components/autoscale"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
)

func arguments() autoscale.Args {
	return autoscale.Args{
		Placement: componenttest.Placement(),
		TargetID:  pulumi.String(componenttest.ID("plan")),
		SKU:       "P1v3", ZoneRedundant: true,
		Bounds: autoscale.Bounds{Min: 2, Default: 4, Max: 10},
		Rules: []autoscale.Rule{
			{"cpu-high", "CpuPercentage", "GreaterThan", 70, 5, +1, 5},
			{"cpu-low", "CpuPercentage", "LessThan", 30, 5, -1, 10},
		},
		Schedule: []autoscale.Window{workingHours()},
		Emails:   []string{"ops@example.com"},
	}
}

func workingHours() autoscale.Window {
	return autoscale.Window{
		Name: "working-hours", Days: []string{"Monday", "Friday"}, Start: "07:30", End: "19:00", TimeZone: "UTC",
		Bounds: autoscale.Bounds{Min: 3, Default: 4, Max: 10},
	}
}

func run(t *testing.T, args autoscale.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := autoscale.New(ctx, "scale", args)
		return err
	})
}

func TestOneMoreWhenBusyAndOneLessWhenIdle(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Schedule = nil
	recording := run(t, args)
	recording.AssertDescend(t, "scale")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{"scale", "scale-diagnostics", "scale-setting"}, recording.Names())

	setting := recording.Named(t, "scale-setting")
	const out, in = "profiles[0].rules[0].", "profiles[0].rules[1]."
	for path, want := range map[string]any{
		"autoscaleSettingName":           "shop-prod-eus2-autoscale",
		"enabled":                        true,
		"targetResourceUri":              componenttest.ID("plan"),
		"profiles[0].capacity.minimum":   "2",
		"profiles[0].capacity.default":   "4",
		"profiles[0].capacity.maximum":   "10",
		out + "metricTrigger.operator":   "GreaterThan",
		out + "metricTrigger.threshold":  70.0,
		out + "metricTrigger.timeWindow": "PT5M", out + "metricTrigger.timeGrain": "PT1M",
		out + "metricTrigger.metricName":        "CpuPercentage",
		out + "metricTrigger.metricResourceUri": componenttest.ID("plan"),
		out + "scaleAction.direction":           "Increase",
		out + "scaleAction.value":               "1",
		out + "scaleAction.cooldown":            "PT5M",
		in + "metricTrigger.operator":           "LessThan",
		in + "metricTrigger.threshold":          30.0,
		in + "scaleAction.direction":            "Decrease",
		in + "scaleAction.value":                "1",
		in + "scaleAction.cooldown":             "PT10M",

		"notifications[0].email.customEmails[0]": "ops@example.com",
	} {
		assert.Equal(t, want, setting.Input(t, path), path)
	}
	assert.False(t, setting.HasInput(t, "profiles[1]"))
	assert.False(t, setting.HasInput(t, "profiles[0].recurrence"), "without a schedule the bounds always hold")
	assert.Equal(t, componenttest.ID("scale-setting"), recording.Named(t, "scale-diagnostics").Input(t, "resourceUri"),
		"the number of instances is measured there")
}

// units are arguments for a namespace.
func units() autoscale.Args {
	args := arguments()
	args.Kind, args.SKU, args.ZoneRedundant, args.Schedule = autoscale.MessagingUnits, "Premium", false, nil
	args.Bounds = autoscale.Bounds{Min: 1, Default: 2, Max: 8}
	args.Rules = []autoscale.Rule{
		{"cpu-high", "NamespaceCpuUsage", "GreaterThan", 70, 5, +1, 5},
		{"cpu-low", "NamespaceCpuUsage", "LessThan", 20, 10, -1, 15},
	}
	return args
}

func TestMessagingUnitsGoToTheNextSizeThatThereIs(t *testing.T) {
	t.Parallel()
	setting := run(t, units()).Named(t, "scale-setting")
	for path, want := range map[string]any{
		"autoscaleSettingName":                               "shop-prod-eus2-autoscale-servicebus",
		"profiles[0].capacity.maximum":                       "8",
		"profiles[0].rules[0].scaleAction.type":              "ServiceAllowedNextValue",
		"profiles[0].rules[0].scaleAction.value":             "1",
		"profiles[0].rules[0].metricTrigger.metricName":      "NamespaceCpuUsage",
		"profiles[0].rules[0].metricTrigger.timeAggregation": "Maximum",
		"profiles[0].rules[1].scaleAction.direction":         "Decrease",
		"profiles[0].rules[1].scaleAction.type":              "ServiceAllowedNextValue",
	} {
		assert.Equal(t, want, setting.Input(t, path), path)
	}
	plan := run(t, arguments()).Named(t, "scale-setting")
	assert.Equal(t, "ChangeCount", plan.Input(t, "profiles[0].rules[0].scaleAction.type"))
	assert.Equal(t, "Average", plan.Input(t, "profiles[0].rules[0].metricTrigger.timeAggregation"))
}

func TestUnitsThatThereAreNotAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*autoscale.Args)
		want   []string
	}{
		"when the kind does not exist": {
			func(a *autoscale.Args) { *a = arguments(); a.Kind = "pods" }, []string{"Kind"},
		},
		"when the tier has no units":      {func(a *autoscale.Args) { a.SKU = "Standard" }, []string{"SKU"}},
		"when a bound lies between sizes": {func(a *autoscale.Args) { a.Bounds.Max = 6 }, []string{"Bounds.Max"}},
		"when a rule would skip a size":   {func(a *autoscale.Args) { a.Rules[0].Change = 2 }, []string{"Rules[0].Change"}},
		"when the metric is that of plans": {
			func(a *autoscale.Args) { a.Rules[0].Metric, a.Rules[1].Metric = "CpuPercentage", "CpuPercentage" },
			[]string{"Rules[0].Metric", "Rules[1].Metric"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := units()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}

func TestAWindowEndsWithTheUsualBounds(t *testing.T) {
	t.Parallel()
	args := arguments()
	setting := run(t, args).Named(t, "scale-setting")
	for path, want := range map[string]any{
		"profiles[0].name":                         "working-hours",
		"profiles[0].capacity.minimum":             "3",
		"profiles[0].recurrence.frequency":         "Week",
		"profiles[0].recurrence.schedule.days":     []any{"Monday", "Friday"},
		"profiles[0].recurrence.schedule.hours":    []any{7.0},
		"profiles[0].recurrence.schedule.minutes":  []any{30.0},
		"profiles[1].name":                         `{"name":"Auto created default scale condition","for":"working-hours"}`,
		"profiles[1].capacity.minimum":             "2",
		"profiles[1].recurrence.schedule.days":     []any{"Monday", "Friday"},
		"profiles[1].recurrence.schedule.hours":    []any{19.0},
		"profiles[1].recurrence.schedule.minutes":  []any{0.0},
		"profiles[1].recurrence.schedule.timeZone": "UTC",
	} {
		assert.Equal(t, want, setting.Input(t, path), path)
	}
	assert.False(t, setting.HasInput(t, "profiles[2]"), "a profile without recurrence would never hold")
	assert.Equal(t, setting.Input(t, "profiles[0].rules"), setting.Input(t, "profiles[1].rules"))
}

func TestAccepted(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*autoscale.Args){
		"ten windows": func(a *autoscale.Args) {
			a.Schedule = nil
			for i := range 10 {
				window := workingHours()
				window.Name += string(rune('a' + i))
				window.Start, window.End = timeOfDay(i, 0), timeOfDay(i, 59)
				a.Schedule = append(a.Schedule, window)
			}
		},
		"the same hours on other days": func(a *autoscale.Args) {
			weekend := workingHours()
			weekend.Name, weekend.Days = "weekend", []string{"Sunday"}
			a.Schedule = append(a.Schedule, weekend)
		},
		"as many instances as the tier allows": func(a *autoscale.Args) { a.Bounds.Max = 30 },
		"no schedule, nobody told":             func(a *autoscale.Args) { a.Schedule, a.Emails = nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			change(&args)
			assert.NoError(t, args.Validate())
		})
	}
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*autoscale.Args)
		want   []string
	}{
		"when the tier does not scale": {
			func(a *autoscale.Args) { a.SKU, a.Schedule, a.Bounds.Max = "B2", nil, 4 }, []string{"SKU", "Bounds.Max"},
		},
		"when the size does not exist": {func(a *autoscale.Args) { a.SKU = "P9" }, []string{"SKU"}},
		"when the tier has fewer instances": {
			func(a *autoscale.Args) { a.SKU, a.Bounds.Max = "S1", 11 }, []string{"Bounds.Max"},
		},
		"when the default is above the maximum": {
			func(a *autoscale.Args) { a.Bounds.Default = 11 }, []string{"Bounds"},
		},
		"when one instance should span two zones": {
			func(a *autoscale.Args) { a.Bounds.Min = 1 }, []string{"Bounds.Min"},
		},
		"when nothing would ever change": {func(a *autoscale.Args) { a.Rules = nil }, []string{"Rules"}},
		"when instances are added for ever": {
			func(a *autoscale.Args) { a.Rules = a.Rules[:1] }, []string{"Rules[0]"},
		},
		"when the thresholds leave no gap": {
			func(a *autoscale.Args) { a.Rules[1].Threshold = 70 }, []string{"Rules[0].Threshold"},
		},
		"when a high load removes instances": {
			func(a *autoscale.Args) { a.Rules[0].Change = -1 }, []string{"Rules[0].Change"},
		},
		"when the metric is that of a virtual machine": {
			func(a *autoscale.Args) { a.Rules[0].Metric, a.Rules[1].Metric = "Percentage CPU", "Percentage CPU" },
			[]string{"Rules[0].Metric", "Rules[1].Metric"},
		},
		"when the window is too short": {
			func(a *autoscale.Args) { a.Rules[0].WindowMinutes = 4 }, []string{"Rules[0].WindowMinutes"},
		},
		"when the pause is longer than a week": {
			func(a *autoscale.Args) { a.Rules[0].CooldownMinutes = 10081 }, []string{"Rules[0].CooldownMinutes"},
		},
		"when a window ends before it begins": {
			func(a *autoscale.Args) { a.Schedule[0].End = "07:00" }, []string{"Schedule[0].End"},
		},
		"when a weekday is abbreviated": {
			func(a *autoscale.Args) { a.Schedule[0].Days = []string{"Mon"} }, []string{"Schedule[0].Days[0]"},
		},
		"when one window ends as the next begins": {
			func(a *autoscale.Args) {
				next := workingHours()
				next.Name, next.Start, next.End = "evening", "19:00", "22:00"
				a.Schedule = append(a.Schedule, next)
			}, []string{"Schedule[1]"},
		},
		"when one window begins as the next ends": {
			func(a *autoscale.Args) {
				next := workingHours()
				next.Name, next.Start, next.End = "morning", "05:00", "07:30"
				a.Schedule = append(a.Schedule, next)
			}, []string{"Schedule[1]"},
		},
		"when windows are in two time zones": {
			func(a *autoscale.Args) {
				next := workingHours()
				next.Name, next.Days, next.TimeZone = "weekend", []string{"Sunday"}, "Pacific Standard Time"
				a.Schedule = append(a.Schedule, next)
			}, []string{"Schedule[1].TimeZone"},
		},
		"when an address is none": {func(a *autoscale.Args) { a.Emails = []string{"ops"} }, []string{"Emails[0]"}},
		"with every fault at once": {
			func(a *autoscale.Args) { *a = autoscale.Args{Placement: a.Placement} },
			[]string{"TargetID", "SKU", "Bounds", "Rules"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Rule)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}

func TestEveryScheduleThatIsAcceptedComesInPairs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		args := arguments()
		args.Schedule = nil
		hours := rapid.SliceOfNDistinct(rapid.IntRange(10, 21), 1, 10, rapid.ID[int]).Draw(r, "hours")
		for _, hour := range hours {
			window := workingHours()
			window.Name = rapid.StringMatching(`[a-z]{3,8}`).Draw(r, "name")
			window.Start = timeOfDay(hour, 0)
			window.End = timeOfDay(hour, rapid.IntRange(1, 59).Draw(r, "end"))
			args.Schedule = append(args.Schedule, window)
		}
		if args.Validate() != nil {
			return // two windows of one name
		}
		recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
			_, err := autoscale.New(ctx, "scale", args)
			return err
		})
		require.NoError(r, err)
		setting := recording.Named(t, "scale-setting")
		profiles := setting.Input(t, "profiles").([]any)
		require.Len(r, profiles, 2*len(args.Schedule))
		for i, window := range args.Schedule {
			begins, ends := profiles[2*i].(map[string]any), profiles[2*i+1].(map[string]any)
			assert.Equal(r, window.Name, begins["name"])
			assert.Contains(r, ends["name"], `"for":"`+window.Name+`"`)
			assert.Equal(r, map[string]any{"minimum": "2", "default": "4", "maximum": "10"}, ends["capacity"])
		}
	})
}

func timeOfDay(hour, minute int) string { return fmt.Sprintf("%02d:%02d", hour, minute) }
