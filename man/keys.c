/* Writes arshjul-keys.7, the manual's page of keys, from the program's command table. */
#include <stdio.h>

#include "base/buf.h"

#include "tui/commands.h"

int main(void)
{
	struct buf keys = { 0 };

	commands_mdoc(&keys);
	fputs(".Dd $Mdocdate$\n"
	      ".Dt ARSHJUL-KEYS 7\n"
	      ".Os\n"
	      ".Sh NAME\n"
	      ".Nm arshjul-keys\n"
	      ".Nd keys of the annual cycle program\n"
	      ".Sh DESCRIPTION\n"
	      "The keys of\n"
	      ".Xr arshjul 1 ,\n"
	      "by the view in which they count.\n"
	      "Keys that do the same have a slash between them.\n"
	      "Inside the program,\n"
	      ".Ic \\&?\n"
	      "lists those that count where you are, and runs the one you choose.\n",
		stdout);
	fputs(buf_str(&keys), stdout);
	fputs(".Sh SEE ALSO\n"
	      ".Xr arshjul 1\n",
		stdout);
	buf_release(&keys);
	return 0;
}
