"""The page about the parts: weights and optimizers."""

TEXTS: dict[str, tuple[str, str]] = {
    # Weights
    "parts.weights.about": (
        "Innan träningen börjar är vikterna slumptal. Är de för små dör signalen ut på vägen genom lagren, och gradienten på vägen tillbaka; är de för stora växer båda, eller så mättas enheterna. Är alla lika gör alla enheter i ett lager samma sak, för alltid.",
        "Before training begins, weights are random numbers. If they are too small, the signal dies on its way through the layers, and the gradient on its way back; if they are too large, both grow, or the units saturate. If all are alike, all units of a layer do the same, for ever.",
    ),
    "parts.depth": ("Dolda lager", "Hidden layers"),
    "parts.depth.help": (
        "Ju fler lager, desto tydligare syns det om varje lager förstärker eller försvagar.",
        "The more layers there are, the better one sees whether each makes the signal stronger or weaker.",
    ),
    "parts.hidden": (
        "Aktiveringsfunktion i dolda lager",
        "Activation function of the hidden layers",
    ),
    "parts.hidden.help": (
        "He är gjord för ReLU, Glorot för tanh: prova båda.",
        "He is made for ReLU, Glorot for tanh: try both.",
    ),
    "parts.initializers": ("Startvikter", "Start weights"),
    "parts.initializers.help": (
        "Välj vilka som jämförs; var och en tränas från samma slumpfrö.",
        "Choose which are compared; each is trained from the same random seed.",
    ),
    "parts.weights.choose": (
        "Välj minst en sorts startvikter.",
        "Choose at least one kind of start weights.",
    ),
    "parts.weights.layer": ("dolt lager", "hidden layer"),
    "parts.weights.signal": ("Signalen framåt vid starten", "The signal forward, at the start"),
    "parts.weights.signal.size": ("enheternas svar (RMS)", "the units' answers (RMS)"),
    "parts.weights.gradient": (
        "Gradienten bakåt vid starten",
        "The gradient backward, at the start",
    ),
    "parts.weights.gradient.size": ("gradientens storlek (RMS)", "gradient size (RMS)"),
    "parts.weights.zero": (
        "De lodräta axlarna är logaritmiska: det som är exakt 0 har ingen plats där, så linjen bryts eller saknas. RMS är roten ur medelvärdet av kvadraterna, över alla enheter och upp till {points} träningspunkter.",
        "The vertical axes are logarithmic: what is exactly 0 has no place there, so its line breaks off or is missing. RMS is the root of the mean square, over all units and up to {points} training points.",
    ),
    "parts.weights.training": ("Träningen därifrån", "The training from there"),
    "parts.weights.set_up": (
        "Varje dolt lager har {width} enheter. Tränat på labbets data med {optimizer}, inlärningstakt {rate}, satsstorlek {batch}, minst {steps} steg från en enda start. Inte Adam: den gör stegen ungefär lika långa hur små gradienterna än är, och döljer vad startvikterna ställer till med.",
        "Each hidden layer has {width} units. Trained on the playground's data with {optimizer}, learning rate {rate}, batch size {batch}, at least {steps} steps from a single start. Not Adam: it makes steps of about the same length however small the gradients are, and hides what start weights do.",
    ),
    "parts.weights.draw": ("dras ur", "drawn from"),
    "parts.weights.signal_ratio": ("signal, sista lager / första", "signal, last layer / first"),
    "parts.weights.gradient_ratio": (
        "gradient, första lager / sista",
        "gradient, first layer / last",
    ),
    "parts.weights.dead": ("enheter som svarar 0 på allt", "units that answer 0 to all"),
    "parts.weights.alike": ("alla enheter i ett lager lika", "all units of a layer alike"),
    "parts.weights.loss": ("förlust efter träning", "loss after training"),
    "parts.weights.from": ("källa", "source"),
    "parts.initializer.zeros.about": (
        "En fälla: alla enheter är lika, och med en aktivering som svarar 0 på 0, som ReLU och tanh, får vikterna ingen gradient alls och rör sig aldrig.",
        "A trap: all units are alike, and with an activation that answers 0 to 0, as ReLU and tanh do, the weights get no gradient at all and never move.",
    ),
    "parts.initializer.constant.about": (
        "En fälla: enheterna i ett lager får samma gradient och förblir lika, så lagret är inte mer värt än en enda enhet.",
        "A trap: the units of a layer get the same gradient and stay alike, so the layer is worth no more than a single unit.",
    ),
    "parts.initializer.uniform.about": (
        "Lika troligt överallt mellan två fasta gränser, oavsett hur brett lagret är: det kan passa en bredd och vara fel för en annan.",
        "Equally likely between two fixed limits, however wide the layer is: it may suit one width and be wrong for another.",
    ),
    "parts.initializer.playground.about": (
        "Som i TensorFlow Playground: vikterna lika troliga överallt mellan −0,5 och 0,5, och varje bias 0,1.",
        "As in TensorFlow Playground: weights equally likely anywhere between −0.5 and 0.5, and all biases 0.1.",
    ),
    "parts.initializer.normal.about": (
        "Normalfördelad med fast, liten spridning: i djupa nätverk försvinner signalen lager för lager, om de inte är mycket breda.",
        "Normal with a fixed, small spread: in deep networks the signal vanishes, unless the layers are very wide.",
    ),
    "parts.initializer.glorot_uniform.about": (
        "Spridningen följer antalet in- och utgångar, en kompromiss mellan signalen framåt och gradienten bakåt. Gjord för tanh.",
        "The spread follows the numbers of inputs and outputs, a compromise between the signal forward and the gradient backward. Made for tanh.",
    ),
    "parts.initializer.glorot_normal.about": (
        "Som Glorot likformig, med samma spridning men dragen ur en normalfördelning.",
        "Like Glorot uniform, with the same spread, but drawn from a normal distribution.",
    ),
    "parts.initializer.he_uniform.about": (
        "Som He normalfördelad, med samma spridning men dragen likformigt mellan två gränser.",
        "Like He normal, with the same spread, but drawn evenly between two limits.",
    ),
    "parts.initializer.he_normal.about": (
        "Gjord för ReLU, som i snitt släpper igenom halva signalens kvadrat: vikternas varians är dubblad för att väga upp det.",
        "Made for ReLU, which on average lets half of the signal's square through: the variance of the weights is doubled to make up for it.",
    ),
    "parts.initializer.lecun_normal.about": (
        "Variansen är ett delat med antalet invärden: signalen behåller sin storlek genom linjära lager, och SELU är gjord för den.",
        "The variance is one over the number of inputs: the signal keeps its size through linear layers, and SELU is made for it.",
    ),
    "parts.initializer.orthogonal.about": (
        "Vikterna bildar en vridning eller spegling: mellan lager av samma bredd ändrar den ingen längd alls, så bara aktiveringen kan försvaga.",
        "The weights make a rotation or reflection: between layers of the same width it changes no length at all, so only the activation can weaken.",
    ),
    # Optimizers
    "parts.optimizers.about": (
        "Alla börjar med samma vikter och ser samma satser i samma ordning; bara regeln för steget skiljer dem åt. Ändra inlärningstakten: vad som är bra för en behöver inte vara bra för en annan.",
        "All begin with the same weights and see the same batches in the same order; only the rule for a step differs. Change the learning rate: what is good for one need not be good for another.",
    ),
    "parts.rate": ("Inlärningstakt för alla", "Learning rate for all"),
    "parts.rate.help": (
        "Talet som varje steg skalas med, detsamma för alla optimerare; hur långt steget blir beror ändå på optimeraren.",
        "The number that scales every step, the same for every optimizer; how long the step becomes still depends on the optimizer.",
    ),
    "parts.optimizers.curves": ("Förlusten från samma start", "The loss from the same start"),
    "parts.optimizers.step": ("steg (satser)", "step (batches)"),
    "parts.optimizers.set_up": (
        "Ett dolt lager med {width} enheter ({activation}), labbets data, satsstorlek {batch}, utan straff. AdamW skiljer sig från Adam bara med L2-straff, så här går de samma väg.",
        "One hidden layer of {width} units ({activation}), the playground's data, batch size {batch}, no penalties. AdamW differs from Adam only with an L2 penalty, so here they go the same way.",
    ),
    "parts.optimizers.outcome": (
        "Här: förlust {loss} efter {steps} steg.",
        "Here: loss {loss} after {steps} steps.",
    ),
    "parts.ways.title": (
        "Vägarna på ett snitt genom förlusten",
        "The paths on one slice through the loss",
    ),
    "parts.ways.start": ("start", "start"),
    "parts.ways.first": ("första riktningen", "first direction"),
    "parts.ways.second": ("andra riktningen", "second direction"),
    "parts.ways.about": (
        "Linjerna går där förlusten är lika stor. Snittet är planet genom starten som rymmer mest av alla vägar, här {share} av deras kvadrerade avstånd. Platser mycket längre bort än de flesta räknas inte med. Ett snitt är inte hela landskapet: vägarna ritas som skuggor på planet, och förlusten vid en skugga är inte förlusten på vägen.",
        "The lines run where the loss is equal. The slice is the plane through the start that holds most of all the paths, here {share} of their squared distances. Places much farther away than most are not counted. A slice is not the landscape: the paths are drawn as shadows on the plane, and the loss at a shadow is not that on the path.",
    ),
    "parts.ways.alt": (
        "Optimerarnas vägar från samma start på ett snitt som rymmer {share} av dem. Lägst förlust i slutet: {best}.",
        "The optimizers' paths from the same start on a slice that holds {share} of them. Lowest loss at the end: {best}.",
    ),
    "parts.optimizer.sgd.about": (
        "Går åt det håll där satsens förlust faller brantast, med steg i proportion till lutningen.",
        "Goes where the batch's loss falls most steeply, with steps in proportion to the slope.",
    ),
    "parts.optimizer.momentum.about": (
        "Behåller nio tiondelar av hastigheten från förra steget: snabbare genom långa dalar, men den kan skjuta över målet.",
        "Keeps nine tenths of the last step's speed: faster through long valleys, but it may overshoot.",
    ),
    "parts.optimizer.nesterov.about": (
        "Momentum som tittar ett steg framåt innan den svänger, och därför bromsar lite tidigare.",
        "Momentum that looks one step ahead before it turns, and so slows down a little earlier.",
    ),
    "parts.optimizer.rmsprop.about": (
        "Delar varje vikts gradient med dess vanliga storlek på sistone: flacka och branta riktningar får ungefär lika långa steg.",
        "Divides each weight's gradient by its usual size of late: flat and steep directions get steps of about the same length.",
    ),
    "parts.optimizer.adam.about": (
        "Momentum och RMSprop tillsammans, rättade för de första stegen. En bra början för de flesta nätverk.",
        "Momentum and RMSprop together, corrected for the first steps. A good start for most networks.",
    ),
    "parts.optimizer.adamw.about": (
        "Adam där L2-straffet krymper vikterna direkt i stället för att gå genom gradienten.",
        "Adam whose L2 penalty shrinks the weights directly instead of going through the gradient.",
    ),
}
