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
    "point.back": ("Till labbet", "To the playground"),
    "point.now": (
        "Labbets nätverk som det är nu, efter epok {epoch}: {n} parametrar. Träningen vilar så länge du är här.",
        "The playground's network as it is now, after epoch {epoch}: {n} parameters. Training rests as long as you are here.",
    ),
    "point.amid": (
        "Labbets nätverk som det är nu, efter sats {steps}, mitt i epok {epoch}: {n} parametrar. Träningen vilar så länge du är här.",
        "The playground's network as it is now, after batch {steps}, amid epoch {epoch}: {n} parameters. Training rests as long as you are here.",
    ),
    "point.start": (
        "Nätverket vid sin start: {n} parametrar med slumpmässiga vikter, som inte har tränats än.",
        "The network at its start: {n} parameters with random weights, not trained yet.",
    ),
    "point.again": (
        "Servern hade tappat körningen, så den tränas om från sitt frö: epok {epoch} av {goal}. Punktens väg visas när nätverket har hunnit dit. Därefter vilar träningen tills du är tillbaka i labbet.",
        "The server had lost the run, so it is trained again from its seed: epoch {epoch} of {goal}. The point's way is shown once the network is there. Then training rests until you are back in the playground.",
    ),
    "point.diverged": (
        "Nätverkets tal är oändliga eller inga tal alls, så det finns ingen väg att visa. Börja om i labbet, gärna med en lägre inlärningstakt.",
        "The network's numbers are infinite or no numbers at all, so there is nothing to follow. Start anew in the playground, best with a smaller learning rate.",
    ),
    # Which point
    "point.source": ("Vilken punkt", "Which point"),
    "point.source.data": ("Ur data", "From the data"),
    "point.source.typed": ("Egna värden", "Own values"),
    "point.source.drawn": ("Rita själv", "Draw your own"),
    "point.draw.label": (
        "Ritruta med 8 gånger 8 rutor. Piltangenterna flyttar, mellanslag fyller eller tömmer en ruta.",
        "A sheet of 8 by 8 cells. Arrow keys move, space fills or empties a cell.",
    ),
    "point.draw.clear": ("Töm", "Clear"),
    "point.draw.cell": (
        "rad {row}, kolumn {column}: {state}",
        "row {row}, column {column}: {state}",
    ),
    "point.draw.filled": ("fylld", "filled"),
    "point.draw.empty": ("tom", "empty"),
    "point.draw.about": (
        "Rita en siffra med finger eller mus. Med tangentbordet: piltangenterna går från ruta till ruta, mellanslag fyller eller tömmer. Bilden har 32 gånger 32 bildpunkter, och de svarta räknas i block om 4 gånger 4, precis som när datamängden gjordes.",
        "Draw a digit with finger or mouse. By keyboard: arrow keys go from cell to cell, space fills or empties one. The picture has 32 by 32 pixels, and the black ones are counted in blocks of 4 by 4, as the data set was made.",
    ),
    "point.draw.fit": ("Förstora till hela rutan", "Enlarge to the whole sheet"),
    "point.draw.fit.help": (
        "Siffrorna i datamängden fyller sin ruta, så en liten siffra i ett hörn liknar ingen av dem förrän den har förstorats.",
        "The digits of the data set fill their sheet, so a small one in a corner is like none of them until it is enlarged.",
    ),
    "point.draw.blank": (
        "Inget är ritat än. Nätverket svarar ändå, också på en tom ruta.",
        "Nothing is drawn yet. The network answers all the same, to a blank sheet too.",
    ),
    "point.half": ("Del av data", "Part of the data"),
    "point.half.training": ("Träning", "Training"),
    "point.half.validation": ("Validering", "Validation"),
    "point.index": ("Punktens nummer", "Number of the point"),
    "point.index.help": (
        "Du kan också klicka eller trycka på en punkt i bilden, här eller i labbet.",
        "You can also click or tap a point in the picture, here or in the playground.",
    ),
    "point.more_inputs": ("Fler invärden", "More inputs"),
    "point.picture": ("Siffran som 8 gånger 8 bildpunkter", "The digit as 8 by 8 pixels"),
    "point.this": ("punkten", "the point"),
    "point.input": ("invärde", "input"),
    "point.raw": ("som det mättes", "as it was measured"),
    "point.view": ("Vad som visas", "What is shown"),
    "point.view.forward": ("Framåt", "Forward"),
    "point.view.back": ("Bakåt", "Backward"),
    "point.view.batch": ("En sats", "A batch"),
    "point.view.ask": ("Fråga nätverket", "Ask the network"),
    "point.step": ("Steg på vägen", "Step on the way"),
    "point.previous": ("Föregående", "Previous"),
    "point.next": ("Nästa", "Next"),
    "point.play": ("Visa alla steg", "Play"),
    "point.stop": ("Pausa", "Pause"),
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
    "point.activate": (
        "Sedan aktiveringsfunktionen, {name}:",
        "Then the activation function, {name}:",
    ),
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
        "{output} och {loss} hör ihop: nästan allt i kedjeregeln tar ut vartannat, och kvar blir svaret minus det rätta svaret.",
        "{output} and {loss} belong together: nearly everything in the chain rule cancels, and what is left is the answer minus the right answer.",
    ),
    "point.back.hidden": (
        "**{unit}** får tillbaka varje delta i nästa lager gånger vikten dit. Summan av dem gånger aktiveringsfunktionens lutning är enhetens delta. Det är kedjeregeln.",
        "**{unit}** gets back each delta of the next layer times the weight that leads there. Their sum times the slope of the activation function is the unit's own delta. That is the chain rule.",
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
        "Den sista termen kommer från straffet på vikterna (regulariseringen).",
        "The last term comes from the penalty on the weights (regularization).",
    ),
    "point.back.update": (
        "{optimizer} tar sitt steg, med inlärningstakten {rate}:",
        "{optimizer} takes its step, with the learning rate {rate}:",
    ),
    "point.back.epsilon": ("Här är ε = 10⁻⁸.", "Here ε = 10⁻⁸."),
    "point.before": ("före steget", "before the step"),
    "point.dropout": (
        "Utan dropout: under träningen är {share} av de dolda enheterna avstängda i varje steg, men inte här.",
        "Without dropout: in training {share} of the hidden units are switched off at each step, but not here.",
    ),
    # A batch
    "point.batch": (
        "Nätverket lär sig oftast inte av en punkt i taget, utan av en sats. Här är {n} träningspunkter, från nummer {first}: var och en har sin egen gradient för samma vikt, och satsens gradient är medelvärdet.",
        "The network usually does not learn from one point at a time but from a batch. Here are {n} training points, from number {first} on: each has its own gradient of the same weight, and the gradient of the batch is their mean.",
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
    "point.place.alt": (
        "Var punkten ligger: {inputs}. Nätverkets svar: {answer}.",
        "Where the point lies: {inputs}. The network's answer: {answer}.",
    ),
}
