export type GpioErrorCode =
  | 'Gpio_NoSysfs'
  | 'Gpio_NoChip'
  | 'Gpio_SeveralChips'
  | 'Gpio_NoPermission'
  | 'Gpio_PinTwice'
  | 'Gpio_PinReserved'
  | 'Gpio_NoSuchPin'
  | 'Gpio_PinBusy'
  | 'Gpio_PinFailed';

/** What is wrong with the pins, where, and what to do. */
export class GpioError extends Error {
  override readonly name = 'GpioError';
  readonly code: GpioErrorCode;

  constructor(code: GpioErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
