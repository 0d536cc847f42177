export * from './body';
export * from './finding';
export * from './framework-name';
export * from './guard';
export * from './handler';
export * from './response';
export * from './status-value';
