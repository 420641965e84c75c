// Connections as tenants have them, the same in every run. Half have `options` before `strategy`.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How often each strategy is met among a hundred connections. */
const SHARES = {
  samlp: 18, auth0: 14, oidc: 14, 'google-oauth2': 12, waad: 10, oauth2: 6, ad: 4, adfs: 4,
  apple: 3, facebook: 3, github: 3, linkedin: 3, twitter: 2, windowslive: 2, amazon: 1, dropbox: 1,
};
const BAG = Object.entries(SHARES).flatMap(([strategy, share]) => Array(share).fill(strategy));

/** Every so many connections one is broken. */
const BROKEN_EVERY = 50;

/** A connection that gives no finding. */
export function connection(number, strategy) {
  const random = new Random(number);
  strategy ??= random.pick(BAG);
  const name = `${strategy.replace('_', '-')}-${number}-${random.text(5)}`;
  const options = OPTIONS[strategy](random);
  const rest = {
    display_name: `Connection ${number} – ${random.pick(['Zürich', 'Kraków', 'Lyon', 'Oslo'])}`,
    is_domain_connection: random.coin(),
    show_as_button: ENTERPRISE.has(strategy) && random.coin(),
    realms: [name],
    enabled_clients: random.list(1, 6, () => random.text(32)),
    metadata: { team: random.text(8), stage: random.pick(['test', 'live']), owner: `${random.text(6)}@example.com` },
    authentication: { active: true },
    connected_accounts: { active: false },
  };
  return random.coin() ? { options, strategy, name, ...rest } : { name, strategy, options, ...rest };
}

/** The connection at a place of the export: now and then a broken one. */
export function entry(number) {
  const made = connection(number);
  if (isBroken(number)) BREAKS[Math.floor(number / BROKEN_EVERY) % BREAKS.length](made);
  return made;
}

export function isBroken(number) {
  return number % BROKEN_EVERY === 7;
}

export function exported(count) {
  return Array.from({ length: count }, (_, number) => entry(number));
}

const BREAKS = [
  (it) => { it.name = '-leading-hyphen'; },
  (it) => { delete it.name; },
  (it) => { it.display_name = ''; },
  (it) => { it.enabled_clients.push(17); },
  (it) => { it.is_domain_connection = 'true'; },
  (it) => { it.metadata.count = 3; },
  (it) => { it.unknown_field = 1; },
  (it) => { it.options.no_such_option = true; },
  (it) => { it.realms = Array(11).fill('realm'); },
  (it) => { it.authentication = {}; },
  (it) => { it.options.non_persistent_attrs = [1, '']; },
  (it) => { it.name = 'a'.repeat(129); },
];

const ENTERPRISE = new Set(['samlp', 'oidc', 'waad', 'adfs', 'ad']);

class Random {
  #state;

  constructor(seed) {
    this.#state = (seed * 2654435761 + 1) >>> 0;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** xorshift32, from 0 to below 1. */
  next() {
    let x = this.#state || 1;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state / 4294967296;
  }

  below(limit) { return Math.floor(this.next() * limit); }
  coin() { return this.next() < 0.5; }
  pick(list) { return list[this.below(list.length)]; }
  list(least, most, make) { return Array.from({ length: least + this.below(most - least + 1) }, make); }
  text(length, letters = LETTERS) {
    let text = '';
    for (let i = 0; i < length; i++) text += letters[this.below(letters.length)];
    return text;
  }
  host() { return `${this.text(9)}.example.com`; }
  certificate() {
    const lines = Array.from({ length: 18 }, () => this.text(64, BASE64));
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
  }
  script(name) {
    return `async function ${name}(email, password, callback) {\n  // ${this.text(16)}\n  const response = await fetch("https://${this.host()}/${name}?email=" + encodeURIComponent(email));\n  if (!response.ok) return callback(new Error("${name} failed"));\n  const user = await response.json();\n  callback(null, { user_id: user.id, email: user.email, nickname: "${this.text(8)}" });\n}\n`;
  }
}

const social = (r) => ({ client_id: r.text(32), client_secret: r.text(64) });

const directory = (r) => {
  const host = r.host();
  return {
    tenant_domain: host,
    domain_aliases: [host, `login.${host}`],
    icon_url: `https://cdn.${host}/icons/${r.text(8)}.png`,
    set_user_root_attributes: r.pick(['on_each_login', 'on_first_login']),
    non_persistent_attrs: ['ethnicity', 'gender'],
  };
};

const OPTIONS = {
  auth0(r) {
    const custom = r.next() < 0.4;
    const options = {
      password_complexity_options: { min_length: 8 + r.below(8) },
      password_history: { enable: r.coin(), size: r.below(24) },
      password_no_personal_info: { enable: r.coin() },
      password_dictionary: { enable: true, dictionary: r.list(5, 25, () => r.text(9)) },
      validation: { username: { min: 1, max: 15 } },
      requires_username: r.coin(),
      brute_force_protection: true,
      disable_signup: r.coin(),
      mfa: { active: true, return_enroll_settings: true },
      passkey_options: { challenge_ui: 'both', progressive_enrollment_enabled: true, local_enrollment_enabled: true },
      authentication_methods: { password: { enabled: true }, passkey: { enabled: r.coin() } },
    };
    if (custom) {
      options.enabledDatabaseCustomization = true;
      options.import_mode = r.coin();
      options.customScripts = Object.fromEntries(
        ['login', 'get_user', 'create', 'verify', 'delete', 'change_password'].map((name) => [name, r.script(name)]),
      );
      options.configuration = { URL: r.text(60), KEY: r.text(90) };
    }
    return options;
  },
  samlp(r) {
    const host = r.host();
    return {
      signInEndpoint: `https://${host}/saml/login`,
      signOutEndpoint: `https://${host}/saml/logout`,
      signingCert: r.certificate(),
      disableSignout: r.coin(),
      signSAMLRequest: r.coin(),
      signatureAlgorithm: 'rsa-sha256',
      digestAlgorithm: 'sha256',
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
      user_id_attribute: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
      fieldsMap: {
        email: 'EmailAddress',
        given_name: ['FirstName', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname'],
        family_name: 'LastName',
      },
      idpinitiated: { enabled: true, client_id: r.text(32), client_protocol: 'oidc', client_authorizequery: 'redirect_uri=https://app.example.com/cb&scope=openid email' },
      debug: false,
      expires: '2030-01-02T03:04:05.000Z',
      subject: { commonName: host, countryName: 'CH', organizationName: 'Beispiel “Zürich” AG' },
      ...directory(r),
    };
  },
  oidc(r) {
    const host = r.host();
    return {
      type: 'back_channel',
      client_id: r.text(32),
      client_secret: r.text(64),
      discovery_url: `https://${host}/.well-known/openid-configuration`,
      issuer: `https://${host}/`,
      authorization_endpoint: `https://${host}/authorize`,
      token_endpoint: `https://${host}/oauth/token`,
      userinfo_endpoint: `https://${host}/userinfo`,
      jwks_uri: `https://${host}/.well-known/jwks.json`,
      scope: 'openid profile email',
      token_endpoint_auth_method: 'client_secret_post',
      connection_settings: { pkce: 'auto' },
      attribute_map: { mapping_mode: 'use_map', userinfo_scope: 'openid profile', attributes: { name: '${context.tokenset.name}', email: '${context.tokenset.email}', groups: ['a', 'b'], nested: { deep: { x: 1 } } } },
      oidc_metadata: {
        issuer: `https://${host}/`,
        jwks_uri: `https://${host}/.well-known/jwks.json`,
        authorization_endpoint: `https://${host}/authorize`,
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        response_types_supported: ['code', 'token', 'id_token', 'code token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
        claims_supported: ['aud', 'auth_time', 'created_at', 'email', 'email_verified', 'exp', 'family_name', 'given_name', 'iat', 'iss', 'name', 'sub'],
        request_uri_parameter_supported: false,
      },
      ...directory(r),
    };
  },
  waad: (r) => ({
    client_id: `${r.text(8)}-${r.text(4)}-${r.text(4)}`,
    client_secret: r.text(40),
    app_id: r.text(36),
    waad_protocol: 'openid-connect',
    identity_api: 'microsoft-identity-platform-v2.0',
    useCommonEndpoint: false,
    basic_profile: true,
    ext_profile: true,
    ext_groups: true,
    ext_nested_groups: r.coin(),
    max_groups_to_retrieve: '50',
    api_enable_users: true,
    userid_attribute: 'oid',
    should_trust_email_verified_connection: 'always_set_emails_as_verified',
    ...directory(r),
  }),
  adfs(r) {
    const host = r.host();
    return {
      adfs_server: `https://${host}/FederationMetadata/2007-06/FederationMetadata.xml`,
      signInEndpoint: `https://${host}/adfs/ls/`,
      thumbprints: [r.text(40, '0123456789abcdef')],
      user_id_attribute: 'upn',
      should_trust_email_verified_connection: 'never_set_emails_as_verified',
      ...directory(r),
    };
  },
  ad: (r) => ({
    ips: ['10.0.0.0/8', '192.168.1.0/24'],
    certAuth: r.coin(),
    kerberos: r.coin(),
    disable_cache: r.coin(),
    brute_force_protection: true,
    agentIP: '10.1.2.3',
    agentMode: false,
    agentVersion: '6.1.0',
    thumbprints: [r.text(40, '0123456789abcdef')],
    certs: [r.text(800, BASE64)],
    signInEndpoint: 'https://ad.example.com/login',
    ...directory(r),
  }),
  oauth2(r) {
    const host = r.host();
    return {
      ...social(r),
      authorizationURL: `https://${host}/oauth2/authorize`,
      tokenURL: `https://${host}/oauth2/token`,
      scope: 'openid email profile',
      scripts: { fetchUserProfile: r.script('fetchUserProfile') },
      pkce_enabled: r.coin(),
      customHeaders: { 'x-tenant': r.text(8) },
      fieldsMap: { email: 'mail' },
    };
  },
  'google-oauth2': (r) => ({ ...social(r), email: true, profile: true, contacts: r.coin(), calendar: r.coin(), allowed_audiences: [r.text(20), r.text(20)], scope: ['email', 'profile'] }),
  facebook: (r) => {
    const [own, birthday] = [social(r), r.coin()];
    return { ...own, email: true, public_profile: true, user_birthday: birthday, scope: birthday ? 'email,public_profile,user_birthday' : 'email,public_profile' };
  },
  apple: (r) => ({ client_id: r.text(20), app_secret: r.text(200, BASE64), team_id: r.text(10), kid: r.text(10), name: true, email: true, scope: 'name email' }),
  linkedin: (r) => ({ ...social(r), strategy_version: 3, email: true, profile: true, scope: ['email'] }),
  github: (r) => {
    const [own, reads] = [social(r), r.coin()];
    return { ...own, email: true, profile: true, read_user: reads, scope: reads ? ['user:email', 'read:user'] : ['user:email'] };
  },
  twitter: (r) => ({ ...social(r), protocol: 'oauth2', profile: true }),
  windowslive: (r) => ({ ...social(r), client_id: r.text(16, '0123456789abcdef'), strategy_version: 2, signin: true, graph_user: true, scope: ['wl.signin'] }),
  amazon: (r) => ({ ...social(r), profile: true, postal_code: r.coin(), scope: ['profile'] }),
  dropbox: (r) => ({ ...social(r), scope: 'account_info.read' }),
};
