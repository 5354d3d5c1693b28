"""What is said where the trained network is asked: about one point, or a file of them."""

TEXTS: dict[str, tuple[str, str]] = {
    "point.answer": ("Rätt svar (facit)", "Right answer"),
    "point.answer.help": (
        "Behövs för förlusten och för vägen bakåt, inte för nätverkets svar.",
        "Needed for the loss and for the way back, not for what the network answers.",
    ),
    "point.standardized": ("som nätverket får det", "as the network gets it"),
    "point.standardized.why": (
        "Verkliga data standardiseras: medelvärdet dras bort och resultatet delas med standardavvikelsen, båda från träningsdata. Det hör till modellen.",
        "Real data are standardized: the mean is subtracted and the result divided by the standard deviation, both of the training data. That is part of the model.",
    ),
    "point.of_units": ("{shown} av {width} enheter", "{shown} of {width} units"),
    "point.after": (
        "Ett enda steg med bara den här punkten, räknat för alla {n} parametrar samtidigt:",
        "A single step with this point alone, computed for all {n} parameters at once:",
    ),
    "point.after.name": ("efter steget", "after the step"),
    "point.after.what": ("vad", "what"),
    "point.after.answer": ("svar: {name}", "answer: {name}"),
    "point.after.down": (
        "Förlusten för den här punkten sjönk från {before} till {after}.",
        "This point's loss fell from {before} to {after}.",
    ),
    "point.after.up": (
        "Förlusten för den här punkten steg från {before} till {after}: steget blev för långt, eller så drog optimerarens minne av tidigare steg eller regulariseringen åt ett annat håll.",
        "This point's loss rose from {before} to {after}: the step was too long, or the optimizer's memory of earlier steps or the regularization pulled elsewhere.",
    ),
    "point.after.same": (
        "Förlusten för den här punkten är oförändrad, {before}.",
        "This point's loss is unchanged, {before}.",
    ),
    "point.after.do": ("Ta steget i körningen", "Do this step"),
    "point.after.only": (
        "Än så länge är steget bara visat. Knappen tar det på riktigt i labbets körning, utöver körningens egna satser. En länk har bara inställningarna, så den kan inte göra om steget.",
        "So far the step is only shown. The button does it in the playground's run, besides the run's own batches. A link holds the settings only, so it cannot repeat the step.",
    ),
    "point.after.beyond": (
        "Steget kan inte tas i körningen: talen skulle bli oändliga. Välj en lägre inlärningstakt i labbet.",
        "This step cannot be done in the run: its numbers would become infinite. Choose a smaller learning rate in the playground.",
    ),
    "point.off": (
        "Enheter som är avstängda i labbet är med här.",
        "Units that are switched off in the playground take part here.",
    ),
    "point.changed": (
        "Ändringar för hand i körningen: {n}. En länk har bara inställningarna, så den kan inte visa det här nätverket.",
        "Changes of the run by hand: {n}. A link holds the settings only, so it cannot show this network.",
    ),
    "point.ask.answer": ("Nätverket svarar", "The network answers"),
    "point.ask.class": (
        "Nätverket svarar **{name}**.",
        "The network answers **{name}**.",
    ),
    "point.ask.share": (
        "Nätverket svarar **{name}**, med sannolikheten {share}.",
        "The network answers **{name}**, with a probability of {share}.",
    ),
    "point.ask.values": ("Nätverket svarar {values}.", "The network answers {values}."),
    "point.ask.right": ("Rätt svar är {name}.", "The right answer is {name}."),
    "point.ask.bars": ("Klassernas sannolikheter", "Probabilities of the classes"),
    "point.ask.outputs": ("Utdata för varje klass", "Output for each class"),
    "point.ask.outputs.why": (
        "Varje enhet i utdatalagret har en egen sigmoid, så värdena är inga sannolikheter: tillsammans blir de sällan 1. Klassen med det största värdet är svaret.",
        "Each unit of the output layer has a sigmoid of its own, so the values are no probabilities: together they rarely make 1. The class with the largest value is the answer.",
    ),
    "point.ask.labels": ("Varje etiketts sannolikhet", "Probability of each label"),
    "point.ask.labels.why": (
        "Varje etikett har en egen sigmoid och svarar för sig, så sannolikheterna blir sällan 1 tillsammans. Nätverket säger ja till dem som ligger över 0,5.",
        "Each label has a sigmoid of its own and is answered by itself, so the probabilities rarely make 1 together. The network says yes to those above 0.5.",
    ),
    "point.ask.outside": (
        "Inga träningsdata här: nätverket svarar ändå. Den närmaste träningspunkten är {distance} bort; av de träningspunkter som har jämförts har ingen mer än {farthest} till sin närmaste granne.",
        "No training data here: the network answers all the same. The nearest training point is {distance} away; of the training points compared, none has more than {farthest} to its nearest neighbour.",
    ),
    "point.ask.beyond": (
        "{name} = {value} ligger {by} utanför träningsdata ({low} till {high}).",
        "{name} = {value} lies {by} outside the training data ({low} to {high}).",
    ),
    "point.ask.near": (
        "Den närmaste träningspunkten är {distance} bort.",
        "The nearest training point is {distance} away.",
    ),
    "point.ask.deviations": (
        "Avståndet är räknat i standardavvikelser.",
        "Distances are counted in standard deviations.",
    ),
    "point.ask.delete": ("Ta bort data ur bilden", "Take the data out of the picture"),
    "point.ask.delete.help": (
        "Tar bort datapunkterna från bilden; nätverkets svar räknas bara ur dess vikter.",
        "Takes the data points out of the picture; the network's answer comes from its weights alone.",
    ),
    "point.ask.deleted": (
        "Datapunkterna är borta ur bilden, och nätverket svarar som förut: allt det har lärt sig finns i {n} tal. Vikterna är låsta, och summan av dem är {total} hur mycket du än frågar.",
        "The data points are out of the picture, and the network answers as before: all it has learned is in {n} numbers. The weights are frozen, and their sum is {total} however much you ask.",
    ),
    "point.ask.frozen": (
        "Vikterna är låsta: att fråga tränar inte nätverket. Summan av de {n} talen är {total} hur mycket du än frågar.",
        "The weights are frozen: asking does not train the network. The sum of the {n} numbers is {total} however much you ask.",
    ),
    "point.others": ("Andra starter av samma nätverk", "Other starts of the same network"),
    "point.others.training": (
        "Tränar {n} andra starter: sats {step} av {goal}",
        "Training {n} other starts: batch {step} of {goal}",
    ),
    "point.others.about": (
        "{n} nätverk med samma arkitektur och inställningar men andra slumpfrön, tränade på lika många satser som labbets nätverk: {steps}.",
        "{n} networks with the same architecture and settings but other random seeds, trained on as many batches as the playground's network: {steps}.",
    ),
    "point.others.untrained": (
        "{n} nätverk med samma arkitektur och inställningar men andra slumpfrön. De är otränade, precis som labbets nätverk.",
        "{n} networks with the same architecture and settings but other random seeds, untrained as the playground's network is.",
    ),
    "point.others.lost": (
        "Starter utan svar, eftersom deras tal blev oändliga: {n}.",
        "Starts without an answer, since their numbers became infinite: {n}.",
    ),
    "point.others.same": (
        "**{same} av {n}** ger samma svar som labbets nätverk: {name}.",
        "**{same} of {n}** give the same answer as the playground's network: {name}.",
    ),
    "point.others.share": ("sannolikheten för {name}", "the probability of {name}"),
    "point.others.spread": (
        "Spridning för {name}: från {low} till {high}, medianen är {middle}.",
        "Spread of {name}: from {low} to {high}, with a median of {middle}.",
    ),
    "point.others.why": (
        "Ju mer svaren skiljer sig åt, desto mer beror svaret här på slumpen i starten och inte bara på data.",
        "The more the answers differ, the more the answer here depends on the chance of the start and not on the data alone.",
    ),
    "point.others.chart": ("Vad starterna svarar", "What the starts answer"),
    "point.others.dots": ("andra starter", "other starts"),
    "point.others.own": ("labbets nätverk", "the playground's network"),
    "point.others.alt": (
        "Punktdiagram över vad de andra starterna svarar. Spridning för {name}: från {low} till {high}, medianen är {middle}. Labbets nätverk: {own}.",
        "Dot plot of what the other starts answer. Spread of {name}: from {low} to {high}, with a median of {middle}. The playground's network: {own}.",
    ),
    "point.file.title": ("En fil med nya punkter", "A file of new points"),
    "point.file.about": (
        "Nätverket ger ett svar för varje rad i en CSV-fil. Filen ska ha en kolumn för varje invärde, mätt på samma sätt som i datamängden; standardiseringen ingår i modellen. Filen läses i serverns minne och sparas inte.",
        "The network gives an answer for each row of a CSV file. The file needs a column for each input, measured as in the data set; standardizing is part of the model. The file is read in the server's memory and is not kept.",
    ),
    "point.file.example": ("Exempelfil", "An example file"),
    "point.file.upload": ("CSV-fil, högst 20 000 rader", "CSV file, 20,000 rows at most"),
    "point.file.download": ("Filen med prediktioner (CSV)", "The file with predictions (CSV)"),
    "point.file.done": (
        "Nätverket har gett svar för {n} rader. {outside} av dem ligger utanför träningsdata i minst ett invärde.",
        "The network has given answers for {n} rows. {outside} of them lie outside the training data in at least one input.",
    ),
    "point.file.lost": (
        "Rader utan svar: {n}. I dem saknas ett invärde, eller så är något invärde okänt eller alldeles för stort.",
        "Rows without an answer: {n}. In them an input is missing, unknown or far too large.",
    ),
    "point.file.unknown": (
        "Kolumnen {name} har värden som nätverket aldrig har tränats på, så deras rader får inget svar: {labels}.",
        "The column {name} has values that the network was never trained on, so their rows get no answer: {labels}.",
    ),
    "point.file.not_numbers": (
        "Kolumnen {name} ska ha tal, och det här är inga, så deras rader får inget svar: {labels}.",
        "The column {name} needs numbers, and these are none, so their rows get no answer: {labels}.",
    ),
    "point.file.part": (
        "Tabellen visar en del av resultatet. Filen med prediktioner har alla rader och kolumner.",
        "The table shows a part of the result. The file with predictions has all rows and columns.",
    ),
    "point.file.prediction": ("prediktion: {name}", "prediction: {name}"),
    "point.file.class": ("predikterad klass", "predicted class"),
    "point.file.share": ("sannolikhet: {name}", "probability: {name}"),
    "point.file.outside": ("utanför träningsdata", "outside the training data"),
    "point.file.yes": ("ja", "yes"),
    "point.file.no": ("nej", "no"),
    "point.file.unused": (
        "Kolumner som inte är invärden används inte: {names}.",
        "Columns that are no inputs are not used: {names}.",
    ),
    "point.map.title": ("Var punkten ligger", "Where the point lies"),
    "point.map.components": (
        "Ett snitt genom punkten längs två huvudkomponenter",
        "A slice through the point along two principal components",
    ),
    "point.map.slice": (
        "De andra {n} invärdena är punktens",
        "The other {n} inputs are the point's",
    ),
}
