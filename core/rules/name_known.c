/* Names that people have: short forms of first names, and those that are ordinary in themselves. In plain
 * letters (å and ä as a, ö as o). What is missing here only makes a suggestion more, or one less. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/name_form.h"
#include "rules/words.h"

/* clang-format off */
/* By name, then group: names of one group are short for one another. */
static const struct short_form {
	const char *name;
	unsigned char group;
} short_forms[] = {
	{ "adde", 75 }, { "agneta", 55 }, { "alex", 16 }, { "alex", 17 }, { "alexander", 16 },
	{ "alexandra", 17 }, { "ami", 72 }, { "anders", 26 }, { "andreas", 75 }, { "andy", 75 },
	{ "anette", 56 }, { "angelica", 59 }, { "angelika", 59 }, { "anna", 22 },
	{ "anncharlotte", 73 }, { "annette", 56 }, { "annie", 22 }, { "annmari", 72 },
	{ "ante", 26 }, { "babs", 71 }, { "barbro", 71 }, { "bella", 67 }, { "ben", 77 },
	{ "bengt", 78 }, { "benjamin", 77 }, { "benke", 77 }, { "benke", 78 }, { "benne", 78 },
	{ "benny", 77 }, { "bettan", 12 }, { "betty", 12 }, { "bibbi", 14 }, { "birgitta", 14 },
	{ "bjorn", 33 }, { "bjorne", 33 }, { "bo", 4 }, { "bosse", 4 }, { "brita", 14 },
	{ "calle", 6 }, { "carl", 6 }, { "carolina", 58 }, { "caroline", 58 }, { "carro", 58 },
	{ "charlotta", 21 }, { "charlotte", 21 }, { "christina", 13 }, { "dadde", 45 },
	{ "dan", 39 }, { "daniel", 39 }, { "danne", 39 }, { "david", 45 }, { "elisabet", 12 },
	{ "elisabeth", 12 }, { "ella", 66 }, { "elsa", 12 }, { "erik", 37 }, { "erka", 37 },
	{ "eva", 70 }, { "evis", 70 }, { "fia", 79 }, { "fina", 60 }, { "fred", 9 },
	{ "fredde", 9 }, { "fredrik", 9 }, { "fredrika", 65 }, { "gabbi", 66 },
	{ "gabriella", 66 }, { "geli", 59 }, { "gitta", 14 }, { "gittan", 14 }, { "greta", 11 },
	{ "gunilla", 15 }, { "gurra", 34 }, { "gustaf", 34 }, { "gustav", 34 }, { "gusten", 34 },
	{ "hakan", 87 }, { "hans", 88 }, { "hasse", 87 }, { "hasse", 88 }, { "helena", 20 },
	{ "henke", 42 }, { "henrik", 42 }, { "henry", 42 }, { "inge", 52 }, { "ingemar", 52 },
	{ "isa", 67 }, { "isabella", 67 }, { "jan", 2 }, { "janne", 2 }, { "jerka", 37 },
	{ "jess", 61 }, { "jessi", 61 }, { "jessica", 61 }, { "joakim", 44 }, { "jocke", 44 },
	{ "johan", 23 }, { "jojje", 23 }, { "jonas", 24 }, { "jonne", 2 }, { "jonne", 23 },
	{ "jonte", 24 }, { "josefin", 60 }, { "josefine", 60 }, { "jossan", 60 }, { "kalle", 6 },
	{ "karl", 6 }, { "karolina", 58 }, { "kata", 10 }, { "katarina", 10 }, { "katharina", 10 },
	{ "katta", 10 }, { "kattis", 10 }, { "ken", 81 }, { "kenneth", 81 }, { "kenta", 81 },
	{ "kia", 13 }, { "kicke", 47 }, { "kicki", 13 }, { "kim", 44 }, { "klas", 46 },
	{ "kricke", 48 }, { "krille", 48 }, { "kristian", 48 }, { "kristina", 13 }, { "kristofer", 47 }, { "kristoffer", 47 }, { "lars", 1 },
	{ "larserik", 1 }, { "lasse", 1 }, { "leffe", 31 }, { "leif", 31 }, { "lelle", 82 },
	{ "lena", 19 }, { "lena", 20 }, { "lennart", 82 }, { "lina", 58 }, { "linnea", 62 },
	{ "lis", 12 }, { "lisa", 12 }, { "lisbet", 12 }, { "lisbeth", 12 }, { "lotta", 21 },
	{ "lotta", 73 }, { "lotten", 21 }, { "magda", 19 }, { "magdalena", 19 }, { "maggan", 11 },
	{ "magnus", 43 }, { "mange", 43 }, { "manne", 43 }, { "margareta", 11 }, { "mari", 69 },
	{ "maria", 69 }, { "mariana", 68 }, { "marianne", 68 }, { "martin", 41 },
	{ "masse", 101 }, { "matilda", 63 }, { "mats", 101 }, { "matte", 40 }, { "matte", 41 }, { "matti", 40 }, { "mattias", 40 },
	{ "max", 84 }, { "maximilian", 84 }, { "mia", 68 }, { "mia", 69 }, { "micke", 8 },
	{ "mikael", 8 }, { "mike", 8 }, { "mimmi", 64 }, { "mimmi", 69 }, { "mina", 64 },
	{ "monica", 54 }, { "monika", 54 }, { "monkan", 54 }, { "nalle", 33 }, { "nea", 62 },
	{ "nenne", 82 }, { "neta", 55 }, { "netta", 55 }, { "netta", 56 }, { "nettan", 55 },
	{ "nick", 46 }, { "nicke", 46 }, { "nicklas", 46 }, { "niklas", 46 }, { "nilla", 15 },
	{ "nils", 7 }, { "nisse", 7 }, { "ogge", 36 }, { "ola", 100 }, { "olle", 35 },
	{ "olof", 35 }, { "olof", 100 }, { "oscar", 36 }, { "oskar", 36 }, { "patrik", 74 }, { "patte", 74 },
	{ "pelle", 3 }, { "pelle", 25 }, { "peo", 38 }, { "per", 3 }, { "perolof", 25 },
	{ "peter", 38 }, { "petter", 38 }, { "po", 25 }, { "putte", 74 }, { "richard", 83 }, { "rickard", 83 },
	{ "ricky", 83 }, { "rika", 65 }, { "rikard", 83 }, { "rikka", 57 }, { "rille", 83 },
	{ "robban", 29 }, { "robert", 29 }, { "robin", 29 }, { "roffe", 32 }, { "rolf", 32 },
	{ "sam", 76 }, { "samme", 76 }, { "samuel", 76 }, { "sandra", 17 }, { "sandro", 16 },
	{ "sanna", 53 }, { "sanne", 53 }, { "sebastian", 27 }, { "sebbe", 27 }, { "soffan", 79 },
	{ "sofia", 79 }, { "stefan", 30 }, { "steffe", 30 }, { "stina", 13 }, { "sus", 53 },
	{ "susanna", 53 }, { "susanne", 53 }, { "sussi", 53 }, { "sven", 80 }, { "svenne", 80 },
	{ "teo", 85 }, { "teodor", 85 }, { "theo", 85 }, { "thomas", 28 }, { "tilda", 63 },
	{ "tilde", 63 }, { "tina", 13 }, { "tobbe", 50 }, { "tobbe", 51 }, { "tobias", 51 },
	{ "toffe", 47 }, { "tom", 28 }, { "tomas", 28 }, { "tommy", 28 }, { "tompa", 28 },
	{ "torbjorn", 50 }, { "ubbe", 49 }, { "uffe", 5 }, { "ulf", 5 }, { "ulla", 57 },
	{ "ullis", 57 }, { "ulrika", 57 }, { "urban", 49 }, { "vicky", 18 }, { "victoria", 18 },
	{ "viktoria", 18 }, { "vilhelm", 86 }, { "vilhelmina", 64 }, { "ville", 86 },
	{ "vilma", 64 }, { "wille", 86 }, { "william", 86 },
};
/* clang-format on */

/* By name, then group: one name that other alphabets and languages are written with in several ways. */
/* clang-format off */
static const struct short_form transcriptions[] = {
	{ "aamina", 33 }, { "abdelrahman", 22 }, { "abdillahi", 6 }, { "abdirahmaan", 22 },
	{ "abdirahman", 22 }, { "abdulaahi", 6 }, { "abdulahi", 6 }, { "abdullahi", 6 },
	{ "abdulrahman", 22 }, { "abdurahman", 22 }, { "abdurrahman", 22 }, { "abrahim", 16 },
	{ "ahmad", 2 }, { "ahmed", 2 }, { "ahmet", 2 }, { "amina", 33 }, { "aminah", 33 },
	{ "axmed", 2 }, { "cemal", 25 }, { "cherif", 24 }, { "cumar", 15 }, { "cusmaan", 11 },
	{ "djafar", 38 }, { "ebrahim", 16 }, { "faadumo", 7 }, { "faatima", 21 }, { "fadoumo", 7 },
	{ "faduma", 7 }, { "fadumo", 7 }, { "fatemeh", 21 }, { "fathima", 21 }, { "fatima", 21 },
	{ "fatimah", 21 }, { "gamal", 25 }, { "haidar", 37 }, { "haider", 37 }, { "halil", 36 },
	{ "hasaan", 3 }, { "hasan", 3 }, { "hassan", 3 }, { "hayder", 37 }, { "heydar", 37 },
	{ "hoseini", 20 }, { "hossein", 4 }, { "hosseini", 20 }, { "husayn", 4 }, { "husein", 4 },
	{ "huseyin", 4 }, { "hussain", 4 }, { "hussaini", 20 }, { "hussein", 4 },
	{ "husseini", 20 }, { "hussen", 4 }, { "ibraahim", 16 }, { "ibrahim", 16 },
	{ "ismacil", 31 }, { "ismael", 31 }, { "ismaiil", 31 }, { "ismail", 31 }, { "jaafar", 38 },
	{ "jafar", 38 }, { "jamaal", 25 }, { "jamal", 25 }, { "jasmin", 23 }, { "jasmine", 23 },
	{ "kadija", 8 }, { "kalid", 12 }, { "kareem", 18 }, { "kareemi", 19 }, { "karim", 18 },
	{ "karimi", 19 }, { "kerim", 18 }, { "khadidja", 8 }, { "khadiija", 8 }, { "khadija", 8 },
	{ "khadije", 8 }, { "khaled", 12 }, { "khaleel", 36 }, { "khalid", 12 }, { "khalil", 36 },
	{ "laila", 9 }, { "layla", 9 }, { "leila", 9 }, { "lejla", 9 }, { "leyla", 9 },
	{ "mahamud", 10 }, { "mahmood", 10 }, { "mahmoud", 10 }, { "mahmud", 10 },
	{ "mariam", 30 }, { "maryam", 30 }, { "maryan", 30 }, { "maxamed", 1 }, { "maxamuud", 10 },
	{ "miriam", 30 }, { "mohamad", 1 }, { "mohamed", 1 }, { "mohammad", 1 }, { "mohammed", 1 },
	{ "mohammod", 1 }, { "mohamud", 10 }, { "mostafa", 14 }, { "moustafa", 14 },
	{ "muhammad", 1 }, { "muhammed", 1 }, { "mustafa", 14 }, { "mustafe", 14 },
	{ "naser", 34 }, { "nasir", 34 }, { "nasrudin", 34 }, { "nasser", 34 }, { "noor", 13 },
	{ "nour", 13 }, { "nur", 13 }, { "nuur", 13 }, { "omar", 15 }, { "omer", 15 },
	{ "osman", 11 }, { "othman", 11 }, { "oumar", 15 }, { "ousman", 11 }, { "rachid", 17 },
	{ "raheemi", 40 }, { "rahimi", 40 }, { "rasheed", 17 }, { "rashid", 17 },
	{ "rashiid", 17 }, { "rojda", 41 }, { "rozda", 41 }, { "rozhda", 41 }, { "saeed", 28 },
	{ "said", 28 }, { "saiid", 28 }, { "saleban", 32 }, { "sameer", 26 }, { "samiir", 26 },
	{ "samir", 26 }, { "sayeed", 28 }, { "shareef", 24 }, { "sharif", 24 }, { "shariif", 24 },
	{ "sherwan", 29 }, { "shirwan", 29 }, { "shivan", 39 }, { "siciid", 28 }, { "sirwan", 29 },
	{ "sivan", 39 }, { "siwan", 39 }, { "soleiman", 32 }, { "sulaiman", 32 },
	{ "suleiman", 32 }, { "suleyman", 32 }, { "tarek", 27 }, { "tareq", 27 }, { "tarik", 27 },
	{ "tariq", 27 }, { "umar", 15 }, { "usman", 11 }, { "uthman", 11 }, { "xasan", 3 },
	{ "xuseen", 4 }, { "yasemin", 23 }, { "yasmin", 23 }, { "yasmine", 23 }, { "yousef", 5 },
	{ "yousif", 5 }, { "youssef", 5 }, { "yousuf", 5 }, { "yusef", 5 }, { "yusuf", 5 },
	{ "yuusuf", 5 }, { "zainab", 35 }, { "zaynab", 35 }, { "zeinab", 35 }, { "zeynab", 35 },
	{ "zeynep", 35 },
};
/* clang-format on */

/* Half of a made family name ("Sand-berg"), and names of one piece. */
static const char first_halves[] =
	"ahl|al|alm|ak|aker|ang|as|asp|back|berg|bjork|blom|bo|boh|bor|borg|brand|bro|by|bostrand|"
	"dal|dahl|ed|eden|ek|elm|en|engel|fager|falk|fors|fri|fred|frost|gren|grund|gran|gull|gyll|gyllen|"
	"hag|haga|hall|hal|ham|hammar|hed|hede|heden|hell|hel|hjelm|hof|holm|hog|hult|is|jern|jarn|ker|"
	"klar|klint|kron|kull|kvarn|lag|lager|land|lang|lid|lilje|lill|lind|linn|ljung|lof|lov|lund|lunde|lyck|"
	"mal|malm|mar|mel|mell|mo|mon|mork|nor|nord|norr|ny|nyl|od|ol|ost|oster|palm|ram|ren|ring|ros|rosen|"
	"rud|rund|ryd|sand|salm|sel|sel|silver|sjo|skog|skold|sod|soder|sol|sten|stern|stor|strand|"
	"strom|stal|sun|sund|sve|sved|svan|sol|tall|thor|tor|torn|tun|ul|ulf|vall|van|var|vass|vest|vester|"
	"vide|vik|viking|vinter|vre|wahl|wall|wass|west|wester|wik|winter|o|ohr";
static const char second_halves[] =
	"back|berg|bergh|blad|bladh|blom|bom|borg|borgh|bro|by|dahl|dal|ell|en|er|ert|falk|feldt|fors|gren|"
	"grund|gard|gardh|hage|hagen|hall|hed|holm|hult|in|ing|ius|kvist|qvist|quist|kvarn|land|lander|ler|lin|"
	"lind|lindh|ling|lof|lov|lund|lundh|mark|man|mans|mar|mo|ner|nert|or|qvarn|ros|rot|roth|ryd|sjo|"
	"sjoo|skog|skold|son|stad|stam|stedt|sten|strand|strom|stal|svard|tun|vall|vik|vall|wall|wik|as";
static const char whole_families[] =
	"andersson|johansson|karlsson|carlsson|nilsson|eriksson|larsson|olsson|persson|svensson|gustafsson|"
	"pettersson|petersson|jonsson|jansson|hansson|bengtsson|jonasson|jakobsson|magnusson|olofsson|axelsson|"
	"mattsson|matsson|mansson|martensson|martinsson|fredriksson|henriksson|danielsson|davidsson|"
	"samuelsson|simonsson|stefansson|hakansson|isaksson|ivarsson|josefsson|jorgensen|hansen|jensen|jansen|nielsen|"
	"larsen|olsen|petersen|pedersen|bengtson|nyberg|ekman|edman|oman|ohman|akerman|norman|bergman|borgman|"
	"hellman|hallman|holman|lindman|lundman|sandman|sundman|nyman|hedman|hagman|ek|berg|borg|lind|lund|"
	"lindh|lundh|dahl|holm|strand|strom|fors|gran|gren|alm|ahl|bjork|palm|frank|frisk|modig|rask|"
	"stark|sjo|falk|ros|roos|norling|nordin|norden|melin|molin|sahlin|solin|bolin|wallin|hallin|"
	"hedin|lundin|sundin|lindin|dalin|carlen|noren|moren|soren|ahlen|olen|hallen|hellen|boden|wiklund|"
	"eklund|oklund|edlund|hamrin|hemrin|brandt|brand|blom|wall|hall|hell|hill";

/* Family names from elsewhere that many in Sweden have. */
static const char foreign_families[] =
	"aho|ahonen|anttila|eskola|hakala|halonen|hamalainen|heikkila|heikkinen|heino|heinonen|hiltunen|"
	"hirvonen|huttunen|hyvonen|jaaskelainen|jarvi|jarvinen|jokinen|kallio|karjalainen|karkkainen|karvonen|"
	"kinnunen|kivela|kohonen|koivisto|kokkonen|korhonen|koskela|koskinen|laakso|lahtinen|laine|laitinen|"
	"lammi|lampinen|lappalainen|lehtinen|lehto|lehtonen|leinonen|leppanen|lindroos|makela|makinen|maki|"
	"manninen|mattila|mikkola|mikkonen|miettinen|moilanen|mustonen|niemela|niemi|nieminen|nurmi|nykanen|"
	"oinonen|ojala|partanen|peltola|peltonen|pesonen|pitkanen|raty|raisanen|rantala|rantanen|rasanen|"
	"rissanen|saari|saarinen|salmi|salminen|salo|salonen|savolainen|seppala|seppanen|sirkka|suominen|"
	"tamminen|timonen|toivonen|tuominen|turunen|vainio|vaisanen|virtanen|virta|ylitalo|"
	"abdi|adan|ahmed|ali|amin|amini|aziz|barzani|begic|begovic|demir|farah|haddad|hadzic|haji|hamid|"
	"hamidi|hasan|hasanovic|hassan|hodzic|hosseini|hussein|husein|ibrahim|ibrahimovic|jama|jamal|"
	"jovanovic|jovic|karim|karimi|kaya|khalil|kovacevic|kovac|kovacic|kowalczyk|kowalski|kowalska|"
	"markovic|markov|mohamed|mohamud|nasser|nikolic|nikolov|nowak|nowakowski|osman|petrov|petrovic|"
	"popovic|rahimi|rashid|rashidi|sahin|saleh|salih|sharif|sharifi|smajic|suljic|warsame|yilmaz|"
	"yildiz|yildirim|wisniewska|wisniewski|zielinska|zielinski";

/* Short forms that people are called by and hardly ever registered under. */
static const char pets[] =
	"adde|ante|babs|benke|benne|bettan|bibbi|bosse|calle|carro|dadde|danne|erka|evis|fredde|gitta|"
	"gittan|gurra|hasse|henke|janne|jerka|jocke|jojje|jonte|jossan|kalle|katta|kattis|kenta|kicke|kicki|"
	"kricke|krille|lasse|leffe|lelle|lotta|lotten|maggan|mange|manne|masse|matte|micke|mimmi|monkan|"
	"nalle|nenne|netta|nettan|nicke|nilla|nisse|ogge|patte|pelle|putte|rille|robban|roffe|sanne|sebbe|"
	"soffan|steffe|sussi|svenne|tobbe|toffe|tompa|ubbe|uffe|ullis|ville";

/* Family names that are other ones without their marks: Jonsson and Jönsson. */
static const char marked_families[] =
	"jonsson|hall|hallgren|hallstrom|hallman|hallberg|lang|hager|gran|falt|sall";

static int compare_name(const void *key, const void *entry)
{
	return strcmp(key, ((const struct short_form *)entry)->name);
}

unsigned char name_transcription(const char *plain)
{
	const struct short_form *hit = bsearch(plain, transcriptions, ARRAY_LEN(transcriptions),
		sizeof(*transcriptions), compare_name);

	return hit ? hit->group : 0;
}

void name_short_groups(const char *plain, unsigned char groups[NAME_SHORT_GROUPS])
{
	const struct short_form *end = short_forms + ARRAY_LEN(short_forms),
				*hit = bsearch(plain, short_forms, ARRAY_LEN(short_forms),
					sizeof(*short_forms), compare_name);
	size_t n = 0;

	memset(groups, 0, NAME_SHORT_GROUPS);
	while (hit && hit > short_forms && strcmp(hit[-1].name, plain) == 0)
		hit--;
	for (; hit && hit < end && n < NAME_SHORT_GROUPS && strcmp(hit->name, plain) == 0; hit++)
		groups[n++] = hit->group;
}

bool name_family_marked(const char *plain)
{
	return word_in(plain, strlen(plain), marked_families);
}

bool name_given_pet(const char *plain)
{
	return word_in(plain, strlen(plain), pets);
}

bool name_family_whole(const char *plain)
{
	size_t n = strlen(plain);

	return word_in(plain, n, whole_families) || word_in(plain, n, foreign_families);
}

bool name_family_known(const char *plain)
{
	size_t n = strlen(plain);

	if (name_family_whole(plain))
		return true;
	for (size_t i = 1; i < n; i++) {
		if (word_in(plain, i, first_halves) && word_in(plain + i, n - i, second_halves))
			return true;
	}
	return false;
}
