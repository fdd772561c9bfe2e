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
	{ "matilda", 63 }, { "matte", 40 }, { "matte", 41 }, { "matti", 40 }, { "mattias", 40 },
	{ "max", 84 }, { "maximilian", 84 }, { "mia", 68 }, { "mia", 69 }, { "micke", 8 },
	{ "mikael", 8 }, { "mike", 8 }, { "mimmi", 64 }, { "mimmi", 69 }, { "mina", 64 },
	{ "monica", 54 }, { "monika", 54 }, { "monkan", 54 }, { "nalle", 33 }, { "nea", 62 },
	{ "nenne", 82 }, { "neta", 55 }, { "netta", 55 }, { "netta", 56 }, { "nettan", 55 },
	{ "nick", 46 }, { "nicke", 46 }, { "nicklas", 46 }, { "niklas", 46 }, { "nilla", 15 },
	{ "nils", 7 }, { "nisse", 7 }, { "ogge", 36 }, { "ola", 100 }, { "olle", 35 },
	{ "olof", 35 }, { "olof", 100 }, { "oscar", 36 }, { "oskar", 36 }, { "patrik", 74 }, { "patte", 74 },
	{ "pelle", 3 }, { "pelle", 25 }, { "peo", 38 }, { "per", 3 }, { "perolof", 25 },
	{ "peter", 38 }, { "petter", 38 }, { "po", 25 }, { "putte", 74 }, { "richard", 83 },
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

/* Family names that are other ones without their marks: Jonsson and Jönsson. */
static const char marked_families[] =
	"jonsson|hall|hallgren|hallstrom|hallman|hallberg|lang|hager|gran|falt|sall";

static int compare_name(const void *key, const void *entry)
{
	return strcmp(key, ((const struct short_form *)entry)->name);
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

bool name_family_known(const char *plain)
{
	size_t n = strlen(plain);

	if (word_in(plain, n, whole_families))
		return true;
	for (size_t i = 1; i < n; i++) {
		if (word_in(plain, i, first_halves) && word_in(plain + i, n - i, second_halves))
			return true;
	}
	return false;
}
