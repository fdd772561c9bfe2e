#include "formats/mail_in.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "formats/calendar_in.h"
#include "formats/encoding.h"

/* A stretch of the mail. */
struct span {
	const char *at, *end;
};

struct mail {
	struct buf best; /* the calendar so far */
	bool inline_one; /* it is a text/calendar part, not an attachment */
	bool outlooks;   /* there is a winmail.dat */
	bool sealed;     /* it is encrypted */
	int parts;
};

/* What becomes of a part is seen from its first bytes. */
enum { LOOK_BYTES = 512 };

/* What a part's head says. */
struct head {
	char type[128]; /* lower-case, without parameters */
	char boundary[256];
	char charset[64];
	char encoding[32];
	char name[256]; /* of the file */
	char from[320]; /* the sender's address, lower-case */
};

/* ---- Heads ---- */

/* The value of a parameter of a field: name=value or name="value". */
static void param(const char *field, const char *name, char *out, size_t room)
{
	size_t n = strlen(name), k = 0;

	for (const char *at = strchr(field, ';'); at; at = strchr(at, ';')) {
		char stop = ';';

		at += 1 + strspn(at + 1, " \t");
		/* name*=utf-8''… and name*0=… as well: only the end of a file's name matters. */
		if (strncasecmp(at, name, n) != 0 || !strchr("=*", at[n]) || !at[n])
			continue;
		at = strchr(at, '=');
		if (!at)
			return;
		at++;
		if (*at == '"') {
			stop = '"';
			at++;
		}
		while (*at && *at != stop && (stop == '"' || !strchr(" \t", *at)) && k + 1 < room)
			out[k++] = *at++;
		out[k] = '\0';
		return;
	}
}

static void word(const char *value, char *out, size_t room)
{
	size_t n = strcspn(value, "; \t(");

	n = n < room ? n : room - 1;
	for (size_t i = 0; i < n; i++)
		out[i] = (char)(value[i] >= 'A' && value[i] <= 'Z' ? value[i] + 32 : value[i]);
	out[n] = '\0';
}

/* "Karin Alm <karin@ekby.example>", or the address alone. */
static void sender(const char *value, char *out, size_t room)
{
	const char *open = strrchr(value, '<');

	word(open ? open + 1 : value + strspn(value, " \t"), out, room);
	out[strcspn(out, ">")] = '\0';
}

static void read_field(const char *line, struct head *h)
{
	static const char type[] = "Content-Type:", encoding[] = "Content-Transfer-Encoding:",
			  disposition[] = "Content-Disposition:", from[] = "From:";

	if (strncasecmp(line, type, sizeof(type) - 1) == 0) {
		line += sizeof(type) - 1;
		line += strspn(line, " \t");
		word(line, h->type, sizeof(h->type));
		param(line, "boundary", h->boundary, sizeof(h->boundary));
		param(line, "charset", h->charset, sizeof(h->charset));
		if (!*h->name)
			param(line, "name", h->name, sizeof(h->name));
	} else if (strncasecmp(line, encoding, sizeof(encoding) - 1) == 0) {
		line += sizeof(encoding) - 1;
		word(line + strspn(line, " \t"), h->encoding, sizeof(h->encoding));
	} else if (strncasecmp(line, disposition, sizeof(disposition) - 1) == 0) {
		param(line, "filename", h->name, sizeof(h->name));
	} else if (strncasecmp(line, from, sizeof(from) - 1) == 0) {
		sender(line + sizeof(from) - 1, h->from, sizeof(h->from));
	}
}

/* One physical line, its end left out; false at the end. */
static bool next_line(struct span *s, struct span *line)
{
	const char *lf;

	if (s->at >= s->end)
		return false;
	lf = memchr(s->at, '\n', (size_t)(s->end - s->at));
	*line = (struct span) { s->at, lf ? lf : s->end };
	s->at = lf ? lf + 1 : s->end;
	if (line->end > line->at && line->end[-1] == '\r')
		line->end--;
	return true;
}

/* The head up to the empty line; s is the body then. Long lines are cut: nothing that matters is long. */
static void read_head(struct span *s, struct head *h)
{
	char field[2048] = "";
	struct span line;
	size_t n = 0;

	*h = (struct head) { .type = "text/plain" };
	while (next_line(s, &line) && line.at < line.end) {
		size_t len = (size_t)(line.end - line.at);

		if (*line.at != ' ' && *line.at != '\t') {
			read_field(field, h);
			n = 0;
		}
		len = len < sizeof(field) - 1 - n ? len : sizeof(field) - 1 - n;
		memcpy(field + n, line.at, len);
		n += len;
		field[n] = '\0';
	}
	read_field(field, h);
}

/* ---- Bodies ---- */

static void decode(const struct span *s, const struct head *h, struct buf *out)
{
	size_t n = (size_t)(s->end - s->at);

	if (strcmp(h->encoding, "base64") == 0)
		text_unbase64(s->at, n, out);
	else if (strcmp(h->encoding, "quoted-printable") == 0)
		text_unquote(s->at, n, out);
	else
		buf_add(out, s->at, n);
}

static void add_text(const struct span *s, const struct head *h, struct buf *out)
{
	struct buf bytes = { 0 };
	const char *own;

	decode(s, h, &bytes);
	/* What the bytes themselves say of their letters is right more often than the head. */
	own = text_wide(buf_str(&bytes), bytes.len);
	if (!own && *h->charset && strncasecmp(h->charset, "utf-16", 6) != 0 &&
		strcasecmp(h->charset, "utf-8") != 0 && strcasecmp(h->charset, "us-ascii") != 0)
		own = h->charset;
	if (!own || !text_recode(own, buf_str(&bytes), bytes.len, out)) {
		size_t mark = bytes.len >= 3 && memcmp(bytes.s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

		buf_add(out, buf_str(&bytes) + mark, bytes.len - mark);
	}
	buf_release(&bytes);
}

static bool ends_ics(const char *name)
{
	size_t n = strlen(name);

	return n >= 4 && strcasecmp(name + n - 4, ".ics") == 0;
}

/* A part of any type, under any name, may be one: mail programs know no better. */
static bool holds_calendar(const struct span *s, const struct head *h)
{
	struct span first = { s->at, s->end - s->at < LOOK_BYTES ? s->end : s->at + LOOK_BYTES };
	struct buf bytes = { 0 };
	bool is;

	decode(&first, h, &bytes);
	is = calendar_sniff(buf_str(&bytes), bytes.len) == CALENDAR_FILE;
	buf_release(&bytes);
	return is;
}

/* One text/calendar is what the mail is about; it wins over files, which often are its copies. Of those all
 * are taken. */
static void leaf(struct mail *m, const struct span *body, const struct head *h)
{
	bool calendar = strcmp(h->type, "text/calendar") == 0;

	m->outlooks |= strcmp(h->type, "application/ms-tnef") == 0 ||
		strcasecmp(h->name, "winmail.dat") == 0;
	m->sealed |= strstr(h->type, "pkcs7-mime") || strstr(h->type, "pgp-encrypted");
	if (m->inline_one)
		return;
	if (calendar)
		buf_cut(&m->best, 0);
	else if (strcmp(h->type, "application/ics") != 0 && !ends_ics(h->name) &&
		!holds_calendar(body, h))
		return;
	if (m->best.len > 0)
		buf_puts(&m->best, "\r\n");
	add_text(body, h, &m->best);
	m->inline_one = calendar && m->best.len > 0;
}

static void part(struct mail *m, struct span s, int depth);

/* Is the line "--boundary" (1), or "--boundary--" (2)? Another boundary may begin with the same letters. */
static int delimiter(const struct span *line, const char *boundary, size_t n)
{
	const char *at = line->at + n + 2;
	int what = 1;

	if ((size_t)(line->end - line->at) < n + 2 || line->at[0] != '-' || line->at[1] != '-' ||
		memcmp(line->at + 2, boundary, n) != 0)
		return 0;
	if (line->end - at >= 2 && at[0] == '-' && at[1] == '-') {
		what = 2;
		at += 2;
	}
	while (at < line->end && (*at == ' ' || *at == '\t'))
		at++;
	return at == line->end ? what : 0;
}

static void multipart(struct mail *m, struct span body, const struct head *h, int depth)
{
	size_t n = strlen(h->boundary);
	const char *from = NULL;
	struct span line;

	if (n == 0)
		return;
	while (next_line(&body, &line)) {
		int what = delimiter(&line, h->boundary, n);

		if (what == 0)
			continue;
		if (from)
			part(m, (struct span) { from, line.at }, depth + 1);
		from = what == 1 ? body.at : NULL;
	}
	if (from)
		part(m, (struct span) { from, body.end }, depth + 1);
}

static void part(struct mail *m, struct span s, int depth)
{
	struct head h;

	if (depth > MAIL_DEPTH_MAX || ++m->parts > MAIL_PARTS_MAX)
		return;
	read_head(&s, &h);
	if (strncmp(h.type, "multipart/", 10) == 0)
		multipart(m, s, &h, depth);
	else if (strcmp(h.type, "message/rfc822") == 0)
		part(m, s, depth + 1);
	else
		leaf(m, &s, &h);
}

/* Why there is none, as far as can be told. */
static bool lacking(const struct mail *m, struct err *e)
{
	if (m->outlooks)
		return err_set(e, ERR_INVALID,
			_("There is no calendar in this mail but a winmail.dat, which only Outlook "
			  "reads: ask for the invitation as a calendar file (.ics)."));
	if (m->sealed)
		return err_set(e, ERR_INVALID,
			_("This mail is encrypted: save its calendar file (.ics) and import that."));
	return err_set(e, ERR_INVALID, _("There is no calendar in this mail."));
}

void mail_sender(const char *bytes, size_t n, struct buf *out)
{
	struct span s = { bytes, bytes + n };
	struct head h;

	read_head(&s, &h);
	buf_puts(out, h.from);
}

bool mail_calendar(const char *bytes, size_t n, struct buf *out, struct err *e)
{
	struct mail m = { 0 };
	bool ok;

	part(&m, (struct span) { bytes, bytes + n }, 0);
	ok = m.best.len > 0 || lacking(&m, e);
	if (ok)
		buf_add(out, m.best.s, m.best.len);
	buf_release(&m.best);
	return ok;
}
