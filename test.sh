#!/usr/bin/env bash
# Sets up and runs every check on Debian 12 with the .NET 10 SDK and Node 20, as root or with sudo.
# The last line is the sum over all projects: "N passed, N failed, N skipped". CI=true also locks the restore and refuses skipped tests.
#   ./test.sh              everything
#   ./test.sh --no-format  without the format check, for the inner loop
set -euo pipefail
cd "$(dirname "$0")"

CI=${CI:-false}
export CI DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 UseSharedCompilation=${UseSharedCompilation:-false} MSBUILDDISABLENODEREUSE=1
format=yes
if [[ ${1:-} == --no-format && $CI != true ]]; then format=no; elif [[ $# -gt 0 ]]; then echo "usage: ./test.sh [--no-format]" >&2; exit 2; fi

step() { printf '\n== %s\n' "$1"; }

install_missing() {
    local packages=() sudo=()
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages+=(postgresql)
    command -v pdftotext >/dev/null || packages+=(poppler-utils)
    command -v chromium >/dev/null || packages+=(chromium)
    [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] || packages+=(tzdata)
    [[ ${#packages[@]} -gt 0 ]] || return 0
    [[ $(id -u) == 0 ]] || sudo=(sudo -n)
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
}

step "Set up"
command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
install_missing
for parts in fhir-profiles/definitions fhir-profiles/tools tests/*/third-party; do
    if [[ -f $parts/package-lock.json && ! -d $parts/node_modules ]]; then npm ci --prefix "$parts" --no-audit --no-fund; fi
done
dotnet restore Integration.sln

step "Build, analyzers as errors"
dotnet build Integration.sln -c Release --no-restore -v minimal

if [[ $format == yes ]]; then
    step "Format"
    dotnet format Integration.sln --verify-no-changes --no-restore
fi

step "Test"
modules=()
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    # Benchmarks are run by hand. The real records lie beside the repository, where someone has put them there.
    [[ $name != Prescreen.Benchmarks ]] || continue
    if [[ $name == Prescreen.RealData && ! -d ../shared/data ]]; then echo "Not run: $name, for there is no folder ../shared/data."; continue; fi
    modules+=("artifacts/bin/$name/release/$name.dll")
done
results=artifacts/test-results
rm -rf "$results"
status=0
# One project after the other: several of them start servers and measure, which would disturb each other.
dotnet test --test-modules "$(IFS=';'; echo "${modules[*]}")" --root-directory "$PWD" --max-parallel-test-modules 1 \
    --results-directory "$results" --report-xunit-trx --no-ansi --no-progress || status=$?

# A project that died left no report, whatever the runner said about it.
reports=$(find "$results" -name '*.trx' 2>/dev/null | wc -l)
if [[ $reports -ne ${#modules[@]} ]]; then echo "$reports of ${#modules[@]} test projects reported." >&2; status=1; fi
sum() { cat "$results"/*.trx 2>/dev/null | { grep -o '<Counters [^>]*>' || true; } | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed) failed=$(($(sum failed) + $(sum error) + $(sum timeout) + $(sum aborted)))
skipped=$(($(sum total) - passed - failed))
if [[ $failed -gt 0 || $passed -eq 0 || ( $CI == true && $skipped -gt 0 ) ]]; then status=1; fi
echo
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
