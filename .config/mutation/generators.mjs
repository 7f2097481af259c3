import { mutation } from './stryker.mjs';

export default mutation('generators', ['generators'], []);
