# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2034 # variables are for the scripts
# What the scripts here share; they read it in. Gives:
#   skip REASON   says so, and ends with $skipped (0; 77 for ctest)
#   wants_shared  skips where MLM_SHARED is not set or Node is not installed
#   wants_ajv     sets $oracle to $MLM_ORACLE or $MLM_SHARED/oracle; skips where `npm install` was not run there
skipped=0
skip() { echo "skipped: $1"; exit "$skipped"; }
wants_shared() {
  [ -n "${MLM_SHARED:-}" ] || skip "MLM_SHARED is not set"
  [ -f "$MLM_SHARED/oracle/validate.mjs" ] || skip "there is no oracle/validate.mjs in $MLM_SHARED"
  command -v node >/dev/null || skip "node is not installed"
}
wants_ajv() {
  wants_shared
  oracle=${MLM_ORACLE:-$MLM_SHARED/oracle}
  [ -d "$oracle/node_modules/ajv" ] || skip "no ajv in $oracle: copy it, run npm install there and set MLM_ORACLE"
}
# The program to ask: the one named first, else the one that was built. Call it with the default and the arguments.
program_of() {
  program=$1
  case "${2:-}" in
    ''|--*) ;;
    *) program=$2 ;;
  esac
  [ -x "$program" ] || { echo "not built: $program" >&2; exit 1; }
}
