"""The builder of a network's ends, and what goes wrong with the wrong one."""

TEXTS: dict[str, tuple[str, str]] = {
    "data.tab.own": ("Egna data", "Your own data"),
    "data.tab.ends": ("Nätverkets ändar", "The ends of the network"),
    "output.ends": ("Bygg nätverkets ändar", "Build the ends of a network"),
    "ends.about": (
        "De dolda lagren får man prova sig fram till, men ändarna är givna: data bestämmer indatalagret och frågan bestämmer utdatalagret.",
        "The hidden layers have to be tried out, but the ends are given: the data decide the input layer, and the question decides the output layer.",
    ),
    "ends.nothing": (
        "Välj minst en sak som ska in i nätverket.",
        "Choose at least one thing that goes into the network.",
    ),
    "ends.goes_in": ("Vad går in?", "What goes in?"),
    "ends.goes_in.help": (
        "Välj gärna flera: de läggs efter varandra i indatalagret.",
        "Choose several if you like: they stand one after the other in the input layer.",
    ),
    "ends.in.coordinates": ("koordinater", "coordinates"),
    "ends.in.numbers": ("flera tal", "several numbers"),
    "ends.in.category": ("en kategori", "a category"),
    "ends.in.date": ("ett datum", "a date"),
    "ends.in.picture": ("en bild, 8 × 8", "a picture, 8 × 8"),
    "ends.n_in_coordinates": ("Koordinater", "Coordinates"),
    "ends.n_in_coordinates.help": (
        "En punkt på en linje, i planet eller i rummet.",
        "A point on a line, in the plane or in space.",
    ),
    "ends.n_in_numbers": ("Hur många tal?", "How many numbers?"),
    "ends.n_in_numbers.help": (
        "Sådant som mäts eller räknas: längd, vikt, antal.",
        "What is measured or counted: length, weight, how many.",
    ),
    "ends.n_in_category": ("Hur många kategorier?", "How many categories?"),
    "ends.n_in_category.help": (
        "Värdena som kategorin kan ha, till exempel fem färger.",
        "The values that the category can have, five colours for example.",
    ),
    "ends.comes_out": ("Vad ska komma ut?", "What should come out?"),
    "ends.comes_out.help": (
        "Frågan som nätverket ska svara på.",
        "The question that the network is to answer.",
    ),
    "ends.out.number": ("ett tal", "a number"),
    "ends.out.numbers": ("flera tal", "several numbers"),
    "ends.out.yes_no": ("ja eller nej", "yes or no"),
    "ends.out.one_of": ("ett av flera", "one of several"),
    "ends.out.several_of": ("flera samtidigt", "several at once"),
    "ends.n_out_numbers": ("Hur många tal ska ut?", "How many numbers come out?"),
    "ends.n_out_numbers.help": (
        "Till exempel två: hur mycket det blåser mot öster och mot norr.",
        "Two, for example: how strongly the wind blows to the east and to the north.",
    ),
    "ends.n_out_one_of": ("Ett av hur många?", "One of how many?"),
    "ends.n_out_one_of.help": (
        "Klasser som utesluter varandra: en blomma är av en enda art.",
        "Classes that exclude each other: a flower is of one species only.",
    ),
    "ends.n_out_several_of": ("Flera av hur många?", "Several of how many?"),
    "ends.n_out_several_of.help": (
        "Etiketter som inte utesluter varandra: på en bild kan det finnas både en hund och en katt, eller ingen av dem.",
        "Labels that do not exclude each other: a picture may show both a dog and a cat, or neither.",
    ),
    "ends.hidden_layers": ("Dolda lager", "Hidden layers"),
    "ends.hidden_layers.help": (
        "Ändarna säger inget om hur många de ska vara.",
        "The ends say nothing about how many there should be.",
    ),
    "ends.hidden_width": ("Enheter i varje dolt lager", "Units in each hidden layer"),
    "ends.hidden_width.help": (
        "Bredden, som också måste provas fram.",
        "The width, which has to be tried out, too.",
    ),
    "ends.hidden": ("fritt val", "free choice"),
    # Names of units
    "ends.unit.numbers": ("tal {i}", "number {i}"),
    "ends.unit.category": ("kategori {i}?", "category {i}?"),
    "ends.unit.picture": ("rad {row} kolumn {column}", "row {row} column {column}"),
    "ends.unit.date.0": ("dag, sinus", "day, sine"),
    "ends.unit.date.1": ("dag, cosinus", "day, cosine"),
    "ends.unit.date.2": ("år", "year"),
    "ends.unit.number": ("talet", "the number"),
    "ends.unit.yes_no": ("P(ja)", "P(yes)"),
    "ends.unit.one_of": ("P(klass {i})", "P(class {i})"),
    "ends.unit.several_of": ("P(etikett {i})", "P(label {i})"),
    "ends.layers.size": ("enheter: {n}", "units: {n}"),
    "ends.layers.alt": ("Nätverkets lager: {layers}.", "The network's layers: {layers}."),
    "ends.layers.alt.one": (
        "{title} {detail}, enheter: {n}",
        "{title} {detail}, units: {n}",
    ),
    # Parameters
    "ends.parameters": ("Antal parametrar", "Number of parameters"),
    "ends.parameters.why": (
        "Varje enhet har en vikt för varje enhet i lagret före och dessutom en bias, därav + 1.",
        "Each unit has a weight for every unit of the layer before and a bias besides, hence + 1.",
    ),
    # Reasons
    "ends.why": ("Varför just så?", "Why like this?"),
    "ends.in.coordinates.why": (
        "Koordinater är tal redan: en enhet för var och en, {n} sammanlagt.",
        "Coordinates are numbers already: a unit for each, {n} in all.",
    ),
    "ends.in.numbers.why": (
        "En enhet för varje tal, {n} sammanlagt. Talen standardiseras först, så att gram och kilometer väger lika.",
        "A unit for each number, {n} in all. The numbers are standardized first, so that grams and kilometres weigh alike.",
    ),
    "ends.in.category.why": (
        "En kategori är inget tal: numrerade man till exempel färger 1, 2 och 3 skulle den sista bli störst och nummer 2 hamna mitt emellan de andra. Därför får varje kategori en egen enhet, {n} sammanlagt, som är 1 eller 0 (one-hot).",
        "A category is no number: were colours numbered 1, 2 and 3, for example, the last would be the largest, and number 2 would lie midway between the others. So each category gets a unit of its own, {n} in all, which is 1 or 0 (one-hot).",
    ),
    "ends.in.date.why": (
        "Ett datum blir {n} tal. Dagen på året läggs på en cirkel med sinus och cosinus, så att nyårsafton och nyårsdagen blir grannar, och året är ett tal. Det är ett vanligt sätt men inte det enda: vill man skilja vardag från helg behövs veckodagen som en kategori.",
        "A date becomes {n} numbers. The day of the year is laid on a circle by sine and cosine, so that New Year's Eve and New Year's Day are neighbours, and the year is a number. This is a usual way but not the only one: to tell weekdays from weekends takes the day of the week as a category.",
    ),
    "ends.in.picture.why": (
        "En bild är sina bildpunkter: 8 gånger 8 ger {n} enheter, en gråton i varje.",
        "A picture is its pixels: 8 times 8 gives {n} units, a shade of grey in each.",
    ),
    "ends.output": (
        "Utdatalagret: {n} × {activation}, förlust: {loss}.",
        "The output layer: {n} × {activation}, loss: {loss}.",
    ),
    "ends.out.number.why": (
        "Ett tal kan vara hur stort eller litet som helst, så enheten är linjär. Medelkvadratfelet mäter hur långt från rätt svar den hamnar.",
        "A number can be of any size, so the unit is linear. Mean squared error measures how far from the right answer it comes.",
    ),
    "ends.out.numbers.why": (
        "En linjär enhet för varje tal. Alla använder samma dolda lager, och förlusten är medelvärdet av allas kvadratfel.",
        "A linear unit for each number. They share the hidden layers, and the loss is the mean of all their squared errors.",
    ),
    "ends.out.yes_no.why": (
        "Det räcker med en enhet: sigmoid ger sannolikheten för ja, och sannolikheten för nej är resten upp till 1.",
        "One unit is enough: sigmoid gives the probability of yes, and that of no is the rest up to 1.",
    ),
    "ends.out.one_of.why": (
        "En enhet för varje klass. Softmax gör dem till sannolikheter som tillsammans blir 1: det som en klass vinner förlorar de andra, och just så ska det vara när bara en kan vara rätt.",
        "A unit for each class. Softmax turns them into probabilities that together make 1: what one class gains the others lose, which is as it should be where only one can be right.",
    ),
    "ends.out.several_of.why": (
        "En enhet för varje etikett, och varje enhet är en egen ja- eller nejfråga: sannolikheterna behöver inte bli 1 tillsammans. Förlusten är summan av etiketternas binära korsentropier.",
        "A unit for each label, and each unit is a yes-or-no question of its own: the probabilities need not make 1 together. The loss is the sum of the labels' binary cross-entropies.",
    ),
    # The way out
    "ends.try": ("Prova i labbet", "Try it in the playground"),
    "ends.same": (
        "I labbet finns **{name}**, som har precis de här ändarna: {inputs} in och {outputs} ut.",
        "The playground has **{name}**, with just these ends: {inputs} in and {outputs} out.",
    ),
    "ends.other_sizes": (
        "Närmast i labbet kommer **{name}**: samma slags fråga, men med {inputs} in och {outputs} ut. Dina dolda lager följer med.",
        "The playground's nearest is **{name}**: the same kind of question, but with {inputs} in and {outputs} out. The hidden layers come along.",
    ),
    "ends.no_data": (
        "Labbet har ingen färdig datamängd med just de här ändarna.",
        "The playground has no data set of its own with these ends.",
    ),
    "ends.no_data.own": (
        "Har du en tabell med sådana kolumner kan den läsas in under fliken Egna data.",
        "If you have a table with such columns, it can be read in under the tab Your own data.",
    ),
    "ends.no_data.date": (
        "Har du en egen tabell måste datumen först göras om till tal i den; sedan kan den läsas in under fliken Egna data.",
        "If you have a table, its dates have to be turned into numbers first; then it can be read in under the tab Your own data.",
    ),
    "ends.no_data.labels": (
        "Egna data kan inte heller ha flera etiketter på en gång: där går det bara att fråga om en kolumn i taget, eller om flera tal.",
        "Your own data cannot have several labels at once either: there one can only ask about one column at a time, or about several numbers.",
    ),
    # What goes wrong
    "ends.end": ("{activation}, {loss}", "{activation}, {loss}"),
    "ends.end.coded": (
        "en enda enhet för klassens nummer: {activation}, {loss}",
        "a single unit for the class's number: {activation}, {loss}",
    ),
    "ends.right": ("Rätt: {end}", "Right: {end}"),
    "ends.wrong": ("Fel: {end}", "Wrong: {end}"),
    "ends.curves.alt": ("{title}. {curves}.", "{title}. {curves}."),
    "ends.curves.alt.one": (
        "{name}: svar från {low} till {high}",
        "{name}: answers from {low} to {high}",
    ),
    "ends.trial.numbers": (
        "Visas här med ett enda tal; flera tal går fel på samma sätt.",
        "Shown with a single number; several go wrong in the same way.",
    ),
    "ends.trial.number": ("Fel ände: sigmoid på priser", "The wrong end: sigmoid on prices"),
    "ends.trial.number.about": (
        "Påhittade bostäder: vad kostar en bostad av en viss storlek? Båda nätverken tränas på samma punkter; bara utdatalagret är olika.",
        "Made-up homes: what does one of a certain size cost? Both networks train on the same points; only the output layer differs.",
    ),
    "ends.trial.number.title": ("Pris efter storlek", "Price by size"),
    "ends.trial.number.x": ("boyta (m²)", "living area (m²)"),
    "ends.trial.number.y": ("pris (miljoner kronor)", "price (million kronor)"),
    "ends.trial.number.points": ("bostäder", "homes"),
    "ends.trial.number.said": (
        "En sigmoid svarar aldrig mer än 1. Dess högsta svar är {most}, fast den dyraste bostaden kostar {top}; det linjära nätverket svarar upp till {best}. Mer träning hjälper inte, för priserna ryms inte i utdatalagret.",
        "A sigmoid never answers more than 1. Its highest answer is {most}, though the dearest home costs {top}; the linear network answers up to {best}. More training does not help, for the prices do not fit into the output layer.",
    ),
    "ends.trial.yes_no": (
        "Fel ände: linjär på ja eller nej",
        "The wrong end: linear on yes or no",
    ),
    "ends.trial.yes_no.about": (
        "Påhittade elever: klarar en elev provet (1) eller inte (0) efter så och så många timmars övning? Båda nätverken saknar dolda lager, så att skillnaden syns tydligt.",
        "Made-up pupils: does one who has practised for so many hours pass the test (1) or not (0)? Neither network has hidden layers, so that the difference is plain.",
    ),
    "ends.trial.yes_no.title": ("Sannolikheten att klara provet", "The probability of passing"),
    "ends.trial.yes_no.x": ("övning (timmar)", "practice (hours)"),
    "ends.trial.yes_no.y": ("svar", "answer"),
    "ends.trial.yes_no.points": ("elever", "pupils"),
    "ends.trial.yes_no.said": (
        "Det linjära svarar från {low} till {high}: {share} av den visade axeln får en ”sannolikhet” under 0 eller över 1, vilket inte finns. Sigmoidens svar håller sig alltid mellan 0 och 1.",
        'The linear one answers from {low} to {high}: {share} of the axis shown gets a "probability" below 0 or above 1, and there is no such thing. The sigmoid\'s answers always stay between 0 and 1.',
    ),
    "ends.trial.one_of": (
        "Fel ände: en enda enhet för fem klasser",
        "The wrong end: a single unit for five classes",
    ),
    "ends.trial.one_of.about": (
        "Fem klasser numrerade 0 till 4. Med en enda linjär enhet avrundas svaret till närmaste nummer. Men numren är bara namn: mellan klass 4 och klass 0, som är grannar här, måste talet passera 3, 2 och 1.",
        "Five classes, numbered 0 to 4. With a single linear unit the answer is rounded to the nearest number. But the numbers are only names: between class 4 and class 0, which are neighbours here, the number has to pass 3, 2 and 1.",
    ),
    "ends.trial.one_of.right": (
        "Rätt på {share} av valideringspunkterna.",
        "Right on {share} of the validation points.",
    ),
    "ends.trial.several_of": (
        "Fel ände: softmax på etiketter som inte utesluter varandra",
        "The wrong end: softmax on labels that do not exclude each other",
    ),
    "ends.trial.several_of.about": (
        "Tre skivor som överlappar: en punkt kan ligga i flera av dem eller i ingen. Nätverket säger ja till varje etikett vars utvärde ligger över 0,5. Softmax tvingar utvärdena att bli 1 tillsammans, så högst en kan nå dit.",
        "Three discs that overlap: a point can lie in several of them, or in none. The network says yes to each label whose output is above 0.5. Softmax forces the outputs to make 1 together, so at most one can get there.",
    ),
    "ends.trial.several_of.right": (
        "Alla tre etiketterna rätt på {share} av valideringspunkterna.",
        "All three labels right on {share} of the validation points.",
    ),
    "ends.trial.several_of.said": (
        "I mitten ligger en punkt i alla tre skivorna. Där svarar sigmoiderna {right} för A, B och C, och softmax {wrong}.",
        "In the middle a point lies in all three discs. There the sigmoids answer {right} for A, B and C, and softmax {wrong}.",
    ),
    "ends.trial.hidden": (
        "Dolda enheter: {widths} ({activation})",
        "Hidden units: {widths} ({activation})",
    ),
    "ends.trial.no_hidden": ("Inga dolda lager", "No hidden layers"),
    "ends.trial.set_up": (
        "{hidden}; Adam med inlärningstakten {rate}, {steps} steg med {batch} punkter i varje. Samma för båda.",
        "{hidden}; Adam at a learning rate of {rate}, {steps} steps with {batch} points in each. The same for both.",
    ),
}
