#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/export_notes.h"
#include "services/export_wheel.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"
#include "tui/cli/stats.h"

/* A candidate and, behind a tab, what it means. */
static void candidate(struct cli *c, const char *word, const char *meaning)
{
	char *safe = text_safe_line(word);

	if (*safe)
		out_printf(&c->out, meaning && *meaning ? "%s\t%s\n" : "%s\n", safe, meaning);
	free(safe);
}

static void keywords(struct cli *c, const char *const *names)
{
	for (; *names; names++)
		candidate(c, *names, NULL);
}

/* First words, or the second ones behind first. */
static void commands(struct cli *c, const char *first)
{
	size_t n = first ? strlen(first) : 0;
	char last[32] = "";

	for (const struct cli_command *row = cli_commands; row->name; row++) {
		size_t len = strcspn(row->name, " ");
		char word[32];

		snprintf(word, sizeof(word), "%.*s", (int)len, row->name);
		if (first) {
			if (strncmp(row->name, first, n) == 0 && row->name[n] == ' ')
				candidate(c, row->name + n + 1, _(row->help));
		} else if (strcmp(word, last) != 0) {
			candidate(c, word, row->name[len] ? NULL : _(row->help));
		}
		snprintf(last, sizeof(last), "%s", word);
	}
}

static void options(struct cli *c, const struct cli_command *row)
{
	for (enum cli_option i = 0; i < OPTION_COUNT_CLI; i++) {
		char word[40];

		if (!cli_option_is_global(i) && !cli_option_of(row, i))
			continue;
		snprintf(word, sizeof(word), "--%s", cli_options[i].name);
		candidate(c, word, _(cli_options[i].help));
	}
}

/* The database, read in silence: no candidates where it is not there. */
static bool open_quietly(struct cli *c)
{
	struct store_options o = { .clock = c->env->clock };
	const char *given = cli_value(&c->args, OPT_DATABASE);
	struct err none = { 0 };
	char *path;
	bool ok;

	if (!given || !*given)
		given = getenv("ARSHJUL_DB");
	path = given && *given ? xstrdup(given) : path_of(PATH_DATA, "arshjul.db", &none);
	o.path = path;
	ok = path && c->env->open(c->env->ctx, &o, &c->se.store, &none);
	free(path);
	return ok;
}

static void groups(struct cli *c)
{
	struct group_rows rows = { 0 };
	char today[MOMENT_SIZE];

	session_today(&c->se, today);
	if (!store_groups(c->se.store, today, &rows, NULL))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct group *g = &rows.v[i].g;

		candidate(c, g->short_name && *g->short_name ? g->short_name : g->name, g->name);
	}
	pool_release(&rows.pool);
}

static void parties(struct cli *c)
{
	struct party_rows rows = { 0 };

	if (!store_parties(c->se.store, &rows, NULL))
		return;
	for (size_t i = 0; i < rows.n; i++)
		candidate(c, rows.v[i].p.name, rows.v[i].p.short_name);
	pool_release(&rows.pool);
}

static void people(struct cli *c)
{
	struct name_rows rows = { 0 };

	if (!store_names(c->se.store, &rows, NULL))
		return;
	for (size_t i = 0; i < rows.n; i++)
		candidate(c, rows.v[i].name, NULL);
	pool_release(&rows.pool);
}

static void meetings(struct cli *c)
{
	struct meeting_query q = { .backwards = true, .after_starts = "9999", .limit = 50 };
	struct meeting_rows rows = { 0 };

	candidate(c, "next", NULL);
	candidate(c, "current", NULL);
	candidate(c, "last", NULL);
	if (!store_meetings(c->se.store, &q, &rows, NULL))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		char id[24], when[DATE_TEXT_SIZE], *meaning;

		snprintf(id, sizeof(id), "%" PRId64, rows.v[i].m.id);
		meeting_when(&rows.v[i].m, when);
		meaning = xasprintf("%s %s", when, rows.v[i].m.title);
		candidate(c, id, meaning);
		free(meaning);
	}
	pool_release(&rows.pool);
}

static void rounds(struct cli *c)
{
	struct round_rows rows = { 0 };
	struct err e = { 0 };

	if (!store_rounds(c->se.store, &rows, &e))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		char id[24];

		snprintf(id, sizeof(id), "%" PRId64, rows.v[i].r.id);
		candidate(c, id, rows.v[i].r.title);
	}
	pool_release(&rows.pool);
}

/* What may stand for a word of a synopsis or the value of an option. Files are left to the shell. */
static void placeholder(struct cli *c, const char *word, size_t n, const struct cli_command *row)
{
	static const struct {
		const char *word;
		void (*list)(struct cli *c);
	} stored[] = { { "GROUP", groups }, { "PARTY", parties }, { "PERSON", people },
		{ "MEETING", meetings }, { "ROUND", rounds }, { "WHO", parties },
		{ "WHO", people } };
	static const char *const when[] = { "auto", "always", "never", NULL };
	static const char *const says[] = { "can", "cannot", "rather-not", "clear", NULL };
	static const char *const mark[] = { "onsite", "remote", "absent", "excused", "clear",
		NULL };

	for (size_t i = 0; i < ARRAY_LEN(stored); i++) {
		if (strlen(stored[i].word) == n && memcmp(stored[i].word, word, n) == 0 &&
			open_quietly(c))
			stored[i].list(c);
	}
	if (n == 4 && memcmp(word, "WHEN", n) == 0)
		keywords(c, when);
	else if (n == 4 && memcmp(word, "MODE", n) == 0)
		keywords(c, meeting_mode_names);
	else if (n == 4 && memcmp(word, "ROLE", n) == 0)
		keywords(c, member_role_names);
	else if (n == 6 && memcmp(word, "ANSWER", n) == 0)
		keywords(c, row && strcmp(row->name, "answer") == 0 ? says : expected_answer_names);
	else if (n == 4 && memcmp(word, "DUTY", n) == 0)
		keywords(c, attendance_role_names);
	else if (n == 4 && memcmp(word, "FORM", n) == 0)
		keywords(c,
			row && strcmp(row->name, "export wheel") == 0 ? wheel_form_names
								      : notes_form_names);
	else if (n == 6 && memcmp(word, "STATUS", n) == 0)
		keywords(c, cli_option_of(row, OPT_STATUS) ? meeting_status_names : mark);
	else if (n == 4 && memcmp(word, "KIND", n) == 0 && row)
		keywords(c,
			strcmp(row->name, "add meeting") == 0 ||
					strcmp(row->name, "change meeting") == 0
				? meeting_kind_names
				: strcmp(row->name, "add group") == 0 ||
					strcmp(row->name, "change group") == 0
				? group_kind_names
				: strcmp(row->name, "add party") == 0 ? party_kind_names
				: strcmp(row->name, "add break") == 0 ? break_kind_names
								      : item_kind_names);
	else if (n == 4 && memcmp(word, "WHAT", n) == 0 && row)
		keywords(c, strcmp(row->name, "stats") == 0 ? cli_stats_what_names : cli_csv_names);
	else if (n == 2 && memcmp(word, "BY", n) == 0)
		keywords(c, cli_sorting_names);
	else if (n == 7 && memcmp(word, "COMMAND", n) == 0)
		commands(c, NULL);
}

static const struct cli_command *row_of(const char *const *words, size_t n, size_t *used)
{
	for (const struct cli_command *row = cli_commands; row->name; row++) {
		size_t len = strcspn(row->name, " ");

		*used = row->name[len] ? 2 : 1;
		if (n < *used || strlen(words[0]) != len || strncmp(row->name, words[0], len) != 0)
			continue;
		if (*used == 1 || strcmp(row->name + len + 1, words[1]) == 0)
			return row;
	}
	return NULL;
}

static int option_named(const char *word)
{
	for (int i = 0; i < OPTION_COUNT_CLI; i++) {
		if (word[0] == '-' && word[1] == '-' ? strcmp(word + 2, cli_options[i].name) == 0
						     : word[0] == '-' && word[1] != '\0' &&
					word[1] == cli_options[i].letter && word[2] == '\0')
			return i;
	}
	return -1;
}

/* A whole line: the words behind the program's name, the last one being typed. */
static void line(struct cli *c, const char *const *words, size_t n)
{
	const char **plain = xcalloc(n + 1, sizeof(*plain));
	const struct cli_command *row;
	const char *args;
	size_t n_plain = 0, used = 0, at;
	int value_of = -1;

	for (size_t i = 0; i + 1 < n; i++) {
		int o = value_of < 0 ? option_named(words[i]) : -1;

		if (value_of < 0 && words[i][0] != '-')
			plain[n_plain++] = words[i];
		value_of = o >= 0 && cli_options[o].value ? o : -1;
	}
	row = row_of(plain, n_plain, &used);
	if (value_of >= 0) {
		const char *v = cli_options[value_of].value;

		placeholder(c, v, strlen(v), row);
	} else if (n > 0 && words[n - 1][0] == '-') {
		options(c, row);
	} else if (!row) {
		commands(c, n_plain > 0 ? plain[0] : NULL);
	} else {
		args = row->args;
		for (at = n_plain - used; at > 0 && strchr(args, ' '); at--)
			args = strchr(args, ' ') + 1;
		args += *args == '[';
		if (at == 0 || strstr(args, "..."))
			placeholder(c, args, strcspn(args, " ].\0"), row);
	}
	free(plain);
}

bool cli_complete(struct cli *c, const char *kind, struct err *e)
{
	static const struct {
		const char *kind, *word;
	} kinds[] = { { "groups", "GROUP" }, { "parties", "PARTY" }, { "people", "PERSON" },
		{ "meetings", "MEETING" } };

	if (strcmp(kind, "line") == 0) {
		line(c, c->args.words, c->args.n_words);
		return true;
	}
	if (strcmp(kind, "commands") == 0) {
		commands(c, c->args.n_words > 0 ? c->args.words[0] : NULL);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kind, kinds[i].kind) == 0) {
			placeholder(c, kinds[i].word, strlen(kinds[i].word), NULL);
			return true;
		}
	}
	return err_set(e, ERR_USAGE,
		_("--complete knows line, commands, groups, parties, people and "
		  "meetings."));
}
