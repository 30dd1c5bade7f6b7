# Who may say and hear what, for setup.sh, which sources it; it does nothing by itself.
#
#   permissions KIND NAME ARGUMENT…   the lines of Mosquitto's acl_file for one account, from the topic tree of wire/README.md
#
# Its first line tells list and people what it was made from.
# shellcheck shell=bash disable=SC2154  # set by setup.sh

quantities="co2 temperature humidity pm1 pm25 pm10 pressure voc nox"

slug() {
  [[ $1 =~ ^[a-z0-9][a-z0-9-]{0,62}$ ]]
}

# A prefix such as school/air.
slugs() {
  [[ $1 =~ ^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$ ]]
}

port_fits() {
  [[ $1 =~ ^[0-9]{1,5}$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65535 ]
}

days_fit() {
  [[ $1 =~ ^[0-9]{1,4}$ ]]
}

host_fits() {
  [[ $1 =~ ^[A-Za-z0-9][A-Za-z0-9.:-]*$ ]]
}

says() {
  printf 'topic write %s\n' "$@"
}

hears() {
  printf 'topic read %s\n' "$@"
}

# A foreign topic: one that the tree does not have; only what is heard may have a + for a level.
foreign() {
  local option=$1 topic=$2
  if [[ $topic == "$prefix"/* || $topic == [\$+]* || $topic == *'#'* || $topic == *[[:cntrl:]]* || $topic == [[:space:]]* ||
    $topic == *[[:space:]] || -z $topic ]]; then
    misused "expected a topic of somebody else after $option, outside $prefix/ and without #, found \"$topic\""
  fi
  if [ "$option" = --says ] && [[ $topic == *+* ]]; then
    misused "expected a topic without + after --says, found \"$topic\""
  fi
}

# Whether the kind takes the option.
takes() {
  case $1$2 in
    sensor-node--hears | purifier-node--sensor | purifier-node--says | purifier-node--hears | dashboard--home-assistant | \
      dashboard--says | dashboard--hears | home-assistant--home-assistant | device--says | device--hears) ;;
    *) misused "expected an option of a $1, found \"$2\"" ;;
  esac
}

permissions() {
  local kind=$1 name=$2 given=() discovery="" also=()
  shift 2
  printf '# %s %s%s\nuser %s\n' "$kind" "$name" "${*:+ $*}" "$name"
  while [ $# -gt 0 ]; do
    case $1 in
      --*)
        takes "$kind" "$1"
        [ $# -ge 2 ] || misused "expected a value after $1, found none"
        case $1 in
          --says) foreign --says "$2"; also+=("$(says "$2")") ;;
          --hears) foreign --hears "$2"; also+=("$(hears "$2")") ;;
          --sensor) pair "$2"; also+=("$(hears "$prefix/${2%/*}/sensor/${2#*/}")") ;;
          --home-assistant) want slugs "$2" "a discovery prefix such as homeassistant"; discovery=$2 ;;
        esac
        shift 2
        ;;
      *) given+=("$1"); shift ;;
    esac
  done
  case $kind in
    sensor-node) sensors "$name" "${given[@]}" ;;
    purifier-node) purifiers "$name" "${given[@]}" ;;
    *) [ ${#given[@]} -eq 0 ] || misused "expected nothing more after the name of a $kind, found \"${given[*]}\"" ;;
  esac
  case $kind in
    sensor-node | purifier-node) ;;
    dashboard) dashboard "$name" "$discovery" ;;
    home-assistant) home_assistant "${discovery:-homeassistant}" ;;
    viewer) hears "$prefix/#" ;;
    device) [ ${#also[@]} -gt 0 ] || misused "expected --says or --hears with a device, found neither" ;;
    *) misused "expected sensor-node, purifier-node, dashboard, home-assistant, viewer or device, found \"$kind\"" ;;
  esac
  [ ${#also[@]} -eq 0 ] || printf '%s\n' "${also[@]}"
}

pair_fits() {
  [[ $1 == */* ]] && slug "${1%/*}" && slug "${1#*/}"
}

pair() {
  want pair_fits "$1" "a room and a name in it such as kitchen/scd41"
}

# What a node says of itself; its command doctor hears whether the broker has kept it.
presence() {
  says "$prefix/node/$1"
  hears "$prefix/node/$1"
}

sensors() {
  local node=$1 each at quantity
  shift
  [ $# -gt 0 ] || misused "expected the sensors of the node, such as kitchen/scd41, found none"
  presence "$node"
  for each in "$@"; do
    pair "$each"
    at=$prefix/${each%/*}/sensor/${each#*/}
    says "$at"
    for quantity in $quantities; do
      says "$at/$quantity"
    done
    says "$prefix/${each%/*}/late/${each#*/}"
    hears "$at/resend"
  done
}

purifiers() {
  local node=$1 each at
  shift
  [ $# -gt 0 ] || misused "expected the purifiers of the node, such as kitchen/fan, found none"
  presence "$node"
  says "$prefix/answer/dashboard"
  for each in "$@"; do
    pair "$each"
    at=$prefix/${each%/*}/purifier/${each#*/}
    says "$at" "$at/relay" "$at/why"
    hears "$at/set" "$prefix/${each%/*}/sensor/+"
  done
}

orders() {
  says "$prefix/+/purifier/+/set"
}

dashboard() {
  local node=$1 discovery=$2
  hears "$prefix/#"
  says "$prefix/node/$node" "$prefix/+/sensor/+/resend"
  orders
  if [ "$discovery" ]; then
    hears "$discovery/status"
    says "$discovery/device/+/config"
  fi
}

home_assistant() {
  local discovery=$1
  hears "$prefix/#" "$discovery/#"
  says "$discovery/status"
  orders
}
