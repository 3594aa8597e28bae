/*
 * A serial device whose far end is stdin and stdout: `pty-cable LINK`. It stays while programs open and close it, and
 * says on stderr when one opens it ("open"), which is where a board with automatic reset is reset. What is sent while nobody
 * has it open is lost, as on a port.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static int pty;
static int is_open;

static int make(const char *link)
{
	struct termios raw;
	int own;
	pty = posix_openpt(O_RDWR | O_NOCTTY);
	if (pty < 0 || grantpt(pty) || unlockpt(pty))
		return -1;
	own = open(ptsname(pty), O_RDWR | O_NOCTTY);
	if (own < 0 || tcgetattr(own, &raw))
		return -1;
	cfmakeraw(&raw);
	if (tcsetattr(own, TCSANOW, &raw))
		return -1;
	close(own); /* from now on the kernel says that nobody has it open */
	unlink(link);
	return symlink(ptsname(pty), link);
}

static void copy(int from, int to, int keep)
{
	char bytes[4096];
	ssize_t count = read(from, bytes, sizeof bytes);
	if (count == 0)
		exit(0);
	for (ssize_t done = 0; keep && done < count;) {
		ssize_t written = write(to, bytes + done, (size_t)(count - done));
		if (written < 0 && errno != EAGAIN)
			return;
		done += written > 0 ? written : 0;
	}
}

int main(int count, char **words)
{
	if (count != 2 || make(words[1])) {
		perror("pty-cable");
		return 1;
	}
	for (;;) {
		struct pollfd ends[] = { { pty, POLLIN, 0 }, { 0, POLLIN, 0 } };
		poll(ends, 2, 2);
		if (!(ends[0].revents & POLLHUP) && !is_open)
			fputs("open\n", stderr);
		is_open = !(ends[0].revents & POLLHUP);
		if (ends[0].revents & POLLIN)
			copy(pty, 1, 1);
		if (ends[1].revents & (POLLIN | POLLHUP))
			copy(0, pty, is_open);
		if (!is_open)
			usleep(1000);
	}
}
