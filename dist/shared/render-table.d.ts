import { Texts } from '../banner.js';
import { Policy } from '../index.js';

interface TableOptions {
    /** Every word, as from `treize/locales/fr`. @default English */
    texts?: Texts | undefined;
    /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
    language?: string | undefined;
}
/**
 * Writes the table of a policy's cookies as HTML, for a page that is made on a server:
 * `<div data-consent-table>${renderTable(policy, { texts: fr, language: 'fr' })}</div>`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
declare function renderTable(policy: Policy, { texts, language }?: TableOptions): string;

export { renderTable };
export type { TableOptions };
