import { BannerOptions } from './banner.js';
import { Policy } from './index.js';
import './shared/texts.js';

/**
 * Writes the table of a policy's cookies as HTML, for a page that is made on a server:
 * `<div data-consent-table>${renderTable(policy, { texts: fr, language: 'fr' })}</div>`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function renderTable(policy: Policy, { texts, language }?: BannerOptions): string;

export { renderTable };
