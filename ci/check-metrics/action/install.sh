#!/usr/bin/env bash
# Installs check-metrics where the action was checked out; a second use in the same job finds it there.
set -euo pipefail

action=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
if [ -e "$action/ci/check-metrics/dist/program/main.js" ]; then exit 0; fi
npm ci --prefix "$action" --no-audit --no-fund
