"""Inside the network."""

TEXTS: dict[str, tuple[str, str]] = {
    "inside.show": ("Inuti nätverket", "Inside the network"),
    "inside.show.help": (
        "Gradienter, aktiveringar och vikter i varje lager, och hur bra svaren är, medan nätverket tränar.",
        "Gradients, activations and weights of every layer, and how good the answers are, while the network trains.",
    ),
    "inside.layer": ("Jämför enheterna i", "Compare the units of"),
    "inside.layer.help": (
        "Det dolda lager vars enheter jämförs i diagrammet över lika enheter.",
        "The hidden layer whose units the chart of similar units shows.",
    ),
    "inside.nothing": (
        "Här finns inget att visa än, eller så är nätverkets svar inte längre tal.",
        "There is nothing to show yet, or the network's answers are no longer numbers.",
    ),
    "inside.start": ("vid starten", "at the start"),
    "inside.now": ("nu", "now"),
    "inside.theory": ("teori", "theory"),
    "inside.perfect": ("perfekt svar", "perfect answer"),
    # Layers
    "inside.gradients.title": (
        "Gradientens storlek över epokerna",
        "Gradient size over the epochs",
    ),
    "inside.gradients.size": ("gradientens storlek", "gradient size"),
    "inside.gradients.zero": (
        "{n} av {total} lager får ingen gradient",
        "{n} of {total} layers get no gradient",
    ),
    "inside.gradients.about": (
        "Hur starkt förlusten påverkas av varje lager: ett lager vars linje ligger långt under de andras lär sig knappt, och romberna visar vad teorin säger om starten.",
        "How strongly the loss reacts to each layer: one whose line lies far below the others hardly learns, and the diamonds show what theory says of the start.",
    ),
    "inside.gradients.alt": (
        "Gradienternas storlek över epokerna på en logaritmisk skala. Epok {epoch}: {sizes}.",
        "Gradient sizes over the epochs on a logarithmic scale. Epoch {epoch}: {sizes}.",
    ),
    "inside.gradient_steps.title": (
        "Vad som är kvar av gradienten i varje lager",
        "What is left of the gradient in each layer",
    ),
    "inside.gradient_steps.layer": ("dolt lager, och utdata", "hidden layer, and output"),
    "inside.gradient_steps.out": ("ut", "out"),
    "inside.gradient_steps.about": (
        "På vägen tillbaka från utdata multipliceras gradienten i varje lager, så att den kan försvinna eller explodera innan den når det första; teorin gäller breda lager.",
        "On its way back from the output the gradient is multiplied in every layer, so that it may vanish or explode before it comes to the first; theory holds for wide layers.",
    ),
    "inside.gradient_steps.alt": (
        "Gradientens storlek från lager till lager. Det första dolda lagrets delad med det sista dolda lagrets: {now} vid epok {epoch}, {start} vid starten, {theory} enligt teorin.",
        "Gradient size from layer to layer. The first hidden layer's over the last one's: {now} at epoch {epoch}, {start} at the start, {theory} in theory.",
    ),
    "inside.activations.title": ("Aktiveringarna i varje lager", "Activations of every layer"),
    "inside.activations.value": ("aktivering", "activation"),
    "inside.activations.about": (
        "Hur ofta enheterna svarar med varje värde på träningspunkterna: döda enheter svarar 0 på alla, mättade reagerar knappt, och höjderna är kvadratrötter så att sällsynta värden syns.",
        "How often the units answer each value on the training points: dead units answer 0 to all of them, saturated ones hardly react, and heights are square roots so that rare values can be seen.",
    ),
    "inside.activations.well": (
        "Ingen enhet är död och ingen är mättad",
        "No unit is dead and none is saturated",
    ),
    "inside.activations.alt": (
        "Histogram över aktiveringarna, lager för lager. {remarks}.",
        "Histograms of the activations, layer by layer. {remarks}.",
    ),
    "inside.dead": ("{share} döda", "{share} dead"),
    "inside.saturated": ("{share} mättade", "{share} saturated"),
    "inside.weights.title": ("Vikterna i varje lager", "Weights of every layer"),
    "inside.weights.value": ("vikt", "weight"),
    "inside.weights.about": (
        "Hur vikterna är spridda, med storleken på den största: träningen drar isär det som slumpen gav, och mycket stora vikter får svaret att ändras tvärt.",
        "How the weights are spread, with the size of the largest: training stretches what chance has drawn, and very large weights make an answer change abruptly.",
    ),
    "inside.weights.alt": (
        "Histogram över vikterna, lager för lager. {remarks}.",
        "Histograms of the weights, layer by layer. {remarks}.",
    ),
    "inside.largest": ("störst {value}", "largest {value}"),
    "inside.similarity.title": ("Hur lika enheterna är: {name}", "How alike the units are: {name}"),
    "inside.similarity.more": (
        "de {shown} första av {width} enheter",
        "the first {shown} of {width} units",
    ),
    "inside.similarity.unit": ("enhet", "unit"),
    "inside.similarity.about": (
        "Blå enheter viktar sina invärden lika och gör samma arbete, orange gör tvärtom, och vita har inget gemensamt.",
        "Blue units weigh their inputs alike and do the same work, orange ones do the opposite, and white ones have nothing in common.",
    ),
    "inside.similarity.alt": (
        "Värmekarta över hur lika enheterna är: {name}. Mest lika är enheterna {first} och {second}, med cosinus {value}.",
        "Heat map of how alike the units are: {name}. Most alike are units {first} and {second}, with a cosine of {value}.",
    ),
    "inside.similarity.single": (
        "En enda enhet: {name}. Det finns ingen annan att jämföra med.",
        "A single unit: {name}. There is no other to compare it to.",
    ),
    # Answers
    "inside.gap.title": ("Generaliseringsgap: {loss}", "Generalization gap: {loss}"),
    "inside.gap.name": ("gap", "gap"),
    "inside.gap.value": ("validering − träning", "validation − training"),
    "inside.gap.about": (
        "Hur mycket större förlusten är på valideringspunkterna än på träningspunkterna: ett gap som fortsätter att växa är ett tecken på överanpassning.",
        "How much larger the loss is on validation points than on training points: a gap that keeps growing is a sign of overfitting.",
    ),
    "inside.gap.alt": (
        "Generaliseringsgapet. Epok {epoch}: valideringsförlust minus träningsförlust är {gap}.",
        "The generalization gap. Epoch {epoch}: validation loss minus training loss is {gap}.",
    ),
    "inside.predictions.title": (
        "Predikterade mot verkliga värden",
        "Predicted against actual values",
    ),
    "inside.predictions.actual": ("verkligt värde: {name}", "actual value: {name}"),
    "inside.predictions.predicted": ("predikterat värde", "predicted value"),
    "inside.predictions.about": (
        "Ett perfekt nätverk skulle lägga alla punkter på den streckade linjen, så långt bruset tillåter. Klicka på en punkt för att följa den genom nätverket.",
        "A perfect network would put every point on the dashed line, as far as the noise allows. Click a point to follow it through the network.",
    ),
    "inside.predictions.alt": (
        "Predikterade mot verkliga värden. Hälften av valideringspunkterna ligger högst {error} fel.",
        "Predicted against actual values. Half of the validation points are off by at most {error}.",
    ),
    "inside.residuals.title": (
        "Residualer: det som svaren missar",
        "Residuals: what the answers miss",
    ),
    "inside.residuals.predicted": ("predikterat värde: {name}", "predicted value: {name}"),
    "inside.residuals.value": ("verkligt − predikterat", "actual − predicted"),
    "inside.residuals.about": (
        "Bruset sprider residualerna jämnt kring 0, medan ett mönster är något som nätverket inte har lärt sig. Klicka på en punkt för att följa den genom nätverket.",
        "Noise scatters the residuals evenly around 0, while a pattern is something that the network has not learned. Click a point to follow it through the network.",
    ),
    "inside.residuals.alt": (
        "Residualer över predikterade värden. På valideringspunkterna är medelvärdet {mean}, och hälften ligger högst {error} från 0.",
        "Residuals over predicted values. On the validation points their mean is {mean}, and half of them are at most {error} from 0.",
    ),
    "inside.confusion.title": ("Förväxlingsmatris (validering)", "Confusion matrix (validation)"),
    "inside.confusion.predicted": ("predikterad klass", "predicted class"),
    "inside.confusion.true": ("rätt klass", "true class"),
    "inside.confusion.about": (
        "En rad visar punkterna i en klass, i antal och som andelar av raden, och de rätta svaren står på diagonalen. Klicka på en ruta för att följa den första av dess punkter genom nätverket.",
        "A row holds the points of one true class, in numbers and as shares of the row, and right answers stand on the diagonal. Click a cell to follow the first of its points through the network.",
    ),
    "inside.confusion.alt": (
        "Förväxlingsmatris för valideringspunkterna. {right} av {total} är rätt. Det vanligaste felet, {n} gånger: {true} tas för {predicted}.",
        "Confusion matrix of the validation points. {right} of {total} are right. The commonest mistake, {n} times: {true} taken for {predicted}.",
    ),
    "inside.confusion.all_right": (
        "Förväxlingsmatris för valideringspunkterna. Alla {total} är rätt.",
        "Confusion matrix of the validation points. All {total} are right.",
    ),
    "inside.mistakes.title": ("Fel svar (validering)", "Wrong answers (validation)"),
    "inside.mistakes.about": (
        "Bilder som nätverket svarar fel på, i ordning efter hur stort det största utvärdet är. Före pilen står rätt klass, efter den predikterad klass. Klicka på en bild för att följa den genom nätverket.",
        "Pictures that the network gets wrong, in the order of their largest output. Before the arrow stands the true class, after it the predicted one. Click a picture to follow it through the network.",
    ),
    "inside.mistakes.none": (
        "Inga fel svar. Antal valideringspunkter: {total}.",
        "No wrong answers. Validation points: {total}.",
    ),
    "inside.mistakes.alt": (
        "{n} av {total} valideringspunkter får fel svar. De som visas, rätt klass och predikterad: {shown}.",
        "{n} of {total} validation points are answered wrong. Those shown, true class and predicted: {shown}.",
    ),
    "inside.calibration.title.known": (
        "Predikterad mot sann sannolikhet",
        "Predicted against true probability",
    ),
    "inside.calibration.title.outcomes": (
        "Predikterad sannolikhet mot utfall",
        "Predicted probability against outcomes",
    ),
    "inside.calibration.predicted": ("predikterad sannolikhet", "predicted probability"),
    "inside.calibration.true.known": ("sann sannolikhet", "true probability"),
    "inside.calibration.true.outcomes": ("andel som slog in", "share that came true"),
    "inside.calibration.bins": ("medelvärde av liknande svar", "mean of similar predictions"),
    "inside.calibration.hover": ("valideringspunkter", "validation points"),
    "inside.calibration.about": (
        "På den streckade linjen är allt så sannolikt som nätverket säger, under den lovar nätverket för mycket och över den för lite.",
        "On the dashed line things are as likely as the network says, below it the network promises too much, and above it too little.",
    ),
    "inside.calibration.alt": (
        "Predikterad mot sann sannolikhet på valideringspunkterna. I genomsnitt ligger liknande svar {away} från sanningen.",
        "Predicted against true probability on the validation points. On average, similar predictions are {away} from the truth.",
    ),
    "inside.importance.title": (
        "Hur viktiga indata är (permutation)",
        "How important the inputs are (permutation)",
    ),
    "inside.importance.some": (
        "De {n} viktigaste indata (permutation)",
        "The {n} most important inputs (permutation)",
    ),
    "inside.importance.rise": ("ökad förlust: {loss}", "rise of the loss: {loss}"),
    "inside.importance.bar": ("medelvärde av omblandningarna", "mean of the shuffles"),
    "inside.importance.about": (
        "Så mycket ökar valideringsförlusten om en kolumns värden blandas om mellan punkterna: stapeln är medelvärdet av fem omblandningar på högst 500 valideringspunkter, strecket standardavvikelsen. En kategori blandas om som en helhet. Indata som liknar varandra delar på betydelsen: nätverket kan klara sig utan en av dem.",
        "So much does the validation loss rise when a column's values are shuffled among the points: the bar is the mean of five shuffles on at most 500 validation points, the line the standard deviation. A category is shuffled as a whole. Inputs that resemble each other share the importance: the network can do without one of them.",
    ),
    "inside.importance.alt": (
        "Permutationsbetydelse på valideringspunkterna. Utan omblandning är förlusten {loss}. Ökningen är störst när {most} blandas om: {rise} (standardavvikelse {spread}), och minst när {least} blandas om: {least_rise}.",
        "Permutation importance on the validation points. With nothing shuffled the loss is {loss}. Its rise is largest when {most} is shuffled: {rise} (standard deviation {spread}), and smallest when {least} is: {least_rise}.",
    ),
    "inside.importance.nothing": (
        "Indatas betydelse är ännu inte beräknad.",
        "The importance of the inputs has not been computed yet.",
    ),
}
