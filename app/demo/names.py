"""The people and goods that a seed draws from."""

# Two people whom a careless reader takes for one; every seed has one such pair.
LOOKALIKES = (
    ("Ada Lovelace", "Ada Lovelock"),
    ("Jörg Möller", "Jörg Möhler"),
    ("Marta Hansen", "Marta Hansson"),
    ("Renée Lambert", "Renée Lambrecht"),
    ("Inês Carvalho", "Inês Carvalhal"),
    ("Ole Petersen", "Ole Peterson"),
)

FIRST_NAMES = (
    "Zoë Søren Björn Chloé Łukasz Anaïs Jürgen Maëlle Håkon Beatriz Tomáš Fiona Günther Élodie Sven Nuala Xavier "
    "Ylva Dmitri Rosalind Kwame Priya Mateo Hedwig Cillian Ayşe Gösta Lucía Bram Noor Vendela Otto Ewa Thijs Maeve "
    "Ruslan Paloma Edvard Sinéad Timo Carmen Ulrike Wolfgang Hanne Igor Quentin Saoirse Vigdís Farid Greta"
).split()

LAST_NAMES = (
    "Kjær Ångström Lefèvre Müller Nowak Dvořák Ó-Briain Schäfer García Lindqvist Bakker Rossi Jónsdóttir Weiß "
    "Castellanos Yılmaz Boateng Iyer Sørensen Dubois Fernández Keller Novák Brandt MacLeod Virtanen Peeters Costa "
    "Haugen Zieliński Moreau Østergaard Bauer Quinn Estévez Nyström Visser Tanaka Urbański Gallagher"
).split()

COMPANIES = (
    "Nordlicht Marine,Atelier Côte,Baltic Rigging,Saltwater & Sons,Fjordline Boats,Porto Azul,Kapitän Krüger,Seven "
    "Knots,Lighthouse Diving,Tidewater Cafe,Sailmakers Guild,Blue Pennant,Ostsee Charter,La Voile Blanche,Drift "
    "Coffee,Halyard & Co,Compass Rose Hotel,Skipper's Deli,Mooring House,Windward Club"
).split(",")

PLACES = (
    ("Kiel", "24103", "Hafenstraße"),
    ("Bergen", "5003", "Bryggen"),
    ("Gdańsk", "80-831", "ulica Długa"),
    ("Saint-Malo", "35400", "Rue de Dinan"),
    ("Cork", "T12", "Oliver Plunkett Street"),
    ("Göteborg", "41104", "Södra Hamngatan"),
    ("Porto", "4050", "Rua da Reboleira"),
    ("Oostende", "8400", "Visserskaai"),
    ("Tórshavn", "100", "Undir Bryggjubakka"),
    ("Rostock", "18055", "Am Strande"),
)

GOODS = (
    ("Brass lantern", "Lighting"),
    ("Brass lantern, small", "Lighting"),
    ("Deck lamp", "Lighting"),
    ("Signal torch", "Lighting"),
    ("Chart light", "Lighting"),
    ("Mooring line 12 mm", "Ropes"),
    ("Mooring line 16 mm", "Ropes"),
    ("Halyard 8 mm", "Ropes"),
    ("Shock cord", "Ropes"),
    ("Fender rope pair", "Ropes"),
    ("Varnish, clear", "Paints"),
    ("Varnish, amber", "Paints"),
    ("Hull primer", "Paints"),
    ("Antifouling red", "Paints"),
    ("Teak oil", "Paints"),
    ("Snap shackle", "Fittings"),
    ("Bow cleat", "Fittings"),
    ("Bronze hinge", "Fittings"),
    ("Deck plate", "Fittings"),
    ("Folding anchor", "Fittings"),
    ("Rain jacket", "Clothing"),
    ("Wool jumper", "Clothing"),
    ("Sailing gloves", "Clothing"),
    ("Sou'wester hat", "Clothing"),
)

SUBJECTS = (
    ("Delivery before the weekend?", "Could you tell us whether the parcel arrives before Saturday?"),
    ("Invoice copy", "Please send a copy of last month's invoice to our accountant."),
    ("Damaged tin", "One of the tins arrived with a dent. The paint itself is fine."),
    ("Thank you", "Everything arrived safely and looks wonderful on deck."),
    ("Opening hours", "Are you open on the public holiday next week?"),
)
