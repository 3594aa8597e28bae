#include "flash.h"

#include <avr/pgmspace.h>

#include "wire.h"

extern const uint8_t __data_load_end[];

uint16_t flash_crc(void)
{
	uint16_t crc = 0xFFFF;
	for (uint16_t address = 0; address < (uint16_t)__data_load_end; address++)
		crc = crc16(crc, pgm_read_byte(address));
	return crc;
}
