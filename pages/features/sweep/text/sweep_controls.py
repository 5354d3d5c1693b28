"""Controls of the architecture map."""

TEXTS: dict[str, tuple[str, str]] = {
    # Controls
    "sweep.values": ("{axis}: värden", "{axis}: values"),
    "sweep.values.help": (
        "Vilka av de här värdena kartan provar.",
        "Which of these values the map tries.",
    ),
    "control.sweep_mode": ("Läge", "What to do"),
    "control.sweep_mode.help": (
        "Välj mellan kartan över arkitekturer, en kapplöpning med lika budget och dubbel nedgång.",
        "Choose between the map of architectures, a race with equal budgets, and double descent.",
    ),
    "control.sweep_rows": ("Rader", "Rows"),
    "control.sweep_rows.help": (
        "Det som ändras från rad till rad.",
        "What changes from row to row.",
    ),
    "control.sweep_columns": ("Kolumner", "Columns"),
    "control.sweep_columns.help": (
        "Det som ändras från kolumn till kolumn.",
        "What changes from column to column.",
    ),
    "control.sweep_starts": ("Slumpstarter", "Random starts"),
    "control.sweep_starts.help": (
        "Hur många gånger varje nätverk tränas, varje gång från andra slumpmässiga vikter.",
        "How many times each network is trained, each time from other random weights.",
    ),
    "control.sweep_epochs": ("Epoker", "Epochs"),
    "control.sweep_epochs.help": (
        "Hur många gånger varje nätverk ser alla träningspunkter.",
        "How many times each network sees all training points.",
    ),
    "control.sweep_race_starts": ("Slumpstarter", "Random starts"),
    "control.sweep_race_starts.help": (
        "Hur många gånger varje tävlande tränas, varje gång från andra slumpmässiga vikter.",
        "How many times each racer is trained, each time from other random weights.",
    ),
    "control.sweep_race_epochs": ("Epoker", "Epochs"),
    "control.sweep_race_epochs.help": (
        "Hur många gånger varje tävlande ser alla träningspunkter.",
        "How many times each racer sees all training points.",
    ),
    "control.sweep_budget": ("Lika för alla", "The same for all"),
    "control.sweep_budget.help": (
        "Det som alla tävlande får lika mycket av, och som deras bredd räknas ut från.",
        "What every racer gets the same amount of, from which its width is computed.",
    ),
    "control.sweep_amount": ("Hur mycket var och en får", "How much each"),
    "control.sweep_amount.help": (
        "Budgeten: varje tävlande görs så bred som den tillåter.",
        "The budget: each racer is made as wide as it allows.",
    ),
    "control.sweep_racers": ("Tävlande", "Racers"),
    "control.sweep_racers.help": (
        "Hur många arkitekturer som tränas sida vid sida.",
        "How many architectures train side by side.",
    ),
    "control.sweep_measure": ("Tal på kartan", "Number in the map"),
    "control.sweep_measure.help": (
        "Det som kartans färger och tal visar.",
        "What the colours and numbers of the map show.",
    ),
    "control.sweep_pictured": ("Start i bilderna", "Start in the pictures"),
    "control.sweep_pictured.help": (
        "Vilken av nätverkets starter som småbilderna visar.",
        "Which of a network's starts the small pictures show.",
    ),
    "control.sweep_cost": ("Kostnad", "Cost"),
    "control.sweep_cost.help": (
        "Det som ett nätverks kostnad mäts i.",
        "What the cost of a network is measured in.",
    ),
    "control.sweep_tolerance": (
        "Bra nog: avstånd till bästa möjliga högst",
        "Good enough: distance to best achievable at most",
    ),
    "control.sweep_tolerance.help": (
        "En start lyckas när valideringsförlusten är så här nära den bästa möjliga (0), där 1 är att gissa; ett nätverk är bra nog när dess medelvärde också är det; där den bästa möjliga inte är känd gäller den lägsta sedda.",
        "A start succeeds when its validation loss is this close to the best achievable (0), where 1 is guessing; a network is good enough when its mean is, too; where the best achievable is not known, the lowest loss seen counts.",
    ),
    "control.sweep_success": (
        "Bra nog: % av starterna minst",
        "Good enough: % of the starts at least",
    ),
    "control.sweep_success.help": (
        "Hur många av ett nätverks starter som måste lyckas för att det ska vara bra nog; lagom är det minsta nätverk som är det.",
        "How many of a network's starts must succeed for it to be good enough; lagom is the smallest network that is.",
    ),
    "control.sweep_ridge": ("Straff på stora vikter (ridge)", "Penalty on large weights (ridge)"),
    "control.sweep_ridge.help": (
        "Lite av det plattar ut toppen.",
        "A little of it flattens the peak.",
    ),
    "budget.parameters": ("Parametrar", "Parameters"),
    "budget.operations": ("Beräkningar per datapunkt", "Compute per sample"),
    "budget.epochs": ("Bara epoker", "Epochs only"),
    "race.columns": ("djup × bredd", "depth × width"),
    "race.depth": ("Djup {i}", "Depth {i}"),
    "race.width": ("Bredd {i}", "Width {i}"),
    "race.depth.help": (
        "Hur många dolda lager den här tävlande har.",
        "How many hidden layers this racer has.",
    ),
    "race.width.help": (
        "Hur många enheter vart och ett av dess dolda lager har.",
        "How many units each of its hidden layers has.",
    ),
    "race.sizes": ("Djup × bredd: {sizes}.", "Depth × width: {sizes}."),
    "race.size.parameters": ("{size} med {n} parametrar", "{size} with {n} parameters"),
    "race.size.operations": (
        "{size} med {n} multiplikationer per datapunkt",
        "{size} with {n} multiplications per sample",
    ),
    "race.leads": (
        "{first} leder: dess medelförlust på valideringsdata är {mean} ± {error}, mot {second_mean} ± {second_error} för {second}.",
        "{first} leads: its mean validation loss is {mean} ± {error}, against {second_mean} ± {second_error} of {second}.",
    ),
    "race.wins": (
        "{first} vinner: dess medelförlust på valideringsdata är {mean} ± {error}, mot {second_mean} ± {second_error} för {second}.",
        "{first} wins: its mean validation loss is {mean} ± {error}, against {second_mean} ± {second_error} of {second}.",
    ),
    "race.undecided": (
        "Oavgjort: {first} har medelförlusten {mean} ± {error} på valideringsdata och {second} {second_mean} ± {second_error}. Det är för jämnt för att utse en vinnare: fler starter kan skilja dem åt.",
        "Undecided: {first} has a mean validation loss of {mean} ± {error} and {second} of {second_mean} ± {second_error}. That is too close to name a winner: more starts may tell them apart.",
    ),
    "race.close": (
        "Det är för jämnt för att avgöras: fler starter kan visa vem som leder.",
        "That is too close to call: more starts may tell.",
    ),
}
