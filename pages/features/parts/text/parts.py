"""The page about the parts: what its tabs share, activations and losses."""

TEXTS: dict[str, tuple[str, str]] = {
    "page.parts": ("Delarna", "The parts"),
    "parts.tab.activations": ("Aktiveringsfunktioner", "Activation functions"),
    "parts.tab.losses": ("Förluster", "Losses"),
    "parts.tab.weights": ("Vikter", "Weights"),
    "parts.tab.optimizers": ("Optimerare", "Optimizers"),
    "parts.tab.glossary": ("Ordlista", "Glossary"),
    "parts.open": ("Öppna i labbet: {name}", "Open in the playground: {name}"),
    "parts.open.help": (
        "Labbet börjar om från epok 0 med detta val, och dina andra inställningar finns kvar där valet inte ändrar dem.",
        "The playground begins anew at epoch 0 with this choice, and your other settings stay where the choice leaves them alone.",
    ),
    "parts.training": ("Tränar …", "Training …"),
    "parts.formula.if": ("om", "if"),
    "parts.formula.else": ("annars", "else"),
    "parts.answer.1": ("ja", "yes"),
    "parts.answer.0": ("nej", "no"),
    "parts.lines.alt.one": ("{name}: från {first} till {last}", "{name}: from {first} to {last}"),
    "parts.lines.alt": ("{title}. {lines}.", "{title}. {lines}."),
    # Activations
    "parts.activations.about": (
        "En dold enhet lägger ihop sina invärden gånger vikterna plus bias; aktiveringen gör summan *z* till enhetens svar. Utan en böjd eller knäckt aktivering blir alla lager tillsammans ett enda linjärt lager.",
        "A hidden unit adds up its inputs times the weights plus the bias; the activation turns that sum *z* into the unit's answer. Without a bent activation all layers together are a single linear layer.",
    ),
    "parts.activation": ("Aktiveringsfunktion", "Activation function"),
    "parts.activation.help": (
        "Funktionen som visas med heldragen linje; de grå staplarna visar ditt nätverks summor.",
        "The function drawn as a solid line; grey bars show the sums of your network.",
    ),
    "parts.compared": ("Jämför med", "Compare with"),
    "parts.compared.help": (
        "Funktionen som visas streckad; välj samma för att se en ensam.",
        "The function drawn dashed; choose the same one to see it alone.",
    ),
    "parts.curves.title": (
        "Funktionen f och dess derivata f′",
        "The function f and its derivative f′",
    ),
    "parts.curves.input": ("viktad summa z", "weighted sum z"),
    "parts.curves.value": ("f(z) och f′(z)", "f(z) and f′(z)"),
    "parts.curves.inputs": ("ditt nätverks z till {name}", "your network's z to {name}"),
    "parts.curves.alt.one": (
        "{name} vid z = −2, 0 och 2: {values}; derivatan: {slopes}.",
        "{name} at z = −2, 0 and 2: {values}; the derivative: {slopes}.",
    ),
    "parts.curves.alt": (
        "Aktiveringar och derivator över z från −6 till 6. {functions}",
        "Activations and derivatives over z from −6 to 6. {functions}",
    ),
    "parts.present.none": (
        "Här skulle ditt nätverks summor stå som grå staplar, men det finns inget tränat nätverk, eller så har träningen divergerat: öppna labbet, träna ett nätverk och kom tillbaka.",
        "Your network's sums would stand here as grey bars, but there is no trained network, or its training diverged: open the playground, train a network and come back.",
    ),
    "parts.present.other": (
        "Inga grå staplar: ditt nätverk i labbet har inte {name} i något dolt lager (det har: {others}).",
        "No grey bars: your network in the playground has no hidden layer with {name} (it has: {others}).",
    ),
    "parts.present.inputs": (
        "Grå staplar: summorna z i ditt nätverk vid epok {epoch}, i dolt lager {places}, för högst {points} träningspunkter. {flat} av dem ligger där derivatan är under {share} av sin största; {beyond} ligger utanför bilden.",
        "Grey bars: the sums z of your network at epoch {epoch}, in hidden layer {places}, for up to {points} training points. {flat} of them lie where the derivative is below {share} of its largest; {beyond} lie outside the picture.",
    ),
    "parts.fact.formula": ("f(z)", "f(z)"),
    "parts.fact.range": ("svarar med", "answers"),
    "parts.fact.range.value": ("{low} till {high}", "{low} to {high}"),
    "parts.fact.steepest": ("brantast", "steepest"),
    "parts.fact.flat": (
        "flack (f′ under {share} av sin största)",
        "flat (f′ below {share} of its largest)",
    ),
    "parts.fact.flat.nowhere": ("ingenstans", "nowhere"),
    "parts.fact.source": ("källa", "source"),
    "parts.activation.identity.about": (
        "Svarar med summan som den är. I dolda lager böjer den ingenting; i utdatalagret passar den när svaret är ett tal.",
        "Answers with the sum as it is. In hidden layers it bends nothing; in the output layer it suits an answer that is a number.",
    ),
    "parts.activation.relu.about": (
        "Snabb, och derivatan är 1 för alla positiva summor, så där försvagar den inte gradienten. Men en enhet vars summa är negativ för alla punkter är död: den får ingen gradient.",
        "Fast, and its derivative is 1 for all positive sums, so there it does not weaken the gradient. But a unit whose sum is negative for all points is dead: it gets no gradient.",
    ),
    "parts.activation.leaky_relu.about": (
        "Som ReLU, men släpper igenom en hundradel av negativa summor: enheter kan inte dö.",
        "Like ReLU, but it lets a hundredth of negative sums through: units cannot die.",
    ),
    "parts.activation.elu.about": (
        "Som ReLU till höger; till vänster böjer den mjukt av mot −1, så att svaren i snitt ligger närmare 0.",
        "Like ReLU on the right; on the left it levels off smoothly towards −1, which keeps the mean answer nearer to 0.",
    ),
    "parts.activation.selu.about": (
        "ELU med två särskilda tal, som håller svarens medelvärde nära 0 och spridning nära 1 genom djupa nätverk, om vikterna börjar som LeCun.",
        "ELU with two special numbers, which keep the mean of the answers near 0 and their spread near 1 through deep networks, if the weights start as LeCun's.",
    ),
    "parts.activation.gelu.about": (
        "En mjuk ReLU med en liten grop till vänster om noll; vanlig i språkmodeller. Här räknas den med tanh, som i originalartikelns närmeformel.",
        "A smooth ReLU with a small dip left of zero; common in language models. Here it is computed with tanh, the approximation in the original paper.",
    ),
    "parts.activation.silu.about": (
        "Summan gånger sin egen sigmoid: mjuk, med en grop till vänster om noll. Kallas också swish.",
        "The sum times its own sigmoid: smooth, with a dip left of zero. Also called swish.",
    ),
    "parts.activation.softplus.about": (
        "En mjuk ReLU utan knäck. Derivatan är sigmoid, och svaret är alltid större än 0.",
        "A smooth ReLU without a kink. Its derivative is the sigmoid, and the answer is always above 0.",
    ),
    "parts.activation.tanh.about": (
        "En mjuk omkoppling från −1 till 1, symmetrisk kring 0. Stora summor mättar den: derivatan blir nästan 0 och lagret lär sig knappt.",
        "A smooth switch from −1 to 1, symmetric about 0. Large sums saturate it: the derivative is nearly 0 and the layer hardly learns.",
    ),
    "parts.activation.sigmoid.about": (
        "En mjuk omkoppling från 0 till 1. Derivatan är aldrig större än 0,25, så i djupa nätverk försvinner gradienten lätt. Rätt i utdatalagret, när svaret är ja eller nej.",
        "A smooth switch from 0 to 1. Its derivative is never above 0.25, so in deep networks the gradient easily vanishes. Right in the output layer, where the answer is yes or no.",
    ),
    "parts.activation.step.about": (
        "Så svarade enheterna i de första konstgjorda nätverken: av eller på. Derivatan är 0 överallt utom i själva hoppet, så ingen gradient kommer igenom, och gradientnedstigning kan inte ändra vikterna före den.",
        "The first artificial neurons answered like this: off or on. The derivative is 0 everywhere but at the jump, so no gradient gets through, and gradient descent cannot change the weights before it.",
    ),
    "parts.activation.hard_tanh.about": (
        "tanh av tre räta linjer: billig att räkna, men utanför −1 till 1 är derivatan exakt 0.",
        "tanh made of three straight lines: cheap to compute, but beyond −1 and 1 its derivative is exactly 0.",
    ),
    "parts.activation.sine.about": (
        "Vågor i stället för en omkoppling: bra för svängande data, men samma svar kommer igen för många summor, så träningen kan bli orolig.",
        "Waves instead of a switch: good for data that swing, but the same answer returns for many sums, so training may be restless.",
    ),
    "parts.effect.title": (
        "Vad valet gör med ett litet nätverk",
        "What the choice does to a small network",
    ),
    "parts.effect.about": (
        "{depth} dolda lager med {width} enheter, tränade på labbets data ({dataset}) från samma startvikter (He), med Adam i minst {steps} steg. Det är en enda start: en annan kan ge ett annat svar.",
        "{depth} hidden layers of {width} units, trained on the playground's data ({dataset}) from the same start weights (He), with Adam for at least {steps} steps. It is a single start: another may answer differently.",
    ),
    "parts.effect.outcome": (
        "Efter {epochs} epoker: förlust {train} på träningspunkterna, {validation} på valideringspunkterna.",
        "After {epochs} epochs: loss {train} on the training points, {validation} on the validation points.",
    ),
    "parts.effect.diverged": (
        "Träningen divergerade: förlusten är inte längre ett tal.",
        "The training diverged: its loss is no longer a number.",
    ),
    "parts.softmax": ("Softmax, för utdatalagret", "Softmax, for the output layer"),
    "parts.softmax.about": (
        "Med flera klasser ger utdatalagret en summa för varje klass. Softmax gör dem till andelar som tillsammans är 1: {formula}. Dra alla tre lika mycket åt samma håll: andelarna ändras inte, för bara skillnaderna räknas.",
        "With several classes the output layer gives a sum for each class. Softmax turns them into shares that add up to 1: {formula}. Move all three by the same amount: the shares stay, since only differences count.",
    ),
    "parts.logit_1": ("Summa för klass 1", "Sum for class 1"),
    "parts.logit_1.help": (
        "Utdatalagrets summa för den första klassen, före softmax.",
        "The output layer's sum for the first class, before softmax.",
    ),
    "parts.logit_2": ("Summa för klass 2", "Sum for class 2"),
    "parts.logit_2.help": (
        "Utdatalagrets summa för den andra klassen, före softmax.",
        "The output layer's sum for the second class, before softmax.",
    ),
    "parts.logit_3": ("Summa för klass 3", "Sum for class 3"),
    "parts.logit_3.help": (
        "Utdatalagrets summa för den tredje klassen, före softmax.",
        "The output layer's sum for the third class, before softmax.",
    ),
    "parts.softmax.title": ("Andelar efter softmax", "Shares after softmax"),
    "parts.softmax.share": ("andel", "share"),
    "parts.softmax.alt": ("Andelar efter softmax: {shares}.", "Shares after softmax: {shares}."),
    # Losses
    "parts.losses.about": (
        "Aktiveringsfunktionen ger svaret; förlusten mäter hur fel svaret är. Dra i prediktionen och se hur alla förluster rör sig. Derivatan är det som skickas bakåt genom nätverket.",
        "The activation function makes the answer; the loss measures how wrong it is. Move the prediction and see how every loss moves. The derivative is what is sent back through the network.",
    ),
    "parts.prediction": ("Prediktion", "Prediction"),
    "parts.prediction.help": (
        "Vad nätverket svarar på en enda datapunkt; mellan 0 och 1 kan det vara en sannolikhet.",
        "What the network answers for a single point, which between 0 and 1 may be a probability.",
    ),
    "parts.target": ("Målvärde", "Target"),
    "parts.target.help": (
        "Det rätta svaret på den datapunkten.",
        "The right answer for that point.",
    ),
    "parts.losses.loss": ("Förlusten av en prediktion", "The loss of one prediction"),
    "parts.losses.loss.axis": ("förlust", "loss"),
    "parts.losses.loss.alt": (
        "Förlusterna som funktion av prediktionen, med målvärdet {target}. Vid {prediction}: {values}.",
        "The losses as functions of the prediction, with target {target}. At {prediction}: {values}.",
    ),
    "parts.losses.derivative": ("Dess derivata", "Its derivative"),
    "parts.losses.derivative.axis": ("derivata", "derivative"),
    "parts.losses.derivative.alt": (
        "Förlusternas derivator som funktion av prediktionen, med målvärdet {target}. Vid {prediction}: {values}.",
        "The derivatives of the losses as functions of the prediction, with target {target}. At {prediction}: {values}.",
    ),
    "parts.losses.outside": (
        "Korsentropierna visas bara för sannolikheter strikt mellan 0 och 1. Sigmoid och softmax svarar alltid däremellan.",
        "The cross-entropies are shown for probabilities strictly between 0 and 1 only. Sigmoid and softmax always answer in between.",
    ),
    "parts.outlier": ("Ett avvikande värde", "An outlier"),
    "parts.outlier.about": (
        "Åtta tal, och ett enda svar för dem alla. Vilket är bäst? Dra det sista talet bort från de andra: medelkvadratfelets bästa svar, medelvärdet, följer med; medelabsolutfelets, medianen, bryr sig knappt.",
        "Eight numbers, and a single answer for all of them. Which is best? Move the last one away from the others: the best answer for mean squared error, the mean, goes along; that for mean absolute error, the median, hardly minds.",
    ),
    "parts.outlier_at": ("Det avvikande värdet", "The outlier"),
    "parts.outlier_at.help": (
        "Det åttonde talets värde; de andra sju ligger mellan 1 och 3.",
        "The value of the eighth number, while the other seven lie between 1 and 3.",
    ),
    "parts.outlier.guess": ("bästa svar", "best answer"),
    "parts.outlier.share": (
        "det avvikande värdets del av förlusten",
        "the outlier's share of the loss",
    ),
    "parts.outlier.label": (
        "En etikett kan inte ligga långt bort, bara vara fel. Korsentropin straffar då ett tvärsäkert svar utan gräns: dra prediktionen ovan mot 0 med målvärdet 1.",
        "A label cannot be far off, only wrong. Cross-entropy then punishes a confident answer without limit: move the prediction above towards 0 with target 1.",
    ),
    "parts.outlier.title": ("Bästa svaret enligt varje förlust", "The best answer by each loss"),
    "parts.outlier.targets": ("sju tal", "seven numbers"),
    "parts.outlier.one": ("avvikande värde", "outlier"),
    "parts.outlier.value": ("värde", "value"),
    "parts.outlier.alt": (
        "Sju tal nära 2 och ett vid {value}. Bästa svar: {guesses}.",
        "Seven numbers near 2 and one at {value}. Best answers: {guesses}.",
    ),
    "parts.losses.home": (
        "Vilken förlust hör till vilken utdata?",
        "Which loss belongs to which output?",
    ),
    "parts.losses.belongs": (
        "Hör till: {task}. Utdatalagrets aktiveringsfunktion: {output}.",
        "Belongs to: {task}. Output activation: {output}.",
    ),
    "parts.task.regression": ("ett tal", "a number"),
    "parts.task.binary": ("ja eller nej", "yes or no"),
    "parts.task.multiclass": ("en av flera klasser", "one of several classes"),
    "parts.task.multilabel": (
        "flera etiketter, ja eller nej för var och en",
        "several labels, yes or no for each",
    ),
    "parts.loss.mse.about": (
        "Ett dubbelt så stort fel kostar fyra gånger så mycket, så stora fel rättas först och avvikande värden drar mest. Bästa konstanta svar är medelvärdet.",
        "An error twice as large costs four times as much, so large errors are mended first and outliers pull most. The best constant answer is the mean.",
    ),
    "parts.loss.mae.about": (
        "Ett dubbelt så stort fel kostar dubbelt, så ett avvikande värde drar inte mer än andra. Derivatan är lika stor hur nära målet man än är. Bästa konstanta svar är medianen.",
        "An error twice as large costs twice as much, so an outlier pulls no more than others. The derivative is the same however near the target one is. The best constant answer is the median.",
    ),
    "parts.loss.huber.about": (
        "Kvadratisk för fel upp till 1, sedan rak: lugn nära målet, och ett avvikande värde drar högst som vid felet 1.",
        "Quadratic for errors up to 1, then straight: calm near the target, and an outlier pulls no more than an error of 1 does.",
    ),
    "parts.loss.binary_cross_entropy.about": (
        "Minus logaritmen av den sannolikhet som det rätta svaret fick. Tillsammans med sigmoid blir derivatan med avseende på summan helt enkelt prediktion minus målvärde, så ett tvärsäkert men felaktigt svar ger en stor gradient; med medelkvadratfel skulle den mättade sigmoiden stoppa den.",
        "Minus the logarithm of the probability given to the right answer. Together with the sigmoid its derivative with respect to the sum is simply prediction minus target, so a confident wrong answer gives a large gradient; with mean squared error the saturated sigmoid would stop it.",
    ),
    "parts.loss.cross_entropy.about": (
        "Bara den rätta klassens andel räknas: minus dess logaritm. De andra klasserna påverkas ändå, eftersom andelarna i softmax tillsammans är 1. I diagrammet ovan är prediktionen en klass andel, och målvärdet säger om den klassen är den rätta.",
        "Only the share of the right class counts: minus its logarithm. The other classes are moved all the same, since the shares of a softmax add up to 1. In the chart above the prediction is one class's share, and the target says whether that class is the right one.",
    ),
    "parts.losses.other_data": (
        "Labbets data har inte den uppgiften, så labbet öppnas med en annan datamängd: {dataset}.",
        "The playground's data have another task, so it opens with another data set: {dataset}.",
    ),
    "glossary.about": (
        "Varje ord i en mening, med en länk till platsen där du ser det.",
        "Each word in one sentence, with a link to where you see it.",
    ),
    "parts.search": ("Sök", "Search"),
    "parts.search.help": (
        "Visar de ord vars namn eller förklaring innehåller det du skriver.",
        "Shows the words whose name or explanation contains what you type.",
    ),
    "glossary.count": ("{n} av {total} ord", "{n} of {total} words"),
    "glossary.nothing": (
        "Inget ord innehåller ”{asked}”. Prova ett kortare ord.",
        "No word contains “{asked}”. Try a shorter one.",
    ),
    "glossary.place.playground": ("Se det i labbet", "See it in the playground"),
    "glossary.place.map": ("Se det på kartan", "See it on the map"),
    "glossary.place.activations": (
        "Se det bland aktiveringsfunktionerna",
        "See it among the activation functions",
    ),
    "glossary.place.losses": ("Se det bland förlusterna", "See it among the losses"),
    "glossary.place.weights": ("Se det bland vikterna", "See it among the weights"),
    "glossary.place.optimizers": ("Se det bland optimerarna", "See it among the optimizers"),
}
