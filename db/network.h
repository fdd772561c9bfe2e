/* Network file systems, on which several programs cannot safely share a database: locks are not
 * kept there, and SQLite's shared memory is not shared. */
#ifndef DB_NETWORK_H
#define DB_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

/* The name of the network file system that statfs's f_type stands for, or NULL. A type alone does not
 * tell for FUSE: network_fuse. */
const char *network_name(uint32_t type);
bool network_is_fuse(uint32_t type);

/* The same for a FUSE file system, by the line of mountinfo that belongs to a device ("major:minor"):
 * NULL where it is local. mountinfo is the text of proc(5)'s file. Caller frees. */
char *network_fuse(const char *mountinfo, unsigned major, unsigned minor);

#endif
