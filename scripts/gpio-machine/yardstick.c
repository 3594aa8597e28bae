/*
 * The yardstick: waits by epoll for edges on a pin in sysfs and raises another for each, as the daemon's key-to-command
 * way does with Node and onoff between. Tells on its standard output, for each edge, the moment at which it was read.
 * Usage: yardstick INPUT-NUMBER COUNT  (numbers of sysfs, exported, edge both)
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  char path[64], level;
  snprintf(path, sizeof path, "/sys/class/gpio/gpio%d/value", atoi(argv[1]));
  int file = open(path, O_RDONLY), poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLPRI};
  if (file < 0 || poll < 0 || pread(file, &level, 1, 0) != 1) return 1;
  if (epoll_ctl(poll, EPOLL_CTL_ADD, file, &event) != 0) return 1;
  setvbuf(stdout, NULL, _IOLBF, 0);
  puts("ready");
  for (int left = atoi(argv[2]); left > 0;) {
    if (epoll_wait(poll, &event, 1, -1) != 1 || pread(file, &level, 1, 0) != 1) return 1;
    double at = now_ms();
    if (level != '0') continue;
    printf("%.4f\n", at);
    left--;
  }
  return 0;
}
