/**
 * Loaded into every supervised process before its own script: when the start dies in any way, kill -9 included, the channel
 * closes and the process ends in order instead of living on alone.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
