#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares verdicts with the reference validator on every document of MLM below $MLM_SHARED (the examples of all releases, the bases, the corpus)
# and on mutants of them.
#   MLM_SHARED=DIR MLM_ORACLE=DIR tests/oracle/agreement.sh [PROGRAM] [--documents] [--seeds 1,2,3] [--n 60] [--changes 0] [--show 1]
# --documents: only as they are; every one has to agree. --changes N: also moved to every address of MLM, as they are and with N changes.
# MLM_ORACLE is a copy of $MLM_SHARED/oracle in which `npm install` was run. Skips, saying so, where something is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
wants_ajv
program_of "$here/../../build/release/bin/verdicts" "$@"
case "${1:-}" in ''|--*) ;; *) shift ;; esac
files=$(find "$MLM_SHARED/oracle/examples/mlm" "$MLM_SHARED/oracle/bases" "$MLM_SHARED/corpus/mlm" -name '*.json' -o -name '*.jsonld' | sort)
# shellcheck disable=SC2086 # none of the names has a space
exec node "$here/agreement.mjs" --shared "$MLM_SHARED" --oracle "$oracle" --verdicts "$program" "$@" $files
