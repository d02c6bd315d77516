<?php
// Fills WordPress with an edition as Hiraku exports it: a front page, a page for each measure, a post for each programme.
[, $site, $book_file] = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
define('WP_INSTALLING', true);
require $site . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Plan', 'bench', 'bench@example.jp', true, '', 'of the bench only');
switch_theme('twentytwentyone');
update_option('permalink_structure', '/%postname%/');
wp_delete_post(1, true);
wp_delete_post(2, true);

$book = json_decode(file_get_contents($book_file), true, 512, JSON_THROW_ON_ERROR);
$years = range($book['edition']['first_year'], $book['edition']['last_year']);
$cell = fn($tag, $text) => "<$tag>" . esc_html((string) $text) . "</$tag>";
$row = fn($tag, $cells) => '<tr>' . implode('', array_map(fn($text) => $cell($tag, $text), $cells)) . '</tr>';
$table = fn($head, $rows) => '<figure class="wp-block-table"><table><thead>' . $row('th', $head) . '</thead><tbody>'
  . implode('', array_map(fn($cells) => $row('td', $cells), $rows)) . '</tbody></table></figure>';
$cost = fn($listing, $year) => $listing['costs'][$year]['value'] ?? '';
$section = fn($listing) => implode('、', array_map(fn($department) => $department['bureau'] . $department['section'], $listing['departments']));
$listings_of = fn($code) => array_values(array_filter($book['listings'], fn($listing) => $listing['measure'] === $code));
$insert = function ($type, $name, $title, $content) {
  $id = wp_insert_post(['post_type' => $type, 'post_name' => $name, 'post_title' => $title, 'post_content' => $content, 'post_status' => 'publish'], true);
  if (is_wp_error($id)) throw new Exception($id->get_error_message());
  return $id;
};

$sums = array_map(fn($measure) => [$measure['code'], $measure['name'], count($listings_of($measure['code'])),
  array_sum(array_map(fn($listing) => $listing['primary'] ? (float) ($listing['total']['value'] ?? 0) : 0, $listings_of($measure['code'])))], $book['measures']);
$front = $insert('page', 'front', $book['edition']['title'], $table(['施策', '名称', '事業数', '総事業費（百万円）'], $sums));
update_option('show_on_front', 'page');
update_option('page_on_front', $front);

foreach ($book['measures'] as $at => $measure) {
  $rows = array_map(fn($listing) => [$listing['name'], $section($listing), ...array_map(fn($year) => $listing['activities'][$year] ?? '', $years),
    ...array_map(fn($year) => $cost($listing, $year), $years), $listing['total']['value'] ?? ''], $listings_of($measure['code']));
  $insert('page', 'measure-' . ($at + 1), $measure['code'] . ' ' . $measure['name'],
    $table(['事業', '所管', ...array_map(fn($year) => "活動 $year", $years), ...array_map(fn($year) => "事業費 $year", $years), '総額'], $rows));
}
foreach (array_values(array_filter($book['listings'], fn($listing) => $listing['primary'])) as $at => $listing) {
  $rows = array_map(fn($year) => [$year, $listing['activities'][$year] ?? '', $cost($listing, $year)], $years);
  $insert('post', 'programme-' . ($at + 1), $listing['name'], '<p>' . esc_html($section($listing)) . '</p>' . $table(['年度', '活動', '事業費（百万円）'], $rows));
}
flush_rewrite_rules();
