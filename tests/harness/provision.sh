# Installs the Debian packages that the tests need, when they are missing.

# command, or another that serves : package
NEEDED=(
  /usr/bin/redis-server:redis-server
  /usr/bin/pg_lsclusters:postgresql
  /usr/bin/chromium-headless-shell,/usr/bin/chromium:chromium-headless-shell
  /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core
  /usr/bin/msgfmt:gettext
  /usr/bin/wrk:wrk
)
# What only a command of its own asks for by name: clocks that are wrong, for faults.
NEEDED_BY_NAME=(
  /usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1:faketime
)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Whether one of these files, separated by commas, exists.
is_there() {
  local file
  for file in ${1//,/ }; do
    if [ -e "$file" ]; then return 0; fi
  done
  return 1
}

# Those of these names alone, where names are given.
provision_packages() {
  local entry missing=() known=("${NEEDED[@]}")
  [ $# = 0 ] || known+=("${NEEDED_BY_NAME[@]}")
  for entry in "${known[@]}"; do
    [ $# = 0 ] || [[ " $* " == *" ${entry##*:} "* ]] || continue
    is_there "${entry%%:*}" || missing+=("${entry##*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    echo "This machine has no apt-get: install ${missing[*]} by hand." >&2
    return 1
  fi
  as_root apt-get update -qq
  # The services that the packages bring are not wanted: the tests start their own.
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
