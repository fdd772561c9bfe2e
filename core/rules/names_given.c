#include <string.h>

#include "base/text.h"
#include "rules/name_form.h"
#include "rules/names.h"
#include "rules/words.h"

enum { GIVEN_LETTERS = 24 };

/* Given names that many have in Sweden, from old and new, in plain letters (å and ä as a, ö as o), in
 * order: enough to tell where the next name begins in a row of names without commas, and which names
 * are ordinary in themselves. A name that is missing costs nothing where commas stand. */
static const char given[] =
	"aaron|abbe|abdi|abdul|abdullah|abdullahi|adam|adrian|agda|agnes|agneta|agnieszka|ahmad|"
	"ahmed|aina|ake|albert|albin|aleksandra|alex|alexander|alexandra|alf|alfred|ali|alice|"
	"alicia|alma|alva|alvar|alvin|amal|amanda|amina|amir|amira|anders|andrea|andreas|andrzej|"
	"anette|angelica|angelika|anita|anja|ann|anna|annalena|annbritt|anne|anneli|annelie|"
	"annette|annica|annie|annika|annmarie|anton|antonia|arne|aron|arvid|asa|ase|asha|asta|"
	"astrid|august|axel|ayse|barbro|beata|beatrice|bengt|benjamin|benny|berit|bernt|bert|"
	"bertil|betty|birger|birgit|birgitta|bjorn|bo|bodil|borje|bosse|brita|britt|britta|cajsa|"
	"camilla|carin|carina|carl|carlfredrik|carlos|carola|carolina|caroline|casper|catarina|"
	"catharina|cecilia|charlie|charlotta|charlotte|christel|christer|christian|christin|"
	"christina|christine|christoffer|claes|clara|claudia|conny|cornelia|crister|cristina|"
	"curt|dag|dagmar|dagny|dan|dana|daniel|daniela|david|denise|dennis|diana|disa|dragan|"
	"ebba|eddie|edit|edith|edvard|edvin|edward|eero|egon|eija|einar|eira|eivor|elias|elin|"
	"elina|elinor|elisabet|elisabeth|elise|ella|ellen|ellinor|elof|elsa|elsie|elsy|elvira|"
	"emanuel|emelie|emil|emilia|emina|emma|emre|engla|eric|erica|erik|erika|erland|erling|"
	"ernst|esko|ester|ethel|eva|evelina|ewa|ewelina|faduma|fadumo|fanny|farid|fatemeh|fatima|"
	"fatma|felicia|felix|fia|filip|filippa|folke|frank|frans|fredric|fredrik|fredrika|freja|"
	"frida|fritz|gabriel|gabriela|gabriella|georg|gerd|gerda|gert|gillis|gittan|goran|gosta|"
	"gote|gottfrid|greta|gro|gudrun|gun|gunborg|gunbritt|gunhild|gunilla|gunnar|gunnel|"
	"gunvor|gustaf|gustav|hakan|hamid|hampus|hanna|hannah|hannes|hans|harald|harriet|harry|"
	"hassan|havard|hedda|hedvig|heidi|heikki|helen|helena|helene|helga|helge|helmer|henning|"
	"henny|henric|henrik|henrika|herman|hilda|hillevi|hilma|hodan|hugo|hulya|ibrahim|ida|"
	"ines|inez|inga|ingalill|ingbritt|inge|ingegerd|ingela|ingemar|inger|ingmar|ingrid|"
	"ingvar|irene|irina|iris|irma|isabella|isabelle|isak|ismail|ivan|ivar|iwan|jack|jacob|"
	"jakob|jan|jane|janet|janne|jari|jasmin|jasmina|jasmine|jeanette|jelena|jennie|jenny|"
	"jens|jerker|jerry|jesper|jessica|jimmie|jimmy|joakim|joel|johan|johanna|johannes|john|"
	"johnny|johny|jon|jonas|jonatan|jonathan|jonna|jonny|jorgen|jorma|jorn|jose|josef|"
	"josefin|josefina|josefine|josephine|juan|judith|juha|jukka|julia|juliana|julie|jurgen|"
	"kaj|kajsa|kalle|kari|karim|karin|karina|karl|karlake|karlerik|karolina|katarina|"
	"katarzyna|katja|katriina|katrin|kennet|kenneth|kent|kerstin|kevin|khadija|kicki|kim|"
	"kirsi|kjell|kjellake|klara|klas|knut|krister|kristian|kristin|kristina|kristoffer|"
	"krzysztof|kurt|laila|lars|lasse|laura|leena|leif|leila|lena|lennart|leo|leon|leonard|"
	"leyla|liban|liisa|lilian|lill|lillemor|lillian|lilly|lina|linda|linh|linn|linnea|linus|"
	"lis|lisa|lisbet|lisbeth|lise|liselott|liselotte|liv|lotta|lotten|louise|lova|love|"
	"lovisa|lovise|lucas|ludvig|luis|lukas|lydia|maarit|madeleine|magdalena|magnus|mahmoud|"
	"mait|maj|maja|malgorzata|malin|malva|manfred|mans|marcus|marek|margareta|margaretha|"
	"margit|mari|maria|mariana|mariann|marianne|marica|marie|marika|marina|mario|marita|"
	"marja|marjaleena|marjatta|mark|markku|markus|marlene|marta|marten|martha|martin|martina|"
	"maryam|matilda|mats|matti|mattias|matts|maud|max|maximilian|mehmet|melker|melvin|merja|"
	"mia|michael|michaela|michelle|mikael|mikaela|mikko|milla|milton|mimmi|minna|mira|miriam|"
	"mirsada|moa|mohamed|mohammad|mohammed|mohamud|mona|monica|monika|morgan|muna|mustafa|my|"
	"nadia|nadja|nahid|nancy|nasra|nasrin|natalia|natalie|nathalie|nermin|nicklas|niclas|"
	"nicole|niklas|nils|nima|nina|noah|noel|nora|nour|ola|olav|ole|olga|oliver|olivia|olle|"
	"olof|olov|omar|omid|orjan|orvar|oscar|oskar|osman|osten|otto|ove|owe|oystein|pablo|"
	"paivi|par|parisa|patric|patricia|patrik|paul|paula|paulina|pauline|pelle|pentti|per|"
	"pernilla|peter|petra|petri|petronella|petter|pia|pierre|pilar|piotr|pirkko|pontus|"
	"ragnar|ragnhild|raija|ralf|ramona|ranja|rasmus|rebecca|rebecka|regina|reidar|reijo|"
	"renee|reza|richard|rickard|rikard|risto|rita|ritva|robert|robin|rodrigo|roger|roland|"
	"rolf|ronja|ronnie|ronny|rosa|rose|rosita|rune|rut|ruth|sabina|saga|sahra|salma|sam|"
	"samira|samuel|sandra|sanna|sara|sarah|sebastian|selam|selma|senad|seppo|sergio|seved|"
	"signe|sigrid|sigvard|simon|simone|siri|sirpa|siv|sivbritt|sixten|sofi|sofia|sofie|"
	"solbritt|solveig|sonja|sophia|sophie|soraya|soren|staffan|stefan|stefania|stella|sten|"
	"stig|stina|sture|styrbjorn|sune|susann|susanna|susanne|svante|svea|sven|sverker|sylvia|"
	"tage|tapani|tapio|tarek|tea|ted|teodor|teresa|terese|tesfaye|thea|theo|theodor|therese|"
	"thomas|thor|thore|tiina|tilda|tilde|tim|timo|tina|tobias|tom|tomas|tomasz|tommy|tony|"
	"tor|torbjorn|tord|tore|torgny|torkel|torsten|torun|torvald|tova|tove|tua|tuula|tuva|"
	"tyra|ulf|ulla|ulrica|ulrik|ulrika|uno|urban|urpo|valter|vanessa|vanja|veikko|vendela|"
	"vera|verner|veronica|veronika|victor|victoria|vidar|viggo|viktor|viktoria|vilgot|"
	"vilhelm|vilma|vincent|viola|viveca|viveka|vivianne|walter|wanda|wanja|werner|wiktor|"
	"wilhelm|william|wilma|wiveca|yasmin|yasmina|ylva|yngve|yonas|yusuf|yvette|yvonne|zahra|"
	"zara|zeinab|zlatko|zofia|zoran";

bool name_given_known(const char *plain)
{
	return word_in(plain, strlen(plain), given);
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
