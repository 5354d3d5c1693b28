"""Opening a link of TensorFlow Playground's."""

TEXTS: dict[str, tuple[str, str]] = {
    "playground_link": ("Länk från TensorFlow Playground", "Link from TensorFlow Playground"),
    "playground_link.help": (
        "Klistra in hela länken, så ställs dess inställningar in här och träningen börjar vid epok 0.",
        "Paste the whole link: its settings are set up here, and training begins at epoch 0.",
    ),
    "playground_link.example": (
        "https://playground.tensorflow.org/#…",
        "https://playground.tensorflow.org/#…",
    ),
    # Why a text is no such link
    "playground_link.other": (
        "Det här är ingen länk från TensorFlow Playground: kopiera hela adressen, som börjar med `https://playground.tensorflow.org/#`, och klistra in den.",
        "This is not a link from TensorFlow Playground: copy the whole address, which begins with `https://playground.tensorflow.org/#`, and paste it.",
    ),
    "playground_link.long": (
        "Texten är för lång för att vara en länk från TensorFlow Playground: klistra in adressen och inget mer.",
        "The text is too long to be a link from TensorFlow Playground: paste the address and nothing else.",
    ),
    # What is to be known of one that was opened
    "playground_link.title": (
        "**Öppnat från TensorFlow Playground:**",
        "**Opened from TensorFlow Playground:**",
    ),
    "playground_link.unreadable": (
        "{name} kan inte vara {given}: {used} används.",
        "{name} cannot be {given}: {used} is used.",
    ),
    "playground_link.range": (
        "{name} {given} går inte att ställa in här: {used} används.",
        "{name} {given} cannot be set here: {used} is used.",
    ),
    "playground_link.hidden": (
        "Reglage som länken döljer syns här: {name}.",
        "Controls that the link hides are shown here: {name}.",
    ),
    "playground_link.left_out": (
        "Finns inte här och togs inte med: {name}.",
        "Does not exist here and was left out: {name}.",
    ),
    "playground_link.unknown": (
        "Okänt, också för TensorFlow Playground, och utelämnat: {name}.",
        "Unknown to TensorFlow Playground, too, and left out: {name}.",
    ),
    "playground_link.no_input": (
        "Länken har inga invärden alls: x och y används.",
        "The link has no inputs at all: x and y are used.",
    ),
    "playground_link.discretize": (
        "Bilden kan bara visa klasser utan övergångar, inte tal: discretize togs inte med.",
        "The picture can show classes without shades, but not numbers: discretize was left out.",
    ),
    "playground_link.l1": (
        "TensorFlow Playground tar bort en vikt för gott när L1 för den genom 0; här kan den växa igen.",
        "TensorFlow Playground removes a weight for good when L1 takes it through 0; here it may grow again.",
    ),
    "playground_link.loss": (
        "Förlusten är felet i kvadrat, utan faktorn ½ som den har där, så den är dubbelt så stor. Därför är inlärningstakten redan halverad här och ett eventuellt straff dubblat: då blir stegen desamma.",
        "The loss is the squared error, without the factor ½ that it has there, so it is twice as large. Therefore the learning rate has been halved here already and any penalty doubled: the steps are then the same.",
    ),
    "playground_link.drawn": (
        "Punkter och startvikter är av samma slag men dragna på nytt, och punkterna blandas i varje epok.",
        "Points and start weights are of the same kind but drawn anew, and the points are shuffled in each epoch.",
    ),
}
