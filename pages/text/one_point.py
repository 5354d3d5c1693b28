"""One point: its way through the network, and asking the network."""

TEXTS: dict[str, tuple[str, str]] = {
    "page.point": ("En punkt", "One point"),
    "point.title": (
        "En datapunkts väg genom nätverket",
        "One data point's way through the network",
    ),
    "point.open": ("Följ en punkt genom nätverket", "Follow one point through the network"),
    "point.open.help": (
        "Visar varje tal på vägen genom nätverket som det är just nu, och låter dig fråga nätverket.",
        "Shows every number on the way through the network as it is now, and lets you ask the network.",
    ),
    "point.back": ("Till lekplatsen", "To the playground"),
    "point.now": (
        "Lekplatsens nätverk som det är nu, efter epok {epoch}: {n} parametrar. Träningen vilar så länge du är här.",
        "The playground's network as it is now, after epoch {epoch}: {n} parameters. Training rests as long as you are here.",
    ),
    "point.amid": (
        "Lekplatsens nätverk som det är nu, efter sats {steps}, mitt i epok {epoch}: {n} parametrar. Träningen vilar så länge du är här.",
        "The playground's network as it is now, after batch {steps}, amid epoch {epoch}: {n} parameters. Training rests as long as you are here.",
    ),
    "point.start": (
        "Nätverket vid sin start: {n} parametrar med slumpmässiga vikter, som inte har tränats än.",
        "The network at its start: {n} parameters with random weights, not trained yet.",
    ),
    "point.diverged": (
        "Nätverkets tal är oändliga eller inga tal alls, så det finns ingen väg att visa. Börja om på lekplatsen, gärna med en mindre inlärningstakt.",
        "The network's numbers are infinite or no numbers at all, so there is no way to show. Start anew in the playground, best with a smaller learning rate.",
    ),
    # Which point
    "point.source": ("Vilken punkt", "Which point"),
    "point.source.data": ("Ur data", "From the data"),
    "point.source.typed": ("Egna värden", "Own values"),
    "point.half": ("Del av data", "Part of the data"),
    "point.half.training": ("Träning", "Training"),
    "point.half.validation": ("Validering", "Validation"),
    "point.index": ("Punktens nummer", "Number of the point"),
    "point.index.help": (
        "Du kan också klicka eller trycka på en punkt i bilden.",
        "You can also click or tap a point in the picture.",
    ),
    "point.more_inputs": ("Fler invärden", "More inputs"),
    "point.answer": ("Rätt svar (facit)", "Right answer"),
    "point.answer.help": (
        "Behövs för förlusten och för vägen bakåt, inte för nätverkets svar.",
        "Needed for the loss and for the way back, not for what the network answers.",
    ),
    "point.picture": ("Siffran som 8 gånger 8 bildpunkter", "The digit as 8 by 8 pixels"),
    "point.this": ("punkten", "the point"),
    "point.input": ("invärde", "input"),
    "point.raw": ("i sin egen enhet", "in its own unit"),
    "point.standardized": ("som nätverket får det", "as the network gets it"),
    "point.standardized.why": (
        "Verkliga data standardiseras: medelvärdet dras bort och resultatet delas med standardavvikelsen, båda från träningsdata. Det hör till modellen.",
        "Real data are standardized: the mean is subtracted and the result divided by the standard deviation, both of the training data. That is part of the model.",
    ),
    # Views
    "point.view": ("Vad som visas", "What is shown"),
    "point.view.forward": ("Framåt", "Forward"),
    "point.view.back": ("Bakåt", "Backward"),
    "point.view.batch": ("En sats", "A batch"),
    "point.view.ask": ("Fråga nätverket", "Ask the network"),
    "point.step": ("Steg på vägen", "Step on the way"),
    "point.previous": ("Föregående", "Previous"),
    "point.next": ("Nästa", "Next"),
    "point.play": ("Spela upp", "Play"),
    "point.stop": ("Stanna", "Stop"),
    "point.pace": ("Takt", "Pace"),
    "point.pace.slow": ("lugnt", "slow"),
    "point.pace.fast": ("snabbt", "fast"),
    "point.step.loss": ("Förlust", "Loss"),
    "point.step.update": ("Efter steget", "After the step"),
    "point.unit": ("Enhet", "Unit"),
    "point.unit.name": ("enhet {i}", "unit {i}"),
    "point.weight": ("Vikt", "Weight"),
    "point.weight.from": ("vikten från {name}", "the weight from {name}"),
    "point.weight.bias": ("bias", "the bias"),
    "point.bias": ("bias", "bias"),
    "point.layer": ("Lager", "Layer"),
    "point.loss": ("förlust", "loss"),
    "point.target": ("rätt svar", "right answer"),
    "point.gradient": ("gradient", "gradient"),
    # The picture
    "point.picture.alt": (
        "Nätverket med punktens tal. {columns}.",
        "The network with the point's numbers. {columns}.",
    ),
    "point.signs.forward": (
        "Linjer är vikter: blå är positiva, orange streckade är negativa, tjocka är stora. Talen i rutorna är enheternas värden för den här punkten.",
        "Lines are weights: blue is positive, orange dashes are negative, thick is large. The numbers in the squares are the units' values for this point.",
    ),
    "point.signs.back": (
        "Linjer är vikternas gradienter: blå är positiva, orange streckade är negativa, tjocka är stora. Talen i rutorna är hur förlusten ändras med enhetens summa z.",
        "Lines are the weights' gradients: blue is positive, orange dashes are negative, thick is large. The numbers in the squares say how the loss changes with the unit's sum z.",
    ),
    "point.of_units": ("{shown} av {width} enheter", "{shown} of {width} units"),
    "point.loss.is": ("förlust {loss}", "loss {loss}"),
    # Forward
    "point.inputs": (
        "Punktens tal går in i indatalagret, en enhet för varje invärde.",
        "The point's numbers enter the input layer, one unit for each input.",
    ),
    "point.sum": (
        "**{unit}**: varje invärde gånger sin vikt, plus bias.",
        "**{unit}**: each input times its weight, plus the bias.",
    ),
    "point.activate": ("Sedan aktiveringen, {name}:", "Then the activation, {name}:"),
    "point.rest": ("{n} till", "{n} more"),
    "point.lost": (
        "Svaret jämförs med det rätta svaret. Skillnaden mäts av förlusten, {name}:",
        "The answer is compared with the right answer. The loss measures the difference, {name}:",
    ),
    "point.curve.value": ("f(z)", "f(z)"),
    "point.curve.slope": ("lutning {slope}", "slope {slope}"),
    "point.curve.others": ("lagrets andra enheter", "other units of the layer"),
    "point.curve.output": ("svar", "answer"),
    "point.curve.alt": (
        "Aktiveringen {name} som kurva. Enheten står vid z = {z}, där värdet är {a} och lutningen {slope}.",
        "The activation {name} as a curve. The unit stands at z = {z}, where the value is {a} and the slope {slope}.",
    ),
    "point.loss.alt": (
        "Förlusten {name} som kurva. Svaret {o} och det rätta svaret {y} ger {loss}.",
        "The loss {name} as a curve. The answer {o} and the right answer {y} give {loss}.",
    ),
    "point.loss.capped": (
        "Förlusten räknas ur z, så den stämmer också där svaret avrundas till 0 eller 1.",
        "The loss is computed from z, so it holds where the answer rounds to 0 or 1, too.",
    ),
    # Tables
    "point.table": ("Talen som tabell", "The numbers as a table"),
    "point.table.download": ("Hela lagret som CSV", "The whole layer as CSV"),
    "point.table.from": ("från", "from"),
    "point.table.value": ("värde", "value"),
    "point.table.weight": ("vikt", "weight"),
    "point.table.product": ("värde · vikt", "value · weight"),
    "point.table.unit": ("enhet", "unit"),
    "point.table.sum": ("summa z", "sum z"),
    "point.table.activation": ("värde efter aktivering", "value after activation"),
    "point.table.new": ("efter steget", "after the step"),
    "point.table.output": ("utdata", "output"),
    "point.table.part": ("del av förlusten", "part of the loss"),
    # Back
    "point.back.output": (
        "Bakåt börjar vid förlusten: hur ändras den när **{unit}** får en lite större summa z? Det talet heter delta.",
        "The way back begins at the loss: how does it change when the sum z of **{unit}** grows a little? That number is called delta.",
    ),
    "point.back.fused": (
        "{output} och {loss} hör ihop: det mesta i kedjeregeln tar ut varandra, och kvar blir felet.",
        "{output} and {loss} belong together: most of the chain rule cancels, and what is left is the error.",
    ),
    "point.back.hidden": (
        "**{unit}** får tillbaka varje delta bakom sig gånger vikten dit, och summan gånger aktiveringens lutning. Det är kedjeregeln.",
        "**{unit}** gets back each delta behind it times the weight that leads there, and the sum times the slope of the activation. That is the chain rule.",
    ),
    "point.back.stopped": (
        "Aktiveringen är plan här (lutningen är 0), så inget kommer tillbaka: den här punkten lär enheten ingenting.",
        "The activation is flat here (its slope is 0), so nothing comes back: this point teaches the unit nothing.",
    ),
    "point.back.weight": (
        "Gradienten för **{weight}** är det som kom in gånger delta:",
        "The gradient of **{weight}** is what came in times delta:",
    ),
    "point.back.bias": (
        "Gradienten för **bias** är delta självt:",
        "The gradient of **the bias** is delta itself:",
    ),
    "point.back.penalty": (
        "Den sista termen är regulariseringens straff på stora vikter.",
        "The last term is the penalty of the regularization on large weights.",
    ),
    "point.back.update": (
        "{optimizer} tar ett steg nedför, med inlärningstakten {rate}:",
        "{optimizer} takes a step downhill, with the learning rate {rate}:",
    ),
    "point.back.epsilon": ("Här är ε = 10⁻⁸.", "Here ε = 10⁻⁸."),
    "point.after": (
        "Ett enda steg med bara den här punkten. Alla {n} parametrar ändras samtidigt:",
        "A single step with this point alone. All {n} parameters change at once:",
    ),
    "point.before": ("före steget", "before the step"),
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
    "point.after.only": (
        "Steget visas bara: körningen ändras inte, eftersom ett steg med en punkt som du har valt inte kan upprepas från dess slumpfrö. På lekplatsen tar Steg en sats.",
        "The step is only shown: the run stays as it is, since a step with a point of your choice could not be repeated from its random seed. In the playground, Step takes one batch.",
    ),
    "point.dropout": (
        "Utan dropout: under träningen är {share} av de dolda enheterna avstängda i varje steg, men inte här.",
        "Without dropout: in training {share} of the hidden units are switched off at each step, but not here.",
    ),
    # A batch
    "point.batch": (
        "Nätverket lär sig inte av en punkt i taget, utan av en sats. Här är {n} träningspunkter, från nummer {first}: var och en har sin egen gradient för samma vikt, och satsens gradient är medelvärdet.",
        "The network does not learn from one point at a time but from a batch. Here are {n} training points, from number {first} on: each has its own gradient of the same weight, and the gradient of the batch is their mean.",
    ),
    "point.batch.typed": (
        "Satsen tas ur träningsdata, inte ur dina egna värden.",
        "The batch is taken from the training data, not from your own values.",
    ),
    "point.batch.title": (
        "Varje punkts gradient för en vikt",
        "Each point's gradient of one weight",
    ),
    "point.batch.point": ("punktens nummer", "number of the point"),
    "point.batch.mean": ("Streckad linje: medelvärdet {mean}", "Dashed line: the mean {mean}"),
    "point.batch.alt": (
        "Stapeldiagram över varje punkts gradient: {numbers}. Medelvärdet är {mean}.",
        "Bar chart of each point's gradient: {numbers}. Their mean is {mean}.",
    ),
    "point.batch.signs": (
        "{up} punkter vill ha vikten mindre (positiv gradient), {down} vill ha den större. Medelvärdet avgör.",
        "{up} points want the weight smaller (a positive gradient), {down} want it larger. The mean decides.",
    ),
    "point.batch.size": (
        "Körningen drar {size} slumpvisa träningspunkter till varje sats.",
        "The run draws {size} random training points for each batch.",
    ),
    # Asking
    "point.ask.answer": ("Nätverket svarar", "The network answers"),
    "point.ask.class": (
        "Nätverket svarar **{name}**.",
        "The network answers **{name}**.",
    ),
    "point.ask.share": (
        "Nätverket svarar **{name}**, med sannolikheten {share}.",
        "The network answers **{name}**, with a probability of {share}.",
    ),
    "point.ask.value": (
        "Nätverket svarar **{name} = {value}**.",
        "The network answers **{name} = {value}**.",
    ),
    "point.ask.right": ("Rätt svar är {name}.", "The right answer is {name}."),
    "point.ask.bars": ("Klassernas sannolikheter", "Probabilities of the classes"),
    "point.ask.outside": (
        "Inga data här: nätverket svarar ändå. Den närmaste träningspunkten är {distance} bort; ingen träningspunkt har mer än {farthest} till sin närmaste granne.",
        "No data here: the network answers all the same. The nearest training point is {distance} away; no training point has more than {farthest} to its nearest neighbour.",
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
    "point.ask.delete": ("Radera data", "Delete the data"),
    "point.ask.delete.help": (
        "Tar bort datapunkterna från bilden; nätverkets svar räknas bara ur dess vikter.",
        "Takes the data points out of the picture; the network's answer comes from its weights alone.",
    ),
    "point.ask.deleted": (
        "Datapunkterna är borta, och nätverket svarar som förut: allt det vet finns i {n} tal. Vikterna är låsta, och summan av dem är {total} hur mycket du än frågar.",
        "The data points are gone, and the network answers as before: all it knows is in {n} numbers. The weights are frozen, and their sum is {total} however much you ask.",
    ),
    "point.ask.frozen": (
        "Vikterna är låsta: att fråga tränar inte nätverket. Summan av de {n} talen är {total} hur mycket du än frågar.",
        "The weights are frozen: asking does not train the network. The sum of the {n} numbers is {total} however much you ask.",
    ),
    # A file of new points
    "point.file.title": ("En fil med nya punkter", "A file of new points"),
    "point.file.about": (
        "Nätverket svarar för varje rad i en CSV-fil. Filen ska ha en kolumn för varje invärde, i datamängdens egna enheter; nätverkets standardisering ingår i modellen. Filen läses i serverns minne och sparas inte.",
        "The network answers for each row of a CSV file. The file needs a column for each input, in the data's own units; standardizing is part of the model. The file is read in the server's memory and is not kept.",
    ),
    "point.file.example": ("Exempelfil", "An example file"),
    "point.file.upload": ("CSV-fil, högst 20 000 rader", "CSV file, 20,000 rows at most"),
    "point.file.download": ("Filen med prediktioner (CSV)", "The file with predictions (CSV)"),
    "point.file.done": (
        "Nätverket har svarat för {n} rader. {outside} av dem ligger utanför träningsdata i minst ett invärde.",
        "The network has answered for {n} rows. {outside} of them lie outside the training data in at least one input.",
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
    "point.file.missing": (
        "Filen saknar kolumner som nätverket behöver: {names}. Exempelfilen visar hur den kan se ut.",
        "The file lacks columns that the network needs: {names}. The example file shows how it may look.",
    ),
    "point.file.number": (
        "Rad {row} i kolumnen {name} är inget tal: ”{given}”. Skriv ett tal där, eller ta bort raden.",
        "Row {row} of the column {name} is no number: “{given}”. Write a number there, or remove the row.",
    ),
    "point.file.unreadable": (
        "Filen kunde inte läsas som text med kolumner. Spara den som CSV (UTF-8) och försök igen.",
        "The file could not be read as text with columns. Save it as CSV (UTF-8) and try again.",
    ),
    "point.file.empty": (
        "Filen har inga rader under rubrikerna. Lägg till minst en punkt.",
        "The file has no rows below its headings. Add at least one point.",
    ),
    "point.file.long": (
        "Filen har fler än {most} rader. Dela upp den i flera filer.",
        "The file has more than {most} rows. Split it into several files.",
    ),
    "point.map.title": ("Var punkten ligger", "Where the point lies"),
    "point.map.slice": (
        "De andra {n} invärdena är punktens",
        "The other {n} inputs are the point's",
    ),
    "point.place.alt": (
        "Var punkten ligger: {inputs}. Nätverkets svar: {answer}.",
        "Where the point lies: {inputs}. The network's answer: {answer}.",
    ),
}
