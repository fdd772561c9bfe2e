/* The one table of subcommands and the one of options: parsing, usage errors, -h, completion and the
 * test of the manual's synopsis all come from them. */
#ifndef TUI_CLI_COMMAND_H
#define TUI_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "services/session.h"

#include "tui/cli/cli.h"
#include "tui/cli/output.h"

enum cli_option {
	/* Everywhere. */
	OPT_DATABASE,
	OPT_JSON,
	OPT_PLAIN,
	OPT_QUIET,
	OPT_COLOR,
	OPT_NO_INPUT,
	OPT_PRINT_CONFIG,
	OPT_VERSION,
	OPT_HELP,
	/* Where the command's row says so. */
	OPT_DRY_RUN,
	OPT_GROUP,
	OPT_YEAR,
	OPT_FROM,
	OPT_TO,
	OPT_ALL,
	OPT_DATE,
	OPT_OUTPUT,
	OPT_WHY,
	OPT_SAVE,
	OPT_START,
	OPT_END,
	OPT_MINUTES,
	OPT_ALL_DAY,
	OPT_TITLE,
	OPT_KIND,
	OPT_STATUS,
	OPT_PLACE,
	OPT_MODE,
	OPT_PRESENTER,
	OPT_PARTY,
	OPT_ROLE,
	OPT_EMAIL,
	OPT_PHONE,
	OPT_SHORT,
	OPT_LETTER,
	OPT_FORMAT,
	OPT_PUBLIC,
	OPT_NAMELESS,
	OPT_TABLES,
	OPT_PRIVATE,
	OPT_SENT,
	OPT_ANYWAY,
	OPT_EXPECT,
	OPT_AS,
	OPT_CAME,
	OPT_LEFT,
	OPT_FOR,
	OPT_ONSITE_LABEL,
	OPT_LEAST_PEOPLE,
	OPT_LEAST_PARTIES,
	OPT_MOST_SEATS,
	OPT_MUST,
	OPT_PERSON,
	OPT_OPEN,
	OPT_WAIVE,
	OPT_UNWAIVE,
	OPT_ITEM,
	OPT_FOLLOW,
	OPT_UNDER,
	OPT_ATTACH,
	OPT_MEETING,
	OPT_WINDOW,
	OPT_NO_AGENDA,
	OPT_MINE,
	OPT_RENEW,
	OPT_SENDMAIL,
	OPT_MAILBOX,
	OPT_MEETING_KIND,
	OPT_INTO,
	OPT_SUCCESSOR,
	OPT_MANDATE,
	OPT_PLAN,
	OPT_DECIDE,
	OPT_DROP,
	OPT_RULE,
	OPT_WEEKS,
	OPT_PINNED,
	OPT_HALVES,
	OPT_NAMES,
	OPT_MARKS,
	OPT_REDACT,
	OPT_KEEP,
	OPT_COPIES,
	OPT_APPLY,
	OPT_YES,
	OPT_TURN,
	OPT_COMPLETE,
	OPTION_COUNT_CLI,
};

struct cli_option_info {
	const char *name;  /* long, without dashes */
	char letter;       /* short; '\0' = none */
	const char *value; /* "GROUP"; NULL = a switch */
	const char *help;  /* N_() */
};
extern const struct cli_option_info cli_options[OPTION_COUNT_CLI];

/* What is known of the database before the command runs. */
enum cli_store {
	STORE_NONE,    /* not opened */
	STORE_PATH,    /* its path is known; not opened */
	STORE_READ,    /* must be there */
	STORE_WRITE,   /* must be there; -n works on a copy */
	STORE_CREATE,  /* made where it is not there; -n works on a copy */
	STORE_PREVIEW, /* made where it is not there; -n only reads it, or an empty one */
};

struct cli;
struct cli_command {
	const char *name;    /* "list meetings": stable, English */
	const char *args;    /* synopsis: "MEETING TIME", "[N]", "FILE..." */
	const char *help;    /* N_(): one line */
	const char *options; /* its own, by name: "group dry-run" */
	enum cli_store store;
	const char *examples[3]; /* without the program's name */
	bool (*run)(struct cli *c, struct err *e);
};
extern const struct cli_command cli_commands[]; /* ends with name NULL */

/* Does it count for every command? OPT_COMPLETE is one that nobody is told of. */
bool cli_option_is_global(enum cli_option o);
/* Is it one of the command's own? NULL has none. */
bool cli_option_of(const struct cli_command *c, enum cli_option o);

/* The command line, read. */
struct cli_args {
	const char **words; /* command and arguments */
	size_t n_words;
	struct cli_given {
		enum cli_option option;
		const char *value; /* NULL for a switch */
	} * given;
	size_t n_given;
	const struct cli_command *command; /* NULL: none was named */
	const char *const *arg;            /* the words behind the command's name */
	size_t n_args;
};

/* Fails with ERR_USAGE; *a is to be released either way. argv outlives it. */
bool cli_args_parse(struct cli_args *a, int argc, char **argv, struct err *e);
/* The command's row, its arguments' number and its options. Fails with ERR_USAGE. */
bool cli_args_check(struct cli_args *a, struct err *e);
void cli_args_release(struct cli_args *a);

/* Was the option given? */
bool cli_has(const struct cli_args *a, enum cli_option o);
/* The last value given, or NULL. */
const char *cli_value(const struct cli_args *a, enum cli_option o);

/* One run of the program. */
struct cli {
	const struct cli_env *env;
	struct cli_args args;
	struct out out;
	struct session se; /* store NULL where the command needs none */
	char *database;    /* path; NULL where the command needs none */
	bool quiet, json, plain, dry_run;
};

/* A message of success or advice; nothing with -q. */
__attribute__((format(printf, 2, 3))) void cli_say(struct cli *c, const char *fmt, ...);
/* A message that -q does not silence. */
__attribute__((format(printf, 2, 3))) void cli_warn(struct cli *c, const char *fmt, ...);
/* What was done, and that undo takes it back; with --json as the document {"schema", "done", "id"}. */
__attribute__((format(printf, 3, 4))) void cli_done(
	struct cli *c, int64_t id, const char *fmt, ...);

/* Values of options as numbers, days and records. Not given leaves *out alone and is no error. */
bool cli_number(
	const struct cli *c, enum cli_option o, int least, int most, int *out, struct err *e);
/* The only argument as a number from 1 on; left alone where it is not given. */
bool cli_count_arg(const struct cli *c, int most, int *out, struct err *e);
bool cli_day(const struct cli *c, enum cli_option o, int32_t *out, struct err *e);
/* The same into a field as ISO text; "" takes the day away. */
bool cli_day_text(const struct cli *c, enum cli_option o, char **field, struct err *e);
bool cli_group(const struct cli *c, int64_t *out, struct err *e);
bool cli_keyword(
	const struct cli *c, enum cli_option o, const char *const *names, int *out, struct err *e);
/* The version that --sent asks for: its number, 0 for "latest" and where it is not given. */
bool cli_sent(const struct cli *c, int *version, struct err *e);
/* The words of an option that is yes or no; NULL at the end. */
extern const char *const cli_no_yes[];

/* The meeting that the first argument names, narrowed by --group. */
bool cli_meeting(const struct cli *c, int64_t *id, struct err *e);

/* A time for a meeting, as it is typed: a day without a time keeps the time that it has (no minute), a
 * time without a day its day; ends MOMENT_NONE where nothing is said of the end. */
bool cli_new_time(struct cli *c, int64_t meeting_id, const char *text, struct moment *starts,
	struct moment *ends, struct err *e);

/* The item of a meeting with that number; "0" stands before the first one and gives 0. */
bool cli_item_numbered(
	const struct cli *c, int64_t meeting_id, const char *number, int64_t *id, struct err *e);

/* Which meetings --group, --year, --from and --to ask for; days in from and to, which outlive q. */
struct cli_span {
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	bool given; /* one of --year, --from and --to */
};
bool cli_meeting_query(
	const struct cli *c, struct cli_span *span, struct meeting_query *q, struct err *e);

/* A text to the file of --output, or to standard output. */
bool cli_write(struct cli *c, const struct buf *text, struct err *e);

/* Fill a group from the options and put it, with the parties that it must have; did tells what became of one
 * that ends. */
struct groups_ended;
bool cli_put_group(struct cli *c, struct group *g, struct groups_ended *did, struct err *e);
/* Say so. */
bool cli_ended(struct cli *c, const struct groups_ended *did, struct err *e);

/* Begin and end the one JSON document of a run: {"schema":1, … }. */
void cli_json_open(struct cli *c, struct json *j);
void cli_json_close(struct cli *c, struct json *j);

/* Is a person at the keyboard who can be asked? */
bool cli_may_ask(const struct cli *c);

/* The nearest of the words, for "did you mean"; NULL where none is near. */
const char *cli_nearest(const char *word, const char *const *words, size_t n);

/* Help for what the words name: a command, several with that first word, or without words all. False where
 * they name nothing. */
bool cli_help(const struct cli_args *a, struct out *o);

/* Says that the words name no command, and which is near; always false. */
bool cli_unknown_command(const struct cli_args *a, struct err *e);
void cli_usage_line(const struct cli_command *command, struct buf *b);

/* --complete KIND: candidates, one a line. */
bool cli_complete(struct cli *c, const char *kind, struct err *e);

/* The commands' functions. */
bool cli_demo(struct cli *c, struct err *e);
bool cli_overview(struct cli *c, struct err *e);
bool cli_list_meetings(struct cli *c, struct err *e);
bool cli_list_people(struct cli *c, struct err *e);
bool cli_list_groups(struct cli *c, struct err *e);
bool cli_list_parties(struct cli *c, struct err *e);
bool cli_list_kinds(struct cli *c, struct err *e);
bool cli_list_vacancies(struct cli *c, struct err *e);
bool cli_check_groups(struct cli *c, struct err *e);
bool cli_list_actions(struct cli *c, struct err *e);
bool cli_list_decisions(struct cli *c, struct err *e);
bool cli_list_rounds(struct cli *c, struct err *e);
bool cli_search(struct cli *c, struct err *e);
bool cli_stats(struct cli *c, struct err *e);
bool cli_export_stats(struct cli *c, struct err *e);
bool cli_export_csv(struct cli *c, struct err *e);
extern const char *const cli_csv_names[]; /* the tables that it writes */
bool cli_show(struct cli *c, struct err *e);
bool cli_import(struct cli *c, struct err *e);
bool cli_attend(struct cli *c, struct err *e);
bool cli_change_group(struct cli *c, struct err *e);
bool cli_change_meeting(struct cli *c, struct err *e);
bool cli_change_kind(struct cli *c, struct err *e);
bool cli_change_member(struct cli *c, struct err *e);
bool cli_merge_groups(struct cli *c, struct err *e);
bool cli_merge_people(struct cli *c, struct err *e);
bool cli_split_person(struct cli *c, struct err *e);
bool cli_check_duplicates(struct cli *c, struct err *e);
bool cli_add_alias(struct cli *c, struct err *e);
bool cli_remove_alias(struct cli *c, struct err *e);
bool cli_list_aliases(struct cli *c, struct err *e);
bool cli_add_meeting(struct cli *c, struct err *e);
bool cli_add_person(struct cli *c, struct err *e);
bool cli_add_group(struct cli *c, struct err *e);
bool cli_add_member(struct cli *c, struct err *e);
bool cli_add_party(struct cli *c, struct err *e);
bool cli_add_people(struct cli *c, struct err *e);
bool cli_add_entries(struct cli *c, struct err *e);
bool cli_add_item(struct cli *c, struct err *e);
bool cli_add_template(struct cli *c, struct err *e);
bool cli_add_standing(struct cli *c, struct err *e);
bool cli_list_templates(struct cli *c, struct err *e);
bool cli_carry(struct cli *c, struct err *e);
bool cli_add_note(struct cli *c, struct err *e);
bool cli_add_round(struct cli *c, struct err *e);
bool cli_candidates(struct cli *c, struct err *e);
bool cli_add_candidate(struct cli *c, struct err *e);
bool cli_remove_candidate(struct cli *c, struct err *e);
bool cli_answer(struct cli *c, struct err *e);
bool cli_choose(struct cli *c, struct err *e);
bool cli_move(struct cli *c, struct err *e);
bool cli_cancel(struct cli *c, struct err *e);
bool cli_export_ics(struct cli *c, struct err *e);
bool cli_export_json(struct cli *c, struct err *e);
bool cli_export_feed(struct cli *c, struct err *e);
bool cli_export_vdir(struct cli *c, struct err *e);
bool cli_list_feeds(struct cli *c, struct err *e);
bool cli_invite(struct cli *c, struct err *e);
bool cli_remove_meeting(struct cli *c, struct err *e);
bool cli_export_notes(struct cli *c, struct err *e);
bool cli_export_agenda(struct cli *c, struct err *e);
bool cli_export_round(struct cli *c, struct err *e);
bool cli_export_wheel(struct cli *c, struct err *e);
bool cli_document_send(struct cli *c, struct err *e);
bool cli_document_approve(struct cli *c, struct err *e);
bool cli_document_archive(struct cli *c, struct err *e);
bool cli_document_reopen(struct cli *c, struct err *e);
bool cli_document_list(struct cli *c, struct err *e);
bool cli_document_show(struct cli *c, struct err *e);
bool cli_add_break(struct cli *c, struct err *e);
bool cli_add_blackout(struct cli *c, struct err *e);
bool cli_list_breaks(struct cli *c, struct err *e);
bool cli_list_blackouts(struct cli *c, struct err *e);
bool cli_remove_break(struct cli *c, struct err *e);
bool cli_remove_blackout(struct cli *c, struct err *e);
bool cli_copy_breaks(struct cli *c, struct err *e);
bool cli_dispatch(struct cli *c, struct err *e);
bool cli_sorting(struct cli *c, struct err *e);
extern const char *const cli_sorting_names[]; /* "particle", "name" */
bool cli_check(struct cli *c, struct err *e);
bool cli_check_year(struct cli *c, struct err *e);
bool cli_plan(struct cli *c, struct err *e);
bool cli_list_plan(struct cli *c, struct err *e);
bool cli_person_export(struct cli *c, struct err *e);
bool cli_person_erase(struct cli *c, struct err *e);
bool cli_retention(struct cli *c, struct err *e);
bool cli_restore(struct cli *c, struct err *e);
bool cli_terms(struct cli *c, struct err *e);
bool cli_close(struct cli *c, struct err *e);
bool cli_reopen(struct cli *c, struct err *e);
bool cli_undo(struct cli *c, struct err *e);
bool cli_redo(struct cli *c, struct err *e);
bool cli_history(struct cli *c, struct err *e);
bool cli_backup(struct cli *c, struct err *e);
bool cli_doctor(struct cli *c, struct err *e);
bool cli_help_command(struct cli *c, struct err *e);

#endif
