#!/usr/bin/env bash
# Builds a binary again from a clone of HEAD in another directory, with an empty build cache, and compares the two:
#   tools/reproducible.sh BINARY BUILD COMMAND...
set -euo pipefail
cd "$(dirname "$0")/.."

binary=$1
shift
[ -z "$(git status --porcelain)" ] || { echo "reproducible: commit first, a clone has no uncommitted changes" >&2; exit 1; }

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
git clone --quiet . "$elsewhere/clone"
(cd "$elsewhere/clone" && GOCACHE="$elsewhere/cache" env "$@" -o "$elsewhere/again" ./cmd/azstage)

if ! cmp "$binary" "$elsewhere/again"; then
	echo "reproducible: the two builds differ; go version -m $binary shows what went in" >&2
	exit 1
fi
echo "reproducible: $(sha256sum "$binary" | cut -d ' ' -f 1), twice"
