#!/usr/bin/env bash
# Brings in what the tests of the sandbox need beside Go: node and discord.js, the
# latter into .cache/discordjs of the repository. "make test-deps" runs it.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
cache="$here/../../../.cache/discordjs"

if ! command -v npm >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
  else
    echo "node and npm are missing: install them (Debian: sudo apt-get install nodejs npm), then run make test-deps" >&2
    exit 1
  fi
fi
mkdir -p "$cache"
if ! cmp -s "$here/discordjs/package-lock.json" "$cache/installed.json"; then
  cp "$here/discordjs/package.json" "$here/discordjs/package-lock.json" "$here/discordjs/.npmrc" "$cache/"
  npm --prefix "$cache" ci --silent --no-audit --no-fund --ignore-scripts
  cp "$here/discordjs/package-lock.json" "$cache/installed.json"
fi
