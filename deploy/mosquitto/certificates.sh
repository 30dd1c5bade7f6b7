# The authority of a house and its server's certificate, for setup.sh, which sources it; it does nothing by itself.
#
#   authority   makes ca.pem and ca.key, unless they are there
#   server      makes server.pem and server.key, unless they are there and hold for all names of this computer
#   sign        makes the latter in any case
#   ends_within whether the server's certificate ends within $1 days
#   lasts       says how long a certificate holds, and what to do about its end
#   renewal     prints the units of systemd that renew the server's certificate before its end: $1 is service or timer
#
# Elliptic curve P-256: a handshake takes a small computer a tenth of the time that one with RSA takes it.
# shellcheck shell=bash disable=SC2034,SC2154  # set by setup.sh

ca_days=3650
server_days=1095
renewed_days=60

authority() {
  if [ -e "$folder/ca.pem" ] && [ -e "$folder/ca.key" ]; then
    return
  fi
  changed=yes
  if [ "$dry" ]; then
    echo "would write $folder/ca.key, readable by its owner only, and $folder/ca.pem"
    return
  fi
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days "$ca_days" \
    -keyout "$folder/ca.key.new" -out "$folder/ca.pem.new" -config <(
      printf '%s\n' '[req]' 'distinguished_name = of' 'x509_extensions = is' 'prompt = no' \
        '[of]' "CN = Airkeeper at $(uname -n | cut -c1-40)" \
        '[is]' 'basicConstraints = critical, CA:TRUE, pathlen:0' 'keyUsage = critical, keyCertSign, cRLSign' \
        'subjectKeyIdentifier = hash'
    ) 2>/dev/null || refuse "openssl could not make the authority"
  settle "$folder/ca.key" 0600 root
  settle "$folder/ca.pem" 0644 root
}

# Every name and address by which nodes may call this computer, one a line.
own_names() {
  local name
  name=$(uname -n)
  {
    printf '%s\n' localhost 127.0.0.1 ::1 "$host" "${names[@]}" "$name" "${name%%.*}" "${name%%.*}.local"
    hostname -I 2>/dev/null | tr ' ' '\n' | grep -v : || true
  } | sed '/^$/d' | sort -u
}

is_address() {
  [[ $1 == *:* || $1 =~ ^[0-9]+(\.[0-9]+){3}$ ]]
}

server() {
  local name check what
  if [ -e "$folder/server.pem" ] && [ -e "$folder/server.key" ]; then
    what=""
    while read -r name; do
      is_address "$name" && check=-checkip || check=-checkhost
      if openssl x509 -in "$folder/server.pem" -noout "$check" "$name" 2>/dev/null | grep -q 'NOT match'; then
        what="$what $name"
      fi
    done < <(own_names)
    if [ "$what" ]; then
      echo "The server's certificate does not hold for$what yet."
    elif openssl verify -CAfile "$folder/ca.pem" "$folder/server.pem" >/dev/null 2>&1; then
      return
    fi
  fi
  sign
}

sign() {
  local name names_of=()
  changed=yes
  if [ "$dry" ]; then
    echo "would write $folder/server.key and $folder/server.pem for $(own_names | paste -sd' ')"
    return
  fi
  while read -r name; do
    is_address "$name" && names_of+=("IP:$name") || names_of+=("DNS:$name")
  done < <(own_names)
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$host" \
    -keyout "$folder/server.key.new" -out "$folder/server.request" 2>/dev/null || refuse "openssl could not make a key"
  openssl x509 -req -in "$folder/server.request" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -days "$server_days" \
    -set_serial "0x$(openssl rand -hex 16)" -out "$folder/server.pem.new" -extfile <(
      printf '%s\n' "subjectAltName = $(IFS=,; echo "${names_of[*]}")" 'basicConstraints = critical, CA:FALSE' \
        'keyUsage = critical, digitalSignature' 'extendedKeyUsage = serverAuth' 'authorityKeyIdentifier = keyid'
    ) 2>/dev/null || refuse "openssl could not make the server's certificate from $folder/ca.pem and ca.key"
  rm -f "$folder/server.request"
  settle "$folder/server.key" 0600 "$owner"
  settle "$folder/server.pem" 0644 "$owner"
  lasts "The server's certificate" "$folder/server.pem" "$again renew"
}

ends_within() {
  ! openssl x509 -in "$folder/server.pem" -noout -checkend $(($1 * 86400)) >/dev/null
}

lasts() {
  local what=$1 file=$2 cure=$3 end days
  end=$(openssl x509 -in "$file" -noout -enddate | cut -d= -f2)
  days=$((($(date -d "$end" +%s) - $(date +%s)) / 86400))
  echo "$what holds until $(date -u -d "$end" +%F), for $days days; then: $cure"
}

# The timer runs what is here, not a copy that grows old; without it, list and the nodes' doctor still say how long it holds.
renewal() {
  echo "# Written by Airkeeper's setup.sh."
  case $1 in
    service) printf '%s\n' '[Unit]' "Description=A new certificate for Airkeeper's broker, where the old one is about to end" \
      "ConditionPathExists=$here/setup.sh" '[Service]' 'Type=oneshot' "ExecStart=$here/setup.sh$where renew --before $renewed_days" ;;
    timer) printf '%s\n' '[Unit]' "Description=Looks each week how long the certificate of Airkeeper's broker holds" \
      '[Timer]' 'OnCalendar=weekly' 'RandomizedDelaySec=1h' 'Persistent=true' '[Install]' 'WantedBy=timers.target' ;;
  esac
}
