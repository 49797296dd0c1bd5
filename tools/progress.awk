# Turns the package names of `go build -v` into one progress line a while, and passes everything else on.
# The first build compiles over a thousand packages for minutes; without this it would look hung.
/^[a-z0-9.-]+(\/[A-Za-z0-9._~-]+)*$/ {
	if (++packages % 50 == 0) { printf "%s: %d packages compiled (first build only) …\n", label, packages; fflush() }
	next
}
{ print; fflush() }
