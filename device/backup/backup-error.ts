/** Why a backup could not be made or restored. `code` is for programs; `message` says what was wrong and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code:
    | 'Backup_NoRegister'
    | 'Backup_FileExists'
    | 'Backup_NotWritable'
    | 'Backup_NotReadable'
    | 'Backup_NotOurs'
    | 'Backup_WrongPassphrase'
    | 'Backup_Damaged'
    | 'Backup_TooNew'
    | 'Backup_UnitRuns'
    | 'Backup_NotVerified';

  constructor(code: BackupError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
