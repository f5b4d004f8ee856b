import { Consent } from './index.js';
import { B as BannerOptions } from './shared/mount-banner.js';
export { T as Texts } from './shared/texts.js';

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
declare function mountTable(consent: Consent<any>, { texts, language }?: BannerOptions): () => void;

/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, says in the place
 * of held embeds what waits there, and keeps a small button that opens the preferences on pages without one.
 * Returns the undo.
 */
declare function mountBanner(consent: Consent<any>, options?: BannerOptions): () => void;

export { BannerOptions, mountBanner, mountTable };
