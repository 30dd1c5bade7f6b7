# Installs programs for the scripts beside this file, which source it; it does nothing by itself.
#
#   need program=package …   installs, with Debian's package manager, the packages of the programs that are not here;
#                            sets missing to those that stay so, and returns 1 if there are any
#
# A program may be python3:module, a library of Debian's Python.

there() {
  case $1 in
    python3:*) /usr/bin/python3 -c "import ${1#python3:}" 2>/dev/null ;;
    *) PATH="$PATH:/usr/sbin" command -v "$1" >/dev/null ;;
  esac
}

need() {
  local pair as_root=()
  missing=()
  for pair in "$@"; do
    there "${pair%%=*}" || missing+=("${pair#*=}")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; }; then
    return 1
  fi
  echo "Installing what is talked to here: ${missing[*]}" >&2
  # after "need … ||" nothing ends here by itself
  "${as_root[@]}" apt-get update -qq || return 1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || return 1
  missing=()
}
