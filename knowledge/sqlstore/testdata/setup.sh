#!/usr/bin/env bash
# Brings in what the tests of the store need beside Go: PostgreSQL's server programs,
# which the tests start themselves. "make test-deps" runs it.
set -euo pipefail

if command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # Debian's package would make a cluster and start it; no test uses that one.
  conf=/etc/postgresql-common/createcluster.conf
  if [ ! -e "$conf" ]; then
    mkdir -p "${conf%/*}"
    echo 'create_main_cluster = false' >"$conf"
  fi
  apt-get update -qq
  # dpkg would ask about the file above, which it has not installed itself.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold postgresql >/dev/null
else
  echo "PostgreSQL is missing: install it (Debian: sudo apt-get install postgresql), then run make test-deps" >&2
  exit 1
fi
