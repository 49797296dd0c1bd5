package engine

import (
	"bytes"
	"io"
	"slices"
	"sync"
)

// advice is what the engine tells users of its own command line after a destroy. It would send ours to a CLI that knows
// nothing of this state directory.
var advice = [][]byte{
	[]byte("The resources in the stack have been deleted, but the history and configuration"),
	[]byte("If you want to remove the stack completely, run"),
}

// display passes one stream of the engine's display on, line by line, without its advice.
type display struct {
	to   io.Writer
	line []byte
}

// oneLineAtATime keeps the lines of several streams apart.
type oneLineAtATime struct {
	mu sync.Mutex
	to io.Writer
}

// Write implements io.Writer.
func (w *oneLineAtATime) Write(line []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(line)
}

// Write implements io.Writer. A line is passed on when it is whole.
func (d *display) Write(text []byte) (int, error) {
	d.line = append(d.line, text...)
	for {
		end := bytes.IndexByte(d.line, '\n')
		if end < 0 {
			return len(text), nil
		}
		line := d.line[:end+1]
		d.line = d.line[end+1:]
		if slices.ContainsFunc(advice, func(start []byte) bool { return bytes.HasPrefix(line, start) }) {
			continue
		}
		if _, err := d.to.Write(line); err != nil {
			return 0, err
		}
	}
}
