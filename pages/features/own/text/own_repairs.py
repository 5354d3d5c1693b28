"""What was repaired in a user's own table, by its code, and what its file leaves open."""

TEXTS: dict[str, tuple[str, str]] = {
    "own.repair.encoding": (
        "Filen är kodad som {name} i stället för UTF-8 och lästes så.",
        "The file is encoded as {name} rather than UTF-8, and was read as such.",
    ),
    "own.repair.nul": (
        "NUL-tecken togs bort: {n}.",
        "NUL characters removed: {n}.",
    ),
    "own.repair.mojibake": (
        "Å, ä och ö hade blivit tecken som Ã¥; de lagades.",
        "Å, ä and ö had become characters such as Ã¥; they were mended.",
    ),
    "own.repair.damaged": (
        "Tecken som inte gick att läsa visas som �: {n}.",
        "Characters that could not be read are shown as �: {n}.",
    ),
    "own.repair.title_rows": (
        "Rader ovanför rubrikerna hoppades över: {n}.",
        "Rows above the headings were skipped: {n}.",
    ),
    "own.repair.no_header": (
        "Första raden lästes som värden, inte som rubriker: kolumnerna fick nummer.",
        "The first row was read as values rather than headings: the columns were numbered.",
    ),
    "own.repair.blank_rows": (
        "Tomma rader hoppades över: {n}.",
        "Blank rows were skipped: {n}.",
    ),
    "own.repair.blank_columns": (
        "Tomma kolumner hoppades över: {n}.",
        "Blank columns were skipped: {n}.",
    ),
    "own.repair.short_rows": (
        "Rader som slutar för tidigt: {n}. Resten av dem räknas som värden som saknas.",
        "Rows that end too early: {n}. The rest of them counts as missing values.",
    ),
    "own.repair.totals_row": (
        "Sista raden ({label}) sammanfattar de andra och togs inte med.",
        "The last row ({label}) sums up the others and was left out.",
    ),
    "own.repair.blank_names": (
        "Kolumner utan rubrik fick ett namn: {names}.",
        "Columns without a heading were given a name: {names}.",
    ),
    "own.repair.long_names": (
        "Långa rubriker kortades: {names}.",
        "Long headings were shortened: {names}.",
    ),
    "own.repair.equal_names": (
        "Rubriker som fanns flera gånger numrerades: {names}.",
        "Headings that occurred several times were numbered: {names}.",
    ),
    "own.repair.invisible": (
        "Osynliga tecken togs bort ur texter: {n}.",
        "Invisible characters were removed from texts: {n}.",
    ),
    "own.repair.markup": (
        "HTML-taggar togs bort ur texter: {n}.",
        "HTML tags were removed from texts: {n}.",
    ),
    "own.repair.failed": (
        "Celler med ett formelfel räknas som värden som saknas: {n}, i {names}.",
        "Cells with a formula's error count as missing values: {n}, in {names}.",
    ),
    "own.repair.endless": (
        "Oändliga tal och tal större än 10³⁰ räknas som värden som saknas: {n}, i {names}.",
        "Infinite numbers and those beyond 10³⁰ count as missing values: {n}, in {names}.",
    ),
    "own.repair.missing_words": (
        "Celler där det står {names} räknas som värden som saknas: {n}.",
        "Cells that say {names} count as missing values: {n}.",
    ),
    "own.repair.decimal_comma": (
        "Kommat lästes som decimalkomma i {names}.",
        "The comma was read as the decimal sign in {names}.",
    ),
    "own.repair.units": (
        "I {name} står en enhet efter talen ({unit}); talen lästes utan den.",
        "In {name} the numbers have a unit ({unit}); they were read without it.",
    ),
    "own.repair.thousands": (
        "I {name} har talen tusentalsavgränsare: {example} lästes som {value}.",
        "In {name} the numbers have thousands separators: {example} was read as {value}.",
    ),
    "own.repair.other_decimals": (
        "I {name} finns både decimalkomma och decimalpunkt: {example} lästes som {value}.",
        "In {name} there are decimal commas and decimal points: {example} was read as {value}.",
    ),
    "own.repair.minus": (
        "I {name} står ett annat streck som minustecken: {example} lästes som {value}.",
        "In {name} another dash stands for minus: {example} was read as {value}.",
    ),
    "own.repair.not_numbers": (
        "I {name} är några celler inga tal ({example}) och räknas som värden som saknas: {n}.",
        "In {name} some cells are no numbers ({example}) and count as missing values: {n}.",
    ),
    "own.repair.spellings": (
        "I {name} räknas olika stavningar som samma klass: {names}.",
        "In {name} different spellings count as the same class: {names}.",
    ),
    # What a file leaves open, and what one can start from
    "own.question.decimal": (
        "{example} kan läsas på två sätt ({columns}). Vilket tecken är decimaltecken?",
        "{example} can be read in two ways ({columns}). Which is the decimal sign?",
    ),
    "own.template.circle": ("Inuti en cirkel (ja eller nej)", "Inside a circle (yes or no)"),
    "own.template.penguins": ("Pingviner (tre klasser)", "Penguins (three classes)"),
    "own.template.cars": ("Bilars förbrukning (ett tal)", "Cars' fuel use (a number)"),
    "own.template.blank": ("Tom tabell", "Blank table"),
}
