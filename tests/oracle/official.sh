#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Compares the published schemas as this project runs them with another validator: on the examples, bases and corpus below $MLM_SHARED, and on mutants
# of the examples and bases.
#   MLM_SHARED=DIR MLM_ORACLE=DIR tests/oracle/official.sh [PROGRAM] [--seeds 1,2,3] [--n 60] [--show 20]
# MLM_ORACLE is a copy of $MLM_SHARED/oracle in which `npm install` was run. Skips, saying so, where something is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$here/../../build/release/bin/officialverdicts
case "${1:-}" in
  ''|--*) ;;
  *) program=$1; shift ;;
esac
skip() { echo "skipped: $1"; exit 0; }
[ -n "${MLM_SHARED:-}" ] || skip "MLM_SHARED is not set"
command -v node >/dev/null || skip "node is not installed"
oracle=${MLM_ORACLE:-$MLM_SHARED/oracle}
[ -d "$oracle/node_modules/ajv" ] || skip "no ajv in $oracle: copy it, run npm install there and set MLM_ORACLE"
[ -x "$program" ] || { echo "not built: $program" >&2; exit 1; }
run() { node "$here/official.mjs" --shared "$MLM_SHARED" --oracle "$oracle" --verdicts "$program" "$@"; }
status=0
echo "== examples and bases, with mutants"
mapfile -d '' files < <(find "$MLM_SHARED/oracle/examples" "$MLM_SHARED/oracle/bases" -name '*.json' -print0 | sort -z)
run "$@" "${files[@]}" || status=1
echo "== corpus, as it is"
mapfile -d '' files < <(find "$MLM_SHARED/corpus/mlm" -type f -regex '.*\.\(json\|jsonld\|geojson\|jsonl\)' -print0 | sort -z)
run "$@" --n 0 "${files[@]}" || status=1
exit $status
