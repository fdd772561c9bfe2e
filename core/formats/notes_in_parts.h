/* Inside of notes_in.h: the reader's state and the passes it makes over a text, one file each.
 * Every pass claims the lines it understands; what nobody claims becomes notes of the item it
 * stands under. */
#ifndef CORE_FORMATS_NOTES_IN_PARTS_H
#define CORE_FORMATS_NOTES_IN_PARTS_H

#include "formats/notes_in.h"
#include "formats/when.h"
#include "rules/words.h"

/* A source line as the passes look at it. Its claim is in doc->lines of the same index. */
struct source_line {
	const char *text; /* trimmed, without Markdown's heading and emphasis signs */
	const char *body; /* text after a list sign ("- ", "• ") */
	int indent;       /* cells before the text */
	int heading;      /* Markdown level; 0 */
	bool blank, bullet;
	bool after_blank; /* the line before is blank, or there is none */
	bool claimed;
	bool long_line;   /* too long for a writer's line: kept, not looked into */
	unsigned signals; /* bits of enum signal: lists with a word in the line */
};

/* What a pass looks for in running text. Each line is searched once for all of them; a pass then
 * looks closer only at lines with its signal. */
enum signal {
	SIGNAL_NEXT,
	SIGNAL_ACTION,
	SIGNAL_DECISION,
	SIGNAL_CHAIR,
	SIGNAL_ADJUSTER,
	SIGNAL_HEALTH,
	SIGNAL_YEAR,
	SIGNAL_SENTENCE,
	SIGNAL_ABSENCE,
	SIGNAL_PRESENCE,
	SIGNAL_COUNT,
};
extern const char next_words[], action_words[], decision_words[], chair_words[], adjuster_words[],
	health_words[], year_words[], sentence_words[], absence_words[], presence_words[];

/* The words that every text is read by. */
struct notes_words {
	struct pool pool;
	struct phrasebook labels, status, tasks, signals;
};

struct reader {
	struct notes_doc *doc;
	struct pool scratch; /* what only the reading needs; gone before the document is returned */
	struct source_line *src;
	size_t n;
	struct notes_line *all; /* every line, where the passes see a squeezed text; else NULL */
	size_t *at;             /* of the squeezed text: which of all a line is */
	size_t first_item;      /* index of the first item's line; n when there is none */
	const struct notes_words *words;
	size_t *slots; /* hash table over the people's names */
	size_t slot_count;
	bool chair_told; /* doc->chair is only who opened the meeting, by the text */
	bool chair_listed, taker_listed; /* they only have that post in the lists of people */
	bool place_guessed;              /* doc->place only stands beside a date */
	bool run_in;                     /* titles and texts of items stand on one line */
	bool columns;                    /* … and the texts in a column of their own */
	bool adjuster_told; /* doc->adjusters are those whom the text says to be chosen */
	size_t person_cap, item_cap, decision_cap, action_cap, next_cap, hint_cap, warning_cap,
		adjuster_cap, finding_cap;
};

/* A label in front of text: what follows it. */
enum label_kind {
	LABEL_NONE,
	LABEL_DATE,
	LABEL_TIME,
	LABEL_END, /* "Sluttid" */
	LABEL_PLACE,
	LABEL_TIME_PLACE,
	LABEL_NOTE_TAKER,
	LABEL_CHAIR,
	LABEL_ADJUSTERS,
	LABEL_BODY,
	LABEL_OTHER, /* understood, of no consequence */
	LABEL_PEOPLE,
	LABEL_INVITED, /* a list of those called, to be compared with those present */
};
struct label {
	enum label_kind kind;
	enum notes_status status; /* LABEL_PEOPLE */
	const char *role;         /* LABEL_PEOPLE: "gäst", …; or NULL */
	bool weak;                /* LABEL_PEOPLE: only a label where people follow */
	bool closed;              /* a colon or the end of the line ends it */
	bool wide;                /* wide space ends it, as in columns */
	size_t len;               /* bytes up to the text that follows */
	const char *where; /* PEOPLE: "i Sjövik" inside the line, where those on site were; NULL */
	size_t where_len;
};

/* notes_in_label.c */
void labels_words(struct notes_words *w);
bool label_read(const struct reader *r, const char *s, struct label *l);
/* Where the next label begins inside s after its first byte; strlen(s) when there is none. */
size_t label_next(const struct reader *r, const char *s);

/* notes_in_status.c: what words such as "Kunde inte delta" say of the people under them. status_read: the
 * bytes of such words at the start of s, 0 for none; of *l it sets kind, status, role and weak. */
void status_words_init(struct notes_words *w);
size_t status_read(const struct reader *r, const char *s, struct label *l);
/* A phrasebook of n lists and of the same lists as scanning leaves their letters; both has room for 2n. */
void phrasebook_scanned(struct notes_words *w, struct phrasebook *b, const char *const *lists,
	const char **both, size_t n);

/* notes_in_source.c: cut the text into lines, claim blank lines. */
void signals_words(struct notes_words *w);
void notes_source(struct reader *r, const char *utf8);
/* notes_in_page.c: claim page heads, page feet and what scanning made. */
void notes_pages(struct reader *r);
void line_claim(struct reader *r, size_t i, enum notes_line_kind kind);
/* n without those of the signs that s[0..n) ends in. */
size_t end_without(const char *s, size_t n, const char *signs);
/* The next line from i on that is not blank; n when there is none. */
size_t line_next(const struct reader *r, size_t i);
/* Could the line be a heading: short, capitalised, no sentence? */
bool line_like_heading(const char *s);
bool line_capitals(const char *s);
size_t source_line_words(const char *s);
/* A year that stands in s ("hösten 2016", "nr 1:2008"); 0. */
int line_year(const char *s);
bool line_has(const struct source_line *s, enum signal what);

/* notes_in_spacing.c: take the empty lines out that only double the spacing, and put them back. */
void notes_squeeze(struct reader *r);
void notes_unsqueeze(struct reader *r);

/* notes_in_people.c: attendance lists. */
void notes_people(struct reader *r);
/* The attendee whose name or unambiguous first name that is; NULL. */
const char *people_full_name(const struct reader *r, const char *name);

/* notes_in_absence.c: those whom a sentence s on line i says to be away. */
void people_absent_by_text(struct reader *r, size_t i, const char *s);

/* notes_in_told.c: where sentences begin behind a list of people ("… och Bo Ek. Tyvärr hade Ida Alm
 * förhinder."), else its end. */
size_t people_prose(const char *s);
/* Those whom a sentence on line i says to be there, where no list tells it; false for nobody. */
bool people_present_by_text(struct reader *r, size_t i);

/* notes_in_unlabelled.c: lists of people at the top whose label nobody knows. */
void people_unlabelled(struct reader *r);

/* notes_in_star.c: what asterisks beside names mean, where a line or a label says it. */
void people_stars(struct reader *r);

/* notes_in_matrix.c: attendance in tables with a head row. */
void notes_matrix(struct reader *r);

/* notes_in_torn.c: attendance in tables of which every cell has become a line. */
void notes_torn(struct reader *r);

/* notes_in_list.c: one list of people in one line. */
struct people_list {
	struct reader *r;
	enum notes_status status;
	const char *role;
	const char *organisation; /* of a section; used where a person has none */
	int line;
	bool invited;
	bool lone_names;    /* first names alone are people here */
	bool one_a_line;    /* a line is one person, whatever commas stand in it */
	bool columns;       /* some of its lines hold a person in every column */
	bool tails;         /* an organisation or a place stands right behind the names */
	bool family_first;  /* its lines do: "Alm, Karin" */
	char remote_letter; /* that marks those who took part at a distance; 0 */
	bool crosses;       /* some of its lines begin with a cross: a dash there is absence */
	bool told;          /* no list but what sentences say */
	const char *guess;  /* why its people are a guess; NULL */
};
/* Those whom the sentences behind a list tell of. */
void people_told(const struct people_list *l, const char *s);
/* Adds the people of the text to the document and returns how many there were; 0 where the text
 * is no list of people. With dry, only counts. */
size_t people_read(const struct people_list *l, const char *text, bool dry);
/* notes_in_manner.c: how several took part, said once. people_manners: as people_read, of a text with
 * parentheses that say it of all before them; 0 where it has none. people_manner_of_all: the bytes of text
 * before "– alla via Zoom", which a plain *status becomes. people_all_by_line: the same on a line of its own
 * below the lists. */
size_t people_manners(const struct people_list *l, const char *text, bool dry);
size_t people_manner_of_all(const struct reader *r, const char *text, enum notes_status *status);
void people_all_by_line(struct reader *r);
/* notes_in_couples.c: the list with both names of its couples: "Mats Ek, Marianne Ek" for "Mats o Marianne Ek". */
const char *people_couples(struct pool *p, const char *text);
/* Is the comma list made of what people call themselves: "zelma, KasperM, tore_b"? */
bool people_handles(const struct people_list *l, const char *text);
/* "(x)", "[ ]" at the start of s: its bytes, and whether there is a cross in it; 0. */
size_t people_box(const char *s, bool *ticked);
/* "1A – Elsa och Milo": the bytes of what is no name, before a dash and a name; 0. */
size_t people_dashed_head(const char *s);
/* The same before a colon or a wide gap too; *to gets where the names begin. */
size_t people_head(const char *s, size_t *to);
/* Past a mark in front of a list's line, which goes into l->status: "x Alm, Karin", "- Ek, Bo". */
const char *people_take_mark(struct people_list *l, const char *text);
/* notes_in_turned.c: a row of people with the family name first, turned round and parted by semicolons;
 * NULL where it is none. family_first: other rows of the list surely are. */
const char *people_turned(struct pool *p, const char *text, bool family_first);
/* Turns the names of a text that puts family names first ("Ek Karin"), where they show it. */
void people_turn(struct reader *r);
/* Does a list's line put a family name first, and surely: "x Alm, Karin, ordförande"? */
bool people_family_first(struct reader *r, const char *s);
/* Adds the person of a table's row. False where there is none; *head says that it is the table's
 * head. */
bool people_row(const struct people_list *l, const char *s, bool *head);

/* notes_in_items.c: which lines begin items. */
void notes_items(struct reader *r);
/* The number sign at the start of a line ("12.", "§ 84", "Punkt 3"): its bytes, 0 for none. */
size_t item_sign(const char *s);

/* notes_in_table.c: tables of things to do. */
enum { TABLE_CELLS_MAX = 12 };
void notes_tables(struct reader *r);
/* The cells of a Markdown table's row, trimmed; 0 where the line is none. */
size_t table_cells(struct reader *r, const char *s, const char **cells, size_t max);

/* notes_in_header.c: title, date, time, place, note taker, chair. */
void notes_header(struct reader *r, const struct notes_options *o);
/* Does s say what kind of document it is ("Protokoll", "Kallelse")? */
bool names_document(const char *s);
/* What kind of document the first lines say it is: doc->type. */
void notes_type(struct reader *r);

/* notes_in_place.c: the place that s on line i tells beside other things. place_beside: what stands
 * before date and time, else after them, NULL for none; place_after sets doc->place. */
const char *place_beside(struct reader *r, const char *s, const struct when *w, bool dated);
/* n bytes of s as a place, without the full stop that ends them. */
const char *place_text(struct reader *r, const char *s, size_t n);
void place_after(struct reader *r, size_t i, const char *s);
/* "Klubbhuset onsdag 4 mars kl. 18", "Ekby, den 4 mars": does what stands in front of the date, under the
 * title, set doc->place? */
bool place_before(struct reader *r, size_t i, const char *s, const struct when *w);
/* Where a meeting was, of which the first n bytes of s tell before its date: "… fört vid möte på Rådhuset i
 * Ekby lördagen den"; NULL. */
const char *place_within(struct reader *r, const char *s, size_t n);
/* Does s look like a place: "Rådhuset, Ekvik", "Konferensrum Linden"? */
bool place_like(const char *s);
const char *place_of_title(struct reader *r, const char *s);

/* notes_in_coming.c: words that announce a meeting to come: where they stand in s, and their bytes; NULL. */
const char *coming_find(const char *s, size_t *len);
/* Their bytes at the start of s; 0. */
size_t coming_start(const char *s);
/* Do the dates below a heading s belong to coming meetings? coming_alone: is s nothing but that? */
bool coming_title(const char *s);
bool coming_alone(const char *s);
/* Does s say that it lists meetings: "Mötestider 2024"? */
bool coming_schedule(const char *s);
/* The bytes of "nästa" where it begins a line about a coming date ("Nästa internat: …"); 0. */
size_t coming_lead(const char *s);
/* Does a word for a meeting stand in s? *len gets its bytes. */
bool coming_meeting(const char *s, size_t *len);
/* "Att göra till nästa möte": are the dates below last days? */
bool coming_tasks(const char *s);
/* "Presidiets sammanträden: 8 maj": are the meetings those of one body? */
bool coming_of_body(const char *s);
/* "Årsmötet är satt till": where such words stand in s, and their bytes; NULL. coming_joined: does s, right
 * behind a date, say that it is that of the words ("… är nästa möte")? */
const char *coming_set(const char *s, size_t *len);
bool coming_joined(const char *s, const char *words);

/* notes_in_next.c */
void notes_next(struct reader *r, const struct notes_options *o);

/* notes_in_decide.c: kinds of notes, decisions, actions, presenters, chair by the text. */
void notes_decide(struct reader *r);
/* notes_in_post.c: a post at the start of s ("mötets ordförande", "sekr.", "vice ordf.", "föra protokoll"):
 * its bytes, 0 for none. */
struct post {
	enum label_kind kind; /* CHAIR, NOTE_TAKER, ADJUSTERS; OTHER for those that matter not */
	bool of_meeting;      /* of this meeting, and not of a body or a year */
	size_t len;
};
size_t post_start(const char *s, struct post *p);
/* What somebody does who writes about the meeting. */
#define WRITES                                                                                           \
	"för anteckningar|för anteckningarna|för minnesanteckningar|för minnesanteckningarna|"       \
	"för protokoll|för protokollet|för pennan|förde anteckningar|förde anteckningarna|"         \
	"förde minnesanteckningar|förde protokoll|förde protokollet|förde pennan|skriver protokoll|" \
	"skrev protokoll|skriver anteckningar|skrev anteckningar|skriver minnesanteckningar|"            \
	"skrev minnesanteckningar|antecknar|antecknade|fører referat|førte referat|skrev referat"
/* notes_in_chosen.c: gives chair and note taker to those whom a sentence s of line i says to have the post, by
 * post_given (notes_in_elected.c), which keeps what is known better. */
void post_by_sentence(struct reader *r, size_t i, const char *s);
void post_given(struct reader *r, size_t i, const struct post *p, const char *name);
/* notes_in_elected.c: chair, note taker and adjusters by the text of line i. */
void notes_elected(struct reader *r, size_t i);
/* "… förhinder. Ida antecknade." at the end of a list of people. */
void notes_written(struct reader *r, size_t i);
/* The name that stands right before byte end in s, as long as it goes; NULL. */
const char *text_name_before(struct reader *r, const char *s, size_t end);
/* The bytes of the longest name at the start of s; 0. */
size_t text_name_start(const char *s);
/* Adds the people that a text names to doc->adjusters (notes_in_header.c). */
void header_adjusters(struct reader *r, const char *s);

/* The bytes of "Föredragande:" and the spaces after it at the start of s; else 0. */
size_t presenter_label(const char *s);

/* notes_in_check.c: hints and warnings. */
void notes_check(struct reader *r);
__attribute__((format(printf, 4, 5))) void notes_warn(
	struct reader *r, enum notes_warning_kind kind, int line, const char *fmt, ...);
/* Warns where the weekday written (or WEEKDAY_NONE) is not that of the day. */
void notes_warn_weekday(struct reader *r, int line, int weekday, int32_t day);

/* notes_in_finding.c: what the lines gave. notes_found notes one thing that a line of the header gave
 * (or that was left out there), with the reason where it is no plain find; notes_findings adds those
 * of the records and of all other lines. */
void notes_found(struct reader *r, size_t i, enum notes_what what, enum notes_certainty how,
	const char *why);
void notes_findings(struct reader *r);

/* A copy of n bytes in the document's pool, trimmed; NULL when nothing is left. */
const char *doc_text(struct reader *r, const char *s, size_t n);

#endif
