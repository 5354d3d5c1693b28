"""What stands in the loss chart: marks of the verdict, and what its lines show."""

TEXTS: dict[str, tuple[str, str]] = {
    "chart.loss.waiting": (
        "Här visas förlusten<br>när det finns minst två punkter.",
        "The loss is shown here<br>as soon as there are two points.",
    ),
    "mark.best": ("lägst vid epok {epoch}", "lowest at epoch {epoch}"),
    "mark.gap": ("gap", "gap"),
    "mark.lagom": ("lagom", "lagom"),
    "mark.ahead": ("om den tränar vidare", "if it trains on"),
    "mark.before": ("före", "before"),
    "mark.dead": ("{n} döda", "{n} dead"),
    "mark.vanished": ("gradienten borta", "gradient gone"),
    "mark.saturated": ("mättade", "saturated"),
    "mark.symmetric": ("alla lika", "all equal"),
    "mark.below": (": under axeln", ": below the axis"),
    "mark.above": (": över axeln", ": above the axis"),
    "chart.excess": ("0 = bästa möjliga, 1 = gissning", "0 = best possible, 1 = blind guess"),
    "chart.excess.unknown": ("0 = ingen förlust, 1 = gissning", "0 = no loss, 1 = blind guess"),
    "key.title": ("Vad linjerna visar", "What the lines show"),
    "key.training": ("träning", "training"),
    "key.after": (
        "medelvärdet över träningsdata när epoken är slut",
        "the mean over the training data at the end of the epoch",
    ),
    "key.validation": ("validering", "validation"),
    "key.never": (
        "medelvärdet över data som nätverket aldrig tränas på",
        "the mean over data that the network never trains on",
    ),
    "key.baseline": (
        "förlusten för det bästa svar som är lika för alla punkter",
        "the loss of the best answer that is the same for all points",
    ),
    "key.floor": (
        "på nya data kan inget nätverk i längden komma under den",
        "in the long run no network gets below it on new data",
    ),
    "key.best": ("romb", "diamond"),
    "key.lowest": (
        "epoken med lägst valideringsförlust",
        "the epoch of the lowest validation loss",
    ),
    "key.lagom": ("grönt fält", "green band"),
    "key.zone": (
        "så låg valideringsförlust räknas som att nätverket har lärt sig",
        "validation losses that count as learned",
    ),
    "key.distance": ("axeln till höger", "the axis on the right"),
    "key.verdict": ("omdömet", "the verdict"),
    "key.smooth": (
        "räknar med medianen av de senaste 5 % av kurvans punkter, och vid en tidigare epok med medelvärdet "
        "runt den; talen ovanför gäller den senaste epoken",
        "takes the median of the last 5% of the curve's points, and at an earlier epoch the mean around it; "
        "the numbers above are those of the last epoch",
    ),
}
