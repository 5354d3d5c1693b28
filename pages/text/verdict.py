"""The verdict and its counter-experiments in the playground."""

TEXTS: dict[str, tuple[str, str]] = {
    "verdict.title": ("Omdöme", "Verdict"),
    "verdict.said": ("Omdöme: {verdict}", "Verdict: {verdict}"),
    "verdict.certain": ("tydligt", "clear"),
    "verdict.early": ("För tidigt att säga", "Too early to tell"),
    "verdict.edited": ("Ändrat för hand: inget omdöme", "Changed by hand: no verdict"),
    "verdict.edited.why": (
        "Nätverket ändrades för hand vid epok {epoch}. Vad arkitekturen klarar på egen hand syns därför inte här: tryck på Börja om och träna.",
        "The network was changed by hand at epoch {epoch}, so what the architecture achieves by itself cannot be seen here: press Reset and train.",
    ),
    "verdict.warm": (
        "Punkterna byttes under träningen: inget omdöme",
        "The points changed while it trained: no verdict",
    ),
    "verdict.warm.why": (
        "Nätverket hade redan lärt sig något av andra punkter. Vad arkitekturen klarar från början syns därför inte här: tryck på Börja om och träna.",
        "The network had already learned something from other points, so what the architecture achieves from the start cannot be seen here: press Reset and train.",
    ),
    "verdict.hard": ("Svårt att säga: {one} eller {other}?", "Hard to tell: {one} or {other}?"),
    # Names
    "verdict.name.diverged": ("divergens", "diverged"),
    "verdict.name.no_signal": ("inget att lära", "nothing to learn"),
    "verdict.name.symmetric": ("lika enheter", "equal units"),
    "verdict.name.straight": ("bara räta linjer", "only straight lines"),
    "verdict.name.unreachable": ("utom räckhåll", "out of reach"),
    "verdict.name.penalized": ("hålls tillbaka av straffet", "held back by the penalty"),
    "verdict.name.dropped_out": ("hålls tillbaka av dropout", "held back by dropout"),
    "verdict.name.unsteady": ("för stora steg", "steps too large"),
    "verdict.name.dead": ("döda enheter", "dead units"),
    "verdict.name.vanished": ("försvunnen gradient", "vanished gradient"),
    "verdict.name.saturated": ("mättade enheter", "saturated units"),
    "verdict.name.overfitting": ("överanpassning", "overfitting"),
    "verdict.name.learned": ("har lärt sig", "learned (fits)"),
    "verdict.name.oversized": ("större än det behöver vara", "larger than needed"),
    "verdict.name.lagom": ("lagom", "lagom (just right)"),
    "verdict.name.still_learning": ("lär sig fortfarande", "still learning"),
    "verdict.name.underfitting": ("underanpassning", "underfitting"),
    # Why
    "verdict.floor.known": ("bästa möjliga", "the best achievable"),
    "verdict.floor.estimated": ("uppskattat bästa", "the estimated best"),
    "verdict.why.early": (
        "Efter några epokers träning börjar kurvorna säga något.",
        "After a few epochs of training the curves begin to tell.",
    ),
    "verdict.why.diverged": (
        "Vid epok {lost_epoch} blev förlusten oändlig, med inlärningstakten {rate}; den största vikten var {weight}.",
        "At epoch {lost_epoch} the loss became infinite, at learning rate {rate}; the largest weight was {weight}.",
    ),
    "verdict.why.far": (
        "Vid epok {epoch} är träningsförlusten {train}, men en gissning ger {baseline}: med inlärningstakten {rate} bär stegen åt fel håll.",
        "At epoch {epoch} training loss is {train}, while a blind guess gives {baseline}: at learning rate {rate} the steps lead away.",
    ),
    "verdict.why.no_signal": (
        "Här kan inte ens den bästa modellen göra mer än gissa: den når {floor}, och en gissning ger {baseline}.",
        "Even the best model can only guess here: it reaches {floor}, and a blind guess {baseline}.",
    ),
    "verdict.why.no_signal_seen": (
        "Den lägsta förlust som har nåtts på de här data är {floor}, knappt lägre än för en gissning, {baseline}: här finns inget att lära som syns.",
        "The lowest loss reached on these data is {floor}, hardly below a blind guess, {baseline}: there is nothing to learn that shows.",
    ),
    "verdict.why.constant": (
        "Alla målvärden är lika, så det finns inget att skilja åt.",
        "All targets are the same, so there is nothing to tell apart.",
    ),
    "verdict.why.constant_training": (
        "Alla {n} målvärden i träningsmängden är lika, så av dem går det inte att lära sig något. I valideringsmängden finns andra: det behövs fler datapunkter.",
        "All {n} training targets are the same, so nothing can be learned from them. The validation points have others: more data would show them.",
    ),
    "verdict.why.symmetric": (
        "Alla {n} enheter i dolt lager {i} har lika vikter, så tillsammans kan de inte mer än en enda.",
        "All {n} units of hidden layer {i} have equal weights, so together they can do no more than one.",
    ),
    "verdict.why.straight": (
        "Med linjär aktivering kan alla lager tillsammans inte mer än ett enda: de drar en rät linje. Den bästa linjen har förlusten {linear}, och {known} är {floor}.",
        "With linear activations all layers together are no more than one: they draw a straight line. The best line has loss {linear}, and {known} is {floor}.",
    ),
    "verdict.why.straight_alone": (
        "Utan dolt lager kan nätverket bara dra en rät linje. Den bästa linjen har förlusten {linear}, och {known} är {floor}.",
        "Without a hidden layer the network only draws a straight line. The best line has loss {linear}, and {known} is {floor}.",
    ),
    "verdict.why.unreachable": (
        "Utdata genom {activation} ligger alltid mellan {low} och 1, men det finns målvärden utanför. Därför når nätverket som bäst {reachable}; utan den gränsen går det att nå {free}.",
        "A {activation} output gives values from {low} to 1 only, and there are targets beyond. So it reaches {reachable} at best; without that limit {free} is possible.",
    ),
    "verdict.why.penalized": (
        "Utan straffet kom valideringsförlusten ner till {without}; med straffet är den {validation} vid epok {epoch}.",
        "Without the penalty, validation loss came to {without}; with it, it is {validation} at epoch {epoch}.",
    ),
    "verdict.why.dropped_out": (
        "Utan dropout kom valideringsförlusten ner till {without}; med dropout är den {validation} vid epok {epoch}.",
        "Without dropout, validation loss came to {without}; with it, it is {validation} at epoch {epoch}.",
    ),
    "verdict.why.penalized_late": (
        "Valideringsförlusten är {validation} vid epok {epoch}. Utan straffet var den lägre, sett över de sista epokerna.",
        "Validation loss is {validation} at epoch {epoch}. Without the penalty it was lower, taken over the last epochs.",
    ),
    "verdict.why.dropped_out_late": (
        "Valideringsförlusten är {validation} vid epok {epoch}. Utan dropout var den lägre, sett över de sista epokerna.",
        "Validation loss is {validation} at epoch {epoch}. Without dropout it was lower, taken over the last epochs.",
    ),
    "verdict.why.collapsed": (
        "Straffet har krympt vikterna till {kept} av vad de var från början, så det finns knappt något nätverk kvar: vid epok {epoch} är träningsförlusten {train}, och en gissning ger {baseline}.",
        "The penalty has shrunk the weights to {kept} of their initial size, so hardly any network is left: at epoch {epoch} training loss is {train}, and a blind guess gives {baseline}.",
    ),
    "verdict.why.pushed_away": (
        "Inlärningstakten {rate} gånger L2-straffet {l2} är {product}: i varje steg kastar straffet ensamt vikterna förbi 0, längre bort än de var.",
        "Learning rate {rate} times L2 penalty {l2} is {product}: at each step the penalty alone throws the weights beyond 0, farther than they were.",
    ),
    "verdict.why.fallen_back": (
        "Vid epok {epoch} är träningsförlusten {train}, och den har varit mycket lägre förut: med för stora steg går det som nätverket har lärt sig förlorat.",
        "At epoch {epoch} training loss is {train}, and it has been much lower before: steps that are too large lose what has been learned.",
    ),
    "verdict.why.unsteady": (
        "Vid epok {epoch} är valideringsförlusten {validation}. Med inlärningstakten {lower} i stället för {rate} var den nere i {lower_loss} vid epok {lower_epoch}.",
        "At epoch {epoch} validation loss is {validation}. With learning rate {lower} instead of {rate} it came to {lower_loss} by epoch {lower_epoch}.",
    ),
    "verdict.why.unsteady_late": (
        "Förlusten hoppar: valideringsförlusten är {validation} vid epok {epoch}. Med inlärningstakten {lower} i stället för {rate} var den lägre, sett över de sista epokerna.",
        "The loss jumps: validation loss is {validation} at epoch {epoch}. With learning rate {lower} instead of {rate} it was lower, taken over the last epochs.",
    ),
    "verdict.why.dead": (
        "{n} av {width} enheter i dolt lager {i} svarar 0 på varje träningspunkt, så nästan inget kommer igenom.",
        "{n} of {width} units in hidden layer {i} answer 0 to every training point, so next to nothing gets through.",
    ),
    "verdict.why.vanished": (
        "Gradienten i dolt lager 1 är {times} gånger mindre än i det sista dolda lagret, så de första lagren lär sig knappt något.",
        "The gradient in hidden layer 1 is {times} times smaller than in the last one, so the first layers hardly learn.",
    ),
    "verdict.why.blocked": (
        "Stegfunktionens derivata är 0 överallt utom i själva hoppet, där den saknas. Därför når ingen gradient vikterna in till dolt lager {i} eller till lagren före: de kan inte lära sig något av data, hur stort nätverket än är.",
        "The derivative of the step function is 0 everywhere but at the jump, where there is none. So no gradient reaches the weights into hidden layer {i} or into the layers before it: they cannot learn anything from the data, however large the network is.",
    ),
    "verdict.why.vanished_at_start": (
        "Vid starten var gradienten i dolt lager 1 {times} gånger mindre än i det sista dolda lagret, och nätverket har inte kommit längre än till ren gissning sedan dess.",
        "At the start the gradient in hidden layer 1 was {times} times smaller than in the last one, and the network has not got away from guessing since.",
    ),
    "verdict.why.saturated": (
        "{share} av aktiveringarna i dolt lager {i} ligger där funktionen är flack, så knappt någon gradient kommer igenom.",
        "{share} of the activations in hidden layer {i} lie where the function is flat, so hardly any gradient gets through.",
    ),
    "verdict.why.rising": (
        "Valideringsförlusten var lägst vid epok {best_epoch}, {best}. Vid epok {epoch} har den stigit till {validation}, medan träningsförlusten är {train}.",
        "Validation loss was lowest at epoch {best_epoch}, {best}. By epoch {epoch} it has risen to {validation}, while training loss is {train}.",
    ),
    "verdict.why.below_floor": (
        "Vid epok {epoch} är träningsförlusten {train}, lägre än bästa möjliga, {floor}: nätverket lär sig bruset utantill. Valideringsförlusten är {validation}.",
        "At epoch {epoch} training loss, {train}, is below the best achievable, {floor}: the network learns the noise by heart. Validation loss is {validation}.",
    ),
    "verdict.why.gaping": (
        "Vid epok {epoch} är valideringsförlusten {validation}, träningsförlusten bara {train}: det är på nya punkter som det brister.",
        "At epoch {epoch} validation loss is {validation}, training loss only {train}: what is missing is missing on new points.",
    ),
    "verdict.why.learned": (
        "Vid epok {epoch} är valideringsförlusten {validation}: {share} kvar på vägen från gissning till {known}, {floor}.",
        "At epoch {epoch} validation loss is {validation}: {share} left on the way from a blind guess to {known}, {floor}.",
    ),
    "verdict.why.oversized": (
        "{smaller} klarar det också, i {reached} av {starts} starter: {smaller_loss} med {n} i stället för {own} parametrar{times}.",
        "{smaller} does it too, from {reached} of {starts} starts: {smaller_loss} with {n} instead of {own} parameters{times}.",
    ),
    "verdict.why.lagom": (
        "{smaller} räcker inte: {smaller_loss}, bra i {reached} av {starts} starter, med {n} i stället för {own} parametrar{times}.",
        "{smaller} is not enough: {smaller_loss}, good from {reached} of {starts} starts, with {n} instead of {own} parameters{times}.",
    ),
    "verdict.why.oversized_alone": (
        "Ett mindre nätverk klarar det också.",
        "A smaller network does it too.",
    ),
    "verdict.why.lagom_alone": (
        "Utan dolt lager finns inget mindre nätverk.",
        "Without a hidden layer there is no smaller network.",
    ),
    "verdict.why.still_learning": (
        "En kopia som tränade vidare till epok {ahead_epoch} fick ner valideringsförlusten från {validation} vid epok {epoch} till {ahead}.",
        "A copy that trained on to epoch {ahead_epoch} brought validation loss from {validation} at epoch {epoch} to {ahead}.",
    ),
    "verdict.why.falling": (
        "Valideringsförlusten, {validation} vid epok {epoch}, är fortfarande på väg ner.",
        "Validation loss, {validation} at epoch {epoch}, is still coming down.",
    ),
    "verdict.why.small": (
        "För litet: vid epok {epoch} är träningsförlusten {train}, långt från {known}, {floor}.",
        "Too small: at epoch {epoch} training loss, {train}, is far from {known}, {floor}.",
    ),
    "verdict.why.memorizing": (
        "För litet, och lär sig redan utantill vad det kan: vid epok {epoch} är träningsförlusten {train}, valideringsförlusten {validation} och {known} {floor}.",
        "Too small, and already memorizing what it can: at epoch {epoch} training loss is {train}, validation loss {validation}, and {known} is {floor}.",
    ),
    "verdict.why.stuck": (
        "Vid epok {epoch} är träningsförlusten {train}, långt från {known}, {floor}. Ett större nätverk har prövats och är inte bättre.",
        "At epoch {epoch} training loss, {train}, is far from {known}, {floor}. A larger network was tried and is no better.",
    ),
    "verdict.why.no_further": (
        "En kopia som tränade vidare till epok {ahead_epoch} nådde bara {ahead}.",
        "A copy that trained on to epoch {ahead_epoch} only reached {ahead}.",
    ),
    # Smaller networks
    "verdict.smaller.halve_width": ("Halva bredden ({widths})", "Half the width ({widths})"),
    "verdict.smaller.one_layer_less": ("Ett lager mindre ({widths})", "One fewer layer ({widths})"),
    "verdict.smaller.times": (
        ", på ungefär {seconds} s i stället för {own_seconds} s",
        ", in about {seconds} s instead of {own_seconds} s",
    ),
    "verdict.smaller.none": ("Inget dolt lager", "No hidden layer"),
    # What else there is to say
    "verdict.gap": (
        "Gapet mellan kurvorna är normalt: att träningsförlusten är lägre betyder inte i sig överanpassning.",
        "The gap between the curves is normal: a lower training loss alone does not mean overfitting.",
    ),
    "verdict.trying.smaller.now": (
        "Mindre nätverk tränar i bakgrunden, för att se om något av dem räcker.",
        "Smaller networks are training in the background, to see whether one of them would do.",
    ),
    "verdict.trying.smaller.later": (
        "Om ett mindre nätverk räcker har inte prövats än.",
        "Whether a smaller network would do has not been tried yet.",
    ),
    "verdict.trying.help.now": (
        "Ändrade nätverk tränar i bakgrunden, för att se vad som hjälper.",
        "Changed networks are training in the background, to see what would help.",
    ),
    "verdict.trying.help.later": (
        "Vad som hjälper har inte prövats än.",
        "What would help has not been tried yet.",
    ),
    "verdict.trying.help.nothing": (
        "Ingen av de ändringar som har prövats hjälpte från de flesta starter.",
        "None of the changes that were tried helped from most starts.",
    ),
    "verdict.elsewhere": (
        "På {n} andra uppdelningar av samma punkter blev valideringsförlusten i genomsnitt {loss} ± {error} (ett medelfel).",
        "On {n} other splits of the same points validation loss was {loss} ± {error} on average (one standard error).",
    ),
    "verdict.trying.sizes.now": (
        "Mindre och större nätverk tränar i bakgrunden: räcker ett mindre, och går det att nå längre?",
        "Smaller and larger networks are training in the background: would a smaller one do, and can one get further?",
    ),
    "verdict.trying.sizes.later": (
        "Om ett mindre nätverk räcker, eller ett större når längre, har inte prövats än.",
        "Whether a smaller network would do, or a larger one get further, has not been tried yet.",
    ),
    # Why it is hard to tell, and what would decide it
    "verdict.doubt.probing": (
        "En kopia tränar i förväg för att se om fler epoker hjälper.",
        "A copy is training ahead, to see whether more epochs would help.",
    ),
    "verdict.doubt.outrun": (
        "Träningen går för fort för att se framåt. Pausa: då prövar en kopia om fler epoker hjälper.",
        "Training is too fast to look ahead. Pause: a copy then checks whether more epochs help.",
    ),
    "verdict.doubt.not_probed": (
        "Om fler epoker hjälper har inte prövats än: fler epoker visar det.",
        "Whether more epochs would help is not checked yet: more of them would show it.",
    ),
    "verdict.doubt.lost": (
        "En kopia som tränade vidare divergerade, så den säger inget: en lägre inlärningstakt gör det.",
        "A copy that trained on diverged, so it does not tell: a smaller learning rate would.",
    ),
    "verdict.doubt.too_few_samples": (
        "För få valideringspunkter ({n}) för att avgöra det: fler datapunkter gör det.",
        "Too few validation points ({n}) to decide it: more data would.",
    ),
    "verdict.doubt.unknown_floor": (
        "Hur låg förlusten kan bli är bara uppskattat här: andra nätverk på samma data visar det.",
        "How low the loss could go is only estimated here: other networks on these data would show it.",
    ),
    "verdict.doubt.jumping": (
        "Förlusten hoppar så mycket att svaret snart kan bli ett annat: en lägre inlärningstakt eller större satser lugnar den.",
        "The loss jumps so much that the answer could soon be another: a smaller learning rate or a larger batch would calm it.",
    ),
    "verdict.doubt.close_call": (
        "Med {n} valideringspunkter väger det jämnt: fler datapunkter eller en annan start avgör.",
        "It is a close call with {n} validation points: more data or another start would decide it.",
    ),
    # In the charts
}
