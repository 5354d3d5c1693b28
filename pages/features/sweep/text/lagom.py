"""Which network is lagom on the map, and why; a cell and its runs."""

TEXTS: dict[str, tuple[str, str]] = {
    # Lagom
    "lagom.so_far": ("Hittills: {text}", "So far: {text}"),
    # Every second row and column is trained first
    "lagom.so_far.some": (
        "Hittills, med {n} av {runs} nätverk: {text}",
        "So far, with {n} of {runs} networks: {text}",
    ),
    "lagom.where": ("{where}: {text}", "{where}: {text}"),
    "lagom.at": ("{where}: {label}", "{where}: {label}"),
    "lagom.at.none": ("inget", "none"),
    "lagom.moves": ("Lagom flyttar sig med data: {moves}.", "Lagom moves with the data: {moves}."),
    "lagom.stays": (
        "Lagom är detsamma för alla dessa data: {moves}.",
        "Lagom stays the same with these data: {moves}.",
    ),
    "lagom.sides": ("Lagom för olika data: {moves}.", "Lagom for each of the data: {moves}."),
    "lagom.found.inside": (
        "Lagom är {label}: det minsta nätverket som är bra nog.",
        "Lagom is {label}: the smallest network that is good enough.",
    ),
    "lagom.found.smallest": (
        "Lagom är {label}: bra nog och vid kartans kant, det minsta nätverket som provats.",
        "Lagom is {label}: good enough, and at the edge of the map, the smallest network tried.",
    ),
    "lagom.found.largest": (
        "Lagom är {label}: den enda storleken som är bra nog, vid kartans kant, det största nätverket som provats.",
        "Lagom is {label}: the only size that is good enough, and at the edge of the map, the largest network tried.",
    ),
    "lagom.oversized.inside": (
        "Lagom är {label}: det minsta nätverket som är bra nog; också bra nog, men större än det behöver vara: {larger}.",
        "Lagom is {label}: the smallest network that is good enough; also good enough, but larger than needed: {larger}.",
    ),
    "lagom.oversized.smallest": (
        "Lagom är {label}: bra nog och vid kartans kant, det minsta nätverket som provats; också bra nog, men större än det behöver vara: {larger}.",
        "Lagom is {label}: good enough, and at the edge of the map, the smallest network tried; also good enough, but larger than needed: {larger}.",
    ),
    "lagom.and_more": ("{names} och {n} till", "{names} and {n} more"),
    "lagom.beside": (
        "Enligt regeln om ett medelfel vore det {label}: {parameters} parametrar och i genomsnitt {excess} till {best} (valideringsförlust {mean}), mot {lagom_parameters} och {lagom_excess} ({lagom_mean}) för lagom.",
        "The one-standard-error rule would take {label}: {parameters} parameters and a mean distance of {excess} to {best} (validation loss {mean}), against {lagom_parameters} and {lagom_excess} ({lagom_mean}) for lagom.",
    ),
    "lagom.rule.inside": (
        "Regeln om ett medelfel väljer {label}: det minsta nätverket inom ett medelfel från det bästa medelvärdet.",
        "The one-standard-error rule takes {label}: the smallest network within one standard error of the best mean.",
    ),
    "lagom.rule.smallest": (
        "Regeln om ett medelfel väljer {label}: inom ett medelfel från det bästa medelvärdet och vid kartans kant, det minsta nätverket som provats.",
        "The one-standard-error rule takes {label}: within one standard error of the best mean, and at the edge of the map, the smallest network tried.",
    ),
    "lagom.rule.largest": (
        "Regeln om ett medelfel väljer {label}: inget mindre nätverk ligger inom ett medelfel från det bästa medelvärdet, och det står vid kartans kant, det största nätverket som provats.",
        "The one-standard-error rule takes {label}: no smaller network is within one standard error of the best mean, and it is at the edge of the map, the largest network tried.",
    ),
    "lagom.rule.alike": (
        "Alla nätverk ligger inom ett medelfel från det bästa medelvärdet, så regeln om ett medelfel väljer det minsta som provats, {label}, vid kartans kant.",
        "All networks are within one standard error of the best mean, so the one-standard-error rule takes the smallest tried, {label}, at the edge of the map.",
    ),
    "lagom.goal": (
        "Bra nog betyder att avståndet till {best} (0, där 1 är gissning) i genomsnitt är högst {tolerance}, alltså valideringsförlusten {threshold}, och minst {percent} % av starterna under den.",
        "Good enough means a mean distance to {best} (0, where 1 is a blind guess) of at most {tolerance}, which is a validation loss of {threshold}, and at least {percent}% of the starts below it.",
    ),
    "lagom.goal.unknown": (
        "Den bästa möjliga förlusten är inte känd för de här data: {least}, den lägsta som de här nätverken och snabba jämförelser når, står för den.",
        "The best achievable loss is not known for these data: {least}, the lowest that these networks and quick references reach, stands for it.",
    ),
    "lagom.goal.nothing": (
        "Den bästa möjliga förlusten är inte känd för de här data, och inget här når klart under en gissning: 0 står för den.",
        "The best achievable loss is not known for these data, and nothing here is clearly better than a blind guess: 0 stands for it.",
    ),
    # What a distance is measured from: what is known, or what stands for it
    "lagom.best.known": ("bästa möjliga", "the best achievable"),
    "lagom.best.seen": ("den lägsta sedda förlusten", "the lowest loss seen"),
    "lagom.best.zero": ("förlusten 0", "a loss of 0"),
    "lagom.measured": (
        "{label}: {parameters} parametrar, i genomsnitt {excess} till {best} (valideringsförlust {mean} ± {error}), {k} av {n} starter lyckades.",
        "{label}: {parameters} parameters, mean distance to {best} {excess} (validation loss {mean} ± {error}), {k} of {n} starts succeeded.",
    ),
    "lagom.limit": (
        "Den bästa genomsnittliga valideringsförlusten har {label}, {mean}; med ett medelfel, {error}, mer blir det {limit}.",
        "The best mean validation loss is that of {label}, {mean}; with one standard error, {error}, more it is {limit}.",
    ),
    "lagom.none.no_results": (
        "Inget nätverk är lagom: inget har en förlust att jämföra.",
        "No network is lagom: none has a loss to compare.",
    ),
    "lagom.none.one_start": (
        "Med en start för varje nätverk kan ingen säga vilket som är lagom: en skillnad kan vara tur.",
        "With one start for each network nobody can say which is lagom: a difference may be luck.",
    ),
    "lagom.none.one_size": (
        "Inget nätverk är lagom: alla är lika stora, och det bästa är {label}.",
        "No network is lagom: all of them are equally large, and the best is {label}.",
    ),
    "lagom.none.none_succeeds": (
        "Inget nätverk är lagom, för inget är bra nog: inte en enda start lyckades, så prova större, fler epoker eller en annan aktivering.",
        "No network is lagom, since none is good enough: not one start succeeded, so try larger ones, more epochs or another activation.",
    ),
    "lagom.none.none_reliable": (
        "Inget nätverk är lagom, för inget är bra nog: några starter lyckades, men ingenstans {percent} % av dem, så prova större eller fler epoker.",
        "No network is lagom, since none is good enough: some starts succeeded, but nowhere {percent}% of them, so try larger ones or more epochs.",
    ),
    "lagom.none.none_generalizes": (
        "Inget nätverk är lagom, för inget är bra nog: de som lär sig träningsdata misslyckas på nya punkter, så prova fler punkter, mindre nätverk eller lite regularisering.",
        "No network is lagom, since none is good enough: those that learn the training data fail on new points, so try more points, smaller networks or some regularization.",
    ),
    "lagom.none.none_on_average": (
        "Inget nätverk är lagom, för inget är bra nog: där {percent} % av starterna lyckas drar de andra upp medelvärdet för mycket, så prova fler epoker eller se varför de misslyckas.",
        "No network is lagom, since none is good enough: where {percent}% of the starts succeed, the others spoil the mean, so try more epochs or see why those fail.",
    ),
    "lagom.doubt.few_starts": (
        "Med färre än tre starter säger andelen som lyckas inte mycket.",
        "With fewer than three starts a success rate says little.",
    ),
    "sweep.beyond": (
        "Fortsätt förbi kanten: {axis} {values}",
        "Go on beyond the edge: {axis} {values}",
    ),
    # Cells
    "sweep.size": ("{depth}×{width}", "{depth}×{width}"),
    "sweep.no_hidden": ("inget dolt lager", "no hidden layer"),
    "sweep.cells.maps": (
        "Vad varje nätverk kan rita ({which})",
        "What each network can draw ({which})",
    ),
    "sweep.cells.fits": ("Varje nätverks kurva ({which})", "The curve of each network ({which})"),
    "sweep.cells.alt": (
        "En liten bild av svaren från varje nätverk på kartan, {which}.",
        "A small picture of the answers of each network in the map, {which}.",
    ),
    "sweep.cells.alt_diverged": (
        "Av dem har {n} divergerat och saknar bild.",
        "Of these, {n} diverged and have no picture.",
    ),
    "pictured.best": ("bästa starten", "best start"),
    "pictured.median": ("mellersta starten", "median start"),
    "pictured.worst": ("sämsta starten", "worst start"),
    "cost.seconds": ("Träningstid i sekunder", "Seconds of training"),
    "cost.operations": ("Multiplikationer per datapunkt", "Multiplications per sample"),
    "sweep.chosen": ("Det valda nätverket: {label}", "The chosen network: {label}"),
    "sweep.verdict": (
        "Omdöme om alla dess starter: {verdict}. {k} av {n} lyckades, och avståndet till {best} är i genomsnitt {excess}.",
        "Verdict on all its starts: {verdict}. {k} of {n} succeeded, and the mean distance to {best} is {excess}.",
    ),
    "sweep.verdicts": ("Start för start: {verdicts}.", "Start by start: {verdicts}."),
    "sweep.verdict.waiting": (
        "Inte tränat än: varannan rad och kolumn tränas färdigt först.",
        "Not trained yet: every second row and column is trained to the end first.",
    ),
    "sweep.cell.waiting": ("inte tränat än", "not trained yet"),
    "sweep.cell": ("Nätverk", "Network"),
    "sweep.cell.help": (
        "Väljer en ruta på kartan, precis som ett klick på den.",
        "Chooses a cell of the map, as a click on it does.",
    ),
    "sweep.start": ("Start", "Start"),
    "sweep.start.help": (
        "Väljer en av dess slumpstarter efter frö, precis som ett klick på dess punkt.",
        "Chooses one of its random starts by the seed, as a click on its point does.",
    ),
    "sweep.start.name": ("frö {seed}", "seed {seed}"),
    "sweep.open": ("Öppna i labbet", "Open in the playground"),
    "sweep.open.help": (
        "Öppnar just det här tränade nätverket med inställningar och kurvor, så att du kan träna vidare därifrån.",
        "Opens just this trained network with its settings and curves, so that you can train on from there.",
    ),
    "sweep.open.gone": (
        "De här resultaten finns inte längre på servern: tryck på Träna för att göra om dem.",
        "These results are no longer on the server: press Run to make them again.",
    ),
    "sweep.table.show": ("Alla körningar som tabell", "All runs as a table"),
    "sweep.table.show.help": (
        "Visar en rad för varje tränat nätverk, att sortera, läsa eller ladda ner.",
        "Shows one row for each trained network, to sort, read or download.",
    ),
    "sweep.table.empty": (
        "Det finns inga körningar än: tryck på Träna först.",
        "There are no runs yet: press Run first.",
    ),
    "column.succeeded": ("Lyckades", "Succeeded"),
    "column.status": ("Läge", "State"),
    "column.hidden_widths": ("Dolda lagers bredder", "Hidden widths"),
    "column.dtype": ("Talformat", "Number format"),
    "run.training": ("tränas", "training"),
    "run.done": ("klar", "done"),
    "run.diverged": ("divergerade", "diverged"),
}
