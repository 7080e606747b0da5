#!/usr/bin/env bash
# Turns the inputs of the action, which come as environment variables, into arguments. None is ever read as code.
set -uo pipefail

program=$(cd "$(dirname "${BASH_SOURCE[0]}")/../bin" && pwd)/check-metrics.js
arguments=(--output github)

main() {
  value --config "${INPUT_CONFIG:-}"
  value --catalog "${INPUT_CATALOG:-}"
  value --output "${INPUT_SARIF:+sarif=$INPUT_SARIF}"
  value --output "${INPUT_JUNIT:+junit=$INPUT_JUNIT}"
  lines --start "${INPUT_START:-}"
  lines '' "${INPUT_ARGUMENTS:-}"
  arguments+=(--)
  lines '' "${INPUT_TARGETS:-}"

  node "$program" check "${arguments[@]}"
  local status=$?
  if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$status" >>"$GITHUB_OUTPUT"; fi
  exit "$status"
}

# Adds an option, if it has a value.
value() {
  if [ -n "$2" ]; then arguments+=("$1" "$2"); fi
}

# Adds each line that is not blank, with an option before it if there is one.
lines() {
  local option=$1 line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -z "$line" ]; then continue; fi
    if [ -n "$option" ]; then arguments+=("$option"); fi
    arguments+=("$line")
  done <<<"$2"
}

main
