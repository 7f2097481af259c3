import { mutation } from './stryker.mjs';

export default mutation('judging', ['src/contract', 'src/oracle'], ['specs']);
