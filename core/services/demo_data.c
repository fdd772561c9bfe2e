#include "services/demo_data.h"

#include <stddef.h>

#include "base/date.h"

const char demo_association[] = "Samordningsförbundet Ekbygden";

enum { EKBY, STROMVIK, NORRSJO, LILLKOPING, AF, FK, REGION, OFFICE };

const struct demo_party demo_parties[DEMO_PARTIES] = {
	{ "Ekby kommun", "Ekby", PARTY_MUNICIPALITY },
	{ "Strömviks kommun", "Strömvik", PARTY_MUNICIPALITY },
	{ "Norrsjö kommun", "Norrsjö", PARTY_MUNICIPALITY },
	{ "Lillköpings kommun", "Lillköp.", PARTY_MUNICIPALITY },
	{ "Arbetsförmedlingen", "AF", PARTY_AGENCY },
	{ "Försäkringskassan", "FK", PARTY_AGENCY },
	{ "Region Sjöland", "Region", PARTY_REGION },
	{ "Kansliet", "kansli", PARTY_OFFICE },
};

const struct demo_group demo_groups[DEMO_GROUPS] = {
	{ "Beredning Norr", "Norr", "B", GROUP_PREPARATORY, 5, 4, 3, 1 << AF | 1 << FK },
	{ "Beredning Väst", "Väst", "B", GROUP_PREPARATORY, 11, 4, 3, 1 << AF | 1 << FK },
	{ "Beredning Öst", "Öst", "B", GROUP_PREPARATORY, 5, 4, 3, 1 << AF | 1 << FK },
	{ "Styrelse", "Styrelse", "S", GROUP_BOARD, 6, 0, 0, 0 },
	{ "Arbetsgrupp Språk", "Språk", "A", GROUP_WORKING, 0, 0, 0, 0 },
};

/* The first DEMO_MARKS are Beredning Väst, by family name: demo_marks goes with them. */
const struct demo_person demo_people[] = {
	{ "Karin", "Alm", OFFICE, DEMO_VAST | DEMO_BOARD | DEMO_LANGUAGE, ROLE_SECRETARY,
		"verksamhetsutvecklare" },
	{ "Sofia", "Berglund", EKBY, DEMO_VAST, ROLE_MEMBER, "enhetschef" },
	{ "Anna-Lena", "Björk", FK, DEMO_VAST, ROLE_MEMBER, "samverkansansvarig" },
	{ "Eva", "Brandt", AF, DEMO_VAST | DEMO_OST, ROLE_MEMBER, "sektionschef" },
	{ "Malin", "Ekdahl", STROMVIK, DEMO_VAST, ROLE_MEMBER, "socialchef" },
	{ "Pär", "Engdahl", NORRSJO, DEMO_VAST, ROLE_MEMBER, "IFO-chef" },
	{ "Åsa", "Fors", LILLKOPING, DEMO_VAST, ROLE_MEMBER, "enhetschef" },
	{ "Niklas", "Jonsson", REGION, DEMO_VAST | DEMO_OST, ROLE_DEPUTY, "vårdenhetschef" },
	{ "Amira", "Jukic", EKBY, DEMO_VAST | DEMO_LANGUAGE, ROLE_MEMBER, "AME-chef" },
	{ "Kristian", "Lager", STROMVIK, DEMO_VAST, ROLE_MEMBER, "arbetsmarknadschef" },
	{ "Sofia", "Melander", AF, DEMO_VAST | DEMO_LANGUAGE, ROLE_MEMBER, "handläggare" },
	{ "Fredrik", "Nord", NORRSJO, DEMO_VAST, ROLE_MEMBER, "AME-chef" },
	{ "Henrik", "Olofsson", FK, DEMO_VAST | DEMO_NORR, ROLE_MEMBER, "enhetschef" },
	{ "Elsa", "Sandberg", LILLKOPING, DEMO_VAST | DEMO_LANGUAGE, ROLE_MEMBER, "rektor vux" },
	{ "Mona", "Stark", REGION, DEMO_VAST | DEMO_NORR, ROLE_MEMBER, "verksamhetschef" },
	{ "Johan", "Strand", EKBY, DEMO_VAST, ROLE_CHAIR, "socialchef" },
	{ "Elsa", "Süderholm", REGION, DEMO_VAST, ROLE_MEMBER, "rehabsamordnare" },
	{ "Peter", "von Ahn", AF, DEMO_VAST, ROLE_MEMBER, "sektionschef" },
	{ "Ida", "Wiklund", STROMVIK, DEMO_VAST, ROLE_DEPUTY, "enhetschef" },
	{ "Bo", "Ågren", NORRSJO, DEMO_VAST, ROLE_MEMBER, "socialchef" },
	{ "Cecilia", "Öst", FK, DEMO_VAST, ROLE_MEMBER, "specialist" },
	{ "Petra", "Kvist", OFFICE, DEMO_NORR | DEMO_OST, ROLE_SECRETARY, "samordnare" },
	{ "Lovisa", "Hedman", LILLKOPING, DEMO_NORR, ROLE_CHAIR, "socialchef" },
	{ "Per", "Lövholm", NORRSJO, DEMO_NORR, ROLE_MEMBER, "enhetschef" },
	{ "Elin", "Hagström", AF, DEMO_NORR, ROLE_MEMBER, "sektionschef" },
	{ "Elin", "Palm", EKBY, DEMO_NORR, ROLE_MEMBER, "enhetschef" },
	{ "Lars-Erik", "Mo", STROMVIK, DEMO_NORR, ROLE_MEMBER, "AME-chef" },
	{ "Therese", "Åkerlund", FK, DEMO_NORR, ROLE_MEMBER, "samverkansansvarig" },
	{ "Zofia", "Wrona", REGION, DEMO_NORR | DEMO_LANGUAGE, ROLE_MEMBER, "rehabsamordnare" },
	{ "Annica", "Ekdal", REGION, DEMO_OST | DEMO_LANGUAGE, ROLE_MEMBER, "rehabsamordnare" },
	{ "Annika", "Ekdal", REGION, DEMO_OST, ROLE_MEMBER, "kurator" },
	{ "Olle", "Lindmark", EKBY, DEMO_OST, ROLE_CHAIR, "socialchef" },
	{ "Monika", "Jansson", LILLKOPING, DEMO_OST, ROLE_MEMBER, "enhetschef" },
	{ "Göran", "Österlund", NORRSJO, DEMO_OST, ROLE_MEMBER, "AME-chef" },
	{ "Hanna", "Dahl", STROMVIK, DEMO_OST | DEMO_LANGUAGE, ROLE_MEMBER, "studievägledare" },
	{ "Sara", "Ebbesson", FK, DEMO_OST, ROLE_MEMBER, "enhetschef" },
	{ "Gunnar", "Rask", EKBY, DEMO_BOARD, ROLE_CHAIR, NULL },
	{ "Birgitta", "Tallvik", STROMVIK, DEMO_BOARD, ROLE_MEMBER, NULL },
	{ "Monica", "Jansson", LILLKOPING, DEMO_BOARD, ROLE_MEMBER, NULL },
	{ "Kerstin", "af Ekenstam", NORRSJO, DEMO_BOARD, ROLE_MEMBER, NULL },
	{ "Marta", "Sjögren", AF, DEMO_BOARD, ROLE_MEMBER, "områdeschef" },
	{ "Yusuf", "Demir", FK, DEMO_BOARD, ROLE_MEMBER, "områdeschef" },
	{ "Tomas", "Granlund", REGION, DEMO_BOARD, ROLE_MEMBER, NULL },
	{ "Sven-Olof", "Berg", EKBY, DEMO_BOARD, ROLE_DEPUTY, NULL },
	{ "Ulla", "Ström", STROMVIK, DEMO_BOARD, ROLE_DEPUTY, NULL },
	{ "Rolf", "Wester", REGION, DEMO_BOARD, ROLE_DEPUTY, NULL },
	{ NULL, NULL, 0, 0, ROLE_MEMBER, NULL },
};

/* ---- Agendas ---- */

static const struct demo_item preparation[] = {
	{ "Välkommen", ITEM_FRAME, 5, NULL, 0, 0 },
	{ "Föregående anteckningar", ITEM_FRAME, 10, "Karin Alm", 0, 0 },
	{ "Laget runt", ITEM_DISCUSSION, 30, NULL, 0, 0 },
	{ "Ansökningar", ITEM_APPLICATION, 40, "Karin Alm", 0, 0 },
	{ "Information", ITEM_INFORMATION, 30, "Petra Kvist", 0, 0 },
	{ "Årsredovisning", ITEM_INFORMATION, 0, NULL, 5, 0 },
	{ "Lunch till lunch", ITEM_INFORMATION, 0, NULL, 5, 0 },
	{ "Övrigt", ITEM_FRAME, 10, NULL, 0, 0 },
	{ "Nästa möte", ITEM_FRAME, 5, NULL, 0, 0 },
	{ NULL, ITEM_FRAME, 0, NULL, 0, 0 },
};

static const struct demo_item board[] = {
	{ "Mötet öppnas", ITEM_FRAME, 5, "Gunnar Rask", 0, 0 },
	{ "Val av justerare", ITEM_FRAME, 5, NULL, 0, 0 },
	{ "Föregående protokoll", ITEM_FRAME, 5, NULL, 0, 0 },
	{ "Verksamhetsplan och budget", ITEM_DECISION, 40, "Karin Alm", 0, 0 },
	{ "Ekonomisk rapport", ITEM_REPORT, 25, "Karin Alm", 0, 0 },
	{ "Årshjul för nästa år", ITEM_DECISION, 20, "Karin Alm", 0, 0 },
	{ "Rapport från beredningarna", ITEM_REPORT, 30, NULL, 0, 0 },
	{ "Mötet avslutas", ITEM_FRAME, 5, "Gunnar Rask", 0, 0 },
	{ NULL, ITEM_FRAME, 0, NULL, 0, 0 },
};

static const struct demo_item full_day[] = {
	{ "Inledning", ITEM_FRAME, 20, NULL, 0, 0 },
	{ "Målgrupper och behov", ITEM_GROUP_WORK, 120, NULL, 0, 0 },
	{ "Lunch", ITEM_FRAME, 60, NULL, 0, 0 },
	{ "Prioriteringar för nästa år", ITEM_GROUP_WORK, 150, NULL, 0, 0 },
	{ "Vägen vidare", ITEM_DISCUSSION, 40, NULL, 0, 0 },
	{ NULL, ITEM_FRAME, 0, NULL, 0, 0 },
};

static const struct demo_item language[] = {
	{ "Läget i kommunerna", ITEM_DISCUSSION, 40, NULL, 0, 0 },
	{ "Kartläggning av insatser", ITEM_REPORT, 40, "Hanna Dahl", 0, 0 },
	{ "Nästa steg", ITEM_DISCUSSION, 20, NULL, 0, 0 },
	{ NULL, ITEM_FRAME, 0, NULL, 0, 0 },
};

static const struct demo_item today[] = {
	{ "Välkommen", ITEM_FRAME, 5, NULL, 0, 0 },
	{ "Incheckning", ITEM_FRAME, 10, NULL, 0, 0 },
	{ "Gott exempel", ITEM_INFORMATION, 15, "Sofia Berglund", 0, 0 },
	{ "Styrelserapport", ITEM_REPORT, 5, NULL, 0, 0 },
	{ "Ansökningar", ITEM_APPLICATION, 20, "Karin Alm", 0, 1 << EKBY | 1 << STROMVIK },
	{ "Språkstöd", ITEM_DISCUSSION, 10, "Amira Jukic", 0, 1 << LILLKOPING | 1 << REGION },
	{ "Information", ITEM_INFORMATION, 15, "Karin Alm", 0, 0 },
	{ "Övrigt", ITEM_FRAME, 10, NULL, 0, 0 },
	{ "Nästa möte", ITEM_FRAME, 5, NULL, 0, 0 },
	{ NULL, ITEM_FRAME, 0, NULL, 0, 0 },
};

/* ---- What was said ---- */

#define TEXT(item, text)                                                                           \
	{                                                                                          \
		item, NOTE_TEXT, NULL, text, NULL, 0, ACTION_OPEN                                  \
	}
#define SAID(item, who, text)                                                                      \
	{                                                                                          \
		item, NOTE_REMARK, who, text, NULL, 0, ACTION_OPEN                                 \
	}
#define LINE(item, kind, text)                                                                     \
	{                                                                                          \
		item, NOTE_##kind, NULL, text, NULL, 0, ACTION_OPEN                                \
	}
#define TASK(item, what, who, days)                                                                \
	{                                                                                          \
		item, NOTE_ACTION, NULL, what, who, days, ACTION_OPEN                              \
	}
#define DONE(item, what, who, days)                                                                \
	{                                                                                          \
		item, NOTE_ACTION, NULL, what, who, days, ACTION_DONE                              \
	}
#define END                                                                                        \
	{                                                                                          \
		0, NOTE_TEXT, NULL, NULL, NULL, 0, ACTION_OPEN                                     \
	}

static const struct demo_note days_notes[] = {
	TEXT(0, "Två dagar om ungdomar utan studier eller arbete, med besök från grannförbundet."),
	TEXT(1, "Fyra grupper arbetade med varsin målgrupp. Underlagen läggs i den gemensamma mappen."),
	LINE(3, AGREEMENT, "Grupperna är eniga om att unga vuxna går först."),
	LINE(4, MESSAGE, "Styrelsen bör avsätta medel till en gemensam förstudie."),
	END,
};

static const struct demo_note early_notes[] = {
	SAID(2, "Sofia B", "Ekby startar en ny insats för unga i februari."),
	SAID(2, "Pär", "Norrsjö saknar handledare sedan i våras."),
	LINE(3, DECISION, "Gruppen tillstyrker förlängningsansökan från Lillköping."),
	DONE(4, "Mejla ut statistiken för förra halvåret", "Petra K", -150),
	END,
};

static const struct demo_note priorities_notes[] = {
	TEXT(1, "Många \"språksvaga\" står utanför insatserna i dag; siffrorna från kommunerna spretar."),
	LINE(1, QUESTION, "Hur når vi dem som aldrig remitteras?"),
	LINE(3, AGREEMENT, "Språk, psykisk ohälsa och unga är de tre prioriteringarna."),
	END,
};

static const struct demo_note budget_notes[] = {
	LINE(3, DECISION, "Budgeten för nästa år fastställs enligt förslaget."),
	LINE(5, DECISION, "Nästa års sammanträdesdagar fastställs."),
	DONE(4, "Komplettera prognosen med lönekostnader", "Karin A", -95),
	END,
};

static const struct demo_note east_notes[] = {
	SAID(2, "Annica", "samtalsgruppen har kö till april."),
	LINE(4, MESSAGE, "Gruppen vill se en gemensam utbildningsdag före sommaren."),
	END,
};

static const struct demo_note west_notes[] = {
	TEXT(0, "Johan hälsar välkommen. Dagordningen godkänns med ett tillägg under övrigt."),
	TASK(1, "Bjud in universitetet till septembermötet", "Olle L", 5),
	SAID(2, "Amira", "platserna på AME räcker inte till hösten."),
	SAID(2, "Elsa Sa", "vi behöver nå de \"språksvaga\" som inte remitteras."),
	LINE(2, DECISION, "Syfte och mål för utvecklingsgruppen antas."),
	SAID(3, "Henrik", "två av ansökningarna riktar sig till samma personer."),
	TEXT(4, "Kansliet undersöker om projektet kan fördjupas mot fler målgrupper och återkommer."),
	TEXT(5, "Utkastet skickas till gruppen före påsk."),
	LINE(7, PRIVATE, "Fråga Mona om lokalen i Norrsjö."),
	END,
};

static const struct demo_note plan_notes[] = {
	LINE(3, DECISION, "Verksamhetsplanen för nästa år antas."),
	SAID(4, "Tomas", "regionen betalar ut sin del först i mars."),
	TASK(4, "Skicka schabloner för lönekostnader", "Marta S", -4),
	LINE(5, DECISION, "Årshjul för nästa år: tre beredningsmöten och två heldagar."),
	DONE(6, "Uppdatera deltagarlistan", "Karin A", -7),
	END,
};

static const struct demo_note extra_notes[] = {
	TEXT(3, "En ny ansökan har kommit in efter tidsfristen."),
	LINE(3, DECISION, "Ansökan från Ekby skickas till Beredning Väst."),
	TASK(6, "Boka lokal till heldagen", "Petra K", 17),
	END,
};

/* ---- The year ---- */

#define ROOM "Strömvik, Folkets hus", "Sadeln"
#define HALL "Ekby stadshus", "Sessionssalen"
#define LINK(name) "https://mote.example.org/" name

const struct demo_entry demo_entries[] = {
	{ -33, THU, 720, 1440, MEETING_LUNCH_TO_LUNCH, STATUS_HELD, MODE_ONSITE, DEMO_ALL,
		"Lunch till lunch", "Norrsjö konferensgård", NULL, NULL, full_day, days_notes, NULL,
		0, NOTES_ARCHIVED },
	{ -27, TUE, 540, 180, MEETING_ORDINARY, STATUS_HELD, MODE_HYBRID, DEMO_VAST,
		"Beredning Väst", ROOM, LINK("vast"), preparation, early_notes, NULL, 0,
		NOTES_APPROVED },
	{ -21, TUE, 540, 420, MEETING_FULL_DAY, STATUS_HELD, MODE_ONSITE, DEMO_ALL, "Heldag", HALL,
		NULL, full_day, priorities_notes, NULL, 0, NOTES_APPROVED },
	{ -15, TUE, 795, 165, MEETING_BOARD, STATUS_HELD, MODE_ONSITE, DEMO_BOARD, "Styrelsemöte",
		HALL, NULL, board, budget_notes, NULL, 0, NOTES_APPROVED },
	{ -12, THU, 795, 165, MEETING_ORDINARY, STATUS_HELD, MODE_HYBRID, DEMO_OST, "Beredning Öst",
		"Lillköping, biblioteket", "Stora rummet", LINK("ost"), preparation, east_notes,
		NULL, 0, NOTES_APPROVED },
	{ -7, TUE, 540, 180, MEETING_ORDINARY, STATUS_HELD, MODE_HYBRID, DEMO_VAST,
		"Beredning Väst", ROOM, LINK("vast"), preparation, west_notes, NULL, 0,
		NOTES_APPROVED },
	{ -3, TUE, 795, 165, MEETING_BOARD, STATUS_HELD, MODE_ONSITE, DEMO_BOARD, "Styrelsemöte",
		HALL, NULL, board, plan_notes, NULL, 0, NOTES_APPROVED },
	{ -1, TUE, 795, 165, MEETING_BOARD, STATUS_HELD, MODE_REMOTE, DEMO_BOARD, "Extra möte",
		NULL, NULL, LINK("styrelse"), board, extra_notes, NULL, 0, NOTES_SENT },
	{ 1, NEAR_TODAY, 795, 165, MEETING_ORDINARY, STATUS_CALLED, MODE_HYBRID, DEMO_OST,
		"Beredning Öst", "Lillköping, biblioteket", "Stora rummet", LINK("ost"), today,
		NULL, NULL, 0, NOTES_DRAFT },
	{ 6, NEAR_TODAY, 0, 0, MEETING_DEADLINE, STATUS_DECIDED, MODE_ONSITE, DEMO_BOARD,
		"Utskick handlingar", NULL, NULL, NULL, NULL, NULL, NULL, 0, NOTES_DRAFT },
	{ 3, WED, 780, 120, MEETING_OTHER, STATUS_DECIDED, MODE_REMOTE, DEMO_LANGUAGE,
		"Arbetsgrupp Språk", NULL, NULL, LINK("sprak"), language, NULL, NULL, 0,
		NOTES_DRAFT },
	{ 6, TUE, 540, 420, MEETING_FULL_DAY, STATUS_PROPOSED, MODE_REMOTE, DEMO_ALL,
		"Heldag (digital)", NULL, NULL, LINK("heldag"), full_day, NULL, NULL, 0,
		NOTES_DRAFT },
	{ 8, TUE, 540, 165, MEETING_ORDINARY, STATUS_DECIDED, MODE_ONSITE, DEMO_PREPARATORY,
		"Gemensam beredning", "Norrsjö kommunhus", "Kvarnen", NULL, preparation, NULL, NULL,
		0, NOTES_DRAFT },
	{ 10, WED, 540, 180, MEETING_TRAINING, STATUS_DECIDED, MODE_HYBRID, DEMO_PREPARATORY,
		"Utbildning: jämställdhet", HALL, LINK("utbildning"), NULL, NULL, NULL, 0,
		NOTES_DRAFT },
	{ 12, TUE, 540, 180, MEETING_ORDINARY, STATUS_CANCELLED, MODE_HYBRID, DEMO_NORR,
		"Beredning Norr", "Lillköping, biblioteket", NULL, LINK("norr"), NULL, NULL,
		"För få anmälda; frågorna tas på den gemensamma beredningen.", 0, NOTES_DRAFT },
	{ 20, THU, 720, 1440, MEETING_LUNCH_TO_LUNCH, STATUS_PROPOSED, MODE_ONSITE, DEMO_ALL,
		"Lunch till lunch", "Norrsjö konferensgård", NULL, NULL, NULL, NULL, NULL, 0,
		NOTES_DRAFT },
	{ 26, TUE, 795, 165, MEETING_BOARD, STATUS_DECIDED, MODE_ONSITE, DEMO_BOARD, "Styrelsemöte",
		HALL, NULL, NULL, NULL, "Krock med regionens budgetdag.", 7, NOTES_DRAFT },
	{ 32, TUE, 540, 180, MEETING_ORDINARY, STATUS_PROPOSED, MODE_HYBRID, DEMO_VAST,
		"Beredning Väst", ROOM, LINK("vast"), NULL, NULL, NULL, 0, NOTES_DRAFT },
	{ .title = NULL },
};

/* ---- Today ---- */

const struct demo_entry demo_running = { .minutes = 180,
	.kind = MEETING_ORDINARY,
	.status = STATUS_RUNNING,
	.mode = MODE_HYBRID,
	.groups = DEMO_VAST,
	.title = "Beredning Väst",
	.place = "Strömvik, Folkets hus",
	.room = "Sadeln",
	.link = LINK("vast"),
	.agenda = today,
	.notes_state = NOTES_DRAFT };

const struct demo_spent demo_spent[DEMO_SPENT] = {
	{ OUTCOME_TREATED, 230 },
	{ OUTCOME_TREATED, 770 },
	{ OUTCOME_TREATED, 740 },
	{ OUTCOME_NOT_RAISED, 0 },
};

const struct demo_line demo_lines[] = {
	{ TEXT(0, "Johan hälsar välkommen."), 2400 },
	{ TEXT(1, "Alla säger var de är i dag och en sak de vill ha sagt."), 2000 },
	{ SAID(1, "Fredrik", "AME i Norrsjö flyttar till nya lokaler i maj."), 1900 },
	{ SAID(2, "Sofia B",
		  "tolv deltagare i Ekby, åtta har gått vidare till arbete eller studier."),
		1300 },
	{ SAID(4, "Elsa Sa", "insatsen behöver samma bedömning i alla kommuner."), 660 },
	{ SAID(4, "Henrik", "den andra parten saknas i ansökan från Strömvik."), 540 },
	{ TEXT(4, "Diskussion om hur länge stödet kan pågå innan det blir ordinarie verksamhet."),
		360 },
	{ LINE(4, DECISION,
		  "Gruppen ställer sig bakom ansökan från Ekby med justeringen att part två skrivs "
		  "in."),
		240 },
	{ TASK(4, "Skriftliga synpunkter till kansliet", "Karin A", 3), 180 },
	{ END, 0 },
};

const struct demo_mark demo_marks[DEMO_MARKS] = {
	{ 'P', 0, 0 },  /* Karin Alm */
	{ 'P', 0, 0 },  /* Sofia Berglund */
	{ 'D', 0, 0 },  /* Anna-Lena Björk */
	{ 'P', 20, 0 }, /* Eva Brandt */
	{ 'A', 0, 0 },  /* Malin Ekdahl */
	{ '.', 0, 0 },  /* Pär Engdahl */
	{ 'F', 0, 0 },  /* Åsa Fors */
	{ '.', 0, 0 },  /* Niklas Jonsson */
	{ 'P', 0, 0 },  /* Amira Jukic */
	{ 'E', 0, 0 },  /* Kristian Lager */
	{ 'D', 0, 0 },  /* Sofia Melander */
	{ 'P', 0, 0 },  /* Fredrik Nord */
	{ 'D', 0, 0 },  /* Henrik Olofsson */
	{ 'P', 0, 0 },  /* Elsa Sandberg */
	{ 'a', 0, 0 },  /* Mona Stark */
	{ 'P', 0, 0 },  /* Johan Strand */
	{ '.', 0, 0 },  /* Elsa Süderholm */
	{ '.', 0, 0 },  /* Peter von Ahn */
	{ 'P', 0, 10 }, /* Ida Wiklund, for Kristian Lager */
	{ 'D', 7, 0 },  /* Bo Ågren */
	{ 'd', 0, 0 },  /* Cecilia Öst */
};
