import { CliError } from "../error.ts";
import type { Command } from "../run.ts";
import { serve } from "../serve.ts";

/** Builds, serves and rebuilds until it is ended. */
export const command: Command = async ({ values, effects }) => {
  const port = Number(values.port ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CliError(`--port takes a number from 0 to 65535, not "${values.port}"`);
  return serve(effects, { port, host: values.host ?? "127.0.0.1", open: values["no-open"] ? false : values.open });
};
