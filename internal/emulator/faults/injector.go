package faults

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"
	"sync"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Request is what faults are matched against.
type Request struct {
	// Identity tells resources apart; Name is the logical name.
	Identity, Name string
	// Type is the ARM type, Verb create, update or delete.
	Type, Verb string
	// Location is the region, "" where there is none.
	Location, Subscription string
}

// Injector decides about the requests of one server. It may be used by several goroutines.
type Injector struct {
	script Script
	mu     sync.Mutex
	seen   map[string]int
}

// NewInjector returns an injector that has seen no request.
func NewInjector(script Script) *Injector { return &Injector{script: script, seen: map[string]int{}} }

// Verdict is what happens to a request.
type Verdict struct {
	// Fault is the answer of Azure; nil when the request goes through.
	Fault *model.Fault
	// Waited is how long the provider paused between its repetitions, in minutes.
	Waited float64
	// TakesEffect says that the request does what it asks for although it fails, Known that the provider hears so.
	TakesEffect, Known bool
}

// Judge decides about a request, with the repetitions that azure-native makes after answers that pass.
func (i *Injector) Judge(request Request) Verdict {
	var verdict Verdict
	for attempt := 0; ; attempt++ {
		hit, ok := i.next(request)
		if !ok {
			verdict.Fault = nil
			return verdict
		}
		known := effects[hit.Effect]
		answer := known.fault(request, hit.RetryAfterSeconds)
		answer.Message += fmt.Sprintf(" (fault %s)", hit.Name)
		verdict.Fault, verdict.TakesEffect, verdict.Known = &answer, known.does, known.known
		if !known.passes() || attempt == len(retryDelays) {
			return verdict
		}
		pause := retryDelays[attempt]
		if hit.RetryAfterSeconds > 0 {
			const secondsPerMinute = 60
			pause = hit.RetryAfterSeconds / secondsPerMinute
		}
		verdict.Waited += pause
	}
}

// next returns the first fault that hits one request, and counts the request.
func (i *Injector) next(request Request) (Fault, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for index, fault := range i.script.Faults {
		if !fault.matches(request) {
			continue
		}
		key := fmt.Sprint(index, " ", request.Verb, " ", request.Identity)
		number := i.seen[key]
		i.seen[key]++
		counted := number >= fault.Skip && (fault.Times == 0 || number < fault.Skip+fault.Times)
		if counted && fault.chance(i.script.Seed, key, number) {
			return fault, true
		}
	}
	return Fault{}, false
}

func (f Fault) matches(request Request) bool {
	named, _ := path.Match(f.Resource, request.Name)
	return (f.Type == "" || strings.EqualFold(f.Type, request.Type)) &&
		(f.Verb == "" || f.Verb == request.Verb) &&
		(f.Resource == "" || named) &&
		(f.Location == "" || strings.EqualFold(f.Location, request.Location))
}

// chance throws a die that only depends on the seed and the request, so that the order of requests does not matter.
func (f Fault) chance(seed uint64, key string, number int) bool {
	if f.Probability == 0 {
		return true
	}
	hash := fnv.New64a()
	_, _ = fmt.Fprint(hash, seed, key, number)
	// FNV spreads its last bytes badly; a multiplication carries them up to the bits that count.
	const mix, digits, scale = 0x9E3779B97F4A7C15, 53, 1 << 53
	mixed := hash.Sum64()
	mixed = (mixed ^ mixed>>32) * mix
	return float64(mixed>>(64-digits))/scale < f.Probability
}
