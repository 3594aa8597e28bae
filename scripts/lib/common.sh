# shellcheck shell=bash
# What scripts/start and scripts/test share: installing what is missing, and no more than that.

: "${root:?the script that reads this sets it}"

say() { echo "-- $*"; }
fail() { echo "$(basename "$0"): $*" >&2; exit 1; }
wrong_use() { echo "$(basename "$0"): $*" >&2; echo "See: $0 --help" >&2; exit 2; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# True if packages can be installed: as root, or with a sudo that asks for nothing or can ask a person.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] && return 0
  command -v sudo >/dev/null || return 1
  [ -t 0 ] || sudo -n true 2>/dev/null
}

# install_packages PACKAGE...: Debian packages that are known to be missing.
install_packages() {
  local log
  if ! may_install; then
    fail "missing Debian packages: $*. This user may not install them. Have somebody run: sudo apt-get install --no-install-recommends $*"
  fi
  say "installing Debian packages: $*"
  log=$(mktemp)
  if ! { as_root apt-get -q update && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install: $*. Its last words are above, all of them in $log"
  fi
  rm -f "$log"
}

# need_commands COMMAND:PACKAGE...: installs the packages of the commands that are not there.
need_commands() {
  local pair missing=()
  for pair in "$@"; do
    PATH="$PATH:/usr/sbin:/sbin" command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# want_commands WITHOUT COMMAND:PACKAGE...: installs them too where that is possible, and goes on where it is not; WITHOUT
# says how.
want_commands() {
  local without=$1
  shift
  (need_commands "$@") || say "$without"
}

# need_files FILE:PACKAGE...: the same for packages without a command of their own.
need_files() {
  local pair missing=()
  for pair in "$@"; do
    [ -e "${pair%%:*}" ] || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# Node itself is the one thing that is not installed: which one is right depends on the machine.
need_node() {
  local remedy="Debian trixie and Raspberry Pi OS have it: apt-get install nodejs npm. For Debian 12: https://nodejs.org"
  command -v node >/dev/null || fail "Node 20.19 or newer is needed, and there is none. $remedy"
  command -v npm >/dev/null || fail "npm is needed beside Node, and there is none. $remedy"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node 20.19 or newer is needed; this is $(node --version). $remedy"
}

# npm ci, only if node_modules is not what the lock file says. epoll is always compiled, better-sqlite3 where no
# built one can be had.
need_modules() {
  local log
  if node "$root/scripts/lib/modules-match.js"; then return 0; fi
  log=$(mktemp)
  say "installing npm packages (with a compiler at work: about two minutes, on a small machine more)"
  if ! run_npm_ci "$log"; then
    if command -v g++ >/dev/null && command -v make >/dev/null && command -v python3 >/dev/null; then
      npm_failed "$log"
    fi
    say "npm ci failed; trying again with a compiler, for native packages"
    need_commands g++:g++ make:make python3:python3
    run_npm_ci "$log" || npm_failed "$log"
  fi
  node "$root/scripts/lib/modules-match.js" --say || fail "npm ci went through, but its result does not work: see above"
  rm -f "$log"
}

# Where Node brings its own headers, native packages are compiled with them and nothing more is downloaded.
run_npm_ci() {
  local prefix
  prefix=$(node -p 'require("node:path").join(process.execPath, "../..")')
  if [ -f "$prefix/include/node/node_api.h" ]; then export npm_config_nodedir="${npm_config_nodedir:-$prefix}"; fi
  (cd "$root" && npm ci --no-audit --no-fund --no-update-notifier) >"$1" 2>&1 </dev/null
}

npm_failed() {
  tail -n 20 "$1" >&2
  fail "npm ci failed. Its last words are above, all of them in $1. Is the npm registry reached, is the disk full?"
}

build() { (cd "$root" && node scripts/build.js) || fail "the build failed: see above"; }
