/*
 * Makes the disk of one process slow, as a worn SD card is: each fsync and fdatasync takes SLOW_SYNC_LEAST to
 * SLOW_SYNC_MOST ms longer. Loaded by LD_PRELOAD.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void be_slow(void)
{
	static _Thread_local unsigned int seed = 1;
	const char *least = getenv("SLOW_SYNC_LEAST"), *most = getenv("SLOW_SYNC_MOST");
	long from = least ? atol(least) : 50, to = most ? atol(most) : 1000;
	long ms = from + rand_r(&seed) % (to - from + 1);
	struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

int fsync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");

	be_slow();
	return real(fd);
}

int fdatasync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	be_slow();
	return real(fd);
}
