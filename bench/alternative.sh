#!/bin/sh
# The same pages by WordPress: nginx, PHP-FPM with opcache and MariaDB from Debian's packages, all of their own in one folder,
# on 127.0.0.1 only. Stays until it gets TERM, then takes everything with it. Needs root, as PHP-FPM changes to www-data.
#   apt-get install --no-install-recommends mariadb-server php-fpm php-mysql php-xml php-mbstring php-intl nginx-light \
#     wordpress wordpress-theme-twentytwentyone
#   bench/alternative.sh FOLDER PORT BOOK.json      (BOOK.json: hiraku plan export --format json)
# There is no page cache and no object cache: Debian packages none, and a fresh installation has none.
set -eu
folder=$1 port=$2 book=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
php=$(ls /usr/sbin/php-fpm* | head -n 1)

mkdir -p "$folder/data" "$folder/run" "$folder/tmp"
chmod 755 "$folder"
cp -rL /usr/share/wordpress "$folder/site"
rm -f "$folder/site/wp-config.php"
chown -R mysql "$folder/data" "$folder/run"
chmod 777 "$folder/run" "$folder/tmp"

cat > "$folder/site/wp-config.php" <<CONFIG
<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$folder/run/mysql.sock'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
define('WP_DEBUG', false); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$name) define(\$name, 'of the bench only ' . \$name);
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
CONFIG

# Behind a port of its own WordPress sends every address to itself; without this it would answer nothing but redirects.
mkdir -p "$folder/site/wp-content/mu-plugins"
echo "<?php remove_filter('template_redirect', 'redirect_canonical');" > "$folder/site/wp-content/mu-plugins/bench.php"

cat > "$folder/fpm.conf" <<CONFIG
[global]
pid = $folder/run/fpm.pid
error_log = $folder/fpm.log
daemonize = no
[www]
user = www-data
group = www-data
listen = $folder/run/fpm.sock
listen.mode = 0666
listen.backlog = 511
pm = static
pm.max_children = 8
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.validate_timestamps] = 0
php_admin_value[memory_limit] = 256M
CONFIG

cat > "$folder/nginx.conf" <<CONFIG
worker_processes 2; pid $folder/run/nginx.pid; error_log $folder/nginx.log; daemon off; user www-data;
events { worker_connections 512; }
http {
  include /etc/nginx/mime.types; access_log off; keepalive_requests 100000;
  gzip on; gzip_types application/json text/css application/javascript;
  client_body_temp_path $folder/tmp; fastcgi_temp_path $folder/tmp; proxy_temp_path $folder/tmp; uwsgi_temp_path $folder/tmp; scgi_temp_path $folder/tmp;
  server {
    listen 127.0.0.1:$port; root $folder/site; index index.php;
    location / { try_files \$uri \$uri/ /index.php?\$args; }
    location ~ \.php\$ {
      include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
      fastcgi_pass unix:$folder/run/fpm.sock; fastcgi_buffers 32 16k;
    }
  }
}
CONFIG

pids=
end() {
  trap - EXIT INT TERM
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  wait
}
trap end EXIT
trap 'exit 0' INT TERM

mariadb-install-db --no-defaults --user=mysql --datadir="$folder/data" --skip-test-db --auth-root-authentication-method=normal > "$folder/install.log" 2>&1
mariadbd --no-defaults --user=mysql --datadir="$folder/data" --socket="$folder/run/mysql.sock" --pid-file="$folder/run/mysql.pid" \
  --skip-networking --innodb-buffer-pool-size=256M > "$folder/mysql.log" 2>&1 &
pids="$pids $!"
for _ in $(seq 100); do
  mariadb --no-defaults --socket="$folder/run/mysql.sock" -e 'create database if not exists wordpress character set utf8mb4' 2>/dev/null && break
  sleep 0.2
done
php "$here/alternative.php" "$folder/site" "$book" > "$folder/fill.log" 2>&1 || { cat "$folder/fill.log" >&2; exit 1; }
"$php" -F -y "$folder/fpm.conf" > "$folder/fpm.out" 2>&1 &
pids="$pids $!"
nginx -p "$folder" -c "$folder/nginx.conf" > "$folder/nginx.out" 2>&1 &
pids="$pids $!"
echo "ready http://127.0.0.1:$port"
wait
