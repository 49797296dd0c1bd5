package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/schema"
)

func TestTheFilesAreWhatTheSDKSays(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, run(folder))
	fresh, err := filepath.Glob(filepath.Join(folder, "*.json"))
	require.NoError(t, err)
	committed, err := filepath.Glob("../*.json")
	require.NoError(t, err)
	require.NotEmpty(t, fresh)
	require.Len(t, committed, len(fresh))
	for _, path := range fresh {
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join("..", filepath.Base(path)))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "run go generate ./internal/emulator/schema: %s is stale",
			filepath.Base(path))
	}
}

const fixture = `package fixture

type Mode string

const (
	ModeFast = Mode("Fast")
	ModeSlow = Mode("Slow")
)

type SmallBOXSku struct {
	Name string  ` + "`pulumi:\"name\"`" + `
	Next *SmallBOXSku ` + "`pulumi:\"next\"`" + `
}

type SmallBOX struct {
	pulumi.CustomResourceState
	Name pulumi.StringOutput ` + "`pulumi:\"name\"`" + `
	Kind pulumi.StringPtrOutput ` + "`pulumi:\"kind\"`" + `
	Sku SmallBOXSkuResponseOutput ` + "`pulumi:\"sku\"`" + `
	List pulumi.StringArrayOutput ` + "`pulumi:\"list\"`" + `
}

func NewSmallBOX(ctx *pulumi.Context, name string, args *SmallBOXArgs,
	opts ...pulumi.ResourceOption) (*SmallBOX, error) {
	if args.Items == nil {
		return nil, errors.New("invalid value for required argument 'Items'")
	}
	args.Kind = pulumi.StringPtr("Box")
	return nil, nil
}

type smallboxArgs struct {
	Kind *string ` + "`pulumi:\"kind\"`" + `
	Items []SmallBOXSku ` + "`pulumi:\"items\"`" + `
	Mode *Mode ` + "`pulumi:\"mode\"`" + `
	Count int ` + "`pulumi:\"count\"`" + `
	Tags map[string]string ` + "`pulumi:\"tags\"`" + `
	Any interface{} ` + "`pulumi:\"any\"`" + `
}
`

func TestResource(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "fixture.go"), []byte(fixture), 0o600))
	read, err := readSource(folder)
	require.NoError(t, err)
	builder := builder{source: read, module: &schema.Module{
		Types: map[string]map[string]string{}, Enums: map[string][]string{}}}
	entry, err := builder.resource("SmallBOX")
	require.NoError(t, err)
	assert.Equal(t, schema.Entry{
		Inputs: map[string]string{"kind": "string", "items": "[]#SmallBOXSku!", "mode": "=Mode", "count": "integer!",
			"tags": "{}string", "any": "any"},
		Outputs:   map[string]string{"name": "any!", "kind": "any", "sku": "any!", "list": "any"},
		Constants: map[string]string{"kind": "Box"},
	}, entry)
	assert.Equal(t, map[string]map[string]string{"SmallBOXSku": {"name": "string!", "next": "#SmallBOXSku"}},
		builder.module.Types)
	assert.Equal(t, map[string][]string{"Mode": {"Fast", "Slow"}}, builder.module.Enums)

	_, err = builder.resource("Absent")
	assert.Error(t, err)
}

func TestParseRequestsRefusesAnIncompleteLine(t *testing.T) {
	t.Parallel()
	_, err := parseRequests("# comment\nexample.org/x a:b:\n")
	assert.Error(t, err)
}
