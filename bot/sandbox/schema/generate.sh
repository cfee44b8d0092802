#!/usr/bin/env bash
# Makes discord.schema.json.gz anew from npm's discord-api-spec. Needs node and npm.
#   generate.sh [VERSION]   default: the newest
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp "$here/generate.mjs" "$work/"
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund "discord-api-spec@${1:-latest}" zod@4 >/dev/null
node generate.mjs "$here/discord.schema.json.gz"
node -p '"discord-api-spec " + require("./node_modules/discord-api-spec/package.json").version' | tee "$here/VERSION"
