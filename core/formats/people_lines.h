/* A pasted or typed list of people: one a line, or the recipients of a mail. Pure. */
#ifndef CORE_FORMATS_PEOPLE_LINES_H
#define CORE_FORMATS_PEOPLE_LINES_H

#include "formats/people_sheet.h"

/* Read
 *
 *	Karin Alm
 *	Alm, Karin
 *	Karin Alm, Försäkringskassan, enhetschef
 *	Karin Alm (FK)
 *	- Karin Alm <karin.alm@example.org>
 *	"Alm, Karin" <karin.alm@example.org>; Bo Ek <bo@example.org>; eva.lind@example.org
 *	Norr: Karin Alm, Bo Ek
 *
 * into entries: semicolons and line breaks divide people, commas too where names stand between them. A
 * group before a colon counts for those who follow. Line numbers are those of the text. */
void people_lines_read(const char *text, struct people_entries *out);

/* Is the text such a list: does nearly every line give somebody with a first and a family name, or with
 * an address, and nothing else? */
bool people_lines_known(const char *text);

#endif
