<?php
/**
 * The policy: read, and looked at before it is kept.
 *
 * @package Treize
 */

declare(strict_types=1);

namespace Treize;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The categories of the WP Consent API that ask, and the category of a policy that each usually is. */
const API_CATEGORIES = array(
	'functional'           => '',
	'preferences'          => 'preferences',
	'statistics'           => 'analytics',
	'statistics-anonymous' => '',
	'marketing'            => 'marketing',
);

/** The policy that is kept, or null. Objects stay objects: an empty one would else become a list. */
function read_policy(): ?object {
	$policy = json_decode( (string) get_option( POLICY, '' ) );
	return $policy instanceof \stdClass ? $policy : null;
}

/**
 * What is wrong with a text that shall become the policy, in one sentence, or an empty string. The page looks at the
 * rest, and says it on the console.
 */
function find_mistake( string $text ): string {
	$policy = json_decode( $text );
	if ( JSON_ERROR_NONE !== json_last_error() ) {
		/* translators: %s: what PHP says of the JSON. */
		return sprintf( __( 'This is not JSON: %s.', 'treize' ), json_last_error_msg() );
	}
	if ( ! $policy instanceof \stdClass ) {
		return __( 'A policy is an object: { "policy": …, "categories": … }.', 'treize' );
	}
	if ( ! is_string( $policy->policy->version ?? null ) ) {
		return __( 'Say the version of your policy: "policy": { "version": "1" }.', 'treize' );
	}
	if ( ! ( $policy->categories ?? null ) instanceof \stdClass ) {
		return __( 'Say what the site stores and calls: "categories": { "analytics": { … } }.', 'treize' );
	}
	return '';
}

/** Whether the cookies in which the WP Consent API keeps choices are declared: else they wait like any other. */
function declares_api_cookies( object $policy ): bool {
	return false !== strpos( (string) wp_json_encode( $policy ), '"wp_consent_' );
}

/**
 * What each category of the WP Consent API needs: the owner's words, else the category of the usual name where the
 * policy has one. Only names that the policy has.
 *
 * @return array<string, string>
 */
function read_mapping( object $policy ): array {
	$kept    = (array) get_option( MAPPING, array() );
	$mapping = array();
	foreach ( API_CATEGORIES as $category => $usual ) {
		$name = (string) ( $kept[ $category ] ?? $usual );
		if ( in_array( $name, names_of( $policy ), true ) ) {
			$mapping[ $category ] = $name;
		}
	}
	return $mapping;
}

/**
 * Every category of a policy, and every service as category/service.
 *
 * @return string[]
 */
function names_of( object $policy ): array {
	$names = array();
	foreach ( (array) $policy->categories as $key => $category ) {
		$names[] = (string) $key;
		foreach ( (array) ( $category->services ?? array() ) as $service => $_ ) {
			$names[] = "$key/$service";
		}
	}
	return $names;
}
