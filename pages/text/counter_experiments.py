"""What the verdict offers to try, and what came of it."""

TEXTS: dict[str, tuple[str, str]] = {
    # Counter-experiments
    "verdict.try": ("Prova:", "Try:"),
    "verdict.unfold": ("Varför?", "Why?"),
    "verdict.tried": ("prövat: {before} till {after}", "tried: {before} to {after}"),
    "verdict.try.stop_here": ("Stanna vid epok {epochs}", "Stop at epoch {epochs}"),
    "verdict.try.train_on": ("Träna vidare till epok {epochs}", "Train on to epoch {epochs}"),
    "verdict.try.more_data": ("Fler datapunkter: {n_samples}", "More data: {n_samples} points"),
    "verdict.try.double_width": ("Dubbla bredden", "Double the width"),
    "verdict.try.halve_width": ("Halva bredden", "Half the width"),
    "verdict.try.add_layer": ("Ett lager till", "One more layer"),
    "verdict.try.one_layer_less": ("Ett lager mindre", "One fewer layer"),
    "verdict.try.few_layers": ("Bara två lager", "Only two layers"),
    "verdict.try.bend": ("ReLU i stället för linjär", "ReLU instead of linear"),
    "verdict.try.bend_first": ("Ett dolt lager med ReLU", "A hidden layer with ReLU"),
    "verdict.try.bend_deep": ("Två lager med ReLU", "Two layers with ReLU"),
    "verdict.try.linear_output": ("Linjärt utdatalager", "Linear output"),
    "verdict.try.random_initialization": ("Slumpmässig initiering", "Random initialization"),
    "verdict.try.leaky_relu": ("Läckande ReLU", "Leaky ReLU"),
    "verdict.try.relu": ("ReLU", "ReLU"),
    "verdict.try.he": ("He-initiering", "He initialization"),
    "verdict.try.adam": (
        "Adam, inlärningstakt {learning_rate}",
        "Adam, learning rate {learning_rate}",
    ),
    "verdict.try.adam_alone": ("Adam", "Adam"),
    "verdict.try.plain": (
        "Två lager med ReLU, Adam, inget straff",
        "Two layers with ReLU, Adam, no penalty",
    ),
    "verdict.try.plain_fast": (
        "Två lager med ReLU, Adam med inlärningstakt {learning_rate}, inget straff",
        "Two layers with ReLU, Adam at learning rate {learning_rate}, no penalty",
    ),
    "verdict.try.plain_smooth": (
        "Två lager med tanh, Adam, inget straff",
        "Two layers with tanh, Adam, no penalty",
    ),
    "verdict.try.yes_or_no": (
        "Sigmoid i utdatalagret och binär korsentropi",
        "Sigmoid output and binary cross-entropy",
    ),
    "verdict.try.one_of_several": (
        "Softmax i utdatalagret och korsentropi",
        "Softmax output and cross-entropy",
    ),
    "verdict.try.longer": ("till epok {epochs}", "to epoch {epochs}"),
    "verdict.try.learning_rate_tenth": (
        "Inlärningstakt {learning_rate}",
        "Learning rate {learning_rate}",
    ),
    "verdict.try.learning_rate_third": (
        "Inlärningstakt {learning_rate}",
        "Learning rate {learning_rate}",
    ),
    "verdict.try.learning_rate_triple": (
        "Inlärningstakt {learning_rate}",
        "Learning rate {learning_rate}",
    ),
    "verdict.try.weight_decay": ("L2-straff {l2}", "L2 penalty {l2}"),
    "verdict.try.no_penalty": ("Inget straff, ingen dropout", "No penalty, no dropout"),
    # What came of it
    "verdict.ghost": (
        "Svaga linjer: förra körningen. Valideringsförlust vid samma epok: {before} då, {now} nu.",
        "Faint lines: previous run. Validation loss at the same epoch: {before} before, {now} now.",
    ),
    "verdict.ghost.remove": ("Ta bort de svaga linjerna", "Remove the faint lines"),
    "verdict.outcome.helped": (
        "Det hjälpte: valideringsförlust {before} till {after} ({at}).",
        "Helped: validation loss {before} to {after} ({at}).",
    ),
    "verdict.outcome.no_help": (
        "Det hjälpte inte: valideringsförlust {before} till {after} ({at}).",
        "Did not help: validation loss {before} to {after} ({at}).",
    ),
    "verdict.outcome.as_good": (
        "Det räcker: valideringsförlust {after}, förut {before} ({at}), med {n} i stället för {own} parametrar.",
        "Enough: validation loss {after}, before {before} ({at}), with {n} instead of {own} parameters.",
    ),
    "verdict.outcome.too_small": (
        "Det räcker inte: valideringsförlust {after}, förut {before} ({at}).",
        "Not enough: validation loss {after}, before {before} ({at}).",
    ),
    "verdict.outcome.diverged": (
        "Det hjälpte inte: förlusten blev oändlig.",
        "Did not help: the loss became infinite.",
    ),
    "verdict.outcome.at_one": ("epok {epoch}", "epoch {epoch}"),
    "verdict.outcome.at_two": (
        "epok {epoch_before} och epok {epoch}",
        "epoch {epoch_before} and epoch {epoch}",
    ),
}
