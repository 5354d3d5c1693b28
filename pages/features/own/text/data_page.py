"""The page about own data, and what is said of them elsewhere. What the data say: own_data.py."""

TEXTS: dict[str, tuple[str, str]] = {
    "page.data": ("Data", "Data"),
    "data.title": ("Egna data", "Your own data"),
    "data.about": (
        "Ta med en egen tabell: en rad för varje exempel, en kolumn för varje egenskap. Välj vad nätverket ska lära sig och av vad, och öppna tabellen i labbet.",
        "Bring a table of your own: a row for each example, a column for each property. Choose what the network should learn and from what, then open it in the playground.",
    ),
    "data.limits": (
        "Högst {mb} MB, {rows} rader och {inputs} invärden till nätverket. **Ladda inte upp personuppgifter.** Tabellen finns bara i serverns minne, sparas aldrig på disk och försvinner när du går.",
        "At most {mb} MB, {rows} rows and {inputs} inputs to the network. **Do not upload personal data.** The table is in the server's memory only, is never stored on disk, and is gone when you leave.",
    ),
    # Reading
    "data.step.read": ("1. Läs in", "1. Read"),
    "data.way": ("Hur tabellen kommer in", "How the table comes in"),
    "data.way.file": ("Fil", "File"),
    "data.way.paste": ("Klistra in", "Paste"),
    "data.way.table": ("Fyll i eller ta en mall", "Fill in, or take a template"),
    "data.upload": (
        "CSV-fil, till exempel sparad ur Excel (i Excel: Spara som, CSV)",
        "A CSV file, saved from Excel for example (in Excel: Save As, CSV)",
    ),
    "data.paste": (
        "Kopierade celler eller CSV, med kolumnernas namn i första raden",
        "Copied cells or CSV, with the names of the columns in the first row",
    ),
    "data.paste.example": ("längd;vikt;art\n3,2;41;gädda", "length,weight,species\n3.2,41,pike"),
    "data.paste.read": ("Läs det inklistrade", "Read what was pasted"),
    "data.template": ("Mall", "Template"),
    "data.template.about": (
        "Ändra, lägg till och ta bort rader i tabellen, som i ett kalkylblad. Tryck sedan på Läs tabellen.",
        "Change, add and delete rows as in a spreadsheet. Then press Read the table.",
    ),
    "data.template.read": ("Läs tabellen", "Read the table"),
    "data.reading": ("Läser tabellen …", "Reading the table …"),
    "data.decimal.comma": (
        "Kommat är decimaltecken: talet är {value}",
        "The comma is the decimal sign: the number is {value}",
    ),
    "data.decimal.point": (
        "Punkten är decimaltecken: talet är {value}",
        "The point is the decimal sign: the number is {value}",
    ),
    "data.word.inside": ("inuti", "inside"),
    "data.word.label": ("klass", "label"),
    "data.word.species": ("art", "species"),
    "data.word.yes": ("ja", "yes"),
    "data.word.no": ("nej", "no"),
    "data.kept": (
        "Tabellen från förut är kvar nedanför.",
        "The table from before is still below.",
    ),
    "data.full": (
        "Servern har inte plats för fler egna tabeller just nu: försök igen om en stund, eller med en mindre fil.",
        "The server has no room for more tables just now: try again in a while, or with a smaller file.",
    ),
    "data.forget": ("Glöm mina data", "Forget my data"),
    "data.forget.help": (
        "Tar genast bort dina tabeller ur serverns minne; labbet får den första datamängden i stället.",
        "Removes your tables from the server's memory at once; the playground gets the first data set instead.",
    ),
    "data.awaited": (
        "Länken som du öppnade använder egna data, som bara finns hos den som tog med dem. Läs in samma fil här, så öppnas länken som den var.",
        "The link that you opened uses someone's own data, which only they have. Read the same file here, and the link opens as it was.",
    ),
    "data.awaited.found": (
        "Det här är tabellen som länken gjordes med: valen nedan är länkens.",
        "This is the table that the link was made with: the choices below are the link's.",
    ),
    "data.awaited.other": (
        "Det här är inte tabellen som länken gjordes med. Du kan använda den ändå, men då är det ett annat experiment.",
        "This is not the table that the link was made with. You can use it all the same, but then the experiment is another.",
    ),
    # What was read
    "data.unnamed": ("Din tabell", "Your table"),
    "data.read": (
        "**{name}** (rader: {rows}, kolumner: {columns})",
        "**{name}** (rows: {rows}, columns: {columns})",
    ),
    "data.repaired": (
        "**Det här rättades när tabellen lästes:**",
        "**Repaired while it was read:**",
    ),
    "data.rows": ("Tabellens första rader", "The table's first rows"),
    "data.rows.part": ("De {n} första raderna.", "The first {n} rows."),
    "data.column.name": ("Kolumn", "Column"),
    "data.column.kind": ("Typ", "Type"),
    "data.column.missing": ("Saknas", "Missing"),
    "data.column.range": ("Omfång", "Range"),
    "data.column.different": ("Olika värden", "Different values"),
    "data.column.values": ("Fördelning", "Distribution"),
    "data.column.values.help": (
        "Tal i tolv lika breda fack från minst till störst; kategorier i sin ordning.",
        "Numbers in twelve equal bins from the least to the greatest; categories in their order.",
    ),
    "data.range": ("{low} till {high}", "{low} to {high}"),
    "data.kind.number": ("tal", "number"),
    "data.kind.yes_no": ("ja eller nej", "yes or no"),
    "data.kind.category": ("kategori", "category"),
    "data.kind.date": ("datum", "date"),
    "data.kind.identifier": ("löpnummer eller id", "identifier"),
    "data.kind.text": ("fri text", "free text"),
    "data.kind.constant": ("samma överallt", "the same everywhere"),
    "data.kind.empty": ("tom", "empty"),
    "data.kind.personal_number": (
        "personnummer: används inte",
        "personal identity number: not used",
    ),
    # Choosing
    "data.step.choose": (
        "2. Välj vad nätverket ska lära sig",
        "2. Choose what the network should learn",
    ),
    "data.target": (
        "Målvärde: kolumnen som nätverket ska prediktera",
        "Target: the column to predict",
    ),
    "data.target.help": (
        "Bara kolumner med tal, med ja eller nej, eller med kategorier kan vara målvärde.",
        "Only columns of numbers, of yes or no, or of categories can be targets.",
    ),
    "data.fellows": (
        "Fler målvärden på en gång (om du vill)",
        "More targets at once (if you like)",
    ),
    "data.fellows.help": (
        "Nätverket får ett utvärde för varje målvärde, och bara kolumner av samma slag passar ihop: tal med tal, ja eller nej med ja eller nej.",
        "The network gets an output for each target, and only columns of one kind go together: numbers with numbers, yes or no with yes or no.",
    ),
    "data.fellows.none": ("Bara ett målvärde", "A single target"),
    "data.inputs": ("Invärden: kolumnerna som det får se", "Inputs: the columns that it may see"),
    "data.inputs.help": (
        "De två första visas på beslutskartan; vilka det är kan du ändra i labbet.",
        "The first two are shown on the decision map; the playground lets you take others.",
    ),
    "data.inputs.none": ("Välj minst en kolumn", "Choose at least one column"),
    "data.inputs.count": ("Nätverket får {n} invärden.", "The network gets {n} inputs."),
    "data.inputs.became": (
        "{name}: en kolumn blev {n} invärden, ett för varje kategori (one-hot).",
        "{name}: one column became {n} inputs, one for each category (one-hot).",
    ),
    "data.task": ("Uppgift", "Task"),
    "data.task.regression": ("Ett tal", "A number"),
    "data.task.regression.several": ("Flera tal", "Several numbers"),
    "data.task.binary": ("Ja eller nej", "Yes or no"),
    "data.task.multiclass": ("En av flera klasser", "One of several classes"),
    "data.task.multilabel": ("Flera ja eller nej", "Several yes or no"),
    "data.task.overruled": (
        "Du har valt en annan uppgift än den föreslagna ({task}).",
        "You have chosen another task than the proposed one ({task}).",
    ),
    "data.missing": ("När ett invärde saknas", "Where an input is missing"),
    "data.missing.help": (
        "I de valda kolumnerna saknas {n} värden; en rad vars målvärde saknas kan aldrig användas.",
        "The chosen columns lack {n} values; a row whose target is missing can never be used.",
    ),
    "data.missing.drop": ("Hoppa över raden", "Leave out the row"),
    "data.missing.drop.about": (
        "Inget hittas på, men det blir färre rader.",
        "Nothing is made up, but there are fewer rows.",
    ),
    "data.missing.median": ("Fyll i medianen", "Fill in the median"),
    "data.missing.median.about": (
        "Av träningsraderna; en kategori får den vanligaste.",
        "Of the training rows; a category gets its most frequent one.",
    ),
    "data.missing.most_frequent": (
        "Fyll i det vanligaste värdet",
        "Fill in the most frequent value",
    ),
    "data.missing.most_frequent.about": ("Av träningsraderna.", "Of the training rows."),
    # Splitting
    "data.step.split": ("3. Dela upp och öppna", "3. Split and open"),
    "data.header": ("Första raden är rubriker", "The first row is a header"),
    "data.header.help": (
        "Ändra här om filen lästes fel: utan rubriker är första raden data, och kolumnerna heter kolumn 1, kolumn 2 och så vidare.",
        "Change it here if the file was read wrongly: without a header the first row is data, and the columns are called column 1, column 2 and so on.",
    ),
    "data.split.help": (
        "Andelen till träning av de rader som inte är förseglade; de andra blir valideringsrader.",
        "The training share of the rows that are not sealed; the others are for validation.",
    ),
    "data.seed.help": (
        "Talet som blandningen av raderna kommer ur: det avgör vilka rader som tränar och vilka som validerar, medan testraderna är desamma vilket tal du än väljer.",
        "The number that the shuffling comes from: it decides which rows train and which validate, while the test rows are the same whatever the number.",
    ),
    "data.split.training": ("Träning", "Training"),
    "data.split.validation": ("Validering", "Validation"),
    "data.split.test": ("Förseglat test", "Sealed test"),
    "data.split.dropped_target": (
        "Rader som inte används, eftersom målvärdet saknas: {n}.",
        "Rows that are not used, since their target is missing: {n}.",
    ),
    "data.split.dropped_inputs": (
        "Rader som inte används, eftersom ett invärde saknas: {n}.",
        "Rows that are not used, since an input is missing: {n}.",
    ),
    "data.split.filled": (
        "Saknade värden som fylldes i: {n}.",
        "Missing values that were filled in: {n}.",
    ),
    "data.split.why": (
        "Nätverket lär sig av träningsraderna. Valideringsraderna visar vad det har förstått, och med hjälp av dem väljer du nätverk. Testraderna är förseglade tills du är klar.",
        "The network learns from the training rows. The validation rows show what it has understood, and by them you choose a network. The test rows are sealed until you are done.",
    ),
    "data.split.as.regression": (
        "Raderna lottas till de tre delarna. Ett tal har inga klasser, så delarna kan inte göras lika (stratifieras).",
        "Rows are put into the three parts by chance. A number has no classes, so that the parts cannot be made alike (stratified).",
    ),
    "data.split.as.classes": (
        "Raderna lottas till de tre delarna så att varje klass får samma andel i alla tre, så nära det går (stratifierat).",
        "Rows are put into the three parts by chance, so that each class has the same share in all three, as nearly as can be (stratified).",
    ),
    "data.split.as.multilabel": (
        "Raderna lottas till de tre delarna så att varje kombination av svar får samma andel i alla tre, så nära det går (stratifierat).",
        "Rows are put into the three parts by chance, so that each combination of answers has the same share in all three, as nearly as can be (stratified).",
    ),
    "data.open": ("Använd i labbet", "Use in the playground"),
    "data.open.help": (
        "Öppnar dina data i labbet med det nätverk som är inställt där.",
        "Opens your data in the playground, with the network that is set there.",
    ),
    # The sealed test set
    "data.sealed": ("Den förseglade testmängden", "The sealed test set"),
    "data.sealed.why": (
        "Varje gång du jämför nätverk på valideringsraderna och behåller det bästa anpassar *du* dig till just de raderna, så att deras förlust blir lite för bra för att vara sann. Testraderna har nätverket inte tränat på, och du har inte valt nätverk efter dem. Vilka de är följer av filen, inte av slumpfröet; med andra val för tabellen, till exempel ett annat mål, kan det bli delvis andra rader. Öppna dem när du har valt färdigt: det resultatet är ärligt den första gången, men om du ändrar något efteråt och öppnar igen blir också testraderna valideringsrader.",
        "Each time that you compare networks on the validation rows and keep the best, *you* adapt to just these rows, so that their loss becomes a little too good to be true. The network has not trained on the test rows, and you have not chosen a network by them. Which ones they are follows from the file, not from the data seed; with other choices for the table, another target for example, some of them may be others. Open them when you have made your choice: the result is honest the first time, but if you change something afterwards and open them again, the test rows become validation rows, too.",
    ),
    "data.sealed.open": (
        "Öppna och pröva labbets nätverk ({n} rader)",
        "Open and test the playground's network ({n} rows)",
    ),
    "data.sealed.once": ("Öppnad en gång.", "Opened once."),
    "data.sealed.often": (
        "Öppnad {n} gånger: resultatet är inte längre helt oberoende av dina val.",
        "Opened {n} times: the result is no longer quite independent of your choices.",
    ),
    "data.sealed.epoch": (
        "Labbets nätverk som det var när du öppnade, efter epok {epoch}:",
        "The playground's network as it was when you opened them, after epoch {epoch}:",
    ),
    "data.sealed.test": ("Testrader", "Test rows"),
    "data.sealed.validation": ("Valideringsrader", "Validation rows"),
    "data.sealed.loss": ("förlust {loss}", "loss {loss}"),
    "data.sealed.accuracy": ("{share} rätt", "{share} right"),
    "data.sealed.later": (
        "Servern hade tappat körningen och tränar om den: öppna igen om en stund. Det här räknades inte som en öppning.",
        "The server had lost the run and is training it again: open again in a while. This did not count as an opening.",
    ),
    # Elsewhere
    "data.bring": ("Ta med egna data", "Bring your own data"),
    "dataset.own": ("Egna data", "Own data"),
    "dataset.own.about": (
        "Din egen tabell, som finns i serverns minne så länge du är här. Bästa möjliga förlust är inte känd för den.",
        "Your own table, in the server's memory as long as you are here. The best achievable loss is not known for it.",
    ),
    "control.own": ("Egna data", "Own data"),
    "notice.own": (
        "**Länken använder egna data**, som bara finns hos den som tog med dem: läs in samma fil på sidan Data, så öppnas länken som den var. Så länge visas en annan datamängd.",
        "**This link uses someone's own data**, which only they have: read the same file on the Data page, and the link opens as it was. Meanwhile another data set is shown.",
    ),
    "live.own_gone": (
        "Dina egna data finns inte kvar i serverns minne: läs in filen igen på sidan Data.",
        "Your own data are no longer in the server's memory: read the file again on the Data page.",
    ),
}
