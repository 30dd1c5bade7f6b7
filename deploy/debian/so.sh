# Says what is so, for the scripts that try the packages and source this; it does nothing by itself.
#
#   so WHAT COMMAND…              says WHAT; ends the script when COMMAND fails
#   soon SECONDS WHAT COMMAND…    the same, once COMMAND succeeds, for so long at most
# shellcheck shell=bash

so() {
  local what=$1
  shift
  if "$@"; then
    echo "  $what"
  else
    echo "  NOT SO: $what   ($*)" >&2
    exit 1
  fi
}

soon() {
  local seconds=$1 what=$2
  shift 2
  so "$what" within "$seconds" "$@"
}

within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.2
  done
}

is() { [ "$1" = "$2" ]; }
refused() { ! "$@"; }
