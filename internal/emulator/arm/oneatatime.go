package arm

import (
	"strings"
	"sync"
)

// tooManyRequests is the status with which Azure's network refuses a second operation.
const tooManyRequests = 429

// inProgress knows below which parents an operation is running on a type of which Azure takes one at a time.
type inProgress struct {
	mu      sync.Mutex
	parents map[string]bool
}

// begin claims the parent of a resource, and returns how to let go of it again. Somebody else's claim is refused at once,
// as Azure does: a program has to say which of its resources waits for which.
func (p *inProgress) begin(found kind, id string) (end func(), err error) {
	if found.OneAtATime == nil || id == "" {
		return func() {}, nil
	}
	parent := strings.ToLower(id[:strings.LastIndex(id, "/")])
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.parents[parent] {
		return nil, Faults{{Status: tooManyRequests, Code: "AnotherOperationInProgress", Message: "Another operation on this " +
			"or dependent resource is in progress: " + id + "; make one resource depend on the other"}}
	}
	if p.parents == nil {
		p.parents = map[string]bool{}
	}
	p.parents[parent] = true
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.parents, parent)
	}, nil
}
