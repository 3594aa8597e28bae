/**
 * Of a row of `call`: whether its caller left while waiting on hold, by what happened and not by the outcome, which anybody
 * may say or change afterwards. Being put through ends the wait another way, and so does a line that is lost.
 */
export const LEFT_ON_HOLD = `direction = 'incoming' AND answered IS NOT NULL AND ended_by = 'peer'
  AND EXISTS (SELECT 1 FROM wait WHERE wait.call = call.key AND why = 'gone')
  AND (SELECT kind FROM segment WHERE segment.call = call.key ORDER BY number DESC LIMIT 1) = 'hold'`;
