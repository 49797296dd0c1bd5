package actions

import (
	"context"
	"net/http"
)

// lockVersion: Microsoft Learn, REST API reference, Management Locks, verified.
const lockVersion = "2016-09-01"

// lockProperties is how Azure writes them.
type lockProperties struct {
	ID         string `json:"id,omitempty"`
	Properties struct {
		Level string `json:"level"`
		Notes string `json:"notes,omitempty"`
	} `json:"properties"`
}

// Locks implements Target.
func (a *Azure) Locks(ctx context.Context, scope string) ([]Lock, error) {
	var page struct {
		Value    []lockProperties `json:"value"`
		NextLink string           `json:"nextLink"`
	}
	if err := a.do(ctx, http.MethodGet, scope+"/providers/Microsoft.Authorization/locks", lockVersion, nil, &page); err != nil {
		return nil, err
	}
	var locks []Lock
	for {
		for _, found := range page.Value {
			locks = append(locks, Lock{ID: found.ID, Level: found.Properties.Level, Notes: found.Properties.Notes})
		}
		next := page.NextLink
		if next == "" {
			return locks, nil
		}
		page.Value, page.NextLink = nil, ""
		if err := a.send(ctx, http.MethodGet, next, nil, &page); err != nil {
			return nil, err
		}
	}
}

// Lock implements Target.
func (a *Azure) Lock(ctx context.Context, lock Lock) error {
	var body lockProperties
	body.Properties.Level, body.Properties.Notes = lock.Level, lock.Notes
	return a.do(ctx, http.MethodPut, lock.ID, lockVersion, body, nil)
}

// Unlock implements Target.
func (a *Azure) Unlock(ctx context.Context, id string) error {
	return a.do(ctx, http.MethodDelete, id, lockVersion, nil, nil)
}
