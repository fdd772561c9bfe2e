/* Included before every source by the Makefile. These functions are never the right tool: they
 * write without a bound, keep hidden state, guess at numbers, or hand text to a shell. */
#ifndef CORE_BANNED_H
#define CORE_BANNED_H

/* Where they are declared, so that the ban does not hit the declarations. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat strncpy strncat stpcpy strtok
#pragma GCC poison sprintf vsprintf gets tmpnam mktemp
#pragma GCC poison localtime gmtime ctime asctime
#pragma GCC poison atoi atol atoll atof
#pragma GCC poison system popen

#endif
