# What a program needs at the broker by its settings, as arguments of deploy/mosquitto/setup.sh add, one a line:
#
#   awk -f wishes.awk sensor-node.toml      kitchen/scd41, and --hears for the topic of a foreign sensor
#   awk -f wishes.awk purifier-node.toml    kitchen/fan, --sensor for those of other rooms, --says and --hears for an MQTT plug
#   awk -f wishes.awk dashboard.toml        --home-assistant, and --says for alert-topic
#
# Or of setup.sh init, for all programs of a house: --prefix, once for each that their settings have.
#
#   awk -v of=house -f wishes.awk sensor-node.toml purifier-node.toml dashboard.toml

# Keeps the text of a key, which has a line of its own or stands in one: relay = { kind = "mqtt" }, relay.kind = "mqtt".
function keep(key,    line) {
    if (match($0, "(^|[.{, \t])" key "[ \t]*=[ \t]*[\"'][^\"']*")) {
        line = substr($0, RSTART, RLENGTH)
        sub(/^[^"']*["']/, "", line)
        has[key] = line
    }
}

function wish(option, value) {
    if (value != "") print option "\n" value
}

# All that is known of one sensor or relay.
function tell(    parts, count, i, name) {
    if (has["room"] != "" && has["id"] != "") {
        print has["room"] "/" has["id"]
        if (has["kind"] == "foreign") wish("--hears", has["topic"])
        if (has["kind"] == "mqtt") {
            name = has["name"]
            wish("--says", has["topic"] != "" ? has["topic"] : order[has["device"]] ? sprintf(order[has["device"]], name) : "")
            wish("--hears", has["state-topic"] != "" ? has["state-topic"] : answer[has["device"]] ? sprintf(answer[has["device"]], name) : "")
        }
        count = split(elsewhere has["outdoor"], parts, " ")
        for (i = 1; i <= count; i++) if (parts[i] ~ "/") wish("--sensor", parts[i])
    }
    wish("--home-assistant", has["home-assistant"])
    wish("--says", has["alert-topic"])
    delete has
    elsewhere = ""
}

BEGIN {
    order["tasmota"] = "cmnd/%s/POWER"
    answer["tasmota"] = "stat/%s/POWER"
    order["zigbee2mqtt"] = "zigbee2mqtt/%s/set"
    answer["zigbee2mqtt"] = "zigbee2mqtt/%s"
    order["shelly"] = "shellies/%s/relay/0/command"
    answer["shelly"] = "shellies/%s/relay/0"
    order["shelly-gen2"] = "%s/rpc"
    answer["shelly-gen2"] = "%s/status/switch:0"
}

{ sub(/#.*/, "") }

of == "house" {
    if (FNR == 1) prefix[++files] = "airkeeper"
    table = /^[ \t]*\[/ || table && FNR > 1
    if (!table) keep("prefix")
    if (has["prefix"] != "") prefix[files] = has["prefix"]
    delete has
    next
}

/^[ \t]*\[\[(sensor|purifier)\]\]/ { tell() }

{
    keep("room"); keep("id"); keep("kind"); keep("topic"); keep("device"); keep("name"); keep("state-topic")
    keep("outdoor"); keep("home-assistant"); keep("alert-topic")
}

# sensors = ["scd41", "hall/scd41"]
/(^|[{, \t])sensors[ \t]*=/ {
    elsewhere = $0
    sub(/^.*sensors[ \t]*=[ \t]*\[/, "", elsewhere)
    sub(/\].*/, "", elsewhere)
    gsub(/["', \t]+/, " ", elsewhere)
    elsewhere = elsewhere " "
}

END {
    tell()
    for (i = 1; i <= files; i++) if (!(prefix[i] in told)) { wish("--prefix", prefix[i]); told[prefix[i]] }
}
