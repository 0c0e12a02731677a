const askEveryMs = 500;

/**
 * npm runs scripts in a shell, and a signal that ends npm or the shell need not reach us. Then our parent is another
 * process than before, and whoever started us wants us gone.
 */
export const stopWithParent = (env: NodeJS.ProcessEnv, stop: () => void): void => {
  const startedByNpm = env['npm_lifecycle_event'] !== undefined;
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    stop();
  }, askEveryMs);
};
