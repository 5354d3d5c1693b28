"""What every page shares: names, groups, notices, and the page about Lagom."""

TEXTS: dict[str, tuple[str, str]] = {
    "app.name": ("Lagom", "Lagom"),
    "language.label": ("Språk", "Language"),
    "head.dark": ("Mörkt tema", "Dark theme"),
    "head.dark.help": ("Byt mellan ljust och mörkt.", "Switch between light and dark."),
    "head.jumps": ("Hoppa till", "Jump to"),
    "page.playground": ("Labb", "Playground"),
    "page.about": ("Om Lagom", "About"),
    # Groups of controls
    "group.data": ("Data", "Data"),
    "group.more_data": ("Mer om data och indata", "More about data and inputs"),
    "group.network": ("Nätverk", "Network"),
    "group.output": ("Utdata och förlust", "Output and loss"),
    "group.more_output": ("Ändra utdata eller förlust", "Change output or loss"),
    "group.training": ("Träning", "Training"),
    "group.more_training": ("Mer om träningen", "More about the training"),
    "group.view": ("Visning", "View"),
    # Trouble
    "again.worker": (
        "Serverns beräkningsprocess måste startas om",
        "The server's computing process had to be restarted",
    ),
    "again.absence": (
        "Servern har startats om, eller så var anslutningen borta för länge",
        "The server was restarted, or you were offline for too long",
    ),
    "again.run.going": (
        "{why}: körningen tränas om från sitt frö till epok {epoch}, {likeness}.",
        "{why}: this run is trained again from its seed to epoch {epoch}, {likeness}.",
    ),
    "again.run.done": (
        "{why}: körningen har tränats om från sitt frö till epok {epoch}, {likeness}.",
        "{why}: this run has been trained again from its seed to epoch {epoch}, {likeness}.",
    ),
    "again.networks.going": (
        "{why}: nätverken tränas om från sina frön till epok {epoch}, {likeness}.",
        "{why}: these networks are trained again from their seeds to epoch {epoch}, {likeness}.",
    ),
    "again.networks.done": (
        "{why}: nätverken har tränats om från sina frön till epok {epoch}, {likeness}.",
        "{why}: these networks have been trained again from their seeds to epoch {epoch}, {likeness}.",
    ),
    "again.same": ("med samma tal som förut", "with the same numbers as before"),
    "again.adjusted": (
        "men inte riktigt med samma tal, eftersom inlärningstakt, regularisering eller data ändrades på vägen",
        "though not quite with the same numbers, since the learning rate, the regularization or the data were changed on the way",
    ),
    "again.edited": (
        "men utan det som ändrades för hand, som inte går att träna fram igen",
        "though without what was changed by hand, which training cannot bring back",
    ),
    "live.failed": (
        "Nätverket kunde inte beräknas just nu. Dina inställningar finns kvar: tryck på Träna för att försöka igen.",
        "The network could not be computed just now. Your settings are kept: press play to try again.",
    ),
    "live.timeout": (
        "Servern har för mycket att göra just nu, så träningen har pausats. Dina inställningar finns kvar: tryck på Träna för att fortsätta.",
        "The server has too much to do just now, so training has paused. Your settings are kept: press play to go on.",
    ),
    "live.late": (
        "Servern är upptagen eller går inte att nå: väntar på nästa bild.",
        "The server is busy or out of reach: waiting for the next picture.",
    ),
    "live.slow": (
        "Den direkta vägen till servern är stängd här: bilderna kommer långsammare.",
        "The direct way to the server is closed here: pictures come more slowly.",
    ),
    "notice.title": ("**Länken har rättats:**", "**This link was corrected:**"),
    "notice.unknown": ("Okänt och utelämnat: {names}.", "Unknown and left out: {names}."),
    "notice.more": ("{names} och {n} till", "{names} and {n} more"),
    "notice.repeated": (
        "**{label}** står flera gånger, och det sista värdet gäller, vilket ger {used}.",
        "**{label}** stands more than once, and the last value counts, which gives {used}.",
    ),
    "notice.unreadable": (
        "**{label}** kan inte vara `{given}`: {used} används.",
        "**{label}** cannot be `{given}`: {used} is used.",
    ),
    "notice.empty": (
        "**{label}** saknar värde: {used} används.",
        "**{label}** has no value: {used} is used.",
    ),
    "notice.changed": (
        "**{label}** var `{given}` och har blivit {used}.",
        "**{label}** was `{given}` and has become {used}.",
    ),
    "notice.range": (
        "**{label}** kan vara {low} till {high}: `{given}` har blivit {used}.",
        "**{label}** can be {low} to {high}: `{given}` has become {used}.",
    ),
    "notice.many": (
        "**{label}** kan ha högst {n} värden: resten utelämnades.",
        "**{label}** can have {n} values at most: the others were left out.",
    ),
    "notice.contradiction": (
        "**{label}** `{given}` passar inte ihop med de andra inställningarna: {used} används.",
        "**{label}** `{given}` does not fit the other settings: {used} is used.",
    ),
    "notice.language": (
        "Språket `{given}` finns inte här: det här är svenska.",
        "The language `{given}` is not available: this is English.",
    ),
    "notice.close": ("Jag förstår", "Understood"),
    "switch.1": ("på", "on"),
    "switch.0": ("av", "off"),
    "value.none": ("inget", "none"),
    # About
    "about.title": ("Om Lagom", "About Lagom"),
    "about.what": (
        "Här utforskar du hur många lager ett neuralt nätverk behöver, hur breda de ska vara och vilka aktiveringsfunktioner som passar, och du ser genast vad dina val leder till. Varje nätverk på sidorna tränas på riktigt, i NumPy, medan du ser på.",
        "*Lagom* is Swedish for *just right*. Here you explore how many layers a neural network needs, how wide they should be and which activation functions suit it, and you see at once what your choice does. Every network on these pages is really trained, in NumPy, while you watch.",
    ),
    "about.rules.title": ("Att upptäcka", "What to discover"),
    "about.rules": (
        "- **Data** bestämmer indatalagret: en enhet (neuron) för varje invärde.\n- **Problemet** bestämmer utdatalagret: linjärt för ett tal, sigmoid för ja eller nej, softmax för flera klasser.\n- **Däremellan vet ingen.** Ett för litet nätverk kan inte lösa problemet; ett för stort är långsamt och kan överanpassas, mest när bruset är starkt eller datapunkterna få. Lagom är bäst: man måste prova, och inget garanterar att ett nätverk lär sig.\n- **Aktiveringsfunktioner** för dolda lager finns det många; ReLU är en bra början. En **förlustfunktion** är ingen aktiveringsfunktion: den mäter hur bra svaren är.",
        "- The **data** decides the input layer: one unit (neuron) for each input.\n- The **problem** decides the output layer: linear for a number, sigmoid for yes or no, softmax for several classes.\n- **Between them nobody knows.** Too small cannot solve the problem; too large is slow and may overfit, most of all with noise or little data. Lagom is best: one has to try, and nothing guarantees that a network learns.\n- There are many **activation functions** for hidden layers; ReLU is a good start. A **loss function** is not an activation function: it measures how good the answers are.",
    ),
    "about.data.title": ("Verkliga data", "The real data"),
    "about.privacy.title": ("Integritet", "Privacy"),
    "about.privacy": (
        "Inga konton, inga namn, ingen egen statistik. Det du ställer in står i länken i din webbläsare; nätverken och egna tabeller finns i serverns minne och försvinner när du går. När Lagom körs på Streamlit Community Cloud samlar den tjänsten in sin egen användningsstatistik.",
        "No accounts, no names, no analytics of ours. What you set stands in the link in your browser; networks and own tables live in the server's memory and vanish when you leave. Where Lagom is hosted on Streamlit Community Cloud, that host gathers usage statistics of its own.",
    ),
}
