<?php
/**
 * The page on which the owner pastes the policy.
 *
 * @package Treize
 */

declare(strict_types=1);

namespace Treize;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Who may change what the site asks its visitors. */
const MAY_CHANGE = 'manage_options';
const ACTION     = 'treize_save';

function add_page(): void {
	add_options_page( 'Treize', 'Treize', MAY_CHANGE, 'treize', __NAMESPACE__ . '\print_page' );
}

function print_page(): void {
	if ( ! current_user_can( MAY_CHANGE ) ) {
		return;
	}
	// A text that was refused is shown again, so that its author can mend it.
	$refused = get_transient( draft_name() );
	$text    = false === $refused ? (string) get_option( POLICY, '' ) : (string) $refused;
	$kept    = (array) get_option( MAPPING, array() );
	?>
	<div class="wrap">
		<h1>Treize</h1>
		<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
			<input type="hidden" name="action" value="<?php echo esc_attr( ACTION ); ?>">
			<?php wp_nonce_field( ACTION ); ?>
			<p><label for="treize-policy"><?php esc_html_e( 'The policy, as JSON: what the site stores and calls, and why.', 'treize' ); ?></label></p>
			<p><textarea id="treize-policy" name="policy" rows="24" class="large-text code" spellcheck="false"><?php echo esc_textarea( $text ); ?></textarea></p>
			<h2><?php esc_html_e( 'WP Consent API', 'treize' ); ?></h2>
			<p><?php esc_html_e( 'The category of your policy that each category of the API stands for. Empty: plugins are told nothing of it.', 'treize' ); ?></p>
			<?php foreach ( API_CATEGORIES as $category => $usual ) : ?>
				<p>
					<label for="treize-<?php echo esc_attr( $category ); ?>"><?php echo esc_html( $category ); ?></label>
					<input id="treize-<?php echo esc_attr( $category ); ?>" name="mapping[<?php echo esc_attr( $category ); ?>]" value="<?php echo esc_attr( (string) ( $kept[ $category ] ?? $usual ) ); ?>">
				</p>
			<?php endforeach; ?>
			<p><button class="button button-primary"><?php esc_html_e( 'Save', 'treize' ); ?></button></p>
		</form>
	</div>
	<?php
}

/** Keeps what the form sends, if its sender may and it is a policy. */
function save(): void {
	if ( ! current_user_can( MAY_CHANGE ) ) {
		wp_die( esc_html__( 'You may not change this.', 'treize' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( ACTION );
	$text    = trim( (string) wp_unslash( $_POST['policy'] ?? '' ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- JSON, which find_mistake() looks at.
	$mistake = '' === $text ? '' : find_mistake( $text );
	if ( '' === $mistake ) {
		update_option( POLICY, $text );
		update_option( MAPPING, read_sent_mapping() );
		delete_transient( draft_name() );
	} else {
		set_transient( draft_name(), $text, HOUR_IN_SECONDS );
	}
	wp_safe_redirect( add_query_arg( 'treize', '' === $mistake ? 'saved' : 'refused', admin_url( 'options-general.php?page=treize' ) ) );
	exit;
}

/**
 * The names that the form sends, without what no name of a policy has.
 *
 * @return array<string, string>
 */
function read_sent_mapping(): array {
	$sent    = (array) wp_unslash( $_POST['mapping'] ?? array() ); // phpcs:ignore WordPress.Security -- save() has checked the nonce.
	$mapping = array();
	foreach ( array_keys( API_CATEGORIES ) as $category ) {
		$name                 = $sent[ $category ] ?? '';
		$mapping[ $category ] = is_string( $name ) ? sanitize_text_field( $name ) : '';
	}
	return $mapping;
}

/** Whose draft it is: two owners may write at once. */
function draft_name(): string {
	return 'treize_draft_' . get_current_user_id();
}

/** What the owner should know, on the pages of the administration. */
function print_notices(): void {
	if ( ! current_user_can( MAY_CHANGE ) ) {
		return;
	}
	$refused = get_transient( draft_name() );
	if ( false !== $refused ) {
		/* translators: %s: what is wrong. */
		print_notice( 'error', sprintf( __( 'Treize did not keep the new policy. %s', 'treize' ), find_mistake( (string) $refused ) ) );
	}
	if ( ! has_file( 'treize.js' ) ) {
		print_notice( 'error', __( 'Treize holds nothing yet: put treize.js and the files beside it into wp-content/plugins/treize/files.', 'treize' ) );
	}
	$policy = read_policy();
	if ( null === $policy ) {
		print_notice( 'warning', __( 'Treize holds nothing yet: paste your policy under Settings, Treize.', 'treize' ) );
	} elseif ( function_exists( 'wp_has_consent' ) && ! declares_api_cookies( $policy ) ) {
		print_notice( 'warning', __( 'The WP Consent API keeps choices in cookies: declare "wp_consent_*" in an essential category, or they wait.', 'treize' ) );
	}
}

function print_notice( string $kind, string $text ): void {
	printf( '<div class="notice notice-%s"><p>%s</p></div>', esc_attr( $kind ), esc_html( $text ) );
}
