# SPDX-License-Identifier: Apache-2.0
# Shared by scripts/run and scripts/test. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# ensure_packages KIND...: installs what scripts/packages lists for these kinds and this machine lacks.
ensure_packages()
{
    local missing=() package kind wanted=" $* " as_root=()
    while read -r package kind; do
        [[ $package == \#* || -z $package || $wanted != *" $kind "* ]] && continue
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done <"$root/scripts/packages"
    [[ ${#missing[@]} -eq 0 ]] && return 0

    if [[ $(id -u) -ne 0 ]]; then
        if ! command -v sudo >/dev/null; then
            say "These Debian packages are missing: ${missing[*]}"
            say "Install them as root (apt-get install ${missing[*]}), or install sudo, then start this script again."
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing Debian packages: ${missing[*]}"
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null; then
        say "apt-get update failed. Check the network and the package sources, then start this script again."
        return 1
    fi
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
            "${missing[@]}" >/dev/null; then
        say "Installing packages failed; what apt-get said stands above."
        return 1
    fi
}

# use_ccache: compiles through ccache where it is installed.
use_ccache()
{
    if command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
}

# has_display: a display server that a window could open on.
has_display()
{
    [[ -n ${WAYLAND_DISPLAY:-} ]] && return 0
    [[ -z ${DISPLAY:-} ]] && return 1
    local number=${DISPLAY##*:}
    [[ $DISPLAY != :* ]] || [[ -S /tmp/.X11-unix/X${number%%.*} ]]
}
