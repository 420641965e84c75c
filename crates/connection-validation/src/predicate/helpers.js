// Made from the catalogue. It may refuse what is right; it never accepts what gives a finding.
const P=Object.prototype,A=Array.prototype,G=Object.getPrototypeOf;
// A plain object, whose members are what JSON has of it.
const O=(v)=>{if(typeof v!=='object'||v===null)return false;const p=G(v);return p===P||p===null};
// The length is asked first: of what it was read from the compiler knows the prototype.
const R=(v)=>Array.isArray(v)&&v.length<1e5&&G(v)===A;
// Half a surrogate pair is no character. Few texts have any surrogate, and to see that is cheaper.
const surrogate=/[\ud800-\udfff]/,lone=/\p{Surrogate}/u;
const W=(s)=>!surrogate.test(s)||!lone.test(s);
// How much more may come of a payload that is far from being too large. A character becomes six bytes
// at most, and the same is enough for what stands around it.
let z=0;
const Z=(n)=>(z-=n)>=0;
// Whether the dates of certificates count, which only the engine reads.
let D=false;
const K=(k)=>Z(k.length)&&W(k);
// `+''` changes no text; it tells the compiler that there is one, so that a length costs nothing.
const S=(v)=>typeof v==='string'&&(v+='',Z(v.length+1)&&W(v));
// The length in characters lies between the number of UTF-16 units and half of it.
const L=(s,a,b)=>{const n=s.length;if(n<a||n>2*b)return false;let c=0;for(const _ of s)c++;return c>=a&&c<=b};
const Q=(v,a,b)=>{if(typeof v!=='string')return false;v+='';const n=v.length;return Z(n+1)&&(n<=b&&n>=2*a||L(v,a,b))&&W(v)};
// Of what a format keeps to ASCII.
const T=(v,a,b)=>{if(typeof v!=='string')return false;v+='';const n=v.length;return n>=a&&n<=b&&Z(n+1)};
// What begins as a placeholder does.
const H=(s)=>{const c=s.charCodeAt(0);return c===35||c===64||c===42||c===60};
// Any JSON, not too deep.
const J=(v,d)=>{if(!Z(5))return false;switch(typeof v){case'string':return S(v);case'number':case'boolean':return true;case'object':if(v===null)return true;if(d>99)return false;if(R(v)){for(let i=0;i<v.length;i++)if(!J(v[i],d+1))return false;return true}if(!O(v))return false;for(const k in v)if(!K(k)||!J(v[k],d+1))return false;return true}return false};
const U=(v)=>{if(v.length>99)return new Set(v).size===v.length;for(let i=1;i<v.length;i++)if(v.indexOf(v[i])!==i)return false;return true};
// Whether scopes are what the switches that are on become, and nothing else decides it.
const M=(o,s,always,switches,open)=>{if(typeof s==='string')s=s.split(/[ ,]/);if(!R(s))return false;if(s.length===0)return true;for(const k of open)if(o[k]!=null)return false;let n=always.length;for(const w of always)if(!s.includes(w))return false;for(let i=0;i<switches.length;i+=2)if(o[switches[i]]===true){n++;if(!s.includes(switches[i+1]))return false}return s.length===n};
// In lower case: of another spelling there may be a finding.
const host='[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*';
// The name of a host that only a private network may reach, or any address.
const inner='(?:[^/?:]*\\.)?(?:localhost|local|internal|[0-9]+)(?:[/?:]|$)';
// What most hosts look like, quickly: where so little comes before the path no label is too long, and
// no top-level domain of so few letters is private.
const labels='[a-z0-9]+(?:-[a-z0-9]+)*',usual=labels+'(?:\\.'+labels+')*',outer='[a-z0-9]+(?:[-.][a-z0-9]+)*\\.[a-z]{2,4}';
const path='(?:[/?][!$&-;=?-Z_a-z~]*)?';
const either=(quick,full)=>{const q=new RegExp('^'+quick+'$'),f=new RegExp('^'+full+'$');return{test:(s)=>(s.length<64||s.lastIndexOf('/',63)>7)&&q.test(s)||f.test(s)}};
const url='https://(?=[^/?]{1,253}(?:[/?]|$))',name='(?=.{1,253}$)';
// Digits and padding of base64, with line feeds between: the same arithmetic as the engine's.
const B=(m)=>{if(m===null)return false;const d=m[1],p=m[2].length;let n=d.length;for(let i=-1;(i=d.indexOf('\n',i+1))>=0;)n--;return n>0&&n%4!==1&&(p===0||(n+p)%4===0)};
const digit='[A-Za-z0-9+/]',four=digit+digit+digit+digit;
// The usual lines have multiples of four digits, so that nothing needs to be counted.
const armour=(label)=>{const begin='^-----BEGIN '+label+'-----',end='\n?-----END '+label+'-----\n?$',lines=new RegExp(begin+'(?:\n(?:'+four+')+)+(?:'+digit+digit+'(?:'+digit+'|=)=)?'+end),pem=new RegExp(begin+'([A-Za-z0-9+/\n]+)(={0,2})'+end),bare=/^([A-Za-z0-9+/\n]+)(={0,2})$/;return{test:(s)=>s[0]==='-'?lines.test(s)||B(pem.exec(s)):s[0]!=='\n'&&B(bare.exec(s))}};
const uuid='[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const F={
'connection-name':/^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/,
'https-url':either('https://'+usual+path,url+host+path),
'https-url called':either('https://'+outer+path,url+'(?!'+inner+')'+host+path),
'host-name':either(usual,name+host),
'host-name called':either(outer,name+'(?!'+inner+')'+host),
'hexadecimal':/^[0-9a-fA-F]+$/,
'uuid':new RegExp('^'+uuid+'$'),
'digits':/^[0-9]+$/,
'entra-client-id':/^[a-zA-Z0-9:./_~-]+$/,
'microsoft-account-client-id':new RegExp('^(?:'+uuid+'|[0-9a-fA-F]{16})$'),
'twilio-account':/^AC[0-9a-fA-F]{32}$/,
'twilio-messaging-service':/^MG[0-9a-fA-F]{32}$/,
'date-time':/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/,
'openid-scope':/(?:^| )openid(?: |$)/,
'certificate':armour('CERTIFICATE'),
'private-key':armour('PRIVATE KEY'),
};
F['domain-alias']=F['host-name'];
F['server called']={test:(s)=>F['host-name called'].test(s)||F['https-url called'].test(s)};
