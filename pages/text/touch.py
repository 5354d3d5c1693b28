"""What the network's diagram says of what is touched in it, and the buttons that change it."""

TEXTS: dict[str, tuple[str, str]] = {
    "touch.help": (
        "Piltangenterna flyttar, Enter fäster, K stänger av en enhet, Escape släpper.",
        "Arrow keys move, Enter pins, K switches a unit off, Escape lets go.",
    ),
    "touch.unit": ("{layer}, enhet {j}", "{layer}, unit {j}"),
    "touch.end": ("{layer}: {name}", "{layer}: {name}"),
    "touch.source": ("enhet {j}", "unit {j}"),
    "touch.hint": ("Klick eller Enter fäster", "Click or Enter pins it"),
    "touch.close": ("Släpp", "Let go"),
    "touch.card": ("Det som är markerat i diagrammet", "What is marked in the diagram"),
    # A unit
    "touch.bias": ("bias", "bias"),
    "touch.weights": ("Vikter in, från {layer}", "Weights in, from {layer}"),
    "touch.largest": (
        "Vikter in, de {n} största av {of} från {layer}",
        "Weights in, the {n} largest of {of} from {layer}",
    ),
    "touch.inputs": (
        "In till aktiveringsfunktionen just nu: {low} till {high} (på {n} träningspunkter)",
        "Input to the activation function now: {low} to {high} (on {n} training points)",
    ),
    "touch.without": (
        "Valideringsförlust {with}; utan enheten {without}",
        "Validation loss {with}; without this unit {without}",
    ),
    "touch.counting": (
        "Valideringsförlust utan enheten räknas ut",
        "Computing the validation loss without it",
    ),
    "touch.off": ("Stäng av", "Switch off"),
    "touch.on": ("Slå på", "Switch on"),
    "touch.is_off": (
        "Avstängd: nätverket svarar utan den, men träningen använder den fortfarande.",
        "Off: the network answers without it, but training still uses it.",
    ),
    "touch.are_off": (
        "Svaren är utan {n} avstängda enheter; talen och omdömet gäller hela nätverket",
        "The answers leave out {n} units that are off; numbers and verdict are of the whole network",
    ),
    "touch.one_off": (
        "Svaren är utan en avstängd enhet; talen och omdömet gäller hela nätverket",
        "The answers leave out one unit that is off; numbers and verdict are of the whole network",
    ),
    "touch.all_on": ("Slå på alla", "Switch all on"),
    "touch.image": ("Vikter från de 8 × 8 bildpunkterna", "Weights from the 8 × 8 pixels"),
    "touch.pixel": ("Bildpunktens plats", "Where the pixel is"),
    # A line
    "touch.line": ("Vikt: {source} → {unit}", "Weight: {source} → {unit}"),
    "touch.bias_of": ("Bias: {unit}", "Bias: {unit}"),
    "touch.value": ("Värde", "Value"),
    "touch.pull_up": (
        "Gradient {gradient} (på {n} träningspunkter): gradientnedstigning gör värdet större.",
        "Gradient {gradient} (on {n} training points): gradient descent makes the value larger.",
    ),
    "touch.pull_down": (
        "Gradient {gradient} (på {n} träningspunkter): gradientnedstigning gör värdet mindre.",
        "Gradient {gradient} (on {n} training points): gradient descent makes the value smaller.",
    ),
    "touch.pull_none": (
        "Gradient 0 (på {n} träningspunkter): just nu ändras inte förlusten med värdet.",
        "Gradient 0 (on {n} training points): just now the loss does not change with the value.",
    ),
    "touch.no_number": (
        "Skriv ett tal från −{most} till {most}.",
        "Write a number from −{most} to {most}.",
    ),
    "touch.edited": (
        "Ändrat för hand. En länk har bara inställningarna, så den kan inte visa detta nätverk.",
        "Changed by hand. A link holds the settings only, so it cannot show this network.",
    ),
    "touch.follow": ("Följ punkten genom nätverket", "Follow this point through the network"),
    # More and fewer
    "touch.more_units": ("En enhet till: {layer}", "One more unit: {layer}"),
    "touch.fewer_units": ("En enhet färre: {layer}", "One unit fewer: {layer}"),
    "touch.layers": ("Lager", "Layers"),
    "touch.more_layers": ("Ett lager till", "One more layer"),
    "touch.fewer_layers": ("Ett lager färre", "One layer fewer"),
    "touch.anew": ("{what}; nätverket börjar om", "{what}; the network starts anew"),
    "touch.keep": ("Behåll det inlärda", "Keep what it learned"),
    "touch.keep_why": (
        "En ny enhet börjar utan inflytande: nätverket svarar som förut och lär sig vidare därifrån. Ett nytt lager börjar med att skicka vidare det som kommer in, om aktiveringsfunktionen tillåter det.",
        "A new unit begins without influence: the network answers as before and learns on from there. A new layer begins by passing on what comes in, where the activation function allows it.",
    ),
}
