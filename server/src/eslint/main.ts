import { plugin } from './plugin';

// The bundle's module is the plugin itself (scripts/bundle.ts): `import`, `require` and oxlint get the same.
export default plugin;
