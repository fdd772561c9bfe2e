/* Several files or a folder of them on the command line: all are read, then all are written, as one step. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/ics_words.h"
#include "services/import_batch.h"

#include "tui/cli/import_tell.h"

enum { PROGRESS_MS = 100, PAIRS_TOLD = 20 };

/* ---- Progress: a line that is written over ---- */

struct progress {
	bool shown;
	int64_t next; /* monotonic ms */
};

static void say_over(const char *text)
{
	char *line = xasprintf("\r\033[K%s", text);

	if (write(STDERR_FILENO, line, strlen(line)) < 0)
		errno = 0;
	free(line);
}

static void progress(struct progress *p, const struct cli *c, bool writing, size_t at, size_t n)
{
	int64_t now;
	char *text;

	if (c->quiet || !isatty(STDERR_FILENO) || (now = monotonic_ms()) < p->next)
		return;
	p->shown = true;
	p->next = now + PROGRESS_MS;
	text = writing ? xasprintf(_("Writing %zu of %zu…"), at, n)
		       : xasprintf(_("Reading %zu of %zu…"), at, n);
	say_over(text);
	free(text);
}

static void progress_end(const struct progress *p)
{
	if (p->shown)
		say_over("");
}

/* ---- Ctrl-C: between two files, so that nothing is left half done ---- */

static void hold_interrupts(sigset_t *was)
{
	sigset_t interrupt;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupt, was);
}

static bool interrupted(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT);
}

/* What waits is taken out: it has been obeyed. */
static void release_interrupts(const sigset_t *was)
{
	sigset_t interrupt;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	while (interrupted())
		sigwaitinfo(&interrupt, NULL);
	sigprocmask(SIG_SETMASK, was, NULL);
}

static bool stopped(struct err *e)
{
	return interrupted() && !err_set(e, ERR_INTERRUPTED, _("Stopped: nothing was taken in."));
}

static bool read_all(struct cli *c, struct import_batch *b, struct err *e)
{
	struct progress p = { 0 };

	while (!interrupted() && import_batch_read(b, c->database))
		progress(&p, c, false, b->at, b->n);
	progress_end(&p);
	return !stopped(e);
}

static bool write_all(struct cli *c, struct import_batch *b, struct err *e)
{
	struct progress p = { 0 };

	if (!import_batch_begin(b, e))
		return false;
	while (!interrupted() && import_batch_write(b))
		progress(&p, c, true, b->at, b->n);
	progress_end(&p);
	return import_batch_end(b, !stopped(e), e);
}

/* ---- In words ---- */

static void tell_file(const struct batch_file *f, struct out *o)
{
	char *counts = f->kind == BATCH_CALENDAR ? ics_counts(&f->ics)
		: f->kind == BATCH_PEOPLE        ? people_counts_words(&f->people)
						 : NULL;

	if (f->kind == BATCH_NOTES) {
		import_tell_found(f->path, &f->preview, &f->options, o);
	} else {
		out_bold(o, "%s", f->path);
		out_printf(o, "\n  %s\n", counts ? counts : "");
	}
	if (f->group_from)
		out_printf(o, _("  The group is guessed from “%s”.\n"), f->group_from);
	if (f->day_from)
		out_printf(o, _("  The date is guessed from “%s”.\n"), f->day_from);
	free(counts);
}

/* Why a file is not imported; with what to do about it. */
static void tell_left(struct cli *c, const struct batch_file *f, bool as_data)
{
	struct buf days = { 0 }, b = { 0 };

	if (f->state == BATCH_ASKS) {
		import_tell_days(&f->preview, &days);
		buf_puts(&b, _("says no day: import it by itself with --date"));
		if (days.len)
			buf_printf(&b, _("; it points to %s"), buf_str(&days));
	} else {
		buf_puts(&b, f->why ? f->why : batch_state_label(f->state));
	}
	if (as_data)
		out_printf(&c->out, "  %s: %s\n", f->path, buf_str(&b));
	else
		cli_say(c, "  %s: %s", f->path, buf_str(&b));
	buf_release(&days);
	buf_release(&b);
}

/* "31 imported, 2 no day, 4 skipped" */
static char *counts_words(const struct import_batch *b)
{
	struct buf words = { 0 };

	for (int s = BATCH_STATES - 1; s > BATCH_UNREAD; s--) {
		size_t n = import_batch_count(b, (enum batch_state)s);

		if (n) {
			buf_puts(&words, words.len ? ", " : "");
			batch_state_count(s, n, &words);
		}
	}
	return buf_take(&words);
}

static void tell_pairs(struct cli *c, const struct import_batch *b)
{
	for (size_t i = 0; i < b->n_pairs && i < PAIRS_TOLD; i++)
		cli_say(c, _("Possibly the same: %s and %s: %s."), b->pairs[i].name,
			b->pairs[i].known, b->pairs[i].reason);
	if (b->n_pairs > PAIRS_TOLD)
		cli_say(c, _("… and %zu more."), b->n_pairs - PAIRS_TOLD);
}

static void tell_preview(struct cli *c, struct import_batch *b)
{
	char *counts = counts_words(b);

	for (size_t i = 0; i < b->n; i++) {
		if (b->files[i].state == BATCH_READY || b->files[i].state == BATCH_ASKS)
			tell_file(import_batch_look(b, i), &c->out);
	}
	out_bold(&c->out, ngettext("%zu file", "%zu files", b->n), b->n);
	out_printf(&c->out, ": %s\n", counts);
	for (size_t i = 0; i < b->n; i++) {
		if (b->files[i].state != BATCH_READY)
			tell_left(c, import_batch_look(b, i), true);
	}
	tell_pairs(c, b);
	free(counts);
}

static void tell_done(struct cli *c, struct import_batch *b)
{
	char *counts = counts_words(b);
	size_t written = import_batch_count(b, BATCH_WRITTEN);

	if (written)
		cli_say(c, _("%s. “arshjul undo” takes it all back."), counts);
	else
		cli_say(c, _("%s. Nothing changed."), counts);
	for (size_t i = 0; i < b->n; i++) {
		if (b->files[i].state == BATCH_ASKS || b->files[i].state == BATCH_REFUSED)
			tell_left(c, import_batch_look(b, i), false);
	}
	if (written)
		tell_pairs(c, b);
	free(counts);
}

/* ---- As JSON ---- */

static void day_json(struct json *j, const char *key, int32_t day)
{
	char iso[MOMENT_SIZE] = "";

	if (day != DAY_NONE)
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	json_kopt(j, key, iso);
}

static void file_json(const struct batch_file *f, bool whole, struct json *j)
{
	const struct import_preview *p = &f->preview;

	json_open(j, '{');
	json_kstr(j, "file", f->path);
	json_kstr(j, "state", batch_state_names[f->state]);
	json_kopt(j, "why", f->why);
	json_kstr(j, "kind", batch_kind_names[f->kind]);
	json_kbool(j, "changed", f->state == BATCH_WRITTEN);
	json_kid(j, "meeting", f->meeting_id);
	day_json(j, "date", import_batch_day(f));
	json_kopt(j, "date_from", f->day_from);
	json_kopt(j, "group", p->group);
	json_kopt(j, "group_from", f->group_from);
	json_kint(j, "present", p->present);
	json_kint(j, "absent", p->absent);
	if (whole) {
		json_key(j, "notes");
		if (f->kind == BATCH_NOTES && f->text && p->doc.line_count)
			notes_doc_json(&p->doc, j);
		else
			json_null(j);
	}
	json_close(j, '}');
}

static void pairs_json(const struct import_batch *b, struct json *j)
{
	json_kopen(j, "possibly_same", '[');
	for (size_t i = 0; i < b->n_pairs; i++) {
		const struct batch_pair *p = &b->pairs[i];

		import_alike_row(&(struct import_alike) { .name = p->name,
					 .known = p->known,
					 .person_id = p->person_id,
					 .reason = p->reason },
			j);
	}
	json_close(j, ']');
}

/* With -n an array of files, each with what its text holds; else the document of what was done. */
static void print_json(struct cli *c, struct import_batch *b)
{
	struct json j = { .out = &c->out.buf };

	if (!c->dry_run) {
		cli_json_open(c, &j);
		json_key(&j, "imports");
	}
	json_open(&j, '[');
	for (size_t i = 0; i < b->n; i++)
		file_json(import_batch_look(b, i), c->dry_run, &j);
	json_close(&j, ']');
	if (c->dry_run) {
		out_bytes(&c->out, "\n", 1);
		return;
	}
	pairs_json(b, &j);
	cli_json_close(c, &j);
}

/* ---- All of it ---- */

/* Files that were looked into and are not there afterwards. */
static size_t missing(const struct import_batch *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++) {
		bool refused = b->files[i].state == BATCH_REFUSED && !b->paths.v[i].why;

		n += refused || b->files[i].state == BATCH_ASKS;
	}
	return n;
}

/* What is not there does not keep the others out: the first such is told at the end (*bad). */
static void add_all(struct cli *c, struct import_batch *b, struct err *bad)
{
	for (size_t i = 0; i < c->args.n_args; i++) {
		struct err why = { 0 };

		if (import_batch_add(b, c->args.arg[i], &why))
			continue;
		if (bad->code == ERR_NONE)
			*bad = why;
		else
			cli_warn(c, "%s", why.text);
	}
}

static bool import_many(struct cli *c, const struct import_options *o, struct err *e)
{
	struct err bad = { 0 };
	struct import_batch b;
	bool ok;
	size_t left;

	if (o->day != DAY_NONE)
		return err_set(e, ERR_USAGE, _("--date is for one file: import them one by one."));
	import_batch_init(&b, &c->se, o);
	add_all(c, &b, &bad);
	if (b.n == 0 && bad.code != ERR_NONE) {
		import_batch_release(&b);
		return err_pass(e, &bad);
	}
	ok = read_all(c, &b, e) && (c->dry_run || write_all(c, &b, e));
	if (ok && c->json)
		print_json(c, &b);
	else if (ok && c->dry_run)
		tell_preview(c, &b);
	if (ok && !c->dry_run)
		tell_done(c, &b);
	left = ok && !c->dry_run ? missing(&b) : 0;
	import_batch_release(&b);
	if (ok && bad.code != ERR_NONE)
		return err_pass(e, &bad);
	if (left)
		return err_set(e, ERR_INVALID,
			ngettext(
				"%zu file was not imported.", "%zu files were not imported.", left),
			left);
	return ok;
}

bool cli_import_many(struct cli *c, const struct import_options *o, struct err *e)
{
	sigset_t was;
	bool ok;

	hold_interrupts(&was);
	ok = import_many(c, o, e);
	release_interrupts(&was);
	return ok;
}
