import { documentedPage } from '../support/documented-page';

/** The configurations that docs/editors.md shows. */
export const { text: page, examples: documented, exampleOf: documentedAs } = documentedPage('editors.md');
