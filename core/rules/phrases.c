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
	[PHRASE_PRESENTER] = { "Föredragande", "Presented by" },
	[PHRASE_PARTICIPANT] = { "En deltagare", "A participant" },
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
	[PHRASE_OUTCOME + OUTCOME_DECIDED] = { "", "" },
	[PHRASE_OUTCOME + OUTCOME_AGREED] = { "", "" },
	[PHRASE_OUTCOME +
		OUTCOME_ENDORSED] = { "Gruppen ställer sig bakom förslaget med ändringar.",
		"The group endorses the proposal with amendments." },
	[PHRASE_OUTCOME + OUTCOME_MESSAGE] = { "", "" },
	[PHRASE_OUTCOME + OUTCOME_NOT_RAISED] = { "Denna punkt togs inte upp på mötet.",
		"This item was not raised at the meeting." },
	[PHRASE_OUTCOME + OUTCOME_REFERRED] = { "Punkten beskrivs i informationsunderlaget.",
		"Read more about this item in the information annex." },
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
};

_Static_assert(PHRASE_KIND + MEETING_OTHER == PHRASE_KIND_LAST, "a phrase for each kind");
_Static_assert(PHRASE_MODE + MODE_HYBRID == PHRASE_MODE_LAST, "a phrase for each mode");
_Static_assert(PHRASE_LINE + NOTE_PRIVATE == PHRASE_LINE_LAST, "a phrase for each kind of line");
_Static_assert(
	PHRASE_OUTCOME + OUTCOME_FINISHED == PHRASE_OUTCOME_LAST, "a phrase for each outcome");

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
