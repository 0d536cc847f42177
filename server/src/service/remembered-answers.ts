/** Answers about documents, each asked for once until it is forgotten. */
export interface RememberedAnswers<T> {
  readonly of: (uri: string) => Promise<T>;
  /** @param uri all are forgotten when left out */
  readonly forget: (uri?: string) => void;
}

/** Remembers the answers to a question; requests at the same time share one. An answer that failed is not kept. */
export function rememberedAnswers<T>(ask: (uri: string) => Promise<T>): RememberedAnswers<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    of(uri) {
      const known = answers.get(uri);
      if (known !== undefined) return known;
      const answer = ask(uri);
      answers.set(uri, answer);
      answer.catch(() => {
        if (answers.get(uri) === answer) answers.delete(uri);
      });
      return answer;
    },
    forget(uri) {
      if (uri === undefined) answers.clear();
      else answers.delete(uri);
    },
  };
}
