"""Names and sentences of the presets."""

TEXTS: dict[str, tuple[str, str]] = {
    "examples.title": ("Exempel", "Examples"),
    "examples.help": (
        "Ställ in allt som i exemplet och börja vid epok 0.",
        "Set everything as in this example, and begin at epoch 0.",
    ),
    "undo": ("Ångra", "Undo"),
    "undo.help": (
        "Ta tillbaka den senaste ändringen av inställningarna (Ctrl+Z).",
        "Take back the last change of the settings (Ctrl+Z).",
    ),
    "restore": ("Återställ", "Restore"),
    "restore.help": (
        "Gå tillbaka till de inställningar som länken eller exemplet öppnade, och börja vid epok 0.",
        "Go back to the settings that the link or the example opened, and begin at epoch 0.",
    ),
    "preset.too_small": ("För litet", "Too small"),
    "preset.too_small.about": (
        "Med en enda enhet kan kurvan inte följa två vågor: tränings- och valideringsförlusten stannar långt över den bästa möjliga.",
        "With a single unit the curve cannot follow two waves: training and validation loss stop far above the best achievable.",
    ),
    "preset.just_right": ("Lagom", "Just right"),
    "preset.just_right.about": (
        "Fyra enheter i ett lager följer vågorna och inte mycket mer: mycket mer går inte att lära sig av 60 brusiga punkter, och förlusterna håller sig nära den bästa möjliga.",
        "Four units in one layer follow the waves and little else: of 60 noisy points this is about the most one can learn, and the losses stay close to the best achievable.",
    ),
    "preset.too_large": ("För stort", "Too large"),
    "preset.too_large.about": (
        "Med 64 enheter per lager följer kurvan även bruset: träningsförlusten sjunker under den bästa möjliga, och valideringsförlusten vänder och stiger.",
        "With 64 units per layer the curve also follows the noise: the training loss falls below the best achievable, and the validation loss turns and rises.",
    ),
    "preset.overfitting_spiral": ("Lärt utantill", "Learned by heart"),
    "preset.overfitting_spiral.about": (
        "Ett stort nätverk lär sig 100 brusiga punkter utantill: träningsförlusten går mot 0 medan valideringsförlusten stiger över gissningens, så sluta tidigt, ta fler datapunkter eller lägg på ett straff.",
        "A large network learns 100 noisy points by heart: the training loss goes to 0 while the validation loss climbs past that of guessing, so stop early, take more samples or a penalty.",
    ),
    "preset.no_guarantee": ("Ingen garanti", "No guarantee"),
    "preset.no_guarantee.about": (
        "Tre ReLU-enheter kan lösa XOR, men bara omkring sex starter av tio hittar lösningen: tryck på Ny start under Mer om träningen, och prova sedan fyra enheter.",
        "Three ReLU units can solve XOR, yet only about six starts in ten find it: press New start under More about the training, and then try four units.",
    ),
    "preset.straight_only": ("Djup utan böjar", "Depth without bends"),
    "preset.straight_only.about": (
        "Fem linjära lager kan inte mer än ett, så gränsen förblir rak och förlusten stannar vid gissning: välj ReLU i stället, så lär sig nätverket cirkeln.",
        "Five linear layers are no more than one, so the boundary stays straight and the loss stays at guessing: choose ReLU instead and the circle is learned.",
    ),
    "preset.all_alike": ("Alla vikter lika", "All weights alike"),
    "preset.all_alike.about": (
        "Enheter som börjar lika förblir lika, så att åtta enheter per lager gör samma arbete som en: välj Glorot under Initiering av vikter, så går de skilda vägar.",
        "Units that start alike stay alike, so that eight units per layer do the work of one: choose Glorot under Initial weights and they part ways.",
    ),
    "preset.deep_start": ("För liten start", "Too small a start"),
    "preset.deep_start.about": (
        "Tio ReLU-lager med mycket små vikter släpper knappt igenom något, och ingen av tio starter kommer längre än till gissning på 100 epoker: med He som initiering av vikter lär sig alla tio.",
        "Ten ReLU layers with very small weights pass almost nothing on, and of ten starts none leaves guessing in 100 epochs: with He as Initial weights all ten learn.",
    ),
    "preset.vanishing_gradient": ("Den försvinnande gradienten", "The vanishing gradient"),
    "preset.vanishing_gradient.about": (
        "Varje sigmoidlager lämnar kvar omkring en femtedel av gradienten, så att bara några miljondelar återstår i det första av tio lager: öppna Inuti nätverket, och välj sedan tanh med inlärningstakten 0,1.",
        "Each sigmoid layer leaves about a fifth of the gradient, so that in the first of ten layers only some millionths are left: open Inside the network, and then choose tanh with a learning rate of 0.1.",
    ),
    "preset.sigmoid_cliff": ("Sigmoidstupet", "The sigmoid cliff"),
    "preset.sigmoid_cliff.about": (
        "Med sex sigmoidlager stannar förlusten vid gissning: ta bort ett lager i taget och se vid vilket djup nätverket börjar lära sig.",
        "With six sigmoid layers the loss stays at guessing: take away layers one by one and see at which depth it begins to learn.",
    ),
    "preset.born_dead": ("Död från start", "Born dead"),
    "preset.born_dead.about": (
        "Ett ReLU-nätverk som är två enheter brett och tio lager djupt svarar i nästan nio starter av tio likadant på allt och kan aldrig lära sig något annat: tryck på Ny start, eller gör det bredare.",
        "Almost nine starts in ten of a ReLU network two units wide and ten layers deep answer the same to everything and can never learn it away: press New start, or make it wider.",
    ),
    "preset.slow_waves_first": ("Långsamma vågor först", "Slow waves first"),
    "preset.slow_waves_first.about": (
        "Fem vågor är blandade, och nätverket lär sig dem i ordning: den långsammaste inom omkring 200 epoker, den snabbaste efter mer än 2000.",
        "Five waves are mixed, and the network learns them in their order: the slowest within some 200 epochs, the fastest after more than 2000.",
    ),
    "preset.border": ("Gränsen", "The border"),
    "preset.border.about": (
        "Varje ruta är ett nätverk på 50 brusiga punkter med sitt omdöme: utan dolt lager blir det bara räta linjer, tre eller fyra enheter i ett lager är lagom, med några fler är det större än det behöver vara, och breda eller djupa nätverk överanpassas.",
        "Each cell is a network on 50 noisy points, under its verdict: without a hidden layer there are only straight lines, three or four units in one layer are lagom, some more are larger than needed, and wide or deep networks overfit.",
    ),
    "preset.luck_by_width": ("Tur efter bredd", "Luck by width"),
    "preset.luck_by_width.about": (
        "Ett XOR, tjugo slumpstarter för varje bredd: med två enheter lyckas ingen start, med tre eller fyra lyckas de flesta, och från och med sex lyckas alla.",
        "One XOR, twenty random starts for each width: with two units no start succeeds, with three or four most do, and from six on all do.",
    ),
    "preset.lagom_by_noise": ("Lagom och brus", "Lagom and noise"),
    "preset.lagom_by_noise.about": (
        "40 punkter från en våg: tre enheter per lager räcker upp till brus 0,3; 64 enheter gör ingen skada utan brus och klarar sig sämre med 0,3, och med brus 0,5 är inget nätverk bra nog.",
        "40 points of a wave: three units per layer are enough up to noise 0.3; 64 units do no harm without noise and do worse with 0.3, and with noise 0.5 no network is good enough.",
    ),
    "preset.learning_curve": ("Inlärningskurvan", "The learning curve"),
    "preset.learning_curve.about": (
        "Samma nätverk med fler och fler datapunkter: de med en enhet per lager förblir lika dåliga, medan breda nätverk behöver datapunkter för att komma nära det bästa möjliga.",
        "The same networks with more and more samples: one unit per layer stays as bad as it was, while wide networks need samples to come near the best achievable.",
    ),
    "preset.cliff_by_activation": ("Sigmoidstupet på kartan", "The sigmoid cliff, mapped"),
    "preset.cliff_by_activation.about": (
        "Djup mot aktiveringsfunktion: ReLU och tanh lär sig på alla djup, sigmoid faller tillbaka till att gissa från och med fyra lager.",
        "Depth against activation function: ReLU and tanh learn at every depth, sigmoid falls back to guessing from four layers on.",
    ),
    "preset.start_by_depth": ("Hur vikterna börjar", "How weights start"),
    "preset.start_by_depth.about": (
        "Djup mot initiering: nollor lär sig aldrig, små vikter misslyckas från och med fyra lager, och Glorot och He lär sig bäst där nätverket är djupt.",
        "Depth against initial weights: zeros never learn, small weights fail from four layers on, and Glorot and He learn best where the network is deep.",
    ),
    "preset.deep_or_wide": ("Djupt eller brett", "Deep or wide"),
    "preset.deep_or_wide.about": (
        "Fyra smala lager tävlar mot ett brett lager med lika många parametrar runt en spiral: det djupa leder, för det kan böja sin gräns fler gånger.",
        "Four narrow layers race one wide layer with equally many parameters around a spiral: the deep one leads, for it can bend its boundary more often.",
    ),
    "preset.second_descent": ("Dubbel nedgång", "Double descent"),
    "preset.second_descent.about": (
        "En modell är sämst där den har lika många parametrar som datapunkter, och blir bättre igen bortom det: för stort är inte hela sanningen.",
        "A model is worst where it has as many parameters as samples, and gets better again beyond: too large is not the whole truth.",
    ),
}
