"""Taking the network home: as a file, as code, and as a report."""

TEXTS: dict[str, tuple[str, str]] = {
    "home.open": ("Ta hem", "Take it home"),
    "home.open.help": (
        "Spara nätverket som fil eller som kod, spara en rapport, eller öppna ett sparat nätverk.",
        "Save the network as a file or as code, save a report, or open a saved network.",
    ),
    "home.about": (
        "Filerna görs när du trycker, av nätverket som det är just då.",
        "The files are made when you press, from the network as it is at that moment.",
    ),
    "home.diverged": (
        "Förlusten blev oändlig, så det här nätverket kan varken svara eller sparas. Börja om med en lägre inlärningstakt.",
        "The loss became infinite, so this network can neither answer nor be saved. Start anew with a smaller learning rate.",
    ),
    "home.model": ("Nätverket som fil", "The network as a file"),
    "home.model.help": (
        "Vikterna, förbehandlingen och inställningarna i en npz-fil, som NumPy läser direkt och som Lagom kan öppna igen.",
        "The weights, the preprocessing and the settings in an npz file, which NumPy reads directly and Lagom can open again.",
    ),
    "home.library": ("Som kod för", "As code for"),
    "home.train": ("PyTorch: samma träning", "PyTorch: the same training"),
    "home.code": ("Spara koden", "Save the code"),
    "home.code.help": (
        "Ett Python-program som räknar ut samma svar, med vikter och förbehandling.",
        "A Python program that computes the same answers, with weights and preprocessing.",
    ),
    "home.reads_file": (
        "Nätverket är stort, så koden läser vikterna från nätverkets fil: spara båda i samma mapp.",
        "The network is large, so the code reads its weights from the network's file: save both in the same folder.",
    ),
    "home.train.about": (
        "En zip med programmet och det som det läser: data och startvikterna. Det skriver ut förlusterna för 20 epoker, att jämföra med Lagoms.",
        "A zip with the program and what it reads: the data and the start weights. It prints the losses of 20 epochs, to compare with Lagom's.",
    ),
    "home.refused.activation": (
        "scikit-learn har bara fyra aktiveringsfunktioner: linjär, ReLU, sigmoid och tanh. Välj en av dem i alla dolda lager, eller ta NumPy-koden.",
        "scikit-learn has only four activation functions: linear, ReLU, sigmoid and tanh. Choose one of them in all hidden layers, or take the NumPy code.",
    ),
    "home.refused.mixed": (
        "I scikit-learn har alla dolda lager samma aktiveringsfunktion. Välj en och samma, eller ta NumPy-koden.",
        "In scikit-learn all hidden layers share one activation function. Choose the same for all, or take the NumPy code.",
    ),
    "home.refused.output": (
        "scikit-learn bestämmer själv utdatalagrets aktiveringsfunktion: linjär för tal, sigmoid för ja eller nej, softmax för flera klasser. Det här nätverket har en annan, så ta NumPy-koden.",
        "scikit-learn decides the output activation itself: linear for numbers, sigmoid for yes or no, softmax for several classes. This network has another, so take the NumPy code.",
    ),
    "home.refused.labels": (
        "Flera etiketter på en gång finns inte här som kod för scikit-learn. Ta NumPy-koden.",
        "Several labels at once are not offered here as code for scikit-learn. Take the NumPy code.",
    ),
    "home.off": (
        "Enheter som du har stängt av är med i filerna: att stänga av en enhet ändrar bara vad bilderna visar.",
        "Units that you have switched off are in the files: switching a unit off only changes what the pictures show.",
    ),
    "home.labels": (
        "Koden svarar med ett utvärde för varje etikett; ja är det som ligger över gränsen mitt emellan nej och ja.",
        "The code answers with an output for each label; yes is what lies above the middle between no and yes.",
    ),
    "home.refused.unknown": (
        "En aktiveringsfunktion i nätverket finns inte som kod än. Nätverket kan sparas som fil.",
        "An activation function of this network does not exist as code yet. The network can be saved as a file.",
    ),
    "home.report": ("Rapport", "Report"),
    "home.report.help": (
        "En HTML-fil att skriva ut eller lämna in: inställningar, kurvor, omdöme och länk.",
        "An HTML file to print or to hand in: settings, curves, verdict and link.",
    ),
    "home.load": ("Öppna ett sparat nätverk (.npz)", "Open a saved network (.npz)"),
    "home.load.button": ("Öppna i labbet", "Open in the playground"),
    "home.loaded": (
        "Nätverket från filen är nu öppet i labbet. Träna och Börja om utgår från dess vikter; epokerna räknas från 0 och optimeraren börjar om. Länken har bara inställningarna, inte vikterna.",
        "The network from the file is now open in the playground. Play and Reset start from its weights; epochs count from 0, and the optimizer begins anew. The link has the settings only, not the weights.",
    ),
    "home.ready": (
        "Filen innehåller nätverket {sizes} med {n} parametrar efter {epoch} epoker, tränat på {data}.",
        "The file holds the network {sizes} with {n} parameters after {epoch} epochs, trained on {data}.",
    ),
    "home.bad.own": (
        "Nätverket är tränat på egna data, som bara finns hos den som tog med dem. Läs in samma tabell på sidan Data och öppna sedan filen igen.",
        "This network was trained on someone's own data, which only they have. Read the same table on the Data page, then open the file again.",
    ),
    "home.bad.too_large": (
        "Filen är större än {most} MB, packad eller uppackad: så stora nätverk gör Lagom inte. Välj en fil som är sparad härifrån.",
        "The file is larger than {most} MB, packed or unpacked: Lagom makes no networks of that size. Choose a file that was saved here.",
    ),
    "home.bad.not_a_zip": (
        "Det här är ingen .npz-fil. Välj en fil som är sparad med ”Nätverket som fil”.",
        "This is no .npz file. Choose a file that was saved with “The network as a file”.",
    ),
    "home.bad.damaged": (
        "Filen är skadad och kan inte packas upp. Spara nätverket på nytt.",
        "The file is damaged and cannot be unpacked. Save the network again.",
    ),
    "home.bad.members": (
        "Filen har inte just de delar som ett nätverk från Lagom har. Välj en fil som är sparad härifrån.",
        "The file does not have just the parts that a network of Lagom has. Choose a file that was saved here.",
    ),
    "home.bad.description": (
        "Filens beskrivning (model.json) kan inte läsas. Spara nätverket på nytt.",
        "The file's description (model.json) cannot be read. Save the network again.",
    ),
    "home.bad.version": (
        "Filen är av en annan version än den som den här Lagom läser ({mine}). Öppna den i den Lagom där den sparades.",
        "The file is of another version than this Lagom reads ({mine}). Open it in the Lagom that saved it.",
    ),
    "home.bad.settings": (
        "Filens inställningar finns inte i Lagom eller ligger utanför gränserna. Spara nätverket på nytt.",
        "The file's settings do not exist in Lagom, or lie beyond its limits. Save the network again.",
    ),
    "home.bad.columns": (
        "Filens namn, medelvärden och skalor hör inte ihop. Spara nätverket på nytt.",
        "The file's names, means and scales do not belong together. Save the network again.",
    ),
    "home.bad.array": (
        "Vikterna i filen har inte den form som inställningarna säger. Spara nätverket på nytt.",
        "The weights in the file do not have the form that its settings say. Save the network again.",
    ),
    "home.bad.not_finite": (
        "Minst en vikt i filen är oändlig eller inget tal: ett sådant nätverk kan inte svara. Välj en annan fil.",
        "At least one weight in the file is infinite or not a number: such a network cannot answer. Choose another file.",
    ),
    "home.bad.unfit": (
        "Filens nätverk passar inte data som den säger sig vara tränad på. Välj en fil som är sparad härifrån.",
        "The file's network does not fit the data that it says it was trained on. Choose a file that was saved here.",
    ),
    # The report
    "report.title": ("Ett nätverk tränat på {data}", "A network trained on {data}"),
    "report.made": ("Sparad ur Lagom {at}", "Saved from Lagom {at}"),
    "report.results": ("Resultat", "Results"),
    "report.train": ("Träningsdata", "Training data"),
    "report.validation": ("Valideringsdata", "Validation data"),
    "report.test": (
        "Förseglade testdata, öppnade vid epok {epoch}",
        "Sealed test data, opened at epoch {epoch}",
    ),
    "report.test_accuracy": (
        "Träffsäkerhet, förseglat test (öppnat vid epok {epoch})",
        "Accuracy, sealed test (opened at epoch {epoch})",
    ),
    "report.settings": ("Inställningar", "Settings"),
    "report.link": ("Länk till samma experiment", "Link to the same experiment"),
    "report.same": (
        "Länken öppnar samma inställningar med samma slumpfrön, så att samma körning börjar om från epok 0. Med egna data behövs också samma tabell.",
        "The link opens the same settings with the same random seeds, so that the same run begins again from epoch 0. With own data the same table is needed, too.",
    ),
    "report.adjusted": (
        "Körningen ändrades på vägen (till exempel inlärningstakt, regularisering, data, vikter eller antal enheter), eller så började den från ett sparat nätverk. Länken ger därför inte exakt samma kurvor.",
        "The run was changed on the way (for example its learning rate, regularization, data, weights or number of units), or it began from a saved network. So the link does not give exactly the same curves.",
    ),
    "report.no_curves": ("Nätverket är inte tränat än.", "The network has not been trained yet."),
    "report.curves.alt": (
        "Förlustkurvor; sist är träningsförlusten {train} och valideringsförlusten {validation}.",
        "Loss curves; in the end the training loss is {train} and the validation loss {validation}.",
    ),
    "report.fit": ("Nätverkets kurva", "The network's curve"),
    # Comments in the code
    "code.head": (
        "Ett nätverk från Lagom med lager om {sizes} enheter: {n} parametrar, tränat i {epoch} epoker.",
        "A network from Lagom: {sizes} units in its layers, {n} parameters, trained for {epoch} epochs.",
    ),
    "code.numpy": ("Det behöver bara NumPy.", "It needs NumPy and nothing else."),
    "code.sklearn": ("Det behöver NumPy och scikit-learn.", "It needs NumPy and scikit-learn."),
    "code.torch": ("Det behöver NumPy och PyTorch.", "It needs NumPy and PyTorch."),
    "code.keras": (
        "Det behöver NumPy, Keras 3 och en motor: PyTorch, JAX eller TensorFlow.",
        "It needs NumPy, Keras 3 and a backend: PyTorch, JAX or TensorFlow.",
    ),
    "code.dropout": (
        "Det tränades med dropout. När nätverket svarar är dropout avstängd, så den finns inte här.",
        "It was trained with dropout. Dropout is off when the network answers, so it is not here.",
    ),
    "code.inputs": (
        "Indata, i den enhet de har i data. Nätverket får (värde - medelvärde) / skala: det hör till modellen.",
        "The inputs, in the units of the data. The network gets (value - mean) / scale: that is part of the model.",
    ),
    "code.classes": ("Klasserna, i utdatas ordning.", "The classes, in the order of the outputs."),
    "code.outputs": (
        "Utdata: nätverkets svar gånger skalan plus medelvärdet är svaret i datas enhet.",
        "The outputs: what the network answers, times the scale, plus the mean, is in the units of the data.",
    ),
    "code.weights": (
        "Vikterna W har en rad för varje värde in och en kolumn för varje enhet; b är bias.",
        "The weights W have a row for each value coming in and a column for each unit; b are the biases.",
    ),
    "code.file": (
        "De är för många att skriva här. De läses från filen {file}, som Lagom sparar som ”Nätverket som fil”.",
        "They are too many to write here. They are read from {file}, which Lagom saves as “The network as a file”.",
    ),
    "code.layer": (
        "Dolt lager {i}: {d} värden in, {h} enheter, {activation}",
        "Hidden layer {i}: {d} values in, {h} units, {activation}",
    ),
    "code.layer.output": (
        "Utdatalagret: {d} värden in, {h} ut, {activation}",
        "The output layer: {d} values in, {h} out, {activation}",
    ),
    "code.note.gelu": (
        "GELU är här formen med tanh; det måste sägas till biblioteket, vars vanliga GELU är en annan.",
        "GELU is the form with tanh here; the library must be told so, since its usual GELU is another.",
    ),
    "code.note.leaky_relu": (
        "Läckande ReLU lutar 0.01 under noll; bibliotek har olika vanor, så det sägs uttryckligen.",
        "Leaky ReLU has the slope 0.01 below zero; libraries differ in their habits, so it is said.",
    ),
    "code.predict": (
        "Rader av indata i datas enhet; en rad utdata för var och en.",
        "Rows of inputs in the units of the data; a row of outputs for each.",
    ),
    "code.predict_class": (
        "Klassens namn för varje rad av indata.",
        "The name of the class for each row of inputs.",
    ),
    "code.compare": ("Lagom svarar, rad för rad:", "Lagom answers, row by row:"),
    "code.sklearn.scaler": (
        "StandardScaler får sin form av två rader, sedan de tal som nätverket tränades med.",
        "StandardScaler gets its form from two rows, then the numbers that the network was trained with.",
    ),
    "code.sklearn.fit": (
        "Ett steg med påhittade rader ger objektet dess form; sedan får det Lagoms vikter.",
        "One step with made-up rows gives the object its form; then it gets Lagom's weights.",
    ),
    "code.torch.copy": (
        "PyTorch har en rad för varje enhet, så vikterna transponeras.",
        "PyTorch has a row for each unit, so the weights are transposed.",
    ),
    "code.keras.backend": (
        "Motorn väljs innan Keras laddas.",
        "The backend is chosen before Keras is loaded.",
    ),
    # Training the same
    "code.train": (
        "Tränar samma nätverk i PyTorch, från samma startvikter och med samma satser i samma ordning.",
        "Trains the same network in PyTorch, from the same start weights, with the same batches in the same order.",
    ),
    "code.train.close": (
        "Förlusterna följer Lagoms till de sista siffrorna; med tiden skiljer de sig mer, eftersom datorns tal avrundas i en annan ordning.",
        "The losses follow Lagom's to the last digits; with time they part, since numbers are rounded in another order.",
    ),
    "code.train.dropout": (
        "Dropout drar andra enheter i PyTorch än i Lagom, så här liknar förlusterna bara varandra.",
        "PyTorch's dropout draws other units than Lagom's, so here the losses are only alike.",
    ),
    "code.train.adjusted": (
        "Körningen i Lagom ändrades på vägen (till exempel inlärningstakt, regularisering, data, vikter eller antal enheter); här gäller de sista inställningarna från början, så förlusterna blir andra.",
        "The run in Lagom was changed on the way (for example its learning rate, regularization, data, weights or number of units); here the last settings hold from the start, so the losses will differ.",
    ),
    "code.train.data": (
        "Data som nätverket får dem (standardiserade om de var det), och startvikterna.",
        "The data as the network gets them (standardized where they were), and the start weights.",
    ),
    "code.train.order": (
        "Satsernas ordning: en slumpnyckel för varje träningspunkt och epok, ur samma frö som i Lagom.",
        "The order of the batches: a random key for each training point and epoch, from the same seed as in Lagom.",
    ),
    "code.train.loss": (
        "Förlusten räknas på det som kommer före utdatalagrets aktivering där de hör ihop: då blir inget avrundat till 0 eller 1.",
        "The loss is computed from what comes before the output activation where the two belong together: nothing is rounded to 0 or 1.",
    ),
    "code.train.penalty": (
        "Regulariseringen: bara vikterna, inte bias.",
        "The regularization: the weights only, not the biases.",
    ),
    "code.train.report": (
        "Epok, träningsförlust, valideringsförlust. Lagom fick:",
        "Epoch, training loss, validation loss. Lagom got:",
    ),
}
