import { type BotCommand } from '../chats/bot.ts';
import { type Method, type MethodCall } from './method.ts';
import { structureOf, textOf } from './read-params.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

const name = /^\/?[a-z0-9_]{1,32}$/;
const descriptionMax = 256;
const commandsMax = 100;

const keyOf = ({ params }: MethodCall): string =>
  `${JSON.stringify(structureOf(params, 'scope') ?? { type: 'default' })} ${textOf(params, 'language_code') ?? ''}`;

const readCommand = (value: unknown): BotCommand => {
  const { command, description } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof command !== 'string' || !name.test(command))
    throw new TelegramRefusal(400, 'BOT_COMMAND_INVALID');
  if (typeof description !== 'string' || description === '' || description.length > descriptionMax)
    throw new TelegramRefusal(400, 'BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: command.replace('/', ''), description };
};

/** Says what the menu of commands shows, for a scope and a language. */
export const setMyCommands: Method = (call) => {
  const given = structureOf(call.params, 'commands');
  if (!Array.isArray(given)) throw new TelegramRefusal(400, "can't parse commands JSON object");
  if (given.length > commandsMax) throw new TelegramRefusal(400, 'BOT_COMMANDS_TOO_MUCH');
  const { world } = call;
  const { commands } = world.bot();
  world.changeBot({ commands: { ...commands, [keyOf(call)]: given.map(readCommand) } });
  return true;
};

/** Gives what the menu shows, for a scope and a language. */
export const getMyCommands: Method = (call) => call.world.bot().commands[keyOf(call)] ?? [];
