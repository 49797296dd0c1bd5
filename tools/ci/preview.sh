#!/usr/bin/env bash
# Says what a change does to every stack whose settings are in the repository. It runs on the embedded Azure, so it needs
# no account, no credentials and no network:
#
#   tools/ci/preview.sh BASE OUT
#
# BASE is the commit that the change goes on top of. OUT becomes a directory with comment.md, the comment on the pull
# request, and refused, which names the stacks that may not become like this; the exit code is 3 where there is one.
#
# AZSTAGE is the program after the change (bin/azstage), AZSTAGE_BEFORE the one before it (the same: settings changed,
# the program did not).
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: preview.sh BASE OUT" >&2; exit 2; }
base=$(git rev-parse --verify "$1^{commit}")
mkdir -p "$2"
out=$(cd "$2" && pwd)
root=$(git rev-parse --show-toplevel)
program() { if [ -x "$1" ]; then realpath "$1"; else command -v "$1"; fi; }
after=$(program "${AZSTAGE:-$root/bin/azstage}")
before=$(program "${AZSTAGE_BEFORE:-$after}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stage_of() { # settings file
	local stage
	stage=$(sed -n 's/^  azstage:stage: *["'\'']\{0,1\}\([0-9a-z]*\).*/\1/p' "$1")
	echo "${stage:-single}"
}

folded() { # title; the text of standard input in a part that opens on a click
	printf '<details><summary>%s</summary>\n\n```text\n' "$1"
	sed 's/```/` ` `/g'
	printf '```\n\n</details>\n\n'
}

# section writes what happens to a stack. The stack before stands in the emulator's cloud as "before", with the settings of
# BASE; its preview with the new settings is the engine's own word on the change.
section() { # stack, whether it was there before
	local stack=$1 was=$2 state=$work/$1 stage refusal=0
	mkdir -p "$state"
	cd "$state"
	cp "$root/Pulumi.$stack.yaml" Pulumi.after.yaml
	stage=$(stage_of Pulumi.after.yaml)
	printf '## Stack %s\n\n' "$stack"
	if [ "$was" = yes ]; then
		git -C "$root" show "$base:Pulumi.$stack.yaml" >Pulumi.before.yaml
		attempt "$before" up "$(stage_of Pulumi.before.yaml)" --stack before --policy=false || return 0
		cp Pulumi.after.yaml Pulumi.before.yaml
		NO_COLOR=1 "$after" preview "$stage" --stack before >preview.txt 2>&1 || refusal=$?
	fi
	attempt "$after" up "$stage" --stack after --policy=false || return 0
	if [ "$was" = yes ]; then
		"$after" compare --stacks before after --format markdown | sed 's/^# /### /; s/^## /#### /'
	else
		printf 'It is new.\n\n```mermaid\n'
		"$after" diagram --stack after
		printf '```\n\n'
	fi
	printf '\n'
	NO_COLOR=1 "$after" policy --stack after >policy.txt 2>&1 || refusal=$?
	folded "What the rules say" <policy.txt
	"$after" cost --stack after | folded "What it costs"
	if [ "$was" = yes ]; then folded "What the engine would do" <preview.txt; fi
	if [ "$refusal" -ne 0 ]; then refuse "$stack"; fi
}

# attempt runs a program whose failure is the answer.
attempt() {
	NO_COLOR=1 "$@" >attempt.txt 2>&1 && return
	printf 'It cannot be brought up:\n\n'
	tail -n 40 attempt.txt | folded "$(basename "$1") $2 $3"
	refuse "$stack"
	return 1
}

refuse() {
	echo "$1" >>"$out/refused"
	printf '**Stack %s may not become like this.**\n\n' "$1"
}

: >"$out/refused"
{
	printf '<!-- azstage preview -->\n'
	seen=0
	for file in "$root"/Pulumi.*.yaml; do
		[ -e "$file" ] || continue
		stack=${file##*/Pulumi.}
		stack=${stack%.yaml}
		was=no
		if git -C "$root" cat-file -e "$base:Pulumi.$stack.yaml" 2>/dev/null; then was=yes; fi
		if [ $was = yes ] && [ "$before" = "$after" ] && git -C "$root" diff --quiet "$base" -- "Pulumi.$stack.yaml"; then
			continue
		fi
		seen=$((seen + 1))
		(section "$stack" $was)
	done
	if [ $seen -eq 0 ]; then printf 'No stack changes.\n'; fi
} >"$out/comment.md"

[ ! -s "$out/refused" ] || { echo "refused: $(tr '\n' ' ' <"$out/refused")" >&2; exit 3; }
