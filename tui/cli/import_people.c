#include "tui/cli/import_people.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "services/find.h"

#include "tui/cli/import_tell.h"

enum { SKIPPED_TOLD = 5 };

/* ---- Reading ---- */

static bool read_stdin(size_t most, struct buf *out, struct err *e)
{
	char chunk[8192];
	ssize_t n;

	while ((n = read(STDIN_FILENO, chunk, sizeof(chunk))) > 0) {
		if (out->len + (size_t)n > most)
			return err_set(e, ERR_INVALID, _("The text is larger than %d MB."),
				(int)(most / (1024 * 1024)));
		buf_add(out, chunk, (size_t)n);
	}
	return n == 0 || err_set(e, ERR_IO, "%s", strerror(errno));
}

bool cli_read_input(const char *path, size_t most, struct buf *out, struct err *e)
{
	return strcmp(path, "-") == 0 ? read_stdin(most, out, e) : file_read(path, most, out, e);
}

/* ---- Telling ---- */

static const char *delimiter_word(char c)
{
	return c == '\t'   ? _("tabs")
		: c == ',' ? _("commas")
		: c == '|' ? _("bars")
			   : _("semicolons");
}

static void tell_columns(struct cli *c, const struct people_sheet *s)
{
	struct buf left = { 0 };

	out_printf(&c->out, _("  %s, divided by %s"), s->table.charset,
		delimiter_word(s->table.delimiter));
	if (!s->head_line)
		out_printf(&c->out, _("; no heads: the columns are guessed"));
	out_printf(&c->out, "\n");
	for (size_t i = 0; i < s->table.columns; i++) {
		const struct people_column *k = &s->columns[i];

		if (k->field == PEOPLE_NOTHING) {
			if (k->filled)
				buf_printf(&left, "%s%s", left.len ? ", " : "",
					*k->head ? k->head : k->example);
			continue;
		}
		out_printf(&c->out, "  %s → %s", *k->head ? k->head : k->example,
			people_field_label(k->field));
		out_printf(&c->out, "\n");
	}
	if (left.len)
		out_printf(&c->out, _("  Left out: %s\n"), buf_str(&left));
	buf_release(&left);
}

static void tell_names(struct cli *c, const char *label, const char *const *names, size_t n)
{
	if (!n)
		return;
	out_printf(&c->out, "  %s ", label);
	for (size_t i = 0; i < n; i++)
		out_printf(&c->out, "%s%s", i ? ", " : "", names[i]);
	out_printf(&c->out, "\n");
}

static void tell_rows(struct cli *c, const struct people_preview *p)
{
	for (int verdict = 0; verdict < PEOPLE_VERDICTS; verdict++) {
		if (verdict == PEOPLE_UNCHANGED || !p->counts[verdict])
			continue;
		out_printf(&c->out, "%s\n",
			verdict == PEOPLE_NEW               ? _("New")
				: verdict == PEOPLE_CHANGED ? _("Changed")
							    : _("Skipped"));
		for (size_t i = 0; i < p->n; i++)
			if (p->rows[i].verdict == verdict)
				out_printf(&c->out, _("  line %d: %s%s%s\n"), p->rows[i].line,
					p->rows[i].name,
					*p->rows[i].name && *p->rows[i].words ? ", " : "",
					p->rows[i].words);
	}
}

static void tell_found(struct cli *c, const struct people_in *in, const struct people_source *s,
	const struct people_preview *p)
{
	char *counts = people_counts_words(p);

	out_bold(&c->out, "%s", in->path);
	out_printf(&c->out, "\n");
	if (!s->text)
		tell_columns(c, &s->sheet);
	out_printf(&c->out, "  %s\n", counts);
	tell_names(c, _("New groups:"), p->new_groups, p->n_groups);
	tell_names(c, _("New parties:"), p->new_parties, p->n_parties);
	tell_rows(c, p);
	free(counts);
}

/* What a person should look at. */
static void tell_doubts(struct cli *c, const struct people_in *in, const struct people_entries *l,
	const struct people_preview *p)
{
	import_tell_alike(c, p->alike, p->n_alike);
	for (size_t i = 0; i < l->n_remarks; i++)
		cli_warn(
			c, _("%s, line %d: %s"), in->path, l->remarks[i].line, l->remarks[i].words);
}

/* Rows that are not there afterwards are said even where all goes well and nothing else is said. */
static void tell_skipped(struct cli *c, const struct people_in *in, const struct people_preview *p)
{
	size_t n = p->counts[PEOPLE_SKIPPED], told = 0;

	for (size_t i = 0; i < p->n && told < SKIPPED_TOLD; i++) {
		const struct people_row *r = &p->rows[i];

		if (r->verdict != PEOPLE_SKIPPED)
			continue;
		cli_warn(c, _("%s, line %lld, skipped: %s%s%s"), in->path, (long long)r->line,
			r->name, *r->name && *r->words ? ", " : "", r->words);
		told++;
	}
	if (n > told)
		cli_warn(c, _("… and %zu more."), n - told);
}

/* ---- JSON ---- */

static void columns_json(const struct people_sheet *s, struct json *j)
{
	json_kopen(j, "columns", '[');
	for (size_t i = 0; i < s->table.columns; i++) {
		json_open(j, '{');
		json_kstr(j, "head", s->columns[i].head);
		json_kstr(j, "field", people_field_names[s->columns[i].field]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void rows_json(const struct people_preview *p, struct json *j)
{
	json_kopen(j, "people", '[');
	for (size_t i = 0; i < p->n; i++) {
		json_open(j, '{');
		json_kint(j, "line", p->rows[i].line);
		json_kstr(j, "verdict", people_verdict_names[p->rows[i].verdict]);
		json_kstr(j, "name", p->rows[i].name);
		if (p->rows[i].person_id)
			json_kint(j, "person", p->rows[i].person_id);
		json_kopt(j, "words", p->rows[i].words);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void remarks_json(const struct people_entries *l, struct json *j)
{
	json_kopen(j, "remarks", '[');
	for (size_t i = 0; i < l->n_remarks; i++) {
		json_open(j, '{');
		json_kint(j, "line", l->remarks[i].line);
		json_kstr(j, "words", l->remarks[i].words);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void preview_json(const struct people_in *in, const struct people_source *s,
	const struct people_entries *l, const struct people_preview *p, bool changed)
{
	struct json *j = in->j;

	json_open(j, '{');
	json_kstr(j, "file", in->path);
	json_kbool(j, "changed", changed);
	json_kopt(j, "charset", s->sheet.table.charset);
	if (!s->text)
		columns_json(&s->sheet, j);
	for (int i = 0; i < PEOPLE_VERDICTS; i++)
		json_kint(j, people_verdict_names[i], (int64_t)p->counts[i]);
	json_kint(j, "new_groups", (int64_t)p->n_groups);
	json_kint(j, "new_parties", (int64_t)p->n_parties);
	rows_json(p, j);
	import_alike_json(p->alike, p->n_alike, j);
	remarks_json(l, j);
	json_close(j, '}');
}

/* ---- The file ---- */

static bool take_in(struct cli *c, const struct people_in *in, const struct people_source *s,
	const struct people_entries *l, const struct people_preview *p, struct err *e)
{
	bool changed = !c->dry_run && people_preview_changes(p);
	char *counts;

	if (!c->dry_run && !people_import_apply(&c->se, p, in->file_name, e))
		return false;
	if (in->j)
		preview_json(in, s, l, p, changed);
	else if (c->dry_run)
		tell_found(c, in, s, p);
	if (!c->dry_run) {
		counts = people_counts_words(p);
		if (changed)
			cli_say(c, _("%s: %s. “arshjul undo” takes it back."), in->path, counts);
		else
			cli_say(c, _("%s: %s. Nothing changed."), in->path, counts);
		free(counts);
		tell_skipped(c, in, p);
	}
	tell_doubts(c, in, l, p);
	return true;
}

bool cli_import_people(struct cli *c, const struct people_in *in, struct err *e)
{
	struct people_source s = { 0 };
	struct people_entries l = { 0 };
	struct people_preview p = { 0 };
	struct err why = { 0 };
	bool ok = people_source_read(in->bytes->s, in->bytes->len, &s, &why);

	if (ok) {
		people_source_entries(&c->se, &s, &l);
		ok = people_import_preview(&c->se, &l, &in->options, &p, &why) &&
			take_in(c, in, &s, &l, &p, &why);
	}
	people_preview_release(&p);
	people_entries_release(&l);
	people_source_release(&s);
	return ok || err_set(e, why.code, "%s: %s", in->path, why.text);
}

/* ---- add people ---- */

static bool read_group(struct cli *c, struct people_options *o, struct err *e)
{
	const char *group = cli_value(&c->args, OPT_GROUP);
	struct err none = { 0 };

	if (!group || group_find(&c->se, group, &o->group_id, &none))
		return true;
	o->group_id = 0;
	o->group = group;
	return err_absent(e, &none);
}

bool cli_add_people(struct cli *c, struct err *e)
{
	const char *path = c->args.n_args ? c->args.arg[0] : "-", *slash = strrchr(path, '/');
	struct buf bytes = { 0 };
	struct people_in in = { .path = strcmp(path, "-") == 0 ? _("standard input") : path,
		.bytes = &bytes };
	struct json j;
	bool ok = read_group(c, &in.options, e) && cli_read_input(path, TEXT_BYTES_MAX, &bytes, e);

	in.file_name = slash ? slash + 1 : in.path;
	if (ok && c->json) {
		cli_json_open(c, &j);
		json_key(&j, "import");
		in.j = &j;
	}
	ok = ok && cli_import_people(c, &in, e);
	if (ok && c->json)
		cli_json_close(c, &j);
	buf_release(&bytes);
	return ok;
}
