/* Part of arshjul-pdf.so. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/pdf_parts.h"

/* What the file says of itself, and the objects that are written anew behind its end. */
struct update {
	struct buf *pdf;
	size_t end; /* of what cairo wrote */
	long root, info, size, before;
	struct written {
		long object;
		size_t at;
	} * v;
	size_t n, cap;
};

/* The last place where what begins, in what cairo wrote; NULL for none. Bytes, not text: NUL occurs. */
static const char *find_last(const struct update *u, const char *what)
{
	size_t n = strlen(what);

	for (size_t at = u->end; at >= n; at--) {
		if (memcmp(u->pdf->s + at - n, what, n) == 0)
			return u->pdf->s + at - n;
	}
	return NULL;
}

/* The number behind key; 0 for none. */
static long number_after(const char *text, const char *key)
{
	const char *s = text ? strstr(text, key) : NULL;

	return s ? strtol(s + strlen(key), NULL, 10) : 0;
}

/* The object's dictionary from "<<" to before its last ">>"; NULL for none. The caller frees. */
static char *dictionary(const struct update *u, long object)
{
	char *head = xasprintf("\n%ld 0 obj\n", object);
	const char *s = find_last(u, head), *end;
	char *found = NULL;

	if (s) {
		s += strlen(head);
		end = strstr(s, ">>\nendobj");
		if (end && strncmp(s, "<<", 2) == 0)
			found = xstrndup(s, (size_t)(end - s));
	}
	free(head);
	return found;
}

static void begin_object(struct update *u, long object)
{
	u->v = xgrow(u->v, u->n, &u->cap, sizeof(*u->v));
	u->v[u->n++] = (struct written) { object, u->pdf->len };
	buf_printf(u->pdf, "%ld 0 obj\n", object);
}

static void end_object(struct update *u)
{
	buf_puts(u->pdf, ">>\nendobj\n");
}

/* The object with what stands for key, up to the end of its line, replaced. */
static void rewrite(struct update *u, long object, const char *key, const char *with)
{
	char *old = dictionary(u, object), *line = old ? strstr(old, key) : NULL;

	if (line) {
		begin_object(u, object);
		buf_add(u->pdf, old, (size_t)(line - old));
		buf_printf(u->pdf, "%s %s", key, with);
		buf_puts(u->pdf, line + strcspn(line, "\n"));
		end_object(u);
	}
	free(old);
}

/* One Document around the groups of the pages, which hang side by side under the root of the structure
 * (ISO 32000-1, 14.8.4.2). */
static void add_document(struct update *u, const char *catalog)
{
	long tree = number_after(catalog, "/StructTreeRoot "), document = u->size;
	char *old = tree ? dictionary(u, tree) : NULL, *kids = old ? strstr(old, "/K [") : NULL, *s;
	char *reference = xasprintf("%ld 0 R", document);

	if (kids) {
		kids += strlen("/K [");
		kids[strcspn(kids, "]")] = '\0';
		begin_object(u, document);
		buf_printf(u->pdf,
			"<< /Type /StructElem\n   /S /Document\n   /P %ld 0 R\n   /K [%s]\n", tree,
			kids);
		end_object(u);
		u->size++;
		rewrite(u, tree, "/K", reference);
		for (s = kids; (s += strspn(s, " ")), *s; s = strstr(s, " R") + 2)
			rewrite(u, strtol(s, NULL, 10), "/P", reference);
	}
	free(reference);
	free(old);
}

/* cairo leaves out what a date begins with (ISO 32000-1, 7.9.4). */
static void mend_dates(struct update *u)
{
	static const char before[] = "Date (";
	char *old = dictionary(u, u->info), *s = old, *at;

	if (!old)
		return;
	begin_object(u, u->info);
	while ((at = strstr(s, before))) {
		at += strlen(before);
		buf_add(u->pdf, s, (size_t)(at - s));
		if (*at != 'D')
			buf_puts(u->pdf, "D:");
		s = at;
	}
	buf_puts(u->pdf, s);
	end_object(u);
	free(old);
}

static void put_table(struct update *u)
{
	size_t table = u->pdf->len;

	buf_puts(u->pdf, "xref\n");
	for (size_t i = 0; i < u->n; i++)
		buf_printf(u->pdf, "%ld 1\n%010zu 00000 n \n", u->v[i].object, u->v[i].at);
	buf_printf(u->pdf, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n", u->size, u->root);
	if (u->info)
		buf_printf(u->pdf, "   /Info %ld 0 R\n", u->info);
	buf_printf(u->pdf, "   /Prev %ld\n>>\nstartxref\n%zu\n%%%%EOF\n", u->before, table);
}

bool pdf_complete(struct buf *pdf, const char *language)
{
	struct update u = { .pdf = pdf, .end = pdf->len };
	const char *trailer = find_last(&u, "trailer");
	char *catalog;

	u.root = number_after(trailer, "/Root ");
	u.size = number_after(trailer, "/Size ");
	u.info = number_after(trailer, "/Info ");
	u.before = number_after(trailer, "startxref\n");
	catalog = u.root && u.size && u.before ? dictionary(&u, u.root) : NULL;
	if (!catalog)
		return false;
	begin_object(&u, u.root);
	buf_printf(pdf, "%s   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
		catalog, strcmp(language, "en") == 0 ? "en" : "sv-SE");
	if (!strstr(catalog, "/MarkInfo"))
		buf_puts(pdf, "   /MarkInfo << /Marked true >>\n");
	end_object(&u);
	add_document(&u, catalog);
	mend_dates(&u);
	put_table(&u);
	free(catalog);
	free(u.v);
	return true;
}
