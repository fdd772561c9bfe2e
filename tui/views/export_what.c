/* What view 8 can write: each with its forms, its preview and its writing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/config.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/pdf.h"
#include "formats/register_out.h"
#include "rules/labels.h"
#include "services/backup.h"
#include "services/export_ics.h"
#include "services/export_notes.h"
#include "services/export_people.h"
#include "services/export_wheel.h"
#include "services/feeds.h"
#include "services/my_groups.h"
#include "services/stats.h"
#include "services/vdir.h"

#include "tui/views/export_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"

enum { COUNT_MAX = 9999, FORMS_MOST = 4, DATABASE_COPY = 0, DATABASE_JSON = 1 };

static const struct {
	const char *label; /* N_() */
	enum export_of of;
	struct export_form forms[FORMS_MOST + 1];
	const char *command;
} whats[EXPORT_WHATS] = {
	[EXPORT_WHAT_YEAR] = { N_("The year to calendars"), EXPORT_OF_YEAR,
		{ { ".ics", N_("form|calendar apps") } }, "export ics" },
	[EXPORT_WHAT_NOTES] = { N_("Meeting notes"), EXPORT_OF_MEETING,
		{ { ".txt", N_("form|text") }, { ".md", N_("form|Markdown") },
			{ ".html", N_("form|mail, website") },
			{ ".pdf", N_("form|print; tagged") } },
		"export notes" },
	[EXPORT_WHAT_AGENDA] = { N_("Call and agenda"), EXPORT_OF_MEETING,
		{ { ".txt", N_("form|text") }, { ".md", N_("form|Markdown") },
			{ ".html", N_("form|mail, website") },
			{ ".pdf", N_("form|print; tagged") } },
		"export agenda" },
	[EXPORT_WHAT_STATS] = { N_("Attendance statistics"), EXPORT_OF_YEAR,
		{ { ".txt", N_("form|a page, no names") }, { ".html", N_("form|a page, no names") },
			{ ".csv", N_("form|everybody, Excel") },
			{ ".pdf", N_("form|a page, no names") } },
		NULL },
	[EXPORT_WHAT_REGISTER] = { N_("Decisions and actions"), EXPORT_OF_YEAR,
		{ { ".csv", N_("form|Excel (; UTF-8)") }, { ".md", N_("form|Markdown") } }, NULL },
	[EXPORT_WHAT_PEOPLE] = { N_("People and groups"), EXPORT_OF_ALL,
		{ { ".csv", N_("form|a row a person") },
			{ ".csv", N_("form|a row a membership") } },
		"export csv" },
	[EXPORT_WHAT_PICTURE] = { N_("The year as a picture"), EXPORT_OF_YEAR,
		{ { ".svg", N_("form|the wheel, A4") }, { ".txt", N_("form|a plain list") } },
		"export wheel" },
	[EXPORT_WHAT_FEEDS] = { N_("Calendars by subscription"), EXPORT_OF_ALL,
		{ { "", N_("form|a folder of .ics") } }, "export feed" },
	[EXPORT_WHAT_VDIR] = { N_("Folder for vdirsyncer"), EXPORT_OF_ALL,
		{ { "", N_("form|an .ics an entry") } }, "export vdir" },
	[EXPORT_WHAT_DATABASE] = { N_("The whole database"), EXPORT_OF_ALL,
		{ { ".db", N_("form|a checked copy") }, { ".json", N_("form|everything") } },
		"backup" },
};

void export_made_release(struct export_made *m)
{
	buf_release(&m->text);
	free(m->count);
	free(m->words);
	free(m->remark);
	*m = (struct export_made) { 0 };
}

const char *export_label(enum export_what what)
{
	return _(whats[what].label);
}

enum export_of export_of(enum export_what what)
{
	return whats[what].of;
}

bool export_has_groups(enum export_what what)
{
	return what == EXPORT_WHAT_YEAR || what == EXPORT_WHAT_FEEDS || what == EXPORT_WHAT_VDIR;
}

bool export_is_folder(enum export_what what)
{
	return !*whats[what].forms[0].ending;
}

size_t export_forms(enum export_what what, const struct export_form **v)
{
	size_t n = 0;

	*v = whats[what].forms;
	while (n < FORMS_MOST && (*v)[n].word)
		n++;
	if (strcmp((*v)[n - 1].ending, ".pdf") == 0 && !notes_document_pdf_there())
		n--;
	return n;
}

static const char *ending(const struct export_ask *ask)
{
	return whats[ask->what].forms[ask->form].ending;
}

/* ---- The bytes ------------------------------------------------------------------------------------- */

static bool register_text(
	struct app *a, const struct export_ask *ask, struct buf *out, size_t *n, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	const struct register_query q = { .kinds = 1u << NOTE_DECISION | 1u << NOTE_AGREEMENT |
			1u << NOTE_MESSAGE | 1u << NOTE_ACTION,
		.from = from,
		.to = to };
	struct register_rows rows = { 0 };
	char *language = NULL;
	bool ok;

	snprintf(from, sizeof(from), "%04d-01-01", ask->year);
	snprintf(to, sizeof(to), "%04d-01-01", ask->year + 1);
	ok = store_setting(a->session.store, "language", "sv", &language, e) &&
		store_register(a->session.store, &q, &rows, e);
	if (ok) {
		(ask->form == 0 ? register_csv : register_md)(&rows, language, out);
		*n = rows.n;
	}
	pool_release(&rows.pool);
	free(language);
	return ok;
}

enum { STATS_TXT, STATS_HTML, STATS_CSV, STATS_PDF };

static bool stats_text(
	struct app *a, const struct export_ask *ask, struct buf *out, size_t *n, struct err *e)
{
	static const enum notes_form forms[] = {
		[STATS_TXT] = NOTES_TXT, [STATS_HTML] = NOTES_HTML, [STATS_PDF] = NOTES_PDF
	};
	const struct stats_want want = { .time = stats_year(ask->year) };
	struct notes_document d;
	bool ok;

	if (ask->form == STATS_CSV)
		return stats_table(&a->session, &want, out, n, e);
	ok = stats_page(&a->session, &want, false, &d, e) &&
		notes_write(&a->session, &d, forms[ask->form], out, e);
	notes_document_release(&d);
	return ok;
}

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

static bool my_ids(struct app *a, int64_t ids[MEETING_GROUPS_MAX], size_t *n, struct err *e)
{
	return my_groups(&a->session, a->config->text[OPTION_MY_GROUPS], ids, n, e);
}

static bool year_text(
	struct app *a, const struct export_ask *ask, struct buf *out, size_t *n, struct err *e)
{
	const struct ics_options usual = { 0 };
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	int64_t ids[MEETING_GROUPS_MAX];
	struct meeting_query q = { .groups = ids, .from = from, .to = to };

	if (!ask->mine)
		return export_ics_year(&a->session, ask->year, 0, out, n, e);
	snprintf(from, sizeof(from), "%04d-01-01", ask->year);
	snprintf(to, sizeof(to), "%04d-01-01", ask->year + 1);
	return my_ids(a, ids, &q.n_groups, e) &&
		export_ics(&a->session, &q, &usual, keep, out, n, e);
}

/* All of them, and how many there are in it. Not for folders and copies of the database. */
static bool fill(
	struct app *a, const struct export_ask *ask, struct buf *out, size_t *n, struct err *e)
{
	static const struct notes_out_options usual = { 0 };

	*n = 0;
	switch (ask->what) {
	case EXPORT_WHAT_YEAR:
		return year_text(a, ask, out, n, e);
	case EXPORT_WHAT_NOTES:
	case EXPORT_WHAT_AGENDA:
		return export_notes(&a->session, ask->meeting_id,
			ask->what == EXPORT_WHAT_NOTES ? EXPORT_NOTES : EXPORT_AGENDA,
			(enum notes_form)ask->form, &usual, out, e);
	case EXPORT_WHAT_STATS:
		return stats_text(a, ask, out, n, e);
	case EXPORT_WHAT_REGISTER:
		return register_text(a, ask, out, n, e);
	case EXPORT_WHAT_PEOPLE:
		return export_people_csv(
			&a->session, (enum export_people_form)ask->form, 0, NULL, out, n, e);
	case EXPORT_WHAT_PICTURE:
		return export_wheel(&a->session, ask->year, 0, (enum wheel_form)ask->form, out, e);
	case EXPORT_WHAT_DATABASE:
		return store_export_json(a->session.store, keep, out, e);
	case EXPORT_WHAT_FEEDS:
	case EXPORT_WHAT_VDIR:
	case EXPORT_WHATS:
		break;
	}
	return true;
}

/* ---- The preview ------------------------------------------------------------------------------------ */

/* Where what people wrote begins: before that is what programs want to know. */
static void begin_at(struct export_made *m, const char *mark)
{
	const char *first = strstr(buf_str(&m->text), mark);

	m->from = first ? (size_t)(first - m->text.s) : 0;
}

static bool year_remark(
	struct app *a, const struct export_ask *ask, struct export_made *m, size_t n, struct err *e)
{
	int counts[6];
	char year[8];
	struct buf b = { 0 };

	snprintf(year, sizeof(year), "%04d", ask->year);
	if (!store_year_counts(a->session.store, year, COUNT_MAX, counts, e))
		return false;
	m->count = xasprintf(ngettext("%zu entry", "%zu entries", n), n);
	begin_at(m, "BEGIN:VEVENT");
	buf_puts(&b,
		_("Read in again, the file changes the same entries (same UID, higher SEQUENCE): "
		  "no duplicates."));
	if (ask->mine)
		buf_printf(&b, _("\nOnly my groups: %s."), a->config->text[OPTION_MY_GROUPS]);
	else if (counts[STATUS_PROPOSED])
		buf_printf(&b,
			ngettext("\n%d draft goes along as preliminary.",
				"\n%d drafts go along as preliminary.",
				(unsigned long)counts[STATUS_PROPOSED]),
			counts[STATUS_PROPOSED]);
	m->remark = buf_take(&b);
	return true;
}

static bool notes_remark(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	int state;

	if (ask->what == EXPORT_WHAT_AGENDA) {
		m->remark = xstrdup(_("With planned minutes, and the clock at which each item "
				      "begins."));
		return true;
	}
	if (!store_notes_state(a->session.store, ask->meeting_id, &state, e))
		return false;
	/* TRANSLATORS: the state of the notes, "draft" */
	m->remark = xasprintf(_("State: %s. Private lines are left out."),
		state < 0 ? "" : notes_state_label(state));
	return true;
}

static bool pdf_words(const struct export_ask *ask, struct export_made *m)
{
	if (strcmp(ending(ask), ".pdf") != 0)
		return false;
	m->words = xstrdup(_("A PDF on A4: headings, lists and tables are tagged, the fonts "
			     "are inside, the text can be searched. The words are those of "
			     ".txt."));
	return true;
}

static bool meeting_preview(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	size_t n;

	if (!ask->meeting_id) {
		m->none = true;
		m->words = xstrdup(_("There is no meeting yet. View 2 makes one with n."));
		return true;
	}
	if (pdf_words(ask, m))
		return notes_remark(a, ask, m, e);
	m->whole = true;
	if (!fill(a, ask, &m->text, &n, e))
		return false;
	begin_at(m, "<body");
	return notes_remark(a, ask, m, e);
}

/* Mine are asked for, and cannot be told: the words say why. */
static bool mine_lack(struct app *a, const struct export_ask *ask, struct export_made *m)
{
	int64_t ids[MEETING_GROUPS_MAX];
	struct err why = { 0 };
	size_t n;

	if (!ask->mine || my_ids(a, ids, &n, &why))
		return false;
	m->none = true;
	m->words = xstrdup(why.text);
	return true;
}

static bool year_preview(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	size_t n;

	if (mine_lack(a, ask, m))
		return true;
	if (!fill(a, ask, &m->text, &n, e))
		return false;
	m->whole = true;
	if (ask->what == EXPORT_WHAT_YEAR)
		return year_remark(a, ask, m, n, e);
	if (ask->what == EXPORT_WHAT_PICTURE) {
		if (ask->form == WHEEL_SVG)
			m->remark = xstrdup(
				_("A page of A4 for the board's papers; a browser shows it."));
		return true;
	}
	m->count = xasprintf(ngettext("%zu row", "%zu rows", n), n);
	m->remark = xasprintf(
		_("What was decided and agreed, sent to the board and is to be done, from the "
		  "meetings of %d."),
		ask->year);
	return true;
}

static bool stats_preview(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	size_t n = 0;

	if (ask->form == STATS_CSV)
		m->remark =
			xstrdup(_("Every person at every meeting: personal data. Those who were "
				  "guests or substitutes do not count."));
	else
		m->remark =
			xstrdup(_("Nobody is named. Which figures these are is said on the page."));
	if (pdf_words(ask, m))
		return true;
	m->whole = true;
	if (!fill(a, ask, &m->text, &n, e))
		return false;
	if (ask->form == STATS_HTML)
		begin_at(m, "<body");
	if (ask->form == STATS_CSV)
		m->count = xasprintf(ngettext("%zu row", "%zu rows", n), n);
	return true;
}

/* The addresses of people are secrets, and the screen may be on a wall. */
static bool feeds_preview(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	const struct feed_window usual = { .back = FEED_BACK, .ahead = FEED_AHEAD };
	struct feed_rows rows;
	struct feed_span span;

	if (mine_lack(a, ask, m))
		return true;
	feed_span(&a->session, &usual, &span);
	if (!feed_list(&a->session, span.from, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		const struct feed_row *r = &rows.v[i];

		if (r->f.kind == FEED_PERSON)
			buf_printf(&m->text, "%s  (%s)\n", r->label, _("secret address"));
		else if (*r->f.name)
			buf_printf(&m->text, "%s  %s.ics\n",
				r->f.kind == FEED_ALL ? _("everything") : r->label, r->f.name);
		else
			buf_printf(&m->text, "%s\n",
				r->f.kind == FEED_ALL ? _("everything") : r->label);
	}
	if (ask->mine)
		buf_printf(&m->text, "%s  %s.ics\n", _("my groups"), FEED_MINE_NAME);
	rows.n += ask->mine;
	m->count = xasprintf(ngettext("%zu calendar", "%zu calendars", rows.n), rows.n);
	m->remark = xstrdup(_("To be subscribed to: whoever has an address reads that calendar. "
			      "Only what has changed is written."));
	pool_release(&rows.pool);
	return true;
}

static bool people_preview(
	struct app *a, const struct export_ask *ask, struct export_made *m, struct err *e)
{
	size_t n;

	m->whole = true;
	if (!fill(a, ask, &m->text, &n, e))
		return false;
	m->count = xasprintf(ngettext("%zu row", "%zu rows", n), n);
	m->remark = xstrdup(_("For a spreadsheet; “import” takes it in again. No cell leaves as a "
			      "formula."));
	return true;
}

static bool vdir_preview(struct app *a, const struct export_ask *ask, struct export_made *m)
{
	if (mine_lack(a, ask, m))
		return true;
	m->words = xstrdup(_("A file for each entry, for vdirsyncer, khal and the like."));
	m->remark = ask->mine
		? xasprintf(_("Only my groups: %s."), a->config->text[OPTION_MY_GROUPS])
		: xstrdup(_("Only what has changed is written; a file that somebody else has "
			    "edited is let be, and told of."));
	return true;
}

static bool database_preview(const struct export_ask *ask, struct export_made *m)
{
	m->words = xstrdup(ask->form == DATABASE_COPY
			? _("A checked copy of everything, with the history that undo needs.")
			: _("Everything as one JSON document, for other programs."));
	m->remark = xstrdup(_("It holds personal data: keep it where only you can read it."));
	return true;
}

bool export_make(
	struct app *a, const struct export_ask *ask, struct export_made *out, struct err *e)
{
	*out = (struct export_made) { 0 };
	switch (ask->what) {
	case EXPORT_WHAT_YEAR:
	case EXPORT_WHAT_REGISTER:
	case EXPORT_WHAT_PICTURE:
		return year_preview(a, ask, out, e);
	case EXPORT_WHAT_NOTES:
	case EXPORT_WHAT_AGENDA:
		return meeting_preview(a, ask, out, e);
	case EXPORT_WHAT_STATS:
		return stats_preview(a, ask, out, e);
	case EXPORT_WHAT_PEOPLE:
		return people_preview(a, ask, out, e);
	case EXPORT_WHAT_FEEDS:
		return feeds_preview(a, ask, out, e);
	case EXPORT_WHAT_VDIR:
		return vdir_preview(a, ask, out);
	case EXPORT_WHAT_DATABASE:
		return database_preview(ask, out);
	case EXPORT_WHATS:
		break;
	}
	return true;
}

/* ---- Writing ---------------------------------------------------------------------------------------- */

/* The number of the file under a name; 0 where there is none. */
static ino_t file_number(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_ino : 0;
}

static bool write_file(struct app *a, const struct export_ask *ask, const struct export_made *made,
	const char *typed, struct err *e)
{
	const char *database = store_path(a->session.store);
	struct buf b = { 0 };
	size_t n;
	bool ok;

	if (ask->what == EXPORT_WHAT_DATABASE && ask->form == DATABASE_COPY) {
		char *path = path_expand(typed);

		ok = backup_to(&a->session, path, e);
		free(path);
		return ok;
	}
	if (made->whole)
		return path_write(typed, database, &made->text, e);
	ok = fill(a, ask, &b, &n, e) && path_write(typed, database, &b, e);
	buf_release(&b);
	return ok;
}

static bool write_and_tell(struct app *a, const struct export_ask *ask,
	const struct export_made *made, const char *typed, char **said, struct err *e)
{
	char *path = path_expand(typed), *bak = xasprintf("%s.bak", path);
	ino_t before = file_number(path);
	bool ok = write_file(a, ask, made, typed, e) &&
		(ask->what != EXPORT_WHAT_YEAR || store_calendars_shown(a->session.store, e));

	if (ok && before && file_number(bak) == before)
		*said = xasprintf(_("Written, the one before as .bak: %s"), typed);
	else if (ok)
		*said = xasprintf(_("Written to %s."), typed);
	free(path);
	free(bak);
	return ok;
}

static bool publish_to(
	struct app *a, const struct export_ask *ask, struct publish *p, struct err *e)
{
	const struct feed_window usual = { .back = FEED_BACK, .ahead = FEED_AHEAD };
	int64_t ids[MEETING_GROUPS_MAX];
	struct meeting_query q = { .groups = ids };

	if (ask->mine && !my_ids(a, ids, &q.n_groups, e))
		return false;
	if (ask->what == EXPORT_WHAT_VDIR)
		return vdir_publish(&a->session, p, &q, false, e);
	return feed_publish(&a->session, p, &usual, false, e) &&
		(!ask->mine ||
			feed_publish_groups(&a->session, p, ids, q.n_groups, &usual, false, e));
}

static bool write_folder(
	struct app *a, const struct export_ask *ask, const char *typed, char **said, struct err *e)
{
	unsigned how = ask->what == EXPORT_WHAT_FEEDS ? PUBLISH_RESTORE : 0;
	char *folder = path_expand(typed);
	struct publish p = { 0 };
	size_t conflicts;
	bool ok = publish_open(&p, &a->session, folder, how, e) && publish_to(a, ask, &p, e) &&
		publish_close(&p, e);

	conflicts = publish_conflicts(&p);
	if (ok && conflicts)
		*said = xasprintf(ngettext("%s: %zu written; %zu file that somebody else made or "
					   "changed was let be.",
					  "%s: %zu written; %zu files that somebody else made or "
					  "changed were let be.",
					  conflicts),
			typed, p.counts[PUBLISH_WRITTEN], conflicts);
	else if (ok)
		*said = xasprintf(_("%s: %zu written, %zu unchanged, %zu removed."), typed,
			p.counts[PUBLISH_WRITTEN], p.counts[PUBLISH_SAME],
			p.counts[PUBLISH_REMOVED]);
	publish_release(&p);
	free(folder);
	return ok;
}

/* What can be done about it. */
static const char *advice(enum err_code code)
{
	switch (code) {
	case ERR_NOT_FOUND:
	case ERR_READONLY:
		return _("e takes another folder.");
	case ERR_FULL:
		return _("Make room, or take another disk with e. What was there is as it was.");
	default:
		return "";
	}
}

bool export_write(struct app *a, const struct export_ask *ask, const struct export_made *made,
	const char *typed, char **said, struct err *e)
{
	struct err why = { 0 };

	*said = NULL;
	if (made->none)
		return err_set(e, ERR_NOT_FOUND, "%s", made->words);
	if (text_blank(typed))
		return err_set(e, ERR_INVALID, _("A path is missing: e types it."));
	if (export_is_folder(ask->what) ? write_folder(a, ask, typed, said, &why)
					: write_and_tell(a, ask, made, typed, said, &why))
		return true;
	return err_set(
		e, why.code, "%s%s%s", why.text, *advice(why.code) ? " " : "", advice(why.code));
}

/* ---- Names ------------------------------------------------------------------------------------------ */

char *export_name(struct app *a, const struct export_ask *ask)
{
	char *meeting = NULL, *words = NULL, *slug, *name, today[MOMENT_SIZE];

	session_today(&a->session, today);
	switch (ask->what) {
	case EXPORT_WHAT_YEAR:
		words = xasprintf("%s %s %d", a->association ? a->association : "",
			ask->mine ? Q_("file|my groups") : "", ask->year);
		break;
	case EXPORT_WHAT_NOTES:
	case EXPORT_WHAT_AGENDA:
		meeting = meeting_name_and_day(a, ask->meeting_id);
		words = xasprintf("%s %s",
			ask->what == EXPORT_WHAT_AGENDA ? Q_("file|agenda") : Q_("file|notes"),
			meeting ? meeting : "");
		break;
	case EXPORT_WHAT_STATS:
		words = xasprintf("%s %d", Q_("file|attendance"), ask->year);
		break;
	case EXPORT_WHAT_REGISTER:
		words = xasprintf("%s %d", Q_("file|follow-up"), ask->year);
		break;
	case EXPORT_WHAT_PEOPLE:
		words = xstrdup(Q_("file|people"));
		break;
	case EXPORT_WHAT_PICTURE:
		words = xasprintf("arshjul %d", ask->year);
		break;
	case EXPORT_WHAT_FEEDS:
		words = xstrdup(Q_("file|calendars"));
		break;
	case EXPORT_WHAT_VDIR:
		words = xstrdup("vdir");
		break;
	case EXPORT_WHAT_DATABASE:
	case EXPORT_WHATS:
		words = xasprintf("arshjul %s", today);
		break;
	}
	slug = path_slug(words);
	name = xasprintf("%s%s", slug, ending(ask));
	free(slug);
	free(words);
	free(meeting);
	return name;
}

void export_command(const struct export_ask *ask, struct buf *out)
{
	const char *command = whats[ask->what].command;

	if (ask->what == EXPORT_WHAT_STATS && ask->form == STATS_CSV)
		command = "export csv attendance";
	else if (ask->what == EXPORT_WHAT_STATS)
		command = "export stats";
	if (!command)
		return;
	if (ask->what == EXPORT_WHAT_DATABASE && ask->form == DATABASE_JSON)
		command = "export json";
	buf_printf(out, "arshjul %s%s", command, ask->mine ? " --mine" : "");
	if (ask->what == EXPORT_WHAT_YEAR || ask->what == EXPORT_WHAT_STATS)
		buf_printf(out, " --year %d", ask->year);
	else if (ask->what == EXPORT_WHAT_PICTURE)
		buf_printf(out, " %d", ask->year);
	else if (export_of(ask->what) == EXPORT_OF_MEETING)
		buf_printf(out, " %lld", (long long)ask->meeting_id);
	if (export_is_folder(ask->what))
		buf_printf(out, " %s", _("FOLDER"));
	else if (ask->what == EXPORT_WHAT_DATABASE && ask->form == DATABASE_COPY)
		buf_printf(out, " %s", _("FILE"));
	else if (whats[ask->what].forms[1].word && ask->what != EXPORT_WHAT_DATABASE &&
		!(ask->what == EXPORT_WHAT_STATS && ask->form == STATS_CSV))
		buf_printf(out, " --format %s -o %s", ending(ask) + 1, _("FILE"));
	else
		buf_printf(out, " -o %s", _("FILE"));
}
