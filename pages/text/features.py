"""Features as inputs, and a formula of one's own."""

TEXTS: dict[str, tuple[str, str]] = {
    "control.features": ("Invärden till nätverket", "Inputs to the network"),
    "control.features.help": (
        "Vad nätverket får veta om varje punkt: x och y själva eller tal som räknas ut ur dem, och med rätt tal kan ett litet nätverk räcka.",
        "What the network is told of each point: x and y themselves or numbers computed from them, and with the right numbers a small network may be enough.",
    ),
    "feature.x": ("x", "x"),
    "feature.y": ("y", "y"),
    "feature.x2": ("x²", "x²"),
    "feature.y2": ("y²", "y²"),
    "feature.xy": ("xy", "xy"),
    "feature.sin_x": ("sin x", "sin x"),
    "feature.sin_y": ("sin y", "sin y"),
    "feature.cos_x": ("cos x", "cos x"),
    "feature.cos_y": ("cos y", "cos y"),
    "feature.own": ("egen formel", "own formula"),
    # On the diagram's input column
    "inputs.more": ("fler", "more"),
    "inputs.choose": ("Välj invärden till nätverket", "Choose the network's inputs"),
    "inputs.close": ("Stäng listan med invärden", "Close the list of inputs"),
    "inputs.on": (
        "Ge nätverket också {name}; det börjar om",
        "Give the network {name}, too; it starts anew",
    ),
    "inputs.off": ("Ta bort {name}; nätverket börjar om", "Remove {name}; the network starts anew"),
    "inputs.last": ("Det sista invärdet måste vara kvar", "The last input has to stay"),
    "control.expression": ("Egen formel", "A formula of your own"),
    "control.expression.help": (
        "Ett invärde till, som du bygger av x och y med + - * / ** (upphöjt till), parenteser, pi, e och {functions}; långt utanför bilden, där formeln kan sakna värde, räknas den då som 0.",
        "One more input, a formula in x and y with + - * / ** (to the power of), brackets, pi, e and {functions}; far outside the picture, where the formula may have no value, it then counts as 0.",
    ),
    "control.curve": ("Kurvan y = f(x)", "The curve y = f(x)"),
    "control.curve.help": (
        "Ovanför kurvan är punkterna blå, under den orange; skriv en formel i x med + - * / ** (upphöjt till), parenteser, pi, e och {functions}.",
        "Points above the curve are blue, those below it orange; write a formula in x with + - * / ** (to the power of), brackets, pi, e and {functions}.",
    ),
    "curve.outside": (
        "Kurvan går utanför bilden, så alla punkter ligger på samma sida om den: ändra den så att den går mellan −6 och 6.",
        "The curve runs outside the picture, so all points lie on one side of it: change it so that it runs between −6 and 6.",
    ),
    "dataset.above-below": ("Över och under en kurva", "Above and below a curve"),
    "dataset.above-below.about": (
        "Två klasser på var sin sida om en kurva som du själv skriver; brus byter klass på punkter nära den.",
        "Two classes on either side of a curve that you write yourself; noise changes the class of points near it.",
    ),
    "expression.example": ("till exempel sin(x*y)", "for example sin(x*y)"),
    "expression.kept": (
        "Tills formeln går att räkna ut tränar nätverket som förut.",
        "Until the formula can be worked out, the network trains as before.",
    ),
    # What is wrong with a formula; where there is a place, it is pointed at below.
    "expression.long": (
        "Formeln är för lång: den får ha högst {most} tecken.",
        "The formula is too long: it may have {most} characters at most.",
    ),
    "expression.syntax": (
        "Formeln går inte att läsa vid tecken {place}: kontrollera parenteserna, och skriv ut varje gångertecken (2*x, inte 2x).",
        "The formula cannot be read at character {place}: check the brackets, and write every multiplication sign (2*x, not 2x).",
    ),
    "expression.comma": (
        "Kommat vid tecken {place} går inte att tolka: skriv decimaler med punkt (0.5).",
        "The comma at character {place} means nothing here: write decimals with a point (0.5).",
    ),
    "expression.name": (
        "Vid tecken {place} står {name}, som inte finns här: använd {variables}, pi, e och {functions}.",
        "{name} at character {place} is not known here: use {variables}, pi, e and {functions}.",
    ),
    "expression.product": (
        "Gångertecknet saknas efter {name} vid tecken {place}: skriv {name}*( … ).",
        "The multiplication sign is missing after {name} at character {place}: write {name}*( … ).",
    ),
    "expression.sign": (
        "Gångertecknet saknas före tecken {place}: skriv {formula}.",
        "The multiplication sign is missing before character {place}: write {formula}.",
    ),
    "expression.arguments": (
        "Funktionen {name} vid tecken {place} ska ha {n} värde(n) inom parentes efter sig.",
        "The function {name} at character {place} takes {n} value(s) in brackets after it.",
    ),
    "expression.forbidden": (
        "Det som står vid tecken {place} hör inte till en formel: använd bara tal, {variables}, + - * / ** och funktionerna.",
        "What stands at character {place} is no part of a formula: use numbers, {variables}, + - * / ** and the functions only.",
    ),
    "expression.undefined": (
        "Formeln har inget värde där x = {x} och y = {y}: ändra den så att den kan räknas ut i hela bilden, från −6 till 6.",
        "The formula has no value where x = {x} and y = {y}: change it so that it can be worked out in the whole picture, from −6 to 6.",
    ),
    "expression.undefined.x": (
        "Formeln har inget värde där x = {x}: ändra den så att den kan räknas ut i hela bilden, från −6 till 6.",
        "The formula has no value where x = {x}: change it so that it can be worked out in the whole picture, from −6 to 6.",
    ),
    "expression.large.x": (
        "Formeln blir för stor där x = {x}: dela med något, så att den håller sig mellan −{most} och {most}.",
        "The formula becomes too large where x = {x}: divide by something, so that it stays between −{most} and {most}.",
    ),
    "expression.large": (
        "Formeln blir för stor där x = {x} och y = {y}: dela med något, så att den håller sig mellan −{most} och {most}.",
        "The formula becomes too large where x = {x} and y = {y}: divide by something, so that it stays between −{most} and {most}.",
    ),
    "point.features.why": (
        "Nätverket får inte punkten själv (x = {x}, y = {y}) utan de invärden som du har valt, uträknade ur den.",
        "The network is not given the point itself (x = {x}, y = {y}) but the inputs that you have chosen, worked out from it.",
    ),
    "point.features.value": ("värde", "value"),
}
