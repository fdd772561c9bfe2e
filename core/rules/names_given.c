#include <string.h>

#include "base/text.h"
#include "rules/name_form.h"
#include "rules/names.h"
#include "rules/words.h"

enum { GIVEN_LETTERS = 24 };

/* Given names that many have in Sweden, from old and new, in plain letters (å and ä as a, ö as o), by their
 * first letter and in order: enough to tell where the next name begins in a row of names without commas,
 * and which names are ordinary in themselves. A name that is missing costs nothing where commas stand. */
static const char *const given[] = {
	"aaron|abbe|abdi|abdirahman|abdul|abdullah|abdullahi|abdulrahman|adam|"
	"adrian|agda|agnes|agneta|agnieszka|ahmad|ahmed|aila|aina|ake|albert|"
	"albin|aleksandra|alex|alexander|alexandra|alf|alfred|ali|alice|alicia|"
	"alma|alva|alvar|alvin|amal|amanda|amina|amir|amira|anders|andrea|andreas|"
	"andrzej|anette|angelica|angelika|anita|anja|ann|anna|annalena|annbritt|"
	"anne|anneli|annelie|annette|annica|annie|annika|annmarie|anton|antonia|"
	"antti|arne|aron|arvid|asa|ase|asha|asta|astrid|august|axel|ayse|azad|"
	"azra",
	"baran|barbro|bashar|beata|beatrice|bengt|benjamin|benny|berit|berivan|"
	"bernt|bert|bertil|betty|birger|birgit|birgitta|bjorn|bo|bodil|borje|"
	"bosse|brita|britt|britta",
	"cajsa|camilla|carin|carina|carl|carlfredrik|carlos|carola|carolina|"
	"caroline|casper|catarina|catharina|cecilia|charlie|charlotta|charlotte|"
	"christel|christer|christian|christin|christina|christine|christoffer|claes|"
	"clara|claudia|conny|cornelia|crister|cristina|curt",
	"dag|dagmar|dagny|dan|dana|daniel|daniela|david|denise|dennis|diana|dilan|"
	"disa|dragan|dzenan",
	"ebba|eddie|edit|edith|edvard|edvin|edward|eero|eeva|egon|eija|eila|"
	"einar|eira|eivor|elias|elin|elina|elinor|elisabet|elisabeth|elise|ella|"
	"ellen|ellinor|elof|elsa|elsie|elsy|elvira|emanuel|emelie|emil|emilia|"
	"emina|emma|emre|engla|eric|erica|erik|erika|erland|erling|ernst|esko|"
	"ester|ethel|eva|evelina|ewa|ewelina",
	"faduma|fadumo|fanny|farhad|farid|fatemeh|fatima|fatma|felicia|felix|fia|"
	"filip|filippa|folke|frank|frans|fredric|fredrik|fredrika|freja|frida|fritz",
	"gabriel|gabriela|gabriella|georg|gerd|gerda|gert|gillis|gittan|goran|"
	"gosta|gote|gottfrid|greta|gro|gudrun|gun|gunborg|gunbritt|gunhild|gunilla|"
	"gunnar|gunnel|gunvor|gustaf|gustav",
	"haidar|hakan|hamid|hampus|hanna|hannah|hanne|hannes|hannu|hans|harald|"
	"haris|harriet|harry|hasan|hassan|havard|hedda|hedvig|heidi|heikki|helen|"
	"helena|helene|helga|helge|helmer|henning|henny|henric|henrik|henrika|"
	"herman|hilda|hillevi|hilma|hodan|hugo|hulya|husein|hussain|hussein",
	"ibrahim|ida|ines|inez|inga|ingalill|ingbritt|inge|ingegerd|ingela|ingemar|"
	"inger|ingmar|ingrid|ingvar|irene|irina|iris|irja|irma|isabella|isabelle|"
	"isak|ismail|ivan|ivar|iwan",
	"jack|jacob|jakob|jamal|jan|jane|janet|janne|jari|jasmin|jasmina|jasmine|"
	"jeanette|jelena|jennie|jenny|jens|jerker|jerry|jesper|jessica|jimmie|"
	"jimmy|joakim|joel|johan|johanna|johannes|john|johnny|johny|jon|jonas|"
	"jonatan|jonathan|jonna|jonny|jorgen|jorma|jorn|jose|josef|josefin|"
	"josefina|josefine|josephine|juan|judith|juha|jukka|julia|juliana|julie|"
	"jurgen",
	"kaisa|kaj|kajsa|kalle|kari|karim|karin|karina|karl|karlake|karlerik|"
	"karolina|katarina|katarzyna|katja|katriina|katrin|kennet|kenneth|kent|"
	"kerstin|kevin|khadija|khadra|khaled|khalid|kicki|kim|kirsi|kirsti|kjell|"
	"kjellake|klara|klas|knut|krister|kristian|kristin|kristina|kristoffer|"
	"krzysztof|kurt",
	"laila|lars|lasse|laura|layla|lea|leena|leif|leila|lena|lennart|leo|leon|"
	"leonard|leyla|liban|liisa|lilian|lill|lillemor|lillian|lilly|lina|linda|"
	"linh|linn|linnea|linus|lis|lisa|lisbet|lisbeth|lise|liselott|liselotte|"
	"liv|lotta|lotten|louise|lova|love|lovisa|lovise|lucas|ludvig|luis|lukas|"
	"lydia",
	"maarit|madeleine|magdalena|magnus|mahmoud|mahmud|maija|mait|maj|maja|"
	"malgorzata|malin|malva|manfred|mans|marcus|marek|margareta|margaretha|"
	"margit|mari|maria|mariana|mariann|marianne|marica|marie|marika|marina|"
	"mario|marita|marja|marjaleena|marjatta|mark|markku|marko|markus|marlene|"
	"marta|marten|martha|martin|martina|maryam|matilda|mats|matti|mattias|"
	"matts|maud|max|maximilian|mehmet|melker|melvin|merja|mervi|mia|michael|"
	"michaela|michelle|mikael|mikaela|mikko|milla|milton|mimmi|minna|minttu|"
	"mira|miriam|mirsada|moa|mohamad|mohamed|mohammad|mohammed|mohamud|mona|"
	"monica|monika|morgan|muhammad|muna|mustafa|my",
	"nadia|nadja|nahid|nancy|nasra|nasrin|natalia|natalie|nathalie|nermin|"
	"nesrin|nicklas|niclas|nicole|niina|niklas|nils|nima|nina|noah|noel|noora|"
	"nora|nour",
	"oili|ola|olav|ole|olga|oliver|olivia|olle|olof|olov|omar|omid|orjan|"
	"orvar|orvo|oscar|oskar|oskari|osten|otto|outi|ove|owe|oystein",
	"paavo|pablo|paivi|par|parisa|patric|patricia|patrik|paul|paula|pauli|"
	"paulina|pauline|pekka|pelle|pentti|per|pernilla|pertti|peter|petra|petri|"
	"petronella|petter|petteri|pia|pierre|pilar|piotr|pirkko|pontus",
	"",
	"ragnar|ragnhild|raija|raili|raimo|ralf|ramona|rania|ranja|rasmus|rauno|"
	"rebecca|rebecka|reetta|regina|reidar|reijo|renee|reza|richard|rickard|"
	"rikard|risto|rita|ritva|robert|robin|rodrigo|roger|rojda|roland|rolf|"
	"ronja|ronnie|ronny|rosa|rose|rosita|rune|rut|ruth",
	"saara|sabina|saga|sahar|sahra|salma|sam|sami|samir|samira|samuel|sandra|"
	"sanna|sara|sarah|satu|sebastian|selam|selma|senad|seppo|sergio|seved|"
	"shirin|shivan|signe|sigrid|sigvard|simon|simone|siri|sirpa|siv|sivbritt|"
	"sixten|sofi|sofia|sofie|solbritt|solveig|sonja|sophia|sophie|soraya|soren|"
	"staffan|stefan|stefania|stella|sten|stig|stina|sture|styrbjorn|suleiman|"
	"sune|susann|susanna|susanne|svante|svea|sven|sverker|sylvia",
	"tage|tapani|tapio|tarek|tarja|tea|ted|teodor|teresa|terese|tesfaye|thea|"
	"theo|theodor|therese|thomas|thor|thore|tiina|tilda|tilde|tim|timo|tina|"
	"tobias|tom|tomas|tomasz|tomi|tommy|tony|tor|torbjorn|tord|tore|torgny|"
	"torkel|torsten|torun|torvald|tova|tove|tua|tuija|tuula|tuva|tyra",
	"ulf|ulla|ulrica|ulrik|ulrika|uno|urban|urpo|usman",
	"valter|vanessa|vanja|veikko|veli|vendela|vera|verner|veronica|veronika|"
	"victor|victoria|vidar|viggo|viktor|viktoria|vilgot|vilhelm|ville|vilma|"
	"vincent|viola|virpi|viveca|viveka|vivianne",
	"walter|wanda|wanja|werner|wiktor|wilhelm|william|wilma|wiveca",
	"",
	"yasmin|yasmina|ylva|yngve|yonas|yousef|youssef|yusef|yusuf|yvette|yvonne",
	"zahra|zana|zara|zaynab|zeinab|zlatko|zofia|zoran",
};

bool name_given_known(const char *plain)
{
	return plain[0] >= 'a' && plain[0] <= 'z' &&
		word_in_sorted(plain, strlen(plain), given[plain[0] - 'a']);
}

bool name_is_given(const char *word, size_t n)
{
	char plain[GIVEN_LETTERS + 1];
	size_t first = word_len(word), letters = 0;

	if (first < n && word[first] == '-')
		n = first;
	for (size_t i = 0; i < n; letters++) {
		uint32_t cp;

		i += utf8_next(word + i, n - i, &cp, NULL);
		cp = letter_base(cp);
		if (letters == GIVEN_LETTERS || cp < 'a' || cp > 'z')
			return false;
		plain[letters] = (char)cp;
	}
	plain[letters] = '\0';
	return letters > 0 && name_given_known(plain);
}
