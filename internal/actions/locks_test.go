package actions

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// locksmith keeps locks as Azure Resource Manager does.
type locksmith map[string]string

const (
	oneGroup = "/subscriptions/s/resourceGroups/one"
	twoGroup = "/subscriptions/s/resourceGroups/two"
	theirs   = twoGroup + "/providers/Microsoft.Authorization/locks/theirs"
)

func (l locksmith) answer(w http.ResponseWriter, method, path, body string) {
	switch scope, isList := strings.CutSuffix(path, "/providers/Microsoft.Authorization/locks"); {
	case method == http.MethodGet && isList:
		list := []string{}
		for id, level := range l {
			if strings.HasPrefix(id, scope+"/") {
				list = append(list, fmt.Sprintf(`{"id": %q, "properties": {"level": %q}}`, id, level))
			}
		}
		_, _ = fmt.Fprintf(w, `{"value": [%s]}`, strings.Join(list, ","))
	case method == http.MethodGet: // how a client sees that what was accepted is there
		_, _ = fmt.Fprintf(w, `{"id": %q, "properties": {"level": %q}}`, path, l[path])
	case method == http.MethodPut:
		var given lockProperties
		_ = json.Unmarshal([]byte(body), &given)
		l[path] = given.Properties.Level
		w.WriteHeader(http.StatusCreated)
		_, _ = io.WriteString(w, body)
	case method == http.MethodDelete:
		delete(l, path)
		w.WriteHeader(http.StatusNoContent)
	}
}

func TestLocksArePutOnceAndOthersAreLeftAlone(t *testing.T) {
	t.Parallel()
	locks := locksmith{theirs: "ReadOnly"}
	target := azureOf(t, &manager{locks: locks})
	scopes := []string{oneGroup, twoGroup}
	locked, err := LockScopes(t.Context(), target, scopes, "kept by azstage")
	require.NoError(t, err)
	assert.Equal(t, scopes, locked)
	assert.Equal(t, locksmith{theirs: "ReadOnly", lockID(oneGroup): CannotDelete, lockID(twoGroup): CannotDelete}, locks)
	locked, err = LockScopes(t.Context(), target, scopes, "kept by azstage")
	require.NoError(t, err)
	assert.Empty(t, locked, "running it again changes nothing")

	all, err := LocksOf(t.Context(), target, scopes)
	require.NoError(t, err)
	assert.Len(t, all, 3)
	for _, lock := range all {
		assert.Contains(t, scopes, lock.Scope())
	}

	unlocked, err := UnlockScopes(t.Context(), target, scopes)
	require.NoError(t, err)
	assert.Equal(t, scopes, unlocked)
	assert.Equal(t, locksmith{theirs: "ReadOnly"}, locks)
	unlocked, err = UnlockScopes(t.Context(), target, scopes)
	require.NoError(t, err)
	assert.Empty(t, unlocked)
}
