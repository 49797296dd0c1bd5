#!/usr/bin/env bash
# Provides the Pulumi CLI: the one on PATH if it is at least the pinned version, else bin/pulumi built from source.
set -euo pipefail
cd "$(dirname "$0")"

pinned=$(go list -m -f '{{.Version}}' github.com/pulumi/pulumi/pkg/v3)
recent() { # path of a CLI
	[ -x "$1" ] || return 1
	local version
	version=$(PULUMI_SKIP_UPDATE_CHECK=true "$1" version 2>/dev/null) || return 1
	[ "$(printf '%s\n%s\n' "$pinned" "$version" | sort -V | head -n 1)" = "$pinned" ]
}

recent ../bin/pulumi && exit 0
recent "$(command -v pulumi || true)" && exit 0

echo "building the Pulumi CLI $pinned (once, a few minutes)"
# Without its version the CLI calls itself a development build, which the Automation API refuses.
go build -v -ldflags "-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$pinned" \
	-o ../bin/pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
