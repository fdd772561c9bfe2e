#include "tui/cli/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date_text.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/when.h"
#include "services/find.h"
#include "services/import_notes.h"

#include "tui/cli/command.h"

/* One file on its way in. */
struct incoming {
	struct cli *c;
	const char *path;
	struct buf bytes;
	struct import_options options;
	struct import_preview preview;
	struct json *j; /* the document being written; NULL without --json */
};

static bool look(struct incoming *in, struct err *e)
{
	struct err why = { 0 };

	import_preview_release(&in->preview);
	if (import_notes_preview(&in->c->se, buf_str(&in->bytes), in->bytes.len, &in->options,
		    &in->preview, &why))
		return true;
	return err_set(e, why.code, "%s: %s", in->path, why.text);
}

/* ---- The missing day ---- */

static void iso_day(int32_t day, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { day, MINUTE_NONE }, out);
}

/* "2022-02-09, 2022-03-09", or the words that point to a year, or nothing. */
static void implied_days(const struct import_preview *p, struct buf *b)
{
	char iso[MOMENT_SIZE];

	for (size_t i = 0; i < p->n_days; i++) {
		iso_day(p->days[i], iso);
		buf_printf(b, "%s%s", i > 0 ? ", " : "", iso);
	}
	for (size_t i = 0; p->n_days == 0 && i < p->doc.hint_count; i++)
		buf_printf(b, "%s%d (“%s”)", i > 0 ? ", " : "", p->doc.hints[i].year,
			p->doc.hints[i].text);
}

static bool lacks_day(const struct incoming *in, struct err *e)
{
	struct buf b = { 0 };

	implied_days(&in->preview, &b);
	if (b.len > 0)
		err_set(e, ERR_INVALID,
			_("%s does not say which day the meeting was. Give it with --date. It points to: %s."),
			in->path, buf_str(&b));
	else
		err_set(e, ERR_INVALID,
			_("%s does not say which day the meeting was. Give it with --date 2026-03-10."),
			in->path);
	buf_release(&b);
	return false;
}

/* Ask at the keyboard; an empty answer takes the likeliest day. */
static bool ask_day(struct incoming *in, struct err *e)
{
	char iso[MOMENT_SIZE] = "", *line = NULL, *question;
	struct buf b = { 0 };
	struct when w;
	size_t cap = 0;
	bool ok;

	implied_days(&in->preview, &b);
	if (b.len > 0)
		cli_say(in->c, _("%s points to: %s."), in->path, buf_str(&b));
	buf_release(&b);
	if (in->preview.n_days > 0)
		iso_day(in->preview.days[0], iso);
	question = *iso ? xasprintf(_("Which day was the meeting? [%s] "), iso)
			: xstrdup(_("Which day was the meeting? "));
	ok = write(STDERR_FILENO, question, strlen(question)) >= 0 &&
		getline(&line, &cap, stdin) > 0;
	free(question);
	if (ok)
		text_trim(line);
	if (ok && !*line && in->preview.n_days > 0)
		in->options.day = in->preview.days[0];
	else if (ok && when_read(line, clock_local(in->c->env->clock).day, &w))
		in->options.day = w.day;
	free(line);
	return in->options.day == DAY_NONE ? lacks_day(in, e) : look(in, e);
}

/* ---- What is told ---- */

static void list_add(struct buf *b, const char *counted)
{
	buf_printf(b, "%s%s", b->len > 0 ? ", " : "", counted);
}

/* "3 people, 1 group"; "nothing" where it is nothing. */
static void new_records(const struct import_preview *p, struct buf *b)
{
	char s[80];

	if (p->new_people > 0) {
		snprintf(s, sizeof(s), ngettext("%d person", "%d people", (unsigned)p->new_people),
			p->new_people);
		list_add(b, s);
	}
	if (p->new_parties > 0) {
		snprintf(s, sizeof(s), ngettext("%d party", "%d parties", (unsigned)p->new_parties),
			p->new_parties);
		list_add(b, s);
	}
	if (p->new_groups > 0) {
		snprintf(s, sizeof(s), ngettext("%d group", "%d groups", (unsigned)p->new_groups),
			p->new_groups);
		list_add(b, s);
	}
	if (p->new_meetings > 0) {
		snprintf(s, sizeof(s),
			ngettext("%d meeting", "%d meetings", (unsigned)p->new_meetings),
			p->new_meetings);
		list_add(b, s);
	}
	if (b->len == 0)
		buf_puts(b, _("nothing"));
}

static void tell_found(const struct incoming *in, struct out *o)
{
	const struct import_preview *p = &in->preview;
	const struct notes_doc *d = &p->doc;
	int32_t day = in->options.day != DAY_NONE ? in->options.day : d->day;
	char when[DATE_TEXT_SIZE] = "";
	struct buf b = { 0 };

	if (day != DAY_NONE)
		span_text((struct moment) { day, d->start },
			(struct moment) { d->end_day != DAY_NONE ? d->end_day : day, d->end }, true,
			when);
	out_bold(o, "%s", in->path);
	out_printf(o, "\n");
	if (d->title)
		out_printf(o, "  %s\n", d->title);
	if (!p->only_dates)
		out_printf(
			o, "  %s\n", *when ? when : _("The day is missing: give it with --date."));
	if (p->group)
		out_printf(o, _("  Group: %s\n"), p->group);
	if (d->place)
		out_printf(o, "  "), out_printf(o, _("Place: %s\n"), d->place);
	if (d->note_taker)
		out_printf(o, "  "), out_printf(o, _("Notes by: %s\n"), d->note_taker);
	out_printf(o, _("  %d present, %d absent\n"), p->present, p->absent);
	out_printf(o, ngettext("  %zu item\n", "  %zu items\n", d->item_count), d->item_count);
	out_printf(o, ngettext("  %zu coming meeting\n", "  %zu coming meetings\n", d->next_count),
		d->next_count);
	new_records(p, &b);
	out_printf(o, _("  New: %s\n"), buf_str(&b));
	buf_release(&b);
	if (p->same)
		out_printf(o, _("  This text was imported before: nothing would change.\n"));
	else if (p->meeting_id)
		out_printf(o, _("  The notes go into meeting %lld, which is planned.\n"),
			(long long)p->meeting_id);
}

/* What a person should look at: who may be whom, and what the text has that is odd. */
static void tell_doubts(const struct incoming *in)
{
	const struct import_preview *p = &in->preview;

	for (size_t i = 0; i < p->n_alike; i++)
		cli_say(in->c, _("Possibly the same: %s and %s (no. %lld): %s."), p->alike[i].name,
			p->alike[i].known, (long long)p->alike[i].person_id, p->alike[i].reason);
	for (size_t i = 0; i < p->doc.warning_count; i++)
		cli_say(in->c, _("%s, line %d: %s"), in->path, p->doc.warnings[i].line,
			p->doc.warnings[i].text);
}

static void result_json(const struct incoming *in, int64_t meeting_id, bool changed)
{
	const struct import_preview *p = &in->preview;
	struct json *j = in->j;

	json_open(j, '{');
	json_kstr(j, "file", in->path);
	json_kbool(j, "changed", changed);
	json_key(j, "meeting");
	if (meeting_id)
		json_int(j, meeting_id);
	else
		json_null(j);
	json_kint(j, "present", p->present);
	json_kint(j, "absent", p->absent);
	json_kint(j, "new_people", changed ? p->new_people : 0);
	json_kint(j, "new_parties", changed ? p->new_parties : 0);
	json_kint(j, "new_groups", changed ? p->new_groups : 0);
	json_kint(j, "new_meetings", changed ? p->new_meetings : 0);
	json_key(j, "possibly_same");
	json_open(j, '[');
	for (size_t i = 0; i < p->n_alike; i++) {
		json_open(j, '{');
		json_kstr(j, "name", p->alike[i].name);
		json_kstr(j, "known", p->alike[i].known);
		json_kint(j, "person", p->alike[i].person_id);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void tell_done(const struct incoming *in, int64_t meeting_id, bool changed)
{
	const struct import_preview *p = &in->preview;
	struct buf b = { 0 };

	if (!changed) {
		cli_say(in->c, _("%s was imported before: nothing changed."), in->path);
		return;
	}
	new_records(p, &b);
	if (p->only_dates)
		cli_say(in->c, _("%s: a list of meetings. New: %s. “arshjul undo” takes it back."),
			in->path, buf_str(&b));
	else
		cli_say(in->c,
			_("%s is now meeting %lld: %d present, %d absent. New: %s. “arshjul undo” "
			  "takes it back."),
			in->path, (long long)meeting_id, p->present, p->absent, buf_str(&b));
	if (!p->group && p->doc.person_count > 0)
		cli_say(in->c,
			_("It belongs to no group: with --group NAME they become its members."));
	buf_release(&b);
}

/* ---- One file ---- */

static bool apply(struct incoming *in, struct err *e)
{
	struct err why = { 0 };
	int64_t meeting_id;
	bool changed;

	if (in->preview.needs_date && !in->preview.same &&
		!(cli_may_ask(in->c) ? ask_day(in, e) : lacks_day(in, e)))
		return false;
	if (!import_notes_apply(
		    &in->c->se, &in->preview, &in->options, &meeting_id, &changed, &why))
		return err_set(e, why.code, "%s: %s", in->path, why.text);
	if (in->j)
		result_json(in, meeting_id, changed);
	tell_done(in, meeting_id, changed);
	if (changed)
		tell_doubts(in);
	return true;
}

static bool import_calendar(struct incoming *in, struct err *e)
{
	const struct calendar_in calendar = {
		.path = in->path,
		.bytes = &in->bytes,
		.options = { .file_name = in->options.file_name,
			.group_id = in->options.group_id,
			.group = in->options.group,
			.year = in->options.year },
		.j = in->j,
	};

	return cli_import_calendar(in->c, &calendar, e);
}

static bool import_file(struct incoming *in, struct err *e)
{
	const char *slash = strrchr(in->path, '/');

	in->options.file_name = slash ? slash + 1 : in->path;
	if (file_same(in->path, in->c->database))
		return err_set(e, ERR_INVALID, _("%s is the database itself."), in->path);
	if (!file_read(in->path, CALENDAR_BYTES_MAX, &in->bytes, e))
		return false;
	if (calendar_named(in->path) ||
		calendar_sniff(buf_str(&in->bytes), in->bytes.len) != CALENDAR_NOT)
		return import_calendar(in, e);
	if (!look(in, e))
		return false;
	if (!in->c->dry_run)
		return apply(in, e);
	if (in->j)
		notes_doc_json(&in->preview.doc, in->j);
	else
		tell_found(in, &in->c->out);
	tell_doubts(in);
	return true;
}

/* ---- All of them ---- */

static bool read_options(struct cli *c, struct import_options *o, struct err *e)
{
	const char *group = cli_value(&c->args, OPT_GROUP);
	struct err not_there = { 0 };

	*o = (struct import_options) { .day = DAY_NONE };
	if (!cli_day(c, OPT_DATE, &o->day, e) || !cli_number(c, OPT_YEAR, 1, 9998, &o->year, e))
		return false;
	if (o->day != DAY_NONE && c->args.n_args > 1)
		return err_set(e, ERR_USAGE, _("--date is for one file: import them one by one."));
	if (!group || group_find(&c->se, group, &o->group_id, &not_there))
		return true;
	o->group_id = 0;
	o->group = group;
	return not_there.code == ERR_NOT_FOUND || err_set(e, not_there.code, "%s", not_there.text);
}

/* Before much changes, what is there is kept; without a place to keep it, the import goes on. */
static void keep_backup(struct cli *c)
{
	struct err e = { 0 };
	char *folder = path_of(PATH_STATE, "backups", &e);

	if (folder && strcmp(c->database, ":memory:") != 0 &&
		!store_backup_daily(c->se.store, folder, &e))
		cli_warn(c, _("The daily copy could not be made: %s"), e.text);
	free(folder);
}

/* The document: with -n what is in the text, one object or, for several files, an array. */
static void open_json(struct cli *c, struct json *j)
{
	if (!c->dry_run) {
		cli_json_open(c, j);
		json_key(j, "imports");
		json_open(j, '[');
		return;
	}
	*j = (struct json) { .out = &c->out.buf };
	if (c->args.n_args > 1)
		json_open(j, '[');
}

static void close_json(struct cli *c, struct json *j)
{
	if (!c->dry_run) {
		json_close(j, ']');
		cli_json_close(c, j);
		return;
	}
	if (c->args.n_args > 1)
		json_close(j, ']');
	out_bytes(&c->out, "\n", 1);
}

bool cli_import(struct cli *c, struct err *e)
{
	struct incoming in = { .c = c };
	struct import_options options;
	size_t failed = 0, n = c->args.n_args;
	struct json j;

	if (!read_options(c, &options, e))
		return false;
	if (!c->dry_run)
		keep_backup(c);
	if (c->json) {
		open_json(c, &j);
		in.j = &j;
	}
	for (size_t i = 0; i < n; i++) {
		struct err why = { 0 };

		in.path = c->args.arg[i];
		in.options = options;
		if (!import_file(&in, &why)) {
			failed++;
			/* The last one's error is told by the caller. */
			if (e->code != ERR_NONE)
				cli_warn(c, "arshjul: %s", e->text);
			*e = why;
		}
		import_preview_release(&in.preview);
		buf_release(&in.bytes);
		in.bytes = (struct buf) { 0 };
	}
	if (c->json && !(failed == n && c->dry_run && n == 1))
		close_json(c, &j);
	return e->code == ERR_NONE;
}
