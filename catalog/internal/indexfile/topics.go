package indexfile

// topicWords are words that people use for a situation in which a code is right, a
// line a code. They widen what a search understands: a keyword is a phrase that
// somebody types, these are words that any phrase may contain. They earn less than
// a keyword, and only the index has them: no text shows them, so they cost a byte
// or two each in programs that search.
const topicWords = `
000 offline network internet dns unreachable adblock adblocker firewall dropped reset connection refused hostname lookup resolve fetch xhr ajax zero socket tcp aborted nothing certificate untrusted trust plugin extension curl6 curl7 curl28 curl35 curl60 urlopen cors enotfound eai_again getaddrinfo econnaborted ssl tls handshake self-signed vpn airplane mixed unable nxdomain cannot connect cable unplugged err_cert_authority_invalid err_ssl_protocol_error err_connection_closed err_timed_out err_empty_response err_address_unreachable zeros fetcherror urlerror console
100 permission asks proceed first upload big large before sending body ok go-ahead interim wait go on headers
101 upgrade socket realtime websocket switch chat live handshake established ws wss signalr socket.io stream switched
102 still busy processing interim progress wait alive webdav long-running upload
103 hints preload css fonts early performance push faster
104 resume resumable upload interrupted continue offset broken
200 fine works success successful good normal okay ok healthy done answer list empty results query graphql ping alive fetched loaded healthcheck regular hits search zero matches without able did asked
201 new created creates creating insert inserted added add register registered signup record saved resource uploaded account order placed entity persisted stored object row comment post signed
202 async asynchronous background queue queued later job task batch import export started pending scheduled worker generated generating generate rendering webhook received message processing poll polling delayed deferred celery kafka pipeline report long-running enqueued eventually eventual email submitted completed yet further actions
203 proxy transformed altered modified copy third-party
204 empty nothing blank deleted delete success saved logout void silent preflight update updated options beacon acknowledge ack unfollow unsubscribe toggle output respond endpoint succeeded deletes
205 reset clear form fields input
206 part partial piece range chunk video audio stream seek resume download bytes mp4 pdf safari pieces buffering skip forward
207 multiple mixed bulk batch partial some failed webdav statuses several items each individual
300 choices options ambiguous several formats languages choose two between
301 moved permanently forever domain renamed rename seo migrate migration redirect old new www https force canonical link forward forwards bookmark permanentredirect rebrand slug trailing slash apex non-www htaccess rewrite juice consolidate ssl restructured location different existed path id
302 redirect temporarily temporary elsewhere login sign forward forwards loop shortener oauth callback sso checkout locale language tracking shortlink click loops auth unauthenticated bounce bounced location
303 redirect after post form result get refresh resubmit prg double submit payment confirmation location
304 etag unchanged cache cached nothing changed same fresh browser copy validator conditional updated download revalidate revalidation if-modified-since reload cdn hit saves refetch again if-none-match matches match retransmit need requested
305 proxy deprecated must
307 temporary redirect method body post preserve keep hsts temporaryredirect strict transport internal short while moment location
308 permanent redirect method body post preserve keep forever api keeps form location
400 malformed syntax parse garbage invalid bad broken request input json xml parameter query date format wrong type missing required cannot understand decode encoding character url header cookie host body argument empty typo grpc invalid_argument failed_precondition out_of_range baddigest entitytoosmall incompletebody invalidbucketname keytoolong malformedxml expiredtoken unrecognizedclientexception incompletesignature invalidparametervalue missingparameter requestexpired suspiciousoperation disallowedhost missingservletrequestparameterexception bindexception handlermethodvalidationexception typemismatchexception badrequesterror parseerror newline control jsonexception jsondecodeerror unmarshal deserialize deserialization serialize uuid integer boolean enum base64 utf-8 unicode escape encoded multipart boundary cursor pagination filter sort redirect_uri oauth grant graphql smuggling crlf parsing parser quote bracket comma brace trailing unparsable unreadable nonsense negative timestamp iso8601 guid numeric letters illegal charset jsonp xxe payload no block sucks deceptive routing aborted information requirements meet rules bucket name
401 login sign logged authenticate authentication credentials password username token expired missing jwt bearer oauth api key wrong invalid anonymous identify session otp mfa two-factor basic digest logon revoked grpc unauthenticated notauthorizedexception insufficientauthenticationexception badcredentialsexception notauthenticated authenticationfailed unauthorizederror saml sso ldap kerberos ntlm refresh logout audience issuer claim claims remember pin passcode signin guest hmac webhook cookie identity proof prove authorisation lapsed challenge negotiate passwordless magic
402 pay payment money billing invoice subscription plan credit card trial price upgrade paid unpaid balance funds charge free tier premium purchase valid parameters failed license licence outstanding cleared method expired debt
403 forbidden denied permission permissions rights role admin blocked banned ban access refused restricted allowed privilege scope policy acl firewall waf owner disabled suspended verified verify private group member membership unpermitted readonly age grpc permission_denied whitelisted allowlisted blacklisted tenant requesttimetooskewed invalidclienttokenid optinrequired invalidobjectstate accountproblem permissiondenied authorizationexception action suspiciousfileoperation country geo admins 1006 1007 1008 1009 1010 1012 1020 plugin security forbiddenerror notpermitted local cors csrf iam rbac captcha bot vpn tor hotlink referer allowlist chmod htaccess directory index selinux folder guest viewer editor moderator underage impersonate yours someone else's belongs other foreign tenants curl user-agent insufficient rule policies elevated superuser staff employee internal only confirmed confirm activated unverified unconfirmed pending approval approved hidden realm accessed accessible administrators granted recognized deactivation deactivated frozen
404 missing exist exists nonexistent unknown page url link resource id record user item file route wrong mistyped lost absent deleted vanished product article lookup endpoint path grpc nosuchupload nosuchversion model recordnotfound objectdoesnotexist noresourcefoundexception nohandlerfoundexception entitynotfoundexception resolver404 noreversematch notfounderror notfoundhttpexception filenotfoundexception templatenotfound slug permalink dangling favicon asset css bundle router spa refresh react vue angular object key bucket table package version tag branch commit repo row customer order invoice ticket parent renamed sitemap 404s nope subdomain uuid unpublished find cannot found draft representation specified method tomcat origin
405 method verb post get put delete patch options head route endpoint readonly read-only unsupported wrong unknownhttpmethod notallowedexception static form webdav allow trace propfind submit
406 accept format language negotiate negotiation representation french german xml json mime speaks only version wants unknownformat missingexacttemplate csv pdf produce produces provide hal requested isn
407 proxy office corporate company password login credentials firewall authenticate network outbound
408 client slow timeout idle incomplete waited request connection upload send mobile slowloris keep-alive stalled haproxy headers drip trickle dribble waiting whole sends nothing after connecting
409 conflict duplicate exists already taken same twice concurrent simultaneous edit state version collision unique use constraint booked stock order merge branch diverged dependent delete clash parallel grpc already_exists aborted detected update staleobjecterror bucketalreadyownedbyyou operationaborted bucketnotempty conflictexception integrityerror dbupdateconcurrencyexception optimisticlockexception duplicatekeyexception shipped cancel race deadlock serialization violation primary key email username slug sku double booking seat reserved sold inventory foreign references children idempotency transition cancelled uniqueness edited meanwhile else else's overlap overlapping registered exist mismatch upsert revision name choose another cart checking changed while conflicting entities
410 gone removed deleted permanently forever expired retired discontinued anymore longer sunset closed unpublished author purpose intentionally link deprecated endpoint resourceexpired kubernetes ended campaign coupon invitation invite job listing archived withdrawn erased purged valid
411 length content-length size missing unknown chunked empty body transfer-encoding payload no
412 if-match precondition condition etag version match unmodified changed stale conditional outdated preconditionfailed update lock optimistic locking since conditions other met some
413 large big size upload file body limit huge heavy exceeds maximum attachment image photo video megabytes mb gb batch rows items payload requestentitytoolarge entitytoolarge avatar zip multipart base64 express body-parser wordpress plugin import csv lambda 5mb 10mb 20mb attachments pictures exceeded exceed bytes gigabytes oversize
414 url uri long query string huge characters get saml parameters base64 filters ids search
415 media type format content-type mime json xml wrong unsupported upload file image encoding gzip body charset extension notsupportedexception unsupportedmediatypeerror octet-stream urlencoded multipart soap pdf heic webp protobuf form plain text docx exe png svg expects gif zip sent expected unable work provided
416 range bytes offset beyond end outside file resume download past larger seek position
417 expect expectation 100-continue refused rejects
418 teapot coffee tea joke april fool funny silly weird weirdest strange brew
419 csrf token expired form page session laravel
421 wrong server host connection reuse sni coalescing vhost certificate misrouted http2 h2 tls wildcard shared
422 validation invalid field fields semantic rule business value values positive negative number range email date quantity wrong form input schema constraint permitted unexpected extra mandatory business logically incorrect quota age check checksum recordinvalid recordnotsaved unprocessableentityhttpexception validationexception unprocessableentityerror zod joi ajv short weak regex length min max phone postal iban vat stock future past birthday dob blank rails pydantic fastapi laravel dto password confirmation required validate validates validator semantics understood parsed well-formed meaning nonsense impossible unprocessable zip complete parameters supplied
423 locked lock editing checked disabled account busy file passwords attempts checkout word excel sharepoint edited someone open another other resource
424 dependency depends previous step failed chain batch transaction earlier failing
425 early replay 0-rtt tls console
426 upgrade newer protocol tls version update app old outdated client deprecated ios android forced
428 if-match etag required precondition missing blind overwrite lost update send client must conditional
429 rate limit limited many requests calls slow throttle throttled quota exceeded exhausted aggressive aggressively scraping bot spam flood per second minute hour day traffic attempts fast often burst wait retry seconds grpc resource_exhausted toomanyrequests passwords wrong resourceexhausted cooldown backoff tokens tpm rpm openai gpt sms otp resend brute bruteforce hammering concurrency leaky crawl crawling polling ban slower throttling ip hits quickly rapid stop hit maximum downloads
431 header headers cookie cookies large big huge jwt long size fields token groups saml
444 nginx silent close drop bots nothing
451 law legal court country region censored copyright dmca gdpr government banned germany china licence sanctions judge complaint removed content infringement lawyer legally countries european blocked
499 client user closed cancelled aborted gave tab browser disconnected visitor left hung stop impatient grpc canceled abort abortcontroller navigation navigated refresh lost early
500 crash crashed exception bug code error unexpected internal script stack trace null undefined undefined function syntax semicolon php python node database config misconfigured unhandled fire broken fatal deploy deployed everything blank white grpc data_loss jpa jdbc sql orm internalerror improperlyconfigured operationalerror servererror segfault panic traceback nameerror npe nullpointerexception keyerror nomethoderror oom memory htaccess chmod cgi migration column template render rendering env variable import module recursion overflow division zero divide assert unwrap uncaught plugin wordpress theme typeerror valueerror attributeerror indexerror runtimeerror reference wrong oops internally whitescreen whoops exceptions server-side unforeseen unhandledpromiserejection problem problems contact us unspecified end installed rules properly
501 implemented implement unsupported method feature missing built planned todo grpc unimplemented unimplementederror notimplementedexception trace verb stub propfind coming recognised recognized
502 gateway proxy upstream backend invalid bad garbage response refused crashed app server nginx down misconfigured reset connection provider external third-party microservice container fpm uwsgi gunicorn puma unicorn tomcat pm2 docker sock port unix ingress pod haproxy traefik envoy elb alb lambda malformed eof prematurely closed dead connect connecting killed sidecar
503 down maintenance overloaded busy unavailable temporarily offline downtime planned scheduled outage repairs restart restarting starting boot capacity fire deploy dependency database provider external worker limits seconds minutes soon shutdown later warming read-only replica grpc rollout progress evicted asyncrequesttimeoutexception maintenancemodeexception pool kubernetes pod autoscale scaling cold queue thread exhausted semaphore breaker circuit bulkhead shedding drain draining varnish haproxy envoy heroku iis elasticsearch redis kafka mysql postgres closed hours overload moment now comeback working upgrading unhealthy readiness warmup dead site facing problems over-capacity partners partner encountered
504 gateway timeout upstream backend slow proxy waited long report balancer seconds late respond responding microservice external provider hung grpc deadline_exceeded urlopen integration read fastcgi query export lambda 29 30 60 elb alb haproxy cloudfront envoy deadline took takes answer wait minutes fails generation
505 http version old ancient protocol 3 only 1.0 0.9 http2 http3 unsupported
507 disk storage space full quota nextcloud mailbox inode tmp insufficient out
508 loop infinite recursion circular cycle webdav resource limits symlink recursive cpu
509 bandwidth traffic transfer month hosting
511 wifi portal captive hotspot hotel airport login network terms agreement train café cafe accept click continue guest public free internet
520 cloudflare unknown origin empty weird headers broken malformed
521 cloudflare origin down refused offline says host
522 cloudflare origin timeout connect tcp waited firewall
523 cloudflare origin unreachable route
524 cloudflare origin slow waited long response timeout
525 cloudflare handshake ssl tls origin
526 cloudflare certificate ssl origin invalid mismatch expired self-signed
530 cloudflare dns resolve origin 1016 1033 nxdomain
529 overloaded ai model claude anthropic
999 linkedin scraping bot crawler
497 443 port sent
`
