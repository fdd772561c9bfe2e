#include "rules/phrases.h"

#include <string.h>

#include "base/date.h"
#include "model/model.h"

struct wording {
	const char *sv, *en;
};

static const struct wording wordings[PHRASE_COUNT] = {
	[PHRASE_PROPOSED] = { "Preliminärt", "Tentative" },
	[PHRASE_CANCELLED] = { "INSTÄLLT", "CANCELLED" },
	[PHRASE_DEADLINE] = { "Sista dag", "Last day" },
	[PHRASE_INVITE_MOVED] = { "Ny tid", "New time" },
	[PHRASE_INVITE_CHANGED] = { "Ändrat", "Changed" },
	[PHRASE_INVITE_OFF] = { "Avbokat", "Called off" },
	[PHRASE_INVITE_SAYS_NEW] = { "Du kallas till mötet. Svara gärna i din kalender.",
		"You are invited to the meeting. Please answer in your calendar." },
	[PHRASE_INVITE_SAYS_MOVED] = { "Mötet har fått en ny tid. Det här ersätter den tidigare "
				       "kallelsen.",
		"The meeting has a new time. This replaces the earlier invitation." },
	[PHRASE_INVITE_SAYS_CHANGED] = { "Något om mötet har ändrats. Det här ersätter den "
					 "tidigare kallelsen.",
		"Something about the meeting has changed. This replaces the earlier invitation." },
	[PHRASE_INVITE_SAYS_CANCELLED] = { "Mötet är inställt.", "The meeting is cancelled." },
	[PHRASE_INVITE_SAYS_OFF] = { "Du är inte längre kallad till mötet.",
		"You are no longer called to the meeting." },
	[PHRASE_MOVED_FROM] = { "Flyttat från", "Moved from" },
	[PHRASE_JOINT] = { "Gemensamt", "Joint" },
	[PHRASE_PROPOSAL] = { "Datumförslag", "Proposed date" },
	[PHRASE_CYCLE] = { "Årshjul", "Annual cycle" },
	[PHRASE_LINK] = { "Länk", "Link" },
	[PHRASE_MINUTE] = { "min", "min" },
	[PHRASE_KIND + MEETING_ORDINARY] = { "Möte", "Meeting" },
	[PHRASE_KIND + MEETING_FULL_DAY] = { "Heldag", "Full day" },
	[PHRASE_KIND + MEETING_LUNCH_TO_LUNCH] = { "Lunch till lunch", "Lunch to lunch" },
	[PHRASE_KIND + MEETING_BOARD] = { "Styrelsemöte", "Board meeting" },
	[PHRASE_KIND + MEETING_TRAINING] = { "Utbildning", "Training" },
	[PHRASE_KIND + MEETING_VISIT] = { "Studiebesök", "Study visit" },
	[PHRASE_KIND + MEETING_DEADLINE] = { "Sista dag", "Last day" },
	[PHRASE_KIND + MEETING_OTHER] = { "Övrigt", "Other" },
	[PHRASE_MODE + MODE_ONSITE] = { "På plats", "On site" },
	[PHRASE_MODE + MODE_REMOTE] = { "Digitalt", "Online" },
	[PHRASE_MODE + MODE_HYBRID] = { "På plats och digitalt", "On site and online" },
	[PHRASE_NOTES] = { "Minnesanteckningar", "Meeting notes" },
	[PHRASE_AGENDA] = { "Dagordning", "Agenda" },
	[PHRASE_NOTICE] = { "Kallelse", "Notice of meeting" },
	[PHRASE_DATE] = { "Datum", "Date" },
	[PHRASE_TIME] = { "Tid", "Time" },
	[PHRASE_PLACE] = { "Plats", "Place" },
	[PHRASE_CHAIR] = { "Ordförande", "Chair" },
	[PHRASE_NOTE_TAKER] = { "Antecknare", "Notes by" },
	[PHRASE_PENDING] = { "preliminärt", "tentative" },
	[PHRASE_ONLINE] = { "digitalt", "online" },
	[PHRASE_CLOCK] = { "kl. ", "" },
	[PHRASE_PRESENT] = { "Närvarande", "Present" },
	[PHRASE_PRESENT_ONSITE] = { "Närvarande på plats", "Present on site" },
	[PHRASE_PRESENT_REMOTE] = { "Närvarande digitalt", "Present online" },
	[PHRASE_ABSENT] = { "Frånvarande", "Absent" },
	[PHRASE_GUESTS] = { "Gäster", "Guests" },
	[PHRASE_STANDS_IN] = { "ersätter", "standing in for" },
	[PHRASE_CAME] = { "från kl.", "from" },
	[PHRASE_LEFT] = { "till kl.", "until" },
	[PHRASE_CAVEAT] = { "Med förbehåll för synpunkter från {parter}, som inte var med när "
			    "punkten behandlades.",
		"With reservation for the views of {parter}, not present when the item was "
		"treated." },
	[PHRASE_CAVEAT_RULES] = { "Med förbehåll för att gruppen inte var fulltaligt företrädd när "
				  "punkten behandlades.",
		"With reservation: the group was not fully represented when the item was "
		"treated." },
	[PHRASE_PRESENTER] = { "Föredragande", "Presented by" },
	[PHRASE_PARTICIPANT] = { "En deltagare", "A participant" },
	[PHRASE_LEFT_TO_DO] = { "Att göra sedan tidigare", "Left to do from earlier meetings" },
	[PHRASE_REGISTER] = { "Beslut och uppgifter", "Decisions and actions" },
	[PHRASE_NUMBER] = { "Nr", "No." },
	[PHRASE_ITEM] = { "Punkt", "Item" },
	[PHRASE_WHAT] = { "Vad", "What" },
	[PHRASE_WHO] = { "Vem", "Who" },
	[PHRASE_WHEN] = { "När", "When" },
	[PHRASE_LINE + NOTE_TEXT] = { "", "" },
	[PHRASE_LINE + NOTE_REMARK] = { "", "" },
	[PHRASE_LINE + NOTE_DECISION] = { "Beslut", "Decision" },
	[PHRASE_LINE + NOTE_AGREEMENT] = { "Överenskommelse", "Agreement" },
	[PHRASE_LINE + NOTE_MESSAGE] = { "Medskick till styrelsen", "Message to the board" },
	[PHRASE_LINE + NOTE_ACTION] = { "Att göra", "Action" },
	[PHRASE_LINE + NOTE_QUESTION] = { "Fråga", "Question" },
	[PHRASE_LINE + NOTE_PRIVATE] = { "Privat", "Private" },
	[PHRASE_OUTCOME + OUTCOME_OPEN] = { "", "" },
	[PHRASE_OUTCOME + OUTCOME_TREATED] = { "", "" },
	[PHRASE_OUTCOME + OUTCOME_DECIDED] = { "Gruppen beslutade enligt förslaget.",
		"The group decided as proposed." },
	[PHRASE_OUTCOME + OUTCOME_AGREED] = { "Gruppen enades om förslaget.",
		"The group agreed on the proposal." },
	[PHRASE_OUTCOME +
		OUTCOME_ENDORSED] = { "Gruppen ställer sig bakom förslaget med ändringar.",
		"The group endorses the proposal with amendments." },
	[PHRASE_OUTCOME + OUTCOME_MESSAGE] = { "Gruppen skickar med frågan till styrelsen.",
		"The group passes the question on to the board." },
	[PHRASE_OUTCOME + OUTCOME_NOT_RAISED] = { "Denna punkt togs inte upp på mötet.",
		"This item was not raised at the meeting." },
	[PHRASE_OUTCOME + OUTCOME_REFERRED] = { "Punkten beskrivs i {vart}.",
		"Read more about this item in {vart}." },
	[PHRASE_OUTCOME + OUTCOME_POSTPONED] = { "Punkten bordlades.", "The item was postponed." },
	[PHRASE_OUTCOME + OUTCOME_STRUCK] = { "Punkten utgick.", "The item was struck." },
	[PHRASE_OUTCOME +
		OUTCOME_FINISHED] = { "Punkten är färdigbehandlad.", "The item is finished." },
	[PHRASE_MONTH] = { "januari", "January" },
	[PHRASE_MONTH + 1] = { "februari", "February" },
	[PHRASE_MONTH + 2] = { "mars", "March" },
	[PHRASE_MONTH + 3] = { "april", "April" },
	[PHRASE_MONTH + 4] = { "maj", "May" },
	[PHRASE_MONTH + 5] = { "juni", "June" },
	[PHRASE_MONTH + 6] = { "juli", "July" },
	[PHRASE_MONTH + 7] = { "augusti", "August" },
	[PHRASE_MONTH + 8] = { "september", "September" },
	[PHRASE_MONTH + 9] = { "oktober", "October" },
	[PHRASE_MONTH + 10] = { "november", "November" },
	[PHRASE_MONTH + 11] = { "december", "December" },
	[PHRASE_WEEKDAY + MON] = { "måndag", "Monday" },
	[PHRASE_WEEKDAY + TUE] = { "tisdag", "Tuesday" },
	[PHRASE_WEEKDAY + WED] = { "onsdag", "Wednesday" },
	[PHRASE_WEEKDAY + THU] = { "torsdag", "Thursday" },
	[PHRASE_WEEKDAY + FRI] = { "fredag", "Friday" },
	[PHRASE_WEEKDAY + SAT] = { "lördag", "Saturday" },
	[PHRASE_WEEKDAY + SUN] = { "söndag", "Sunday" },
	[PHRASE_POLL] = { "Prioritering", "Dot vote" },
	[PHRASE_POLL_ORDINAL] = { "första", "first" },
	[PHRASE_POLL_ORDINAL + 1] = { "andra", "second" },
	[PHRASE_POLL_ORDINAL + 2] = { "tredje", "third" },
	[PHRASE_POLL_ORDINAL + 3] = { "fjärde", "fourth" },
	[PHRASE_POLL_ORDINAL + 4] = { "femte", "fifth" },
	[PHRASE_POLL_ORDINAL + 5] = { "sjätte", "sixth" },
	[PHRASE_POLL_ORDINAL + 6] = { "sjunde", "seventh" },
	[PHRASE_POLL_ORDINAL + 7] = { "åttonde", "eighth" },
	[PHRASE_POLL_ORDINAL + 8] = { "nionde", "ninth" },
	[PHRASE_POLL_ORDINAL + 9] = { "tionde", "tenth" },
	[PHRASE_POLL_PLACE] = { "plats", "place" },
	[PHRASE_POLL_JOINT] = { "delad", "joint" },
	[PHRASE_POLL_DOT] = { "prick", "dot" },
	[PHRASE_POLL_DOTS] = { "prickar", "dots" },
	[PHRASE_POLL_EACH] = { "var", "each" },
	[PHRASE_POLL_WITHOUT] = { "Utan prickar", "No dots" },
	[PHRASE_POLL_NOBODY] = { "ingen gav någon prick", "nobody gave a dot" },
	[PHRASE_POLL_PERSON] = { "person", "person" },
	[PHRASE_POLL_PEOPLE] = { "personer", "people" },
	[PHRASE_POLL_VOTED] = { "röstade med", "voted with" },
	[PHRASE_AND] = { "och", "and" },
	[PHRASE_ROUND] = { "Omgång", "Round" },
	[PHRASE_SHEET] = { "Samlat blad", "Combined sheet" },
	[PHRASE_GROUP] = { "Grupp", "Group" },
	[PHRASE_ATTENDANCE] = { "Närvaro", "Attendance" },
	[PHRASE_PARTIES] = { "Parter", "Parties" },
	[PHRASE_OF] = { "av", "of" },
	[PHRASE_NOT_HELD] = { "inte hållet än", "not held yet" },
	[PHRASE_RUNNING] = { "pågår", "in progress" },
	[PHRASE_CALLED_OFF] = { "inställt", "cancelled" },
	[PHRASE_NOT_TREATED] = { "Ingen grupp har haft punkten än.",
		"No group has had this item yet." },
	[PHRASE_DIFFERS] = { "Skiljer", "Differs" },
	[PHRASE_DIFFERS_NOT] = { "inget i utfall, beslut, överenskommelser och medskick.",
		"nothing in outcome, decisions, agreements and messages." },
	[PHRASE_DIFFERS_OUTCOME] = { "utfall", "outcome" },
	[PHRASE_DIFFERS_ONLY] = { "bara i", "only in" },
	[PHRASE_DIFFERS_WORDS] = { "med olika lydelse i", "in different words in" },
	[PHRASE_DIFFERS_LACKS] = { "inte på dagordningen i", "not on the agenda of" },
	[PHRASE_BECAME + OUTCOME_OPEN] = { "inget utfall", "no outcome" },
	[PHRASE_BECAME + OUTCOME_TREATED] = { "behandlad", "treated" },
	[PHRASE_BECAME + OUTCOME_DECIDED] = { "beslut", "decision" },
	[PHRASE_BECAME + OUTCOME_AGREED] = { "överenskommelse", "agreement" },
	[PHRASE_BECAME + OUTCOME_ENDORSED] = { "bakom med ändring", "endorsed with amendment" },
	[PHRASE_BECAME + OUTCOME_MESSAGE] = { "medskick till styrelsen", "message to the board" },
	[PHRASE_BECAME + OUTCOME_NOT_RAISED] = { "ej behandlad", "not raised" },
	[PHRASE_BECAME + OUTCOME_REFERRED] = { "hänvisad", "referred" },
	[PHRASE_BECAME + OUTCOME_POSTPONED] = { "bordlagd", "postponed" },
	[PHRASE_BECAME + OUTCOME_STRUCK] = { "utgick", "struck" },
	[PHRASE_BECAME + OUTCOME_FINISHED] = { "färdigbehandlad", "finished" },
	[PHRASE_TIME_OF] = { "gången", "time" },
	[PHRASE_ANNEX] = { "informationsunderlaget", "the information annex" },
	[PHRASE_BOARD_MINUTES] = { "styrelsens publicerade protokoll",
		"the board's published minutes" },
	[PHRASE_AFFECTED] = { "Berörda parter", "Parties concerned" },
	[PHRASE_ATTACHMENTS] = { "Bilagor", "Attachments" },
	[PHRASE_WEEK] = { "v.", "wk " },
	[PHRASE_SETTLED] = { "Bestämt", "Settled" },
	[PHRASE_EARLIER_DATE] = { "Tidigare datum", "Earlier date" },
	[PHRASE_NO_ENTRIES] = { "Inga möten det här året.", "No meetings this year." },
	[PHRASE_MORE] = { "till", "more" },
};

_Static_assert(PHRASE_KIND + MEETING_OTHER == PHRASE_KIND_LAST, "a phrase for each kind");
_Static_assert(PHRASE_MODE + MODE_HYBRID == PHRASE_MODE_LAST, "a phrase for each mode");
_Static_assert(PHRASE_LINE + NOTE_PRIVATE == PHRASE_LINE_LAST, "a phrase for each kind of line");
_Static_assert(
	PHRASE_OUTCOME + OUTCOME_FINISHED == PHRASE_OUTCOME_LAST, "a phrase for each outcome");
_Static_assert(PHRASE_BECAME + OUTCOME_FINISHED == PHRASE_BECAME_LAST, "a word for each outcome");

const char *phrase(const char *language, enum phrase p)
{
	return strcmp(language, "en") == 0 ? wordings[p].en : wordings[p].sv;
}

const char *phrase_kind(const char *language, int kind)
{
	return phrase(language, PHRASE_KIND + (enum phrase)kind);
}

const char *phrase_mode(const char *language, int mode)
{
	return phrase(language, PHRASE_MODE + (enum phrase)mode);
}

const char *phrase_line(const char *language, int kind)
{
	return phrase(language, PHRASE_LINE + (enum phrase)kind);
}

const char *phrase_outcome(const char *language, int outcome)
{
	return phrase(language, PHRASE_OUTCOME + (enum phrase)outcome);
}
