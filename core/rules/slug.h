/* Names as parts of addresses and files. Pure. */
#ifndef CORE_RULES_SLUG_H
#define CORE_RULES_SLUG_H

/* "Beredning Väst" as "beredning-vast": small letters a to z, digits, single dashes, of some 60 at most;
 * fallback where nothing is left. The caller frees. */
char *slug(const char *name, const char *fallback);

#endif
