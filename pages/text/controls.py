"""Controls, with their help."""

TEXTS: dict[str, tuple[str, str]] = {
    # Controls
    "control.dataset": ("Datamängd", "Data set"),
    "control.dataset.help": (
        "Punkterna som nätverket lär sig av och som också bestämmer indatalagret: en enhet (neuron) för varje invärde.",
        "The points that the network learns from, which also decide its input layer: one unit (neuron) for each input.",
    ),
    "control.noise": ("Brus", "Noise"),
    "control.noise.help": (
        "Hur mycket slump som blandas in i punkterna, så att inget nätverk alltid kan ha rätt när bruset är starkt.",
        "How much chance is mixed into the points, so that with much of it no network can always be right.",
    ),
    "control.n_samples": ("Datapunkter", "Samples"),
    "control.n_samples.help": (
        "Hur många punkter det finns sammanlagt, till träning och validering.",
        "How many points there are in all, for training and validation together.",
    ),
    "control.n_classes": ("Klasser", "Classes"),
    "control.n_classes.help": (
        "Antalet klasser: var och en får en enhet i utdatalagret.",
        "The number of classes: each gets a unit in the output layer.",
    ),
    "control.train_share": ("Andel till träning", "Training share"),
    "control.train_share.help": (
        "Andelen av punkterna som nätverket tränar på, medan de andra, valideringspunkterna, visar vad det har förstått.",
        "The share of the points that the network trains on, while the others, the validation points, show what it has understood.",
    ),
    "control.data_seed": ("Slumpfrö för data", "Data seed"),
    "control.data_seed.help": (
        "Talet som all slump i data kommer ur: samma tal ger samma punkter.",
        "The number that all chance in the data comes from: the same number gives the same points.",
    ),
    "control.depth": ("Djup", "Depth"),
    "control.depth.help": (
        "Antalet dolda lager mellan indatalagret och utdatalagret.",
        "The number of hidden layers between the input layer and the output layer.",
    ),
    "control.width": ("Bredd", "Width"),
    "control.width.help": (
        "Antalet enheter (neuroner) i varje dolt lager.",
        "The number of units (neurons) in each hidden layer.",
    ),
    "control.activation": ("Aktiveringsfunktion", "Hidden activation"),
    "control.activation.help": (
        "Funktionen som varje dold enhet tillämpar på sin viktade summa; ReLU är en bra början.",
        "The function that each hidden unit applies to its weighted sum; ReLU is a good start.",
    ),
    "control.each_layer": ("Ställ in varje lager för sig", "Set each layer by itself"),
    "control.each_layer.help": (
        "Ge varje dolt lager sin egen bredd och aktiveringsfunktion.",
        "Give every hidden layer its own width and activation.",
    ),
    "control.width_of": ("Bredd, lager {i}", "Width, layer {i}"),
    "control.activation_of": ("Aktivering, lager {i}", "Activation, layer {i}"),
    "control.output_activation": ("Utdatalagrets aktiveringsfunktion", "Output activation"),
    "control.output_activation.help": (
        "Funktionen som ger svaret, vilken bestäms av problemet.",
        "The function that gives the answer, decided by the problem.",
    ),
    "control.loss": ("Förlust", "Loss"),
    "control.loss.help": (
        "Måttet på hur fel svaren är, det som träningen ska minska.",
        "The measure of how wrong the answers are, which training makes smaller.",
    ),
    "control.optimizer": ("Optimerare", "Optimizer"),
    "control.optimizer.help": (
        "Regeln som gör om gradienter till ändringar av vikterna.",
        "The rule that turns gradients into changes of the weights.",
    ),
    "control.learning_rate": ("Inlärningstakt", "Learning rate"),
    "control.learning_rate.help": (
        "Hur långt vikterna flyttas i varje steg: är takten för låg går det sakta, är den för hög kommer förlusten aldrig till ro; en ändring gäller genast.",
        "How far the weights move in each step: too small is slow, too large never settles; a change takes effect at once.",
    ),
    "control.batch_size": ("Satsstorlek (batch)", "Batch size"),
    "control.batch_size.help": (
        "Hur många punkter nätverket tittar på inför varje steg.",
        "How many points the network looks at before each step.",
    ),
    "control.l1": ("L1-straff", "L1 penalty"),
    "control.l1.help": (
        "Drar varje vikt lika mycket mot noll, så att många hamnar nära noll; en ändring gäller genast.",
        "Pulls every weight towards zero by the same amount, so that many end up near zero; a change takes effect at once.",
    ),
    "control.l2": ("L2-straff", "L2 penalty"),
    "control.l2.help": (
        "Drar stora vikter mest mot noll, så att svaren blir jämnare; en ändring gäller genast.",
        "Pulls large weights towards zero most, so that the answers become smoother; a change takes effect at once.",
    ),
    "control.dropout": ("Dropout", "Dropout"),
    "control.dropout.help": (
        "Andelen dolda enheter som vilar i varje steg; de lottas på nytt varje gång, och en ändring gäller genast.",
        "The share of hidden units that rest in each step, drawn anew each time; a change takes effect at once.",
    ),
    "control.initializer": ("Initiering av vikter", "Initial weights"),
    "control.initializer.help": (
        "Hur de slumpmässiga startvikterna dras: He passar ReLU, Glorot passar tanh.",
        "How the random start weights are drawn: He suits ReLU, Glorot suits tanh.",
    ),
    "control.seed": ("Slumpfrö", "Random seed"),
    "control.seed.help": (
        "Talet som startvikterna och satsernas ordning kommer ur: samma tal ger samma träning.",
        "The number that the start weights and the order of the batches come from: the same number gives the same training.",
    ),
    "control.epochs": ("Epoker till paus", "Epochs until pause"),
    "control.epochs.help": (
        "Efter så många epoker pausar träningen, och Träna fortsätter lika många till.",
        "After so many epochs training pauses, and Play goes on for as many more.",
    ),
    "control.speed": ("Hastighet", "Speed"),
    "control.speed.help": (
        "Hur många epoker per sekund, där en epok är ett varv genom alla träningspunkter.",
        "How many epochs a second, where an epoch is one pass through all training points.",
    ),
    "control.log_loss": ("Logaritmisk skala", "Log scale"),
    "control.log_loss.help": (
        "Visa förlusten på en logaritmisk axel, så att små skillnader nära noll syns.",
        "Show the loss on a logarithmic axis, so that small differences near zero can be seen.",
    ),
    "control.truth": ("Sann gräns", "True boundary"),
    "control.truth.help": (
        "Rita gränsen där två klasser verkligen är lika sannolika: den är känd för konstgjorda data, men nätverket får inte veta den.",
        "Draw the boundary where two classes are really equally likely: it is known for synthetic data, but the network is not told.",
    ),
    "control.validation": ("Visa valideringspunkterna", "Show the validation points"),
    "control.validation.help": (
        "De ihåliga punkterna i bilden, som nätverket inte tränar på; valideringsförlusten räknas på dem också när de inte visas.",
        "The hollow points in the picture, on which the network does not train; the validation loss is computed on them even when they are not shown.",
    ),
    "control.discrete": ("Bara klassen i bilden", "Only the class in the picture"),
    "control.discrete.help": (
        "Måla varje plats i den troligaste klassens färg, utan att visa hur stark övertygelsen är.",
        "Paint every place in the likeliest class's colour, without showing how sure the network is.",
    ),
    "control.projector": ("Projektor", "Projector"),
    "control.projector.help": (
        "Större text och tjockare linjer, som syns längst bak i salen.",
        "Larger text and thicker lines, readable from the last row.",
    ),
    "control.x_axis": ("Vågrät axel", "Horizontal axis"),
    "control.x_axis.help": (
        "Den indatavariabel som visas från vänster till höger; de som inte visas är som hos en typisk träningspunkt, om du inte väljer annat.",
        "The input shown from left to right, while those not shown are as in a typical training point, unless you choose otherwise.",
    ),
    "control.y_axis": ("Lodrät axel", "Vertical axis"),
    "control.y_axis.help": (
        "Den indatavariabel som visas nerifrån och upp; de som inte visas är som hos en typisk träningspunkt, om du inte väljer annat.",
        "The input shown from bottom to top, while those not shown are as in a typical training point, unless you choose otherwise.",
    ),
    "control.plane": ("Snittet i bilden", "The slice in the picture"),
    "control.plane.help": (
        "Bilden har bara två riktningar: antingen två av indata, medan de andra står stilla, eller de två riktningar genom medelvärdet där träningsdata varierar mest (de två första huvudkomponenterna).",
        "The picture has two directions only: either two of the inputs, while the others stand still, or the two directions through the mean in which the training data vary most (the first two principal components).",
    ),
    "plane.inputs": ("Två av indata", "Two of the inputs"),
    "plane.components": ("Två huvudkomponenter", "Two principal components"),
    "control.held": ("De andra indata", "The other inputs"),
    "control.held.help": (
        "De värden som bilden inte visar: först som hos en typisk träningspunkt, den som ligger närmast medianerna.",
        "What the picture does not show: at first as in a typical training point, the one nearest to the medians.",
    ),
    "held.which": ("Ändra", "Change"),
    "held.back": ("Som hos den typiska punkten", "As in the typical point"),
    "plane.loading": (
        "Huvudkomponent {i} består mest av {parts}.",
        "Principal component {i} is mostly {parts}.",
    ),
    "plane.standardized": (
        "Talen standardiseras först.",
        "Numbers are standardized first.",
    ),
    "plane.projected": (
        "Punkterna visas som skuggor i planet: nätverket svarar för platserna i planet, inte för punkterna själva.",
        "The points are shadows on the plane: the network answers for the places in the plane, not for the points themselves.",
    ),
    "plane.mixed": (
        "I planet blandas kategorier på ett sätt som inte kan finnas i någon rad.",
        "In the plane categories are mixed in ways that no row of the data can be.",
    ),
    "control.map_output": ("Utvärde i bilden", "Output in the picture"),
    "control.map_output.help": (
        "Nätverket svarar med flera tal på en gång; bilden visar ett av dem, och förlusten räknas på alla.",
        "The network answers with several numbers at once; the picture shows one of them, and the loss is computed on all.",
    ),
    "data.swap": ("Nya data, samma vikter", "New data, same weights"),
    "data.swap.help": (
        "Byt punkterna mot andra ur samma källa men behåll det som nätverket har lärt sig: har det förstått källan klarar det också dem.",
        "Take other points from the same source and keep what the network has learnt: if it has understood the source, it does well on these, too.",
    ),
    "data.new": ("Nya data", "New data"),
    "data.new.help": (
        "Dra andra punkter ur samma källa.",
        "Draw other points from the same source.",
    ),
    "seed.new": ("Ny start", "New start"),
    "seed.new.help": (
        "Träna samma nätverk från andra slumpmässiga vikter.",
        "Train the same network from other random weights.",
    ),
    # Output and loss
    "output.present": (
        "Utdata: **{activation}** · Förlust: **{loss}**",
        "Output: **{activation}** · Loss: **{loss}**",
    ),
    "output.why.regression": (
        "Svaret är ett tal, så utdatalagret är linjärt: det kan anta vilket värde som helst. Medelkvadratfelet passar.",
        "The answer is a number, so the output is linear: it can take any value. Mean squared error suits it.",
    ),
    "output.why.binary": (
        "Svaret är ja eller nej, så en enda sigmoidenhet ger en sannolikhet. Binär korsentropi passar.",
        "The answer is yes or no, so one sigmoid unit gives a probability. Binary cross-entropy suits it.",
    ),
    "output.why.multiclass": (
        "Det finns flera klasser, så softmax ger varje klass en sannolikhet; tillsammans blir de 1. Korsentropi passar.",
        "There are several classes, so softmax gives each of them a probability; together they make 1. Cross-entropy suits it.",
    ),
    "output.why.multilabel": (
        "Flera svar kan vara ja samtidigt, så varje etikett har en egen sigmoidenhet med en egen sannolikhet; de behöver inte bli 1 tillsammans. Binär korsentropi passar. Träffsäkerheten räknar en punkt som rätt bara när alla dess etiketter är rätt.",
        "Several answers can be yes at once, so each label has a sigmoid unit and a probability of its own; they need not make 1 together. Binary cross-entropy suits it. Accuracy counts a point as right only where all of its labels are.",
    ),
    "output.other": (
        "Här är något annat valt: {activation} med {loss}.",
        "Here something else is chosen: {activation} with {loss}.",
    ),
    "output.not_activation": (
        "En förlustfunktion är ingen aktiveringsfunktion: aktiveringsfunktionen ger svaret, förlusten mäter hur bra det är.",
        "A loss function is not an activation function: the activation function gives the answer, the loss measures how good it is.",
    ),
}
