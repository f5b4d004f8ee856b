export { a as en } from '../shared/en.js';
