"""The glossary: a term, and one sentence on it. What a control explains stands with the control."""

TEXTS: dict[str, tuple[str, str]] = {
    # The network
    "term.network": ("Neuralt nätverk", "Neural network"),
    "term.network.about": (
        "Enheter i lager, där varje lager räknar vidare på svaren från lagret före.",
        "Units in layers, where each layer computes on with the answers of the layer before.",
    ),
    "term.unit": ("Enhet (neuron)", "Unit (neuron)"),
    "term.unit.about": (
        "Lägger ihop sina invärden gånger vikterna plus bias, och tillämpar aktiveringen på summan.",
        "Adds up its inputs times the weights plus the bias, and applies the activation to the sum.",
    ),
    "term.input_layer": ("Indatalager", "Input layer"),
    "term.input_layer.about": (
        "En enhet för varje invärde i data; den räknar inget.",
        "One unit for each input in the data; it computes nothing.",
    ),
    "term.hidden_layer": ("Dolt lager", "Hidden layer"),
    "term.hidden_layer.about": (
        "Ett lager mellan indatalager och utdatalager, vars svar ingen har bestämt i förväg.",
        "A layer between input layer and output layer, whose answers nobody has decided in advance.",
    ),
    "term.output_layer": ("Utdatalager", "Output layer"),
    "term.output_layer.about": (
        "Det sista lagret, som ger nätverkets svar; problemet bestämmer dess enheter och aktivering.",
        "The last layer, which gives the network's answer; the problem decides its units and its activation.",
    ),
    "term.architecture": ("Arkitektur", "Architecture"),
    "term.architecture.about": (
        "Hur många lager nätverket har, hur breda de är och vilka aktiveringar de har.",
        "How many layers a network has, how wide they are and which activations they have.",
    ),
    "term.weight": ("Vikt", "Weight"),
    "term.weight.about": (
        "Talet som ett invärde multipliceras med på sin väg in i en enhet; träningen ändrar det.",
        "The number that an input is multiplied with on its way into a unit; training changes it.",
    ),
    "term.bias": ("Bias", "Bias"),
    "term.bias.about": (
        "Talet som en enhet lägger till sin summa, så att den kan svara annat än noll på noll.",
        "The number that a unit adds to its sum, so that it need not answer zero to zero.",
    ),
    "term.parameter": ("Parameter", "Parameter"),
    "term.parameter.about": (
        "En vikt eller en bias: det som nätverket lär sig.",
        "A weight or a bias: what the network learns.",
    ),
    "term.hyperparameter": ("Hyperparameter", "Hyperparameter"),
    "term.hyperparameter.about": (
        "En inställning som du väljer och träningen inte ändrar, som djup, bredd eller inlärningstakt.",
        "A setting that you choose and training does not change, such as depth, width or learning rate.",
    ),
    "term.activation_function": ("Aktiveringsfunktion", "Activation function"),
    "term.activation_function.about": (
        "Gör en enhets viktade summa till dess svar; utan böjda aktiveringar vore nätverket linjärt.",
        "Turns a unit's weighted sum into its answer; without bent activations the network would be linear.",
    ),
    "term.softmax": ("Softmax", "Softmax"),
    "term.softmax.about": (
        "Gör utdatalagrets summor till sannolikheter som tillsammans är 1, en för varje klass.",
        "Turns the sums of the output layer into probabilities that add up to 1, one for each class.",
    ),
    # What it learns from
    "term.sample": ("Datapunkt", "Sample"),
    "term.sample.about": (
        "Ett exempel: dess egenskaper, och facit.",
        "One example: its features, and the right answer.",
    ),
    "term.feature": ("Egenskap", "Feature"),
    "term.feature.about": (
        "Ett av talen som beskriver en datapunkt, och som går in i nätverket.",
        "One of the numbers that describe a sample, and that go into the network.",
    ),
    "term.label": ("Etikett", "Label"),
    "term.label.about": (
        "Klassen som en datapunkt hör till enligt facit.",
        "The class that a sample really belongs to.",
    ),
    "term.target": ("Målvärde", "Target"),
    "term.target.about": (
        "Talet som nätverket borde svara.",
        "The number that the network should answer.",
    ),
    "term.training_set": ("Träningsmängd", "Training set"),
    "term.training_set.about": (
        "Punkterna som vikterna anpassas till under träningen.",
        "The points that the weights are fitted to in training.",
    ),
    "term.validation_set": ("Valideringsmängd", "Validation set"),
    "term.validation_set.about": (
        "Punkter som nätverket inte tränar på, och som visar om det har förstått mer än träningspunkterna.",
        "Points that the network does not train on, and that show whether it has understood more than its training points.",
    ),
    "term.regression": ("Regression", "Regression"),
    "term.regression.about": (
        "En uppgift där svaret är ett tal.",
        "A task whose answer is a number.",
    ),
    "term.classification": ("Klassificering", "Classification"),
    "term.classification.about": (
        "En uppgift där svaret är en av några klasser.",
        "A task whose answer is one of some classes.",
    ),
    "term.one_hot": ("One-hot-kodning", "One-hot encoding"),
    "term.one_hot.about": (
        "En kategori blir flera tal, en etta för den som gäller och nollor för de andra.",
        "A category becomes several numbers, a one for the one that holds and zeros for the others.",
    ),
    "term.standardize": ("Standardisera", "Standardize"),
    "term.standardize.about": (
        "Flytta och skala ett invärde så att medelvärdet blir 0 och spridningen 1.",
        "Move and scale an input so that its mean becomes 0 and its spread 1.",
    ),
    "term.outlier": ("Avvikande värde", "Outlier"),
    "term.outlier.about": (
        "Ett värde långt från de andra; hur mycket det drar i svaret beror på förlusten.",
        "A value far from the others; how hard it pulls at the answer depends on the loss.",
    ),
    # How it learns
    "term.training": ("Träning", "Training"),
    "term.training.about": (
        "Vikterna ändras steg för steg så att förlusten minskar.",
        "The weights change step by step so that the loss falls.",
    ),
    "term.train_loss": ("Träningsförlust", "Training loss"),
    "term.train_loss.about": (
        "Medelförlusten över punkterna som nätverket tränar på.",
        "The mean loss over the points that the network trains on.",
    ),
    "term.validation_loss": ("Valideringsförlust", "Validation loss"),
    "term.validation_loss.about": (
        "Medelförlusten över punkter som nätverket inte tränar på.",
        "The mean loss over points that the network does not train on.",
    ),
    "term.epoch": ("Epok", "Epoch"),
    "term.epoch.about": (
        "Ett varv genom alla träningspunkter, oftast i många steg.",
        "One pass through all training points, usually in many steps.",
    ),
    "term.forward": ("Framåtpropagering", "Forward pass"),
    "term.forward.about": (
        "Räkningen från invärden till svar, lager för lager.",
        "The computation from inputs to answer, layer by layer.",
    ),
    "term.backpropagation": ("Bakåtpropagering", "Backpropagation"),
    "term.backpropagation.about": (
        "Kedjeregeln, lager för lager bakifrån: den ger gradienten för alla vikter på en gång.",
        "The chain rule, layer by layer from the end: it gives the gradient for all weights at once.",
    ),
    "term.gradient": ("Gradient", "Gradient"),
    "term.gradient.about": (
        "Ett tal för varje parameter: hur fort förlusten ändras när just den ändras.",
        "One number for each parameter: how fast the loss changes when that one changes.",
    ),
    "term.gradient_descent": ("Gradientnedstigning", "Gradient descent"),
    "term.gradient_descent.about": (
        "Små steg i motsatt riktning mot gradienten, åt det håll där förlusten faller brantast.",
        "Small steps in the direction opposite to the gradient, in which the loss falls most steeply.",
    ),
    "term.momentum": ("Momentum", "Momentum"),
    "term.momentum.about": (
        "Steget behåller en del av hastigheten från steget före.",
        "A step keeps part of the speed of the step before.",
    ),
    "term.mse": ("Medelkvadratfel (MSE)", "Mean squared error (MSE)"),
    "term.mse.about": (
        "Medelvärdet av felen i kvadrat, den vanliga förlusten när svaret är ett tal.",
        "The mean of the squared errors, the usual loss where the answer is a number.",
    ),
    "term.cross_entropy": ("Korsentropi", "Cross-entropy"),
    "term.cross_entropy.about": (
        "Minus logaritmen av sannolikheten för det rätta svaret, den vanliga förlusten för klasser.",
        "Minus the logarithm of the probability of the right answer, the usual loss for classes.",
    ),
    "term.convergence": ("Konvergens", "Convergence"),
    "term.convergence.about": (
        "Förlusten har kommit till ro och ändras knappt mer.",
        "The loss has settled and hardly changes any more.",
    ),
    "term.divergence": ("Divergens", "Divergence"),
    "term.divergence.about": (
        "Förlusten växer utan gräns, oftast för att inlärningstakten är för hög.",
        "The loss grows without limit, usually because the learning rate is too large.",
    ),
    "term.vanishing": ("Försvinnande gradient", "Vanishing gradient"),
    "term.vanishing.about": (
        "Gradienten krymper för varje lager bakåt, så att de första dolda lagren knappt lär sig.",
        "The gradient shrinks with every layer on its way back, so that the first hidden layers hardly learn.",
    ),
    "term.exploding": ("Exploderande gradient", "Exploding gradient"),
    "term.exploding.about": (
        "Gradienten växer för varje lager bakåt, så att stegen blir vilt stora.",
        "The gradient grows with every layer on its way back, so that steps become wildly large.",
    ),
    "term.saturated": ("Mättad", "Saturated"),
    "term.saturated.about": (
        "En enhet där aktiveringen är nästan platt: svaret ändras knappt, och gradienten stannar.",
        "A unit whose activation is nearly flat: its answer hardly changes, and the gradient stops.",
    ),
    "term.dead": ("Död enhet", "Dead unit"),
    "term.dead.about": (
        "En enhet, oftast med ReLU, som svarar 0 på alla punkter, så att ingen gradient kommer igenom.",
        "A unit, usually with ReLU, that answers 0 to all points, so that no gradient gets through.",
    ),
    # What comes of it
    "term.inference": ("Inferens", "Inference"),
    "term.inference.about": (
        "Att fråga det tränade nätverket; vikterna ändras inte då.",
        "Asking the trained network; its weights do not change then.",
    ),
    "term.prediction": ("Prediktion", "Prediction"),
    "term.prediction.about": (
        "Nätverkets svar på en datapunkt.",
        "The network's answer to a sample.",
    ),
    "term.accuracy": ("Träffsäkerhet", "Accuracy"),
    "term.accuracy.about": (
        "Andelen punkter som får rätt klass.",
        "The share of points that get the right class.",
    ),
    "term.confusion": ("Förväxlingsmatris", "Confusion matrix"),
    "term.confusion.about": (
        "En tabell över vilka klasser som tas för vilka.",
        "A table of which classes are taken for which.",
    ),
    "term.boundary": ("Beslutsgräns", "Decision boundary"),
    "term.boundary.about": (
        "Där nätverket byter svar från en klass till en annan.",
        "Where the network's answer changes from one class to another.",
    ),
    "term.curve": ("Inlärningskurva", "Learning curve"),
    "term.curve.about": (
        "Hur felet minskar när träningspunkterna blir fler.",
        "How the error falls as there are more training points.",
    ),
    "term.baseline": ("Gissning (referensnivå)", "Blind guess (baseline)"),
    "term.baseline.about": (
        "Förlusten av att alltid gissa samma sak, som ett nätverk måste slå.",
        "The loss of always guessing the same, which a network has to beat.",
    ),
    "term.floor": ("Bästa möjliga (brusgolv)", "Best achievable (noise floor)"),
    "term.floor.about": (
        "Den lägsta förlust som något nätverk i genomsnitt kan nå på nya punkter, eftersom data har brus.",
        "The lowest loss that any network can reach on average on new points, since the data have noise.",
    ),
    "term.underfitting": ("Underanpassning", "Underfitting"),
    "term.underfitting.about": (
        "Nätverket kan inte ens återge träningspunkterna väl.",
        "The network cannot even reproduce the training points well.",
    ),
    "term.overfitting": ("Överanpassning", "Overfitting"),
    "term.overfitting.about": (
        "Nätverket lär sig slumpen i träningspunkterna, och blir sämre på andra punkter.",
        "The network learns the random part of its training points, and gets worse on other points.",
    ),
    "term.lagom": ("Lagom", "Lagom"),
    "term.lagom.about": (
        "Varken för lite eller för mycket: det minsta nätverk som klarar uppgiften.",
        "Swedish for just right: the smallest network that is good enough.",
    ),
    "term.generalization": ("Generalisering", "Generalization"),
    "term.generalization.about": (
        "Att svara rätt på punkter som nätverket inte har tränat på.",
        "Answering correctly for points that the network has not trained on.",
    ),
    "term.gap": ("Generaliseringsgap", "Generalization gap"),
    "term.gap.about": (
        "Valideringsförlusten minus träningsförlusten; ett litet gap är inte överanpassning.",
        "Validation loss minus training loss; a small gap is not overfitting.",
    ),
    "term.capacity": ("Kapacitet", "Capacity"),
    "term.capacity.about": (
        "Hur komplicerade samband ett nätverk kan återge: den växer med bredd och djup.",
        "How complicated a relation a network can represent: it grows with width and depth.",
    ),
    "term.regularization": ("Regularisering", "Regularization"),
    "term.regularization.about": (
        "Det som motverkar överanpassning, som L2-straff, dropout och tidigt stopp.",
        "What counteracts overfitting, such as an L2 penalty, dropout and early stopping.",
    ),
    "term.early_stopping": ("Tidigt stopp", "Early stopping"),
    "term.early_stopping.about": (
        "Sluta träna där valideringsförlusten är lägst.",
        "Stop training where the validation loss is lowest.",
    ),
}
