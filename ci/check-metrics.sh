#!/usr/bin/env bash
# Checks the service that answers at PROXY_PORT against the catalog of IBEX, as the milestone asks for:
#   PROXY_PORT=8080 ci/check-metrics.sh
# What is given besides goes to check-metrics, such as --output sarif=metrics.sarif.
set -euo pipefail

if [ -z "${PROXY_PORT:-}" ]; then
  echo 'ci/check-metrics.sh: set PROXY_PORT to the port that the proxy answers at' >&2
  exit 2
fi

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
exec node "$repository/ci/check-metrics/bin/check-metrics.js" \
  --config "$repository/check-metrics.config.js" "$@" \
  "proxy=http://localhost:${PROXY_PORT}/metrics"
