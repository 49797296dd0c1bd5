package emulator

import (
	"context"
	"sync"
	"time"
)

// clock is the emulator's time in minutes since the server started.
//
// While a minute takes real time, operations wait for their duration and times are read off the real clock, so that they
// hold what the engine adds. When a minute takes none, nothing waits: an operation starts when the last one that had
// ended before it arrived has ended. The server does not see why an operation arrives when it does, so operations that
// would run side by side may seem to follow each other then: those times are an upper bound. Package schedule knows the
// dependencies and predicts without that error.
type clock struct {
	minute time.Duration
	// elapsed is the real time since the server started.
	elapsed func() time.Duration

	mu   sync.Mutex
	last float64
}

func newClock(minute time.Duration) *clock {
	began := time.Now()
	return &clock{minute: minute, elapsed: func() time.Duration { return time.Since(began) }}
}

// now is the time at which an operation that arrives starts.
func (c *clock) now() float64 {
	if c.minute > 0 {
		return float64(c.elapsed()) / float64(c.minute)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

// certain is how many minutes have passed at the least. When nothing waits that is the real time: now may count operations
// one after the other that would run side by side, and what must have waited long enough may not rely on that.
func (c *clock) certain() float64 {
	minute := c.minute
	if minute <= 0 {
		minute = time.Minute
	}
	return float64(c.elapsed()) / float64(minute)
}

// pass waits for a number of minutes, or until the context ends.
func (c *clock) pass(ctx context.Context, minutes float64) {
	if c.minute <= 0 {
		return
	}
	timer := time.NewTimer(time.Duration(minutes * float64(c.minute)))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// end says when an operation ended that started at a time and took so many minutes.
func (c *clock) end(started, minutes float64) float64 {
	ended := started + minutes
	if c.minute > 0 {
		ended = c.now()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = max(c.last, ended)
	return ended
}

// latest is when the last operation so far ended.
func (c *clock) latest() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}
