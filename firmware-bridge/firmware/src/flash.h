/* The firmware's own image in flash. */
#pragma once
#include <stdint.h>

/* CRC-16 (that of the wire) from address 0 to the end of the image, so that a host can tell which one is running. */
uint16_t flash_crc(void);
