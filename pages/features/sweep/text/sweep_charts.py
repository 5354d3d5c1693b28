"""The charts of the architecture map, the race and double descent."""

TEXTS: dict[str, tuple[str, str]] = {
    # Axes and measures
    "axis.depth": ("djup", "depth"),
    "axis.width": ("bredd", "width"),
    "axis.samples": ("datapunkter", "samples"),
    "axis.noise": ("brus", "noise"),
    "axis.learning_rate": ("inlärningstakt", "learning rate"),
    "axis.batch_size": ("satsstorlek", "batch size"),
    "axis.activation": ("aktiveringsfunktion", "hidden activation"),
    "axis.initializer": ("initiering av vikter", "initial weights"),
    "axis.l2": ("L2-straff", "L2 penalty"),
    "axis.parameters": ("parametrar", "parameters"),
    "measure.validation_loss": ("Valideringsförlust", "Validation loss"),
    "measure.gap": ("Generaliseringsgap", "Generalization gap"),
    "measure.success_rate": ("Andel som lyckas", "Success rate"),
    "measure.accuracy": ("Träffsäkerhet", "Accuracy"),
    "measure.seconds": ("Träningstid", "Training time"),
    "measure.parameters": ("Parametrar", "Parameters"),
    "measure.verdict": ("Omdöme", "Verdict"),
    # A narrow cell breaks a word at a soft hyphen, and words at a space that may break
    "verdict.diverged.short": ("diver­gens", "di­verged"),
    "verdict.no_signal.short": ("inget att lära", "nothing to learn"),
    "verdict.symmetric.short": ("lika enheter", "equal units"),
    "verdict.dead.short": ("döda enheter", "dead units"),
    "verdict.still_learning.short": ("lär sig än", "still learning"),
    "verdict.vanished.short": ("gradient borta", "gradient gone"),
    "verdict.saturated.short": ("mättade", "satu­rated"),
    "verdict.overfitting.short": ("över­anpassad", "over­fitting"),
    "verdict.lagom.short": ("lagom", "lagom"),
    "verdict.underfitting.short": ("under­anpassad", "under­fitting"),
    "verdict.straight.short": ("bara räta linjer", "only straight lines"),
    "verdict.penalized.short": ("hålls tillbaka", "held back"),
    "verdict.unsteady.short": ("för stora steg", "steps too large"),
    "verdict.unreachable.short": ("utom räckhåll", "out of reach"),
    "verdict.learned.short": ("har lärt sig", "learned"),
    "verdict.oversized.short": ("onödigt stort", "larger than needed"),
    # What several charts say
    "chart.sweep.lagom": ("lagom", "lagom"),
    "chart.sweep.threshold": ("lyckad under", "success below"),
    "chart.sweep.start": ("start {i}", "start {i}"),
    "chart.sweep.median": ("medianförlust {loss}", "median loss {loss}"),
    "chart.sweep.succeeded": ("{k} av {n} starter lyckades", "{k} of {n} starts succeeded"),
    "chart.sweep.parameters": ("{n} parametrar", "{n} parameters"),
    "chart.sweep.operations": (
        "{n} multiplikationer per steg och datapunkt",
        "{n} multiplications per step and sample",
    ),
    "chart.sweep.seconds": ("{s} s träning per start", "{s} s of training per start"),
    "chart.sweep.empty": ("Inga resultat än.", "No results yet."),
    # The map
    "chart.sweep.map.validation_loss": (
        "Valideringsförlust, starternas median",
        "Validation loss, the median of the starts",
    ),
    "chart.sweep.map.gap": (
        "Valideringsförlust minus träningsförlust",
        "Validation loss minus training loss",
    ),
    "chart.sweep.map.success_rate": (
        "Hur många av starterna som lyckades",
        "How many of the starts succeeded",
    ),
    "chart.sweep.map.accuracy": (
        "Träffsäkerhet på valideringen i procent",
        "Validation accuracy in percent",
    ),
    "chart.sweep.map.seconds": (
        "Träningstid för en start i millisekunder",
        "Training time of a start in milliseconds",
    ),
    "chart.sweep.map.parameters": (
        "Hur många parametrar varje nätverk har",
        "How many parameters each network has",
    ),
    "chart.sweep.map.verdict": (
        "Omdömet om alla starter för varje nätverk",
        "The verdict on all starts of each network",
    ),
    "chart.sweep.map.doubt": (
        "svårt att säga: {one} eller {other}",
        "hard to tell: {one} or {other}",
    ),
    "chart.sweep.map.lagom": ("lagom", "lagom"),
    "chart.sweep.map.chosen": ("vald", "chosen"),
    "chart.sweep.map.failed": ("misslyckade", "failed share"),
    "chart.sweep.map.alt": (
        "Karta: {measure}. {done} av {all} rutor har resultat.",
        "Map: {measure}. {done} of {all} cells have results.",
    ),
    "chart.sweep.map.alt_best": (
        "Lägsta medianen av valideringsförlusten: {label} med {loss}, där {rate} av starterna lyckades.",
        "Lowest median validation loss: {label} with {loss}, where {rate} of the starts succeeded.",
    ),
    "chart.sweep.map.alt_lagom": ("Lagom är {label}.", "Lagom is {label}."),
    # The capacity curve
    "chart.sweep.capacity.size": (
        "Förlust: för litet, lagom, för stort",
        "Loss by size: too small, lagom, too large",
    ),
    "chart.sweep.capacity.axis": ("Förlust efter {axis}", "Loss by {axis}"),
    "chart.sweep.capacity.row": ("{part} ({axis} {value})", "{part}, {axis} {value}"),
    "chart.sweep.capacity.band": ("± medelfel", "± standard error"),
    "chart.sweep.capacity.others": ("andra rader", "other rows"),
    "chart.sweep.capacity.beyond": ("för högt att visa", "too high to show"),
    "chart.sweep.capacity.above": (
        "{label}: {n} starter ligger högre eller divergerade",
        "{label}: {n} starts are higher or diverged",
    ),
    "chart.sweep.capacity.alt": (
        "Valideringsförlustens median från {first_loss} vid {first} till {last_loss} vid {last}, lägst {best_loss} vid {best}.",
        "Median validation loss from {first_loss} at {first} to {last_loss} at {last}, lowest {best_loss} at {best}.",
    ),
    # The starts of one cell
    "chart.sweep.starts.title": (
        "Ett nätverk, många slumpmässiga starter",
        "One network, many random starts",
    ),
    "chart.sweep.starts.loss": ("validering: {loss}", "validation: {loss}"),
    "chart.sweep.starts.succeeded": ("lyckades", "succeeded"),
    "chart.sweep.starts.failed": ("misslyckades", "failed"),
    "chart.sweep.starts.diverged": ("divergerade", "diverged"),
    "chart.sweep.starts.interval": (
        "95 %-intervall: {low} till {high}",
        "95% interval: {low} to {high}",
    ),
    "chart.sweep.starts.epochs": (
        "epoker till tröskeln, median: {epochs}",
        "median epochs to the threshold: {epochs}",
    ),
    "chart.sweep.starts.alt": (
        "{label}: {sentence}. Slutlig valideringsförlust från {least} till {most}.",
        "{label}: {sentence}. Final validation losses from {least} to {most}.",
    ),
    "chart.sweep.curves.title": (
        "Valideringsförlust för varje start",
        "Validation loss of every start",
    ),
    "chart.sweep.curves.failed": ("misslyckades", "failed"),
    "chart.sweep.curves.succeeded": ("lyckades", "succeeded"),
    "chart.sweep.curves.training": ("vald, träning", "chosen, training"),
    "chart.sweep.curves.validation": ("vald, validering", "chosen, validation"),
    "chart.sweep.curves.alt": (
        "Valideringsförlust för {n} starter till epok {epoch}: {k} ligger under tröskeln, {diverged} divergerade, de andra ligger från {least} till {most}.",
        "Validation loss of {n} starts up to epoch {epoch}: {k} are below the threshold, {diverged} diverged, the others are from {least} to {most}.",
    ),
    # Cost
    "chart.sweep.cost.title": (
        "Vad mer beräkning ger: Paretolinjen",
        "What more computing buys: the Pareto line",
    ),
    "chart.sweep.cost.seconds": ("träningstid för en start, s", "training time per start, s"),
    "chart.sweep.cost.operations": (
        "multiplikationer per steg och datapunkt",
        "multiplications per step and sample",
    ),
    "chart.sweep.cost.excess": ("avstånd till {best}", "distance to {best}"),
    "chart.sweep.cost.unknown_floor": (
        "den bästa möjliga förlusten är inte känd: den lägsta som setts står för den",
        "the best achievable loss is not known: the lowest seen stands for it",
    ),
    "chart.sweep.cost.unknown_zero": (
        "den bästa möjliga förlusten är inte känd: 0 står för den",
        "the best achievable loss is not known: 0 stands for it",
    ),
    "chart.sweep.cost.pareto": ("Paretolinje", "Pareto line"),
    "chart.sweep.cost.cells": ("ett nätverk", "one network"),
    "chart.sweep.cost.beyond": ("för högt att visa", "too high to show"),
    "chart.sweep.cost.guessing": ("gissning", "blind guess"),
    "chart.sweep.cost.best.known": ("bästa möjliga", "best achievable"),
    "chart.sweep.cost.best.seen": ("lägsta sedda", "lowest seen"),
    "chart.sweep.cost.best.zero": ("förlusten 0", "a loss of 0"),
    "chart.sweep.cost.of": (
        "avstånd till {best} {excess}",
        "distance to {best} {excess}",
    ),
    "chart.sweep.cost.alt": (
        "Av {n} nätverk är dessa bäst för sin kostnad, billigast först: {front}.",
        "Of {n} networks these are the best at their cost, the cheapest first: {front}.",
    ),
    "chart.sweep.cost.alt_item": (
        "{label} (avstånd till {best} {excess})",
        "{label} (distance to {best} {excess})",
    ),
    "chart.sweep.cost.none": (
        "En gissning är redan så bra som det kan bli här, så mer beräkning har inget att ge.",
        "A blind guess is already as good as anything can be here, so more computing has nothing to give.",
    ),
    # Disagreement
    "chart.sweep.disagreement.title": (
        "Där starterna svarar olika",
        "Where the starts answer differently",
    ),
    "chart.sweep.disagreement.sd": ("± standardavvikelse", "± standard deviation"),
    "chart.sweep.disagreement.alt": (
        "Starternas oenighet på alla invärden: {mean} i genomsnitt, som mest {most}.",
        "Disagreement of the starts over the inputs: {mean} on average, {most} at most.",
    ),
    "chart.sweep.fits.title": ("Varje starts kurva", "The curve of every start"),
    "chart.sweep.fits.starts": ("varje start", "every start"),
    "chart.sweep.fits.mean": ("deras medelvärde", "their mean"),
    "chart.sweep.fits.alt": (
        "Kurvorna från {n} starter genom datapunkterna, i genomsnitt {spread} isär (standardavvikelse).",
        "The curves of {n} starts through the data, on average {spread} apart (standard deviation).",
    ),
    # The race
    "chart.sweep.race.title": ("De tävlandes valideringsförlust", "Validation loss of the racers"),
    "chart.sweep.race.band": (
        "linje: starternas median, band: mittersta hälften",
        "line: median of the starts, band: the middle half",
    ),
    "chart.sweep.race.alt": ("De tävlandes valideringsförlust.", "Validation loss of the racers."),
    "chart.sweep.race.alt_item": (
        "{name} vid epok {epoch}: median {median}, mittersta hälften från {low} till {high}.",
        "{name} at epoch {epoch}: median {median}, middle half from {low} to {high}.",
    ),
    "chart.sweep.standing.title": (
        "Ställningen: medelförlust ± ett medelfel",
        "The standing: mean loss ± one standard error",
    ),
    "chart.sweep.standing.levels": (
        "prickat: bästa möjliga, streckat: gissning",
        "dotted: best achievable, dashed: blind guess",
    ),
    "chart.sweep.standing.guessing": ("streckat: gissning", "dashed: blind guess"),
    "chart.sweep.standing.words": (
        "<b>{place}. {label}</b> · {k} av {n} starter lyckades<br>{parameters} parametrar, {operations} multiplikationer per datapunkt",
        "<b>{place}. {label}</b> · {k} of {n} starts succeeded<br>{parameters} parameters, {operations} multiplications per sample",
    ),
    "chart.sweep.standing.waiting": (
        "<b>{label}</b> · inga resultat än<br>{parameters} parametrar, {operations} multiplikationer per datapunkt",
        "<b>{label}</b> · no results yet<br>{parameters} parameters, {operations} multiplications per sample",
    ),
    "chart.sweep.standing.mean": (
        "{label}: valideringsförlust i genomsnitt {mean}",
        "{label}: mean validation loss {mean}",
    ),
    "chart.sweep.standing.mean_error": (
        "{label}: valideringsförlust i genomsnitt {mean} ± {error}",
        "{label}: mean validation loss {mean} ± {error}",
    ),
    # Double descent
    "chart.sweep.descent.title.exact": (
        "Dubbel nedgång: sämst vid exakt passning",
        "Double descent: worst at an exact fit",
    ),
    "chart.sweep.descent.title.coming": (
        "Testfel och antal egenskaper",
        "Test error and number of features",
    ),
    "chart.sweep.descent.title.lower": (
        "Dubbel nedgång: straffet sänker toppen",
        "Double descent: the penalty lowers the peak",
    ),
    "chart.sweep.descent.title.flat": (
        "Med det här straffet finns ingen topp",
        "With this penalty there is no peak",
    ),
    "chart.sweep.descent.alt.flat": (
        "Testfelets median över antalet egenskaper, {n} träningspunkter: {first_error} vid {first} egenskaper, ingen topp vid exakt passning, sedan {last_error} vid {last}.",
        "Median test error over the number of features, {n} training samples: {first_error} at {first} features, no peak where the fit is exact, then {last_error} at {last}.",
    ),
    "chart.sweep.descent.band": ("mittersta hälften", "middle half"),
    "chart.sweep.descent.theory": ("teori: bara bruset", "theory: noise alone"),
    "chart.sweep.descent.train": ("träningsfel", "training error"),
    "chart.sweep.descent.test": ("testfel", "test error"),
    "chart.sweep.descent.threshold": ("p = {n} datapunkter", "p = {n} samples"),
    "chart.sweep.descent.features": ("slumpmässiga egenskaper p", "random features p"),
    "chart.sweep.descent.error": ("medelkvadratfel", "mean squared error"),
    "chart.sweep.descent.alt.peak": (
        "Testfelets median över antalet egenskaper, {n} träningspunkter: {first_error} vid {first} egenskaper, en topp på {peak_error} vid {peak}, sedan {last_error} vid {last}.",
        "Median test error over the number of features, {n} training samples: {first_error} at {first} features, a peak of {peak_error} at {peak}, then {last_error} at {last}.",
    ),
}
