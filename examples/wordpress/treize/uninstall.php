<?php
/**
 * Takes the plugin's own options away with it.
 *
 * @package Treize
 */

declare(strict_types=1);

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

delete_option( 'treize_policy' );
delete_option( 'treize_mapping' );
