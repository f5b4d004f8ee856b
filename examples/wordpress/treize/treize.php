<?php
/**
 * Plugin Name: Treize
 * Description: Cookie consent whose no is enforced. Puts the policy and the script first in the head of every page, and tells other plugins of each choice by the WP Consent API.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: treize
 *
 * @package Treize
 */

declare(strict_types=1);

namespace Treize;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const PLUGIN = __FILE__;

/** The names of the options: the policy as the owner wrote it, and what each category of the WP Consent API needs. */
const POLICY  = 'treize_policy';
const MAPPING = 'treize_mapping';

require __DIR__ . '/includes/policy.php';
require __DIR__ . '/includes/head.php';
require __DIR__ . '/includes/settings.php';

// Before all that themes and other plugins print there.
add_action( 'wp_head', __NAMESPACE__ . '\print_head', PHP_INT_MIN );

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_post_treize_save', __NAMESPACE__ . '\save' );
add_action( 'admin_notices', __NAMESPACE__ . '\print_notices' );

add_shortcode( 'treize_settings', __NAMESPACE__ . '\settings_button' );
add_shortcode( 'treize_table', __NAMESPACE__ . '\cookie_table' );

// https://github.com/WordPress/wp-consent-level-api: who asks visitors says so, and that nothing is granted before.
add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN ), '__return_true' );
add_filter( 'wp_get_consent_type', __NAMESPACE__ . '\consent_type' );
