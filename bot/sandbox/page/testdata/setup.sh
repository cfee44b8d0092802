#!/usr/bin/env bash
# Brings in what the tests of the page need beside Go: Chromium, and npm for the
# packages that they install themselves. "make test-deps" runs it.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v npm >/dev/null || missing+=(nodejs npm)
if [ ${#missing[@]} = 0 ]; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "${missing[*]}: missing; install them (Debian: sudo apt-get install ${missing[*]})" >&2
  exit 1
fi
