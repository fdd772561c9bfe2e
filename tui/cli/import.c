#include "tui/cli/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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
#include "tui/cli/import_people.h"
#include "tui/cli/import_tell.h"

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

static bool lacks_day(const struct incoming *in, struct err *e)
{
	struct buf b = { 0 };

	import_tell_days(&in->preview, &b);
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

	import_tell_days(&in->preview, &b);
	if (b.len > 0)
		cli_say(in->c, _("%s points to: %s."), in->path, buf_str(&b));
	buf_release(&b);
	if (in->preview.n_days > 0)
		moment_iso((struct moment) { in->preview.days[0], MINUTE_NONE }, iso);
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

/* What a person should look at: who may be whom, and what the text has that is odd. */
static void tell_doubts(const struct incoming *in)
{
	const struct import_preview *p = &in->preview;

	import_tell_alike(in->c, p->alike, p->n_alike);
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
	json_kid(j, "meeting", meeting_id);
	json_kint(j, "present", p->present);
	json_kint(j, "absent", p->absent);
	json_kint(j, "new_people", changed ? p->new_people : 0);
	json_kint(j, "new_parties", changed ? p->new_parties : 0);
	json_kint(j, "new_groups", changed ? p->new_groups : 0);
	json_kint(j, "new_meetings", changed ? p->new_meetings : 0);
	import_alike_json(p->alike, p->n_alike, j);
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
	import_tell_new(p, &b);
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

static bool import_calendar(
	struct incoming *in, const struct calendar_source *source, struct err *e)
{
	const struct calendar_in calendar = {
		.path = in->path,
		.source = *source,
		.options = { .file_name = in->options.file_name,
			.group_id = in->options.group_id,
			.group = in->options.group,
			.year = in->options.year },
		.j = in->j,
	};

	return cli_import_calendar(in->c, &calendar, e);
}

/* A calendar may be larger than what should be in memory at once: it is left on the disk. */
static bool import_mapped(struct incoming *in, struct err *e)
{
	struct file_map map;
	bool ok;

	if (!file_map(in->path, CALENDAR_BYTES_MAX, &map, e))
		return false;
	ok = import_calendar(in, &(struct calendar_source) { map.bytes, map.n, true }, e);
	file_map_release(&map);
	return ok;
}

static bool looks_like_calendar(const char *path)
{
	char head[2048];
	size_t n;

	return file_head(path, head, sizeof(head), &n, NULL) &&
		calendar_sniff(head, n) == CALENDAR_FILE;
}

static bool import_people(struct incoming *in, struct err *e)
{
	const struct people_in people = {
		.path = in->path,
		.file_name = in->options.file_name,
		.bytes = &in->bytes,
		.options = { in->options.group_id, in->options.group },
		.j = in->j,
	};

	return cli_import_people(in->c, &people, e);
}

static bool import_file(struct incoming *in, struct err *e)
{
	const char *slash = strrchr(in->path, '/');

	in->options.file_name = slash ? slash + 1 : in->path;
	if (file_same(in->path, in->c->database))
		return err_set(e, ERR_INVALID, _("%s is the database itself."), in->path);
	if (looks_like_calendar(in->path))
		return import_mapped(in, e);
	if (!cli_read_input(in->path, CALENDAR_BYTES_MAX, &in->bytes, e))
		return false;
	if (calendar_named(in->path) ||
		calendar_sniff(buf_str(&in->bytes), in->bytes.len) != CALENDAR_NOT)
		return import_calendar(in,
			&(struct calendar_source) { buf_str(&in->bytes), in->bytes.len, false }, e);
	if (people_source_sniff(buf_str(&in->bytes), in->bytes.len, people_source_named(in->path)))
		return import_people(in, e);
	if (!look(in, e))
		return false;
	if (!in->c->dry_run)
		return apply(in, e);
	if (in->j)
		notes_doc_json(&in->preview.doc, in->j);
	else
		import_tell_found(in->path, &in->preview, &in->options, &in->c->out);
	tell_doubts(in);
	return true;
}

/* ---- All of it ---- */

static bool read_options(struct cli *c, struct import_options *o, struct err *e)
{
	const char *group = cli_value(&c->args, OPT_GROUP);
	struct err not_there = { 0 };

	*o = (struct import_options) { .day = DAY_NONE };
	if (!cli_day(c, OPT_DATE, &o->day, e) || !cli_number(c, OPT_YEAR, 1, 9998, &o->year, e))
		return false;
	if (!group || group_find(&c->se, group, &o->group_id, &not_there))
		return true;
	o->group_id = 0;
	o->group = group;
	return err_absent(e, &not_there);
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

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The document: with -n what is in the text. */
static bool import_json(struct incoming *in, struct err *e)
{
	struct cli *c = in->c;
	struct json j = { .out = &c->out.buf };
	bool ok;

	in->j = &j;
	if (c->dry_run) {
		ok = import_file(in, e);
		if (ok)
			out_bytes(&c->out, "\n", 1);
		return ok;
	}
	cli_json_open(c, &j);
	json_kopen(&j, "imports", '[');
	ok = import_file(in, e);
	json_close(&j, ']');
	cli_json_close(c, &j);
	return ok;
}

bool cli_import(struct cli *c, struct err *e)
{
	struct incoming in = { .c = c, .path = c->args.arg[0] };
	bool ok;

	if (!read_options(c, &in.options, e))
		return false;
	if (!c->dry_run)
		keep_backup(c);
	if (c->args.n_args > 1 || is_folder(in.path))
		return cli_import_many(c, &in.options, e);
	ok = c->json ? import_json(&in, e) : import_file(&in, e);
	import_preview_release(&in.preview);
	buf_release(&in.bytes);
	return ok;
}
