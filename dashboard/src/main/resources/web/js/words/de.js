// Alles, was die Seite sagt, auf Deutsch.

const days = (count) => `${count} ${count === 1 ? 'Tag' : 'Tage'}`;

export default {
  locale: 'de-DE',

  page: {
    asking: 'Die Räume werden abgefragt …',
    silent: 'Airkeeper antwortet nicht; neuer Versuch läuft.',
    lost: 'Verbindung zu Airkeeper verloren; neuer Versuch läuft.',
    lostAgo: (ago) => `Verbindung zu Airkeeper ${ago} verloren; neuer Versuch läuft.`,
    back: 'Die Verbindung zu Airkeeper steht wieder.',
    unknownRoom: (room) => `Einen Raum namens ${room} gibt es hier (noch) nicht.`,
    simulated: 'Simulierte Luft: Kein echter Raum wird gemessen oder geschaltet.',
    simulatedAt: (speed, hour) => `Simulierte Luft im Zeitraffer (${speed}-fach): Eine Stunde dauert hier ${hour}. Kein echter Raum wird gemessen oder geschaltet.`,
    demo: 'Simulierter Haushalt',
    unreachable: 'Airkeeper antwortet nicht',
    answered: (status) => `der Server antwortet mit Status ${status}`,
  },

  household: {
    title: 'Leben in diesen Räumen',
    about: 'Schicken Sie Leute hinein, öffnen Sie ein Fenster, hängen Sie etwas anderes ans Relais, und sehen Sie den Kurven zu. '
      + 'Bis dahin kommen und gehen die Leute nach ihrem Stundenplan.',
    failed: (why) => `Das hat nicht geklappt: ${why}`,
    people: 'Personen',
    fewer: 'Eine Person weniger',
    more: 'Eine Person mehr',
    planned: (count) => `Nach Stundenplan: jetzt ${count} ${count === 1 ? 'Person' : 'Personen'}.`,
    back: 'Zurück zum Stundenplan',
    window: 'Fenster',
    windowOpen: (room) => `Fenster in ${room} offen`,
    open: 'offen',
    closed: 'zu',
    relay: 'Am Relais hängt',
    drives: { ventilator: 'Lüftung', purifier: 'Luftreiniger', fan: 'Ventilator' },
    hints: {
      ventilator: 'Eine Lüftung holt Außenluft herein: Das CO₂ sinkt, die Kurve knickt ab.',
      purifier: 'Ein Luftreiniger filtert Partikel. CO₂ ist kein Partikel: Seine Kurve bleibt, wie sie ist, so lange er auch läuft.',
      fan: 'Ein Ventilator wälzt die Raumluft nur um: Nichts sinkt.',
    },
  },

  preferences: {
    title: 'Sprache und Einheiten',
    language: 'Sprache',
    temperature: 'Temperatur',
  },

  quantities: {
    co2: 'CO₂', temperature: 'Temperatur', humidity: 'Luftfeuchte', pm1: 'PM1', pm25: 'PM2,5', pm10: 'PM10',
    pressure: 'Luftdruck', voc: 'VOC', nox: 'NOx',
  },
  levels: { good: 'gut', fair: 'mäßig', poor: 'schlecht' },
  powers: { on: 'an', off: 'aus' },
  trends: { rising: 'steigt', falling: 'fällt', steady: 'gleichbleibend' },
  qualities: {
    'warming-up': 'der Sensor wärmt sich auf',
    implausible: 'solche Werte kann Luft nicht haben',
    stuck: 'der Sensor scheint zu hängen',
  },

  time: {
    days,
    ago: (span) => `vor ${span}`,
    daysAgo: (count) => `vor ${count} ${count === 1 ? 'Tag' : 'Tagen'}`,
    justNow: 'gerade eben',
  },

  air: {
    silent: 'keine Messwerte',
    noLevel: 'ohne Bewertung',
    noValue: 'kein CO₂-Wert',
    judged: (fair, poor) => `CO₂ gilt unter ${fair} als gut, unter ${poor} als mäßig, darüber als schlecht.`,
    guideline: (name) => `Richtwerte: ${name}.`,
    level: (room, level) => `${room}: Die Luft ist jetzt ${level}.`,
    power: (room, purifier, power, why) => `${room}: ${purifier} ist jetzt ${power}${why && `, ${why}`}.`,
  },

  headline: {
    waiting: 'Noch keine Messwerte',
    silent: 'Zurzeit meldet sich kein Raum',
    poor: (rooms) => `Bitte lüften: ${rooms}`,
    fair: (rooms) => `Etwas Lüften täte gut: ${rooms}`,
    lost: (rooms) => `Keine Messwerte: ${rooms}`,
    good: 'Die Luft ist gut',
  },

  awaited: {
    how: 'Ein Raum erscheint hier von selbst, sobald ein Sensor-Knoten seinen ersten Messwert über MQTT meldet. '
      + 'Noch kein Sensor da? Dann melden Sie selbst einen Wert, auf dem Rechner des Brokers:',
    nothing: 'Kommt nichts an? Dann prüfen Sie, ob Airkeeper und der Sensor-Knoten denselben Broker benutzen.',
  },

  purifier: {
    driving: (name, drives) => `${name}, schaltet ${drives}`,
    drives: { ventilator: 'eine Lüftung', purifier: 'einen Luftreiniger', fan: 'einen Ventilator' },
    kept: (power, left) => `von Hand ${power}geschaltet: noch ${left}, danach entscheidet wieder die Luft`,
    locked: (left) => `noch ${left} gesperrt`,
    offline: (power) => `nicht erreichbar; zuletzt gemeldet: ${power}`,
    effects: {
      ventilator: 'Die Lüftung holt Außenluft herein: Solange sie läuft, sinkt das CO₂.',
      purifier: 'Der Luftreiniger filtert Partikel; das CO₂ senkt er nicht. Das kann nur Außenluft: Fenster öffnen.',
      fan: 'Der Ventilator wälzt die Raumluft nur um; das CO₂ senkt er nicht. Das kann nur Außenluft: Fenster öffnen.',
    },
  },

  ranges: {
    '1h': { short: '1 h', words: '1 Stunde', past: 'in der letzten Stunde' },
    '6h': { short: '6 h', words: '6 Stunden', past: 'in den letzten 6 Stunden' },
    '24h': { short: '24 h', words: '24 Stunden', past: 'in den letzten 24 Stunden' },
    '7d': { short: '7 T', words: '7 Tage', past: 'in den letzten 7 Tagen' },
    '30d': { short: '30 T', words: '30 Tage', past: 'in den letzten 30 Tagen' },
    '1y': { short: '1 J', words: '1 Jahr', past: 'im letzten Jahr' },
    all: { short: 'alles', words: 'die ganze Aufzeichnung', past: 'in der ganzen Aufzeichnung' },
  },

  story: {
    last: (duration) => `in den letzten ${duration}`,
    between: (from, to) => `von ${from} bis ${to}`,
    nothing: (when) => `Keine Daten ${when}.`,
    values: (when, mean, least, leastAt, most, mostAt) =>
      `Mittelwert ${when}: ${mean}; niedrigster Wert ${least} (${leastAt}), höchster ${most} (${mostAt}).`,
    noRun: 'Kein Relais war an.',
    ran: (name, duration) => `${name} lief ${duration}`,
    gap: (duration) => `${duration} lang kam kein Messwert (schraffiert).`,
    gaps: (count, duration) => `In ${count} Lücken kam kein Messwert, zusammen ${duration} lang (schraffiert).`,
  },

  chart: {
    noData: 'keine Daten',
    onAt: (value) => `an ab ${value}`,
    offAt: (value) => `aus ab ${value}`,
    between: (least, most) => `zwischen ${least} und ${most}`,
    onSince: (name, time) => `${name} an seit ${time}`,
  },

  room: {
    back: '← Alle Räume',
    asking: 'Der Verlauf wird geladen …',
    failed: 'Der Verlauf konnte nicht geladen werden',
    now: 'Jetzt',
    course: 'Verlauf der Luftwerte',
    range: 'Zeitraum',
    custom: 'eigener',
    customFrom: 'Von',
    customTo: 'bis',
    customShow: 'Anzeigen',
    customWrong: 'Der Beginn muss vor dem Ende liegen.',
    zoom: 'Verschieben und zoomen',
    steps: { earlier: 'Früher', later: 'Später', nearer: 'Vergrößern', farther: 'Verkleinern' },
    live: 'Wieder live',
    keys: 'Zum Zoomen über das Diagramm ziehen oder zwei Finger spreizen. Mit der Tastatur: Pfeile lesen Werte ab, + und − zoomen, Umschalt mit Pfeil verschiebt, 0 ist wieder live.',
    marks: { mean: 'Mittelwert', band: 'niedrigster bis höchster', run: 'Relais an', gap: 'keine Daten' },
    chart: (what, room, words) => `Diagramm: ${what}, ${room}. ${words}`,
    csv: 'Als CSV speichern',
    csvName: 'Die sichtbaren Messwerte als CSV speichern',

    table: {
      show: 'Als Tabelle zeigen',
      name: (room) => `Luftwerte von ${room} als Tabelle`,
      time: 'Zeit',
      least: 'niedrigster',
      most: 'höchster',
      level: 'Bewertung',
    },

    why: {
      title: 'Warum',
      nothing: 'In diesem Zeitraum wurde nichts entschieden.',
      newest: (count) => `Die neuesten ${count} aus diesem Zeitraum.`,
      switched: (name, power) => `${name} ${power}geschaltet`,
      kinds: { missed: 'Messwerte verloren' },
      show: (moment) => `${moment}: die Stunde darum zeigen`,
    },

    once: 'einmal',
    times: (count) => `${count}-mal`,
    upkeep: (name, hours, switches) => `${name} ist insgesamt ${hours} gelaufen und wurde ${switches} geschaltet.`,

    sensor: {
      offline: (name, heard) => `Sensor ${name} ist nicht erreichbar; zuletzt gehört ${heard}.`,
      silent: (name, heard) => `Sensor ${name} hat sich zuletzt ${heard} gemeldet.`,
      measured: (name) => `Gemessen von ${name}.`,
      doubtful: (name, doubt) => `Sensor ${name}: ${doubt}.`,
    },

    judged: {
      title: 'Richtwerte',
      by: (what, name) => `${what} nach ${name}`,
      source: (source) => `Quelle: ${source}.`,
      outdoor: (ppm) => `Gerechnet ab ${ppm} ppm Außenluft.`,
      of: (room) => `Richtwerte für ${room}`,
      from: (value) => `ab ${value}`,
      below: (value) => `unter ${value}`,
      change: 'Ändern',
      house: (name) => `wie im ganzen Haus (${name})`,
      own: 'eigene Werte',
      what: 'Bewertet wird',
      scale: 'nach',
      fair: 'Mäßig ab',
      poor: 'Schlecht ab',
      outdoorField: 'Außenluft, ppm CO₂',
      save: 'Speichern',
      cancel: 'Abbrechen',
      saved: 'Gespeichert.',
      login: 'Richtwerte kann nur ein Admin wählen: bitte anmelden.',
    },
  },

  people: {
    logIn: 'Anmelden',
    logOut: 'Abmelden',
    cancel: 'Abbrechen',
    name: 'Name',
    password: 'Passwort',
    newPassword: 'Neues Passwort (mindestens 10 Zeichen)',
    oldPassword: 'Altes Passwort',
    failed: 'Das hat nicht geklappt',

    login: {
      title: 'Anmelden',
      toOrder: 'Zum Schalten bitte anmelden.',
      toLook: 'Ohne Anmeldung ist hier nichts zu sehen.',
      nobody: 'Noch hat niemand ein Konto. Die Adresse für das erste steht im Protokoll von Airkeeper, dort, wo es gestartet wurde.',
      first: 'Erster Admin werden',
      firstWhy: 'Wählen Sie Namen und Passwort für Ihr Konto. Alle anderen bekommen ihres danach von Ihnen.',
      begin: 'Los geht’s',
    },

    order: {
      group: (name) => `${name} schalten`,
      modes: { on: 'An', off: 'Aus', auto: 'Auto' },
      lasting: 'Wie lange an oder aus',
      spans: [{ minutes: 30, words: '30 min lang' }, { minutes: 60, words: '1 h lang' }, { minutes: null, words: 'bis auf Weiteres' }],
      asking: (name) => `${name} wird geschaltet …`,
      followed: (name, why) => `${name} meldet: ${why}.`,
      open: 'Hier darf jeder schalten.',
    },

    access: {
      title: 'Zugang',
      you: 'Ihr Konto',
      youAre: (name, right) => `Sie sind als ${name} angemeldet und dürfen ${right}.`,
      rights: { look: 'zusehen', order: 'zusehen und schalten', admin: 'zusehen, schalten und alles ändern' },
      outside: 'Melden Sie sich an, um zu sehen, wer was darf.',
      changePassword: 'Passwort ändern',
      passwordChanged: 'Ihr Passwort ist geändert. Überall sonst sind Sie jetzt abgemeldet.',
      sessions: 'Hier sind Sie angemeldet',
      thisOne: 'dieses Gerät',
      program: 'Ein Programm',
      session: (by, from, seen) => `${by}, ${from}, zuletzt benutzt ${seen}`,
      end: 'Beenden',
      endOf: (what) => `Anmeldung beenden: ${what}`,

      users: 'Benutzer',
      role: 'Rolle',
      roleOf: (name) => `Rolle von ${name}`,
      roles: { viewer: 'Gast: sieht zu', caretaker: 'Hausmeister: sieht zu und schaltet', admin: 'Admin: alles' },
      addUser: 'Benutzer anlegen',
      remove: 'Entfernen',
      removeUser: (name) => `${name} entfernen`,
      reallyRemove: (name) => `${name} wirklich entfernen?`,
      givePassword: 'Neues Passwort …',
      passwordFor: (name) => `Neues Passwort für ${name} (mindestens 10 Zeichen)`,
      give: 'Setzen',

      tokens: 'Zugangsschlüssel für Programme',
      tokensWhy: 'Ein Programm schickt seinen Schlüssel als „Authorization: Bearer …“ mit und braucht keine Anmeldung.',
      noTokens: 'Es gibt keine.',
      scope: 'Darf',
      scopes: { look: 'zusehen', order: 'zusehen und schalten', admin: 'alles' },
      issue: 'Schlüssel ausstellen',
      issued: (name) => `Der Schlüssel für ${name}. Er wird nur jetzt gezeigt:`,
      revoke: 'Zurückziehen',
      revokeOf: (name) => `Schlüssel ${name} zurückziehen`,
      reallyRevoke: (name) => `${name} wirklich zurückziehen?`,

      changes: 'Wer hat was geändert',
    },
  },

  alerts: {
    title: 'Warnungen',
    since: (when) => `zuerst gemeldet ${when}`,
    hushed: 'wird nicht wieder gemeldet, bis es vorbei ist',
    hushedUntil: (when) => `wird nicht wieder gemeldet vor ${when}`,
    later: '1 h Ruhe',
    known: 'Weiß ich',
    toHush: 'Um eine Warnung stumm zu schalten, bitte anmelden.',
  },

  channels: {
    title: 'Benachrichtigungen',
    why: 'Wer erfährt, wenn Luft schlecht ist, ein Sensor schweigt oder ein Luftreiniger verschwindet. Die Wege stehen in der Einstellungsdatei; hier sehen Sie, ob sie funktionieren.',
    none: 'Es ist kein Weg eingestellt: Warnungen erscheinen nur auf dieser Seite.',
    never: 'noch nichts gemeldet',
    trying: 'wird versucht …',
    test: 'Testen',
    testOf: (channel) => `${channel} testen`,
  },

  /** What nodes and server say in English: see sentences.js. */
  said: {
    why: {
      'mean {quantity} {amount}': '{quantity} im Mittel {amount}',
      '{quantity} outdoors {amount} > {number} indoors: not let in': '{quantity} draußen {amount} > {number} drinnen: bleibt draußen',
      '{quantity} {amount}': '{quantity} {amount}',
      ', but ': ', aber ',
      ' ≥ {amount}': ' ≥ {amount}',
      ' ≤ {amount}': ' ≤ {amount}',
      ', rising {rate}': ', steigt um {rate}',
      ', falling {rate}': ', fällt um {rate}',
      ', between {number} and {amount}': ', zwischen {number} und {amount}',
      ': stays {power}': ': bleibt {power}',
      ', but {power} for {duration} only (at least {duration2})': ', aber erst {duration} lang {power} (mindestens {duration2})',
      ', but switched {number} times within an hour (at most {number2}, going off again included)':
        ', aber {number}-mal in einer Stunde geschaltet (höchstens {number2}-mal, das Ausschalten mitgezählt)',
      ', but the node has just started (waits {duration})': ', aber gerade erst gestartet (wartet {duration})',
      ': locked for {duration} more': ': noch {duration} gesperrt',
      ' after a run of {duration} or more: off, to be looked at again in {duration2}':
        ' nach einem Lauf von {duration} oder mehr: aus, neue Entscheidung in {duration2}',
      '; a purifier does not lower CO₂, only outdoor air does: open a window':
        '; ein Luftreiniger senkt das CO₂ nicht, nur Außenluft: Fenster öffnen',
      '; a fan does not lower CO₂, only outdoor air does: open a window': '; ein Ventilator senkt das CO₂ nicht, nur Außenluft: Fenster öffnen',
      'waiting for the first usable reading': 'wartet auf den ersten brauchbaren Messwert',
      'waiting for the first usable {quantity}': 'wartet auf den ersten brauchbaren Messwert ({quantity})',
      'no usable reading for {duration}': 'seit {duration} kein brauchbarer Messwert',
      'no usable {quantity} for {duration}': 'seit {duration} kein brauchbarer Messwert ({quantity})',
      ' (broker gone)': ' (Broker nicht erreichbar)',
      ' (sensor silent)': ' (Sensor schweigt)',
      ' ({sensor} does not measure {quantity})': ' ({sensor} misst nicht: {quantity})',
      ' ({sensor} does not measure {quantity} or {quantity2})': ' ({sensor} misst nicht: {quantity}, {quantity2})',
      ' ({sensor} is warming up)': ' ({sensor} wärmt sich auf)',
      ' ({sensor} gives implausible values)': ' ({sensor} liefert unglaubwürdige Werte)',
      ' ({sensor} is stuck)': ' ({sensor} hängt)',
      ' as it was, for {duration} more': ' wie bisher, noch {duration}',
      ' for {duration} more ({duration2} of every {duration3})': ' noch {duration} (je {duration3} davon {duration2})',
      '; seen again after {duration}': '; nach {duration} wieder Messwerte',
      ', {power} for {duration} (at least {duration2})': ', war {duration} lang {power} (mindestens {duration2})',
      ', {power} for {duration}': ', war {duration} lang {power}',
      ': {power}': ': {power}',
      'quiet hours until {time}': 'Ruhezeit bis {time}',
      ' unless {quantity} ≥ {amount}': ', außer bei {quantity} ≥ {amount}',
      ': aired before the quiet hours': ': vor der Ruhezeit wird gelüftet',
      'ordered {power} until the next command': 'von Hand {power}geschaltet bis auf Weiteres',
      'ordered {power} for {duration}': 'von Hand {power}geschaltet für {duration}',
      'ordered {power}': 'von Hand {power}geschaltet',
      ' ({by})': ' ({by})',
      '{slug} is off, and this only runs with it': '{slug} ist aus, und dies läuft nur zusammen damit',
      'refused ON: ': 'Einschalten abgelehnt: ',
      '; refused ON: ': '; Einschalten abgelehnt: ',
      '; switch that on first': '; bitte das zuerst einschalten',
      '; order it again when the room has readings': '; bitte noch einmal versuchen, wenn der Raum wieder Messwerte hat',
      '; the order to be {power} is over': '; „von Hand {power}“ ist vorbei',
      'the purifier-node has ended': 'der Schaltknoten wurde beendet',
      '; the relay was switched {power} {duration} ago but says {power2}: was it switched by somebody else?':
        '; das Relais wurde vor {duration} {power}geschaltet, meldet aber {power2}: Hat es jemand anders geschaltet?',
      '; the relay was switched {power} {duration} ago but still says {power2}':
        '; das Relais wurde vor {duration} {power}geschaltet, meldet aber noch {power2}',
      '; filter: {number} of {number2} h left': '; Filter: noch {number} von {number2} h',
      ', until about {date}': ', etwa bis {date}',
      '; filter: used up, {number} of {number2} h run: change it, then send a command with "resetFilter":true':
        '; Filter verbraucht, {number} von {number2} h gelaufen: bitte wechseln, dann den Befehl "resetFilter":true senden',
      ', ': ', ',
    },

    alert: {
      '{slug}: {quantity} {amount}, {level}.': '{slug}: {quantity} {amount}, {level}.',
      '{sensor} has not been heard for {number} min; look whether it has power and network.':
        '{sensor} meldet sich seit {number} min nicht; bitte Strom und Netzwerk prüfen.',
      '{sensor} is heard again.': '{sensor} meldet sich wieder.',
      'What {sensor} measures cannot be relied on: it is {quality}.': 'Auf die Werte von {sensor} ist kein Verlass: {quality}.',
      'What {sensor} measures can be relied on again.': 'Auf die Werte von {sensor} ist wieder Verlass.',
      'The node of {sensor} ({any}) is gone; look whether it has power and network.':
        'Der Knoten von {sensor} ({any}) ist verschwunden; bitte Strom und Netzwerk prüfen.',
      '{sensor} is there again.': '{sensor} ist wieder da.',
      'It was so before the dashboard was started anew.': 'So war es schon vor dem Neustart von Airkeeper.',
      'The broker is well again.': 'Der Broker ist wieder in Ordnung.',
      'The database is well again.': 'Die Datenbank ist wieder in Ordnung.',
      'The disk is well again.': 'Der Datenträger ist wieder in Ordnung.',
    },

    note: {
      '1 reading before this one (seq {number} to {number2}) never came, and {name} cannot say it again.':
        'Vor diesem fehlt 1 Messwert (Nummer {number}), und {name} kann ihn nicht nachliefern.',
      '{number} readings before this one (seq {number2} to {number3}) never came, and {name} cannot say them again.':
        'Vor diesem fehlen {number} Messwerte (Nummer {number2} bis {number3}), und {name} kann sie nicht nachliefern.',
    },

    scale: {
      'own values': 'eigenen Werten',
      'set by the people of this house': 'in diesem Haus so festgelegt',
      'EN 13779 (withdrawn)': 'EN 13779 (zurückgezogen)',
      'UBA (Germany)': 'Umweltbundesamt',
      'BB101 (UK schools), mechanical ventilation': 'BB101 (britische Schulen), mechanische Lüftung',
      'BB101 (UK schools), natural ventilation': 'BB101 (britische Schulen), Fensterlüftung',
      'France 2022': 'Frankreich 2022',
      Belgium: 'Belgien',
      'HSE (UK)': 'HSE (Großbritannien)',
      'EN 16798-1': 'EN 16798-1',
      'WHO 2021': 'WHO 2021',
      'EPA AQI (US)': 'EPA AQI (USA)',
      'Health and Safety Executive (UK), Ventilation in the workplace: using CO₂ monitors; absolute ppm':
        'Britische Arbeitsschutzbehörde HSE, Lüftung am Arbeitsplatz: CO₂-Messgeräte; absolute ppm',
      'World Health Organization, Global air quality guidelines (2021): 15 µg/m³ PM2.5 as the mean of 24 h':
        'Weltgesundheitsorganisation, globale Luftgüteleitlinien (2021): 15 µg/m³ PM2,5 im Mittel über 24 h',
      'EN 16798-1:2019, categories of indoor environmental quality; ppm above outdoor air':
        'EN 16798-1:2019, Kategorien der Innenraumqualität; ppm über Außenluft',
      'EN 13779, classes of indoor air (IDA), withdrawn; absolute ppm': 'EN 13779, Raumluftklassen (IDA), zurückgezogen; absolute ppm',
      'Umweltbundesamt (2008), health evaluation of carbon dioxide in indoor air, and ASR A3.6; absolute ppm':
        'Umweltbundesamt (2008), Gesundheitliche Bewertung von Kohlendioxid in der Innenraumluft, und ASR A3.6; absolute ppm',
      'Building Bulletin 101 (2018), ventilation, thermal comfort and indoor air quality in schools; absolute ppm':
        'Building Bulletin 101 (2018), Lüftung, Wärmekomfort und Raumluftqualität in Schulen; absolute ppm',
      'Décret of 27 December 2022 on the air of rooms open to the public (France); absolute ppm':
        'Décret vom 27. Dezember 2022 zur Luft in öffentlich zugänglichen Räumen (Frankreich); absolute ppm',
      'Reference levels A and B for closed places open to the public (Belgium); absolute ppm':
        'Referenzniveaus A und B für geschlossene öffentliche Orte (Belgien); absolute ppm',
      'US Environmental Protection Agency, Air Quality Index of May 2024; PM2.5 as the mean of 24 h':
        'US-Umweltbehörde EPA, Luftqualitätsindex vom Mai 2024; PM2,5 im Mittel über 24 h',
      'Meant of the mean of a school day (fair) and of 20 minutes in a row (poor); here each value is judged.':
        'Gemeint sind das Mittel eines Schultags (mäßig) und 20 Minuten am Stück (schlecht); hier wird jeder Wert bewertet.',
      'Meant of the mean of 24 h, so a single value has no level.': 'Gemeint ist das Mittel über 24 h; einzelne Werte werden darum nicht bewertet.',
      'category I': 'Kategorie I',
      'category II': 'Kategorie II',
      'category III': 'Kategorie III',
      'category IV': 'Kategorie IV',
      'IDA 1': 'IDA 1',
      'IDA 2': 'IDA 2',
      'IDA 3': 'IDA 3',
      'IDA 4': 'IDA 4',
      harmless: 'unbedenklich',
      elevated: 'auffällig',
      unacceptable: 'inakzeptabel',
      'level A': 'Niveau A',
      'level B': 'Niveau B',
      'above level B': 'über Niveau B',
      'above the guideline': 'über dem Richtwert',
      good: 'gut',
      moderate: 'mäßig',
      'unhealthy for sensitive groups': 'ungesund für empfindliche Menschen',
      unhealthy: 'ungesund',
      'very unhealthy': 'sehr ungesund',
      hazardous: 'gefährlich',
    },

    change: {
      'added the user {any} as {role}': 'hat {any} als {role} angelegt',
      'made {any} {role}': 'hat {any} die Rolle {role} gegeben',
      'gave {any} a new password': 'hat {any} ein neues Passwort gegeben',
      'logged in from {any}': 'hat sich angemeldet von {any}',
      'removed the user {any}': 'hat {any} entfernt',
      'issued the token {any} ({right})': 'hat den Schlüssel {any} ausgestellt (darf {right})',
      'revoked the token {any}': 'hat den Schlüssel {any} zurückgezogen',
      'judges {quantity} in {slug} as in the whole house': 'lässt {quantity} in {slug} wie im ganzen Haus bewerten',
      'judges {quantity} in {slug} by own values, fair from {number} on, poor from {number2} on':
        'lässt {quantity} in {slug} nach eigenen Werten bewerten: mäßig ab {number}, schlecht ab {number2}',
      'judges {quantity} in {slug} by {scale}, with {number} ppm outdoors': 'lässt {quantity} in {slug} nach {scale} bewerten, bei {number} ppm draußen',
      'judges {quantity} in {slug} by {scale}': 'lässt {quantity} in {slug} nach {scale} bewerten',
    },

    problem: {
      'this name and password do not belong together': 'Name und Passwort passen nicht zusammen',
      'this address has been used or is too old; start the dashboard again, and its log has a new one':
        'diese Adresse ist verbraucht oder zu alt; nach einem Neustart von Airkeeper steht eine neue im Protokoll',
      'too many wrong tries; the next is possible in {number} s': 'zu viele Fehlversuche; der nächste ist in {number} s möglich',
      'log in first, or send a token': 'bitte zuerst anmelden',
      'log in first': 'bitte zuerst anmelden',
      '{any} may {right}, and for this one must be allowed to {right2}; ask an admin':
        '{any} darf {right}, hierfür braucht es das Recht: {right2}; bitte einen Admin fragen',
      'the clock of this dashboard was never set: logging in works once it has heard a time server':
        'die Uhr von Airkeeper ist noch nicht gestellt: Anmelden geht, sobald ein Zeitserver erreichbar war',
      'many are logging in at this moment; try again in a minute': 'gerade melden sich viele an; bitte in einer Minute noch einmal versuchen',
      'password: expected {number} to {number2} characters, found {number3} of them':
        'das Passwort muss {number} bis {number2} Zeichen haben, es hat {number3}',
      'there is an admin already; ask them for a login': 'es gibt schon einen Admin; bitte dort nach einem Konto fragen',
      'there is a user {quoted} already': 'einen Benutzer {quoted} gibt es schon',
      'there is a token {quoted} already': 'einen Schlüssel {quoted} gibt es schon',
      'there is no user {quoted}': 'einen Benutzer {quoted} gibt es nicht',
      'there is no token {quoted}': 'einen Schlüssel {quoted} gibt es nicht',
      '{any} is the last admin; make another user an admin first': '{any} ist der letzte Admin; bitte zuerst jemand anderen zum Admin machen',
      'there are {number} already, which is the most; remove one first': 'es gibt schon {number}, mehr geht nicht; bitte zuerst etwas entfernen',
      'expected a user name of 1 to 40 letters, digits, spaces, dots, hyphens and underscores, found {quoted}':
        'ein Benutzername hat 1 bis 40 Buchstaben, Ziffern, Leerzeichen, Punkte, Binde- und Unterstriche; {quoted} geht nicht',
      'expected a token name of 1 to 40 letters, digits, spaces, dots, hyphens and underscores, found {quoted}':
        'der Name eines Schlüssels hat 1 bis 40 Buchstaben, Ziffern, Leerzeichen, Punkte, Binde- und Unterstriche; {quoted} geht nicht',
      'you have no such session (any more)': 'diese Anmeldung gibt es nicht (mehr)',
      '{sensor} does not do it: {why}': '{sensor} tut es nicht: {why}',
      '{sensor} did not answer within 5 s, and the order has lapsed; is its purifier-node running?':
        '{sensor} hat nicht innerhalb von 5 s geantwortet, und die Anweisung ist verfallen; läuft der Schaltknoten?',
      'already {number} orders wait for their purifiers; try again':
        'schon {number} Anweisungen warten auf ihre Geräte; bitte noch einmal versuchen',
      'the dashboard is ending': 'Airkeeper wird gerade beendet',
      'there is no open alert {quoted}; it may be over already': 'diese Warnung gibt es nicht mehr; vielleicht ist sie schon vorbei',
      'fair: expected a number from {number} to {number2}, found {any}': '„Mäßig ab“ muss eine Zahl von {number} bis {number2} sein',
      'poor: expected a number from {number} to {number2}, found {any}': '„Schlecht ab“ muss eine Zahl von {number} bis {number2} sein',
      'outdoor: expected a number from {number} to {number2}, found {any}': 'die Außenluft muss eine Zahl von {number} bis {number2} sein',
      'this is a bug of the dashboard; its log says more, please report it':
        'das ist ein Fehler in Airkeeper; das Protokoll sagt mehr, bitte melden Sie ihn',
    },
  },
};
