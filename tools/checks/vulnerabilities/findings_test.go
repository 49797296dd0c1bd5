package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const stream = `{"config":{"scan_mode":"binary"}}
{"osv":{"id":"GO-2026-6348"}}
{"finding":{"osv":"GO-2026-6348","fixed_version":"v1.83.1","trace":[{"module":"google.golang.org/grpc","version":"v1.82.1"}]}}
{"finding":{"osv":"GO-2026-6348","fixed_version":"v1.83.1",
 "trace":[{"module":"google.golang.org/grpc","version":"v1.82.1","package":"mem","function":"Copy"}]}}
{"finding":{"osv":"GO-2026-6348","fixed_version":"v1.83.1",
 "trace":[{"module":"google.golang.org/grpc","version":"v1.82.1","package":"mem","function":"ReadAll"}]}}
{"finding":{"osv":"GO-2026-0001","trace":[{"module":"example.com/imported","version":"v1.0.0","package":"p"}]}}
{"finding":{"osv":"GO-2026-6607","fixed_version":"v1.26.9","trace":[{"module":"stdlib","version":"v1.26.8","function":"Dial"}]}}
{"finding":{"osv":"GO-2026-6809","fixed_version":"v1.26.10","trace":[{"module":"stdlib","version":"v1.26.8","function":"Verify"}]}}
`

func TestOnlyWhatIsLinkedAndCanBeMendedCounts(t *testing.T) {
	found, err := read(strings.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	mendable, behind := sortOut(found, "v1.26.9")
	want := []vulnerability{
		{"GO-2026-6348", "google.golang.org/grpc", "v1.82.1", "v1.83.1"},
		{"GO-2026-6809", "stdlib", "v1.26.8", "v1.26.10"},
	}
	if !slices.Equal(mendable, want) {
		t.Errorf("to mend: %v, not %v", mendable, want)
	}
	if want := []vulnerability{{"GO-2026-6607", "stdlib", "v1.26.8", "v1.26.9"}}; !slices.Equal(behind, want) {
		t.Errorf("behind: %v, not %v", behind, want)
	}
}

func TestTheReportSaysWhatToDo(t *testing.T) {
	var out bytes.Buffer
	err := report(&out, 2, []vulnerability{
		{"GO-1", "example.com/m", "v1.0.0", "v1.0.1"}, {"GO-2", "stdlib", "v1.26.8", "v1.26.9"},
		{"GO-3", "example.com/m", "v1.0.0", ""},
	}, []vulnerability{{"GO-4", "stdlib", "v1.26.7", "v1.26.8"}}, "v1.26.8")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"3 in 2 binaries", "go get example.com/m@v1.0.1", "go mod edit -toolchain=go1.26.9", "no version without it",
		"warning: this machine's Go v1.26.7",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
}

func TestAnOutputThatIsCutOffIsNoAllClear(t *testing.T) {
	if _, err := read(strings.NewReader(stream[:len(stream)/2])); err == nil {
		t.Error("half an output was taken for a whole one")
	}
}

func TestTheToolchainOfGoMod(t *testing.T) {
	for text, want := range map[string]string{
		"module m\n\ngo 1.26.8\n\ntoolchain go1.26.10\n": "v1.26.10", "module m\n\ngo 1.26.8\n": "v1.26.8", "module m\n": "",
	} {
		path := filepath.Join(t.TempDir(), "go.mod")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := toolchainOf(path); got != want || (err != nil) != (want == "") {
			t.Errorf("%q asks for %q (%v), not %q", text, got, err, want)
		}
	}
}
