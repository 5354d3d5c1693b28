"""Choosing among pictures: data sets, examples, activation functions."""

TEXTS: dict[str, tuple[str, str]] = {
    "data.all": ("Alla datamängder", "All data sets"),
    "data.group.two": ("Två klasser", "Two classes"),
    "data.group.several": ("Flera klasser eller etiketter", "Several classes or labels"),
    "data.group.number": ("Ett tal eller flera", "A number, or several"),
    "data.group.space": ("I rummet", "In space"),
    "data.group.real": ("Verkliga data", "Real data"),
    "data.group.yours": ("Dina egna", "Your own"),
    # The examples: what each has, and what there is to find out. The answer stands in none.
    "examples.ask": ("Vad tror du händer?", "What do you think will happen?"),
    "preset.too_small.question": (
        "En enda enhet ska följa två vågor genom 60 brusiga punkter. Räcker den?",
        "A single unit is to follow two waves through 60 noisy points. Is it enough?",
    ),
    "preset.just_right.question": (
        "Fyra enheter på 60 likadana punkter. Hur nära det bästa möjliga kommer de?",
        "Four units on 60 points of the same kind. How close to the best achievable will they get?",
    ),
    "preset.too_large.question": (
        "Två lager med 64 enheter i varje på 60 likadana punkter. Blir det ännu bättre?",
        "Two layers of 64 units each on 60 points of the same kind. Is that better still?",
    ),
    "preset.overfitting_spiral.question": (
        "Ett stort nätverk tränar länge på 100 brusiga punkter. Hur går det för punkterna som det inte tränar på?",
        "A large network trains for long on 100 noisy points. How does it do on points that it does not train on?",
    ),
    "preset.no_guarantee.question": (
        "Tre ReLU-enheter kan lösa XOR. Betyder det att de alltid gör det?",
        "Three ReLU units can solve XOR. Does that mean that they always will?",
    ),
    "preset.straight_only.question": (
        "Fem linjära lager ska skilja en cirkel från ringen runt den. Hjälper djupet?",
        "Five linear layers are to tell a circle from the ring around it. Does the depth help?",
    ),
    "preset.all_alike.question": (
        "Alla startvikter är lika. Gör det någon skillnad när åtta enheter i varje lager ska lära sig?",
        "All start weights are alike. Does it matter when eight units per layer are to learn?",
    ),
    "preset.deep_start.question": (
        "Tio ReLU-lager börjar med mycket små vikter. Kommer de i gång?",
        "Ten ReLU layers start with very small weights. Will they get going?",
    ),
    "preset.vanishing_gradient.question": (
        "Tio sigmoidlager med 64 enheter i varje. Hur mycket av gradienten når fram till det första?",
        "Ten sigmoid layers of 64 units each. How much of the gradient reaches the first one?",
    ),
    "preset.sigmoid_cliff.question": (
        "Sex sigmoidlager ska skilja två månar åt. Är fler lager alltid bättre?",
        "Six sigmoid layers are to tell two moons apart. Are more layers always better?",
    ),
    "preset.born_dead.question": (
        "Tio lager som bara är två ReLU-enheter breda. Vad svarar nätverket, före träningen och efter?",
        "Ten layers, each only two ReLU units wide. What does the network answer, before training and after?",
    ),
    "preset.slow_waves_first.question": (
        "Fem vågor är blandade. Lär sig nätverket alla på en gång, eller i någon ordning?",
        "Five waves are mixed. Does the network learn them all at once, or in some order?",
    ),
    "preset.border.question": (
        "Nätverk i många storlekar på 50 brusiga punkter. Var går gränserna mellan för litet, lagom och för stort?",
        "Networks of many sizes on 50 noisy points. Where are the borders between too small, lagom and too large?",
    ),
    "preset.luck_by_width.question": (
        "Ett XOR och tjugo slumpstarter för varje bredd. Hur många av dem lyckas?",
        "One XOR, twenty random starts for each width. How many of them succeed?",
    ),
    "preset.lagom_by_noise.question": (
        "40 punkter från en våg, med mer och mer brus. Behövs det större nätverk då, eller mindre?",
        "40 points from a wave, with more and more noise. Does that take larger networks, or smaller ones?",
    ),
    "preset.learning_curve.question": (
        "Samma nätverk får fler och fler datapunkter. Vilka har nytta av dem?",
        "The same networks get more and more samples. Which of them gain by it?",
    ),
    "preset.cliff_by_activation.question": (
        "ReLU, tanh och sigmoid i allt djupare nätverk. Vilka lär sig fortfarande?",
        "ReLU, tanh and sigmoid in deeper and deeper networks. Which still learn?",
    ),
    "preset.start_by_depth.question": (
        "Fyra sätt att dra startvikterna, från ett lager till åtta. Vilka klarar djupet?",
        "Four ways to draw the start weights, from one layer to eight. Which can stand the depth?",
    ),
    "preset.deep_or_wide.question": (
        "Fyra smala lager mot ett brett, med högst 200 parametrar var. Vilket leder runt spiralen?",
        "Four narrow layers against a wide one, with at most 200 parameters each. Which leads around the spiral?",
    ),
    "preset.second_descent.question": (
        "100 datapunkter och fler och fler parametrar. Var är modellen som sämst?",
        "100 samples, and more and more parameters. Where is the model at its worst?",
    ),
}
