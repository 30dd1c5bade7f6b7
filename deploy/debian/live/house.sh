# The room, the relay and the questions of trial.sh, which sources this; it does nothing by itself.
#
# The sensor is somebody else's, who says a number on home/office/co2. The relay is a program that writes down when the computer was started,
# who says it (node, or unit: the line after the node's end) and what.
# shellcheck shell=bash

relay=/var/lib/airkeeper/purifier-node/relay

# Does it; what it says is in /run/said.
quietly() { "$@" >/run/said 2>&1; }

# The unit has a line of its owner's after its end.
add_line() {
  cat >/usr/local/bin/relay <<'END'
#!/bin/sh
echo "$(stat -c %Y /run/systemd/notify) $1 $2" >>/var/lib/airkeeper/purifier-node/relay
END
  chmod 755 /usr/local/bin/relay
  mkdir -p /etc/systemd/system/airkeeper-purifier-node.service.d
  printf '[Service]\nExecStopPost=/usr/local/bin/relay unit OFF\n' >/etc/systemd/system/airkeeper-purifier-node.service.d/override.conf
  systemctl daemon-reload
}

wire_up() {
  cat >/etc/airkeeper/sensor-node.toml <<'END'
node = "sensors"
prefix = "school/air"
state = "/var/lib/airkeeper/sensor-node"
[broker]
url = "mqtt://localhost:1883"
[[sensor]]
room = "office"
id = "esp"
kind = "foreign"
topic = "home/office/co2"
format = "number"
END
  cat >/etc/airkeeper/purifier-node.toml <<'END'
node = "relays"
prefix = "school/air"
state = "/var/lib/airkeeper/purifier-node"
[broker]
url = "mqtt://localhost:1883"
[[purifier]]
room = "office"
id = "fan"
quantity = "co2"
on = 1000
off = 800
minimum-on = "0 s"
minimum-off = "0 s"
interval = "5 s"
[purifier.relay]
kind = "command"
program = "/usr/local/bin/relay"
arguments = ["node"]
END
  quietly deploy/mosquitto/setup.sh add --local device esp --says home/office/co2
}

# The device says this many ppm every two seconds, until it says something else.
breathe() {
  still
  (
    # shellcheck disable=SC1091 # made by setup.sh
    . /etc/mosquitto/airkeeper/handouts/esp.env
    while :; do
      mosquitto_pub -u "$AIRKEEPER_BROKER_USER" -P "$AIRKEEPER_BROKER_PASSWORD" -t home/office/co2 -m "$1" 2>/dev/null || true
      sleep 2
    done
  ) &
  device=$!
}

still() {
  [ -z "${device:-}" ] || kill "$device" 2>/dev/null || true
  device=
}

# The second in which its first program began.
boot() { stat -c %Y /run/systemd/notify; }
relay_is() { is "$(tail -n 1 $relay 2>/dev/null | cut -d' ' -f3)" "$1"; }
last_words() { is "$(tail -n 1 $relay | cut -d' ' -f2,3)" "$1 $2" || is "$(tail -n 2 $relay | head -n 1 | cut -d' ' -f2,3)" "$1 $2"; }
first_word() { grep "$(boot)" $relay | head -n 1 | cut -d' ' -f3; }

booted() {
  case $(cat /proc/1/comm):$(systemctl is-system-running 2>/dev/null) in
    systemd:running | systemd:degraded) ;;
    *) return 1 ;;
  esac
}

units_of() { systemctl "$@" -q --plain 'airkeeper-*' | cut -d' ' -f1; }
runs() { systemctl is-active -q "$1"; }
all_run() { runs airkeeper-sensor-node && runs airkeeper-purifier-node && runs airkeeper-dashboard; }
pid_of() { systemctl show -P MainPID "$1"; }
another_runs() { runs "$1" && refused is "$(pid_of "$1")" "$2"; }
restarts() { systemctl show -P NRestarts airkeeper-purifier-node; }
restarted() { [ "$(restarts)" -gt "$1" ] && runs airkeeper-purifier-node; }
ps_user() { stat -c %U "/proc/$1"; }

read_only() { refused quietly nsenter -t "$1" -m touch "$2/airkeeper-was-here"; }

# A command among the devices and files that a unit has.
in_unit() {
  local pid unit=$1
  shift
  pid=$(pid_of "$unit")
  # shellcheck disable=SC2016 # for the shell in that group
  sh -c 'echo $$ >"/sys/fs/cgroup$(cut -d: -f3 "/proc/$0/cgroup")/cgroup.procs" && exec nsenter -t "$0" -m "$@"' "$pid" "$@"
}

said() { grep -qF -- "$1" /run/said; }
has_line() { grep -qxF -- "$2" "$1"; }
journal_has() { journalctl -q -b -o cat -u "$1" | grep -qF -- "$2"; }

error_of() { journalctl -q -b -o cat -p err -u "$1" | grep -qF -- "$2"; }

# Whether the sensor-node has said $3 since $1, at least as grave as $2.
warned() { journalctl -q -o cat --since "$1" -p "$2" -u airkeeper-sensor-node | grep -qF -- "$3"; }

page() { curl -fs -o /dev/null "http://127.0.0.1:8080$1"; }
page_says() { curl -fs "http://127.0.0.1:8080$1" | grep -q -- "$2"; }

# Mosquitto has said of each that it came in since the broker started.
connected() {
  local name
  for name in "$@"; do
    awk -v came=" as $name " '/mosquitto version .* running/ { there = 0 } index($0, came) { there = 1 } END { exit !there }' \
      /var/log/mosquitto/mosquitto.log || return 1
  done
}

# The broker keeps so much of a topic.
kept() {
  # shellcheck disable=SC1091 # made by setup.sh
  (. /etc/mosquitto/airkeeper/handouts/guest-1.env && mosquitto_sub -u "$AIRKEEPER_BROKER_USER" -P "$AIRKEEPER_BROKER_PASSWORD" -C 1 -W 5 -t "$1") | grep -qF -- "$2"
}

# Guests of the broker, one after the other.
invite() {
  local number
  for number in 1 2 3 4 5 6 7; do
    deploy/mosquitto/setup.sh add --local viewer "guest-$number" || return 1
  done
}

# A Raspberry Pi's chip, and a gpioset that says how it was called.
pretend_pins() {
  printf '#!/bin/sh\necho "gpiochip0 [pinctrl-bcm2835] (54 lines)"\n' >/usr/local/bin/gpiodetect
  printf '#!/bin/sh\n[ "$1" != --version ] || exec /usr/bin/gpioset --version\necho "gpioset $*"\n' >/usr/local/bin/gpioset
  chmod 755 /usr/local/bin/gpio*
}

# MB that a process has held at most, and that its unit may have.
peak_of() { awk '/^VmHWM:/ { print int($2 / 1024) }' "/proc/$1/status"; }
limit_of() { echo $(($(systemctl show -P MemoryMax "$1") / 1048576)); }
a_quarter_is_free() { [ $((4 * $1)) -le $((3 * $2)) ]; }

# The user and the password for the broker, from the environment of one program into its settings, as two programs in one need it.
into_settings() {
  # shellcheck disable=SC1090 # made by setup.sh
  (. "/etc/airkeeper/$1.env" && sed -i "/^url = /a user = \"$AIRKEEPER_BROKER_USER\"\npassword = \"$AIRKEEPER_BROKER_PASSWORD\"" "/etc/airkeeper/$1.toml")
}
