#!/usr/bin/env bash
# Runs fuzz tests for a number of inputs, not for a time: tools/fuzz.sh 2000 stages internal/azure. Without folders, all.
# A test that fails leaves its input in the testdata of its package: mend the parser, and commit the input.
set -euo pipefail
cd "$(dirname "$0")/.."

inputs=$1
shift
tried=0
while IFS=: read -r file target; do
	target=${target#func }
	target=${target%%(*}
	go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${inputs}x" | awk '!/^(fuzz: elapsed|PASS)/'
	tried=$((tried + 1))
done < <(git grep -E -o '^func Fuzz[A-Za-z]+\(' -- "${@:-.}" | grep '_test\.go:')
echo "fuzz: $tried tests with $inputs inputs each"
