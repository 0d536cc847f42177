/** What the tests use of sax, which comes without types. */
declare module 'sax' {
  interface Parser {
    onerror: (error: Error) => void;
    onopentag: (tag: { readonly name: string; readonly attributes: object }) => void;
    ontext: (text: string) => void;
    onclosetag: () => void;
    write: (text: string) => Parser;
    close: () => Parser;
  }
  const sax: { readonly parser: (strict: boolean) => Parser };
  export default sax;
}
