#!/usr/bin/env bash
# Makes this computer a whole Airkeeper: the broker, with an account for each part, and the parts as Debian packages.
# Can be run again: it changes only what is not so yet.
#
#   install.sh [--packages DIR] [--parts LIST] [--dry-run]
#   install.sh --uninstall [--dry-run]
#
#   --packages DIR   the folder with the airkeeper-….deb; without it those that ./mvnw package has built here
#   --parts LIST     of broker,sensor,purifier,dashboard; without it all
#   --dry-run        says each step and does none
#   --uninstall      removes the parts and their broker accounts; settings and history stay, until apt purge
set -euo pipefail
deploy=$(dirname "$(dirname "$(readlink -f "$0")")")
handouts=/etc/mosquitto/airkeeper/handouts
packages=
parts=broker,sensor,purifier,dashboard
dry=
task=install_all

usage() {
  sed -n '2,/^set -/s/^# \{0,1\}//p' "$0" | sed '/^set -/d'
}

refuse() {
  echo "install.sh: $1" >&2
  exit "${2:-1}"
}

while [ $# -gt 0 ]; do
  case $1 in
    --packages) packages=${2:?}; shift ;;
    --parts) parts=${2:?}; shift ;;
    --dry-run) dry=yes ;;
    --uninstall) task=uninstall_all ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 64 ;;
  esac
  shift
done
for part in ${parts//,/ }; do
  case $part in
    broker | sensor | purifier | dashboard) ;;
    *) refuse "expected parts of broker,sensor,purifier,dashboard, found $part" 64 ;;
  esac
done

wanted() { [[ ,$parts, == *,$1,* ]]; }

# The program of a part, which is also the name of its settings.
program() {
  case $1 in
    dashboard) echo dashboard ;;
    *) echo "$1-node" ;;
  esac
}

chosen() {
  local part
  for part in sensor purifier dashboard; do
    ! wanted $part || echo $part
  done
}

# Says a step, and does it unless this is a rehearsal.
step() {
  local what=$1
  shift
  echo "$what"
  if [ -n "$dry" ]; then
    echo "    $*"
  else
    "$@"
  fi
}

running() { [ -d /run/systemd/system ]; }

# The package of a program: the one there is, by the newest version.
package() {
  local found
  if [ -n "$packages" ]; then
    found=$(find "$packages" -maxdepth 1 -name "airkeeper-$1_*_all.deb" | sort -V | tail -n 1)
  else
    found=$(find "$deploy/../$1/target" -maxdepth 1 -name "airkeeper-$1_*_all.deb" 2>/dev/null | sort -V | tail -n 1)
  fi
  [ -n "$found" ] || refuse "there is no airkeeper-$1_…_all.deb in ${packages:-$1/target}: ./mvnw package -DskipTests builds it, --packages says where it is"
  readlink -f "$found"
}

check_computer() {
  command -v apt-get >/dev/null || refuse "this needs Debian, Ubuntu or Raspberry Pi OS, for their packages"
  [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || refuse "this needs root: sudo $0"
  case $(dpkg --print-architecture) in
    amd64 | arm64) ;;
    *) refuse "this needs a 64-bit system (amd64 or arm64), found $(dpkg --print-architecture): on a Raspberry Pi 3 or later write the 64-bit Raspberry Pi OS" ;;
  esac
}

install_all() {
  local part files=()
  check_computer
  for part in $(chosen); do
    files+=("$(package "$(program "$part")")")
  done
  step "Asking for the list of packages" apt-get update -qq
  # procps: its unit reloads it by /bin/kill
  ! wanted broker || step "Installing the broker" apt-get install -y -q --no-install-recommends mosquitto mosquitto-clients openssl procps
  # with what they recommend: gpiod, which brings a relay to off where its node was killed
  [ ${#files[@]} -eq 0 ] || step "Installing $(chosen | tr '\n' ' ')" apt-get install -y -q "${files[@]}"
  ! wanted broker || make_accounts
  ! running || restart_all
  say_next
}

make_accounts() {
  local prefix=()
  mapfile -t prefix < <(prefixes)
  [ ${#prefix[@]} -le 2 ] || refuse "expected the same prefix in all of /etc/airkeeper/*.toml, found ${prefix[1]} and ${prefix[3]}"
  step "Making the broker's authority and configuration" "$deploy/mosquitto/setup.sh" init "${prefix[@]}"
  for part in $(chosen); do
    make_account "$part"
  done
}

# What stands before all topics, by the settings that are here.
prefixes() {
  local part file files=()
  for part in $(chosen); do
    file=/etc/airkeeper/$(program "$part").toml
    [ ! -r "$file" ] || files+=("$file")
  done
  [ ${#files[@]} -eq 0 ] || awk -v of=house -f "$deploy/pi/wishes.awk" "${files[@]}"
}

# A name at the broker, with the permissions for the rooms, foreign topics and plugs that its settings have now.
make_account() {
  local program settings node wishes=()
  program=$(program "$1")
  settings=/etc/airkeeper/$program.toml
  if [ -r "$settings" ]; then
    node=$(node_of "$program")
    mapfile -t wishes < <(awk -f "$deploy/pi/wishes.awk" "$settings")
  else # in a rehearsal before anything is installed
    node=NODE
    [ "$1" = dashboard ] || wishes=(ROOM/NAME)
  fi
  step "Letting the $program in" "$deploy/mosquitto/setup.sh" add --local "$program" "$node" "${wishes[@]}"
  if [ -n "$dry" ] || [ -e "$handouts/$node.env" ]; then
    step "and telling it its password" install -m 0600 "$handouts/$node.env" "/etc/airkeeper/$program.env"
    step "which nobody else has to know" rm "$handouts/$node.env"
  fi
}

node_of() {
  sed -n 's/^node = "\(.*\)".*/\1/p' "/etc/airkeeper/$1.toml" | head -n 1
}

restart_all() {
  local part
  for part in $(chosen); do
    step "Starting the $(program "$part") anew, if it runs" systemctl try-restart "airkeeper-$(program "$part").service"
  done
}

say_next() {
  cat <<END

Next:
  1. Say in /etc/airkeeper/sensor-node.toml and purifier-node.toml what is wired to this computer, in which room.
     Then run this again, which gives permissions for those rooms. (The account of a foreign sensor or an MQTT plug: setup.sh --help.)
  2. sudo systemctl enable --now airkeeper-sensor-node airkeeper-purifier-node
  3. Open http://$(hostname):8080
END
}

uninstall_all() {
  local part program installed=()
  check_computer
  for part in sensor purifier dashboard; do
    program=$(program $part)
    ! dpkg -s "airkeeper-$program" >/dev/null 2>&1 || installed+=("airkeeper-$program")
    if [ -e "/etc/airkeeper/$program.env" ] && [ -x "$deploy/mosquitto/setup.sh" ]; then
      step "Taking the account of the $program away" "$deploy/mosquitto/setup.sh" revoke \
        "$(node_of "$program")"
      step "and its password" rm -f "/etc/airkeeper/$program.env"
    fi
  done
  if [ ${#installed[@]} -eq 0 ]; then
    echo "No part of Airkeeper is installed here."
    return 0
  fi
  step "Removing ${installed[*]}" apt-get remove -y -q "${installed[@]}"
  echo "Settings are still in /etc/airkeeper, what was remembered in /var/lib/airkeeper: sudo apt purge ${installed[*]} deletes both."
  echo "The broker is still there: sudo apt remove mosquitto"
}

$task
