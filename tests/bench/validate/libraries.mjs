// Rivals that people write by hand, made from the same JSON Schema: one for each strategy, chosen by its name as
// a careful author would.

import { Compile } from 'typebox/schema';
import * as v from 'valibot';
import * as z from 'zod';

/** `{ name: (value) => findings }` for each library. */
export function libraries(schema) {
  const branches = new Map(schema.oneOf.map((branch) => [branch.properties.strategy.const, branch]));
  const typeboxOf = each(branches, (branch) => Compile(branch));
  const zodOf = each(branches, zod);
  const valibotOf = each(branches, valibot);
  return {
    zod: byStrategy(zodOf, (checker, value) => {
      const { error } = checker.safeParse(value);
      return error ? error.issues.map(({ path, message }) => ({ pointer: pointer(path), message })) : [];
    }),
    valibot: byStrategy(valibotOf, (checker, value) => {
      const { issues } = v.safeParse(checker, value);
      return (issues ?? []).map(({ path, message }) => ({ pointer: pointer((path ?? []).map(({ key }) => key)), message }));
    }),
    typebox: byStrategy(typeboxOf, (checker, value) => {
      if (checker.Check(value)) return [];
      const [, errors] = checker.Errors(value);
      return errors.map(({ instancePath, message }) => ({ pointer: instancePath, message }));
    }),
  };
}

const each = (branches, make) => new Map([...branches].map(([name, branch]) => [name, make(branch)]));

const byStrategy = (checkers, check) => (value) => {
  const checker = checkers.get(value?.strategy);
  return checker ? check(checker, value) : [{ pointer: '/strategy', message: 'no strategy' }];
};

const pointer = (path) => path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What is common to the two that are built by calls: one schema for each type that a value may have. */
function built(schema, make) {
  if (schema === false) return make.never();
  if (schema === true) return make.any();
  if ('const' in schema) return make.literal(schema.const);
  const kinds = [schema.type].flat().map((type) => make[type](schema));
  return kinds.length === 1 ? kinds[0] : make.union(kinds);
}

const zod = (schema) => built(schema, ZOD);

const ZOD = {
  never: () => z.never(),
  any: () => z.unknown(),
  literal: (value) => z.literal(value),
  union: (kinds) => z.union(kinds),
  null: () => z.null(),
  boolean: () => z.boolean(),
  integer: (schema) => range(z.int(), schema),
  number: (schema) => range(z.number(), schema),
  string({ enum: choices, minLength, maxLength, pattern }) {
    if (choices) return z.enum(choices);
    let text = z.string();
    if (minLength !== undefined) text = text.min(minLength);
    if (maxLength !== undefined) text = text.max(maxLength);
    return pattern === undefined ? text : text.regex(new RegExp(pattern, 'u'));
  },
  array({ items, minItems, maxItems }) {
    let list = z.array(items === undefined ? z.unknown() : zod(items));
    if (minItems !== undefined) list = list.min(minItems);
    return maxItems === undefined ? list : list.max(maxItems);
  },
  object({ properties = {}, required = [], additionalProperties, minProperties = 0, maxProperties = Infinity }) {
    const members = Object.entries(properties).map(([key, property]) => {
      const member = zod(property);
      return [key, required.includes(key) ? member : member.optional()];
    });
    const shape = Object.fromEntries(members);
    let object = additionalProperties === false ? z.strictObject(shape) : z.looseObject(shape);
    if (typeof additionalProperties === 'object') object = z.object(shape).catchall(zod(additionalProperties));
    if (minProperties === 0 && maxProperties === Infinity) return object;
    return object.refine((value) => within(Object.keys(value).length, minProperties, maxProperties));
  },
};

function range(number, { minimum, maximum }) {
  const least = minimum === undefined ? number : number.min(minimum);
  return maximum === undefined ? least : least.max(maximum);
}

const within = (count, least, most) => count >= least && count <= most;

const valibot = (schema) => built(schema, VALIBOT);

const VALIBOT = {
  never: () => v.never(),
  any: () => v.unknown(),
  literal: (value) => v.literal(value),
  union: (kinds) => v.union(kinds),
  null: () => v.null(),
  boolean: () => v.boolean(),
  integer: (schema) => v.pipe(v.number(), v.integer(), ...bounds(schema)),
  number: (schema) => v.pipe(v.number(), ...bounds(schema)),
  string({ enum: choices, minLength, maxLength, pattern }) {
    if (choices) return v.picklist(choices);
    const actions = [
      ...(minLength === undefined ? [] : [v.minLength(minLength)]),
      ...(maxLength === undefined ? [] : [v.maxLength(maxLength)]),
      ...(pattern === undefined ? [] : [v.regex(new RegExp(pattern, 'u'))]),
    ];
    return actions.length === 0 ? v.string() : v.pipe(v.string(), ...actions);
  },
  array({ items, minItems, maxItems }) {
    const actions = [
      ...(minItems === undefined ? [] : [v.minLength(minItems)]),
      ...(maxItems === undefined ? [] : [v.maxLength(maxItems)]),
    ];
    const list = v.array(items === undefined ? v.unknown() : valibot(items));
    return actions.length === 0 ? list : v.pipe(list, ...actions);
  },
  object({ properties = {}, required = [], additionalProperties, minProperties = 0, maxProperties = Infinity }) {
    const members = Object.entries(properties).map(([key, property]) => {
      const member = valibot(property);
      return [key, required.includes(key) ? member : v.optional(member)];
    });
    const shape = Object.fromEntries(members);
    let object = additionalProperties === false ? v.strictObject(shape) : v.looseObject(shape);
    if (typeof additionalProperties === 'object') object = v.objectWithRest(shape, valibot(additionalProperties));
    if (minProperties === 0 && maxProperties === Infinity) return object;
    return v.pipe(object, v.check((value) => within(Object.keys(value).length, minProperties, maxProperties)));
  },
};

const bounds = ({ minimum, maximum }) => [
  ...(minimum === undefined ? [] : [v.minValue(minimum)]),
  ...(maximum === undefined ? [] : [v.maxValue(maximum)]),
];
