#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/cli/command.h"

void cli_usage_line(const struct cli_command *command, struct buf *b)
{
	buf_printf(b, "arshjul %s", command->name);
	if (*command->args)
		buf_printf(b, " %s", command->args);
	for (enum cli_option i = 0; i < OPTION_COUNT_CLI; i++) {
		const struct cli_option_info *o = &cli_options[i];

		if (!cli_option_of(command, i))
			continue;
		buf_printf(
			b, " [--%s%s%s]", o->name, o->value ? " " : "", o->value ? o->value : "");
	}
}

/* Those of a command; NULL: those of all. */
static void option_lines(const struct cli_command *c, struct out *o)
{
	for (enum cli_option i = 0; i < OPTION_COUNT_CLI; i++) {
		const struct cli_option_info *info = &cli_options[i];
		char left[64];

		if (c ? !cli_option_of(c, i) : !cli_option_is_global(i))
			continue;
		snprintf(left, sizeof(left), "%c%c%c --%s%s%s", info->letter ? '-' : ' ',
			info->letter ? info->letter : ' ', info->letter ? ',' : ' ', info->name,
			info->value ? " " : "", info->value ? info->value : "");
		out_printf(o, "  %-22s %s\n", left, _(info->help));
	}
}

static void examples_of(const struct cli_command *c, struct out *o)
{
	for (size_t i = 0; i < ARRAY_LEN(c->examples) && c->examples[i]; i++)
		out_printf(o, "  arshjul %s\n", c->examples[i]);
}

static void one_command(const struct cli_command *c, struct out *o)
{
	struct buf b = { 0 };

	cli_usage_line(c, &b);
	out_printf(o, "%s.\n\n", _(c->help));
	examples_of(c, o);
	out_printf(o, "\n");
	out_wrap(o, "", "        ", buf_str(&b), 90);
	if (*c->options) {
		out_printf(o, "\n");
		out_bold(o, "%s", _("Options"));
		out_printf(o, "\n");
		option_lines(c, o);
	}
	out_printf(o, "\n%s\n", _("arshjul -h lists the options that all commands have."));
	buf_release(&b);
}

enum { LEFT_CELLS = 29 };

static void command_lines(const char *first, struct out *o)
{
	size_t n = first ? strlen(first) : 0;

	for (const struct cli_command *c = cli_commands; c->name; c++) {
		char left[64];

		if (first && (strncmp(c->name, first, n) != 0 || c->name[n] != ' '))
			continue;
		snprintf(left, sizeof(left), "%s%s%s", c->name, *c->args ? " " : "", c->args);
		out_printf(o, "  %-*s ", LEFT_CELLS, left);
		if (strlen(left) > LEFT_CELLS)
			out_printf(o, "\n%*s", LEFT_CELLS + 3, "");
		out_printf(o, "%s\n", _(c->help));
	}
}

static void everything(struct out *o)
{
	out_printf(o, "%s\n\n",
		_("arshjul: walk agendas, mark attendance and plan the year of meetings."));
	out_printf(o, "  arshjul                       %s\n", _("open the program"));
	out_printf(o, "  arshjul demo                  %s\n", _("look at a made-up year"));
	out_printf(o, "  arshjul import FILE           %s\n", _("begin with the notes you have"));
	out_printf(o, "  arshjul show next             %s\n\n", _("the next meeting"));
	out_bold(o, "%s", _("Commands"));
	out_printf(o, "\n");
	command_lines(NULL, o);
	out_printf(o, "\n");
	out_bold(o, "%s", _("Options of all commands"));
	out_printf(o, "\n");
	option_lines(NULL, o);
	out_printf(o, "\n%s\n",
		_("arshjul COMMAND -h tells more, man arshjul all of it. Exit status: 0 done, 1 error, "
		  "2 wrong use, 3 not found, 4 database busy or newer, 5 findings, 130 interrupted."));
}

bool cli_help(const struct cli_args *a, struct out *o)
{
	const char *first = a->n_words > 0 ? a->words[0] : NULL;
	const char *second = a->n_words > 1 ? a->words[1] : NULL;
	size_t n = first ? strlen(first) : 0;
	bool several = false;

	for (const struct cli_command *c = cli_commands; first && c->name; c++) {
		bool begins = strncmp(c->name, first, n) == 0;

		if ((begins && c->name[n] == '\0') ||
			(second && begins && c->name[n] == ' ' &&
				strcmp(c->name + n + 1, second) == 0)) {
			one_command(c, o);
			return true;
		}
		several |= begins && c->name[n] == ' ';
	}
	if (several)
		command_lines(first, o);
	else if (!first)
		everything(o);
	return several || !first;
}

bool cli_help_command(struct cli *c, struct err *e)
{
	struct cli_args words = { .words = c->args.words + 1, .n_words = c->args.n_words - 1 };

	return cli_help(&words, &c->out) || cli_unknown_command(&words, e);
}
