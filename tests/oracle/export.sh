#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: tests/oracle/export.sh PATH-TO-MLM
# Exports every official example of MLM, alone and together, and every template for every release, and asks an independent validator about
# each file. Needs MLM_SHARED (a folder with oracle/ and schemas/) and Node; skips without.
set -euo pipefail
mlm=$(realpath "${1:?usage: export.sh PATH-TO-MLM}")
. "$(dirname "$0")/common.sh"
skipped=77
wants_shared
command -v npm >/dev/null || skip "npm is not installed"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$MLM_SHARED/oracle" "$work/oracle"
chmod -R u+w "$work/oracle"
[[ -d "$work/oracle/node_modules" ]] || (cd "$work/oracle" && npm i --silent >/dev/null)
out=$work/out
for folder in "$MLM_SHARED"/oracle/examples/mlm/v?.?.?; do
    version=$(basename "$folder")
    mkdir -p "$out/$version"
    together=()
    for file in "$folder"/*.json; do
        name=$(basename "$file" .json)
        grep -q '"stac_version": "1.0.0-' "$file" && continue # a Collection of a STAC that was no release yet
        together+=("$file")
        "$mlm" export item "$file" -o "$out/$version/$name.json"
        [[ $name == collection ]] || "$mlm" export collection "$file" --id "only-$name" -o "$out/$version/$name" 2>/dev/null
    done
    "$mlm" export collection "${together[@]}" --id together -o "$out/$version/ten" 2>/dev/null
    "$mlm" export collection "$folder"/item_*.json --id together -o "$out/$version/nine" 2>/dev/null
done
for template in segmentation classification detection regression empty; do
    for stac in 1.0.0 1.1.0; do
        for release in 1.0.0 1.1.0 1.2.0 1.3.0 1.4.0 1.5.0 1.5.1 1.5.2; do
            name=$template-$stac-$release
            "$mlm" new --from "$template" --stac-version "$stac" --mlm-version "$release" -o "$out/$name.json"
            "$mlm" export collection "$out/$name.json" --id one -o "$out/$name" 2>/dev/null
        done
    done
done
count=$(find "$out" -name '*.json' | wc -l)
if find "$out" -name '*.json' -print0 | xargs -0 node "$work/oracle/validate.mjs" --mirror "$MLM_SHARED/schemas" --max 3 >"$work/verdicts"; then
    echo "all $count exported files are valid"
else
    grep -v '"valid":true,"type"' "$work/verdicts" || true
    echo "not all of $count exported files are valid"
    exit 1
fi
