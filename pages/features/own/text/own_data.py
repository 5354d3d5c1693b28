"""What is said of a user's own table: errors, warnings and reasons, by their codes."""

TEXTS: dict[str, tuple[str, str]] = {
    # Why a table cannot be used, and what to do
    "own.error.workbook": (
        "Det här är en arbetsbok från ett kalkylprogram, ingen CSV-fil. Öppna den i programmet, spara bladet som CSV och ladda upp den filen.",
        "This is a spreadsheet program's workbook, not a CSV file. Open it there, save the sheet as CSV, and upload that file.",
    ),
    "own.error.not_text": (
        "Filen innehåller ingen text, vad den än heter. Spara tabellen som CSV och ladda upp den filen.",
        "There is no text in this file, whatever it is called. Save the table as CSV, and upload that file.",
    ),
    "own.error.empty": (
        "Här finns ingenting att läsa. Lägg in en tabell med kolumnernas namn i första raden.",
        "There is nothing to read here. Bring a table with the names of the columns in its first row.",
    ),
    "own.error.large": (
        "Filen är större än {most} MB. Spara färre rader eller kolumner.",
        "The file is larger than {most} MB. Save fewer rows or columns.",
    ),
    "own.error.wide": (
        "Tabellen har fler än {most} kolumner. Behåll bara dem som behövs.",
        "The table has more than {most} columns. Keep only those that are needed.",
    ),
    "own.error.long": (
        "Tabellen har fler än {most} rader. Ta med färre, till exempel ett slumpmässigt urval.",
        "The table has more than {most} rows. Bring fewer, a random sample for example.",
    ),
    "own.error.long_cell": (
        "En cell har fler än {most} tecken. Korta den, eller leta efter ett citattecken som aldrig avslutas.",
        "A cell has more than {most} characters. Shorten it, or look for a quotation mark that is never closed.",
    ),
    "own.error.unreadable": (
        "Filen kunde inte läsas som en tabell. Spara den som CSV (UTF-8) och försök igen.",
        "The file could not be read as a table. Save it as CSV (UTF-8) and try again.",
    ),
    "own.error.ragged": (
        "Rad {row} har {found} värden, men tabellen har {expected} kolumner. Om talen har decimalkomma ska kolumnerna skiljas åt med semikolon.",
        "Row {row} has {found} values, but the table has {expected} columns. If the numbers have decimal commas, put semicolons between the columns.",
    ),
    "own.error.unclosed": (
        "Ett citattecken som börjar på rad {row} avslutas aldrig. Ta bort det, eller sätt ett till där texten slutar.",
        "A quotation mark that opens in row {row} is never closed. Remove it, or put another one where the text ends.",
    ),
    "own.error.no_rows": (
        "Under rubrikerna finns inga rader. Lägg till minst en.",
        "There are no rows below the headings. Add at least one.",
    ),
    "own.error.unknown_column": (
        "Tabellen har ingen kolumn som heter {name}. Välj en av dess kolumner.",
        "The table has no column called {name}. Choose one of its columns.",
    ),
    "own.error.nothing_usable": (
        "Ingen kolumn innehåller tal eller klasser att lära sig av. Ta med minst en sådan.",
        "No column holds numbers or classes to learn from. Bring at least one that does.",
    ),
    "own.error.target_date": (
        "{name} innehåller datum eller tider, och det är inga tal att träna på. Välj ett annat målvärde, eller gör om dem till tal, till exempel antal dagar.",
        "{name} holds dates or times, which are no numbers for training. Choose another target, or turn them into numbers, days for example.",
    ),
    "own.error.target_identifier": (
        "{name} har ett eget värde på nästan varje rad, så det finns inget att lära sig. Välj ett annat målvärde.",
        "{name} has a value of its own in nearly every row, so there is nothing to learn. Choose another target.",
    ),
    "own.error.target_text": (
        "{name} har för många olika värden för att vara klasser. Välj ett annat målvärde.",
        "{name} has too many different values to be classes. Choose another target.",
    ),
    "own.error.target_constant": (
        "{name} har samma värde på alla rader, så det finns inget att lära sig. Välj ett annat målvärde.",
        "{name} has the same value in all rows, so there is nothing to learn. Choose another target.",
    ),
    "own.error.target_empty": (
        "{name} är en tom kolumn. Välj ett annat målvärde.",
        "{name} is an empty column. Choose another target.",
    ),
    "own.error.target_personal_number": (
        "{name} ser ut att innehålla personnummer och används inte. Välj ett annat målvärde.",
        "{name} seems to hold personal identity numbers and is not used. Choose another target.",
    ),
    "own.error.no_target": (
        "Inget målvärde är valt. Välj den kolumn som nätverket ska lära sig.",
        "No target is chosen. Choose the column that the network should learn.",
    ),
    "own.error.no_inputs": (
        "Inga invärden är valda. Välj minst en kolumn som nätverket ska lära sig av.",
        "No inputs are chosen. Choose at least one column for the network to learn from.",
    ),
    "own.error.target_is_input": (
        "{names} är både målvärde och invärde. Ta bort den som invärde: annars finns svaret i frågan.",
        "{names} is both target and input. Take it out of the inputs: else the answer is in the question.",
    ),
    "own.error.unusable_inputs": (
        "De här kolumnerna kan inte vara invärden: {names}. Välj bort dem.",
        "These columns cannot be inputs: {names}. Leave them out.",
    ),
    "own.error.many_inputs": (
        "Kolumnerna blir {n} invärden, och högst {most} får plats. Välj färre, först bland dem med många klasser.",
        "The columns become {n} inputs, and at most {most} fit. Choose fewer, first among those with many classes.",
    ),
    "own.error.several_targets": (
        "Flera målvärden på en gång måste vara av samma slag: antingen tal allihop eller kolumner med två värden (ja eller nej) allihop. Ta bort dem som inte passar ihop.",
        "Several targets at once must be of one kind: all of them numbers, or all of them columns with two values (yes or no). Take out those that do not fit together.",
    ),
    "own.error.many_regression": (
        "Högst {most} tal kan predikteras på en gång. Välj färre målvärden.",
        "At most {most} numbers can be predicted at once. Choose fewer targets.",
    ),
    "own.error.many_multilabel": (
        "Högst {most} frågor med ja eller nej kan besvaras på en gång, eftersom bilderna visar varje kombination av svaren. Välj färre målvärden.",
        "At most {most} questions of yes or no can be answered at once, since the pictures show each combination of the answers. Choose fewer targets.",
    ),
    "own.error.task": (
        "Den uppgiften passar inte {names}. Välj den som föreslås.",
        "That task does not suit {names}. Choose the proposed one.",
    ),
    "own.error.few_rows": (
        "Bara {n} rader kan användas, och det behövs minst {least}. Lägg till fler, eller fyll i värden som saknas.",
        "Only {n} rows can be used, and at least {least} are needed. Add more, or fill in missing values.",
    ),
    "own.error.one_class": (
        "{name} har bara en klass på de rader som kan användas. Lägg till rader av en annan klass, eller fyll i värden som saknas.",
        "{name} has a single class in the rows that can be used. Add rows of another class, or fill in missing values.",
    ),
    "own.error.empty_in_training": (
        "{name} saknar värden på alla träningsrader. Välj bort kolumnen.",
        "{name} has no value in any row for training. Leave the column out.",
    ),
    "own.error.missing_columns": (
        "Filen saknar kolumner som nätverket behöver: {names}. Lägg till dem, med samma namn.",
        "The file lacks columns that the network needs: {names}. Add them, under the same names.",
    ),
    "own.error.equal_inputs": (
        "Filen har flera kolumner som heter {names}, och nätverket vet inte vilken som gäller. Behåll en och ta bort eller döp om de andra.",
        "The file has several columns called {names}, and the network cannot know which one holds. Keep one, and remove or rename the others.",
    ),
    "own.error.preprocessing": (
        "Det här är ingen beskrivning av förbehandling som Lagom har sparat. Ladda upp den fil som du fick härifrån.",
        "This is no description of preprocessing that Lagom has saved. Upload the file that you got from here.",
    ),
    # What may go wrong
    "own.warning.date": (
        "{name} innehåller datum eller tider, och det är inga tal att träna på. Gör om dem till tal om de behövs, till exempel antal dagar.",
        "{name} holds dates or times, which are no numbers for training. Turn them into numbers if they are needed, days for example.",
    ),
    "own.warning.identifier": (
        "{name} har ett eget värde på nästan varje rad: det pekar ut raden och säger inget om nya rader.",
        "{name} has a value of its own in nearly every row: it names the row and tells nothing of new ones.",
    ),
    "own.warning.text": (
        "{name} har {n} olika texter, för många för att vara klasser.",
        "{name} has {n} different texts, too many to be classes.",
    ),
    "own.warning.constant": (
        "{name} har samma värde på alla rader: det går inte att lära sig något av det.",
        "{name} has the same value in all rows: nothing can be learned from it.",
    ),
    "own.warning.empty": (
        "{name} är en tom kolumn.",
        "{name} is an empty column.",
    ),
    "own.warning.personal_number": (
        "{name} ser ut att innehålla personnummer. Kolumnen används inte och visas inte, för att skydda personerna i tabellen.",
        "{name} seems to hold Swedish personal identity numbers. The column is neither used nor shown, to protect the people in the table.",
    ),
    "own.warning.many_missing": (
        "I {name} saknas värdet på {n} av {rows} rader.",
        "In {name} the value is missing in {n} of {rows} rows.",
    ),
    "own.warning.mixed_units": (
        "{name} har tal med olika måttenheter ({units}) och lästes som text. Räkna om dem till samma mått.",
        "{name} has numbers in different units ({units}) and was read as text. Convert them to the same unit.",
    ),
    "own.warning.codes": (
        "{name} lästes som text: {example} börjar med en nolla, som i ett postnummer eller en annan kod.",
        "{name} was read as text: {example} begins with a zero, as postal codes and other codes do.",
    ),
    "own.warning.mixed": (
        "{name} har både tal ({numbers} rader) och text ({texts} rader) och lästes som text.",
        "{name} has numbers ({numbers} rows) and text ({texts} rows), and was read as text.",
    ),
    "own.warning.numbered": (
        "{name} verkar bara numrera raderna. Då säger det inget om nya rader.",
        "{name} seems only to number the rows. Then it tells nothing of new ones.",
    ),
    "own.warning.leak": (
        "{name} avslöjar {target} i alla rader: det kan vara en kopia. Då lär sig nätverket inget som hjälper när svaret är okänt.",
        "{name} gives {target} away in all rows: it may be a copy. Then the network learns nothing that helps where the answer is not known.",
    ),
    "own.warning.fewer_rows": (
        "Tabellen ger {n} rader men {inputs} invärden. Då räcker det att minnas raderna: räkna med överanpassning.",
        "The table gives {n} rows but {inputs} inputs. Then remembering the rows is enough: expect overfitting.",
    ),
    "own.warning.equal_rows": (
        "Rader som i de valda kolumnerna är likadana som en tidigare rad: {n}. Sådana kan hamna både bland träningsraderna och bland testraderna, och då kan testet bli för lätt.",
        "Rows that equal an earlier one in the chosen columns: {n}. Such rows may be both among the training rows and among the test rows, and the test may then be too easy.",
    ),
    "own.warning.rare_class": (
        "I {name} har de här klasserna bara en eller två rader: {names}. De räcker inte till både träning, validering och test.",
        "In {name} these classes have only one or two rows: {names}. That is too few for training, validation and test.",
    ),
    "own.warning.exclusive": (
        "På varje rad är precis en av {names} sann, så de utesluter varandra: det är en fråga med flera klasser. Samla dem hellre i en enda kolumn, då får nätverket softmax.",
        "In each row exactly one of {names} is true, so they exclude each other: it is one question with several classes. Rather put them into a single column; then the network gets a softmax.",
    ),
    # Why a task is proposed
    "own.reason.two_labels": (
        "{name} har två värden, {first} och {second}: en fråga med två svar.",
        "{name} has two values, {first} and {second}: a question with two answers.",
    ),
    "own.reason.labels": (
        "{name} har {n} olika värden som inte är tal: lika många klasser.",
        "{name} has {n} different values that are no numbers: as many classes.",
    ),
    "own.reason.two_numbers": (
        "{name} har bara två olika värden, {low} och {high}: en fråga med två svar.",
        "{name} has only two different values, {low} and {high}: a question with two answers.",
    ),
    "own.reason.numbered_classes": (
        "{name} har bara heltalen {low} till {high}: troligen numrerade klasser. Om de är mängder eller betyg, välj uppgiften ”Ett tal” i stället.",
        "{name} has only the whole numbers {low} to {high}: probably numbered classes. If they are amounts or grades, choose the task “A number” instead.",
    ),
    "own.reason.numbers": (
        "{name} innehåller tal, {n} olika: nätverket ska svara med ett tal.",
        "{name} holds numbers, {n} different ones: the network should answer with a number.",
    ),
    "own.reason.several_regression": (
        "{names} innehåller tal: nätverket ska svara med {n} tal på en gång och får ett utvärde för varje.",
        "{names} hold numbers: the network should answer with {n} numbers at once, and gets an output for each.",
    ),
    "own.reason.several_multilabel": (
        "{names} har två värden var: nätverket ska svara på {n} frågor på en gång, var och en för sig. Svaren behöver inte utesluta varandra.",
        "{names} have two values each: the network should answer {n} questions at once, each by itself. The answers need not exclude each other.",
    ),
}
