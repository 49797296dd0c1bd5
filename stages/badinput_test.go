package stages_test

import (
	"encoding/json"
	"errors"
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/badinput"
	"github.com/azstage/azstage/stages"
)

const badConfigurations = "testdata/bad.json"

// good is a configuration with everything that is required.
func good() map[string]string {
	return map[string]string{
		"workload": "shop", "alertEmail": "ops@example.com",
		"sqlAdmin": `{"name": "sql-admins", "objectId": "5f3c1f5e-7d0c-4c57-9f0b-2a6a7c7b9e11"}`,
	}
}

func TestBadConfigurationsAreRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	badinput.Run(t, badConfigurations, func(c badinput.Case) error {
		configuration := good()
		maps.Copy(configuration, c.Settings(t))
		_, err := stages.ParseConfig(configuration)
		var faults stages.Faults
		if errors.As(err, &faults) {
			for _, fault := range faults {
				assert.NotEmpty(t, fault.Field)
				assert.NotEmpty(t, fault.Problem)
				assert.NotEmpty(t, fault.Rule)
				assert.NotEmpty(t, fault.Fix)
			}
		}
		return err
	})
}

// FuzzParseConfig: whatever is given, the answer is a configuration that resolves, or faults with a way out.
func FuzzParseConfig(f *testing.F) {
	for _, seed := range badinput.Seeds(f, badConfigurations) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var object map[string]json.RawMessage
		if json.Unmarshal([]byte(text), &object) != nil {
			object = map[string]json.RawMessage{"overrides": json.RawMessage(text)}
		}
		configuration := good()
		for key, value := range object {
			configuration[key] = string(value)
			var text string
			if json.Unmarshal(value, &text) == nil {
				configuration[key] = text
			}
		}
		read, err := stages.ParseConfig(configuration)
		if err == nil {
			_, err = stages.Resolve(read)
			require.NoError(t, err)
			return
		}
		var faults stages.Faults
		require.ErrorAs(t, err, &faults)
		require.NotEmpty(t, faults)
	})
}
