# Where the broker's files are and what its configuration says, for setup.sh, which sources it; it does nothing by itself.
#
#   place           sets where everything is, and what an earlier init was told
#   remember        prints what the next run has to know
#   alone           ends it where another configuration lets others in
#   gather          makes acl and passwords of all accounts
#   configuration   prints the configuration of the broker
#   apply           lets a running broker know
#   by_systemd      whether the broker is Debian's service
#   watch_over      has systemd renew the certificate, and start the broker anew where somebody reloads it
# shellcheck shell=bash disable=SC2034,SC2154  # shared with setup.sh

place() {
  local key value
  again=$0${folder_given:+ --folder $folder_given}
  where=""
  if [ "$folder_given" ]; then
    in_etc=no
    folder=$(readlink -m "$folder_given")
    where=" --folder $folder"
    owner=$(id -un)
    configuration=$folder/mosquitto.conf
    data=$folder/data
    units=$folder/units
    pid_file=$folder/mosquitto.pid
  else
    [ "$(id -u)" -eq 0 ] || refuse "expected root, or a folder of your own: sudo $0 …, or $0 --folder DIR …"
    in_etc=yes
    folder=/etc/mosquitto/airkeeper
    owner=mosquitto
    configuration=/etc/mosquitto/conf.d/airkeeper.conf
    data=/var/lib/mosquitto
    units=/etc/systemd/system
    pid_file=/run/mosquitto/mosquitto.pid
  fi
  prefix=airkeeper port=1883 tls_port=8883 names=()
  host=$(uname -n | cut -d. -f1)
  # names ending in .local are answered by Avahi, which Raspberry Pi OS has
  command -v avahi-daemon >/dev/null && host=$host.local
  [ -r "$folder/house" ] || return 0
  while IFS='=' read -r key value; do
    case $key in
      prefix) prefix=$value ;;
      host) host=$value ;;
      port) port=$value ;;
      tls_port) tls_port=$value ;;
      name) names+=("$value") ;;
    esac
  done <"$folder/house"
}

remember() {
  echo "# What setup.sh was told at the last init."
  printf '%s\n' "prefix=$prefix" "host=$host" "port=$port" "tls_port=$tls_port"
  [ ${#names[@]} -eq 0 ] || printf 'name=%s\n' "${names[@]}" | sort -u
}

alone() {
  local other
  [ "$in_etc" = yes ] || return 0
  grep -qs '^ *include_dir */etc/mosquitto/conf.d' /etc/mosquitto/mosquitto.conf ||
    refuse "expected a line \"include_dir /etc/mosquitto/conf.d\" in /etc/mosquitto/mosquitto.conf, found none"
  other=$(grep -lsE '^ *(listener|port|bind_address|allow_anonymous|password_file|acl_file|per_listener_settings|plugin)\b' \
    /etc/mosquitto/mosquitto.conf /etc/mosquitto/conf.d/*.conf | grep -vxF "$configuration" | paste -sd' ' || true)
  [ -z "$other" ] || refuse "expected listeners and passwords in $configuration only, found some in $other: take them out there"
}

gather() {
  if [ "$dry" ]; then
    [ -z "$changed" ] || echo "would write $folder/acl and $folder/passwords from all accounts"
    return
  fi
  put "$folder/acl" 0600 "$owner" < <(find "$folder/accounts" -name '*.acl' -print0 | sort -z | xargs -0r cat)
  put "$folder/passwords" 0600 "$owner" < <(find "$folder/accounts" -name '*.password' -print0 | sort -z | xargs -0r cat)
}

configuration() {
  echo "# Written by Airkeeper's setup.sh, and written anew by it: put what is your own into another file."
  if [ "$in_etc" = no ]; then
    printf '%s\n' "user $owner" "pid_file $pid_file" "log_dest stderr" "persistence true" "persistence_location $data/"
  fi
  cat <<END

allow_anonymous false
password_file $folder/passwords
acl_file $folder/acl

# Queued messages and sessions are written every 5 minutes and at a tidy end, all of them each time, which wears an SD card.
# What a power cut takes, recorders see missing and ask the sensor-nodes for.
autosave_interval 300
# A recorder that is away is queued for, for up to a week, 100,000 messages or 50 MB; by default it would be 1000 messages.
persistent_client_expiration 7d
max_queued_messages 100000
max_queued_bytes 50000000
max_inflight_messages 200
max_packet_size 1000000

# This computer alone.
listener $port 127.0.0.1
max_topic_alias 0

listener $tls_port
certfile $folder/server.pem
keyfile $folder/server.key
max_topic_alias 0
END
}

# The process of the broker; nothing when it does not run.
broker_pid() {
  local pid
  pid=$(cat "$pid_file" 2>/dev/null || true)
  if [ "$pid" ] && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = mosquitto ]; then
    echo "$pid"
  fi
}

by_systemd() {
  [ "$in_etc" = yes ] && [ -d /run/systemd/system ]
}

# $1 is reload, for passwords, permissions and certificates, or restart, for listeners. Debian's service is started anew for both:
# a Mosquitto 2.0 that reads its files anew (SIGHUP) goes on using memory that it has freed, if somebody is away whose session it had
# from its disk, and then ends connections again and again. Nodes are back within seconds, and nothing is lost.
apply() {
  local pid
  [ "$changed" ] && [ -z "$dry" ] || return 0
  if by_systemd; then
    # else systemd refuses the sixth start within ten seconds; one that it has not loaded has no count
    systemctl reset-failed mosquitto 2>/dev/null || true
    systemctl restart mosquitto || refuse "the broker did not start anew: journalctl -u mosquitto says why"
    return
  fi
  pid=$(broker_pid)
  [ "$pid" ] || return 0
  kill -HUP "$pid"
  [ "$1" = reload ] || echo "The broker that runs has to be started anew, if its listeners have changed."
}

# For others who have it read its files anew, as logrotate does.
anew() {
  cat <<END
# A Mosquitto 2.0 that reads its files anew (SIGHUP) may end connections again and again, so it is started anew instead.
[Service]
ExecReload=
ExecReload=systemctl --no-block restart mosquitto.service
END
}

watch_over() {
  folders "$units" "$units/mosquitto.service.d"
  [ "$dry" ] || chmod 0755 "$units/mosquitto.service.d"
  put "$units/airkeeper-certificate.service" 0644 root < <(renewal service)
  put "$units/airkeeper-certificate.timer" 0644 root < <(renewal timer)
  put "$units/mosquitto.service.d/airkeeper.conf" 0644 root < <(anew)
  if by_systemd && [ "$changed" ] && [ -z "$dry" ]; then
    systemctl daemon-reload
    systemctl enable --quiet --now airkeeper-certificate.timer || refuse "systemd does not run airkeeper-certificate.timer: systemctl status airkeeper-certificate.timer says why"
  fi
}
