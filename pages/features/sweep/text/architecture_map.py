"""The architecture map, the race and double descent."""

TEXTS: dict[str, tuple[str, str]] = {
    # The page
    "page.map": ("Arkitekturkartan", "Architecture map"),
    "mode.map": ("Karta", "Map"),
    "mode.race": ("Kapplöpning", "Race"),
    "mode.double_descent": ("Dubbel nedgång", "Double descent"),
    "group.axes": ("Det som provas", "What to try"),
    "group.axes.more": ("Välj vad som provas", "Choose what to try"),
    "sweep.tried": (
        "{axes}. För varje nätverk: slumpstarter {starts}, epoker {epochs}.",
        "{axes}. For each network: random starts {starts}, epochs {epochs}.",
    ),
    "group.race": ("Tävlande", "Racers"),
    "group.looks": ("Så visas det", "How to look at it"),
    # Running
    "sweep.run.button": ("Träna", "Run"),
    "sweep.run.button.help": (
        "Tränar alla nätverk i planen, lite av varje i taget.",
        "Trains all networks of the plan, a little of each at a time.",
    ),
    "sweep.pause.button": ("Pausa", "Pause"),
    "sweep.pause.button.help": (
        "Stoppar alla nätverk där de är.",
        "Holds all networks where they are.",
    ),
    "sweep.resume.button": ("Fortsätt", "Go on"),
    "sweep.resume.button.help": (
        "Tränar vidare där nätverken är.",
        "Trains on from where the networks are.",
    ),
    "sweep.cancel.button": ("Avbryt", "Stop here"),
    "sweep.cancel.button.help": (
        "Avslutar träningen och behåller det som finns.",
        "Ends the training and keeps what there is.",
    ),
    "sweep.estimate": (
        "{runs} nätverk med {parameters} parametrar sammanlagt, {time} här.",
        "{runs} networks with {parameters} parameters in all, {time} here.",
    ),
    "sweep.estimate.running": (
        "{runs} nätverk med {parameters} parametrar sammanlagt.",
        "{runs} networks with {parameters} parameters in all.",
    ),
    "sweep.one_start": (
        "Med en enda start går det inte att skilja tur från storlek: välj tre eller fler.",
        "With a single start, luck cannot be told from size: choose three or more.",
    ),
    "time.seconds": ("ungefär {n} s", "about {n} s"),
    "time.minutes": ("ungefär {n} min", "about {n} min"),
    "sweep.running": ("{share} % tränat, {left} kvar.", "{share}% trained, {left} left."),
    "sweep.running.begun": ("{share} % tränat.", "{share}% trained."),
    "sweep.running.first": (
        "Varannan rad och kolumn kommer först.",
        "Every second row and column comes first.",
    ),
    "sweep.paused": (
        "Pausat vid {share} % av {n} nätverk och {epochs} epoker.",
        "Paused at {share}% of {n} networks and {epochs} epochs.",
    ),
    "sweep.cancelled": (
        "Avbrutet vid {share} % av {n} nätverk och {epochs} epoker: det som tränats finns kvar.",
        "Stopped at {share}% of {n} networks and {epochs} epochs: what was trained stays.",
    ),
    "sweep.done": (
        "Alla {n} nätverk har tränats i {epochs} epoker.",
        "All {n} networks have trained for {epochs} epochs.",
    ),
    "sweep.empty.map": (
        "Ingen vet vilken arkitektur som är rätt: man måste prova. Tryck på Träna, så fylls kartan över alla de här nätverken i.",
        "Nobody knows the right architecture: one has to try. Press Run, and the map of all these networks fills in.",
    ),
    "sweep.empty.race": (
        "Samma budget, olika form: tryck på Träna och se vilken arkitektur som lär sig uppgiften bäst.",
        "Same budget, different shape: press Run and see which architecture learns the task best.",
    ),
    "sweep.stale": (
        "Resultaten nedan gjordes med andra inställningar; tryck på Träna för att prova de nuvarande.",
        "The results below were made with other settings; press Run for the present ones.",
    ),
    "sweep.stale.running": (
        "Det som tränas nedan började med andra inställningar; tryck på Träna för att träna de nuvarande i stället.",
        "What trains below began with other settings; press Run to train the present ones instead.",
    ),
    "sweep.restore": ("Återställ de inställningarna", "Take their settings back"),
    "sweep.restore.help": (
        "Ställer alla reglage som de stod när resultaten gjordes.",
        "Sets all controls as they were when these results were made.",
    ),
    # What stands in the way
    "sweep.trouble.no_values": (
        "En axel är tom: välj minst ett värde för raderna och ett för kolumnerna.",
        "An axis is empty: choose at least one value for the rows and one for the columns.",
    ),
    "sweep.trouble.no_such_axis": (
        "De här data är givna, en tabell eller ritade punkter, så antalet punkter och bruset kan inte varieras: välj andra axlar eller andra data.",
        "This data is given, a table or drawn points, so its samples and noise cannot be varied: choose other axes or other data.",
    ),
    "sweep.trouble.few_points": (
        "Det finns för få ritade punkter att träna på: rita minst två i labbet.",
        "There are too few drawn points to train on: draw at least two in the playground.",
    ),
    "sweep.trouble.budget_too_small": (
        "Budgeten räcker inte till någon av de tävlande: höj den, eller ge den tävlande färre lager.",
        "The budget is too small for one of the racers: raise it, or give that racer fewer layers.",
    ),
    "sweep.trouble.budget_too_large": (
        "Med den här budgeten skulle en tävlande bli bredare än 256 enheter: sänk den, eller ge den tävlande fler lager.",
        "With this budget a racer would be wider than 256 units: lower it, or give that racer more layers.",
    ),
    "sweep.trouble.busy": (
        "Servern är upptagen med andra kartor: den här behöver {need} MB och {free} MB är lediga, så prova färre nätverk eller vänta en stund.",
        "The server is busy with other maps: this one needs {need} MB and {free} MB are free, so try fewer networks or wait a while.",
    ),
    "sweep.refused": (
        "Servern hade inte plats för den här körningen just nu: det som stod här finns kvar, så prova färre nätverk eller vänta en stund.",
        "The server had no room for this run just now: what stood here is kept, so try fewer networks or wait a while.",
    ),
    "sweep.gone": (
        "Servern blev full och de här resultaten fick ge plats åt andra kartor: tryck på Träna för att träna nätverken igen.",
        "These results had to make room for other maps, since the server was full: press Run to train the networks again.",
    ),
    "sweep.over.runs": (
        "{value} nätverk är fler än en delad server klarar ({limit}): välj färre värden eller färre starter.",
        "{value} networks are more than a shared server takes ({limit}): choose fewer values or fewer starts.",
    ),
    "sweep.over.parameters": (
        "{value} parametrar sammanlagt är fler än en delad server klarar ({limit}): välj mindre bredder eller djup.",
        "{value} parameters in all are more than a shared server takes ({limit}): choose smaller widths or depths.",
    ),
    "sweep.over.seconds": (
        "Det här skulle träna i ungefär {value} s, och gränsen är {limit} s: välj färre epoker, färre starter eller färre punkter.",
        "This would train for about {value} s, and the limit is {limit} s: choose fewer epochs, fewer starts or fewer points.",
    ),
    "sweep.over.megabytes": (
        "Det här skulle behöva {value} MB, och gränsen är {limit} MB: välj mindre eller färre nätverk.",
        "This would need {value} MB, and the limit is {limit} MB: choose smaller or fewer networks.",
    ),
    "sweep.warning.one_class": (
        "Träningsdata innehåller bara en klass, så det finns inget att skilja åt: välj fler punkter eller ett annat slumpfrö för data.",
        "The training data holds one class only, so there is nothing to tell apart: choose more points or another data seed.",
    ),
    "sweep.warning.constant_target": (
        "Alla målvärden i träningsdata är lika, så det finns inget att lära sig: välj fler punkter eller ett annat slumpfrö för data.",
        "All training targets are the same, so there is nothing to learn: choose more points or another data seed.",
    ),
    "sweep.warning.all_diverged": (
        "Alla nätverk divergerade: välj en lägre inlärningstakt och träna igen.",
        "Every network diverged: choose a smaller learning rate and run again.",
    ),
    "sweep.warning.some_diverged": (
        "{n} av nätverken divergerade; de räknas som misslyckade.",
        "{n} of the networks diverged; they count as failed.",
    ),
    # Double descent
    "double_descent.text": (
        "En modell med lika många egenskaper som träningspunkter följer dem exakt, med brus och allt, och klarar nya punkter sämst. Med ännu fler egenskaper blir den bättre igen: bland alla perfekta anpassningar tas den med minst vikter, och den är ofta jämnare. Att för stora modeller överanpassas är alltså inte hela sanningen.",
        'A model with as many features as training points fits them exactly, noise and all, and does worst on new points. With still more features it gets better again: among all perfect fits, the one with the smallest weights is taken, and that is often a smoother one. So "too large overfits" is not the whole truth.',
    ),
    "double_descent.setting": (
        "Egenskaperna är slumpade ReLU-enheter, träningspunkterna är 100, brusiga och har 20 invärden var, och bara vikterna till utdatalagret anpassas.",
        "The features are random ReLU units with 100 noisy training points in 20 inputs, and only the output weights are fitted.",
    ),
    "double_descent.lower": (
        "Med det här straffet på stora vikter följer modellen inte längre bruset lika exakt, så toppen vid lika många egenskaper som träningspunkter är lägre än utan straff. Den finns ändå kvar.",
        "With this penalty on large weights the model no longer follows the noise as exactly, so the peak at as many features as training points is lower than without one. It is still there.",
    ),
    "double_descent.flat": (
        "Straffet håller vikterna så små att modellen inte följer bruset ens när den har lika många egenskaper som träningspunkter: toppen är borta. Rätt straff kan alltså göra att en stor modell inte skadar, utan att man behöver göra den mindre.",
        "The penalty keeps the weights so small that the model does not follow the noise even with as many features as training points: the peak is gone. So the right penalty can keep a large model from doing harm, without making it smaller.",
    ),
    "double_descent.source": (
        "Efter Belkin, Hsu, Ma och Mandal (2019). Medianen av 20 dragningar, uträknade här och nu.",
        "After Belkin, Hsu, Ma and Mandal (2019). Median of 20 draws, computed here and now.",
    ),
    "double_descent.theory": (
        "Den prickade linjen är bara det som bruset i träningsdata lägger till testfelet, i teorin och utan straff. Testfelet ligger över den med det som modellen inte hittar: med få egenskaper kan den inte uttrycka målet, och med många räcker 100 punkter inte för att bestämma det.",
        "The dotted line is only what the noise in the training data adds to the test error, in theory and without a penalty. The test error lies above it by what the model does not find: with few features it cannot express the target, and with many, 100 points do not pin the target down.",
    ),
}
