/** The members `Late` of a type, each as the function that works it out. */
export type Questions<Model, Late extends keyof Model> = { readonly [Name in Late]: () => Model[Name] };

const QUESTIONS = Symbol('questions');

/**
 * A way to make objects of which some members are worked out each time they are asked for. They are getters of one
 * prototype: a literal with getters gets a hidden class of its own whenever it is evaluated, and V8 makes that class an
 * old object that holds the getters with all they see. So a whole tree would live until the next full collection.
 *
 * `for … in` sees the late members; `Object.keys` and a spread leave them out.
 * @param names the members that are late
 */
export function lateMembers<Model extends object, Late extends keyof Model & string>(
  names: readonly Late[],
): (known: Omit<Model, Late>, questions: Questions<Model, Late>) => Model {
  interface Asked {
    readonly [QUESTIONS]: Questions<Model, Late>;
  }
  const prototype: object = Object.defineProperties(
    {},
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          enumerable: true,
          get(this: Asked) {
            return this[QUESTIONS][name]();
          },
        },
      ]),
    ),
  );
  return (known, questions) => {
    const made = Object.create(prototype) as object;
    return Object.assign(made, known, { [QUESTIONS]: questions }) as unknown as Model;
  };
}
