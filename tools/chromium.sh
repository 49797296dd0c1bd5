#!/usr/bin/env bash
# Makes sure that a Chromium or Chrome is there for the browser tests: one on PATH, or else Debian's package where it can be
# installed.
set -euo pipefail

for name in headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
	if command -v "$name" >/dev/null; then
		exit 0
	fi
done

if ! grep -qs '^ID=debian' /etc/os-release || [ "$(id -u)" != 0 ]; then
	echo "no Chromium and no Chrome on PATH: install one" >&2
	exit 1
fi
apt-get update -q >&2
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium >&2
