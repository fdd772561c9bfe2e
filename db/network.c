#include "db/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define FUSE 0x65735546u

const char *network_name(uint32_t type)
{
	static const struct {
		uint32_t type;
		const char *name;
	} types[] = {
		{ 0x6969u, "NFS" },
		{ 0x517bu, "SMB" },
		{ 0xff534d42u, "CIFS" },
		{ 0xfe534d42u, "SMB2" },
		{ 0x01021997u, "9p" },
		{ 0x00c36400u, "Ceph" },
		{ 0x5346414fu, "AFS" },
		{ 0x73757245u, "Coda" },
	};

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (types[i].type == type)
			return types[i].name;
	return NULL;
}

bool network_is_fuse(uint32_t type)
{
	return type == FUSE;
}

static bool is_network_fuse(const char *kind)
{
	static const char *const kinds[] = { "fuse.sshfs", "fuse.rclone", "fuse.s3fs",
		"fuse.glusterfs", "fuse.davfs", "fuse.davfs2", "fuse.curlftpfs", "fuse.gvfsd-fuse",
		"fuse.goofys", "fuse.juicefs", "fuse.cephfs", "fuse.ceph" };

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

char *network_fuse(const char *mountinfo, unsigned major, unsigned minor)
{
	unsigned a, b;

	for (const char *line = mountinfo; line && *line;) {
		const char *end = strchrnul(line, '\n');
		char *copy = xstrndup(line, (size_t)(end - line));
		const char *dash = strstr(copy, " - ");
		char kind[64];
		bool hit = sscanf(copy, "%*u %*u %u:%u", &a, &b) == 2 && a == major && b == minor &&
			dash && sscanf(dash, " - %63s", kind) == 1 && is_network_fuse(kind);

		free(copy);
		if (hit)
			return xstrdup(kind);
		line = *end ? end + 1 : NULL;
	}
	return NULL;
}
