#!/usr/bin/env bash
# Makes Mosquitto the broker of a house or a school: TLS with an authority of its own, a password and permissions for each
# node, none of which may do more than it has to.
#
#   setup.sh [--folder DIR] [--dry-run] COMMAND …
#
#   init [--prefix P] [--host NAME] [--name NAME]… [--port 1883] [--tls-port 8883]
#        the authority, the server's certificate and the configuration; --host is what nodes call this computer, --name another
#        name or address of it for the certificate. Run again it changes only what is new.
#   add [--local] sensor-node    NODE ROOM/SENSOR…   [--hears TOPIC]…       a sensor-node; --hears for sensors of kind foreign
#   add [--local] purifier-node  NODE ROOM/PURIFIER… [--sensor ROOM/SENSOR]… [--says TOPIC]… [--hears TOPIC]…
#                                                                           --sensor: one of another room; topics of an MQTT relay
#   add [--local] dashboard      NODE [--home-assistant PREFIX] [--says TOPIC]… [--hears TOPIC]…
#                                                                           may give orders; --says for alert-topic
#   add [--local] home-assistant USER [--home-assistant PREFIX]             may give orders too
#   add [--local] viewer         USER                                       hears all
#   add [--local] device         USER [--says TOPIC]… [--hears TOPIC]…      somebody else's, such as an ESP8266
#        Writes handouts/NODE.env there, once: its address, user, password and authority as settings. --local: for this computer, without TLS.
#   revoke NODE      takes its password and permissions away and ends its connection
#   list             who may do what, and for how long the certificates hold
#   renew [--before DAYS]
#        a new certificate for the server, from the same authority; only when the old one ends within so many days
#
# Without --folder it needs root, writes to /etc/mosquitto/airkeeper and conf.d, and Debian's service runs it. With it anyone can: start the broker
# with `mosquitto -c DIR/mosquitto.conf`. Exit codes: 0 done, 1 failed, 64 called with wrong arguments.
set -euo pipefail
PATH=$PATH:/usr/sbin
umask 077
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=deploy/mosquitto/certificates.sh
. "$here/certificates.sh"
# shellcheck source=deploy/mosquitto/permissions.sh
. "$here/permissions.sh"
# shellcheck source=deploy/mosquitto/configuration.sh
. "$here/configuration.sh"
# shellcheck source=deploy/mosquitto/farewell.sh
. "$here/farewell.sh"

usage() {
  sed -n '2,/^set -/s/^# \{0,1\}//p' "$0"
}

# One sentence, and the end.
refuse() {
  echo "setup.sh: $1" >&2
  exit "${2:-1}"
}

misused() {
  refuse "$1; see $0 --help" 64
}

# Ends it unless $1 says that $2 is $3.
want() {
  "$1" "$2" || misused "expected $3, found \"$2\""
}

need() {
  command -v "$1" >/dev/null || refuse "there is no $1 here: sudo apt install $2"
}

# Writes what it is given to file $1, for the mode $2 and the owner $3; says so, and leaves alone what is the same already.
put() {
  local file=$1 mode=$2 owner=$3 text
  text=$(cat; echo .)
  if [ -f "$file" ] && cmp -s "$file" <(printf %s "${text%.}"); then
    return
  fi
  changed=yes
  if [ "$dry" ]; then
    echo "would write $file"
    return
  fi
  printf %s "${text%.}" >"$file.new"
  settle "$file" "$mode" "$owner"
}

# Puts what stands in $1.new in the place of $1, in one step.
settle() {
  chmod "$2" "$1.new"
  if [ "$(id -u)" -eq 0 ]; then
    chown "$3:$(id -gn "$3")" "$1.new"
  fi
  mv -f "$1.new" "$1"
  echo "wrote $1"
}

drop() {
  [ -e "$1" ] || return 0
  if [ "$dry" ]; then
    echo "would delete $1"
  else
    rm -f "$1"
    echo "deleted $1"
  fi
}

folders() {
  local folder
  [ "$dry" ] && return
  for folder in "$@"; do
    [ -d "$folder" ] || mkdir -p "$folder"
  done
}

# The last sentence: $1 after a change, $2 without one.
conclude() {
  if [ -z "$dry" ]; then
    if [ "$changed" ]; then echo "$1"; else echo "$2"; fi
  elif [ -z "$changed" ]; then
    echo "would change nothing"
  fi
}

init() {
  local before=$prefix
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || misused "expected a value after $1, found none"
    case $1 in
      --prefix) want slugs "$2" "a prefix such as airkeeper or school/air"; prefix=$2 ;;
      --host) want host_fits "$2" "a host name or address"; host=$2 ;;
      --name) want host_fits "$2" "a host name or address"; names+=("$2") ;;
      --port) want port_fits "$2" "a port from 1 to 65535"; port=$2 ;;
      --tls-port) want port_fits "$2" "a port from 1 to 65535"; tls_port=$2 ;;
      *) misused "expected --prefix, --host, --name, --port or --tls-port, found \"$1\"" ;;
    esac
    shift 2
  done
  if [ "$prefix" != "$before" ] && [ "$(known)" != none ]; then
    refuse "expected the prefix $before, for which there are permissions already, found $prefix: revoke first $(known)"
  fi
  need mosquitto mosquitto
  alone
  folders "$folder" "$folder/accounts" "$folder/handouts" "$data"
  [ "$dry" ] || chmod 0755 "$folder"
  if [ "$in_etc" = no ] && [ -d "$data" ] && [ "$(id -u)" -eq 0 ]; then
    chown "$owner" "$data"
  fi
  put "$folder/house" 0644 root < <(remember)
  authority
  server
  gather
  put "$configuration" 0644 root < <(configuration)
  apply restart
  watch_over
  conclude "The broker is set up; nodes call it $host." "The broker is set up already; nothing was changed."
}

add() {
  local kind name at=mqtts
  if [ "${1:-}" = --local ]; then
    at=mqtt
    shift
  fi
  [ $# -ge 2 ] || misused "expected a kind and a name, found \"$*\""
  kind=$1 name=$2
  shift 2
  want slug "$name" "a name of lower-case letters, digits and hyphens"
  begun
  permissions "$kind" "$name" "$@" >/dev/null
  put "$folder/accounts/$name.acl" 0600 root < <(permissions "$kind" "$name" "$@")
  if [ ! -f "$folder/accounts/$name.password" ]; then
    admit "$name" "$at"
  fi
  gather
  apply reload
  conclude "$kind $name may come in." "$kind $name is there already; nothing was changed."
}

# A new password: its hash for the broker, itself for the node, and neither on a command line.
admit() {
  local name=$1 at=$2 password
  if [ "$dry" ]; then
    echo "would write $folder/accounts/$name.password"
    echo "would write $folder/handouts/$name.env"
    return
  fi
  changed=yes
  password=$(openssl rand -hex 16)
  put "$folder/handouts/$name.env" 0600 root < <(handout "$name" "$at" "$password")
  hashed "$name" "$password"
}

hashed() {
  printf '%s:%s\n' "$1" "$2" >"$folder/accounts/$1.password.new"
  mosquitto_passwd -U "$folder/accounts/$1.password.new"
  settle "$folder/accounts/$1.password" 0600 root
}

# What a node needs to know, as its environment.
handout() {
  local name=$1 at=$2 password=$3
  echo "# How $name gets in at the broker. Move it there, delete it here, and let nobody else read it."
  if [ "$at" = mqtts ]; then
    echo "# It wants $folder/ca.pem beside it, as /etc/airkeeper/ca.pem."
    echo "AIRKEEPER_BROKER_URL=mqtts://$host:$tls_port"
    echo "AIRKEEPER_BROKER_CA_FILE=/etc/airkeeper/ca.pem"
  else
    echo "AIRKEEPER_BROKER_URL=mqtt://localhost:$port"
  fi
  echo "AIRKEEPER_BROKER_USER=$name"
  echo "AIRKEEPER_BROKER_PASSWORD=$password"
}

revoke() {
  local name=${1:-}
  [ $# -eq 1 ] || misused "expected one name, found \"$*\""
  begun
  [ -e "$folder/accounts/$name.acl" ] || refuse "there is no \"$name\"; those there are: $(known)"
  changed=yes
  farewell "$name"
  drop "$folder/accounts/$name.acl"
  drop "$folder/accounts/$name.password"
  drop "$folder/handouts/$name.env"
  gather
  apply reload
  conclude "$name may not come in any more."
}

# The names of all accounts, in one line.
known() {
  local file line=""
  for file in "$folder"/accounts/*.acl; do
    [ -e "$file" ] && line="$line $(basename "$file" .acl)"
  done
  echo "${line:- none}" | cut -c2-
}

list() {
  local file name
  begun
  for file in "$folder"/accounts/*.acl; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .acl)
    echo "$(sed -n '1s/^# //p' "$file")$([ -e "$folder/handouts/$name.env" ] && echo "   (its password still waits in $folder/handouts/$name.env)")"
  done
  lasts "The server's certificate" "$folder/server.pem" "$again renew"
  lasts "The authority" "$folder/ca.pem" "delete ca.pem and ca.key in $folder, init again, and give all nodes the new ca.pem"
}

renew() {
  begun
  if [ $# -gt 0 ]; then
    if [ "$1" != --before ] || [ $# -ne 2 ]; then misused "expected --before and a number of days, found \"$*\""; fi
    want days_fit "$2" "a number of days after --before"
    if ! ends_within "$2"; then
      lasts "The server's certificate" "$folder/server.pem" "$again renew"
      return
    fi
  fi
  sign
  apply reload
}

# What was set up, from the files of init.
begun() {
  [ -r "$folder/house" ] || refuse "there is no broker in $folder yet: $again init"
}

dry="" changed="" folder_given=""
while [ $# -gt 0 ]; do
  case $1 in
    --folder) [ $# -ge 2 ] || misused "expected a folder after --folder, found none"; folder_given=$2; shift 2 ;;
    --dry-run) dry=yes; shift ;;
    --help | -h) usage; exit ;;
    *) break ;;
  esac
done
place
need openssl openssl
need mosquitto_passwd mosquitto
case ${1:-} in
  init | add | revoke | list | renew) "$@" ;;
  *) misused "expected init, add, revoke, list or renew, found \"${1:-}\"" ;;
esac
