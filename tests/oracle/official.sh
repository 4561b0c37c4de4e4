#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Compares the published schemas as this project runs them with another validator: on the examples, bases and corpus below $MLM_SHARED, and on mutants
# of the examples and bases.
#   MLM_SHARED=DIR MLM_ORACLE=DIR tests/oracle/official.sh [PROGRAM] [--seeds 1,2,3] [--n 60] [--show 20]
# MLM_ORACLE is a copy of $MLM_SHARED/oracle in which `npm install` was run. Skips, saying so, where something is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
wants_ajv
program_of "$here/../../build/release/bin/officialverdicts" "$@"
case "${1:-}" in ''|--*) ;; *) shift ;; esac
run() { node "$here/official.mjs" --shared "$MLM_SHARED" --oracle "$oracle" --verdicts "$program" "$@"; }
status=0
echo "== examples and bases, with mutants"
mapfile -d '' files < <(find "$MLM_SHARED/oracle/examples" "$MLM_SHARED/oracle/bases" -name '*.json' -print0 | sort -z)
run "$@" "${files[@]}" || status=1
echo "== corpus, as it is"
mapfile -d '' files < <(find "$MLM_SHARED/corpus/mlm" -type f -regex '.*\.\(json\|jsonld\|geojson\|jsonl\)' -print0 | sort -z)
run "$@" --n 0 "${files[@]}" || status=1
exit $status
