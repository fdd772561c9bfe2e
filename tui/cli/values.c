#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "services/find.h"

#include "tui/cli/command.h"

/* What was printed before comes before it on a terminal too. */
__attribute__((format(printf, 2, 0))) static void say(struct cli *c, const char *fmt, va_list ap)
{
	struct buf b = { 0 };

	out_flush(&c->out, NULL);
	buf_vprintf(&b, fmt, ap);
	message_line("%s", buf_str(&b));
	buf_release(&b);
}

void cli_say(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (!c->quiet)
		say(c, fmt, ap);
	va_end(ap);
}

void cli_warn(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(c, fmt, ap);
	va_end(ap);
}

void cli_done(struct cli *c, int64_t id, const char *fmt, ...)
{
	struct buf b = { 0 };
	struct json j;
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	if (c->json) {
		cli_json_open(c, &j);
		json_kstr(&j, "done", buf_str(&b));
		if (id)
			json_kint(&j, "id", id);
		json_kbool(&j, "dry_run", c->dry_run);
		cli_json_close(c, &j);
	}
	if (c->dry_run)
		cli_say(c, _("%s. (A trial: nothing was saved.)"), buf_str(&b));
	else
		cli_say(c, _("%s. “arshjul undo” takes it back."), buf_str(&b));
	buf_release(&b);
}

void cli_json_open(struct cli *c, struct json *j)
{
	json_document(j, &c->out.buf);
}

void cli_json_close(struct cli *c, struct json *j)
{
	json_close(j, '}');
	out_bytes(&c->out, "\n", 1);
}

static bool read_number(const char *s, int least, int most, int *out)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(s, &end, 10);
	if (errno || end == s || *end || n < least || n > most)
		return false;
	*out = (int)n;
	return true;
}

bool cli_number(
	const struct cli *c, enum cli_option o, int least, int most, int *out, struct err *e)
{
	const char *s = cli_value(&c->args, o);

	if (!s || read_number(s, least, most, out))
		return true;
	return err_set(e, ERR_USAGE, _("--%s: “%s” is not a number from %d to %d."),
		cli_options[o].name, s, least, most);
}

bool cli_count_arg(const struct cli *c, int most, int *out, struct err *e)
{
	if (c->args.n_args == 0 || read_number(c->args.arg[0], 1, most, out))
		return true;
	return err_set(
		e, ERR_USAGE, _("“%s” is not a number from %d to %d."), c->args.arg[0], 1, most);
}

bool cli_sent(const struct cli *c, int *version, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_SENT);

	*version = 0;
	if (!s || strcmp(s, "latest") == 0 || read_number(s, 1, INT_MAX, version))
		return true;
	return err_set(e, ERR_USAGE, _("--sent: “%s” is neither a number nor latest."), s);
}

bool cli_day(const struct cli *c, enum cli_option o, int32_t *out, struct err *e)
{
	const char *s = cli_value(&c->args, o);
	struct when w;

	if (!s)
		return true;
	if (!when_read(s, clock_local(c->env->clock).day, &w) || w.day == DAY_NONE ||
		w.start != MINUTE_NONE || w.end_day != DAY_NONE)
		return err_set(e, ERR_USAGE,
			_("--%s: “%s” is not a day. Write it as 2026-03-10, 10/3 or \"10 mars\"."),
			cli_options[o].name, s);
	*out = w.day;
	return true;
}

bool cli_day_text(const struct cli *c, enum cli_option o, char **field, struct err *e)
{
	const char *s = cli_value(&c->args, o);
	char iso[MOMENT_SIZE] = "";
	int32_t day = DAY_NONE;

	if (!s)
		return true;
	if (!text_blank(s)) {
		if (!cli_day(c, o, &day, e))
			return false;
		moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	}
	xreplace(field, iso);
	return true;
}

bool cli_group(const struct cli *c, int64_t *out, struct err *e)
{
	struct session se = c->se;
	const char *s = cli_value(&c->args, OPT_GROUP);

	return !s || group_find(&se, s, out, e);
}

const char *const cli_no_yes[] = { "no", "yes", NULL };

bool cli_keyword(
	const struct cli *c, enum cli_option o, const char *const *names, int *out, struct err *e)
{
	const char *s = cli_value(&c->args, o);
	struct buf b = { 0 };
	int i;

	if (!s)
		return true;
	i = keyword_index(names, s);
	if (i >= 0) {
		*out = i;
		return true;
	}
	for (const char *const *n = names; *n; n++)
		buf_printf(&b, "%s%s", n == names ? "" : ", ", *n);
	err_set(e, ERR_USAGE, _("--%s: “%s” is none of: %s."), cli_options[o].name, s, buf_str(&b));
	buf_release(&b);
	return false;
}

bool cli_meeting(const struct cli *c, int64_t *id, struct err *e)
{
	struct session se = c->se;
	int64_t group_id = 0;

	return cli_group(c, &group_id, e) && meeting_find(&se, c->args.arg[0], group_id, id, e);
}

static void day_iso(int32_t day, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { day, MINUTE_NONE }, out);
}

bool cli_meeting_query(
	const struct cli *c, struct cli_span *span, struct meeting_query *q, struct err *e)
{
	int32_t from = DAY_NONE, to = DAY_NONE;
	int year = 0;

	*span = (struct cli_span) { 0 };
	*q = (struct meeting_query) { 0 };
	if (!cli_group(c, &q->group_id, e) || !cli_number(c, OPT_YEAR, 1, 9998, &year, e) ||
		!cli_day(c, OPT_FROM, &from, e) || !cli_day(c, OPT_TO, &to, e))
		return false;
	if (year && from == DAY_NONE)
		day_from_ymd(year, 1, 1, &from);
	if (year && to == DAY_NONE)
		day_from_ymd(year, 12, 31, &to);
	if (from != DAY_NONE && to != DAY_NONE && to < from)
		return err_set(e, ERR_USAGE, _("The span ends before it begins."));
	if (from != DAY_NONE) {
		day_iso(from, span->from);
		q->from = span->from;
	}
	if (to != DAY_NONE) {
		day_iso(to + 1, span->to);
		q->to = span->to;
	}
	span->given = from != DAY_NONE || to != DAY_NONE;
	return true;
}

bool cli_may_ask(const struct cli *c)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && !c->quiet &&
		!cli_has(&c->args, OPT_NO_INPUT);
}
