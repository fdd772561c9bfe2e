#include "rules/poll_lines.h"

#include <string.h>

#include "base/text.h"

static size_t blanks(const char *s)
{
	return strspn(s, " \t");
}

/* "a)" "b." "12)" "3." */
static size_t counted_sign(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 && ((s[0] >= 'a' && s[0] <= 'z') || (s[0] >= 'A' && s[0] <= 'Z')))
		n = 1;
	return n > 0 && n < 3 && (s[n] == ')' || s[n] == '.') ? n + 1 : 0;
}

size_t poll_sign(const char *text)
{
	static const char *const bullets[] = { "-", "–", "—", "•", "*", "·" };
	size_t lead = blanks(text), n = counted_sign(text + lead);

	for (size_t i = 0; n == 0 && i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (text_starts(text + lead, bullets[i]))
			n = strlen(bullets[i]);
	if (n == 0 || blanks(text + lead + n) == 0)
		return 0;
	return lead + n + blanks(text + lead + n);
}

static bool votable(const struct note *n, const int64_t *except, size_t n_except)
{
	for (size_t i = 0; i < n_except; i++)
		if (except[i] == n->id)
			return false;
	return n->kind != NOTE_PRIVATE && n->kind != NOTE_DECISION && n->kind != NOTE_ACTION;
}

static void add_rows(const struct note *n, struct poll_lines *out, size_t *cap)
{
	const char *s = n->text ? n->text : "";

	while (*s) {
		size_t len = strcspn(s, "\n"), sign = poll_sign(s);
		struct poll_line line = { .note_id = n->id, .sign = sign > 0 };

		line.text = pool_strndup(&out->pool, s + sign, len - sign);
		line.chosen = !line.sign && n->kind == NOTE_TEXT;
		if (!text_blank(line.text)) {
			out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
			out->v[out->n++] = line;
		}
		s += len + (s[len] == '\n');
	}
}

void poll_lines(const struct note *notes, size_t n, const int64_t *except, size_t n_except,
	struct poll_lines *out)
{
	bool signs = false;
	size_t cap = 0;

	*out = (struct poll_lines) { 0 };
	for (size_t i = 0; i < n; i++)
		if (votable(&notes[i], except, n_except))
			add_rows(&notes[i], out, &cap);
	for (size_t i = 0; i < out->n; i++)
		signs |= out->v[i].sign;
	for (size_t i = 0; i < out->n && signs; i++)
		out->v[i].chosen = out->v[i].sign;
}
