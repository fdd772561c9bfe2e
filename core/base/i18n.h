/* Translation. English message ids; the Swedish catalogue is complete and is what is shown when the
 * environment names no language we have.
 *
 *	_("text")        translated
 *	N_("text")       marked for translation, translated later with _()
 *	Q_("ctx|text")   translated in a context: the part before | is never shown
 *	ngettext(one, many, n)
 *
 * The tools are gettext's, the reading is our own: catalogues are compiled in, so that no file can be
 * missing and no locale need be installed. (The C library translates only in a locale of the
 * language, and since glibc 2.39 no longer in C.UTF-8, the one locale that is always there.) */
#ifndef CORE_BASE_I18N_H
#define CORE_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>

#define _(s) i18n_text(s)
#define N_(s) (s)
#define Q_(s) i18n_context(s)
#define ngettext(one, many, n) i18n_plural(one, many, n)

/* Never freed; the msgid itself where there is no translation. */
__attribute__((format_arg(1))) const char *i18n_text(const char *msgid);
__attribute__((format_arg(1))) const char *i18n_context(const char *msgid);
__attribute__((format_arg(1), format_arg(2))) const char *i18n_plural(
	const char *one, const char *many, unsigned long n);

/* Called once by main, before anything is printed: character handling (always UTF-8) and language.
 * language is "sv", "en" or NULL for what the environment says. The environment's LANGUAGE says it on
 * to programs that we start. */
void i18n_init(const char *language);

/* Does the environment ask for plain characters (LC_ALL=C given by name, or a charset that is not
 * UTF-8)? Chrome is then drawn in ASCII; data keep their letters. */
bool i18n_ascii_wanted(void);

/* "sv" or "en": the language of the face. */
const char *i18n_language(void);

/* The catalogues in the program, made from core/po by the Makefile; language NULL at the end. */
struct catalogue {
	const char *language;
	const char *
		mo; /* a .mo file, little-endian (GNU gettext manual, "The Format of GNU MO Files") */
	size_t size;
};
extern const struct catalogue catalogues[];

#endif
