#!/usr/bin/env bash
# Tests the HTML pages of `eks-access` in headless Chromium. usage: test/Browser/run.sh [FOLDER for screenshots]
# Needs Chromium, and the solution built. Ends with one line: N passed, N failed.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
tool=$(ls -t "$here"/../../src/EksAccessConstructs.Cli/bin/*/net10.0/eks-access.dll 2> /dev/null | head -1)

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

browser > /dev/null || { echo 'no Chromium is installed; on Debian: apt-get install --no-install-recommends chromium' >&2; exit 1; }
[ -n "$tool" ] || { echo 'build the solution first' >&2; exit 1; }
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --no-audit --no-fund --ignore-scripts --loglevel error) || exit 1

cd "$here/story" || exit 1
mkdir -p "$pages/several/shop" "$pages/several/warehouse"
cp old/* "$pages/several/shop"
cp old/* "$pages/several/warehouse"
sed -i 's/Name: shop$/Name: warehouse/' "$pages/several/warehouse/cluster.template.yaml"
# The manifests name no cluster, so each cluster is asked for by itself where there are several.
rm "$pages"/several/*/rbac.yaml
dotnet "$tool" report old --format html > "$pages/report.html" \
  && dotnet "$tool" diff old new --format html > "$pages/diff.html" \
  && dotnet "$tool" report "$pages/several" --format html > "$pages/several.html" \
  && CHROMIUM=$(browser) node "$here/pages.mjs" "$pages/report.html" "$pages/diff.html" "$pages/several.html" "$@"
