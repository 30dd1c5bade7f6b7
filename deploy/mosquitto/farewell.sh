# The last word of a node that is revoked, for setup.sh, which sources it; it does nothing by itself.
#
#   farewell NODE   has the broker keep that the node is offline, which the node cannot say any more, nor its last will: a Mosquitto
#                   that reads its files anew says none of those whom it ends then. One that is started anew says all of them.
#
# It says so as the node, with a password that nobody else knows and that goes with the account a moment later.
# shellcheck shell=bash disable=SC2154  # set by setup.sh

farewell() {
  local name=$1 kind password private tries
  kind=$(sed -n '1s/^# \([a-z-]*\) .*/\1/p' "$folder/accounts/$name.acl")
  case $kind in
    sensor-node | purifier-node | dashboard) ;;
    *) return 0 ;;
  esac
  if [ "$dry" ] || by_systemd || [ -z "$(broker_pid)" ] || ! command -v mosquitto_pub >/dev/null; then
    return
  fi
  password=$(openssl rand -hex 16)
  hashed "$name" "$password" >/dev/null
  gather >/dev/null
  apply reload
  private=$(mktemp -d)
  # the options that mosquitto_pub would have on its command line, which all users could read
  printf '%s\n' "-u $name" "-P $password" >"$private/mosquitto_pub"
  # the broker reads its files anew in its own time
  for ((tries = 0; tries < 20; tries++)); do
    if XDG_CONFIG_HOME=$private mosquitto_pub -V mqttv5 -h 127.0.0.1 -p "$port" -q 1 -r -t "$prefix/node/$name" -m \
      "{\"state\":\"offline\",\"node\":\"$name\",\"kind\":\"${kind%-node}\",\"version\":\"revoked\"}" 2>/dev/null; then
      break
    fi
    sleep 0.2
  done
  rm -rf "$private"
}
