<?php
/**
 * Stands for WordPress: as much of the documented functions as the plugin calls. Reads one JSON object on stdin, loads
 * the plugin, does what `do` names, and prints what came of it.
 */

namespace {
	const ABSPATH         = '/var/www/';
	const HOUR_IN_SECONDS = 3600;

	$call  = json_decode( file_get_contents( 'php://stdin' ), true );
	$state = array(
		'options'    => $call['options'] ?? array(),
		'transients' => $call['transients'] ?? array(),
		'can'        => $call['can'] ?? true,
		'nonce'      => $call['nonce'] ?? null,
	);
	$hooks    = array();
	$outcome  = array( 'html' => '', 'redirect' => null, 'died' => null );
	// WordPress hands over what was sent with slashes before quotes.
	$_POST    = slash( $call['post'] ?? array() );
	$_REQUEST = $_POST;

	function slash( $value ) {
		return is_array( $value ) ? array_map( 'slash', $value ) : addslashes( (string) $value );
	}
	function wp_unslash( $value ) {
		return is_array( $value ) ? array_map( 'wp_unslash', $value ) : stripslashes( (string) $value );
	}

	function add_action( $name, $run, $priority = 10 ) {
		$GLOBALS['hooks'][ $name ][ $priority ][] = $run;
		ksort( $GLOBALS['hooks'][ $name ] );
	}
	function add_filter( $name, $run, $priority = 10 ) {
		add_action( $name, $run, $priority );
	}
	function do_action( $name ) {
		foreach ( $GLOBALS['hooks'][ $name ] ?? array() as $runs ) {
			foreach ( $runs as $run ) {
				$run();
			}
		}
	}
	function apply_filters( $name, $value ) {
		foreach ( $GLOBALS['hooks'][ $name ] ?? array() as $runs ) {
			foreach ( $runs as $run ) {
				$value = $run( $value );
			}
		}
		return $value;
	}
	function __return_true() {
		return true;
	}
	function add_shortcode( $name, $run ) {
		$GLOBALS['shortcodes'][ $name ] = $run;
	}
	function add_options_page( $title, $menu, $capability, $slug, $run ) {
		$GLOBALS['pages'][ $slug ] = array( $capability, $run );
	}

	function plugin_basename( $file ) {
		return 'treize/' . basename( $file );
	}
	function plugins_url( $path, $file ) {
		return '/wp-content/plugins/treize/' . $path;
	}
	function admin_url( $path ) {
		return '/wp-admin/' . $path;
	}
	function add_query_arg( $key, $value, $url ) {
		return $url . ( str_contains( $url, '?' ) ? '&' : '?' ) . $key . '=' . rawurlencode( $value );
	}

	function get_option( $name, $default = false ) {
		return $GLOBALS['state']['options'][ $name ] ?? $default;
	}
	function update_option( $name, $value ) {
		$GLOBALS['state']['options'][ $name ] = $value;
	}
	function delete_option( $name ) {
		unset( $GLOBALS['state']['options'][ $name ] );
	}
	function get_transient( $name ) {
		return $GLOBALS['state']['transients'][ $name ] ?? false;
	}
	function set_transient( $name, $value, $seconds ) {
		$GLOBALS['state']['transients'][ $name ] = $value;
	}
	function delete_transient( $name ) {
		unset( $GLOBALS['state']['transients'][ $name ] );
	}

	function get_current_user_id() {
		return 1;
	}
	function current_user_can( $capability ) {
		return 'manage_options' === $capability && $GLOBALS['state']['can'];
	}
	function wp_nonce_field( $action ) {
		echo '<input type="hidden" name="_wpnonce" value="nonce-of-' . esc_attr( $action ) . '">';
	}
	function check_admin_referer( $action ) {
		if ( ( $_REQUEST['_wpnonce'] ?? '' ) !== "nonce-of-$action" ) {
			wp_die( 'The link you followed has expired.', '', array( 'response' => 403 ) );
		}
	}
	function wp_die( $text, $title = '', $rest = array() ) {
		$GLOBALS['outcome']['died'] = $rest['response'] ?? 500;
		exit;
	}
	function wp_safe_redirect( $url ) {
		$GLOBALS['outcome']['redirect'] = $url;
	}

	function esc_html( $text ) {
		return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false );
	}
	function esc_attr( $text ) {
		return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false );
	}
	function esc_textarea( $text ) {
		return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8' );
	}
	function esc_url( $url ) {
		return esc_attr( $url );
	}
	function __( $text, $domain ) {
		return $text;
	}
	function esc_html__( $text, $domain ) {
		return esc_html( $text );
	}
	function esc_html_e( $text, $domain ) {
		echo esc_html( $text );
	}
	function sanitize_text_field( $text ) {
		return trim( preg_replace( '/\s+/', ' ', strip_tags( $text ) ) );
	}
	function wp_json_encode( $value, $flags = 0 ) {
		return json_encode( $value, $flags );
	}

	if ( $call['consentApi'] ?? false ) {
		function wp_has_consent( $category ) {
			return false;
		}
	}

	// However it ends: after a redirect and after wp_die() a plugin exits.
	register_shutdown_function(
		function () {
			global $outcome, $state, $hooks;
			$outcome['html'] = (string) ob_get_clean();
			echo json_encode( $outcome + array( 'options' => $state['options'], 'transients' => $state['transients'] ) );
		}
	);
	// A notice of PHP is a failure.
	set_error_handler( fn( $level, $text, $file, $line ) => throw new ErrorException( $text, 0, $level, $file, $line ) );

	ob_start();
	if ( 'uninstall' === $call['do'] ) {
		define( 'WP_UNINSTALL_PLUGIN', 'treize/treize.php' );
		require "{$call['plugin']}/uninstall.php";
		exit;
	}
	require "{$call['plugin']}/treize.php";
	add_action( 'wp_head', fn() => print( "<title>A theme's page</title>\n" ), 1 );
	switch ( $call['do'] ) {
		case 'page':
			echo "<!doctype html>\n<html lang=\"en\">\n<head>\n";
			do_action( 'wp_head' );
			echo "</head>\n<body>", $shortcodes['treize_settings']( array(), $call['words'] ?? null );
			echo $shortcodes['treize_table']( array() ), "</body>\n</html>\n";
			break;
		case 'settings':
			do_action( 'admin_menu' );
			$pages['treize'][1]();
			break;
		case 'filter':
			echo json_encode( apply_filters( $call['name'], $call['value'] ?? null ) );
			break;
		default:
			do_action( $call['do'] );
	}
}
