"""What to look for: the sentence above each picture of the architecture map and the race."""

TEXTS: dict[str, tuple[str, str]] = {
    "lead.cells": (
        "Varje ruta är ett nätverk. Titta efter var bilderna börjar likna data, och var omdömet går från underanpassad via lagom till onödigt stort.",
        "Each cell is a network. Look for where the pictures begin to match the data, and where the verdict goes from underfitting through lagom to larger than needed.",
    ),
    "lead.cells_axis": (
        "Varje ruta är ett nätverk. Titta efter var bilderna börjar likna data, och var omdömet ändras.",
        "Each cell is a network. Look for where the pictures begin to match the data, and where the verdict changes.",
    ),
    "lead.cells_race": (
        "Titta efter vem av de tävlande som ritar data bäst.",
        "Look for which of the racers draws the data best.",
    ),
    "lead.chosen": (
        "Klicka på en ruta: här syns dess svar tillsammans med träningspunkterna.",
        "Click a cell: here are its answers, with the training points.",
    ),
    "lead.heat_map": (
        "Hur bra är varje nätverk? Titta efter var färgen slutar bli ljusare: att gå längre åt det hållet hjälper inte.",
        "How good is each network? Look for where the colour stops getting brighter: going further that way does not help.",
    ),
    "lead.heat_map_gap": (
        "Hur mycket sämre går det på nya punkter? Titta efter var färgen blir mörkare: där växer gapet.",
        "How much worse is it on new points? Look for where the colour gets darker: there the gap grows.",
    ),
    "lead.heat_map_cost": (
        "Vad kostar varje nätverk? Titta efter var färgen blir mörkare: där kostar det mer.",
        "What does each network cost? Look for where the colour gets darker: there it costs more.",
    ),
    "lead.heat_map_verdict": (
        "Vilket omdöme får varje nätverk? Titta efter var ett omdöme övergår i ett annat.",
        "Which verdict does each network get? Look for where one verdict gives way to another.",
    ),
    "lead.capacity": (
        "Hur beror förlusten på storleken? Titta efter var valideringslinjen planar ut eller vänder uppåt.",
        "How does the loss depend on size? Look for where the validation line levels off or turns upwards.",
    ),
    "lead.capacity_axis": (
        "Hur ändras förlusten längs den valda raden? Titta efter var valideringslinjen ligger lägst.",
        "How does the loss change along the chosen row? Look for where the validation line is lowest.",
    ),
    "lead.cost": (
        "Vad kostar det att bli bättre? Titta efter knäet, där mer beräkning knappt ger något mer.",
        "What does it cost to get better? Look for the knee, from which more computing buys hardly anything.",
    ),
    "lead.cost_none": ("Vad kostar det att bli bättre?", "What does it cost to get better?"),
    "lead.starts": (
        "Är det tur? Titta efter hur många av det valda nätverkets slumpstarter som lyckas.",
        "Is it luck? Look for how many of the chosen network's random starts succeed.",
    ),
    "lead.start_curves": (
        "När lyckas de? Titta efter kurvor som fastnar, och efter sådana som fortfarande faller.",
        "When do they succeed? Look for curves that get stuck, and for those that are still falling.",
    ),
    "lead.disagreement": (
        "Vad är osäkert? Titta efter var starterna svarar olika: där beror svaret på starten och inte bara på data.",
        "What is uncertain? Look for where the starts differ: there the answer depends on the start and not on the data alone.",
    ),
    "lead.race_curves": (
        "Vem lär sig snabbast? Titta efter band som inte överlappar varandra.",
        "Who learns fastest? Look for bands that do not overlap.",
    ),
    "lead.standing": (
        "Är skillnaden större än slumpen? Titta efter medelvärden som ligger klart längre isär än sina medelfel.",
        "Is the difference more than luck? Look for means that are clearly further apart than their standard errors.",
    ),
    "sweep.cells.numbers": ("Talen: {measure}", "Numbers: {measure}"),
    "sweep.chosen.which": ("bilden: {start}", "picture: {start}"),
    "sweep.chosen.alt": (
        "Svaren från {label}, {which}, med träningspunkterna.",
        "The answers of {label}, {which}, with the training points.",
    ),
}
