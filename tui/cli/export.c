#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "services/documents.h"
#include "services/export_ics.h"

#include "tui/cli/calendars.h"

/* Where an export goes: a file that takes its name when it is whole, or standard output. */
struct target {
	struct cli *c;
	struct file_out file;
	bool to_file;
	struct err err; /* of the file */
};

static bool sink(void *to, const char *bytes, size_t n)
{
	struct target *t = to;

	if (t->to_file)
		return file_out_write(&t->file, bytes, n, &t->err);
	return out_bytes(&t->c->out, bytes, n);
}

static bool target_open(struct target *t, struct cli *c, struct err *e)
{
	const char *path = cli_value(&c->args, OPT_OUTPUT);

	*t = (struct target) { .c = c, .file = { .fd = -1 } };
	t->to_file = path && strcmp(path, "-") != 0;
	if (t->to_file && c->database && file_same(path, c->database))
		return err_set(e, ERR_INVALID, _("%s is the database itself."), path);
	if (!t->to_file || file_out_open(&t->file, path, e))
		return true;
	file_out_release(&t->file);
	return false;
}

/* What went wrong at the target says more than that the writing stopped. */
static bool target_close(struct target *t, bool ok, const struct err *stopped, struct err *e)
{
	if (ok) {
		ok = t->to_file ? file_out_commit(&t->file, e) : out_flush(&t->c->out, e);
	} else {
		err_pass(e, &t->err);
		err_pass(e, &t->c->out.err);
		err_pass(e, stopped);
	}
	file_out_release(&t->file);
	return ok;
}

bool cli_write(struct cli *c, const struct buf *text, struct err *e)
{
	struct err stopped = { .code = ERR_IO };
	struct target t;

	return target_open(&t, c, e) &&
		target_close(&t, sink(&t, buf_str(text), text->len), &stopped, e);
}

bool cli_export_ics(struct cli *c, struct err *e)
{
	struct ics_options options = { .leave_agenda = cli_has(&c->args, OPT_NO_AGENDA) };
	struct cli_calendar k;
	struct target t;
	struct err stopped = { 0 };
	size_t n = 0;
	bool ok;

	if (!cli_calendar(c, &k, e) || !target_open(&t, c, e))
		return false;
	ok = export_ics(&c->se, &k.q, &options, sink, &t, &n, &stopped);
	ok = target_close(&t, ok, &stopped, e) && store_calendars_shown(c->se.store, e);
	if (ok)
		cli_say(c, ngettext("%zu meeting written.", "%zu meetings written.", n), n);
	return ok;
}

bool cli_export_json(struct cli *c, struct err *e)
{
	struct err stopped = { 0 };
	struct target t;

	if (!target_open(&t, c, e))
		return false;
	return target_close(&t, store_export_json(c->se.store, sink, &t, &stopped), &stopped, e);
}

static bool check_options(const struct cli *c, const struct notes_out_options *o, struct err *e)
{
	if (o->public && o->private)
		return err_set(e, ERR_USAGE,
			_("Private lines are never public: give --public or --private."));
	if (cli_value(&c->args, OPT_SENT) && (o->nameless || o->registers || o->private))
		return err_set(e, ERR_USAGE,
			_("What was sent stays as it is: beside --sent only --public and --format "
			  "make sense."));
	return true;
}

static bool document_text(struct cli *c, int64_t id, enum export_paper what, enum notes_form form,
	const struct notes_out_options *o, struct buf *text, struct err *e)
{
	enum document_kind kind = what == EXPORT_AGENDA ? DOCUMENT_AGENDA : DOCUMENT_NOTES;
	int version = 0;

	if (!cli_value(&c->args, OPT_SENT))
		return export_notes(&c->se, id, what, form, o, text, e);
	return cli_sent(c, &version, e) &&
		document_print(&c->se, id, kind, version, o->public, form, text, e);
}

static bool export_document_of(struct cli *c, enum export_paper what, struct err *e)
{
	struct notes_out_options o = {
		.public = cli_has(&c->args, OPT_PUBLIC),
		.nameless = cli_has(&c->args, OPT_NAMELESS),
		.registers = cli_has(&c->args, OPT_TABLES),
		.private = cli_has(&c->args, OPT_PRIVATE),
	};
	int form = NOTES_TXT;
	struct buf text = { 0 };
	int64_t id;
	bool ok;

	if (!check_options(c, &o, e) || !cli_keyword(c, OPT_FORMAT, notes_form_names, &form, e) ||
		!cli_meeting(c, &id, e))
		return false;
	ok = document_text(c, id, what, (enum notes_form)form, &o, &text, e) &&
		cli_write(c, &text, e);
	buf_release(&text);
	return ok;
}

bool cli_export_notes(struct cli *c, struct err *e)
{
	return export_document_of(c, EXPORT_NOTES, e);
}

bool cli_export_agenda(struct cli *c, struct err *e)
{
	return export_document_of(c, EXPORT_AGENDA, e);
}
