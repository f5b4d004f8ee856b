<?php
/**
 * What visitors' pages get.
 *
 * @package Treize
 */

declare(strict_types=1);

namespace Treize;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** What keeps Rocket Loader, LiteSpeed Cache, Autoptimize and WP Rocket from running a script late: this one holds the others. */
const AT_ONCE = 'data-cfasync="false" data-no-optimize="1" data-noptimize="1" nowprocket';

/** The policy and the script, before anything else. */
function print_head(): void {
	$policy = read_policy();
	if ( null === $policy || ! has_file( 'treize.js' ) ) {
		return;
	}
	unset( $policy->{'$schema'} );
	// JSON_HEX_TAG: "</script>" in a text would end the block.
	$json = wp_json_encode( $policy, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	printf( "<script type=\"application/json\" data-treize %s>%s</script>\n", AT_ONCE, $json ); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON without "<".
	print_script( 'treize.js' );
	if ( function_exists( 'wp_has_consent' ) && has_file( 'treize.wordpress.js' ) ) {
		print_script( 'treize.wordpress.js' );
		$mapping = wp_json_encode( (object) read_mapping( $policy ), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES );
		printf( "<script %s>treize.wordpressConsent(%s)</script>\n", AT_ONCE, $mapping ); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON without "<".
	}
}

/** Whether a file of Treize was put beside the plugin. */
function has_file( string $name ): bool {
	return is_file( dirname( PLUGIN ) . "/files/$name" );
}

function print_script( string $name ): void {
	printf( "<script src=\"%s\" %s></script>\n", esc_url( plugins_url( "files/$name", PLUGIN ) ), AT_ONCE ); // phpcs:ignore WordPress.Security.EscapeOutput, WordPress.WP.EnqueuedResources -- enqueued scripts come later.
}

/** Nothing is granted before a yes, wherever the visitor is. */
function consent_type(): string {
	return 'optin';
}

/** [treize_settings]Cookie settings[/treize_settings] */
function settings_button( $attributes, ?string $text = null ): string {
	return sprintf(
		'<button type="button" data-consent-open>%s</button>',
		esc_html( null === $text || '' === $text ? __( 'Cookie settings', 'treize' ) : $text )
	);
}

/** [treize_table] */
function cookie_table(): string {
	return '<div data-consent-table></div>';
}
