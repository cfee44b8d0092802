var mt=class extends Event{constructor(e,i,t,a){super("context-request",{bubbles:!0,composed:!0}),this.context=e,this.contextTarget=i,this.callback=t,this.subscribe=a??!1}};var kt=class{constructor(e,i,t,a){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(r,o)=>{this.unsubscribe&&(this.unsubscribe!==o&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=r,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(r,o)),this.unsubscribe=o},this.host=e,i.context!==void 0){let r=i;this.context=r.context,this.callback=r.callback,this.subscribe=r.subscribe??!1}else this.context=i,this.callback=t,this.subscribe=a??!1;this.host.addController(this)}hostConnected(){this.dispatchRequest()}hostDisconnected(){this.unsubscribe&&(this.unsubscribe(),this.unsubscribe=void 0)}dispatchRequest(){this.host.dispatchEvent(new mt(this.context,this.host,this.t,this.subscribe))}};var hs=class{get value(){return this.o}set value(e){this.setValue(e)}setValue(e,i=!1){let t=i||!Object.is(e,this.o);this.o=e,t&&this.updateObservers()}constructor(e){this.subscriptions=new Map,this.updateObservers=()=>{for(let[i,{disposer:t}]of this.subscriptions)i(this.o,t)},e!==void 0&&(this.value=e)}addCallback(e,i,t){if(!t)return void e(this.value);this.subscriptions.has(e)||this.subscriptions.set(e,{disposer:()=>{this.subscriptions.delete(e)},consumerHost:i});let{disposer:a}=this.subscriptions.get(e);e(this.value,a)}clearCallbacks(){this.subscriptions.clear()}};var ai=class extends Event{constructor(e,i){super("context-provider",{bubbles:!0,composed:!0}),this.context=e,this.contextTarget=i}},$t=class extends hs{constructor(e,i,t){super(i.context!==void 0?i.initialValue:t),this.onContextRequest=a=>{if(a.context!==this.context)return;let r=a.contextTarget??a.composedPath()[0];r!==this.host&&(a.stopPropagation(),this.addCallback(a.callback,r,a.subscribe))},this.onProviderRequest=a=>{if(a.context!==this.context||(a.contextTarget??a.composedPath()[0])===this.host)return;let r=new Set;for(let[o,{consumerHost:n}]of this.subscriptions)r.has(o)||(r.add(o),n.dispatchEvent(new mt(this.context,n,o,!0)));a.stopPropagation()},this.host=e,i.context!==void 0?this.context=i.context:this.context=i,this.attachListeners(),this.host.addController?.(this)}attachListeners(){this.host.addEventListener("context-request",this.onContextRequest),this.host.addEventListener("context-provider",this.onProviderRequest)}hostConnected(){this.host.dispatchEvent(new ai(this.context,this.host))}};function Bt({context:s}){return(e,i)=>{let t=new WeakMap;if(typeof i=="object")return{get(){return e.get.call(this)},set(a){return t.get(this).setValue(a),e.set.call(this,a)},init(a){return t.set(this,new $t(this,{context:s,initialValue:a})),a}};{e.constructor.addInitializer((o=>{t.set(o,new $t(o,{context:s}))}));let a=Object.getOwnPropertyDescriptor(e,i),r;if(a===void 0){let o=new WeakMap;r={get(){return o.get(this)},set(n){t.get(this).setValue(n),o.set(this,n)},configurable:!0,enumerable:!0}}else{let o=a.set;r={...a,set(n){t.get(this).setValue(n),o?.call(this,n)}}}return void Object.defineProperty(e,i,r)}}}function ae({context:s,subscribe:e}){return(i,t)=>{typeof t=="object"?t.addInitializer((function(){new kt(this,{context:s,callback:a=>{i.set.call(this,a)},subscribe:e})})):i.constructor.addInitializer((a=>{new kt(a,{context:s,callback:r=>{a[t]=r},subscribe:e})}))}}var cs=globalThis,ds=cs.ShadowRoot&&(cs.ShadyCSS===void 0||cs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ri=Symbol(),Gi=new WeakMap,Lt=class{constructor(e,i,t){if(this._$cssResult$=!0,t!==ri)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=i}get styleSheet(){let e=this.o,i=this.t;if(ds&&e===void 0){let t=i!==void 0&&i.length===1;t&&(e=Gi.get(i)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),t&&Gi.set(i,e))}return e}toString(){return this.cssText}},Ki=s=>new Lt(typeof s=="string"?s:s+"",void 0,ri),N=(s,...e)=>{let i=s.length===1?s[0]:e.reduce((t,a,r)=>t+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(a)+s[r+1],s[0]);return new Lt(i,s,ri)},Yi=(s,e)=>{if(ds)s.adoptedStyleSheets=e.map(i=>i instanceof CSSStyleSheet?i:i.styleSheet);else for(let i of e){let t=document.createElement("style"),a=cs.litNonce;a!==void 0&&t.setAttribute("nonce",a),t.textContent=i.cssText,s.appendChild(t)}},oi=ds?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let i="";for(let t of e.cssRules)i+=t.cssText;return Ki(i)})(s):s;var{is:tr,defineProperty:sr,getOwnPropertyDescriptor:ir,getOwnPropertyNames:ar,getOwnPropertySymbols:rr,getPrototypeOf:or}=Object,ms=globalThis,Ji=ms.trustedTypes,nr=Ji?Ji.emptyScript:"",lr=ms.reactiveElementPolyfillSupport,Ut=(s,e)=>s,Rt={toAttribute(s,e){switch(e){case Boolean:s=s?nr:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let i=s;switch(e){case Boolean:i=s!==null;break;case Number:i=s===null?null:Number(s);break;case Object:case Array:try{i=JSON.parse(s)}catch{i=null}}return i}},fs=(s,e)=>!tr(s,e),Qi={attribute:!0,type:String,converter:Rt,reflect:!1,useDefault:!1,hasChanged:fs};Symbol.metadata??=Symbol("metadata"),ms.litPropertyMetadata??=new WeakMap;var We=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,i=Qi){if(i.state&&(i.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((i=Object.create(i)).wrapped=!0),this.elementProperties.set(e,i),!i.noAccessor){let t=Symbol(),a=this.getPropertyDescriptor(e,t,i);a!==void 0&&sr(this.prototype,e,a)}}static getPropertyDescriptor(e,i,t){let{get:a,set:r}=ir(this.prototype,e)??{get(){return this[i]},set(o){this[i]=o}};return{get:a,set(o){let n=a?.call(this);r?.call(this,o),this.requestUpdate(e,n,t)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Qi}static _$Ei(){if(this.hasOwnProperty(Ut("elementProperties")))return;let e=or(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ut("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ut("properties"))){let i=this.properties,t=[...ar(i),...rr(i)];for(let a of t)this.createProperty(a,i[a])}let e=this[Symbol.metadata];if(e!==null){let i=litPropertyMetadata.get(e);if(i!==void 0)for(let[t,a]of i)this.elementProperties.set(t,a)}this._$Eh=new Map;for(let[i,t]of this.elementProperties){let a=this._$Eu(i,t);a!==void 0&&this._$Eh.set(a,i)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let i=[];if(Array.isArray(e)){let t=new Set(e.flat(1/0).reverse());for(let a of t)i.unshift(oi(a))}else e!==void 0&&i.push(oi(e));return i}static _$Eu(e,i){let t=i.attribute;return t===!1?void 0:typeof t=="string"?t:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,i=this.constructor.elementProperties;for(let t of i.keys())this.hasOwnProperty(t)&&(e.set(t,this[t]),delete this[t]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yi(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,i,t){this._$AK(e,t)}_$ET(e,i){let t=this.constructor.elementProperties.get(e),a=this.constructor._$Eu(e,t);if(a!==void 0&&t.reflect===!0){let r=(t.converter?.toAttribute!==void 0?t.converter:Rt).toAttribute(i,t.type);this._$Em=e,r==null?this.removeAttribute(a):this.setAttribute(a,r),this._$Em=null}}_$AK(e,i){let t=this.constructor,a=t._$Eh.get(e);if(a!==void 0&&this._$Em!==a){let r=t.getPropertyOptions(a),o=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Rt;this._$Em=a;let n=o.fromAttribute(i,r.type);this[a]=n??this._$Ej?.get(a)??n,this._$Em=null}}requestUpdate(e,i,t,a=!1,r){if(e!==void 0){let o=this.constructor;if(a===!1&&(r=this[e]),t??=o.getPropertyOptions(e),!((t.hasChanged??fs)(r,i)||t.useDefault&&t.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,t))))return;this.C(e,i,t)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,i,{useDefault:t,reflect:a,wrapped:r},o){t&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??i??this[e]),r!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||t||(i=void 0),this._$AL.set(e,i)),a===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(i){Promise.reject(i)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[a,r]of this._$Ep)this[a]=r;this._$Ep=void 0}let t=this.constructor.elementProperties;if(t.size>0)for(let[a,r]of t){let{wrapped:o}=r,n=this[a];o!==!0||this._$AL.has(a)||n===void 0||this.C(a,void 0,r,n)}}let e=!1,i=this._$AL;try{e=this.shouldUpdate(i),e?(this.willUpdate(i),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(i)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(i)}willUpdate(e){}_$AE(e){this._$EO?.forEach(i=>i.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(i=>this._$ET(i,this[i])),this._$EM()}updated(e){}firstUpdated(e){}};We.elementStyles=[],We.shadowRootOptions={mode:"open"},We[Ut("elementProperties")]=new Map,We[Ut("finalized")]=new Map,lr?.({ReactiveElement:We}),(ms.reactiveElementVersions??=[]).push("2.1.2");var li=globalThis,Xi=s=>s,ps=li.trustedTypes,ea=ps?ps.createPolicy("lit-html",{createHTML:s=>s}):void 0,hi="$lit$",Ge=`lit$${Math.random().toFixed(9).slice(2)}$`,ci="?"+Ge,hr=`<${ci}>`,gt=document,Nt=()=>gt.createComment(""),Ft=s=>s===null||typeof s!="object"&&typeof s!="function",di=Array.isArray,oa=s=>di(s)||typeof s?.[Symbol.iterator]=="function",ni=`[ 	
\f\r]`,Pt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ta=/-->/g,sa=/>/g,ut=RegExp(`>|${ni}(?:([^\\s"'>=/]+)(${ni}*=${ni}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ia=/'/g,aa=/"/g,na=/^(?:script|style|textarea|title)$/i,mi=s=>(e,...i)=>({_$litType$:s,strings:e,values:i}),f=mi(1),E=mi(2),tl=mi(3),je=Symbol.for("lit-noChange"),de=Symbol.for("lit-nothing"),ra=new WeakMap,vt=gt.createTreeWalker(gt,129);function la(s,e){if(!di(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return ea!==void 0?ea.createHTML(e):e}var ha=(s,e)=>{let i=s.length-1,t=[],a,r=e===2?"<svg>":e===3?"<math>":"",o=Pt;for(let n=0;n<i;n++){let c=s[n],m,h,l=-1,w=0;for(;w<c.length&&(o.lastIndex=w,h=o.exec(c),h!==null);)w=o.lastIndex,o===Pt?h[1]==="!--"?o=ta:h[1]!==void 0?o=sa:h[2]!==void 0?(na.test(h[2])&&(a=RegExp("</"+h[2],"g")),o=ut):h[3]!==void 0&&(o=ut):o===ut?h[0]===">"?(o=a??Pt,l=-1):h[1]===void 0?l=-2:(l=o.lastIndex-h[2].length,m=h[1],o=h[3]===void 0?ut:h[3]==='"'?aa:ia):o===aa||o===ia?o=ut:o===ta||o===sa?o=Pt:(o=ut,a=void 0);let y=o===ut&&s[n+1].startsWith("/>")?" ":"";r+=o===Pt?c+hr:l>=0?(t.push(m),c.slice(0,l)+hi+c.slice(l)+Ge+y):c+Ge+(l===-2?n:y)}return[la(s,r+(s[i]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),t]},qt=class s{constructor({strings:e,_$litType$:i},t){let a;this.parts=[];let r=0,o=0,n=e.length-1,c=this.parts,[m,h]=ha(e,i);if(this.el=s.createElement(m,t),vt.currentNode=this.el.content,i===2||i===3){let l=this.el.content.firstChild;l.replaceWith(...l.childNodes)}for(;(a=vt.nextNode())!==null&&c.length<n;){if(a.nodeType===1){if(a.hasAttributes())for(let l of a.getAttributeNames())if(l.endsWith(hi)){let w=h[o++],y=a.getAttribute(l).split(Ge),z=/([.?@])?(.*)/.exec(w);c.push({type:1,index:r,name:z[2],strings:y,ctor:z[1]==="."?vs:z[1]==="?"?gs:z[1]==="@"?bs:_t}),a.removeAttribute(l)}else l.startsWith(Ge)&&(c.push({type:6,index:r}),a.removeAttribute(l));if(na.test(a.tagName)){let l=a.textContent.split(Ge),w=l.length-1;if(w>0){a.textContent=ps?ps.emptyScript:"";for(let y=0;y<w;y++)a.append(l[y],Nt()),vt.nextNode(),c.push({type:2,index:++r});a.append(l[w],Nt())}}}else if(a.nodeType===8)if(a.data===ci)c.push({type:2,index:r});else{let l=-1;for(;(l=a.data.indexOf(Ge,l+1))!==-1;)c.push({type:7,index:r}),l+=Ge.length-1}r++}}static createElement(e,i){let t=gt.createElement("template");return t.innerHTML=e,t}};function bt(s,e,i=s,t){if(e===je)return e;let a=t!==void 0?i._$Co?.[t]:i._$Cl,r=Ft(e)?void 0:e._$litDirective$;return a?.constructor!==r&&(a?._$AO?.(!1),r===void 0?a=void 0:(a=new r(s),a._$AT(s,i,t)),t!==void 0?(i._$Co??=[])[t]=a:i._$Cl=a),a!==void 0&&(e=bt(s,a._$AS(s,e.values),a,t)),e}var us=class{constructor(e,i){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:i},parts:t}=this._$AD,a=(e?.creationScope??gt).importNode(i,!0);vt.currentNode=a;let r=vt.nextNode(),o=0,n=0,c=t[0];for(;c!==void 0;){if(o===c.index){let m;c.type===2?m=new Ht(r,r.nextSibling,this,e):c.type===1?m=new c.ctor(r,c.name,c.strings,this,e):c.type===6&&(m=new _s(r,this,e)),this._$AV.push(m),c=t[++n]}o!==c?.index&&(r=vt.nextNode(),o++)}return vt.currentNode=gt,a}p(e){let i=0;for(let t of this._$AV)t!==void 0&&(t.strings!==void 0?(t._$AI(e,t,i),i+=t.strings.length-2):t._$AI(e[i])),i++}},Ht=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,i,t,a){this.type=2,this._$AH=de,this._$AN=void 0,this._$AA=e,this._$AB=i,this._$AM=t,this.options=a,this._$Cv=a?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,i=this._$AM;return i!==void 0&&e?.nodeType===11&&(e=i.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,i=this){e=bt(this,e,i),Ft(e)?e===de||e==null||e===""?(this._$AH!==de&&this._$AR(),this._$AH=de):e!==this._$AH&&e!==je&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):oa(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==de&&Ft(this._$AH)?this._$AA.nextSibling.data=e:this.T(gt.createTextNode(e)),this._$AH=e}$(e){let{values:i,_$litType$:t}=e,a=typeof t=="number"?this._$AC(e):(t.el===void 0&&(t.el=qt.createElement(la(t.h,t.h[0]),this.options)),t);if(this._$AH?._$AD===a)this._$AH.p(i);else{let r=new us(a,this),o=r.u(this.options);r.p(i),this.T(o),this._$AH=r}}_$AC(e){let i=ra.get(e.strings);return i===void 0&&ra.set(e.strings,i=new qt(e)),i}k(e){di(this._$AH)||(this._$AH=[],this._$AR());let i=this._$AH,t,a=0;for(let r of e)a===i.length?i.push(t=new s(this.O(Nt()),this.O(Nt()),this,this.options)):t=i[a],t._$AI(r),a++;a<i.length&&(this._$AR(t&&t._$AB.nextSibling,a),i.length=a)}_$AR(e=this._$AA.nextSibling,i){for(this._$AP?.(!1,!0,i);e!==this._$AB;){let t=Xi(e).nextSibling;Xi(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},_t=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,i,t,a,r){this.type=1,this._$AH=de,this._$AN=void 0,this.element=e,this.name=i,this._$AM=a,this.options=r,t.length>2||t[0]!==""||t[1]!==""?(this._$AH=Array(t.length-1).fill(new String),this.strings=t):this._$AH=de}_$AI(e,i=this,t,a){let r=this.strings,o=!1;if(r===void 0)e=bt(this,e,i,0),o=!Ft(e)||e!==this._$AH&&e!==je,o&&(this._$AH=e);else{let n=e,c,m;for(e=r[0],c=0;c<r.length-1;c++)m=bt(this,n[t+c],i,c),m===je&&(m=this._$AH[c]),o||=!Ft(m)||m!==this._$AH[c],m===de?e=de:e!==de&&(e+=(m??"")+r[c+1]),this._$AH[c]=m}o&&!a&&this.j(e)}j(e){e===de?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},vs=class extends _t{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===de?void 0:e}},gs=class extends _t{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==de)}},bs=class extends _t{constructor(e,i,t,a,r){super(e,i,t,a,r),this.type=5}_$AI(e,i=this){if((e=bt(this,e,i,0)??de)===je)return;let t=this._$AH,a=e===de&&t!==de||e.capture!==t.capture||e.once!==t.once||e.passive!==t.passive,r=e!==de&&(t===de||a);a&&this.element.removeEventListener(this.name,this,t),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},_s=class{constructor(e,i,t){this.element=e,this.type=6,this._$AN=void 0,this._$AM=i,this.options=t}get _$AU(){return this._$AM._$AU}_$AI(e){bt(this,e)}},ca={M:hi,P:Ge,A:ci,C:1,L:ha,R:us,D:oa,V:bt,I:Ht,H:_t,N:gs,U:bs,B:vs,F:_s},cr=li.litHtmlPolyfillSupport;cr?.(qt,Ht),(li.litHtmlVersions??=[]).push("3.3.3");var da=(s,e,i)=>{let t=i?.renderBefore??e,a=t._$litPart$;if(a===void 0){let r=i?.renderBefore??null;t._$litPart$=a=new Ht(e.insertBefore(Nt(),r),r,void 0,i??{})}return a._$AI(s),a};var fi=globalThis,Y=class extends We{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let i=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=da(i,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return je}};Y._$litElement$=!0,Y.finalized=!0,fi.litElementHydrateSupport?.({LitElement:Y});var dr=fi.litElementPolyfillSupport;dr?.({LitElement:Y});(fi.litElementVersions??=[]).push("4.2.2");var se=s=>(e,i)=>{i!==void 0?i.addInitializer(()=>{customElements.define(s,e)}):customElements.define(s,e)};var mr={attribute:!0,type:String,converter:Rt,reflect:!1,hasChanged:fs},fr=(s=mr,e,i)=>{let{kind:t,metadata:a}=i,r=globalThis.litPropertyMetadata.get(a);if(r===void 0&&globalThis.litPropertyMetadata.set(a,r=new Map),t==="setter"&&((s=Object.create(s)).wrapped=!0),r.set(i.name,s),t==="accessor"){let{name:o}=i;return{set(n){let c=e.get.call(this);e.set.call(this,n),this.requestUpdate(o,c,s,!0,n)},init(n){return n!==void 0&&this.C(o,void 0,s,n),n}}}if(t==="setter"){let{name:o}=i;return function(n){let c=this[o];e.call(this,n),this.requestUpdate(o,c,s,!0,n)}}throw Error("Unsupported decorator location: "+t)};function _(s){return(e,i)=>typeof i=="object"?fr(s,e,i):((t,a,r)=>{let o=a.hasOwnProperty(r);return a.constructor.createProperty(r,t),o?Object.getOwnPropertyDescriptor(a,r):void 0})(s,e,i)}function I(s,e,i){return s?e(s):i?.(s)}var{I:ql}=ca;var ma=s=>s.strings===void 0;var ys={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},zt=s=>(...e)=>({_$litDirective$:s,values:e}),ft=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,i,t){this._$Ct=e,this._$AM=i,this._$Ci=t}_$AS(e,i){return this.update(e,i)}update(e,i){return this.render(...i)}};var Zt=(s,e)=>{let i=s._$AN;if(i===void 0)return!1;for(let t of i)t._$AO?.(e,!1),Zt(t,e);return!0},xs=s=>{let e,i;do{if((e=s._$AM)===void 0)break;i=e._$AN,i.delete(s),s=e}while(i?.size===0)},fa=s=>{for(let e;e=s._$AM;s=e){let i=e._$AN;if(i===void 0)e._$AN=i=new Set;else if(i.has(s))break;i.add(s),vr(e)}};function pr(s){this._$AN!==void 0?(xs(this),this._$AM=s,fa(this)):this._$AM=s}function ur(s,e=!1,i=0){let t=this._$AH,a=this._$AN;if(a!==void 0&&a.size!==0)if(e)if(Array.isArray(t))for(let r=i;r<t.length;r++)Zt(t[r],!1),xs(t[r]);else t!=null&&(Zt(t,!1),xs(t));else Zt(this,s)}var vr=s=>{s.type==ys.CHILD&&(s._$AP??=ur,s._$AQ??=pr)},ws=class extends ft{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,i,t){super._$AT(e,i,t),fa(this),this.isConnected=e._$AU}_$AO(e,i=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),i&&(Zt(this,e),xs(this))}setValue(e){if(ma(this._$Ct))this._$Ct._$AI(e,this);else{let i=[...this._$Ct._$AH];i[this._$Ci]=e,this._$Ct._$AI(i,this,0)}}disconnected(){}reconnected(){}};var pi=class extends ws{host;element;prevData={};eventData={};render(e){return de}update(e,[i]){this.element!==e.element&&(this.element=e.element),this.host=e.options?.host??this.element,this.apply(i),this.groom(i),this.prevData={...i}}apply(e){if(!e)return;let{prevData:i,element:t}=this;for(let[a,r]of Object.entries(e)){if(r===i[a])continue;let o=a.slice(1);switch(a[0]){case"@":this.eventData[o]=r,this.applyEvent(o,r);break;case".":t[o]=r;break;case"?":r?t.setAttribute(o,""):t.removeAttribute(o);break;default:r===null?t.removeAttribute(a):t.setAttribute(a,String(r));break}}}groom(e){let{prevData:i,element:t}=this;if(i)for(let[a,r]of Object.entries(i)){let o=a.slice(1);if(!e||!(a in e)&&t[o]===r)switch(a[0]){case"@":this.groomEvent(o,r);break;case".":t[o]=void 0;break;case"?":t.removeAttribute(o);break;default:t.removeAttribute(a);break}}}applyEvent(e,i){let{prevData:t,element:a}=this;this.eventData[e]=i,t[e]&&a.removeEventListener(e,this,i),a.addEventListener(e,this,i)}groomEvent(e,i){let{element:t}=this;Reflect.deleteProperty(this.eventData,e),t.removeEventListener(e,this,i)}handleEvent(e){let i=this.eventData[e.type];typeof i=="function"?i.call(this.host,e):i.handleEvent(e)}disconnected(){let{eventData:e,element:i}=this;for(let[t,a]of Object.entries(e)){let r=t.slice(1);i.removeEventListener(r,this,a)}}reconnected(){let{eventData:e,element:i}=this;for(let[t,a]of Object.entries(e)){let r=t.slice(1);i.addEventListener(r,this,a)}}},A=zt(pi);var gr=E`
	<path d="M5.688 3.5v.438H5.25v.438h-.438V1.313h-.438V.875h-.436V.438H3.5v6.125h2.625v-.438H5.25v-.438h.438v-.438h.438v-.438h.438V3.5z" fill="#b79cf8"/>
	<path d="M3.063.438v.438h-.438v.438h-.437v3.5h-.875v-.438H.438v1.75h.438v.438h2.625V.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438zm0 1.75h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 5.25H1.75v.438h.438z" fill="#ffa5d3"/>
	<path d="M2.625 5.25h-.437v.438h.438zm-1.75.438H.438v.438h.438zm2.625.438H.875v.438H3.5z" fill="#ff1c90"/>
	<path d="M1.75 5.688h-.437v.438h.438zm-.438-.438H.875v.438h.438zm1.313-.875V3.5h-.437v1.313h.438v1.313h.438v-1.75zm.438-3.5v1.313h-.438v.438h.438v1.313h.438V.875z" fill="#ffa5d3"/>
	<path d="M6.125 3.5h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-3.5.875h-.874v.438h.875zm-.875-.438H.438v.438h.875z" fill="#f0f0f0"/>
	<path d="M.875 5.25v-.875H.438v.875z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M2.625 1.313h-.437v1.313h.438z" fill="#f0f0f0"/>
	<path d="M4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zM2.625 4.814h-.437v.438h.438zm3.938 0h-.438v.438h.438zm-.875.438v.438H5.25v.438h.875v-.875zm.438.875v.438H.875v.438h5.688v-.875zM.875 6.125H.438v.438h.438zM7 3.062H5.687V3.5H7zm-5.687.876H0v.438h1.313z" fill="#000"/>
	<path d="M.438 6.125V3.938H0v2.188zm6.563-1.313V3.5h-.438v1.313zM2.625.875h-.437v.438h.438zm-.875.438v3.063h-.437v.438h.875V1.313zm3.5 2.188V1.313h-.438v3.063h.438v-.438h.438V3.5z" fill="#000"/>
	<path d="M3.938.875H3.5v.875h.438zm.438 1.75V1.75h-.438V3.5h.438v.438h.438V2.625zm.875 1.75h-.438v.438h.438zm-1.313 0H3.5v1.313h.438zm.875 1.313h-.438v.438h.438zm0-.875h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#cdbafa"/>
	<path d="M5.25 6.125v-.438h-.438v.438H3.5v.438h2.625v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
`;function Ms(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${gr}
	</svg>`}var br=E`
	<path d="M4.375 1.75v-.437h-.437V.438h-.875v.875h-.438v.438h-.437v.438h.438v.438h.438v.438h.875v-.44h.438v-.437h.438V1.75z" fill="#47baff"/>
	<path d="M4.375 5.25v.438h-.437v.875h-.875v-.875h-.438V5.25h-.437v-.438h.438v-.438h.438v-.436h.875v.438h.438v.438h.438v.438z" fill="#ff2c52"/>
	<path d="M3.063 0v.438h.875V0z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h.875v-.438z" fill="#4282d8"/>
	<path d="M3.063.438h-.438v.875h.438zM.438 3.063H0v.875h.438zm.875 0v-.438H.438v.438zm1.313-1.75h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.75h-.437v.438h.438zm.438-.438h-.438v.438h.438zm0 2.625v.438h.875v-.437z" fill="#f0f0f0"/>
	<path d="M3.063 6.125v.438h.875v-.438zm0-.875h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#be0351"/>
	<path d="M3.063 4.375h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 5.688h.438V5.25h-.438zm.438-.438h.438v-.438h-.438zm-.438-.438h.438v-.438h-.438z" fill="#be0351"/>
	<path d="M3.5 1.75h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.188h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#4282d8"/>
	<path d="M5.25 4.375h.438v-.437h.875v-.875h-.875v-.438H5.25v-.437h-.438v.438h-.438v.438h-.436v.875h.438v.438h.438v.438h.438z" fill="#C7C7C7"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#707070"/>
	<path d="M5.25 2.625v-.437h-.438v.438zm-.438.438v-.438h-.438v.438z" fill="#fff"/>
	<path d="M4.813 4.375v-.437h-.438v.438zm-.438-.438V3.5h-.437v.438zm1.313.438v-.437H5.25v.438zm-.438.438v-.438h-.438v.438z" fill="#707070"/>
	<path d="M1.75 4.375h-.437v-.437H.438v-.875h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.875h-.44v.438h-.437v.438H1.75z" fill="#C7C7C7"/>
	<path d="M.438 3.938h.438v-.875H.438z" fill="#fff"/>
	<path d="M2.625 3.938h.438v-.875h-.438z" fill="#707070"/>
	<path d="M2.188 2.625v-.437H1.75v.438zm-.438.438v-.438h-.437v.438zm.438.438v-.438H1.75v.438z" fill="#fff"/>
	<path d="M2.625 4.375v-.437h-.437v.438zm-.438.438v-.438H1.75v.438z" fill="#707070"/>
	<path d="M2.188 1.75H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.439v.438h.438zm.875.438h-.876v.875h.875zm.438.875h-.439v.438h.438zm.438.438h-.438v.438h.438zM1.75 2.188h-.437v.438h.438zm2.188 4.813v-.438h-.875v.438zm-.875-1.313h-.438v.875h.438zM.438 3.938v.438h.875v-.438zm2.188 1.313h-.438v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.437v.438h.438zm2.188-3.063h.438V.438h-.438zm2.625 2.625h.438v-.874h-.438zm0-.875v-.437h-.875v.438zM4.375 1.749h.438v-.436h-.438zm.438.438h.438V1.75h-.438zm-.438.438h.438v-.437h-.438zm-.437.438h.438v-.438h-.438zM2.625 4.376h.438v-.438h-.438zm-.438.438h.438v-.438h-.437z" fill="#000"/>
	<path d="M4.813 2.188h.438V1.75h-.438zm.438.438h.438v-.438h-.438zM3.938 6.564h.438v-.875h-.438zm1.75-2.625v.438h.875v-.439zm-1.313 1.75h.438v-.438h-.438zm.438-.438h.438v-.438h-.438zm.438-.438h.438v-.438h-.438z" fill="#000"/>
`;function ks(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${br}
	</svg>`}var _r=E`
	<path d="M6.125 3.063v-.438h-.438v.438H4.374v-.438h-.436V1.313h.438V.875H3.063v1.75h-.438v.438H.438v.875h.438v.438h.438v-.438h1.313v.438h.438v1.313h-.44v.438h.438v.438h.875v-.438h.438v-.438h-.438V4.376h.438v-.438h1.313v.438h.438v-.438h.438v-.875z" fill="#ffb84b"/>
	<path d="M3.938 0h-.875v.438h.875zM2.625.875H1.313v.438h1.313zm-1.312.438H.875v1.313h.438zm1.75 0h-.438v1.313h.438zm1.313 0h-.438v1.313h.438zm1.75 0h-.438v1.313h.438zM5.688.875H4.375v.438h1.313zm-3.063 1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M2.625 1.313h-.437v.438h.438zm-.437.437H1.75v.438h.438zm3.5-.438H5.25v.438h.438zm-.438.438h-.438v.438h.438zm.438 2.625H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-2.625-.438h-.437v.438h.438zm-.438.438H1.75v.438h.438z" fill="#57595f"/>
	<path d="M4.375.438h-.437v.438h.438zM.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M2.188 1.75v.438h-.875v.438h1.313V1.75zm3.063 0v.438h-.875v.438h1.313V1.75zM2.188 4.813v.438h-.875v.438h1.313v-.875zm3.063 0v.438h-.875v.438h1.313v-.875z" fill="#35363a"/>
	<path d="M.875 3.938H.438v.438h.438zm0-1.313H.438v.438h.438zM7 3.063h-.438v.875H7z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438z" fill="#ba3500"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M6.563 2.625h-.438v.438h.438zm0 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125 3.938h-.438v.438h.438zm-3.062 0h-.438v.438h.438zm-1.75 0H.875v.438h.438zm3.063 0h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.938 6.563h-.875v.438h.875zm-1.313-.875H1.313v.438h1.313zM1.312 4.375H.875v1.313h.438zm1.75 0h-.437v1.313h.438zm1.313 0h-.437v1.313h.438zm1.75 0h-.438v1.313h.438zm-.438 1.313H4.374v.438h1.313zm-3.062-1.75H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M2.625 3.5H1.313v.438h1.313zm3.063 0H4.375v.438h1.313z" fill="#ba3500"/>
	<path d="M3.063 6.125h-.438v.438h.438zm1.313 0h-.438v.438h.438z" fill="#000"/>
	<path d="M3.938 6.125h-.875v.438h.875z" fill="#ba3500"/>
	<path d="M3.938.438h-.875v.438h.875zm-.875.437h-.438v.438h.438V.438Z" fill="#f0f0f0"/>
	<path d="M4.375 5.688h-.437v.438h.438z" fill="#ba3500"/>
	<path d="M2.188 1.313h-.875v.875h.438V1.75h.438zm3.063 0h-.875v.875h.438V1.75h.438zM2.188 4.376h-.875v.875h.438v-.438h.438zm3.063 0h-.875v.875h.438v-.438h.438z" fill="#d8d8d8"/>
	<path d="M3.938 2.188V1.75H3.5V.875h-.437v1.313zm0 .438H3.5v.438h-.437v.438h-.438v.438h.438v.875h.438v1.313h.438v-1.75H3.5V3.5h.875v-.437h-.437zm2.188.438h-.438v.438h.438zm-3.063-.439h-.438v.438h.438zm-1.75.438H.875v.438h.438zm.875 0H1.75v.438h.438z" fill="#fd6214"/>
`;function $s(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${_r}
	</svg>`}var zr=E`
	<path d="M5.688 2.625V1.75H5.25V.438h-.438v.438h-.438v.438h-.436v.438H3.5v.438H1.313v.438H.875v.875H.438v1.75h.438v.438h.438v.438h.438v.438h3.5v-.438h.438v-.438h.438V2.625z" fill="#fd6214"/>
	<path d="M0 3.5v1.75h.438V3.5zm6.563.438v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#000"/>
	<path d="M6.125 3.938v1.313h.438V3.938zm-.438-1.313v1.313h.438V2.625zm-.438-.875v.875h.438V1.75z" fill="#ba3500"/>
	<path d="M.438 2.625V3.5h.438v-.875zm2.625-1.313h-.438v.438h.438zm.875 0H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-2.625.438v.438h.438v-.438zM.437 5.251v.438h.438v-.438zm.438.438v.438h.438v-.438zm.438.438v.438h.438v-.438zm4.813-.875v.438h.438v-.438zm-.438.438v.438h.438V5.69zm-.438.438v.438h.438v-.438zm-3.5.438v.438h3.5v-.438zM1.313 1.75v.438h.438V1.75zm.438-.438v.438h.438v-.437zm.438-.438v.438h.438V.875zm1.75 0v.438h.438V.875zm.438-.438v.438h.438V.438zm.438-.438v.438h.438V0z" fill="#000"/>
	<path d="M4.813.438v.438h.438V.438zm-.438.438v.438h.438V.875zm-.437.437v.438h.438v-.438zM3.5 1.75v.438h.438V1.75zm-1.312-.437v.438h.438v-.438zm-.438.437v.438h.438V1.75zm.875 0v.438h.438V1.75z" fill="#f0f0f0"/>
	<path d="M2.188 1.75v.438h.438V1.75z" fill="#fd6214"/>
	<path opacity=".5" d="M4.813 1.75v.438h.438V1.75zm.438 2.188V3.5h-.438v-.875h-.438v.438h-.437v.438H2.625v-.438h-.437v.875h-.875v.875h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.875z" fill="#fff"/>
	<path d="M1.313 2.188v.438h.438v-.438zm-.438.437V3.5h.438v-.875zm.875.875v.438h.438V3.5z" fill="#f0f0f0"/>
	<path d="M.875 5.25v.438h.438V5.25zm.438.438v.438h.438v-.438zm3.938 0v.438h.438v-.438zm.438-.438v.438h.438V5.25zm-3.938.875v.438h3.5v-.438z" fill="#ba3500"/>
	<path d="M.438 3.5v.875h.438V3.5zm4.375.875h-.438v-.437h-1.75v.438h-.437v.875h.438v.438h1.75v-.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.438v1.313h.438V.438z" fill="#000"/>
`;function Hs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${zr}
	</svg>`}var yr=E`
	<path d="M6.563.875h-.438V.438H4.812v1.313h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437V.438H.875v.438H.438v1.75h.438v.438h.875v.438h.438v.875h.438v.438h.438v.438h.875v-.438h.438v-.438h.438V3.5h.438v-.437h.875v-.438h.438z" fill="#ff7fc0"/>
	<path d="M3.938 0h-.875v.438h.875zm-1.75 0H.875v.438h1.313zm3.938 0H4.813v.438h1.313zm.438.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM4.377.438h-.439v.438h.438v.875h.438V.438zm-2.189 0v1.313h.438V.875h.438V.438zm-1.313 0H.438v.438h.438zM.438.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm.875.438H.875v.438h.875zm4.375 0h-.875v.438h.875zm.438-.438h-.438v.438h.438zM5.251 3.938V3.5h-.438v.875h1.75v-.437zM1.75 3.5v.438H.438v.438h1.75V3.5zm-1.313.875H0v1.75h.438zm.438 1.75H.438v.438h.438zm5.25.438H.875v.438h5.25zm.438-.438h-.438v.438h.438zm.438-1.75h-.438v1.75h.438zm-4.376 0h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-.875.875h-.876v.438h.875z" fill="#000"/>
	<path d="M4.813 4.375v.438h-.438v.438h-.437v.438h-.875v-.438h-.438v-.438h-.437v-.438H.438v1.75h.438v.438h5.25v-.438h.438v-1.75z" fill="#6be473"/>
	<path d="M1.75 5.25h-.437v.438h.438zm-.438-.438H.875v.438h.438zM5.25 6.125v-.438h-.438v.438h-.874v-.438h-.875v.438h-.875v-.438H1.75v.438H.875v.438h5.25v-.438zm.438-.875H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438.875h-.438v.438h.438z" fill="#008456"/>
	<path d="M2.625 3.938h-.437v.438h.438zm.438.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.875h-.438v.438h.438zm.875-.438h-.438v.438h.438zm.438-.875h-.438v.875h.438zM3.94 4.813h-.877v.438h.875z" fill="#ff1c90"/>
	<path d="M4.375 5.25h-.437v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-4.813.001v.875h.438v-.438h1.313v-.438zm.438-3.5H.438v.875h.438zM2.189.437H.875v.438h1.313zm.875.438h-.439v.438h.438zm.875-.438h-.876v.438h.875zm1.313 0h-.438v.875h.438V.875h.875V.438z" fill="#f0f0f0"/>
`;function Cs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${yr}
	</svg>`}var xr=E`
	<path d="M3.063.875v.438h.875V.875zm.875-.438v.438h1.75V.438zm1.75.438v.438h.438V.875zm.438.438v.438h.438v-.438zm.438.438v2.188h.438V1.75zm-.438 2.188v.875h.438v-.876zm-.438.875v.438h.438v-.438zm-.875.438v.438h.875v-.438zm-.875.438v.438h.875V5.69zm-.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M6.563 1.75h-.438v-.437h-.438V.875H3.938v.438h-.875V.875h-1.75v.438H.875v.438H.438v2.188h.438v.875h.438v.438h.875v.438h.875v.438h.875V5.69h.875v-.438h.875v-.438h.438v-.876h.438z" fill="#ff7fc0"/>
	<path d="M6.563 1.75h-.438v2.188h.438zm-.438 2.188h-.438v.875h.438zm-4.812 0H.875v.875h.438zm4.375.875h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#ff1b90"/>
	<path d="M1.313.438v.438h1.75V.438zM.875.875v.438h.438V.875zm-.437.438v.438h.438v-.438zM0 1.75v2.188h.438V1.75zm.438 2.188v.875h.438v-.875zm.438.875v.438h.438v-.438zm.438.438v.438h.875v-.438zm.875.438v.438h.875v-.438z" fill="#000"/>
	<path d="M1.313.875v.438h1.75V.875zm2.625 0v.438h1.75V.875zm-.875.438v.438h.875v-.438z" fill="#f0f0f0"/>
	<path opacity=".6" d="M4.813 2.625v-.437h-.875v.438h-.875v-.438h-.875v.438H1.75v1.313h.438v.438h.879v.438h.875v-.438h.871v-.439h.438V2.625z" fill="#fff"/>
	<path d="M5.688 1.313v.438h.438v-.438zm-4.813 0v.438h.438v-.438zm.438.438v.438h.438V1.75zM.438 1.75v.875h.438V1.75z" fill="#f0f0f0"/>
`;function Ts(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${xr}
	</svg>`}var wr=E`
	<path d="M6.125 2.625v.438H4.812v-.438h-.438v-.437h-.436V.875h.438V.438H.438v.438h.875v.438h.438v.438h.875v.875h-.438v.438H1.75v.875h-.437v.875H.875v.875H.438v.875h1.313v-.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.438v.438h.438v.438h.438v.438h.438V2.625z" fill="#ffe361"/>
	<path d="M6.125 0H4.812v.438h1.313zM1.75 6.563H.438v.438h1.313zm.875-.438H1.75v.438h.875zM1.313.875H.438v.438h.875zm.438.875v.438h.438v.438h.438V1.75zm0 1.313h-.438v.875h.438zm-.438.875H.875v.875h.438zm-.438.875H.438v.875h.438zm-.438.875H0v.875h.438zm3.938-.875H3.5v.438h.875zm0-4.813H.438v.438h3.938z" fill="#000"/>
	<path d="M4.375.438H.438v.438h3.938z" fill="#f0f0f0"/>
	<path d="M6.125 2.625H4.812v.438h1.313zM4.812.437h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.875h.438zM6.126.437H4.813v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H4.812v.438h1.313z" fill="#ba3500"/>
	<path d="M.438.438H0v.438h.438zm1.313.875h-.438v.438h.438zm.438 1.313H1.75v.438h.438zM6.564.438h-.438v.438h.438zm.438.438h-.438v1.313h.438z" fill="#000"/>
	<path d="M6.563.875h-.438v1.313h.438z" fill="#ba3500"/>
	<path d="M7 2.625h-.438V5.25H7z" fill="#000"/>
	<path d="M6.563 2.625h-.438V5.25h.438z" fill="#ffb84b"/>
	<path d="M6.563 2.188h-.438v.438h.438zM4.375.875h-.437v1.313h.438zm.438 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 1.75h-.438v.438h.438z" fill="#ba3500"/>
	<path d="M3.063 5.688h-.438v.438h.438z" fill="#000"/>
	<path d="M4.375 3.063v.438h-.437v.438H3.5v.438h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.875v-.438h.438V3.063zM1.75 6.126h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M3.5 5.25h-.437v.438h.438z" fill="#000"/>
	<path d="M2.188 3.063H1.75v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.188h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M2.625 3.5h-.437v.438h.438zm-.875.438h-.437v.438h.438zm-.438.875H.875v.438h.438zm-.438.875H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438z" fill="#000"/>
	<path d="M6.125.875H4.812v1.313h1.313z" fill="#fd6214"/>
`;function Es(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${wr}
	</svg>`}var Mr=E`
	<path d="M6.563 0.876V0.437H3.937v0.437H1.313v2.187H0.437v2.187h5.25v-2.186h0.876z" fill="#bcef42"/>
	<path d="M4.813 5.687v-0.437H2.187v0.437z" fill="#7fb134"/>
	<path d="M6.563 0.876V0.437H3.937v0.437zm-2.626 0.437V0.876H2.187v0.437z" fill="#fff"/>
	<path d="M1.313 4.813v0.437h0.876v-0.437zm4.376 -0.437h-0.437v0.876h0.437zm0.876 -2.187h-0.437v0.876h0.437zm-0.437 0.876h-0.437v1.313h0.437z" fill="#7fb134"/>
	<path d="M7 0.437h-0.437v2.626H7z" fill="#000"/>
	<path d="M1.313 3.937H0.876v2.626h0.437z" fill="#4a8359"/>
	<path d="M6.563 0H3.937v0.437h2.626zM4.813 5.687H2.187v0.437h2.626zM3.937 0.437H2.187v0.437h1.75zM2.187 0.876h-0.874v0.437h0.876zm-0.874 0.437H0.876v0.876h0.437zM0.437 3.063H0v2.187h0.437v1.313h0.437V5.25H0.437zh0.437v-0.876H0.437zm5.25 2.187h-0.876v0.437h0.876zm0.437 -0.876h-0.437v0.876h0.437zh0.437V3.063h-0.437zM1.75 5.687h0.437v-0.437h-0.874v1.313h0.437zm-0.437 0.876H0.876V7h0.437z" fill="#000"/>
	<path d="M0.876 3.063h0.437v-0.876H0.876zm-0.438 0.874h0.437v-0.874H0.437zm1.75 -2.626h-0.874v0.876h0.437v-0.437h0.437z" fill="#fff"/>
	<path d="M1.75 3.5h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.437h-0.876zm0.876 -0.437h0.876v-0.438H3.5zm0.876 -0.437h0.437v-0.438h-0.437zm0.437 -0.437h0.437v-0.438H4.814z" fill="#4a8359"/>
	<path d="M2.187 1.75v0.437h0.437v-0.437z" fill="#fff"/>
	<path d="M1.313 3.5v0.437h0.437V3.5z" fill="#4a8359"/>
`;function As(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Mr}
	</svg>`}var kr=E`
	<path d="M2.188 2.625H1.75v.438H.875v.875H3.5v.875h-.437v.438h-.438v.438h-.437v.438H1.75v.438h.875v-.438h.438v-.438h.438v-.438h.438v-.438h.875v-.438h.438v-.437h.875v-.875H3.063v-.438h.438v-.437h.438V1.75h.438v-.437H3.5v.438h-.437v.438h-.875z" fill="#ffe361"/>
	<path d="M.438 3.063H0v.875h.438z" fill="#000"/>
	<path d="M.875 3.063H.438v.875h.438z" fill="#f0f0f0"/>
	<path d="M7 3.063h-.438v.875H7zm-5.687-.438H.438v.438h.875zm1.313-.875H1.75v.438h.875zm-.876.438h-.437v.438h.438z" fill="#000"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.438-.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm.438-.875h-.439v.438h.438zm.438-.438h-.439v.438h.438zm0 3.063h-.439v.438h.438zm-.438.438h-.439v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438H1.75v.438h.438zm-.438.438h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M5.25.875h-.438v.438h.438zm.438 3.063H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.875.438h-.437v.438h.438zm-.438.438H3.5v.438h.438zm2.625-1.75h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M6.563 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.813 1.313h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zm-.438.437h-.437v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938.875h-.875v.438h.875zm-.875.438h-.438v.438h.438zM5.688 0H4.375v.438h1.313z" fill="#000"/>
	<path d="M5.688.438H4.375v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.563 2.625H3.5v.438h3.063zM4.375.437h-.437v.438h.438zm1.75 0h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.435v.438h.438zm2.188 1.75h-.875v.438h.875zm-1.313.875h-.875v.438h.875zm.438-.438h-.438v.438h.438zm-1.75 1.313h-.873v.438h.875zm.438-.438h-.436v.438h.438zm-1.75 1.313H1.313v.438h1.313zm.875-2.625H.438v.438h3.063zm-.438 2.188h-.436v.438h.438zm-1.75 0H.875v.438h.438zm.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.438-.438h-.437v.438h.438zm.438-.438h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813.875h-.438v.438h.438z" fill="#ffe361"/>
`;function Ss(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${kr}
	</svg>`}var $r=E`
	<path d="M6.125 1.75v-.437H5.25V.438H3.5v.438h-.437v.438h-.438V.875H1.313v.438H.875v1.75H.438v1.313h.438v-.438h.438V3.5h2.188v-.875h.438v-.437h2.188v.438h.438V1.75z" fill="#b79cf8"/>
	<path d="M3.938 2.625v.438H3.5v.875h.438v.875h.875v.438h1.313v-.438h.438V2.625z" fill="#9af4dc"/>
	<path d="M1.75 4.375v1.75h.438v.438h1.313v-.438h.438v-1.75z" fill="#9af4dc"/>
	<path d="M3.5 6.125H2.188v.438h1.313zm2.625-1.313H4.812v.438h1.313zm.438-.438h-.438v.438h.438zM3.938 5.687H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.938 3.063H3.5v.438h.438zm.875.438h-.438v.438h.438zm1.313-.875H3.938v.438h2.188z" fill="#f0f0f0"/>
	<path d="M3.5.438h-.437v.438h.438zm3.063.875h-.438v.438h.438zm-.438 2.188h-.438v.875h.438zm-2.187-.876H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.188H3.5v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938H.875v.438h.438zm1.75 1.75h-.438v.438h.438zm-.438-.438h-.437v.438h.438z" fill="#000"/>
	<path d="M2.625 5.25h-.437v.438h.438zm3.063-.875H5.25v.438h.438zm-.438-.438h-.438v.438h.438zM2.187 6.125H1.75v.438h.438zm1.75 0H3.5v.438h.438zM.874 4.375H.438v.438h.438zm.438 1.75H.875v.438h.438zm-.438.438H.438v.438h.438zM6.563 1.75v.875h-.438v.438h.438v1.75h.438V1.75zM5.688.875V.438H5.25v.875h.875V.875zM2.625.438H1.313v.438h1.313zm3.063 2.625H4.375v.438h1.313zM3.063 4.376H1.75v.438h1.313zm.438 2.188H2.188v.438h1.313zM3.063.875h-.438v.438h.438zm-1.75 0H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.875H1.313v.438h1.313zm.438.438h-.438v.438h.438zm-1.313.875h-.437v.438h.438zm-.875.875H.438v.438h.438zm.438-1.75H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 5.25H4.812v.438h1.313zm-1.75-.438V3.5h-.437v.438H3.5v.438h.438v1.75h.438v-.875h.438v-.438zm2.188 0h-.438v.438h.438zM.875 1.313H.438v1.75h.438zm-.437 1.75H0v1.313h.438zm1.313 1.75h-.438v1.313h.438zm1.75 0h-.438v.875h.438zm-3.063 0H0v1.75h.438zM5.25 0H3.5v.438h1.75z" fill="#000"/>
	<path d="M3.5.875h-.437v.438h.438zM5.25.437H3.5v.438h1.75z" fill="#f0f0f0"/>
	<path d="M6.125 2.188H3.938v.438h2.188z" fill="#000"/>
	<path d="M6.125 1.75v-.437h-.438v.438H3.938v.438h2.188v.438h.438V1.75z" fill="#816bee"/>
	<path d="M2.188 4.813H1.75v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063 2.625v.438h-1.75v.438h2.188v-.876z" fill="#816bee"/>
	<path d="M3.063 3.063v.438h-1.75v.438h2.188v-.876z" fill="#000"/>
	<path d="M1.313 3.5H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#816bee"/>
	<path d="M1.313 3.938v.438H.875v.438H.438v1.75h.438v-.438h.438V4.813h.438v-.438h1.75v-.437z" fill="#9af4dc"/>
	<path d="M1.313 4.375H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#6c9ca6"/>
	<path d="M3.5 3.938H1.313v.438h2.188z" fill="#f0f0f0"/>
`;function Vs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${$r}
	</svg>`}var Hr=E`
	<path d="M6.125 2.188v-.875h-.438V.875h-.438V.438h-.875v.438h.438v.438h.438v1.75h-.438v.438h-.438v.438H2.625V3.5h-.437v-.437H1.75v-1.75h.438V.875h.438V.438H1.75v.438h-.437v.438H.875v.875H.438v2.625h.438v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h.438V2.188z" fill="#b79cf8"/>
	<path d="M2.625 0H1.75v.438h.875zM.875 1.313H.438v.875h.438zm1.313 0H1.75v1.75h.438zm2.188 2.188H2.625v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M.438 2.188H0v2.625h.438zm4.375 4.375H2.188v.438h2.625z" fill="#000"/>
	<path d="M.875 4.375H.438v.438h.438zm4.813.875h-.875v.438H2.188V5.25h-.875v-.438H.875v.875h.438v.438h.875v.438h2.625v-.438h.875v-.438h.438v-.875h-.438zm.875-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#000"/>
	<path d="M2.625.438H1.75v.438h.875zM1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm-.438.875H.438v.438h.438zm.438.438H.875v.438h.438zm.875.438H1.75v.438h.438zm.438.438h-.438v.438h.438zm2.625-.438h-.438v.438h.438zM4.813.439h-.438v.438h.438zm0 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.063.438h-.438v.438h.438zm-.438.437h-.437v.438h.438zm0 2.188h-.437v.438h.438zm-1.75 1.75H.438v.875h.438zm.438.875H.875v.438h.438zM5.251 0h-.875v.438h.875zm.438 6.125h-.875v.438h.875zm-3.5 0h-.876v.438h.875zm4.374-4.812h-.438v.875h.438zm-1.313 0h-.438v1.75h.438zM7 2.188h-.438v2.625H7zM5.687.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM4.375.438h-.437v.438h.438zm.438.438h-.438v.438h.438zm0 2.188h-.438v.438h.438zm1.75 1.75h-.438v.875h.438zm-.438.875h-.438v.438h.438z" fill="#000"/>
	<path d="M2.188.875H1.75v.438h.438z" fill="#b79cf8"/>
`;function js(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Hr}
	</svg>`}var Cr=E`
	<path d="M4.813 5.25v-.875h-.438v-.437h-1.75v.438h-.437v.875H1.75v1.313h3.5V5.251z" fill="#ffe361"/>
	<path d="M6.125 1.313V.875H5.25V.438h-3.5v.438H.875v.438H.438v2.625h.438v.438h.875v-.439h3.5v.438h.875v-.438h.438V1.313z" fill="#ff2c52"/>
	<path d="M5.25 0h-3.5v.438h3.5z" fill="#000"/>
	<path d="M5.25.438h-3.5v.438h3.5zm-3.5.437H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#fff"/>
	<path d="M5.25 6.563h-3.5v.438h3.5zM.438 1.313H0v2.625h.438zM1.751.438H.875v.438h.875z" fill="#000"/>
	<path d="M.875 3.063v-1.75H.438v2.625h.875v-.875z" fill="#fff"/>
	<path d="M6.563 1.313h-.438v2.625h.438z" fill="#be0351"/>
	<path d="M6.563 2.625h-.875V3.5h.875zM5.25.875h-.875v.875h.875z" fill="#fff"/>
	<path opacity=".5" d="M6.563 2.625h-.438V3.5h.438z" fill="#be0351"/>
	<path d="M4.375 3.063h-1.75v.438h1.75zm.875.438h-.875v.438h.875zM2.625 3.5H1.75v.438h.875z" fill="#be0351"/>
	<path d="M2.625 4.375h-.437v.875h.438z" fill="#fff"/>
	<path d="M4.813 4.375h-.438v.875h.438zm0 .875v.875H1.75v.438h3.5V5.25z" fill="#ffb84b"/>
	<path d="M2.188 5.25H1.75v.875h.438z" fill="#fff"/>
	<path d="M1.75 3.938H.875v.438h.875zm4.375 0H5.25v.438h.875z" fill="#be0351"/>
	<path d="M3.5 2.625h-.875V3.5H3.5z" fill="#fff"/>
	<path opacity=".5" d="M3.5 3.063h-.875v.438H3.5z" fill="#be0351"/>
	<path d="M4.375 3.5h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 3.938h-1.75v.438h1.75z" fill="#fff"/>
	<path d="M.875.875H.438v.438h.438z" fill="#000"/>
	<path d="M2.188 1.313H1.75v.438h.438z" fill="#fff"/>
	<path d="M1.75 5.25h-.437v1.313h.438zm.438-.875h.438v-.437H1.75v.438H.875v.438h.875v.438h.438zM.875 3.938H.438v.438h.438zM7 1.313h-.438v2.625H7zM6.125.438H5.25v.438h.875zm.438.438h-.438v.438h.438zm-.438 3.5H5.25v-.438h-.875v.438h.438v.875h.438v1.313h.438V5.251h-.438v-.438h.875zh.438v-.438h-.438z" fill="#000"/>
`;function Ds(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Cr}
	</svg>`}var Tr=E`
	<path d="M6.125 3.063v-.438H5.25v-.437h-.438V1.75h-.438V.875h-.436V.438h-.875v.438h-.438v.875h-.437v.438H1.75v.438H.875v.438H.438v.875h.438v.438h.875v.438h.438v.438h.438v.875h.438v.438h.875v-.438h.438v-.875h.438v-.438h.438v-.438h.875v-.44h.438v-.875z" fill="#47baff"/>
	<path d="M4.813 3.063h-.875v-.438h-.875v.438h-.875v.875h.875v.438h.875v-.438h.875z" fill="#b5e3ff"/>
	<path d="M1.313 0H.438v.438h.875zm.875.438h-.875v.438h.875zm-.438 1.75H.875v.438h.875zM.438.438H0v.875h.438z" fill="#000"/>
	<path d="M1.313.438H.438v.875h.438V.875h.438z" fill="#f0f0f0"/>
	<path d="M.438 3.063H0v.875h.438zM7.001.438h-.438v.875h.438zm-.438.875h-.438v.875h.438zm-5.688 0H.438v.875h.438zm1.75-.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zM3.063.438h-.438v.438h.438z" fill="#000"/>
	<path d="M3.063.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm-1.313.875H1.75v.438h.438zm-.875.437H.875v.438h.438zm-.438.438H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.313 6.563v-.438h.875V5.25H1.75v-.438H.875v.875H.438v.875z" fill="#b79cf8"/>
	<path d="M.875 5.688H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.75H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188.875H.875v1.313h.875V1.75h.438zm3.938 1.313V.875H4.813v.875h.438v.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.875h.438zm-.438.875h-.437v.438h.438zm4.375-.438h-.438v.875h.438zm.438-.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M5.688 6.563v-.438h-.875V5.25h.438v-.438h.875v.875h.438v.875z" fill="#b79cf8"/>
	<path d="M6.563 5.688h-.438v.438h.438zm-.438-.875h-.438v.438h.438z" fill="#816bee"/>
	<path d="M.875 2.625H.438v.438h.438zM7 3.063h-.438v.875H7zm-.438-.438h-.438v.438h.438zM4.374.437h-.436v.438h.438zm.875 1.313h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875zm0 2.625h-.875v.875h.875zM6.563.438h-.875v.438h.875zm-.875.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 2.188h-.875v.438h.875zm0 2.188h-.875v.438h.875zM6.563.001h-.875v.438h.875zm-.875.438h-.875v.438h.875zm.438 1.75h-.875v.438h.875zM1.313 6.563H.438v.438h.875zm.875-.438h-.875v.438h.875zm-.438-1.75H.875v.438h.875zM.437 5.688H0v.875h.438zm6.563 0h-.438v.875H7zm-.438-.875h-.438v.875h.438zm-5.687 0H.438v.875h.438zm1.75.438h-.437v.875h.438zm2.188 0h-.438v.875h.438zm-1.75.875h-.438v.438h.438zm-.875-1.313H1.75v.438h.438z" fill="#000"/>
	<path d="M2.188 5.25H1.75v.875h.438zm-.438-.438h-.437v.438h.438z" fill="#816bee"/>
	<path d="M.875 3.938H.438v.438h.438zm1.313-.875H1.75v.875h.438zm.875-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm2.188-.875h-.438v.875h.438zm-.438-.438h-.875v.438h.875zm0 1.313h-.875v.438h.875zm1.75 0h-.438v.438h.438z" fill="#000"/>
	<path d="M6.563 3.063h-.438v.875h.438zm-.438-.438h-.438v.438h.438zm0 1.313h-.438v.438h.438zm-.875 0h-.438v.438h.438zm-1.313.875h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm.875 1.75h-.874v.438h.875zm.438-.438h-.437v.438h.438zm-1.313 0h-.437v.438h.438zm-.874-1.749H1.75v.438h.438zM.875 3.5H.438v.438h.438zm.438.438H.875v.438h.438z" fill="#4282d8"/>
	<path d="M4.375 6.125h-.437v.438h.438zm.875-1.313h-.438v.438h.438zm-1.313 1.75h-.874V7h.875zm2.625 0h-.875V7h.875zm-.875-.438h-.875v.438h.875zm.438-1.75H5.25v.438h.875z" fill="#000"/>
`;function Is(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Tr}
	</svg>`}var Er=E`
	<path d="M3.938.438h-.875v1.75h.875zm.875 2.625v-.438h-.438v-.437h-1.75v.438h-.437v.438H.438v.875h1.75v.438h.438v.438h.438v1.75h.875v-1.75h.438v-.438h.438v-.439h1.75v-.875z" fill="#bcef42"/>
	<path d="M1.75 0h-.437v.438h.438zm.875 2.188h-.437v.438h.438zm2.188 0h-.438v.438h.438zM5.688 0H5.25v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zm.438.438h-.438v.438h.438zM3.938 0h-.875v.438h.875z" fill="#000"/>
	<path d="M3.938.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 1.313h-.875v.438h.875zm0 .438h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 5.25h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M3.938 6.125h-.875v.438h.875zm0-1.313h-.875v.438h.875z" fill="#7fb134"/>
	<path d="M3.938 2.625h-.875v.438h.875zm0 1.313h-.875v.438h.875zm.438-.875h-.438v.875h.438z" fill="#000"/>
	<path d="M5.25 3.063h-.438v.875h.438z" fill="#7fb134"/>
	<path d="M3.063 3.063h-.438v.875h.438z" fill="#000"/>
	<path d="M2.625 2.625h-.437V3.5h.438z" fill="#f0f0f0"/>
	<path d="M1.313.438H.875v.438h.438z" fill="#000"/>
	<path d="M1.313.438v.438H.875v.438H.438v.438h1.313V.438z" fill="#6be473"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 1.313H.438v.438h1.313z" fill="#008456"/>
	<path d="M5.25 5.25v1.313h.438v-.438h.438v-.438h.438v-.438zm-4.812 0v.438h.438v.438h.438v.438h.438V5.251z" fill="#6be473"/>
	<path d="M1.75 5.25H.438v.438h1.313z" fill="#f0f0f0"/>
	<path d="M1.313 5.688v.875h.438v-.875z" fill="#008456"/>
	<path d="M6.125 1.313V.875h-.438V.438h-.438v1.313h1.313v-.438z" fill="#6be473"/>
	<path d="M5.688.438H5.25v.438h.438zm0 2.625H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.563 3.5H5.25v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 1.313H5.25v.438h1.313z" fill="#008456"/>
	<path d="M.875.875H.438v.438h.438zM3.063.437h-.438v1.75h.438zm1.313 0h-.438v1.75h.438zm2.625 2.625h-.438v.875h.438zm-.438-.438h-1.75v.438h1.75zm0 1.313h-1.75v.438h1.75zM.438 3.063H0v.875h.438zm1.75-.438H.438v.438h1.75z" fill="#000"/>
	<path d="M1.75 3.063H.438v.875h.438V3.5h.875z" fill="#f0f0f0"/>
	<path d="M2.188 3.938H.438v.438h1.75zM.438 1.313H0v.438h.438zm1.313 5.25h-.438v.438h.438zm.875-2.188h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75 3.5h-.437v.438h.438zm.438-.438H1.75v.875h.438z" fill="#7fb134"/>
	<path d="M2.188 3.063H1.75v.875h.438z" fill="#3f581a"/>
	<path d="M4.375 4.375h-1.75v.438h1.75z" fill="#7fb134"/>
	<path d="M4.375 2.188h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M4.813 4.375h-.438v.438h.438z" fill="#000"/>
	<path d="M4.813 3.938h-.438v.438h.438z" fill="#7fb134"/>
	<path d="M5.688 6.563H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438zM3.939 6.562h-.876V7h.875zm-2.625-.438H.875v.438h.438zm-.438-.438H.438v.438h.438zm2.188-.875h-.439v1.75h.438zm1.313 0h-.439v1.75h.438zM1.75 1.75H.438v.438h1.75V.438H1.75zm3.5 0V.438h-.438v1.75h1.75V1.75z" fill="#000"/>
	<path d="M.438 4.813v.438h1.313v1.313h.438v-1.75zm4.375 0v1.75h.438V5.25h1.313v-.438zM.438 5.25H0v.438h.438z" fill="#000"/>
	<path d="M5.688 6.125H5.25v.438h.438zm.438-.438h-.438v.438h.438zm.438-.438h-.438v.438h.438z" fill="#008456"/>
	<path d="M5.688 5.25H5.25v.438h.438z" fill="#f0f0f0"/>
	<path d="M3.938 3.063h-.875v.875h.875z" fill="#7fb134"/>
	<path d="M3.938 1.75h-.875v.438h.875zm0 3.063h-.875v.438h.875zm1.313-1.75h-.438v.875h.438z" fill="#3f581a"/>
`;function Os(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Er}
	</svg>`}var Ar=E`
	<path d="M4.813 4.375h.438v-.437h1.313V3.5H5.251v-.437h-.438V1.75h.875v-.437H4.375v.438H3.063v-.438h-.438V.875H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v-.875h1.75v.438h-.439v.438h.438v.438h.875v-.438h1.313v-.438h-.875z" fill="#54cfff"/>
	<path d="M3.938 4.813H3.5v.438h.438zm1.75.438H5.25v.438h.438zm.875-1.75h-.438v.438h.438zM5.25 3.063h-.438v.438h.438zM1.312 4.376H.875v.438h.438zm.438.438h-.437v.875h.438zm2.625.875H3.063v.438h1.313zm0-1.313h-.437v.438h.438z" fill="#4282D8"/>
	<path d="M3.938 0H3.5v.438h.438zm.438.438h-.438v.438h.438zm-.876 0H1.75v.438H3.5zM1.75.875h-.437v.438h.438zm1.313 0h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875 0h-.438v.438h.438zM5.689.875H4.376v.438h1.313zm.438.438h-.438v.438h.438zm-4.814 0H.875v.438h.438zm-.438.437H.438v.438h.438zm-.437.438H0v2.625h.438zm.875.438H.875v1.75h.438zm.438-.438h-.438v.438h.438zm2.188-.438H1.75v.438h2.188z" fill="#000"/>
	<path d="M3.938 1.75H3.5v.875h.438zm1.75 0h-.875v.438h.875z" fill="#000"/>
	<path d="M5.25 1.75h-.438v1.313h.438zm1.313 1.313H5.25v.438h1.313zm.438.438h-.438v.438h.438zm-2.625-.875h-.438v1.75h.438zm2.188 1.313H5.251v.438h1.313zm-1.313.438h-.438v.875h.438z" fill="#000"/>
	<path d="M5.688 4.813h-.875v.438h.875zm.438.438h-.438v.438h.438zm-.438.438H4.375v.438h1.313zm-1.313.438h-1.75v.438h1.75zM3.5 4.814H1.75v.438H3.5zm-.875 1.75h-.437v.438h.438zm-.438-.438H1.75v.438h.438zm-.438-.438h-.436v.438h.438zm.438-.438H1.75v.438h.438zm.875 0h-.437v.438h.438zm-1.75 0H.875v.438h.438zm-.438-.438H.438v.438h.438zm.875-.438h-.436v.438h.438zm2.188 0H3.5v.438h.438z" fill="#000"/>
	<path d="M3.938 2.625H3.5v-.437H1.75v.438h-.437v1.75h.438v.438h1.75v-.438h.438z" fill="#9af4dc"/>
	<path d="M3.5 4.375H1.75v.438H3.5zm-1.75-.437h-.437v.438h.438zm2.188 0H3.5v.438h.438z" fill="#6c9ca6"/>
	<path d="M1.75 2.625h-.437v.438h.438zm.875.438h-.437v.438h.438zm.875-.875H1.75v.438H3.5z" fill="#f0f0f0"/>
	<path d="M3.5 5.688h-.437v.438h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm.875-.875h-.437v.438h.438zm.875-.438H1.75v.438h.875zm3.063.438H4.375v.438h1.313zM3.938.438H3.5v.438h-.437v.438h.438v.438h.438v-.439h.438V.875h-.439zM2.625 5.25h-.437v.438H1.75v.438h.438v.438h.438v-.438h.438v-.438h-.439z" fill="#f0f0f0"/>
`;function Bs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Ar}
	</svg>`}var Sr=E`
	<path d="M5.688 1.313V.875h-.875v.438h-.438V.875h-.437V.438h-.875v.438h-.438v.438h-.437V.875h-.875v.438H.875v1.75h.875v.438h.438v-.438h2.625v.438h.438v-.438h.875v-1.75z" fill="#d1cdd5"/>
	<path d="M6.125 3.938V3.5h-1.75v-.437h-1.75v.438H.875v.438H.438v1.313h.438v.438h1.75v.438h.438v.438h.875v-.438h.438V5.69h1.75v-.438h.438V3.938z" fill="#57595f"/>
	<path d="M3.938 0h-.875v.438h.875zm-.875.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438zm-1.313 0h-.438v.438h.438zM2.625.875h-.437v.438h.438zM2.188.438h-.875v.438h.875zm-1.313.875H.438v1.75h.438zm.438-.438H.875v.438h.438zM.875 3.5H.438v.438h.438zm-.437.438H0v1.313h.438zm.438 1.313H.438v.438h.438zm1.75.438H.875v.438h1.75zm.438.438h-.439v.438h.438zm.875.438h-.876v.438h.875zm.438-.438h-.439v.438h.438zm1.75-.438h-1.75v.438h1.75zm.438-.438h-.438v.438h.438zm.438-1.313h-.438v1.313h.438zM6.565 3.5h-.438v.438h.438zm0-2.188h-.438v1.75h.438zM2.188 3.5H1.75v.438h.438zm.438-.438h-.438V3.5h.438zm1.75-.438H2.625v.438h1.75zm.438.438h-.438V3.5h.438zm.438.438h-.438v.438h.438zm.438-.438h-.438V3.5h.875v-.437zm-4.377.001H.875v.438h.875v-.438z" fill="#000"/>
	<path d="M.875 4.813H.438v.438h.438zm.438.438H.875v.438h.438zm1.75.438h-.438v.438h.438zm1.313 0h-.438v.438h.438zm-.438.438h-.875v.438h.875zm2.188-.875h-.438v.438h.438zm.438-1.313h-.438v1.313h.438z" fill="#35363a"/>
	<path d="M1.313 2.625H.875v.438h.438zm.875.438H1.75v.438h.438zm3.063 0h-.438v.438h.438zm-2.626-.438h-.437v.438h.438zm2.188 0h-.438v.438h.438z" fill="#847d8b"/>
	<path d="M5.25 3.063h-.438v.438h.438zm-.875-.875h-1.75v.438h1.75zm1.75-.438h-.438v1.313h.438z" fill="#847d8b"/>
	<path d="M1.75 1.75h-.437v.438h.438zm-.437-.437H.875v.438h.438zm.875-.438h-.875v.438h.875zm.875 0h-.438v.438h.438zm.875-.438h-.875v.438h.875zm.438.438h-.438v.438h.438zm1.313 0h-.875v.438h.875zm.438.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M.875 3.938H.438v.438h.438zm.438-.438H.875v.438h.438zm1.313 0h-.438v.438h.438zm1.75-.438H2.625V3.5h1.75zm.875.875h-.438v.438h.438zm.875-.438h-.875v.438h.875z" fill="#d8d8d8"/>
`;function Ls(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Sr}
	</svg>`}var Vr=E`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H2.625v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.438v.438h.438v.438h.438v.438h2.188v-.438h.875v-.438h.438v-.438h.438v-.875h.438V1.75z" fill="#bcef42"/>
	<path d="M6.563.438h-.875v.438h.875z" fill="#f0f0f0"/>
	<path d="M1.313 5.688H.438v.438h.875z" fill="#bcef42"/>
	<path d="M1.75 6.125H.438v.438h1.313z" fill="#7fb134"/>
	<path d="M6.563 3.5h-.438v.875h.438z" fill="#816bee"/>
	<path d="M5.25.438H2.625v.438H5.25z" fill="#f0f0f0"/>
	<path d="M5.25.875H2.625v.438H5.25z" fill="#b79cf8"/>
	<path d="M4.375 6.125H2.188v.438h2.188z" fill="#816bee"/>
	<path d="M6.563.875h-.438v.438h.438z" fill="#bcef42"/>
	<path d="M2.625 2.188h-.437v.438h.438zM1.313 1.75H.875v.438h.438zm.438-.438h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625 1.313h-.437v.438h.438zm3.063 0H5.25v.438h.438z" fill="#b79cf8"/>
	<path d="M2.188.875H1.75v.438h.438zm.875 1.75h-.438v.438h.438zM.875 5.25H.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M6.125 4.813h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438z" fill="#816bee"/>
	<path d="M6.563.438v.875h-.438V.875h-.438v.438h.438v.438h.438v2.625h.438V.438zm-5.25.875H.875v.438h.438zm.438-.438h.875V.438H1.75zh-.438v.438h.438zm4.813 3.5h-.438v.875h.438zM.875 1.75H.438v.875h.438zM5.25 6.125h-.875v.438h.875zm.875-.875h-.438v.438h.438zm-4.812 0H.875v.438h.438zm.438.438h-.438v.438h.438zm-.875-.875H.438v.438h.438zm4.813.875h-.438v.438h.438zM.438 2.625H0v3.938h.438z" fill="#000"/>
	<path d="M5.25.875h.438V.438h.875V0H2.625v.438H5.25zM2.188 6.563v-.438H1.75v.438H.438v.438h3.938v-.438z" fill="#000"/>
	<path d="M.875 2.625H.438V3.5h.438z" fill="#f0f0f0"/>
	<path d="M4.375 2.625H3.5v.438h.875zm-.438 1.75h-.874v.438h.875zm.875-1.313h-.438v.875h.438zm-3.5 1.75h.875v-.438H1.75V2.188h-.437zm3.5-3.063H3.063v.438h1.75zm-.438 3.5H2.625v.438h1.75zm2.188-3.063h-.438v1.313h.438zM.875 3.5H.438v1.313h.438zm1.313-1.75H1.75v.438h.438zm1.313 1.313h-.438v.438h.438zm-.438.875h-.438v.438h.438zm-.438.875h-.437v.438h.438zm1.75-.875h-.437v.438h.438zm.438.875h-.438v.438h.438zm.438-.438h-.438v.438h.438zm-2.188-1.75v-.437h-.438v.438h-.437v1.313h.438V2.625zm3.063-.875h-.438v.438h.438zm-.875.438h-.438v.438h.438zm.438.438h-.438v1.75h.438zM1.313 4.813H.875v.438h.438zm.438.438h-.438v.438h.438zm.438.438H1.75v.438h.438z" fill="#b79cf8"/>
`;function Us(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Vr}
	</svg>`}var jr=E`
	<path d="M6.125 1.75v-.437h-.438V.875h-.438V.438H1.75v.438h-.437v.438H.875v.438H.438v2.625h.438v.438h.438v.438h.438v.875h.438v.438h2.625v-.438h.438v-.875h.438v-.438h.438v-.438h.438V1.75z" fill="#d1cdd5"/>
	<path d="M1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.438h.438zm.875 3.938h-.437v.875h.438zm-.438-.438H.875v.438h.438zm.875 1.313H1.75v.438h.438zM.874 4.376H.438v.438h.438z" fill="#000"/>
	<path d="M1.75 4.813h-.437v.438h.438zm.438.875H1.75v.438h.438zm-.875-1.313H.875v.438h.438zm1.75-1.313H1.75v1.313h1.313z" fill="#847d8b"/>
	<path d="M3.063 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 3.063H3.938v1.313h1.313z" fill="#847d8b"/>
	<path d="M5.25 3.5h-.875v.875h.875z" fill="#57595f"/>
	<path d="M5.25 5.254h.438v-.438H5.25zm-.438.875h.438v-.438h-.438zm.875-1.313h.438v-.438h-.438z" fill="#847d8b"/>
	<path d="M.438 1.75H0v2.625h.438z" fill="#000"/>
	<path d="M.875 1.75H.438v2.625h.438z" fill="#fff"/>
	<path d="M5.25.879h.438V.441H5.25zm.438.438h.438V.879h-.438zm.438.438h.438v-.438h-.438zM5.251 6.13h.438v-.875h-.438zm.438-.875h.438v-.438h-.438zm-.875 1.313h.438V6.13h-.438zm1.313-1.75h.438V4.38h-.438zm.438-.438h.438V1.755h-.438z" fill="#000"/>
	<path d="M6.125 4.379h.438V1.754h-.438z" fill="#847d8b"/>
	<path d="M1.75 0v.438h3.5V0z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438zm-.437.438H.875v.438h.438zm.438.438h-.438v.438h.438zm3.5-.433h.438V.88h-.438zm.438.438h.438v-.438h-.438zM1.75.438v.438h3.5V.438z" fill="#fff"/>
	<path d="M2.188 6.563v.438h2.625v-.438z" fill="#000"/>
	<path d="M2.188 6.125v.438h2.625v-.438z" fill="#847d8b"/>
	<path d="M3.063 5.688h-.438v.875h.438zm1.313 0h-.438v.875h.438z" fill="#57595f"/>
`;function Rs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${jr}
	</svg>`}var Dr=E`
	<path d="M3.063 0H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm-.875 2.187H3.5v1.75h.438zm-3.5-.437H0v2.625h.438zM6.563.875h-1.75v.438h1.75z" fill="#000"/>
	<path d="M3.063.438H1.75v.438h1.313zm1.75.438h-1.75v.438h1.75zm1.75.438h-1.75v.438h1.75z" fill="#f0f0f0"/>
	<path d="M3.063 6.563H1.75v.438h1.313z" fill="#000"/>
	<path d="M2.625 6.125v-.438h-.437v-.875H1.75V2.188h.438v-.875h.438V.875H1.75v.438H.875v1.75H.438v1.75h.438v.875h.438v.438h.438v.438h1.313v-.438z" fill="#ffe361"/>
	<path d="M3.063 6.125H1.75v.438h1.313z" fill="#ffb84b"/>
	<path d="M4.813 6.125h-1.75v.438h1.75z" fill="#000"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ffe361"/>
	<path d="M6.563 5.688h-1.75v.438h1.75zM1.75.438h-.437v.438h.438zm-.437.437H.875v.438h.438zm-.438.438H.438v.875h.438zm6.125 0h-.438v.438H7zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.875h.438zm.875 3.063h-.438v.438h.438zm-.438-.438h-.438v.438h.438zm-.438-.875h-.438v.875h.438zm-.438-.875h-.438v.875h.438zM1.747 6.127h-.434v.438h.438zm-.438-.438H.875v.438h.438zm-.438-.875H.438v.875h.438zm1.313-2.625H1.75v2.625h.438zM3.059.876h-.434v.438h.438zm-.434.437h-.437v.875h.438z" fill="#000"/>
	<path d="M.875 2.188H.438v.875h.438zm1.75 0h-.437v.875h.438z" fill="#f0f0f0"/>
	<path d="M2.188 1.313H1.75v.875h.438z" fill="#ffb84b"/>
	<path d="M4.813 1.313h-.438v.438h.438z" fill="#000"/>
	<path d="M1.75.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M2.625.875h-.437v.438h.438zm1.313.875H3.5v.875h.438zm.438-.438h-.438v.438h.438zm-2.188 3.5H1.75v.438h.438zm-.438.875h-.437v.438h.438zm-.438-.875H.875v.875h.438zm2.188.875v-.438h-.437v-.438h-.438v.875h.438v.438h1.75v-.438zm.438-1.313H3.5v.438h.438z" fill="#ffb84b"/>
	<path d="M4.375 5.688V5.25h-.437v-.875H3.5v-1.75h.438V1.75h.438v-.437H3.063v.438h-.438v1.313h-.437v1.75h.438v.875h.438v.438h1.75v-.438z" fill="url(#a)"/>
	<path d="M6.125 5.25v-.438h-.438v-.874h-.438v-.875h.438v-.875h.438V1.75H4.812v.438h-.438v.438h-.436v1.75h.438v.875h.438v.438h1.75v-.438z" fill="#ff2c52"/>
	<path d="M5.688 2.188H5.25v.875h.438zm.438-.438h-.438v.438h.438zm-.438 2.188H5.25v.438h.438zM5.25 5.251v-.438h-.875v.438h.438v.438h1.75v-.438z" fill="#be0351"/>
	<path d="M1.313 1.313H.875v.438h.438zm0 1.75H.875v.438h.438zm1.75-1.75h-.438v.438h.438zm1.75.438h-.438v.438h.438zm-.438.875h-.437v.438h.438z" fill="#f0f0f0"/>
	<path d="M4.375 1.75h-.437v.875h.438zM3.062 5.688h-.437v.438h.438zm-.438-.875h-.436v.875h.438zm2.188.438h-.438v.438h.438zm-.438-.875h-.436v.875h.438z" fill="#000"/>
	<defs>
		<radialGradient id="a" cx=".75" cy=".5" r="1" fx=".75" fy=".5">
		<stop stop-color="#ff2c52" offset="30%"/>
		<stop stop-color="#ffe361" offset="70%"/>
		</radialGradient>
	</defs>
`;function Ps(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Dr}
	</svg>`}var Ir=E`
	<path d="M4.813.438v.438h-.438v.438h-.437v.438H3.5v.438h-.437v.875h-.438v.438H3.5v.875h.438v-.44h.875V3.5h.438v-.437h.438v-.438h.438v-.437h.438V.438z" fill="#d1cdd5"/>
	<path d="M1.313 3.938h.438v.438h.875v.875h.438v.438h.875v.438h.875v-.875h-.876v-.438H3.5v-.438h-.437v-.438h-.438V3.5h-.437v-.437H1.75v-.875H.875v.875h.438z" fill="#ffe361"/>
	<path d="M2.188 4.813h-.875v.875h.875zm-.875.875H.438v.875h.875z" fill="#ffe361"/>
	<path d="M4.813.438h-.438v.438h.438zm-.438.438h-.437v.438h.438zm-.437.437H3.5v.438h.438zM3.5 1.75h-.437v.438h.438zm-.437.438h-.438v.875h.438zm-.875 0H1.75v.875h.438zm-1.313 0H.438v.875h.438zm.438.875H.875v.875h.438zm3.5.875h-.875v.438h.875zm0 .875h-.875v.438h.875zm.438.438h-.438v.875h.438z" fill="#000"/>
	<path d="M6.563.438h-.438v1.75h.438z" fill="#847d8b"/>
	<path d="M.438 5.688H0v.875h.438zm4.375.438h-.875v.438h.875zm-.875-.438h-.875v.438h.875z" fill="#000"/>
	<path d="M2.188 5.25h-.875v.438h.875zm-.875.875H.438v.438h.875z" fill="#ffb84b"/>
	<path d="M1.313 6.125v.438h.438v-.438h.438v-.438h-.876zm1.313-.875v-.875H1.75v-.437h-.437v.875h.875v.875h.875V5.25zm-1.313 0v-.438H.875v.438H.438v.438h.875zm0 1.313H.438v.438h.875zM1.75 1.75H.875v.438h.875zm1.313 2.188v.438h.438V3.5h-.876v.438z" fill="#000"/>
	<path d="M5.688 1.313H5.25v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.436v.438h.438zm-.436.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M3.063 3.063h-.438v.438h.438z" fill="#f0f0f0"/>
	<path d="M1.75 3.5h-.437v.438h.438zm-.437-.875H.875v.438h.438zm.875 1.313H1.75v.438h.438zm.875.875h-.438v.438h.438zm.438.438h-.438v.438h.438zm.875.438h-.438v.438h.438z" fill="#ffb84b"/>
	<path d="M3.938 4.375H3.5v.438h.438zM2.625 3.063h-.437v.438h.438zm3.938-.875h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438-3.5V.44h1.75v1.75h.438V0z" fill="#000"/>
	<path d="M4.813 5.25h-.438v.438h.438zm-.875-.438H3.5v.438h.438zM3.5 4.374h-.437v.438h.438zm-.437-.436h-.438v.438h.438zM2.625 3.5h-.437v.438h.438zm-.437-.437H1.75v.438h.438zM3.5 2.188h-.437v.438h1.313v-.438h-.438V1.75H3.5zM4.375.875v.438h-.437v.438h1.313v-.438h-.438V.875zm1.75-.438H4.812v.438h1.313z" fill="#f0f0f0"/>
	<path d="M6.125 2.188h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.438.438h-.438v.438h.438zm-.873.436H3.5v.438h.438z" fill="#847d8b"/>
	<path d="M1.75 2.188h-.437v.438h.438zm0 2.625h-.437v.438h.438zm-.875.875H.438v.438h.438z" fill="#f0f0f0"/>
`;function Ns(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Ir}
	</svg>`}var Or=E`
	<path d="M5.688 2.625v-.437H5.25V1.75h-.438v-.437h-.438V.875h-.436V.438h-.875v.438h-.438v.438h-.437v.438H1.75v.438h-.437v.438H.875v.875H.438v2.188h.438v.438h.875v.438h3.5v-.438h.875v-.438h.438V3.5h-.438v-.875z" fill="#0abbff"/>
	<path d="M3.063 0v.438h.875V0zm-.438.438v.438h.438V.438zm1.313 0v.438h.438V.438zm.438.438v.438h.438V.875zm.438.438v.438h.438v-.439zm.438.438v.438h.438v-.44zm.438.438v.438h.438v-.44zm.438.438v.875h.438v-.878zm-5.69-.003V3.5h.438v-.875zM0 3.5v2.188h.438V3.5zm6.563 0v2.188h.438V3.5zM2.188.875v.438h.438V.875zm-.438.438v.438h.438v-.438zm-.437.437v.438h.438V1.75zm-.438.438v.438h.438v-.438zm-.438 3.5v.438h.438v-.438zm5.688 0v.438h.438v-.438zm-4.375.875v.438h3.5v-.438z" fill="#000"/>
	<path d="M1.75 6.125v.438h3.5v-.438z" fill="#4282d8"/>
	<path d="M.875 6.125v.438h.875v-.438zm5.25.438v-.438H5.25v.438z" fill="#000"/>
	<path d="M3.063.438v.438h.875V.438z" fill="#fff"/>
	<path opacity=".5" d="M4.813 3.5v-.437h-.438v-.438h-.437v-.437h-.875v.438h-.438v.438h-.437v.438H1.75v1.313h.438v.438h2.625v-.438h.438V3.5z" fill="#fff"/>
	<path d="M2.625.875v.438h.438V.875zm-.437.438v.438h.438v-.438zm.438.438v.438h.438V1.75zM1.75 1.75v.438h.438V1.75zm-.437.438v.438h.438v-.438zm-.438.437V3.5h.438v-.875zM.438 3.5v.875h.438V3.5z" fill="#fff"/>
	<path d="M5.25 2.188v.438h.438v-.438zm.438.438v.875h.438v-.876zm.438.875v1.75h-.438v.438H5.25v.438h.875v-.438h.438V3.5zM.875 6.125h.875v-.438H.875z" fill="#4282d8"/>
`;function Fs(s={}){return f`<svg
		${A(s)}
		aria-hidden="true"
		role="img"
		width="14"
		height="14"
		viewBox="0 0 7 7"
		fill="none"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Or}
	</svg>`}var Br=globalThis.$discordMessage??{};function yt(){return Br}var ui={blue:"https://cdn.discordapp.com/embed/avatars/0.png",gray:"https://cdn.discordapp.com/embed/avatars/1.png",green:"https://cdn.discordapp.com/embed/avatars/2.png",orange:"https://cdn.discordapp.com/embed/avatars/3.png",red:"https://cdn.discordapp.com/embed/avatars/4.png",pink:"https://cdn.discordapp.com/embed/avatars/5.png"},vi=yt().avatars??{},Ie=Object.assign(ui,vi,{default:ui[vi.default]??vi.default??ui.blue}),xt=yt().profiles??{},pa=yt().defaultTheme==="light"?"light":"dark",ua=yt().defaultMode==="compact"?"compact":"cozy",va=yt().defaultBackground==="none"?"none":"discord",ga=new Map([["heart",Ts()],["crystal",Ms()],["diamond",ks()],["explosion",$s()],["flame",Hs()],["flower",Cs()],["key",Es()],["leaf",As()],["lightning",Ss()],["magic",Vs()],["moon",js()],["mushroom",Ds()],["mythical",Is()],["ornament",Os()],["plasma",Bs()],["rock",Ls()],["shell",Us()],["skull",Rs()],["sun",Ps()],["sword",Ns()],["water",Fs()]]);var Lr=E`
	<path
		fill="currentColor"
		d="M18.91 12.98a5.45 5.45 0 0 1 2.18 6.2c-.1.33-.09.68.1.96l.83 1.32a1 1 0 0 1-.84 1.54h-5.5A5.6 5.6 0 0 1 10 17.5a5.6 5.6 0 0 1 5.68-5.5c1.2 0 2.32.36 3.23.98Z"
	/>
	<path
		fill="currentColor"
		d="M19.24 10.86c.32.16.72-.02.74-.38L20 10c0-4.42-4.03-8-9-8s-9 3.58-9 8c0 1.5.47 2.91 1.28 4.11.14.21.12.49-.06.67l-1.51 1.51A1 1 0 0 0 2.4 18h5.1a.5.5 0 0 0 .49-.5c0-4.2 3.5-7.5 7.68-7.5 1.28 0 2.5.3 3.56.86Z"
	/>
`;function Wt(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 20 20"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Lr}
	</svg>`}var Ur=E`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M10.99 3.16A1 1 0 1 0 9 2.84L8.15 8H4a1 1 0 0 0 0 2h3.82l-.67 4H3a1 1 0 1 0 0 2h3.82l-.8 4.84a1 1 0 0 0 1.97.32L8.85 16h4.97l-.8 4.84a1 1 0 0 0 1.97.32l.86-5.16H20a1 1 0 1 0 0-2h-3.82l.67-4H21a1 1 0 1 0 0-2h-3.82l.8-4.84a1 1 0 1 0-1.97-.32L15.15 8h-4.97l.8-4.84ZM14.15 14l.67-4H9.85l-.67 4h4.97Z"
	/>
`;function Gt(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Ur}
	</svg>`}var Rr=E`
	<path
		fill="currentColor"
		d="M12 2.81a1 1 0 0 1 0-1.41l.36-.36a1 1 0 0 1 1.41 0l9.2 9.2a1 1 0 0 1 0 1.4l-.7.7a1 1 0 0 1-1.3.13l-9.54-6.72a1 1 0 0 1-.08-1.58l1-1L12 2.8ZM12 21.2a1 1 0 0 1 0 1.41l-.35.35a1 1 0 0 1-1.41 0l-9.2-9.19a1 1 0 0 1 0-1.41l.7-.7a1 1 0 0 1 1.3-.12l9.54 6.72a1 1 0 0 1 .07 1.58l-1 1 .35.36ZM15.66 16.8a1 1 0 0 1-1.38.28l-8.49-5.66A1 1 0 1 1 6.9 9.76l8.49 5.65a1 1 0 0 1 .27 1.39ZM17.1 14.25a1 1 0 1 0 1.11-1.66L9.73 6.93a1 1 0 0 0-1.11 1.66l8.49 5.66Z"
	/>
`;function Kt(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Rr}
	</svg>`}var Pr=E`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M6 9h1V6a5 5 0 0 1 10 0v3h1a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3Zm9-3v3H9V6a3 3 0 1 1 6 0Zm-1 8a2 2 0 0 1-1 1.73V18a1 1 0 1 1-2 0v-2.27A2 2 0 1 1 14 14Z"
	/>
`;function Yt(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Pr}
	</svg>`}var Nr=E`
	<path
		fill="currentColor"
		d="M12 3a1 1 0 0 0-1-1h-.06a1 1 0 0 0-.74.32L5.92 7H3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2.92l4.28 4.68a1 1 0 0 0 .74.32H11a1 1 0 0 0 1-1V3ZM15.1 20.75c-.58.14-1.1-.33-1.1-.92v-.03c0-.5.37-.92.85-1.05a7 7 0 0 0 0-13.5A1.11 1.11 0 0 1 14 4.2v-.03c0-.6.52-1.06 1.1-.92a9 9 0 0 1 0 17.5Z"
	/>
	<path
		fill="currentColor"
		d="M15.16 16.51c-.57.28-1.16-.2-1.16-.83v-.14c0-.43.28-.8.63-1.02a3 3 0 0 0 0-5.04c-.35-.23-.63-.6-.63-1.02v-.14c0-.63.59-1.1 1.16-.83a5 5 0 0 1 0 9.02Z"
	/>
`;function Jt(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-hidden="false"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Nr}
	</svg>`}var Ct=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Oe=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},me="light-theme",Be="compact-mode",gi="no-background",md=(()=>{let s=[se("discord-messages")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[];var W=class extends a{static{t=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[Bt({context:me}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],c=[Bt({context:gi}),_({type:Boolean,reflect:!0,attribute:"no-background"})],l=[Bt({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],z=[_({reflect:!0,attribute:"channel-type"})],b=[_({reflect:!0,attribute:"channel-name"})],Ct(this,null,r,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:g=>"lightTheme"in g,get:g=>g.lightTheme,set:(g,O)=>{g.lightTheme=O}},metadata:M},o,n),Ct(this,null,c,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:g=>"noBackground"in g,get:g=>g.noBackground,set:(g,O)=>{g.noBackground=O}},metadata:M},m,h),Ct(this,null,l,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:g=>"compactMode"in g,get:g=>g.compactMode,set:(g,O)=>{g.compactMode=O}},metadata:M},w,y),Ct(this,null,z,{kind:"accessor",name:"channelType",static:!1,private:!1,access:{has:g=>"channelType"in g,get:g=>g.channelType,set:(g,O)=>{g.channelType=O}},metadata:M},u,p),Ct(this,null,b,{kind:"accessor",name:"channelName",static:!1,private:!1,access:{has:g=>"channelName"in g,get:g=>g.channelName,set:(g,O)=>{g.channelName=O}},metadata:M},j,T),Ct(null,e={value:t},s,{kind:"class",name:t.name,metadata:M},null,i),W=t=e.value,M&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=N`
		:host {
			color: #fff;
			background-color: #36393e;
			display: block;
			font-size: 16px;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
			line-height: 170%;
			border: 1px solid rgba(255, 255, 255, 0.05);
		}

		:host([light-theme]) {
			color: #747f8d;
			background-color: #fff;
			border-color: #dedede;
		}

		:host([no-background]) {
			background-color: unset;
		}

		::slotted(*) {
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
		}

		::slotted(*:first-child) {
			margin-top: 0.5rem;
		}

		::slotted(*:not(:first-child)) {
			margin-top: 1.0625rem;
		}

		:host([compact-mode]) ::slotted(*:not(:first-child)) {
			margin-top: unset;
		}

		::slotted(*:last-child) {
			margin-bottom: 0.5rem;
			border-bottom-width: 0;
		}

		:host .discord-channel-header {
			display: flex;
			align-items: center;
			padding: 0.5rem 1rem;
			box-shadow:
				0 2px 0 0 rgba(0, 0, 0, 0.05),
				0 1.5px 0 0 rgba(0, 0, 0, 0.05),
				0 1px 0 0 rgba(0, 0, 0, 0.16);
		}

		:host .discord-channel-icon {
			height: 24px;
			width: auto;
			margin: 0 8px;
			position: relative;
			flex: 0 0 auto;
			color: #80848e;
		}

		:host([light-theme]) .discord-channel-icon {
			color: #6d6f78;
		}

		:host .discord-channel-name {
			margin: 0 8px 0 0;
			flex: 0 0 auto;
			min-width: auto;
		}
	`;#e=Oe(this,o,!1);get lightTheme(){return this.#e}set lightTheme(M){this.#e=M}#s=(Oe(this,n),Oe(this,m,!1));get noBackground(){return this.#s}set noBackground(M){this.#s=M}#t=(Oe(this,h),Oe(this,w,!1));get compactMode(){return this.#t}set compactMode(M){this.#t=M}#i=(Oe(this,y),Oe(this,u,void 0));get channelType(){return this.#i}set channelType(M){this.#i=M}#a=(Oe(this,p),Oe(this,j,void 0));get channelName(){return this.#a}set channelName(M){this.#a=M}connectedCallback(){super.connectedCallback(),(this.lightTheme||pa==="light"&&this.lightTheme)&&(this.lightTheme=!0),(this.compactMode||ua==="compact"&&this.compactMode)&&(this.compactMode=!0),(this.noBackground||va==="none"&&this.noBackground)&&(this.noBackground=!0)}render(){let M;switch(this.channelType){case"text":M=f`${Gt()}`;break;case"voice":M=f`${Jt()}`;break;case"locked":M=f`${Yt()}`;break;case"thread":M=f`${Kt()}`;break;case"forum":M=f`${Wt()}`;break}return f`
			${I(this.channelType&&this.channelName,()=>f`<div class="discord-channel-header">
						<div class="discord-channel-icon">${M}</div>
						<div class="discord-channel-name">${this.channelName}</div>
					</div>`)}
			<slot></slot>
		`}constructor(){super(...arguments),Oe(this,T)}static{Oe(t,i)}};return W=t})();var Te=zt(class extends ft{constructor(s){if(super(s),s.type!==ys.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(e=>s[e]).join(" ")+" "}update(s,[e]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(t=>t!=="")));for(let t in e)e[t]&&!this.nt?.has(t)&&this.st.add(t);return this.render(e)}let i=s.element.classList;for(let t of this.st)t in e||(i.remove(t),this.st.delete(t));for(let t in e){let a=!!e[t];a===this.st.has(t)||this.nt?.has(t)||(a?(i.add(t),this.st.add(t)):(i.remove(t),this.st.delete(t)))}return je}});var F=s=>s??de;var qs=class extends Error{constructor(e){super(e),this.name="DiscordComponentsError"}},Fr=new Intl.DateTimeFormat("en-US",{day:"2-digit",month:"2-digit",year:"numeric"}),qr=new Intl.DateTimeFormat("en-US",{hour12:!0,hour:"2-digit",minute:"2-digit"}),Zr=new Intl.DateTimeFormat("en-US",{hour12:!1,hour:"2-digit",minute:"2-digit"}),Wr=s=>s instanceof Date?Fr.format(s):s,Gr=(s,e=!1)=>s instanceof Date?e?Zr.format(s):qr.format(s):s;function Tt(s,e=!1,i=!1){if(!(s instanceof Date)&&typeof s!="string")throw new TypeError("Timestamp prop must be a Date object or a string.");return e?Gr(s,i):Wr(s)}var Kr=/(?:<(?<animated>a)?:(?<name>\w{2,32}):)?(?<id>\d{17,21})>?/;function Et(s){let e=yt().emojis?.[s];if(e)return e;let i=Kr.exec(s);if(i?.groups){let{name:t,id:a,animated:r}=i.groups;return{name:t,url:`https://cdn.discordapp.com/emojis/${a}.${r?"gif":"png"}`}}}function Zs(s){if(s)return ga.get(s)??s}var Yr=E`
	<path d="M7.4,11.17,4,8.62,5,7.26l2,1.53L10.64,4l1.36,1Z" fill="currentColor" />
`;function Le(s={}){return f`<svg
		${A(s)}
		class="discord-application-tag-verified"
		aria-label="Verified App"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 16 15.2"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Yr}
	</svg>`}var bi=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Qt=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},Id=(()=>{let s=[se("discord-verified-author-tag")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[];var l=class extends a{static{t=this}static{let w=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({type:Boolean})],c=[ae({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],bi(this,null,r,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:y=>"verified"in y,get:y=>y.verified,set:(y,z)=>{y.verified=z}},metadata:w},o,n),bi(this,null,c,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:y=>"compactMode"in y,get:y=>y.compactMode,set:(y,z)=>{y.compactMode=z}},metadata:w},m,h),bi(null,e={value:t},s,{kind:"class",name:t.name,metadata:w},null,i),l=t=e.value,w&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:w})}static styles=N`
		:host {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			align-items: center;
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-application-tag-verified {
			display: inline-block;
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.25rem;
		}

		:host([compact-mode]) {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
			margin-left: 0px !important;
			margin-top: 0px !important;
		}

		:host([compact-mode]) .discord-application-tag-verified {
			margin-right: 0.7em;
			margin-left: -0.7em;
		}
	`;#e=Qt(this,o,!1);get verified(){return this.#e}set verified(w){this.#e=w}#s=(Qt(this,n),Qt(this,m,!1));get compactMode(){return this.#s}set compactMode(w){this.#s=w}render(){return f`${I(this.verified,()=>Le())}App`}constructor(){super(...arguments),Qt(this,h)}static{Qt(t,i)}};return l=t})();var _i=class extends ft{#e=new Set;update(e,[i]){let t=e.element.style;for(let a of this.#e)i[a]==null&&t.removeProperty(a);this.#e=new Set(Object.keys(i).filter(a=>i[a]!=null&&i[a]!==""));for(let a of this.#e)t.setProperty(a,i[a]);return je}render(){return je}},Ue=zt(_i);var Ee=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},re=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},Qd=(()=>{let s=[se("discord-author-info")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[],be,K=[],L=[],ie,ze=[],ye=[],xe,we=[],Me=[],ke,$e=[],He=[],Ce,P=[],H=[];var Q=class extends a{static{t=this}static{let U=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_({type:Boolean})],l=[_({type:Boolean})],z=[_({type:Boolean,attribute:"official-app"})],b=[_({type:Boolean})],W=[_({attribute:"role-color"})],O=[_({attribute:"role-icon"})],ee=[_({attribute:"role-name"})],be=[_({attribute:"clan-icon"})],ie=[_({attribute:"clan-tag"})],xe=[_({type:Boolean})],ke=[ae({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],Ce=[ae({context:me}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],Ee(this,null,r,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:$=>"author"in $,get:$=>$.author,set:($,X)=>{$.author=X}},metadata:U},o,n),Ee(this,null,c,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:$=>"bot"in $,get:$=>$.bot,set:($,X)=>{$.bot=X}},metadata:U},m,h),Ee(this,null,l,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:$=>"server"in $,get:$=>$.server,set:($,X)=>{$.server=X}},metadata:U},w,y),Ee(this,null,z,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:$=>"officialApp"in $,get:$=>$.officialApp,set:($,X)=>{$.officialApp=X}},metadata:U},u,p),Ee(this,null,b,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:$=>"op"in $,get:$=>$.op,set:($,X)=>{$.op=X}},metadata:U},j,T),Ee(this,null,W,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:$=>"roleColor"in $,get:$=>$.roleColor,set:($,X)=>{$.roleColor=X}},metadata:U},M,g),Ee(this,null,O,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:$=>"roleIcon"in $,get:$=>$.roleIcon,set:($,X)=>{$.roleIcon=X}},metadata:U},q,B),Ee(this,null,ee,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:$=>"roleName"in $,get:$=>$.roleName,set:($,X)=>{$.roleName=X}},metadata:U},pe,ve),Ee(this,null,be,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:$=>"clanIcon"in $,get:$=>$.clanIcon,set:($,X)=>{$.clanIcon=X}},metadata:U},K,L),Ee(this,null,ie,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:$=>"clanTag"in $,get:$=>$.clanTag,set:($,X)=>{$.clanTag=X}},metadata:U},ze,ye),Ee(this,null,xe,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:$=>"verified"in $,get:$=>$.verified,set:($,X)=>{$.verified=X}},metadata:U},we,Me),Ee(this,null,ke,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:$=>"compactMode"in $,get:$=>$.compactMode,set:($,X)=>{$.compactMode=X}},metadata:U},$e,He),Ee(this,null,Ce,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:$=>"lightTheme"in $,get:$=>$.lightTheme,set:($,X)=>{$.lightTheme=X}},metadata:U},P,H),Ee(null,e={value:t},s,{kind:"class",name:t.name,metadata:U},null,i),Q=t=e.value,U&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:U})}static styles=N`
		:host {
			display: inline-flex;
			align-items: center;
			font-size: 16px;
			text-underline-offset: 1px;
			margin-right: 0.25rem;
		}

		:host .discord-author-username {
			color: #fff;
			font-size: 1em;
			font-weight: 500;
		}

		:host .discord-author-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		:host([light-theme]) .discord-author-username {
			color: #23262a;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.54);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-left: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			display: inline-flex;
			width: max-content;
			gap: 0.25rem;
			justify-content: space-between;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			min-width: 45px;
			line-height: 1rem !important;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.34);
		}

		:host([light-theme]) .discord-clan-tag {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([compact-mode]) .discord-clan-tag {
			margin-left: 0rem;
		}

		:host .discord-clan-tag span,
		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			user-select: none;
			-webkit-user-select: none;
		}

		:host .discord-application-tag {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: inline-flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host .discord-official-application {
			background-color: #5865f2;
			color: #fff;
			font-size: 0.625em;
			margin-left: 4px;
			border-radius: 3px;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-official-application {
			margin-right: 5px;
			margin-left: 0px !important;
		}

		:host .discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		:host .discord-author-role-icon {
			margin-left: 0.25rem;
			vertical-align: top;
			height: calc(1rem + 4px);
			width: calc(1rem + 4px);
		}

		:host([compact-mode]) .discord-author-username {
			margin-right: 0.25rem;
		}

		:host([compact-mode]) .discord-application-tag {
			padding-left: 10px;
			padding-right: 4px;
			margin-right: 0.25rem;
		}
	`;#e=re(this,o,void 0);get author(){return this.#e}set author(U){this.#e=U}#s=(re(this,n),re(this,m,!1));get bot(){return this.#s}set bot(U){this.#s=U}#t=(re(this,h),re(this,w,!1));get server(){return this.#t}set server(U){this.#t=U}#i=(re(this,y),re(this,u,!1));get officialApp(){return this.#i}set officialApp(U){this.#i=U}#a=(re(this,p),re(this,j,!1));get op(){return this.#a}set op(U){this.#a=U}#o=(re(this,T),re(this,M,void 0));get roleColor(){return this.#o}set roleColor(U){this.#o=U}#r=(re(this,g),re(this,q,void 0));get roleIcon(){return this.#r}set roleIcon(U){this.#r=U}#l=(re(this,B),re(this,pe,void 0));get roleName(){return this.#l}set roleName(U){this.#l=U}#h=(re(this,ve),re(this,K,void 0));get clanIcon(){return this.#h}set clanIcon(U){this.#h=U}#n=(re(this,L),re(this,ze,void 0));get clanTag(){return this.#n}set clanTag(U){this.#n=U}#d=(re(this,ye),re(this,we,!1));get verified(){return this.#d}set verified(U){this.#d=U}#c=(re(this,Me),re(this,$e,!1));get compactMode(){return this.#c}set compactMode(U){this.#c=U}#m=(re(this,He),re(this,P,!1));get lightTheme(){return this.#m}set lightTheme(U){this.#m=U}render(){let U=Zs(this.clanIcon),$=this.clanTag?.slice(0,4);return f`${I(this.compactMode,()=>null,()=>f`<span class="discord-author-username" style="${Ue({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${I(this.roleIcon&&!this.compactMode,()=>f`<img
					class="discord-author-role-icon"
					src=${F(this.roleIcon)}
					height="20"
					width="20"
					alt=${F(this.roleName)}
					draggable="false"
				/>`)}
		${I(this.bot&&!this.server&&!this.officialApp,()=>f`<discord-verified-author-tag .verified=${this.verified}></discord-verified-author-tag>`)}
		${I(this.server&&!this.bot&&!this.officialApp,()=>f`<span class="discord-application-tag">Server</span>`)}
		${I(this.officialApp&&!this.server&&!this.bot,()=>f`<span class="discord-official-application">${Le()}OFFICIAL</span>`)}
		${I(this.op,()=>f`<span class="discord-application-tag discord-application-tag-op">OP</span>`)}
		${I(this.compactMode,()=>f`<span class="discord-author-username" style="${Ue({color:this.roleColor??void 0})}">${this.author}</span>`)}
		${I(this.clanIcon&&this.clanTag&&this.clanTag?.length>0,()=>f`
				<span class="discord-clan-tag">
					${U==="string"?f`<img srcset=${F(U)} alt=${F($)} width="12" height="12" draggable="false" />`:U}
					<span>${$}</span>
				</span>
			`)} `}constructor(){super(...arguments),re(this,H)}static{re(t,i)}};return Q=t})();var Jr=E`
 	<path 
		fill="currentColor" 
 		d="M15.56 11.77c.2-.1.44.02.44.23a4 4 0 1 1-4-4c.21 0 .33.25.23.44a2.5 2.5 0 0 0 3.32 3.32Z"
 	/>
  	<path 
		fill="currentColor" 
  		fill-rule="evenodd" 
  		d="M22.89 11.7q.105.3 0 .6C22.27 13.9 19.1 21 12 21c-7.11 0-10.27-7.11-10.89-8.7a.83.83 0 0 1 0-.6C1.73 10.1 4.9 3 12 3c7.11 0 10.27 7.11 10.89 8.7m-4.5-3.62A15.1 15.1 0 0 1 20.85 12c-.38.88-1.18 2.47-2.46 3.92C16.87 17.62 14.8 19 12 19s-4.87-1.38-6.39-3.08A15.1 15.1 0 0 1 3.15 12c.38-.88 1.18-2.47 2.46-3.92C7.13 6.38 9.2 5 12 5s4.87 1.38 6.39 3.08" 
  		clip-rule="evenodd"
  	/>
`;function zi(s={}){return f`<svg
		${A(s)}
		class="discord-message-ephemeral-icon"
		aria-hidden="false"
		width="16"
		height="16"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Jr}
	</svg>`}var oe=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Z=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},u3=(()=>{let s=[se("discord-message")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[],be,K=[],L=[],ie,ze=[],ye=[],xe,we=[],Me=[],ke,$e=[],He=[],Ce,P=[],H=[],Q,U=[],$=[],X,Xe=[],et=[],tt,st=[],it=[],at,rt=[],ot=[],nt,lt=[],ht=[],ct,D=[],k=[],R,Ze=[],dt=[],pt,V=[],x=[],G,ns=[],It=[],Ae,ls=[],Ni=[],Fi,qi=[],Zi=[];var Wi=class extends a{static{t=this}static{let C=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_()],l=[_()],z=[_({type:Boolean})],b=[_({type:Boolean})],W=[_({type:Boolean,attribute:"official-app"})],O=[_({type:Boolean})],ee=[_({type:Boolean})],be=[_({type:Boolean})],ie=[_({attribute:"role-color"})],xe=[_({attribute:"role-icon"})],ke=[_({attribute:"role-name"})],Ce=[_({attribute:"clan-icon"})],Q=[_({attribute:"clan-tag"})],X=[_({type:Boolean,reflect:!0})],tt=[_({type:Boolean,reflect:!0})],at=[_({type:String,converter:v=>Tt(v,!1,!1),attribute:!0})],nt=[_({type:Boolean,attribute:"twenty-four"})],ct=[_({type:Boolean,attribute:"message-body-only"})],R=[ae({context:me}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],pt=[ae({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],G=[ae({context:gi}),_({type:Boolean,reflect:!0,attribute:"no-background"})],Ae=[_({type:Boolean,reflect:!0,attribute:"has-thread"})],Fi=[_({reflect:!1,attribute:"dismiss-message-clicked"})],oe(this,null,r,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:v=>"profile"in v,get:v=>v.profile,set:(v,S)=>{v.profile=S}},metadata:C},o,n),oe(this,null,c,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:v=>"author"in v,get:v=>v.author,set:(v,S)=>{v.author=S}},metadata:C},m,h),oe(this,null,l,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:v=>"avatar"in v,get:v=>v.avatar,set:(v,S)=>{v.avatar=S}},metadata:C},w,y),oe(this,null,z,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:v=>"bot"in v,get:v=>v.bot,set:(v,S)=>{v.bot=S}},metadata:C},u,p),oe(this,null,b,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:v=>"server"in v,get:v=>v.server,set:(v,S)=>{v.server=S}},metadata:C},j,T),oe(this,null,W,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:v=>"officialApp"in v,get:v=>v.officialApp,set:(v,S)=>{v.officialApp=S}},metadata:C},M,g),oe(this,null,O,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:v=>"verified"in v,get:v=>v.verified,set:(v,S)=>{v.verified=S}},metadata:C},q,B),oe(this,null,ee,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:v=>"op"in v,get:v=>v.op,set:(v,S)=>{v.op=S}},metadata:C},pe,ve),oe(this,null,be,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:v=>"edited"in v,get:v=>v.edited,set:(v,S)=>{v.edited=S}},metadata:C},K,L),oe(this,null,ie,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:v=>"roleColor"in v,get:v=>v.roleColor,set:(v,S)=>{v.roleColor=S}},metadata:C},ze,ye),oe(this,null,xe,{kind:"accessor",name:"roleIcon",static:!1,private:!1,access:{has:v=>"roleIcon"in v,get:v=>v.roleIcon,set:(v,S)=>{v.roleIcon=S}},metadata:C},we,Me),oe(this,null,ke,{kind:"accessor",name:"roleName",static:!1,private:!1,access:{has:v=>"roleName"in v,get:v=>v.roleName,set:(v,S)=>{v.roleName=S}},metadata:C},$e,He),oe(this,null,Ce,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:v=>"clanIcon"in v,get:v=>v.clanIcon,set:(v,S)=>{v.clanIcon=S}},metadata:C},P,H),oe(this,null,Q,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:v=>"clanTag"in v,get:v=>v.clanTag,set:(v,S)=>{v.clanTag=S}},metadata:C},U,$),oe(this,null,X,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:v=>"highlight"in v,get:v=>v.highlight,set:(v,S)=>{v.highlight=S}},metadata:C},Xe,et),oe(this,null,tt,{kind:"accessor",name:"ephemeral",static:!1,private:!1,access:{has:v=>"ephemeral"in v,get:v=>v.ephemeral,set:(v,S)=>{v.ephemeral=S}},metadata:C},st,it),oe(this,null,at,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:v=>"timestamp"in v,get:v=>v.timestamp,set:(v,S)=>{v.timestamp=S}},metadata:C},rt,ot),oe(this,null,nt,{kind:"accessor",name:"twentyFour",static:!1,private:!1,access:{has:v=>"twentyFour"in v,get:v=>v.twentyFour,set:(v,S)=>{v.twentyFour=S}},metadata:C},lt,ht),oe(this,null,ct,{kind:"accessor",name:"messageBodyOnly",static:!1,private:!1,access:{has:v=>"messageBodyOnly"in v,get:v=>v.messageBodyOnly,set:(v,S)=>{v.messageBodyOnly=S}},metadata:C},D,k),oe(this,null,R,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:v=>"lightTheme"in v,get:v=>v.lightTheme,set:(v,S)=>{v.lightTheme=S}},metadata:C},Ze,dt),oe(this,null,pt,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:v=>"compactMode"in v,get:v=>v.compactMode,set:(v,S)=>{v.compactMode=S}},metadata:C},V,x),oe(this,null,G,{kind:"accessor",name:"noBackground",static:!1,private:!1,access:{has:v=>"noBackground"in v,get:v=>v.noBackground,set:(v,S)=>{v.noBackground=S}},metadata:C},ns,It),oe(this,null,Ae,{kind:"accessor",name:"hasThread",static:!1,private:!1,access:{has:v=>"hasThread"in v,get:v=>v.hasThread,set:(v,S)=>{v.hasThread=S}},metadata:C},ls,Ni),oe(this,null,Fi,{kind:"accessor",name:"dismissMessageClicked",static:!1,private:!1,access:{has:v=>"dismissMessageClicked"in v,get:v=>v.dismissMessageClicked,set:(v,S)=>{v.dismissMessageClicked=S}},metadata:C},qi,Zi),oe(null,e={value:t},s,{kind:"class",name:t.name,metadata:C},null,i),Wi=t=e.value,C&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:C})}static styles=N`
		:host {
			color: #dcddde;
			display: flex;
			flex-direction: column;
			font-size: 0.9em;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			position: relative;
			word-wrap: break-word;
			-webkit-user-select: text;
			-moz-user-select: text;
			-ms-user-select: text;
			user-select: text;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			min-height: 1.375rem;
			padding-left: 1em;
			padding-right: 48px;
			margin-top: inherit;
			margin-bottom: inherit;
			line-height: 16px;
		}

		.discord-message-inner {
			display: flex;
			position: relative;
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
		}

		.discord-message-inner-center {
			align-items: center;
		}

		:host([message-body-only]) {
			margin-top: 0px !important;
			padding-top: 0.125rem !important;
			padding-bottom: 0.0625rem !important;
		}

		:host([highlight]),
		:host([ephemeral]) {
			padding-right: 5px;
			position: relative;
		}

		:host([highlight])::before,
		:host([ephemeral])::before {
			content: '';
			position: absolute;
			display: block;
			top: 0;
			left: 0;
			bottom: 0;
			pointer-events: none;
			width: 2px;
		}

		:host([highlight]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight][light-theme]) {
			background-color: rgba(250, 166, 26, 0.1);
		}

		:host([highlight])::before {
			background-color: #faa61a;
		}

		:host([light-theme][highlight])::before {
			background-color: #af7615;
		}

		:host([ephemeral]) {
			background-color: rgba(88, 101, 242, 0.05);
		}

		:host([ephemeral]:hover) {
			background-color: rgba(88, 101, 242, 0.1);
		}

		:host([ephemeral])::before {
			background-color: #5865f2;
		}

		:host([light-theme]) {
			color: #2e3338;
			border-color: #eceeef;
		}

		.discord-author-avatar {
			margin-right: 16px;
			margin-top: 5px;
			min-width: 40px;
			z-index: 1;
			display: flex;
		}

		.discord-author-avatar img {
			width: 40px;
			height: 40px;
			border-radius: 50%;
			cursor: pointer;
		}

		.discord-message-timestamp {
			color: #72767d;
			font-size: 12px;
			margin-left: 3px;
		}

		.discord-message-body-only-indent {
			width: 56px;
		}

		:host(:hover) .discord-message-timestamp-hover::before {
			content: attr(datetime);
		}

		:host([light-theme]) .discord-message-timestamp {
			color: #747f8d;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-message-content {
			width: 100%;
			line-height: 160%;
			font-weight: normal;
			padding-top: 2px;
		}

		.discord-message-body {
			font-size: 1rem;
			font-weight: 400;
			word-break: break-word;
			position: relative;
		}

		:host([light-theme]) .discord-message-timestamp,
		:host([compact-mode]) .discord-message:hover .discord-message-timestamp {
			color: #99aab5;
		}

		:host([light-theme][compact-mode]).discord-message-timestamp {
			color: #d1d9de;
		}

		:host([compact-mode]) .discord-message-timestamp {
			display: inline-block;
			width: 3.1rem;
			text-align: right;
			font-size: 0.6875rem;
			line-height: 1.375rem;
			margin-right: 0.375rem;
			margin-left: 0;
			text-indent: 0;
		}

		:host([compact-mode]) .discord-message-body {
			line-height: 1.375rem;
			padding-left: 10px;
			margin-left: -6px;
		}

		:host([compact-mode]) .discord-message-compact-indent {
			padding-left: 10px;
		}

		:host .discord-message-markup {
			font-size: 1rem;
			line-height: 1.375rem;
			word-wrap: break-word;
			user-select: text;
			font-weight: 400;
			display: inline;
		}

		:host(:hover) {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host([highlight]:hover) {
			background-color: hsl(40 calc(1 * 86.4%) 56.9%/0.08);
		}

		:host([has-thread]):after {
			width: 2rem;
			left: 2.2rem;
			top: 4.8rem;
			border-left: 2px solid #4f545c !important;
			border-bottom: 2px solid #4f545c !important;
			border-bottom-left-radius: 8px !important;
			bottom: 29px;
			content: '';
			position: absolute;
		}

		:host([light-theme][has-Thread]):after {
			border-color: #747f8d !important;
		}

		.discord-message-ephemeral {
			margin-top: 4px;
			font-size: 12px;
			font-weight: 400;
			color: #72767d;
		}

		:host([light-theme]) .discord-message-ephemeral {
			color: #747f8d;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link {
			color: #00aff4;
			font-weight: 500;
			cursor: pointer;
		}

		.discord-message-ephemeral .discord-message-ephemeral-link:hover {
			text-decoration: underline;
		}

		.discord-message-ephemeral .discord-message-ephemeral-icon {
			margin-right: 4px;
			vertical-align: text-bottom;
		}
	`;#e=Z(this,o,void 0);get profile(){return this.#e}set profile(C){this.#e=C}#s=(Z(this,n),Z(this,m,"User"));get author(){return this.#s}set author(C){this.#s=C}#t=(Z(this,h),Z(this,w,void 0));get avatar(){return this.#t}set avatar(C){this.#t=C}#i=(Z(this,y),Z(this,u,!1));get bot(){return this.#i}set bot(C){this.#i=C}#a=(Z(this,p),Z(this,j,!1));get server(){return this.#a}set server(C){this.#a=C}#o=(Z(this,T),Z(this,M,!1));get officialApp(){return this.#o}set officialApp(C){this.#o=C}#r=(Z(this,g),Z(this,q,!1));get verified(){return this.#r}set verified(C){this.#r=C}#l=(Z(this,B),Z(this,pe,!1));get op(){return this.#l}set op(C){this.#l=C}#h=(Z(this,ve),Z(this,K,!1));get edited(){return this.#h}set edited(C){this.#h=C}#n=(Z(this,L),Z(this,ze,void 0));get roleColor(){return this.#n}set roleColor(C){this.#n=C}#d=(Z(this,ye),Z(this,we,void 0));get roleIcon(){return this.#d}set roleIcon(C){this.#d=C}#c=(Z(this,Me),Z(this,$e,void 0));get roleName(){return this.#c}set roleName(C){this.#c=C}#m=(Z(this,He),Z(this,P,void 0));get clanIcon(){return this.#m}set clanIcon(C){this.#m=C}#f=(Z(this,H),Z(this,U,void 0));get clanTag(){return this.#f}set clanTag(C){this.#f=C}#u=(Z(this,$),Z(this,Xe,!1));get highlight(){return this.#u}set highlight(C){this.#u=C}#p=(Z(this,et),Z(this,st,!1));get ephemeral(){return this.#p}set ephemeral(C){this.#p=C}#v=(Z(this,it),Z(this,rt,new Date));get timestamp(){return this.#v}set timestamp(C){this.#v=C}#g=(Z(this,ot),Z(this,lt,!1));get twentyFour(){return this.#g}set twentyFour(C){this.#g=C}#_=(Z(this,ht),Z(this,D,!1));get messageBodyOnly(){return this.#_}set messageBodyOnly(C){this.#_=C}#b=(Z(this,k),Z(this,Ze,!1));get lightTheme(){return this.#b}set lightTheme(C){this.#b=C}#z=(Z(this,dt),Z(this,V,!1));get compactMode(){return this.#z}set compactMode(C){this.#z=C}#x=(Z(this,x),Z(this,ns,!1));get noBackground(){return this.#x}set noBackground(C){this.#x=C}#w=(Z(this,It),Z(this,ls,!1));get hasThread(){return this.#w}set hasThread(C){this.#w=C}#M=(Z(this,Ni),Z(this,qi,()=>{}));get dismissMessageClicked(){return this.#M}set dismissMessageClicked(C){this.#M=C}willUpdate(){this.hasThread=Array.from(this.children).some(C=>C.tagName.toLowerCase()==="discord-thread"),this.highlight=this.highlight||Array.from(this.children).some(C=>C.tagName.toLowerCase()==="discord-mention"&&C.hasAttribute("highlight")&&(C.type==="user"||C.type==="role"))}handleSpaceToDismissMessage(C){C.code==="Space"&&(C.preventDefault(),C.stopPropagation(),this.dismissMessageClicked?.())}render(){let C={author:this.author,bot:this.bot,officialApp:this.officialApp,verified:this.verified,server:this.server,op:this.op,roleColor:this.roleColor,roleIcon:this.roleIcon,clanIcon:this.clanIcon,clanTag:this.clanTag,roleName:this.roleName},v=this.profile!==void 0&&Reflect.get(xt,this.profile)||{},S={...C,...v,avatar:this.resolveAvatar(v.avatar??this.avatar)},Ot=Tt(this.timestamp,this.compactMode,this.twentyFour)??void 0;return f`
			<slot name="reply"></slot>
			<div
				class=${Te({"discord-message-inner":!0,"discord-message-inner-center":this.messageBodyOnly})}
			>
				${I(this.compactMode&&!this.messageBodyOnly,()=>f`<time datetime="${F(Ot)}" class="discord-message-timestamp">${Ot}</time>`,()=>null)}
				${I(this.messageBodyOnly,()=>f`<time
							datetime="${F(Ot)}"
							class=${Te({"discord-message-timestamp":!0,"discord-message-timestamp-hover":!0,"discord-message-body-only-indent":!this.compactMode})}
						></time>`,()=>null)}
				${I(this.compactMode||this.messageBodyOnly,()=>null,()=>f`<div class="discord-author-avatar">
							<img src="${F(S.avatar)}" alt="${F(S.author)}" />
						</div>`)}

				<div class="discord-message-content">
					${I(this.compactMode||this.messageBodyOnly,()=>null,()=>f`
							<discord-author-info
								author=${S.author??""}
								?bot=${S.bot??!1}
								?server=${S.server??!1}
								?official-app=${S.officialApp??!1}
								?verified=${S.verified??!1}
								?op=${S.op??!1}
								role-color=${S.roleColor??""}
								role-icon=${S.roleIcon??""}
								role-name=${S.roleName??""}
								clan-icon=${S.clanIcon??""}
								clan-tag=${S.clanTag??""}
							></discord-author-info
							><time datetime="${F(Ot)}" class="discord-message-timestamp">${Ot}</time>
						`)}
					<div class="discord-message-body">
						${I(this.compactMode,()=>f`<discord-author-info
									author=${S.author??""}
									?bot=${S.bot??!1}
									?server=${S.server??!1}
									?official-app=${S.officialApp??!1}
									?verified=${S.verified??!1}
									?op=${S.op??!1}
									role-color=${S.roleColor??""}
									role-icon=${S.roleIcon??""}
									role-name=${S.roleName??""}
									clan-icon=${S.clanIcon??""}
									clan-tag=${S.clanTag??""}
								></discord-author-info>`,()=>null)}<span class="discord-message-markup"><slot></slot></span>
						${I(this.edited,()=>f`<span class="discord-message-edited">(edited)</span>`,()=>null)}
					</div>
					<div class="discord-message-compact-indent">
						<slot name="attachments"></slot>
						<slot name="embeds"></slot>
						<slot name="components"></slot>
						<slot name="reactions"></slot>
						<slot name="thread"></slot>
						${I(this.ephemeral,()=>f`
								<div class="discord-message-ephemeral">
									${zi()} Only you can see this •
									<span
										role="button"
										class="discord-message-ephemeral-link"
										@click=${this.dismissMessageClicked}
										@keydown=${this.handleSpaceToDismissMessage}
										>Dismiss message</span
									>
								</div>
							`,()=>null)}
					</div>
				</div>
			</div>
		`}resolveAvatar(C){return C===void 0?Ie.default:Ie[C]??C??Ie.default}constructor(){super(...arguments),Z(this,Zi)}static{Z(t,i)}};return Wi=t})();var Qr=E`
	<path
		fill="currentColor"
		d="M56 50.6667V13.3333C56 10.4 53.6 8 50.6667 8H13.3333C10.4 8 8 10.4 8 13.3333V50.6667C8 53.6 10.4 56 13.3333 56H50.6667C53.6 56 56 53.6 56 50.6667ZM22.6667 36L29.3333 44.0267L38.6667 32L50.6667 48H13.3333L22.6667 36Z"
	/>
`;function Xt(s={}){return f`<svg ${A(s)} aria-hidden="false" width="64" height="64" viewBox="0 0 64 64">${Qr}</svg>`}var Xr=E`
	<path
		fill="currentColor"
		fill-rule="evenodd"
		clip-rule="evenodd"
		d="M5 3C3.89543 3 3 3.89543 3 5V19C3 20.1046 3.89543 21 5 21H19C20.1046 21 21 20.1046 21 19V5C21 3.89543 20.1046 3 19 3H5ZM16.8995 8.41419L15.4853 6.99998L7 15.4853L8.41421 16.8995L16.8995 8.41419Z"
	/>
`;function es(s){return f`<svg ${A(s||{})} class="discord-command-icon" aria-hidden="false" width="24" height="24" viewBox="0 0 24 24">
		${Xr}
	</svg>`}var eo=E`
	<path
		d="M0.809739 3.59646L5.12565 0.468433C5.17446 0.431163 5.23323 0.408043 5.2951 0.401763C5.35698 0.395482 5.41943 0.406298 5.4752 0.432954C5.53096 0.45961 5.57776 0.50101 5.61013 0.552343C5.64251 0.603676 5.65914 0.662833 5.6581 0.722939V2.3707C10.3624 2.3707 11.2539 5.52482 11.3991 7.21174C11.4028 7.27916 11.3848 7.34603 11.3474 7.40312C11.3101 7.46021 11.2554 7.50471 11.1908 7.53049C11.1262 7.55626 11.0549 7.56204 10.9868 7.54703C10.9187 7.53201 10.857 7.49695 10.8104 7.44666C8.72224 5.08977 5.6581 5.63359 5.6581 5.63359V7.28135C5.65831 7.34051 5.64141 7.39856 5.60931 7.44894C5.5772 7.49932 5.53117 7.54004 5.4764 7.5665C5.42163 7.59296 5.3603 7.60411 5.29932 7.59869C5.23834 7.59328 5.18014 7.57151 5.13128 7.53585L0.809739 4.40892C0.744492 4.3616 0.691538 4.30026 0.655067 4.22975C0.618596 4.15925 0.599609 4.08151 0.599609 4.00269C0.599609 3.92386 0.618596 3.84612 0.655067 3.77562C0.691538 3.70511 0.744492 3.64377 0.809739 3.59646Z"
		fill="currentColor"
	/>
`;function yi(s={}){return f`<svg ${A(s)} class="discord-reply-icon" aria-hidden="false" width="12" height="8" viewBox="0 0 12 8">${eo}</svg>`}var ge=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},te=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},ba=(()=>{let s=[se("discord-reply")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[],be,K=[],L=[],ie,ze=[],ye=[],xe,we=[],Me=[],ke,$e=[],He=[],Ce,P=[],H=[],Q,U=[],$=[],X,Xe=[],et=[],tt,st=[],it=[],at,rt=[],ot=[],nt,lt=[],ht=[];var ct=class extends a{static{t=this}static{let D=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_()],l=[_()],z=[_({type:Boolean})],b=[_({type:Boolean})],W=[_({type:Boolean,attribute:"official-app"})],O=[_({type:Boolean})],ee=[_({type:Boolean})],be=[_({type:Boolean})],ie=[_({attribute:"role-color"})],xe=[_({type:Boolean})],ke=[_({type:Boolean})],Ce=[_({type:Boolean})],Q=[_({attribute:"clan-icon"})],X=[_({attribute:"clan-tag"})],tt=[_({type:Boolean,reflect:!0})],at=[ae({context:me}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],nt=[ae({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],ge(this,null,r,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:k=>"profile"in k,get:k=>k.profile,set:(k,R)=>{k.profile=R}},metadata:D},o,n),ge(this,null,c,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:k=>"author"in k,get:k=>k.author,set:(k,R)=>{k.author=R}},metadata:D},m,h),ge(this,null,l,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:k=>"avatar"in k,get:k=>k.avatar,set:(k,R)=>{k.avatar=R}},metadata:D},w,y),ge(this,null,z,{kind:"accessor",name:"bot",static:!1,private:!1,access:{has:k=>"bot"in k,get:k=>k.bot,set:(k,R)=>{k.bot=R}},metadata:D},u,p),ge(this,null,b,{kind:"accessor",name:"server",static:!1,private:!1,access:{has:k=>"server"in k,get:k=>k.server,set:(k,R)=>{k.server=R}},metadata:D},j,T),ge(this,null,W,{kind:"accessor",name:"officialApp",static:!1,private:!1,access:{has:k=>"officialApp"in k,get:k=>k.officialApp,set:(k,R)=>{k.officialApp=R}},metadata:D},M,g),ge(this,null,O,{kind:"accessor",name:"op",static:!1,private:!1,access:{has:k=>"op"in k,get:k=>k.op,set:(k,R)=>{k.op=R}},metadata:D},q,B),ge(this,null,ee,{kind:"accessor",name:"verified",static:!1,private:!1,access:{has:k=>"verified"in k,get:k=>k.verified,set:(k,R)=>{k.verified=R}},metadata:D},pe,ve),ge(this,null,be,{kind:"accessor",name:"edited",static:!1,private:!1,access:{has:k=>"edited"in k,get:k=>k.edited,set:(k,R)=>{k.edited=R}},metadata:D},K,L),ge(this,null,ie,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:k=>"roleColor"in k,get:k=>k.roleColor,set:(k,R)=>{k.roleColor=R}},metadata:D},ze,ye),ge(this,null,xe,{kind:"accessor",name:"command",static:!1,private:!1,access:{has:k=>"command"in k,get:k=>k.command,set:(k,R)=>{k.command=R}},metadata:D},we,Me),ge(this,null,ke,{kind:"accessor",name:"attachment",static:!1,private:!1,access:{has:k=>"attachment"in k,get:k=>k.attachment,set:(k,R)=>{k.attachment=R}},metadata:D},$e,He),ge(this,null,Ce,{kind:"accessor",name:"mentions",static:!1,private:!1,access:{has:k=>"mentions"in k,get:k=>k.mentions,set:(k,R)=>{k.mentions=R}},metadata:D},P,H),ge(this,null,Q,{kind:"accessor",name:"clanIcon",static:!1,private:!1,access:{has:k=>"clanIcon"in k,get:k=>k.clanIcon,set:(k,R)=>{k.clanIcon=R}},metadata:D},U,$),ge(this,null,X,{kind:"accessor",name:"clanTag",static:!1,private:!1,access:{has:k=>"clanTag"in k,get:k=>k.clanTag,set:(k,R)=>{k.clanTag=R}},metadata:D},Xe,et),ge(this,null,tt,{kind:"accessor",name:"deleted",static:!1,private:!1,access:{has:k=>"deleted"in k,get:k=>k.deleted,set:(k,R)=>{k.deleted=R}},metadata:D},st,it),ge(this,null,at,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:k=>"lightTheme"in k,get:k=>k.lightTheme,set:(k,R)=>{k.lightTheme=R}},metadata:D},rt,ot),ge(this,null,nt,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:k=>"compactMode"in k,get:k=>k.compactMode,set:(k,R)=>{k.compactMode=R}},metadata:D},lt,ht),ge(null,e={value:t},s,{kind:"class",name:t.name,metadata:D},null,i),ct=t=e.value,D&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:D})}static styles=N`
		:host {
			color: #b9bbbe;
			display: flex;
			font-size: 0.875rem;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;

			padding-top: 2px;
			margin-left: 56px;
			margin-bottom: 4px;
			align-items: center;
			line-height: 1.125rem;
			position: relative;
			white-space: pre;
			user-select: none;
		}

		:host([light-theme]) {
			color: #4f5660;
		}

		:host([compact-mode]),
		:host([deleted]) {
			margin-left: 62px;
			margin-bottom: 0;
		}

		:host:before {
			content: '';
			display: block;
			position: absolute;
			top: 50%;
			right: 100%;
			bottom: 0;
			left: -36px;
			margin-right: 4px;
			margin-top: -1px;
			margin-left: -1px;
			margin-bottom: -2px;
			border-left: 2px solid #4f545c !important;
			border-bottom: 0 solid #4f545c !important;
			border-right: 0 solid #4f545c !important;
			border-top: 2px solid #4f545c !important;
			border-top-left-radius: 6px;
		}

		:host([light-theme]):before {
			border-color: #747f8d !important;
		}

		.discord-replied-message-avatar,
		.discord-reply-badge {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 16px;
			height: 16px;
			border-radius: 50%;
			user-select: none;
			margin-right: 0.25rem;
		}

		.discord-reply-badge {
			display: flex;
			align-items: center;
			justify-content: center;
			color: #b9bbbe;
			background: #202225;
		}

		:host([light-theme]) .discord-reply-badge {
			color: #4f5660;
			background: #e3e5e8;
		}

		:host .discord-clan-tag {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.8);
			color: #fff;
			font-size: 12px;
			font-weight: 500;
			margin-right: 0.25rem;
			border-radius: 4px;
			line-height: 100%;
			text-transform: uppercase;
			justify-content: space-between;
			display: inline-flex;
			align-items: center;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			height: 1.2rem;
			opacity: 0.55;
			transition: background-color 100ms ease-in-out;
			cursor: pointer;
		}

		:host .discord-clan-tag:hover {
			background-color: oklab(0.431937 0.00109309 -0.0132537 / 0.5);
		}

		:host([light-theme]) .discord-clan-tag {
			opacity: 0.65;
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.09);
			color: #000;
		}

		:host([light-theme]) .discord-clan-tag:hover {
			background-color: hsl(0 calc(1 * 0%) 0.8%/0.03);
		}

		:host .discord-clan-tag svg,
		:host .discord-clan-tag img {
			display: inline-flex;
			align-items: center;
			margin-right: 0.25rem;
			right: 0.25rem;
		}

		:host .discord-clan-tag span {
			display: inline-flex;
			align-items: center;
			user-select: none;
			-webkit-user-select: none;
			line-height: 1rem !important;
		}

		.discord-application-tag {
			background-color: hsl(235, 85.6%, 64.7%);
			color: #fff;
			font-size: 0.625rem;
			margin-right: 0.25rem;
			line-height: 100%;
			text-transform: uppercase;

			/* Use flex layout to ensure both verified icon and "BOT" text are aligned to center */
			display: flex;
			align-items: center;

			/* Styling taken through Inspect Element on Discord client for Windows */
			height: 0.9375rem;
			padding: 0 0.275rem;
			margin-top: 0.075em;
			border-radius: 0.1875rem;
		}

		:host([compact-mode]) .discord-application-tag {
			margin-right: 0.25rem;
		}

		.discord-application-tag .discord-application-tag-verified {
			width: 0.9375rem;
			height: 0.9375rem;
			margin-left: -0.1rem;
		}

		.discord-application-tag.discord-application-tag-op {
			background-color: #c9cdfb;
			color: #4752c4;
			border-radius: 0.4rem;
		}

		.discord-replied-message-username {
			flex-shrink: 0;
			font-size: inherit;
			line-height: inherit;
			margin-right: 0.25rem;
			opacity: 0.64;
			font-weight: 500;
			color: #fff;
		}

		.discord-replied-message-username:hover {
			text-decoration: underline;
			cursor: pointer;
		}

		.discord-replied-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
			user-select: none;
			cursor: pointer;
		}

		.discord-replied-deleted-message-content {
			color: inherit;
			font-size: inherit;
			line-height: inherit;
			white-space: pre;
			text-overflow: ellipsis;
		}

		.discord-message-edited {
			color: #72767d;
			font-size: 10px;
		}

		:host([light-theme]) .discord-message-edited {
			color: #99aab5;
		}

		.discord-replied-message-content:hover {
			color: #fff;
		}

		:host([light-theme]) .discord-replied-message-content:hover {
			color: #000;
		}

		:host .discord-replied-message-content .discord-message-edited {
			margin-left: 0.25rem;
		}

		.discord-replied-message-content-icon {
			-webkit-box-flex: 0;
			-ms-flex: 0 0 auto;
			flex: 0 0 auto;
			width: 20px;
			height: 20px;
			margin-left: 4px;
		}
	`;#e=te(this,o,void 0);get profile(){return this.#e}set profile(D){this.#e=D}#s=(te(this,n),te(this,m,"User"));get author(){return this.#s}set author(D){this.#s=D}#t=(te(this,h),te(this,w,void 0));get avatar(){return this.#t}set avatar(D){this.#t=D}#i=(te(this,y),te(this,u,!1));get bot(){return this.#i}set bot(D){this.#i=D}#a=(te(this,p),te(this,j,!1));get server(){return this.#a}set server(D){this.#a=D}#o=(te(this,T),te(this,M,!1));get officialApp(){return this.#o}set officialApp(D){this.#o=D}#r=(te(this,g),te(this,q,!1));get op(){return this.#r}set op(D){this.#r=D}#l=(te(this,B),te(this,pe,!1));get verified(){return this.#l}set verified(D){this.#l=D}#h=(te(this,ve),te(this,K,!1));get edited(){return this.#h}set edited(D){this.#h=D}#n=(te(this,L),te(this,ze,void 0));get roleColor(){return this.#n}set roleColor(D){this.#n=D}#d=(te(this,ye),te(this,we,!1));get command(){return this.#d}set command(D){this.#d=D}#c=(te(this,Me),te(this,$e,!1));get attachment(){return this.#c}set attachment(D){this.#c=D}#m=(te(this,He),te(this,P,!1));get mentions(){return this.#m}set mentions(D){this.#m=D}#f=(te(this,H),te(this,U,void 0));get clanIcon(){return this.#f}set clanIcon(D){this.#f=D}#u=(te(this,$),te(this,Xe,void 0));get clanTag(){return this.#u}set clanTag(D){this.#u=D}#p=(te(this,et),te(this,st,!1));get deleted(){return this.#p}set deleted(D){this.#p=D}#v=(te(this,it),te(this,rt,!1));get lightTheme(){return this.#v}set lightTheme(D){this.#v=D}#g=(te(this,ot),te(this,lt,!1));get compactMode(){return this.#g}set compactMode(D){this.#g=D}resolveAvatar(D){return Ie[D]??D??Ie.default}render(){let D={author:this.author,bot:this.bot,verified:this.verified,officialApp:this.officialApp,op:this.op,server:this.server,roleColor:this.roleColor,clanIcon:this.clanIcon,clanTag:this.clanTag},k=Reflect.get(xt,this.profile)??{},R={...D,...k,avatar:this.resolveAvatar(k.avatar??this.avatar)},Ze=Zs(R.clanIcon),dt=R.clanTag?.slice(0,4),pt=f`
			${I(R.bot&&!R.server&&!R.officialApp,()=>f`<span class="discord-application-tag">${R.verified?Le():""}App</span>`)}
			${I(R.server&&!R.bot&&!R.officialApp,()=>f`<span class="discord-application-tag">Server</span>`)}
			${I(R.officialApp&&!R.server&&!R.bot,()=>f`<span class="discord-application-tag">${Le()}OFFICIAL</span>`)}
		`;return f`${I(this.compactMode||this.deleted,()=>f`<div class="discord-reply-badge">${yi()}</div>`,()=>f`<img class="discord-replied-message-avatar" src="${F(R.avatar)}" alt="${F(R.author)}" />`)}
		${I(this.deleted,()=>f`<div class="discord-replied-deleted-message-content"><em>Original message was deleted</em></div>`,()=>f`${pt}
					<span class="discord-replied-message-username" style=${Ue({color:R.roleColor})}
						>${I(this.mentions,()=>"@")}${R.author}</span
					>
					${I(R.clanIcon&&R.clanTag&&R.clanTag?.length>0,()=>f`<span class="discord-clan-tag">
								${Ze==="string"?f`<img
											srcset=${F(Ze)}
											alt=${F(dt)}
											width="12"
											height="12"
											draggable="false"
										/>`:Ze}
								<span>${dt}</span>
							</span>`)}
					<!-- display: inline -->
					<div class="discord-replied-message-content"
						><slot></slot>${I(this.edited,()=>f`<span class="discord-message-edited">(edited)</span>`)}</div
					>
					${I(this.command,()=>es({class:"discord-replied-message-content-icon"}),()=>I(this.attachment,()=>Xt({class:"discord-replied-message-content-icon"})))}`)}`}constructor(){super(...arguments),te(this,ht)}static{te(t,i)}};return ct=t})();var to=E`
	<path d="M4.61241 0L6 0.845294L1.38759 10L0 9.15471L4.61241 0Z" fill="currentColor" />
`;function xi(s={}){return f`<svg ${A(s)} class="discord-command-icon" aria-hidden="false" width="6" height="10" viewBox="0 0 6 10" fill="none">
		${to}
	</svg>`}var so=E`
	<path fill="currentColor" d="M2.06 7.61c-.25.95.31 1.92 1.26 2.18l4.3 1.15c.94.25 1.91-.31 2.17-1.26l1.15-4.3c.25-.94-.31-1.91-1.26-2.17l-4.3-1.15c-.94-.25-1.91.31-2.17 1.26l-1.15 4.3ZM12.98 7.87a2 2 0 0 0 1.75 2.95H20a2 2 0 0 0 1.76-2.95l-2.63-4.83a2 2 0 0 0-3.51 0l-2.63 4.83ZM5.86 13.27a.89.89 0 0 1 1.28 0l.75.77a.9.9 0 0 0 .54.26l1.06.12c.5.06.85.52.8 1.02l-.13 1.08c-.02.2.03.42.14.6l.56.92c.27.43.14 1-.28 1.26l-.9.58a.92.92 0 0 0-.37.48l-.36 1.02a.9.9 0 0 1-1.15.57l-1-.36a.89.89 0 0 0-.6 0l-1 .36a.9.9 0 0 1-1.15-.57l-.36-1.02a.92.92 0 0 0-.37-.48l-.9-.58a.93.93 0 0 1-.28-1.26l.56-.93c.11-.17.16-.38.14-.59l-.12-1.08c-.06-.5.3-.96.8-1.02l1.05-.12a.9.9 0 0 0 .54-.26l.75-.77ZM18.52 13.71a1.1 1.1 0 0 0-2.04 0l-.46 1.24c-.19.5-.57.88-1.07 1.07l-1.24.46a1.1 1.1 0 0 0 0 2.04l1.24.46c.5.19.88.57 1.07 1.07l.46 1.24c.35.95 1.7.95 2.04 0l.46-1.24c.19-.5.57-.88 1.07-1.07l1.24-.46a1.1 1.1 0 0 0 0-2.04l-1.24-.46a1.8 1.8 0 0 1-1.07-1.07l-.46-1.24Z">
	</path>
`;function wi(s={}){return f`<svg ${A(s)} class="discord-command-icon-name" aria-hidden="false" width="10" height="10" viewBox="0 0 24 24" fill="none">
		${so}
	</svg>`}var io=E`
	<path fill="currentColor" d="M5.3 9.3a1 1 0 0 1 1.4 0l5.3 5.29 5.3-5.3a1 1 0 1 1 1.4 1.42l-6 6a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 0-1.42Z"></path>
`;function Ws(s={}){return f`<svg ${A(s)} aria-hidden="false" width="18" height="18" viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg">
		${io}
	</svg>`}var ao=E`
	<path fill="color-mix( in oklab, hsl(215 calc(1 * 8.8%) 73.3% / 1) 100%, black 0%" d="M12 22a10 10 0 1 0-8.45-4.64c.13.19.11.44-.04.61l-2.06 2.37A1 1 0 0 0 2.2 22H12Z" class="">
    </path>
`;function Mi(s={}){return f`<svg ${A(s)} aria-hidden="false" width="16" height="16" viewBox="0 0 24 24" fill="none">${ao}</svg>`}var fe=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},J=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},v8=(()=>{let s=[se("discord-command")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[],be,K=[],L=[],ie,ze=[],ye=[],xe,we=[],Me=[],ke,$e=[],He=[],Ce,P=[],H=[],Q,U=[],$=[],X,Xe=[],et=[],tt,st=[],it=[],at,rt=[],ot=[],nt,lt=[],ht=[],ct,D=[],k=[],R,Ze=[],dt=[];var pt=class extends a{static{t=this}static{let V=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({attribute:"profile"})],c=[_({attribute:"author"})],l=[_({attribute:"avatar"})],z=[_({attribute:"role-color"})],b=[_({attribute:"command"})],W=[_({attribute:"type"})],O=[_({attribute:"context-user-profile"})],ee=[_({attribute:"context-user-name"})],be=[_({attribute:"context-user-image"})],ie=[_({attribute:"context-user-role-color"})],xe=[_({type:Boolean,attribute:"context-user-bot"})],ke=[_({type:Boolean,attribute:"context-user-bot-verified"})],Ce=[_({type:Boolean,attribute:"context-command-reply"})],Q=[_({type:Boolean,attribute:"context-attachment-reply"})],X=[_({type:String,attribute:"context-message-reply"})],tt=[_({type:Boolean,attribute:"context-message-deleted"})],at=[_({type:Boolean,attribute:"context-user-application-official"})],nt=[_({type:Boolean,attribute:"context-user-server"})],ct=[ae({context:Be}),_({type:Boolean,reflect:!0,attribute:"compact-mode"})],R=[ae({context:me}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],fe(this,null,r,{kind:"accessor",name:"profile",static:!1,private:!1,access:{has:x=>"profile"in x,get:x=>x.profile,set:(x,G)=>{x.profile=G}},metadata:V},o,n),fe(this,null,c,{kind:"accessor",name:"author",static:!1,private:!1,access:{has:x=>"author"in x,get:x=>x.author,set:(x,G)=>{x.author=G}},metadata:V},m,h),fe(this,null,l,{kind:"accessor",name:"avatar",static:!1,private:!1,access:{has:x=>"avatar"in x,get:x=>x.avatar,set:(x,G)=>{x.avatar=G}},metadata:V},w,y),fe(this,null,z,{kind:"accessor",name:"roleColor",static:!1,private:!1,access:{has:x=>"roleColor"in x,get:x=>x.roleColor,set:(x,G)=>{x.roleColor=G}},metadata:V},u,p),fe(this,null,b,{kind:"accessor",name:"command",static:!1,private:!1,access:{has:x=>"command"in x,get:x=>x.command,set:(x,G)=>{x.command=G}},metadata:V},j,T),fe(this,null,W,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:x=>"type"in x,get:x=>x.type,set:(x,G)=>{x.type=G}},metadata:V},M,g),fe(this,null,O,{kind:"accessor",name:"contextUserProfile",static:!1,private:!1,access:{has:x=>"contextUserProfile"in x,get:x=>x.contextUserProfile,set:(x,G)=>{x.contextUserProfile=G}},metadata:V},q,B),fe(this,null,ee,{kind:"accessor",name:"contextUserName",static:!1,private:!1,access:{has:x=>"contextUserName"in x,get:x=>x.contextUserName,set:(x,G)=>{x.contextUserName=G}},metadata:V},pe,ve),fe(this,null,be,{kind:"accessor",name:"contextUserAvatar",static:!1,private:!1,access:{has:x=>"contextUserAvatar"in x,get:x=>x.contextUserAvatar,set:(x,G)=>{x.contextUserAvatar=G}},metadata:V},K,L),fe(this,null,ie,{kind:"accessor",name:"contextUserRoleColor",static:!1,private:!1,access:{has:x=>"contextUserRoleColor"in x,get:x=>x.contextUserRoleColor,set:(x,G)=>{x.contextUserRoleColor=G}},metadata:V},ze,ye),fe(this,null,xe,{kind:"accessor",name:"contextUserBot",static:!1,private:!1,access:{has:x=>"contextUserBot"in x,get:x=>x.contextUserBot,set:(x,G)=>{x.contextUserBot=G}},metadata:V},we,Me),fe(this,null,ke,{kind:"accessor",name:"contextUserBotVerified",static:!1,private:!1,access:{has:x=>"contextUserBotVerified"in x,get:x=>x.contextUserBotVerified,set:(x,G)=>{x.contextUserBotVerified=G}},metadata:V},$e,He),fe(this,null,Ce,{kind:"accessor",name:"contextCommandReply",static:!1,private:!1,access:{has:x=>"contextCommandReply"in x,get:x=>x.contextCommandReply,set:(x,G)=>{x.contextCommandReply=G}},metadata:V},P,H),fe(this,null,Q,{kind:"accessor",name:"contextAttachmentReply",static:!1,private:!1,access:{has:x=>"contextAttachmentReply"in x,get:x=>x.contextAttachmentReply,set:(x,G)=>{x.contextAttachmentReply=G}},metadata:V},U,$),fe(this,null,X,{kind:"accessor",name:"contextMessageReply",static:!1,private:!1,access:{has:x=>"contextMessageReply"in x,get:x=>x.contextMessageReply,set:(x,G)=>{x.contextMessageReply=G}},metadata:V},Xe,et),fe(this,null,tt,{kind:"accessor",name:"contextMessageDeleted",static:!1,private:!1,access:{has:x=>"contextMessageDeleted"in x,get:x=>x.contextMessageDeleted,set:(x,G)=>{x.contextMessageDeleted=G}},metadata:V},st,it),fe(this,null,at,{kind:"accessor",name:"contextUserOfficialApplication",static:!1,private:!1,access:{has:x=>"contextUserOfficialApplication"in x,get:x=>x.contextUserOfficialApplication,set:(x,G)=>{x.contextUserOfficialApplication=G}},metadata:V},rt,ot),fe(this,null,nt,{kind:"accessor",name:"contextUserServer",static:!1,private:!1,access:{has:x=>"contextUserServer"in x,get:x=>x.contextUserServer,set:(x,G)=>{x.contextUserServer=G}},metadata:V},lt,ht),fe(this,null,ct,{kind:"accessor",name:"compactMode",static:!1,private:!1,access:{has:x=>"compactMode"in x,get:x=>x.compactMode,set:(x,G)=>{x.compactMode=G}},metadata:V},D,k),fe(this,null,R,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:x=>"lightTheme"in x,get:x=>x.lightTheme,set:(x,G)=>{x.lightTheme=G}},metadata:V},Ze,dt),fe(null,e={value:t},s,{kind:"class",name:t.name,metadata:V},null,i),pt=t=e.value,V&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:V})}static styles=[ba.styles,N`
			:host .discord-slash-command-name {
				color: color-mix(in oklab, hsl(200 calc(1 * 100%) 49.4% / 1) 100%, black 0%) !important;
				font-weight: 500;
				background-color: #3c4270;
				border-radius: 3px;
				display: flex;
				padding: 0 5px;
				align-items: center;
				gap: 2px;
				cursor: default;
			}

			:host .discord-slash-command-name:hover {
				color: #fffffd !important;
				background-color: #5865f2;
			}

			.discord-context-command-name {
				color: color-mix(in oklab, hsl(200 calc(1 * 100%) 49.4% / 1) 100%, black 0%) !important;
				opacity: 0.64;
				cursor: default;
				font-weight: 500;
			}

			.discord-arrow-right-icon {
				transform: rotate(267deg);
				width: 12px;
				height: 12px;
				fill: none;
				margin-right: 2px;
				margin-left: 2px;
				margin-top: 3px;
			}

			.discord-context-user {
				display: flex;
				align-items: center;
				margin-top: 3px;
			}

			.discord-message-margintop {
				margin-top: 3px;
			}

			:host .discord-message-deleted {
				color: rgb(185, 187, 190) !important;
				cursor: default;
			}

			:host .discord-replied-message-username {
				margin-right: 0;
			}

			:host([light-theme]) .discord-replied-message-username {
				color: rgb(46, 51, 56);
			}

			:host([compact-mode]) .discord-context-user {
				display: flex;
				align-items: center;
				margin: 0 !important;
			}

			:host([compact-mode]) .discord-message-margintop {
				margin-top: 0 !important;
			}
		`];#e=J(this,o,void 0);get profile(){return this.#e}set profile(V){this.#e=V}#s=(J(this,n),J(this,m,"User"));get author(){return this.#s}set author(V){this.#s=V}#t=(J(this,h),J(this,w,void 0));get avatar(){return this.#t}set avatar(V){this.#t=V}#i=(J(this,y),J(this,u,void 0));get roleColor(){return this.#i}set roleColor(V){this.#i=V}#a=(J(this,p),J(this,j,void 0));get command(){return this.#a}set command(V){this.#a=V}#o=(J(this,T),J(this,M,"slash_command"));get type(){return this.#o}set type(V){this.#o=V}#r=(J(this,g),J(this,q,void 0));get contextUserProfile(){return this.#r}set contextUserProfile(V){this.#r=V}#l=(J(this,B),J(this,pe,"User"));get contextUserName(){return this.#l}set contextUserName(V){this.#l=V}#h=(J(this,ve),J(this,K,void 0));get contextUserAvatar(){return this.#h}set contextUserAvatar(V){this.#h=V}#n=(J(this,L),J(this,ze,void 0));get contextUserRoleColor(){return this.#n}set contextUserRoleColor(V){this.#n=V}#d=(J(this,ye),J(this,we,!1));get contextUserBot(){return this.#d}set contextUserBot(V){this.#d=V}#c=(J(this,Me),J(this,$e,!1));get contextUserBotVerified(){return this.#c}set contextUserBotVerified(V){this.#c=V}#m=(J(this,He),J(this,P,!1));get contextCommandReply(){return this.#m}set contextCommandReply(V){this.#m=V}#f=(J(this,H),J(this,U,!1));get contextAttachmentReply(){return this.#f}set contextAttachmentReply(V){this.#f=V}#u=(J(this,$),J(this,Xe,void 0));get contextMessageReply(){return this.#u}set contextMessageReply(V){this.#u=V}#p=(J(this,et),J(this,st,!1));get contextMessageDeleted(){return this.#p}set contextMessageDeleted(V){this.#p=V}#v=(J(this,it),J(this,rt,!1));get contextUserOfficialApplication(){return this.#v}set contextUserOfficialApplication(V){this.#v=V}#g=(J(this,ot),J(this,lt,!1));get contextUserServer(){return this.#g}set contextUserServer(V){this.#g=V}#_=(J(this,ht),J(this,D,!1));get compactMode(){return this.#_}set compactMode(V){this.#_=V}#b=(J(this,k),J(this,Ze,!1));get lightTheme(){return this.#b}set lightTheme(V){this.#b=V}validCommandTypes=(J(this,dt),new Set(["user_command","message_command","slash_command"]));checkType(){if(this.type){if(typeof this.type!="string")throw new TypeError("DiscordCommand `type` prop must be a string.");if(!this.validCommandTypes.has(this.type))throw new RangeError("DiscordCommand `type` prop must be one of: 'uer_command', 'message_command' or 'slash_command'")}}resolveAvatar(V){return Ie[V]??V??Ie.default}render(){this.checkType();let V={author:this.author,bot:!1,verified:!1,server:!1,roleColor:this.roleColor},x=Reflect.get(xt,this.profile)??{},G={...V,...x,avatar:this.resolveAvatar(x.avatar??this.avatar)},ns={author:this.contextUserName,bot:this.contextUserBot,verified:this.contextUserBotVerified,server:!1,roleColor:this.contextUserRoleColor},It=Reflect.get(xt,this.contextUserProfile)??{},Ae={...ns,...It,avatar:this.resolveAvatar(It.avatar??this.contextUserAvatar)},ls=this.contextMessageDeleted?f`<em class="discord-message-deleted">Original message was deleted</em>`:this.contextMessageReply;return f`
			${I(this.compactMode,()=>f`<div class="discord-reply-badge">${xi()}</div>`,()=>f`<img class="discord-replied-message-avatar" src="${F(G.avatar)}" alt="${F(G.author)}" />`)}
			<span class="discord-replied-message-username" style=${Ue({color:G.roleColor??""})}>${G.author}</span>
			<span> used </span>
			${I(this.type==="slash_command",()=>f`<div class="discord-replied-message-content discord-slash-command-name">
						${wi()}<span>${this.command}</span>
					</div>`)}
			${I(this.type==="user_command",()=>f`<div class="discord-replied-message-content discord-context-command-name"><span>${this.command}</span></div>
						${Ws({class:"discord-arrow-right-icon"})}
						<div class="discord-context-user">
							${I(!this.compactMode,()=>f`<img
										class="discord-replied-message-avatar"
										src="${F(Ae.avatar)}"
										alt="${F(Ae.author)}"
									/>`)}
							<span class="discord-replied-message-username" style=${Ue({color:Ae.roleColor??""})}
								>${Ae.author}</span
							>
						</div>`)}
			${I(this.type==="message_command",()=>f`<div class="discord-replied-message-content discord-context-command-name"><span>${this.command}</span></div>
						${Ws({class:"discord-arrow-right-icon"})}
						${I(!this.contextMessageDeleted,()=>f`<div class="discord-context-user">
									${I(!this.compactMode,()=>I(!this.contextUserOfficialApplication,()=>f`<img
													class="discord-replied-message-avatar"
													src="${F(Ae.avatar)}"
													alt="${F(Ae.author)}"
												/>`,()=>f`<img
													class="discord-replied-message-avatar"
													src="${F(Ie.blue)}"
													alt="OFFICIALAPPLICATION"
												/>`))}
									${I(Ae.bot,()=>f`<span class="discord-application-tag">${Ae.verified?Le():""}App</span>`,()=>I(this.contextUserServer,()=>f`<span class="discord-application-tag">SERVER</span>`,()=>I(this.contextUserOfficialApplication,()=>f`<span class="discord-application-tag">${Le()}OFFICIAL</span>`)))}
									<span class="discord-replied-message-username" style=${Ue({color:Ae.roleColor??""})}
										>${Ae.author}</span
									><span></span>
								</div>`,()=>I(this.contextMessageDeleted,()=>Mi({class:"discord-message-margintop",style:"margin-right: 3px;"})))}
						<div class="discord-replied-message-content discord-message-margintop">${ls}</div>
						${I(this.contextCommandReply&&!this.contextMessageDeleted,()=>es({class:"discord-replied-message-content-icon discord-message-margintop"}),()=>I(this.contextAttachmentReply,()=>Xt({class:"discord-replied-message-content-icon discord-message-margintop"})))} `)}
		`}static{J(t,i)}};return pt=t})();var At=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Re=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},M8=(()=>{let s=[se("discord-custom-emoji")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[];var W=class extends a{static{t=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_()],l=[_({attribute:!1})],z=[_({type:Boolean,attribute:"embed-emoji"})],b=[_({type:Boolean,attribute:"jumbo"})],At(this,null,r,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:g=>"name"in g,get:g=>g.name,set:(g,O)=>{g.name=O}},metadata:M},o,n),At(this,null,c,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:g=>"url"in g,get:g=>g.url,set:(g,O)=>{g.url=O}},metadata:M},m,h),At(this,null,l,{kind:"accessor",name:"customEmojisMap",static:!1,private:!1,access:{has:g=>"customEmojisMap"in g,get:g=>g.customEmojisMap,set:(g,O)=>{g.customEmojisMap=O}},metadata:M},w,y),At(this,null,z,{kind:"accessor",name:"embedEmoji",static:!1,private:!1,access:{has:g=>"embedEmoji"in g,get:g=>g.embedEmoji,set:(g,O)=>{g.embedEmoji=O}},metadata:M},u,p),At(this,null,b,{kind:"accessor",name:"jumbo",static:!1,private:!1,access:{has:g=>"jumbo"in g,get:g=>g.jumbo,set:(g,O)=>{g.jumbo=O}},metadata:M},j,T),At(null,e={value:t},s,{kind:"class",name:t.name,metadata:M},null,i),W=t=e.value,M&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=N`
		.discord-custom-emoji {
			display: inline-block;
			cursor: pointer;
		}

		.discord-custom-emoji .discord-custom-emoji-image {
			object-fit: contain;
			width: 1.375rem;
			height: 1.375rem;
			vertical-align: bottom;
		}

		.discord-custom-emoji .discord-custom-jumbo-emoji-image {
			width: 3rem;
			height: 3rem;
			min-height: 3rem;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}
	`;#e=Re(this,o,void 0);get name(){return this.#e}set name(M){this.#e=M}#s=(Re(this,n),Re(this,m,void 0));get url(){return this.#s}set url(M){this.#s=M}#t=(Re(this,h),Re(this,w,{}));get customEmojisMap(){return this.#t}set customEmojisMap(M){this.#t=M}#i=(Re(this,y),Re(this,u,void 0));get embedEmoji(){return this.#i}set embedEmoji(M){this.#i=M}#a=(Re(this,p),Re(this,j,void 0));get jumbo(){return this.#a}set jumbo(M){this.#a=M}willUpdate(){if(!this.url&&this.name){let M=Et(this.name)??this.customEmojisMap[this.name];M&&(this.url??=M.url??"",this.embedEmoji??=M.embedEmoji??!1)}}render(){let M=`:${this.name}:`;return f`<span
			class=${Te({"discord-embed-custom-emoji":this.embedEmoji,"discord-custom-emoji":!this.embedEmoji})}
			><img
				aria-label=${M}
				src=${F(this.url)}
				alt=${M}
				draggable="false"
				class=${Te({"discord-embed-custom-emoji-image":this.embedEmoji,"discord-custom-emoji-image":!this.embedEmoji,"discord-custom-jumbo-emoji-image":this.jumbo})}
		/></span> `}constructor(){super(...arguments),Re(this,T)}static{Re(t,i)}};return W=t})();var Se=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},ne=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},O8=(()=>{let s=[se("discord-embed")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[],be,K=[],L=[],ie,ze=[],ye=[],xe,we=[],Me=[],ke,$e=[],He=[];var Ce=class extends a{static{t=this}static{let P=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_({attribute:"author-name"})],l=[_({attribute:"author-image"})],z=[_({attribute:"author-url"})],b=[_({attribute:"embed-title"})],W=[_({attribute:!1})],O=[_()],ee=[_()],be=[_()],ie=[_()],xe=[_()],ke=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],Se(this,null,r,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:H=>"color"in H,get:H=>H.color,set:(H,Q)=>{H.color=Q}},metadata:P},o,n),Se(this,null,c,{kind:"accessor",name:"authorName",static:!1,private:!1,access:{has:H=>"authorName"in H,get:H=>H.authorName,set:(H,Q)=>{H.authorName=Q}},metadata:P},m,h),Se(this,null,l,{kind:"accessor",name:"authorImage",static:!1,private:!1,access:{has:H=>"authorImage"in H,get:H=>H.authorImage,set:(H,Q)=>{H.authorImage=Q}},metadata:P},w,y),Se(this,null,z,{kind:"accessor",name:"authorUrl",static:!1,private:!1,access:{has:H=>"authorUrl"in H,get:H=>H.authorUrl,set:(H,Q)=>{H.authorUrl=Q}},metadata:P},u,p),Se(this,null,b,{kind:"accessor",name:"embedTitle",static:!1,private:!1,access:{has:H=>"embedTitle"in H,get:H=>H.embedTitle,set:(H,Q)=>{H.embedTitle=Q}},metadata:P},j,T),Se(this,null,W,{kind:"accessor",name:"embedEmojisMap",static:!1,private:!1,access:{has:H=>"embedEmojisMap"in H,get:H=>H.embedEmojisMap,set:(H,Q)=>{H.embedEmojisMap=Q}},metadata:P},M,g),Se(this,null,O,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:H=>"url"in H,get:H=>H.url,set:(H,Q)=>{H.url=Q}},metadata:P},q,B),Se(this,null,ee,{kind:"accessor",name:"thumbnail",static:!1,private:!1,access:{has:H=>"thumbnail"in H,get:H=>H.thumbnail,set:(H,Q)=>{H.thumbnail=Q}},metadata:P},pe,ve),Se(this,null,be,{kind:"accessor",name:"image",static:!1,private:!1,access:{has:H=>"image"in H,get:H=>H.image,set:(H,Q)=>{H.image=Q}},metadata:P},K,L),Se(this,null,ie,{kind:"accessor",name:"video",static:!1,private:!1,access:{has:H=>"video"in H,get:H=>H.video,set:(H,Q)=>{H.video=Q}},metadata:P},ze,ye),Se(this,null,xe,{kind:"accessor",name:"provider",static:!1,private:!1,access:{has:H=>"provider"in H,get:H=>H.provider,set:(H,Q)=>{H.provider=Q}},metadata:P},we,Me),Se(this,null,ke,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:H=>"lightTheme"in H,get:H=>H.lightTheme,set:(H,Q)=>{H.lightTheme=Q}},metadata:P},$e,He),Se(null,e={value:t},s,{kind:"class",name:t.name,metadata:P},null,i),Ce=t=e.value,P&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:P})}static styles=N`
		:host {
			color: #dcddde;
			display: flex;
			font-size: 13px;
			line-height: 150%;
			margin-bottom: 8px;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #2e3338;
		}

		:host .discord-left-border {
			background-color: #202225;
			border-radius: 4px 0 0 4px;
			flex-shrink: 0;
			width: 4px;
		}

		:host([light-theme]) .discord-left-border {
			background-color: #e3e5e8;
		}

		:host .discord-embed-root {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			min-height: 0;
			min-width: 0;
			text-indent: 0;
		}

		:host .discord-embed-wrapper {
			background-color: #2f3136;
			max-width: 520px;
			border: 1px solid rgba(46, 48, 54, 0.6);
			border-radius: 0 4px 4px 0;
			justify-self: start;
			align-self: start;
			display: grid;
			box-sizing: border-box;
		}

		:host([light-theme]) .discord-embed-wrapper {
			background-color: rgb(242, 243, 245);
			border-color: rgba(205, 205, 205, 0.3);
		}

		:host .discord-embed-wrapper .discord-embed-grid {
			display: inline-grid;
			grid-template-columns: auto -webkit-min-content;
			grid-template-columns: auto min-content;
			grid-template-columns: auto;
			grid-template-rows: auto;
			padding: 0.5rem 1rem 1rem 0.75rem;
		}

		:host .discord-embed-thumbnail {
			border-radius: 4px;
			flex-shrink: 0;
			grid-column: 2/2;
			grid-row: 1/8;
			justify-self: end;
			margin-left: 16px;
			margin-top: 8px;
			max-height: 80px;
			max-width: 80px;
			object-fit: contain;
			object-position: top center;
		}

		:host .discord-embed-author {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			font-size: 14px;
			display: flex;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-author {
			color: #060607;
		}

		:host .discord-embed-author a {
			color: #fff;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-author a:hover {
			text-decoration: underline;
		}

		:host([light-theme]) .discord-embed-author a {
			color: #060607;
		}

		:host .discord-embed-author .discord-author-image {
			border-radius: 50%;
			height: 24px;
			margin-right: 8px;
			width: 24px;
		}

		:host .discord-embed-author-block,
		:host .discord-embed-author-block > span {
			max-width: 95%;
		}

		:host .discord-embed-provider {
			font-size: 0.75rem;
			line-height: 1rem;
			font-weight: 400;
			grid-column: 1/1;
			margin-top: 8px;
			unicode-bidi: plaintext;
			text-align: left;
		}

		:host([light-theme]) .discord-embed-provider {
			color: #4f545c;
		}

		:host .discord-embed-title {
			-webkit-box-align: center;
			align-items: center;
			color: #fff;
			display: inline-block;
			font-size: 1rem;
			font-weight: 600;
			grid-column: 1 / 1;
			margin-top: 8px;
			min-width: 0;
		}

		:host([light-theme]) .discord-embed-title {
			color: #060607;
		}

		:host .discord-embed-title a {
			color: #00aff4;
			font-weight: 600;
			text-decoration: none;
		}

		:host .discord-embed-title a:hover {
			text-decoration: underline;
		}

		:host .discord-embed-image {
			border-radius: 4px;
			max-width: 300px;
			max-height: 300px;
		}

		:host .discord-embed-media {
			border-radius: 4px;
			contain: paint;
			display: block;
			grid-column: 1/1;
			margin-top: 16px;
		}

		:host .discord-embed-media.discord-embed-media-video {
			height: 225px;
		}

		:host .discord-embed.media .discord-embed-image {
			overflow: hidden;
			position: relative;
			user-select: text;
		}

		:host .discord-embed-media .discord-embed-video {
			-webkit-box-align: center;
			-webkit-box-pack: center;
			align-items: center;
			border-radius: 0;
			cursor: pointer;
			display: flex;
			height: 100%;
			justify-content: center;
			max-height: 100%;
			width: 100%;

			width: 400px;
			height: 225px;
			left: 0px;
			top: 0px;
		}

		.discord-embed-custom-emoji {
			display: inline-block;
		}

		.discord-embed-custom-emoji .discord-embed-custom-emoji-image {
			width: 18px;
			height: 18px;
			vertical-align: bottom;
		}

		slot[name='footer']::slotted(*) {
			grid-column: 1/3;
			grid-row: auto/auto;
		}
	`;#e=ne(this,o,void 0);get color(){return this.#e}set color(P){this.#e=P}#s=(ne(this,n),ne(this,m,void 0));get authorName(){return this.#s}set authorName(P){this.#s=P}#t=(ne(this,h),ne(this,w,void 0));get authorImage(){return this.#t}set authorImage(P){this.#t=P}#i=(ne(this,y),ne(this,u,void 0));get authorUrl(){return this.#i}set authorUrl(P){this.#i=P}#a=(ne(this,p),ne(this,j,void 0));get embedTitle(){return this.#a}set embedTitle(P){this.#a=P}#o=(ne(this,T),ne(this,M,{}));get embedEmojisMap(){return this.#o}set embedEmojisMap(P){this.#o=P}#r=(ne(this,g),ne(this,q,void 0));get url(){return this.#r}set url(P){this.#r=P}#l=(ne(this,B),ne(this,pe,void 0));get thumbnail(){return this.#l}set thumbnail(P){this.#l=P}#h=(ne(this,ve),ne(this,K,void 0));get image(){return this.#h}set image(P){this.#h=P}#n=(ne(this,L),ne(this,ze,void 0));get video(){return this.#n}set video(P){this.#n=P}#d=(ne(this,ye),ne(this,we,void 0));get provider(){return this.#d}set provider(P){this.#d=P}#c=(ne(this,Me),ne(this,$e,!1));get lightTheme(){return this.#c}set lightTheme(P){this.#c=P}render(){let P=this.parseTitle(this.authorName),H=this.parseTitle(this.embedTitle);return f`<div style=${Ue({"background-color":this.color})} class="discord-left-border"></div>
			<div class="discord-embed-root">
				<div class="discord-embed-wrapper">
					<div class="discord-embed-grid">
						${I(this.provider,()=>f`<div class="discord-embed-provider">${this.provider}</div>`)}
						${I(P,()=>f`<div class="discord-embed-author">
									${I(this.authorImage,()=>f`<img src=${F(this.authorImage)} alt="" class="discord-author-image" />`)}
									${I(this.authorUrl,()=>f`<a
												href=${F(this.authorUrl)}
												target="_blank"
												rel="noopener noreferrer"
												class="discord-embed-author-block"
											>
												<span class="discord-embed-author-block">${P}</span>
											</a>`,()=>f`<span class="discord-embed-author-block">${P}</span>`)}
								</div>`)}
						${I(H,()=>f`<div class="discord-embed-title">
									${this.url?f`<a href="${this.url}" target="_blank" rel="noopener noreferrer"> ${H} </a>`:f`${H}`}
								</div>`)}
						<slot name="description"></slot>
						<slot name="fields"></slot>
						${I(this.image||this.video,()=>f`<div class=${Te({"discord-embed-media":!0,"discord-embed-media-video":!!this.video})}>
									${this.renderMedia()}
								</div>`)}
						${I(this.thumbnail,()=>f`<img src=${F(this.thumbnail)} alt="" class="discord-embed-thumbnail" />`)}
						<slot name="footer"></slot>
					</div>
				</div>
			</div>`}renderMedia(){return this.video?f`
				<video
					controls
					muted
					preload="none"
					poster=${F(this.image)}
					src=${F(this.video)}
					height="225"
					width="400"
					class="discord-embed-video"
				>
					<img src=${F(this.image)} alt="Discord embed media" class="discord-embed-image" />
				</video>
			`:this.image?f`<img src=${F(this.image)} alt="Discord embed media" class="discord-embed-image" />`:null}parseTitle(P){if(!P)return null;let H=[],Q="";for(let U of P.split(`
`)){for(let $ of U.split(" ")){let X=Et($)??this.embedEmojisMap[$]??{};X.name?H.push(f`<discord-custom-emoji name=${X.name} url=${F(X.url)} embed-emoji></discord-custom-emoji>`):Q+=`${$} `,Q===" "&&H.push(f`<br />`)}H.push(Q),Q=""}return H.map(U=>typeof U=="string"?f`<span>${U}</span>`:U)}constructor(){super(...arguments),ne(this,He)}static{ne(t,i)}};return Ce=t})();var ro=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},oo=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},P8=(()=>{let s=[se("discord-embed-description")],e,i=[],t,a=Y;var r=class extends a{static{t=this}static{let o=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;ro(null,e={value:t},s,{kind:"class",name:t.name,metadata:o},null,i),r=t=e.value,o&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:o})}static styles=N`
		:host {
			font-size: 0.875rem;
			font-weight: 400;
			grid-column: 1/1;
			line-height: 1.125rem;
			margin-top: 8px;
			min-width: 0;
		}
	`;render(){return f`<slot></slot>`}static{oo(t,i)}};return r=t})();var no=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},lo=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},W8=(()=>{let s=[se("discord-embed-fields")],e,i=[],t,a=Y;var r=class extends a{static{t=this}static{let o=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;no(null,e={value:t},s,{kind:"class",name:t.name,metadata:o},null,i),r=t=e.value,o&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:o})}static styles=N`
		:host {
			display: grid;
			grid-column: 1/1;
			margin-top: 8px;
			grid-gap: 8px;
		}

		::slotted([inline-index='1']) {
			grid-column: 1/5 !important;
		}

		::slotted([inline-index='2']) {
			grid-column: 5/9 !important;
		}

		::slotted([inline-index='3']) {
			grid-column: 9/13 !important;
		}
	`;render(){return f`<slot></slot>`}static{lo(t,i)}};return r=t})();var St=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Pe=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},am=(()=>{let s=[se("discord-embed-field")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[];var W=class extends a{static{t=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({reflect:!0,attribute:"field-title"})],c=[_({attribute:!1})],l=[_({type:Boolean,reflect:!0,attribute:"inline"})],z=[_({type:Number,reflect:!0,attribute:"inline-index"})],b=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],St(this,null,r,{kind:"accessor",name:"fieldTitle",static:!1,private:!1,access:{has:g=>"fieldTitle"in g,get:g=>g.fieldTitle,set:(g,O)=>{g.fieldTitle=O}},metadata:M},o,n),St(this,null,c,{kind:"accessor",name:"embedFieldEmojisMap",static:!1,private:!1,access:{has:g=>"embedFieldEmojisMap"in g,get:g=>g.embedFieldEmojisMap,set:(g,O)=>{g.embedFieldEmojisMap=O}},metadata:M},m,h),St(this,null,l,{kind:"accessor",name:"inline",static:!1,private:!1,access:{has:g=>"inline"in g,get:g=>g.inline,set:(g,O)=>{g.inline=O}},metadata:M},w,y),St(this,null,z,{kind:"accessor",name:"inlineIndex",static:!1,private:!1,access:{has:g=>"inlineIndex"in g,get:g=>g.inlineIndex,set:(g,O)=>{g.inlineIndex=O}},metadata:M},u,p),St(this,null,b,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:g=>"lightTheme"in g,get:g=>g.lightTheme,set:(g,O)=>{g.lightTheme=O}},metadata:M},j,T),St(null,e={value:t},s,{kind:"class",name:t.name,metadata:M},null,i),W=t=e.value,M&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=N`
		:host {
			font-size: 0.875rem;
			line-height: 1.125rem;
			min-width: 0;
			font-weight: 400;
			grid-column: 1/13;
			word-break: break-word;
		}

		:host .discord-field-title {
			color: #ffffff;
			font-weight: 600;
			font-size: 0.875rem;
			line-height: 1.125rem;
			min-width: 0;
			margin-bottom: 2px;
		}

		:host .discord-inline-field {
			flex-grow: 1;
			flex-basis: auto;
			min-width: 150px;
		}

		:host([light-theme]) .discord-field-title {
			color: #313338;
		}
	`;#e=Pe(this,o,void 0);get fieldTitle(){return this.#e}set fieldTitle(M){this.#e=M}#s=(Pe(this,n),Pe(this,m,{}));get embedFieldEmojisMap(){return this.#s}set embedFieldEmojisMap(M){this.#s=M}#t=(Pe(this,h),Pe(this,w,!1));get inline(){return this.#t}set inline(M){this.#t=M}#i=(Pe(this,y),Pe(this,u,void 0));get inlineIndex(){return this.#i}set inlineIndex(M){this.#i=M}#a=(Pe(this,p),Pe(this,j,!1));get lightTheme(){return this.#a}set lightTheme(M){this.#a=M}validInlineIndices=(Pe(this,T),new Set([1,2,3]));checkInlineIndex(){if(this.inlineIndex){let M=Number(this.inlineIndex);if(!Number.isNaN(M)&&!this.validInlineIndices.has(M))throw new RangeError("DiscordEmbedField `inlineIndex` prop must be one of: 1, 2, or 3")}}render(){this.checkInlineIndex();let M=this.parseTitle(this.fieldTitle),g=I(M,()=>f`<div class="discord-field-title">${[...M]}</div>`);return f`${g}<slot></slot>`}parseTitle(M){if(!M)return null;let g=[],O="";for(let q of M.split(`
`)){for(let B of q.split(" ")){let ee=Et(B)??this.embedFieldEmojisMap[B]??{};ee.name?g.push(f`<discord-custom-emoji name=${ee.name} url=${F(ee.url)} embed-emoji></discord-custom-emoji>`):O+=`${B} `,O===" "&&g.push(f`<br />`)}g.push(O),O=""}return g.map(q=>typeof q=="string"?f`<span>${q}</span>`:q)}static{Pe(t,i)}};return W=t})();var ts=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Ke=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},pm=(()=>{let s=[se("discord-embed-footer")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[];var b=class extends a{static{t=this}static{let j=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({attribute:"footer-image"})],c=[_({attribute:"footer-image-alt"})],l=[_({type:String,reflect:!0,converter:T=>Tt(T),attribute:!0})],z=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],ts(this,null,r,{kind:"accessor",name:"footerImage",static:!1,private:!1,access:{has:T=>"footerImage"in T,get:T=>T.footerImage,set:(T,W)=>{T.footerImage=W}},metadata:j},o,n),ts(this,null,c,{kind:"accessor",name:"footerImageAlt",static:!1,private:!1,access:{has:T=>"footerImageAlt"in T,get:T=>T.footerImageAlt,set:(T,W)=>{T.footerImageAlt=W}},metadata:j},m,h),ts(this,null,l,{kind:"accessor",name:"timestamp",static:!1,private:!1,access:{has:T=>"timestamp"in T,get:T=>T.timestamp,set:(T,W)=>{T.timestamp=W}},metadata:j},w,y),ts(this,null,z,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:T=>"lightTheme"in T,get:T=>T.lightTheme,set:(T,W)=>{T.lightTheme=W}},metadata:j},u,p),ts(null,e={value:t},s,{kind:"class",name:t.name,metadata:j},null,i),b=t=e.value,j&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:j})}static styles=N`
		:host {
			-webkit-box-align: center;
			align-items: center;
			display: flex;
			font-size: 12px;
			line-height: 16px;
			font-weight: 500;
			margin-top: 8px;
		}

		:host([light-theme]) {
			color: #747f8d;
		}

		:host .discord-footer-image {
			border-radius: 50%;
			flex-shrink: 0;
			height: 20px;
			margin-right: 8px;
			width: 20px;
		}

		:host .discord-footer-separator {
			color: #dcddde;
			font-weight: 500;
			display: inline-block;
			margin: 0 4px;
		}

		:host([light-theme]) .discord-footer-separator {
			color: #5c5e66;
		}
	`;#e=Ke(this,o,void 0);get footerImage(){return this.#e}set footerImage(j){this.#e=j}#s=(Ke(this,n),Ke(this,m,void 0));get footerImageAlt(){return this.#s}set footerImageAlt(j){this.#s=j}#t=(Ke(this,h),Ke(this,w,void 0));get timestamp(){return this.#t}set timestamp(j){this.#t=j}#i=(Ke(this,y),Ke(this,u,!1));get lightTheme(){return this.#i}set lightTheme(j){this.#i=j}updateTimestamp(j){j&&!Number.isNaN(new Date(j).getTime())&&(this.timestamp=Tt(j))}render(){return this.updateTimestamp(this.timestamp),f`${I(this.footerImage,()=>f`<img src=${F(this.footerImage)} alt=${F(this.footerImageAlt)} class="discord-footer-image" />`)}
			<slot></slot>
			${I(this.timestamp,()=>f`<span class="discord-footer-separator">&bull;</span>`)}
			${I(this.timestamp,()=>` ${this.timestamp}`,()=>null)}`}constructor(){super(...arguments),Ke(this,p)}static{Ke(t,i)}};return b=t})();var ho=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},co=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},_m=(()=>{let s=[se("discord-action-row")],e,i=[],t,a=Y;var r=class extends a{static{t=this}static{let o=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;ho(null,e={value:t},s,{kind:"class",name:t.name,metadata:o},null,i),r=t=e.value,o&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:o})}static styles=N`
		:host {
			display: flex;
			flex-wrap: wrap;
		}
	`;render(){return f`<slot></slot>`}static{co(t,i)}};return r=t})();var mo=E`
	<path
		fill="currentColor"
		d="M10 5V3H5.375C4.06519 3 3 4.06519 3 5.375V18.625C3 19.936 4.06519 21 5.375 21H18.625C19.936 21 21 19.936 21 18.625V14H19V19H5V5H10Z"
	/>
	<path fill="currentColor" d="M21 2.99902H14V4.99902H17.586L9.29297 13.292L10.707 14.706L19 6.41302V9.99902H21V2.99902Z"
	/>
`;function ki(s={}){return f`<svg ${A(s)} class="discord-button-launch" aria-hidden="false" width="16" height="16" viewBox="0 0 24 24">
		${mo}
	</svg>`}var wt=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Ve=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},Am=(()=>{let s=[se("discord-button")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[];var O=class extends a{static{t=this}static{let q=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({reflect:!0,attribute:"emoji"})],c=[_({reflect:!0,attribute:"emoji-name"})],l=[_({reflect:!0,attribute:"url"})],z=[_({type:Boolean,reflect:!0,attribute:"disabled"})],b=[_({reflect:!0,attribute:"type"})],W=[_({reflect:!0,attribute:"modal-id"})],wt(this,null,r,{kind:"accessor",name:"emoji",static:!1,private:!1,access:{has:B=>"emoji"in B,get:B=>B.emoji,set:(B,ee)=>{B.emoji=ee}},metadata:q},o,n),wt(this,null,c,{kind:"accessor",name:"emojiName",static:!1,private:!1,access:{has:B=>"emojiName"in B,get:B=>B.emojiName,set:(B,ee)=>{B.emojiName=ee}},metadata:q},m,h),wt(this,null,l,{kind:"accessor",name:"url",static:!1,private:!1,access:{has:B=>"url"in B,get:B=>B.url,set:(B,ee)=>{B.url=ee}},metadata:q},w,y),wt(this,null,z,{kind:"accessor",name:"disabled",static:!1,private:!1,access:{has:B=>"disabled"in B,get:B=>B.disabled,set:(B,ee)=>{B.disabled=ee}},metadata:q},u,p),wt(this,null,b,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:B=>"type"in B,get:B=>B.type,set:(B,ee)=>{B.type=ee}},metadata:q},j,T),wt(this,null,W,{kind:"accessor",name:"modalId",static:!1,private:!1,access:{has:B=>"modalId"in B,get:B=>B.modalId,set:(B,ee)=>{B.modalId=ee}},metadata:q},M,g),wt(null,e={value:t},s,{kind:"class",name:t.name,metadata:q},null,i),O=t=e.value,q&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:q})}static styles=N`
		:host > *:first-child {
			display: flex;
			justify-content: center;
			align-items: center;
			cursor: pointer;
			margin: 4px 8px 4px 0;
			padding: 2px 16px;
			width: auto;
			height: 32px;
			min-width: 60px;
			min-height: 32px;
			-webkit-transition:
				background-color 0.17s ease,
				color 0.17s ease;
			transition:
				background-color 0.17s ease,
				color 0.17s ease;
			border-radius: 3px;
			font-size: 14px;
			font-weight: 500;
			line-height: 16px;
			text-decoration: none !important;
			/* CSS Reset to unset button styling */
			border-width: unset;
			border-style: unset;
			border-color: unset;
			border-image: unset;
			box-sizing: unset;
			font-family: 'gg sans', 'Noto Sans', Whitney, 'Helvetica Neue', Helvetica, Roboto, Arial, sans-serif;
		}

		.success {
			color: #fff;
			background-color: #3ba55d;
		}

		.success.hoverable:hover {
			background-color: #2d7d46;
		}

		.destructive {
			color: #fff;
			background-color: #ed4245;
		}

		.destructive.hoverable:hover {
			background-color: #c03537;
		}

		.primary {
			color: #fff;
			background-color: #5865f2;
		}

		.primary.hoverable:hover {
			background-color: #4752c4;
		}

		.secondary {
			color: #fff;
			background-color: #4f545c;
		}

		.secondary.hoverable:hover {
			background-color: #5d6269;
		}

		.disabled {
			cursor: not-allowed !important;
			opacity: 0.5;
		}

		.launch {
			margin-left: 8px;
		}

		.emoji {
			margin-right: 4px;
			object-fit: contain;
			width: 1.375em;
			height: 1.375em;
			vertical-align: bottom;
		}
	`;#e=Ve(this,o,void 0);get emoji(){return this.#e}set emoji(q){this.#e=q}#s=(Ve(this,n),Ve(this,m,"emoji"));get emojiName(){return this.#s}set emojiName(q){this.#s=q}#t=(Ve(this,h),Ve(this,w,void 0));get url(){return this.#t}set url(q){this.#t=q}#i=(Ve(this,y),Ve(this,u,!1));get disabled(){return this.#i}set disabled(q){this.#i=q}#a=(Ve(this,p),Ve(this,j,"secondary"));get type(){return this.#a}set type(q){this.#a=q}#o=(Ve(this,T),Ve(this,M,void 0));get modalId(){return this.#o}set modalId(q){this.#o=q}validButtonTypes=(Ve(this,g),new Set(["primary","secondary","success","destructive"]));checkType(){if(this.type){if(typeof this.type!="string")throw new TypeError("DiscordButton `type` prop must be a string.");if(!this.validButtonTypes.has(this.type))throw new RangeError("DiscordButton `type` prop must be one of: 'primary', 'secondary', 'success', 'destructive'")}}checkParentElement(){if(this.parentElement?.tagName.toLowerCase()!=="discord-action-row")throw new qs("All <discord-button> components must be direct children of <discord-action-row>.")}handleButtonClick(){if(this.modalId){let q=this.parentElement?.parentElement?.parentElement?.parentElement;if(q?.tagName?.toLowerCase()==="discord-messages"){let B=q?.querySelector("discord-modal"),ee=B?.shadowRoot?.querySelector(`dialog#${this.modalId}`),pe=ee?.querySelector("div.discord-modal-box");if(ee instanceof HTMLDialogElement&&pe instanceof HTMLDivElement&&(ee.showModal(),pe.style.display="flex",B)){let ve=globalThis.getComputedStyle(globalThis.document.body).overflow;B.originalBodyOverflow=ve,globalThis.document.body.style.overflow="hidden"}}}}render(){this.checkType(),this.checkParentElement();let q=this.url&&!this.disabled,B=f`
			${I(this.emoji,()=>f`<img src=${this.emoji} alt=${this.emojiName} draggable="true" class="emoji" />`)}
			<span>
				<slot></slot>
			</span>
			${I(this.url,()=>ki())}
		`;return q?f`<a class="secondary" href=${this.url} target="_blank" rel="noopener noreferrer">${B}</a>`:f`<button
			class=${Te({[this.type]:!0,disabled:this.disabled,hoverable:!this.disabled})}
			@click=${this.handleButtonClick}
		>
			${B}
		</button>`}static{Ve(t,i)}};return O=t})();var fo=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},po=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},Im=(()=>{let s=[se("discord-attachments")],e,i=[],t,a=Y;var r=class extends a{static{t=this}static{let o=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;fo(null,e={value:t},s,{kind:"class",name:t.name,metadata:o},null,i),r=t=e.value,o&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:o})}static styles=N`
		:host {
			display: grid;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			text-indent: 0;
			min-height: 0;
			min-width: 0;
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
			position: relative;
		}

		:host > * {
			justify-self: start;
			-ms-flex-item-align: start;
			align-self: start;
		}
	`;render(){return f`<slot></slot>`}static{po(t,i)}};return r=t})();var Vt=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Ne=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},qm=(()=>{let s=[se("discord-link")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[];var W=class extends a{static{t=this}static{let M=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],c=[_()],l=[_()],z=[_()],b=[_()],Vt(this,null,r,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:g=>"lightTheme"in g,get:g=>g.lightTheme,set:(g,O)=>{g.lightTheme=O}},metadata:M},o,n),Vt(this,null,c,{kind:"accessor",name:"href",static:!1,private:!1,access:{has:g=>"href"in g,get:g=>g.href,set:(g,O)=>{g.href=O}},metadata:M},m,h),Vt(this,null,l,{kind:"accessor",name:"rel",static:!1,private:!1,access:{has:g=>"rel"in g,get:g=>g.rel,set:(g,O)=>{g.rel=O}},metadata:M},w,y),Vt(this,null,z,{kind:"accessor",name:"target",static:!1,private:!1,access:{has:g=>"target"in g,get:g=>g.target,set:(g,O)=>{g.target=O}},metadata:M},u,p),Vt(this,null,b,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:g=>"type"in g,get:g=>g.type,set:(g,O)=>{g.type=O}},metadata:M},j,T),Vt(null,e={value:t},s,{kind:"class",name:t.name,metadata:M},null,i),W=t=e.value,M&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:M})}static styles=N`
		a {
			color: #00aff4;
			text-decoration: none;
		}

		a:hover {
			text-decoration: underline;
		}

		.discord-link-light-theme a {
			color: #00b0f4;
		}
	`;#e=Ne(this,o,!1);get lightTheme(){return this.#e}set lightTheme(M){this.#e=M}#s=(Ne(this,n),Ne(this,m,void 0));get href(){return this.#s}set href(M){this.#s=M}#t=(Ne(this,h),Ne(this,w,void 0));get rel(){return this.#t}set rel(M){this.#t=M}#i=(Ne(this,y),Ne(this,u,void 0));get target(){return this.#i}set target(M){this.#i=M}#a=(Ne(this,p),Ne(this,j,void 0));get type(){return this.#a}set type(M){this.#a=M}render(){return f`<a
			href=${F(this.href)}
			rel=${F(this.rel)}
			target=${F(this.target)}
			type=${F(this.type)}
			class=${Te({"discord-link-light-theme":this.lightTheme})}
			><slot></slot
		></a>`}constructor(){super(...arguments),Ne(this,T)}static{Ne(t,i)}};return W=t})();var uo=E`
	<path
		fill="currentColor"
		d="M12 2a1 1 0 0 1 1 1v10.59l3.3-3.3a1 1 0 1 1 1.4 1.42l-5 5a1 1 0 0 1-1.4 0l-5-5a1 1 0 1 1 1.4-1.42l3.3 3.3V3a1 1 0 0 1 1-1ZM3 20a1 1 0 1 0 0 2h18a1 1 0 1 0 0-2H3Z"
	/>
`;function $i(s={}){return f`<svg
		${A(s)}
		class="discord-icon-download"
		aria-hidden="true"
		role="img"
		xmlns="http://www.w3.org/2000/svg"
		width="20"
		height="20"
		fill="none"
		viewBox="0 0 24 24"
	>
		${uo}
	</svg>`}var vo=E`
	<path
	fill="#939bf9"
	d="m72 29.3v60.3c0 2.24 0 3.36-.44 4.22-.38.74-1 1.36-1.74 1.74-.86.44-1.98.44-4.22.44h-59.2c-2.24 0-3.36 0-4.22-.44-.74-.38-1.36-1-1.74-1.74-.44-.86-.44-1.98-.44-4.22v-83.2c0-2.24 0-3.36.44-4.22.38-.74 1-1.36 1.74-1.74.86-.44 1.98-.44 4.22-.44h36.3c1.96 0 2.94 0 3.86.22.5.12.98.28 1.44.5v16.88c0 2.24 0 3.36.44 4.22.38.74 1 1.36 1.74 1.74.86.44 1.98.44 4.22.44h16.88c.22.46.38.94.5 1.44.22.92.22 1.9.22 3.86z" fill="#d3d6fd"/><path d="m68.26 20.26c1.38 1.38 2.06 2.06 2.56 2.88.18.28.32.56.46.86h-16.88c-2.24 0-3.36 0-4.22-.44-.74-.38-1.36-1-1.74-1.74-.44-.86-.44-1.98-.44-4.22v-16.880029c.3.14.58.28.86.459999.82.5 1.5 1.18 2.88 2.56z" />
`;function Hi(s={}){return f`<svg ${A(s)} aria-hidden="false" fill="none" width="72" height="96" viewBox="0 0 72 96">${vo}</svg>`}var Ye=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},_e=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},c4=(()=>{let s=[se("discord-file-attachment")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[],b,j=[],T=[],W,M=[],g=[],O,q=[],B=[],ee,pe=[],ve=[];var be=class extends a{static{t=this}static{let K=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_()],c=[_({type:Number})],l=[_({attribute:"bytes-unit"})],z=[_()],b=[_()],W=[_()],O=[_()],ee=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],Ye(this,null,r,{kind:"accessor",name:"name",static:!1,private:!1,access:{has:L=>"name"in L,get:L=>L.name,set:(L,ie)=>{L.name=ie}},metadata:K},o,n),Ye(this,null,c,{kind:"accessor",name:"bytes",static:!1,private:!1,access:{has:L=>"bytes"in L,get:L=>L.bytes,set:(L,ie)=>{L.bytes=ie}},metadata:K},m,h),Ye(this,null,l,{kind:"accessor",name:"bytesUnit",static:!1,private:!1,access:{has:L=>"bytesUnit"in L,get:L=>L.bytesUnit,set:(L,ie)=>{L.bytesUnit=ie}},metadata:K},w,y),Ye(this,null,z,{kind:"accessor",name:"href",static:!1,private:!1,access:{has:L=>"href"in L,get:L=>L.href,set:(L,ie)=>{L.href=ie}},metadata:K},u,p),Ye(this,null,b,{kind:"accessor",name:"rel",static:!1,private:!1,access:{has:L=>"rel"in L,get:L=>L.rel,set:(L,ie)=>{L.rel=ie}},metadata:K},j,T),Ye(this,null,W,{kind:"accessor",name:"target",static:!1,private:!1,access:{has:L=>"target"in L,get:L=>L.target,set:(L,ie)=>{L.target=ie}},metadata:K},M,g),Ye(this,null,O,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:L=>"type"in L,get:L=>L.type,set:(L,ie)=>{L.type=ie}},metadata:K},q,B),Ye(this,null,ee,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:L=>"lightTheme"in L,get:L=>L.lightTheme,set:(L,ie)=>{L.lightTheme=ie}},metadata:K},pe,ve),Ye(null,e={value:t},s,{kind:"class",name:t.name,metadata:K},null,i),be=t=e.value,K&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:K})}static styles=N`
		:host {
			display: grid;
			height: -moz-fit-content;
			height: fit-content;
			grid-auto-flow: row;
			grid-row-gap: 0.25rem;
			grid-template-columns: repeat(auto-fill, minmax(100%, 1fr));
			text-indent: 0;
			min-height: 0;
			min-width: 0;
			padding-top: 0.125rem;
			padding-bottom: 0.125rem;
			position: relative;
		}

		:host > * {
			justify-self: start;
			align-self: start;
		}

		.discord-file-attachment-non-visual-media-item-container:hover .discord-button-download-attachment {
			display: block !important;
		}

		.discord-button-download-attachment {
			display: none;
			position: absolute;
			top: -8px;
			right: -8px;
			border-radius: 5px;
			outline: color-mix(in oklab, hsl(220 calc(1 * 6.5%) 18% / 1) 100%, black 0%);
			background-color: color-mix(in oklab, hsl(223 calc(1 * 6.7%) 20.6% / 1) 100%, black 0%);
		}

		.discord-link-download-attachment {
			color: color-mix(in oklab, hsl(215 calc(1 * 8.8%) 73.3% / 1) 100%, black 0%);
			display: flex;
		}

		.discord-icon-download {
			padding: 6px;
		}

		.discord-file-attachment-non-visual-media-item-container {
			margin-top: 8px;
			max-width: 100%;
			display: flex;
			flex-direction: column;
			position: relative;
		}

		.discord-file-attachment-non-visual-media-item {
			width: -moz-fit-content;
			width: fit-content;
			max-width: 100%;
		}

		.discord-file-attachment-mosaic-item-media {
			position: relative;
			max-height: inherit;
			border-radius: 2px;
			width: 100%;
			align-items: center;
			display: flex;
			flex-flow: row nowrap;
			max-width: 100%;
			height: 100%;
		}

		.discord-file-attachment-mosaic-style {
			padding: 16px;
			border-radius: 8px;
			width: 432px;
			max-width: 100%;
			flex: auto;
			border-color: #202020;
			background-color: #282828;

			align-items: center;
			flex-direction: row;
			display: flex;
			box-sizing: border-box;
			letter-spacing: 0;
			border: 1px solid transparent;
		}

		.discord-file-attachment-light-theme.discord-file-attachment-mosaic-style {
			border-color: #f3f3f3;
			background-color: #f9f9f9;
		}

		.discord-file-attachment-icon {
			width: 30px;
			height: 40px;
			margin-right: 8px;
			flex-shrink: 0;
		}

		.discord-file-attachment-inner {
			flex: 1;
			white-space: nowrap;
			text-overflow: ellipsis;
			overflow: hidden;
		}

		.discord-file-attachment-filename-link-wrapper {
			color: #00aff4;
			white-space: nowrap;
			text-overflow: ellipsis;
			overflow: hidden;
		}

		.discord-file-attachment-metadata {
			line-height: 16px;
			font-size: 12px;
			font-weight: 400;
			color: hsl(223 calc(1 * 5.8%) 52.9% / 1);
			margin-right: 8px;
		}
	`;#e=_e(this,o,void 0);get name(){return this.#e}set name(K){this.#e=K}#s=(_e(this,n),_e(this,m,void 0));get bytes(){return this.#s}set bytes(K){this.#s=K}#t=(_e(this,h),_e(this,w,void 0));get bytesUnit(){return this.#t}set bytesUnit(K){this.#t=K}#i=(_e(this,y),_e(this,u,void 0));get href(){return this.#i}set href(K){this.#i=K}#a=(_e(this,p),_e(this,j,void 0));get rel(){return this.#a}set rel(K){this.#a=K}#o=(_e(this,T),_e(this,M,void 0));get target(){return this.#o}set target(K){this.#o=K}#r=(_e(this,g),_e(this,q,void 0));get type(){return this.#r}set type(K){this.#r=K}#l=(_e(this,B),_e(this,pe,!1));get lightTheme(){return this.#l}set lightTheme(K){this.#l=K}render(){return f`<div class="discord-file-attachment-non-visual-media-item-container">
			<div class="discord-file-attachment-non-visual-media-item">
				<div class="discord-file-attachment-mosaic-item-media">
					<div class=${Te({"discord-file-attachment-mosaic-style":!0,"discord-file-attachment-light-theme":this.lightTheme})}>
						${Hi({class:"discord-file-attachment-icon",alt:"Attachment file type: unknown",title:"unknown"})}
						<div class="discord-file-attachment-inner">
							<div class="discord-file-attachment-filename-link-wrapper">
								<discord-link
									href=${F(this.href)}
									rel=${F(this.rel)}
									target=${F(this.target)}
									type=${F(this.type)}
								>
									${this.name}
								</discord-link>
							</div>
							<div class="discord-file-attachment-metadata">
								${this.bytes}${I(this.bytesUnit,()=>f` ${this.bytesUnit}`,()=>null)}
							</div>
						</div>
					</div>
				</div>
			</div>
			<div class="discord-button-download-attachment">
				<a
					class="discord-link-download-attachment"
					aria-label="Download"
					href="${F(this.href)}"
					rel="noreferrer noopener"
					target="_blank"
					role="button"
					tabindex="0"
				>
					${$i()}
				</a>
			</div>
		</div>`}constructor(){super(...arguments),_e(this,ve)}static{_e(t,i)}};return be=t})();var _a=(s,e,i)=>{for(let t of e)if(t[0]===s)return(0,t[1])();return i?.()};function go(s){return s.startsWith("#")?s.slice(1):s}function bo(s){let e=s.length===3||s.length===4,i=e?`${s.slice(0,1)}${s.slice(0,1)}`:s.slice(0,2),t=e?`${s.slice(1,2)}${s.slice(1,2)}`:s.slice(2,4),a=e?`${s.slice(2,3)}${s.slice(2,3)}`:s.slice(4,6),r=(e?`${s.slice(3,4)}${s.slice(3,4)}`:s.slice(6,8))||"ff";return{r:i,g:t,b:a,a:r}}function Gs(s){return Number.parseInt(s,16)}function _o({r:s,g:e,b:i,a:t}){return{r:Gs(s),g:Gs(e),b:Gs(i),a:Number((Gs(t)/255).toFixed(2))}}function zo(s){return typeof s=="number"||typeof s=="string"&&Number.isFinite(Number(s))}function yo(s,e){let{r:i,g:t,b:a,a:r}=s,o=zo(e)?e:r;return`rgba(${i}, ${t}, ${a}, ${o})`}function Ks(s,e){let i=go(s),t=bo(i),a=_o(t);return yo(a,e)}var xo=E`
	<path
		fill-rule="evenodd"
		clip-rule="evenodd"
		fill="currentColor"
		d="M18.5 23c.88 0 1.7-.25 2.4-.69l1.4 1.4a1 1 0 0 0 1.4-1.42l-1.39-1.4A4.5 4.5 0 1 0 18.5 23Zm0-2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
	/>
	<path
		fill="currentColor"
		d="M3 3a1 1 0 0 0 0 2h18a1 1 0 1 0 0-2H3ZM2 8a1 1 0 0 1 1-1h18a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 11a1 1 0 1 0 0 2h11a1 1 0 1 0 0-2H3ZM2 16a1 1 0 0 1 1-1h8a1 1 0 1 1 0 2H3a1 1 0 0 1-1-1ZM3 19a1 1 0 1 0 0 2h8a1 1 0 1 0 0-2H3Z"
	/>
`;function Ci(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-label="Browse Channels"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${xo}
	</svg>`}var wo=E`
	<path
		fill="currentColor"
		d="M21.487 5.126L12.487 0.126C12.184 -0.042 11.818 -0.042 11.515 0.126L2.51498 5.126C2.19798 5.302 2.00098 5.636 2.00098 5.999C2.00098 6.693 2.11498 22.999 12.001 22.999C21.887 22.999 22.001 6.693 22.001 5.999C22.001 5.636 21.804 5.302 21.487 5.126ZM12.001 5.999C13.382 5.999 14.501 7.118 14.501 8.499C14.501 9.88 13.382 10.999 12.001 10.999C10.62 10.999 9.50098 9.88 9.50098 8.499C9.50098 7.118 10.62 5.999 12.001 5.999ZM8.25098 16C8.25098 13.699 9.69998 12.25 12.001 12.25C14.302 12.25 15.751 13.699 15.751 16H8.25098Z"
	/>
`;function Ti(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-label="Customise Community"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${wo}
	</svg>`}var Mo=E`
	<path
		d="M11 3a1 1 0 1 1 2 0v2h5.75c.16 0 .3.07.4.2l2.63 3.5a.5.5 0 0 1 0 .6l-2.63 3.5a.5.5 0 0 1-.4.2H13v5h2a2 2 0 0 1 2 2v1a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-1c0-1.1.9-2 2-2h2v-5H2.8a.5.5 0 0 1-.44-.72L3.9 9.22a.5.5 0 0 0 0-.44L2.36 5.72A.5.5 0 0 1 2.81 5H11V3Z"
		fill="currentColor"
	/>
`;function Ei(s={}){return f`<svg
		${A(s)}
		class="discord-mention-icon"
		aria-label="Server Guide"
		aria-hidden="false"
		role="img"
		width="24"
		height="24"
		viewBox="0 0 24 24"
		xmlns="http://www.w3.org/2000/svg"
	>
		${Mo}
	</svg>`}var ss=function(s,e,i,t,a,r){function o(b){if(b!==void 0&&typeof b!="function")throw new TypeError("Function expected");return b}for(var n=t.kind,c=n==="getter"?"get":n==="setter"?"set":"value",m=!e&&s?t.static?s:s.prototype:null,h=e||(m?Object.getOwnPropertyDescriptor(m,t.name):{}),l,w=!1,y=i.length-1;y>=0;y--){var z={};for(var u in t)z[u]=u==="access"?{}:t[u];for(var u in t.access)z.access[u]=t.access[u];z.addInitializer=function(b){if(w)throw new TypeError("Cannot add initializers after decoration has completed");r.push(o(b||null))};var p=(0,i[y])(n==="accessor"?{get:h.get,set:h.set}:h[c],z);if(n==="accessor"){if(p===void 0)continue;if(p===null||typeof p!="object")throw new TypeError("Object expected");(l=o(p.get))&&(h.get=l),(l=o(p.set))&&(h.set=l),(l=o(p.init))&&a.unshift(l)}else(l=o(p))&&(n==="field"?a.unshift(l):h[c]=l)}m&&Object.defineProperty(m,t.name,h),w=!0},Je=function(s,e,i){for(var t=arguments.length>2,a=0;a<e.length;a++)i=t?e[a].call(s,i):e[a].call(s);return t?i:void 0},U4=(()=>{let s=[se("discord-mention")],e,i=[],t,a=Y,r,o=[],n=[],c,m=[],h=[],l,w=[],y=[],z,u=[],p=[];var b=class extends a{static{t=this}static{let j=typeof Symbol=="function"&&Symbol.metadata?Object.create(a[Symbol.metadata]??null):void 0;r=[_({type:Boolean,reflect:!0})],c=[_({reflect:!0})],l=[_({reflect:!0})],z=[ae({context:me,subscribe:!0}),_({type:Boolean,reflect:!0,attribute:"light-theme"})],ss(this,null,r,{kind:"accessor",name:"highlight",static:!1,private:!1,access:{has:T=>"highlight"in T,get:T=>T.highlight,set:(T,W)=>{T.highlight=W}},metadata:j},o,n),ss(this,null,c,{kind:"accessor",name:"type",static:!1,private:!1,access:{has:T=>"type"in T,get:T=>T.type,set:(T,W)=>{T.type=W}},metadata:j},m,h),ss(this,null,l,{kind:"accessor",name:"color",static:!1,private:!1,access:{has:T=>"color"in T,get:T=>T.color,set:(T,W)=>{T.color=W}},metadata:j},w,y),ss(this,null,z,{kind:"accessor",name:"lightTheme",static:!1,private:!1,access:{has:T=>"lightTheme"in T,get:T=>T.lightTheme,set:(T,W)=>{T.lightTheme=W}},metadata:j},u,p),ss(null,e={value:t},s,{kind:"class",name:t.name,metadata:j},null,i),b=t=e.value,j&&Object.defineProperty(t,Symbol.metadata,{enumerable:!0,configurable:!0,writable:!0,value:j})}static styles=N`
		:host {
			color: #e3e7f8;
			background-color: hsla(235, 85.6%, 64.7%, 0.3);
			font-weight: 500;
			padding: 0 2px;
			border-radius: 3px;
			unicode-bidi: -moz-plaintext;
			unicode-bidi: plaintext;
			-webkit-transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			transition:
				background-color 50ms ease-out,
				color 50ms ease-out;
			cursor: pointer;
		}

		:host([type='role']) {
			background-color: rgba(#e3e7f8, 0.1);
		}

		:host([type='channel']) {
			position: relative;
		}

		:host([type='voice']),
		:host([type='locked']),
		:host([type='thread']),
		:host([type='forum']) {
			position: relative;
		}

		:host(:hover) {
			color: #fff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		:host([highlight][type='user']:hover) {
			text-decoration: underline;
			text-underline-offset: 1px;
		}

		:host([light-theme]) {
			color: #5865f2;
			background-color: hsla(235, 85.6%, 64.7%, 0.15);
		}

		:host([light-theme]:hover) {
			color: #ffffff;
			background-color: hsl(235, 85.6%, 64.7%);
		}

		.discord-mention-icon {
			width: 1rem;
			height: 1rem;
			margin-right: 4px;
			vertical-align: middle;
			margin-bottom: 0.2rem;
		}

		.no-wrap {
			white-space: nowrap;
		}
	`;#e=Je(this,o,!1);get highlight(){return this.#e}set highlight(j){this.#e=j}#s=(Je(this,n),Je(this,m,"user"));get type(){return this.#s}set type(j){this.#s=j}#t=(Je(this,h),Je(this,w,void 0));get color(){return this.#t}set color(j){this.#t=j}setHoverColor=(Je(this,y),()=>{this.color&&(this.style.backgroundColor=Ks(this.color,.3))});resetHoverColor=()=>{this.color&&(this.style.backgroundColor=Ks(this.color,.1))};#i=Je(this,u,!1);get lightTheme(){return this.#i}set lightTheme(j){this.#i=j}connectedCallback(){super.connectedCallback(),this.color&&this.type==="role"&&(this.addEventListener("mouseover",this.setHoverColor),this.addEventListener("mouseout",this.resetHoverColor))}disconnectedCallback(){this.removeEventListener("mouseover",this.setHoverColor),this.removeEventListener("mouseout",this.resetHoverColor),super.disconnectedCallback()}willUpdate(){this.color&&(this.style.color=this.color,this.type==="role"&&(this.style.backgroundColor=Ks(this.color,.1)))}render(){return f`<span class="no-wrap"
				>${_a(this.type,[["channel",()=>Gt()],["user",()=>f`@`],["role",()=>f`@`],["voice",()=>Jt()],["locked",()=>Yt()],["thread",()=>Kt()],["forum",()=>Wt()],["server-guide",()=>Ei()],["channels-and-roles",()=>Ci()],["customize-community",()=>Ti()],["slash",()=>f`/`]])}</span
			><slot></slot>`}constructor(){super(...arguments),Je(this,p)}static{Je(t,i)}};return b=t})();var ko=N`
  :focus-visible {
    outline: 2px solid var(--focus) !important;
    outline-offset: 2px;
  }
`,$o={"discord-messages":N`
    :host {
      background: transparent !important;
      border: 0;
      color: var(--text) !important;
      font-family: inherit;
    }
  `,"discord-message":N`
    :host {
      color: var(--text) !important;
      font-family: inherit;
      padding: 2px 48px 2px 16px;
      margin: 0;
    }
    :host(:hover),
    :host(:focus-within) {
      background-color: var(--hover);
    }
    :host([ephemeral]) {
      background-color: var(--ephemeral);
      padding-right: 48px;
    }
    :host([highlight]) {
      background-color: var(--highlight);
      padding-right: 48px;
    }
    .discord-message-content {
      min-width: 0;
      padding-top: 0;
    }
    .discord-message-timestamp,
    .discord-message-edited {
      color: var(--muted);
    }
    .discord-message-body-only-indent {
      flex: 0 0 56px;
      line-height: 1.375rem;
      font-size: 11px;
      margin: 0;
      align-self: flex-start;
      overflow: hidden;
      white-space: nowrap;
    }
    .discord-message-markup {
      display: block !important;
    }
    .discord-message-ephemeral {
      display: none;
    }
    @media (max-width: 600px) {
      :host,
      :host([ephemeral]),
      :host([highlight]) {
        padding-inline: 8px;
      }
      .discord-author-avatar {
        min-width: 32px;
        margin-right: 8px;
      }
      .discord-author-avatar img {
        width: 32px;
        height: 32px;
      }
      .discord-message-body-only-indent {
        flex-basis: 40px;
        visibility: hidden;
      }
    }
  `,"discord-author-info":N`
    :host .discord-author-username {
      color: var(--strong) !important;
      unicode-bidi: isolate;
    }
  `,"discord-verified-author-tag":N`
    :host {
      color: #fff;
      background-color: var(--brand);
    }
  `,"discord-reply":N`
    :host {
      color: var(--muted) !important;
      font-family: inherit;
      min-width: 0;
    }
    .discord-replied-message-username {
      color: var(--strong);
      opacity: 1;
      unicode-bidi: isolate;
    }
    .discord-replied-message-content {
      overflow: hidden;
      min-width: 0;
    }
    .discord-message-edited {
      color: var(--muted) !important;
    }
    .discord-application-tag {
      background-color: var(--brand);
    }
    @media (max-width: 600px) {
      :host {
        margin-left: 40px;
      }
    }
  `,"discord-command":N`
    :host {
      color: var(--muted) !important;
    }
    :host .discord-replied-message-username {
      color: var(--strong);
      opacity: 1;
      flex-shrink: 1;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    :host .discord-slash-command-name,
    :host .discord-context-command-name {
      color: var(--mention-text) !important;
      background: var(--mention) !important;
      opacity: 1 !important;
      border-radius: 3px;
      padding: 0 2px;
    }
  `,"discord-embed":N`
    :host {
      color: var(--text) !important;
      font-size: 14px;
      max-width: min(520px, 100%);
    }
    :host .discord-left-border {
      border-radius: 4px 0 0 4px;
      background-color: var(--border);
    }
    :host .discord-embed-root {
      flex: 0 1 auto;
    }
    :host .discord-embed-wrapper {
      background-color: var(--side) !important;
      border-color: var(--border) !important;
    }
    :host .discord-embed-wrapper .discord-embed-grid {
      grid-template-columns: minmax(0, auto);
      overflow-wrap: anywhere;
    }
    :host .discord-embed-title,
    :host .discord-embed-author,
    :host .discord-embed-author a {
      color: var(--strong) !important;
      unicode-bidi: plaintext;
      text-align: start;
    }
    :host .discord-embed-title a {
      color: var(--link);
    }
    :host .discord-embed-image {
      max-width: 100%;
      height: auto;
    }
  `,"discord-embed-description":N`
    :host {
      line-height: 1.25rem;
    }
  `,"discord-embed-fields":N`
    :host {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
    @media (max-width: 600px) {
      ::slotted(*) {
        grid-column: 1/13 !important;
      }
    }
  `,"discord-embed-field":N`
    :host {
      line-height: 1.25rem;
    }
    :host .discord-field-title {
      color: var(--strong) !important;
      unicode-bidi: plaintext;
      text-align: start;
    }
  `,"discord-embed-footer":N`
    :host {
      color: var(--muted) !important;
      display: block;
      unicode-bidi: plaintext;
    }
  `,"discord-button":N`
    :host > *:first-child {
      border-radius: 4px;
      box-sizing: border-box;
      height: auto;
      padding: 5px 14px;
      line-height: 20px;
      text-align: start;
      font-family: inherit;
    }
    .secondary {
      background-color: var(--button);
    }
    .secondary.hoverable:hover {
      background-color: var(--button-hover);
    }
    .primary {
      background-color: var(--brand);
    }
    .success {
      background-color: #1f7a3f;
    }
    .success.hoverable:hover {
      background-color: #19632f;
    }
    .destructive {
      background-color: #c9303a;
    }
    .destructive.hoverable:hover {
      background-color: #a5252e;
    }
    @media (pointer: coarse) {
      :host > *:first-child {
        min-height: 44px;
      }
    }
  `,"discord-mention":N`
    :host {
      color: var(--mention-text) !important;
      background-color: var(--mention) !important;
      cursor: default;
      unicode-bidi: isolate;
    }
  `,"discord-file-attachment":N`
    .discord-file-attachment-mosaic-style {
      background-color: var(--side);
      border-color: var(--border);
    }
    .discord-file-attachment-metadata {
      color: var(--muted);
    }
    .discord-button-download-attachment {
      display: none !important;
    }
  `,"discord-link":N`
    :host,
    a {
      color: var(--link) !important;
    }
  `};for(let[s,e]of Object.entries($o))customElements.get(s).elementStyles.push(e,ko);async function is(s,e){let i=await fetch(s,e),t=await i.json().catch(()=>({}));if(!i.ok)throw new Error(t.error||`The sandbox answered ${i.status}.`);return t}var Ai=(s,e)=>is(s,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(e)}),Ys=()=>is("/sandbox/info");function Si(s,e,i){let t=new URLSearchParams({as:s});return e&&t.set("channel",e),i&&t.set("before",i),is(`/sandbox/state?${t}`)}var Vi=s=>Ai("/sandbox/act",s),za=s=>Ai("/sandbox/faults",s),ya=s=>Ai("/sandbox/clock",{now:s}),xa=()=>is("/sandbox/problems");async function Js(s,e){let i=new FormData;e.forEach((a,r)=>i.append(`files[${r}]`,a));let{attachments:t}=await is(`/sandbox/attachments?${new URLSearchParams({as:s})}`,{method:"POST",body:i});return t}function wa(s,{connected:e,changed:i,lost:t}){let a=new EventSource(`/sandbox/events?${new URLSearchParams({as:s})}`);return a.addEventListener("hello",e),a.addEventListener("change",r=>i(JSON.parse(r.data))),a.addEventListener("error",t),()=>a.close()}function d(s,e,...i){let t=document.createElement(s);for(let[a,r]of Object.entries(e??{}))r==null||r===!1||(typeof r=="function"&&a.startsWith("on")?t.addEventListener(a.slice(2),r):a.startsWith(".")?t[a.slice(1)]=r:t.setAttribute(a,r===!0?"":r));return t.append(...i.flat().filter(a=>a!=null&&a!==!1)),t}function Qs(s){s?.blur(),s?.focus()}var Ma="http://www.w3.org/2000/svg";function ue(s){let e=document.createElementNS(Ma,"svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true"),e.classList.add("icon");let i=document.createElementNS(Ma,"path");return i.setAttribute("d",s),e.append(i),e}var he={hash:"M10.6 3 10 7H5.5a1 1 0 0 0 0 2h4.2l-.9 6H4.5a1 1 0 0 0 0 2h4l-.5 3a1 1 0 1 0 2 .3l.5-3.3h4.9l-.5 3a1 1 0 1 0 2 .3l.5-3.3h4.1a1 1 0 1 0 0-2h-3.8l.9-6h3.9a1 1 0 1 0 0-2h-3.6l.6-3.7a1 1 0 1 0-2-.3L16.9 7H12l.6-3.7a1 1 0 1 0-2-.3Zm1.1 6h4.9l-.9 6h-4.9l.9-6Z",thread:"M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4.5V17H4a2 2 0 0 1-2-2V5c0-1.1.9-2 2-2Zm3 4.5v1.5h10V7.5H7Zm0 4V13h7v-1.5H7Z",at:"M12 2a10 10 0 1 0 5.6 18.3 1 1 0 1 0-1.1-1.7A8 8 0 1 1 20 12v1.2a1.8 1.8 0 0 1-3.6 0V8a1 1 0 0 0-1.9-.4A4.8 4.8 0 1 0 15 15.8 3.8 3.8 0 0 0 22 13.2V12A10 10 0 0 0 12 2Zm0 12.8a2.8 2.8 0 1 1 0-5.6 2.8 2.8 0 0 1 0 5.6Z",reply:"M10 5 2.5 11.5 10 18v-4.2c5 0 8.5 1.2 11.5 5.2-.8-6-4.5-10.5-11.5-10.8V5Z",more:"M5 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm7 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm7 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",attach:"M11 4a1 1 0 1 1 2 0v7h7a1 1 0 1 1 0 2h-7v7a1 1 0 1 1-2 0v-7H4a1 1 0 1 1 0-2h7V4Z",send:"M3.5 4.2a1 1 0 0 1 1.4-1.1l16.5 8a1 1 0 0 1 0 1.8l-16.5 8a1 1 0 0 1-1.4-1.1L5.5 13l8-1-8-1-2-6.8Z",close:"M6.3 4.9a1 1 0 0 0-1.4 1.4l5.7 5.7-5.7 5.7a1 1 0 1 0 1.4 1.4l5.7-5.7 5.7 5.7a1 1 0 0 0 1.4-1.4L13.4 12l5.7-5.7a1 1 0 0 0-1.4-1.4L12 10.6 6.3 4.9Z",menu:"M4 6a1 1 0 0 0 0 2h16a1 1 0 1 0 0-2H4Zm0 5a1 1 0 1 0 0 2h16a1 1 0 1 0 0-2H4Zm0 5a1 1 0 1 0 0 2h16a1 1 0 1 0 0-2H4Z",theme:"M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z",eye:"M12 5C6.5 5 2.7 9.6 1.5 12c1.2 2.4 5 7 10.5 7s9.3-4.6 10.5-7C21.3 9.6 17.5 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Zm0-2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",tools:"M14.5 2.5a6 6 0 0 0-5.7 7.9l-6.2 6.2a1.5 1.5 0 0 0 0 2.1l2.7 2.7a1.5 1.5 0 0 0 2.1 0l6.2-6.2a6 6 0 0 0 7.5-7.9l-3.6 3.6-3-.8-.8-3 3.6-3.6a6 6 0 0 0-2.8-1Z",file:"M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2Zm7 1.5V9h5.5L13 3.5Z"};var ji={asker:"asks questions",moderator:"moderator","other-moderator":"moderator of another server","asker-he":"asks in Hebrew",operator:"runs the bot",reviewer:"has a role, and no rights"},Di={en:["Where do the talks stand?","What does Hamas demand?","What is the Philadelphi Corridor?"],he:["מה מצב השיחות?","מה דורש חמאס?","מה אמר נתניהו על ציר פילדלפי?"]},ka=s=>new Date(s.getFullYear(),s.getMonth(),s.getDate()).getTime();function as(s){let e=new Date(s),i=new Intl.DateTimeFormat("en-GB",{hour:"2-digit",minute:"2-digit"}).format(e),t=Math.round((ka(new Date)-ka(e))/864e5);return t===0?`Today at ${i}`:t===1?`Yesterday at ${i}`:`${new Intl.DateTimeFormat("en-GB",{dateStyle:"medium"}).format(e)}, ${i}`}function Xs(s){return s<1024?[s,"bytes"]:s<1024*1024?[Math.round(s/102.4)/10,"KB"]:[Math.round(s/1024/102.4)/10,"MB"]}var le=s=>s.global_name||s.username;function De(s){return s.kind==="dm"?(s.recipients??[]).map(le).join(", ")||"Direct message":s.name}function Mt(s,e){let i=new Set((s.default_values??[]).map(o=>o.id)),t=(o,n)=>({value:o,label:n,default:i.has(o)}),a=()=>e.members().map(o=>t(o.user.id,le(o.user))),r=()=>e.roles().map(o=>t(o.id,o.name));switch(s.type){case 5:return a();case 6:return r();case 7:return[...a(),...r()];case 8:return e.channels().filter(o=>!s.channel_types?.length||s.channel_types.includes(o.type)).map(o=>t(o.id,De(o)));default:return s.options??[]}}var Ho=1,Co=2;function Ha(s){let e=[],i=(t,a,r,o)=>{let n=(t.options??[]).filter(c=>c.type===Ho||c.type===Co);n.length||e.push({path:a,shown:r,description:t.description_localized||t.description,options:t.options??[],application:o});for(let c of n)i(c,`${a} ${c.name}`,`${r} ${c.name_localized||c.name}`,o)};for(let t of s)(t.type===1||t.type===void 0)&&i(t,t.name,t.name_localized||t.name,t.application);return e.sort((t,a)=>t.shown.localeCompare(a.shown))}function Ca(s,e){let i=e.toLowerCase(),t=a=>a.shown.toLowerCase().startsWith(i)||a.path.startsWith(i);return[...s.filter(t),...s.filter(a=>!t(a)&&a.shown.toLowerCase().includes(i))]}var To=0,ei=class{#e=[];constructor(e,i,t,a){Object.assign(this,{command:e,suggestions:i,context:t,on:a}),this.hint=d("div",{class:"command-hint"}),this.fieldset=d("div",{class:"command-fields"}),this.extra=d("div",{class:"command-extra"}),this.element=d("form",{class:"command","aria-label":`Command ${e.shown}`,novalidate:!0,onsubmit:r=>(r.preventDefault(),this.send())},this.hint,d("div",{class:"command-line"},d("bdi",{class:"command-name"},`/${e.shown}`),this.fieldset,this.extra),d("button",{type:"submit",hidden:!0})),this.element.addEventListener("keydown",r=>{r.key==="Escape"&&!r.defaultPrevented&&a.leave()}),this.#t(e.description);for(let r of e.options)r.required?this.#a(r):this.#i(r)}begin(e){let[i]=this.#e;e&&i&&(i.input.value=e,i.input.dispatchEvent(new Event("input"))),(i?.input??this.on.sendButton).focus()}async send(){this.suggestions.hide();let e=this.#e.find(i=>i.option.required&&i.empty());if(e){this.#t(`${e.shown} is required.`,!0),e.input.focus();return}this.on.send(this.command.path,await this.#s())}async#s(){let e={};for(let i of this.#e)i.empty()||(e[i.option.name]=await i.value());return e}#t(e,i){this.hint.textContent=e,this.hint.setAttribute("dir","auto"),this.hint.classList.toggle("problem",!!i)}#i(e){let i=e.name_localized||e.name,t=d("button",{type:"button",class:"plain-button",title:e.description_localized||e.description},`+ ${i}`);t.addEventListener("click",()=>{t.remove(),this.#a(e).input.focus()}),this.extra.append(t)}#a(e){let i=Oo(e,this.context,this.on.upload);i.option=e,i.shown=e.name_localized||e.name;let t=`option-${++To}`;return i.input.id=t,i.input.addEventListener("focus",()=>this.#t(e.description_localized||e.description)),this.fieldset.append(d("label",{class:"option",for:t},d("bdi",{class:"option-name"},i.shown),i.input)),e.autocomplete&&this.#o(i),this.#e.push(i),i}#o(e){let{input:i}=e,t=0,a=0,r=async()=>{let o=++a,n={...await this.#s(),[e.option.name]:i.value},c=await this.on.complete(this.command.path,n,e.option.name);if(o!==a||document.activeElement!==i)return;let m=c.map(h=>({label:h.name,choice:h}));this.suggestions.show(i,`${e.shown}: choices`,m,({choice:h})=>e.choose(h),{free:!0})};i.setAttribute("role","combobox"),i.setAttribute("aria-expanded","false"),i.setAttribute("aria-autocomplete","list"),i.addEventListener("input",()=>{clearTimeout(t),t=setTimeout(r,80)}),i.addEventListener("focus",r),i.addEventListener("blur",()=>this.suggestions.hide()),i.addEventListener("keydown",o=>this.suggestions.key(o))}},Ii=4,Eo=5,Ao=6,So=7,Vo=8,jo=9,$a=10,Do=11,Io=8;function Oo(s,e,i){let t=()=>e.members().map(r=>[r.user.id,le(r.user)]),a=()=>e.roles().map(r=>[r.id,r.name]);if(s.choices?.length){let r=s.type===Ii||s.type===$a;return jt(s.choices.map(o=>[o.value,o.name_localized||o.name]),r?Number:String)}switch(s.type){case Eo:return jt([["true","True"],["false","False"]],r=>r==="true");case Ao:return jt(t(),String);case So:return jt(Mt({type:Io,channel_types:s.channel_types},e).map(r=>[r.value,r.label]),String);case Vo:return jt(a(),String);case jo:return jt([...t(),...a()],String);case Do:{let r=d("input",{type:"file"});return{input:r,empty:()=>!r.files.length,value:async()=>(await i([...r.files]))[0].id}}case Ii:case $a:{let r=s.type===Ii?"1":"any",o=d("input",{type:"number",step:r,min:s.min_value,max:s.max_value});return{input:o,empty:()=>o.value==="",value:()=>Number(o.value)}}default:return Bo(s)}}function Bo(s){let e=d("input",{type:"text",dir:"auto",autocomplete:"off",maxlength:s.max_length}),i=null;return{input:e,empty:()=>e.value.trim()==="",choose:t=>{i=t,e.value=t.name},value:()=>i?.name===e.value?i.value:e.value}}function jt(s,e){let i=d("select",{class:"select"},d("option",{value:""},"Choose"),s.map(([t,a])=>d("option",{value:t},a)));return{input:i,empty:()=>i.value==="",value:()=>e(i.value)}}var Lo=0,ti=class{#e=[];#s=-1;#t=null;constructor(e){this.say=e,this.id=`suggestions-${++Lo}`,this.list=d("div",{role:"listbox",id:this.id,"aria-label":"Suggestions",tabindex:"0"}),this.box=d("div",{class:"suggestions",hidden:!0},d("div",{class:"suggestions-head","aria-hidden":"true"}),this.list)}get open(){return!this.box.hidden}show(e,i,t,a,{free:r=!1}={}){if(!t.length)return this.hide();this.#t=e,this.#e=t,this.pick=a,this.box.firstChild.textContent=i,this.list.replaceChildren(...t.map((o,n)=>d("div",{role:"option",id:`${this.id}-${n}`,"aria-selected":"false",onpointerdown:c=>(c.preventDefault(),this.#i(n))},o.avatar&&d("img",{src:o.avatar,alt:"",width:24,height:24}),d("bdi",{class:"suggestion-label"},o.label),o.detail&&d("bdi",{class:"suggestion-detail"},o.detail)))),this.box.hidden=!1,e.setAttribute("aria-controls",this.id),e.getAttribute("role")==="combobox"&&e.setAttribute("aria-expanded","true"),this.#a(r?-1:0),this.say(t.length===1?"1 suggestion":`${t.length} suggestions`)}hide(){this.box.hidden||(this.box.hidden=!0,this.list.replaceChildren(),this.#t.removeAttribute("aria-activedescendant"),this.#t.removeAttribute("aria-controls"),this.#t.getAttribute("role")==="combobox"&&this.#t.setAttribute("aria-expanded","false"))}key(e){if(!this.open||e.isComposing)return!1;let i=this.#e.length;if(e.key==="ArrowDown")this.#a((this.#s+1)%i);else if(e.key==="ArrowUp")this.#a((Math.max(this.#s,0)+i-1)%i);else if(e.key==="Escape")this.hide();else if((e.key==="Enter"||e.key==="Tab")&&!e.shiftKey&&this.#s>=0)this.#i(this.#s);else return!1;return e.preventDefault(),!0}#i(e){let i=this.#e[e];this.hide(),this.pick(i)}#a(e){if(this.#s=e,[...this.list.children].forEach((i,t)=>i.setAttribute("aria-selected",String(t===e))),e<0)return this.#t.removeAttribute("aria-activedescendant");this.#t.setAttribute("aria-activedescendant",`${this.id}-${e}`),this.list.children[e].scrollIntoView({block:"nearest"})}};var Uo=2e3,si=class{#e=[];#s={kind:"say"};#t=null;#i=new Map;#a=new Map;#o=null;constructor(e,i){this.on=e,this.suggestions=new ti(i),this.text=d("textarea",{id:"message-box",rows:"1",dir:"auto","aria-autocomplete":"list","aria-describedby":"message-help",maxlength:String(Uo)}),this.label=d("label",{for:"message-box",class:"sr"},"Message"),this.picker=d("input",{type:"file",multiple:!0,hidden:!0,"aria-hidden":"true",tabindex:"-1"}),this.attach=d("button",{type:"button",class:"icon-button","aria-label":"Attach files",title:"Attach files",onclick:()=>this.picker.click()},ue(he.attach)),this.sendButton=d("button",{type:"button",class:"icon-button send","aria-label":"Send",title:"Send",onclick:()=>this.send()},ue(he.send)),this.bar=d("div",{class:"composer-bar",hidden:!0}),this.chosen=d("ul",{class:"files","aria-label":"Files to send",hidden:!0}),this.middle=d("div",{class:"composer-middle"},this.label,this.text),this.element=d("div",{class:"composer"},this.suggestions.box,this.bar,d("div",{class:"composer-box"},this.chosen,d("div",{class:"composer-row"},this.attach,this.picker,this.middle,this.sendButton)),d("p",{id:"message-help",class:"sr"},"Enter sends, Shift and Enter begin a new line. Type @ to mention, / for commands.")),this.text.addEventListener("input",()=>this.#h()),this.text.addEventListener("keydown",t=>this.#l(t)),this.text.addEventListener("blur",()=>this.suggestions.hide()),this.text.addEventListener("paste",t=>this.#m(t.clipboardData.files,t)),this.picker.addEventListener("change",()=>{this.#m(this.picker.files),this.picker.value=""}),this.element.addEventListener("dragover",t=>t.preventDefault()),this.element.addEventListener("drop",t=>this.#m(t.dataTransfer.files,t))}update(e,i,t){this.context=t,this.commands=Ha(i),e.id!==this.#o?.id&&(this.#o&&this.#a.set(this.#o.id,this.text.value),this.#o=e,this.leave(),this.text.value=this.#a.get(e.id)??"",this.#p());let a=e.kind==="dm"?`@${De(e)}`:`#${De(e)}`;this.text.placeholder=e.can_send===!1?"You may read here, but not write":`Message ${a}`,this.label.textContent=`Message ${a}`,this.text.disabled=e.can_send===!1}focus(){(this.#t?.element.querySelector("input, select")??this.text).focus()}reply(e){this.#r({kind:"reply",message:e,ping:!0})}edit(e){this.#r({kind:"edit",message:e}),this.text.value=this.#g(e.content),this.#p()}leave(){this.#s.kind==="edit"&&(this.text.value=""),this.#r({kind:"say"}),this.#e=[],this.#f()}async send(){if(this.#t)return this.#t.send();let e=this.#s,i=this.text.value,t=this.#e,a=this.#v(i).trim();!a&&!t.length||(this.text.value="",this.#e=[],this.#r({kind:"say"}),this.#f(),!await this.on.say(e,a,t)&&!this.text.value&&(this.text.value=i,this.#e=t,this.#r(e),this.#f()),this.#p())}#r(e){if(this.#s=e,this.#t&&(this.#t=null,this.middle.replaceChildren(this.label,this.text),this.attach.hidden=!1),this.suggestions.hide(),this.bar.hidden=e.kind==="say",e.kind==="say")return;let i=d("bdi",{class:"strong"},le(e.message.author)),t=d("button",{type:"button",class:"link-button"}),a=()=>{t.textContent=e.ping?"@ on":"@ off",t.setAttribute("aria-pressed",String(e.ping)),t.setAttribute("aria-label","Mention the author")};t.addEventListener("click",()=>{e.ping=!e.ping,a()}),a(),this.bar.replaceChildren(d("span",null,e.kind==="reply"?["Replying to ",i]:"Editing your message"),e.kind==="reply"?t:"",d("button",{type:"button",class:"icon-button small","aria-label":e.kind==="reply"?"Do not reply":"Do not edit",onclick:()=>(this.leave(),this.focus())},ue(he.close))),this.text.focus()}#l(e){this.suggestions.key(e)||(e.key==="Enter"&&!e.shiftKey&&!e.isComposing?(e.preventDefault(),this.send()):e.key==="Escape"&&this.#s.kind!=="say"?this.leave():e.key==="ArrowUp"&&!this.text.value&&(e.preventDefault(),this.on.editLast()))}#h(){this.#p();let{value:e,selectionStart:i}=this.text,t=/^\/(.*)$/.exec(e);if(t&&this.#s.kind!=="edit")return this.#d(t[1]);let a=/(?:^|\s)([@#])([^\s@#]*)$/.exec(e.slice(0,i));if(!a)return this.suggestions.hide();this.#n(a[1],a[2].toLowerCase(),i-a[2].length-1,i)}#n(e,i,t,a){let r=n=>[n,...n.split(/\s+/)].some(c=>c.toLowerCase().startsWith(i)),o=e==="#"?this.context.channels().filter(n=>r(n.name)).map(n=>({label:`#${n.name}`,sent:`<#${n.id}>`})):[...this.context.members().filter(n=>r(le(n.user))||r(n.user.username)).map(n=>({label:`@${le(n.user)}`,detail:n.user.bot?"App":n.user.username,avatar:n.user.avatar_url,sent:`<@${n.user.id}>`,bot:n.user.bot})),...this.context.roles().filter(n=>n.mentionable&&r(n.name)).map(n=>({label:`@${n.name}`,detail:"Role",sent:`<@&${n.id}>`}))].sort((n,c)=>Number(c.bot??!1)-Number(n.bot??!1));this.suggestions.show(this.text,e==="#"?"Channels":"Members",o.slice(0,8),n=>{this.#i.set(n.label,n.sent),this.text.setRangeText(`${n.label} `,t,a,"end")})}#d(e){let i=this.commands.find(a=>e.startsWith(`${a.path} `)||e.startsWith(`${a.shown} `));if(i)return this.#c(i,e.slice((e.startsWith(`${i.path} `)?i.path:i.shown).length+1));let t=Ca(this.commands,e).map(a=>({label:`/${a.shown}`,detail:a.description,avatar:a.application?.avatar_url,command:a}));this.suggestions.show(this.text,"Commands",t.slice(0,25),a=>this.#c(a.command,""))}#c(e,i){this.#r({kind:"say"}),this.text.value="",this.attach.hidden=!0,this.#t=new ei(e,this.suggestions,this.context,{sendButton:this.sendButton,complete:this.on.complete,upload:this.on.upload,leave:()=>(this.#r({kind:"say"}),this.focus()),send:(t,a)=>{this.#r({kind:"say"}),this.focus(),this.on.slash(t,a)}}),this.middle.replaceChildren(this.#t.element),this.#t.begin(i)}#m(e,i){e?.length&&(i?.preventDefault(),this.#e.push(...e),this.#f(),this.text.focus())}#f(){this.chosen.hidden=!this.#e.length,this.chosen.replaceChildren(...this.#e.map(e=>d("li",null,ue(he.file),d("bdi",null,e.name),d("span",{class:"muted"},Xs(e.size).join(" ")),d("button",{type:"button",class:"icon-button small","aria-label":`Leave out ${e.name}`,onclick:()=>this.#u(e)},ue(he.close)))))}#u(e){this.#e=this.#e.filter(i=>i!==e),this.#f(),this.text.focus()}#p(){this.text.style.height="auto",this.text.style.height=`${Math.min(this.text.scrollHeight,200)}px`}#v(e){let i=new Map(this.#i);for(let t of this.context.members())i.set(`@${le(t.user)}`,`<@${t.user.id}>`);for(let t of[...i.keys()].sort((a,r)=>r.length-a.length))e=e.replaceAll(t,i.get(t));return e}#g(e){return e.replace(/<@!?(\d+)>/g,(i,t)=>{let a=this.context.user(t);return a?`@${a}`:i})}};function qe(s,e){let i=s.split(/```(?:([a-z0-9_+#-]+)\n)?\n?([\s\S]+?)\n?```\n?/i),t=[];for(let a=0;a<i.length;a+=3)i[a]&&t.push(...ja(i[a].split(`
`),e)),a+2<i.length&&t.push(d("pre",{dir:"auto",tabindex:"0"},d("code",null,i[a+2])));return t}function Qe(s,e){let i=qe(s,e);for(let t of i.flatMap(a=>[...a.querySelectorAll("discord-mention")])){let a={channel:"#",slash:"/"}[t.getAttribute("type")]??"@";t.textContent=`⁨${a}${t.textContent}⁩`}return i.map(t=>t.textContent).join(`
`).trim()}var Ro=/^(#{1,3}) +(.+)$/,Po=/^-# +(.+)$/,Ta=/^> (.*)$/,No=/^>>> (.*)$/,Ea=/^( *)(?:[-*]|(\d{1,9})\.) +(.+)$/;function ja(s,e){let i=[],t=[],a=r=>{let o=r&&t.at(-1)===""?`
`:"";t.some(n=>n.trim())&&i.push(d("div",{class:"text",dir:"auto"},Fe(t.join(`
`)+o,e))),t=[]};for(let r=0;r<s.length;r++){let o=s[r],n;if(n=Ro.exec(o))a(!0),i.push(d("div",{class:`heading heading-${n[1].length}`,dir:"auto"},Fe(n[2],e)));else if(n=Po.exec(o))a(!0),i.push(d("small",{class:"subtext",dir:"auto"},Fe(n[1],e)));else{if(n=No.exec(o))return a(!0),i.push(Aa([n[1],...s.slice(r+1)],e)),i;if(Ta.test(o)||o===">"){a(!0);let c=[];for(;r<s.length&&((n=Ta.exec(s[r]))||s[r]===">");)c.push(n?n[1]:""),r++;r--,i.push(Aa(c,e))}else if(Ea.test(o)){a(!0);let c=[],m=()=>c.length&&n[1].length<=c[0].depth&&!n[2]!=!c[0].number;for(;r<s.length&&(n=Ea.exec(s[r]))&&!m();)c.push({depth:n[1].length,number:n[2],text:n[3]}),r++;r--,i.push(Da(c,e))}else t.push(o)}}return a(),i}function Dt(s){let[e]=/\p{L}/u.exec(s.replace(/<[^>]*>|\]\([^)]*\)/g,""))??["a"];return/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(e)?"rtl":"ltr"}function Aa(s,e){return d("blockquote",{dir:Dt(s.join(`
`))},ja(s,e))}function Da(s,e){let{depth:i,number:t}=s[0],a=d(t?"ol":"ul",{dir:Dt(s.map(r=>r.text).join(`
`)),start:t&&t!=="1"?t:null});for(let r=0;r<s.length;){let o=[],n=d("li",null,Fe(s[r].text,e));for(r++;r<s.length&&s[r].depth>i;r++)o.push(s[r]);o.length&&n.append(Da(o,e)),a.append(n)}return a}var Fo=(s,e)=>new Intl.DateTimeFormat(void 0,e).format(new Date(s*1e3)),Sa={t:{timeStyle:"short"},T:{timeStyle:"medium"},d:{dateStyle:"short"},D:{dateStyle:"long"},f:{dateStyle:"long",timeStyle:"short"},F:{dateStyle:"full",timeStyle:"short"}};function qo(s){let e=s-Date.now()/1e3,i=[["year",31556952],["month",2629746],["day",86400],["hour",3600],["minute",60],["second",1]],[t,a]=i.find(([,r])=>Math.abs(e)>=r)??i.at(-1);return new Intl.RelativeTimeFormat(void 0,{numeric:"auto"}).format(Math.trunc(e/a),t)}function Zo(s,e){let i=e==="R"?qo(s):Fo(s,Sa[e]??Sa.f);return d("time",{datetime:new Date(s*1e3).toISOString()},i)}var rs=(s,e)=>d("discord-mention",{type:s,dir:"auto"},e);function Oi(s,e){return d("a",{href:s,target:"_blank",rel:"noopener noreferrer"},e)}function Wo(s){let e=t=>{if(!(t.type==="keydown"&&t.key!=="Enter"&&t.key!==" ")){t.preventDefault(),i.classList.add("shown");for(let a of["role","tabindex","aria-label"])i.removeAttribute(a)}},i=d("span",{class:"spoiler",role:"button",tabindex:"0","aria-label":"Spoiler, hidden: show it",onclick:e,onkeydown:e},d("span",null,s));return i}var Go=[[/\\([^\p{L}\p{N}\s])/uy,s=>s[1]],[/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y,s=>d("code",null,s[2].replace(/^ (.*) $/,"$1"))],[/\[((?:\\.|\[[^\]]*\]|[^\]\\])+)\]\(<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"]*")?\)/y,(s,e)=>Oi(s[2],Fe(s[1],e))],[/<(https?:\/\/[^\s<>]+)>/y,s=>Oi(s[1],s[1])],[/https?:\/\/[^\s<>]*[^\s<>.,:;"'\]]/y,s=>{let e=s[0];return e.endsWith(")")&&!e.includes("(")&&(e=e.slice(0,-1)),[Oi(e,e),s[0].slice(e.length)]}],[/<@!?(\d+)>/y,(s,e)=>rs("user",e.user(s[1])??"unknown-user")],[/<@&(\d+)>/y,(s,e)=>rs("role",e.role(s[1])??"unknown-role")],[/<#(\d+)>/y,(s,e)=>rs("channel",e.channel(s[1])??"unknown")],[/<\/([^:>]+):\d+>/y,s=>rs("slash",s[1])],[/<t:(-?\d{1,12})(?::([tTdDfFR]))?>/y,s=>Zo(Number(s[1]),s[2])],[/<a?(:\w+:)\d+>/y,s=>s[1]],[/@(everyone|here)\b/y,s=>rs("role",s[1])],[/\*\*([\s\S]+?)\*\*(?!\*)/y,(s,e)=>d("strong",null,Fe(s[1],e))],[/__([\s\S]+?)__(?!_)/y,(s,e)=>d("u",null,Fe(s[1],e))],[/~~([\s\S]+?)~~/y,(s,e)=>d("s",null,Fe(s[1],e))],[/\|\|([\s\S]+?)\|\|/y,(s,e)=>Wo(Fe(s[1],e))],[/\*(?!\s)((?:\*\*[\s\S]*?\*\*|[^*])+?)(?<!\s)\*(?!\*)/y,(s,e)=>d("em",null,Fe(s[1],e))],[/(?<!\w)_((?:__[\s\S]*?__|[^_])+?)_(?!\w)/y,(s,e)=>d("em",null,Fe(s[1],e))]],Bi=/[\\`[<@*_~|]|https?:/g;function Fe(s,e){let i=[],t=0,a=(r,...o)=>{r>t&&i.push(s.slice(t,r)),i.push(...o.flat())};Bi.lastIndex=0;for(let r=Va(s,0);r>=0;){let o=r+1;for(let[n,c]of Go){n.lastIndex=r;let m=n.exec(s);if(m){a(r,c(m,e)),t=o=r+m[0].length;break}}r=Va(s,o)}return a(s.length),i}function Va(s,e){return Bi.lastIndex=e,Bi.exec(s)?.index??-1}var Ko=0,Li=()=>`field-${++Ko}`;function Oa({title:s,fields:e,send:i,sent:t,closed:a}){let r=Li(),o=d("p",{class:"problem",role:"alert"}),n=d("button",{type:"submit",class:"main-button"},i),c=d("form",{method:"dialog"},d("h2",{id:r,dir:"auto"},s),d("div",{class:"dialog-body"},e,o),d("div",{class:"dialog-foot"},d("button",{type:"button",class:"plain-button",onclick:()=>w()},"Cancel"),n)),m=d("dialog",{class:"dialog","aria-labelledby":r},c),h=document.activeElement,l=()=>{m.close(),m.remove(),Qs(h)},w=()=>{l(),a()};return m.addEventListener("cancel",y=>{y.preventDefault(),w()}),c.addEventListener("submit",async y=>{y.preventDefault(),n.disabled=!0;try{await t(c),m.isConnected&&l()}catch(z){o.textContent=z.message}finally{n.disabled=!1}}),document.body.append(m),m.showModal(),l}function Ba(s,e,i=""){let t=Li(),a=d("input",{id:t,name:"text",".value":i,required:!0,maxlength:"100",dir:"auto",autocomplete:"off"});return new Promise(r=>{Oa({title:s,fields:d("div",{class:"field"},d("label",{for:t},e),a),send:"OK",sent:async()=>r(a.value.trim()),closed:()=>r(null)})})}function La(s,e,{submit:i,dismiss:t,uploadFiles:a}){let r=[],o=s.components.flatMap(n=>Yo(n,e,r));return Oa({title:s.title,fields:o,send:"Submit",sent:async()=>{let n={};for(let c of r)n[c.id]=await c.value(a);await i(n)},closed:t})}function Yo(s,e,i){return s.type===1?s.components.map(t=>Ia(t.label,"",t,e,i)):s.type===18?[Ia(s.label,s.description,s.component,e,i)]:s.type===10?[d("div",null,qe(s.content,e))]:[]}function Ia(s,e,i,t,a){let r=Li(),o=e?`${r}-hint`:null,n=i.required!==!1,c=i.type===4?Jo:i.type===19?Qo:i.type===23?Xo:en(i)?tn:sn,{element:m,value:h}=c(i,{id:r,required:n,"aria-describedby":o,dir:"auto"},t);a.push({id:i.custom_id,value:h});let l=[s,n?d("span",{class:"required","aria-hidden":"true"}," *"):null],w=o&&d("p",{id:o,class:"hint"},e);return m.tagName==="FIELDSET"?d("div",{class:"field"},(m.prepend(d("legend",null,l)),w),m):d("div",{class:"field"},d("label",{for:r},l),w,m)}function Jo(s,e){let i={minlength:s.min_length||null,maxlength:s.max_length??4e3,placeholder:s.placeholder},t=s.style===2?d("textarea",{...e,...i,rows:"4"}):d("input",{...e,...i,autocomplete:"off"});return t.value=s.value??"",{element:t,value:()=>t.value}}function Qo(s,e){let i=d("input",{...e,type:"file",multiple:(s.max_values??1)>1});return{element:i,value:async t=>i.files.length?(await t([...i.files])).map(a=>a.id):[]}}function Xo(s,e){let i=d("input",{...e,type:"checkbox",".checked":!!s.default,required:!1});return{element:i,value:()=>String(i.checked)}}var en=s=>s.type===21||s.type===22||(s.max_values??1)>1;function tn(s,e,i){let t=s.type===21?"radio":"checkbox",a=Mt(s,i).map(n=>({...n,box:d("input",{type:t,name:e.id,value:n.value,".checked":!!n.default})})),r=d("fieldset",{class:"several","aria-describedby":e["aria-describedby"]},a.map(n=>d("label",null,n.box,d("bdi",null,n.label)))),o=()=>a.filter(n=>n.box.checked).map(n=>n.value);return{element:r,value:()=>t==="radio"?o()[0]??"":o()}}function sn(s,e,i){let t=d("select",{...e,class:"select"},d("option",{value:""},s.placeholder||"Choose"),Mt(s,i).map(a=>d("option",{value:a.value,selected:a.default},a.label)));return{element:t,value:()=>t.value?[t.value]:[]}}var Ua={dm:he.at,thread:he.thread};function Ra(s,{guilds:e,dms:i,current:t,unread:a},r){let o=c=>d("li",{class:c.kind==="thread"?"in-thread":null},d("button",{type:"button",class:"channel","aria-current":c.id===t?"page":null,"data-channel":c.id,"data-kind":c.kind,onclick:()=>r(c.id)},ue(Ua[c.kind]??he.hash),d("bdi",null,De(c)),a.has(c.id)&&d("span",{class:"unread"},d("span",{class:"sr"},"new messages")))),n=(c,m)=>c.threads.filter(h=>h.parent_id===m.id);s.replaceChildren(...e.map(c=>[d("h2",null,d("bdi",null,c.name)),d("ul",null,c.channels.flatMap(m=>[o(m),...n(c,m).map(o)]))]).flat(),d("h2",null,"Direct messages"),d("ul",null,i.map(o)))}function Pa(s,e,i,t){s.replaceChildren(...e.map(a=>d("button",{type:"button",class:"persona","aria-pressed":String(a.persona===i),"data-persona":a.persona,title:`${a.name}: ${ji[a.persona]??a.persona}`,onclick:()=>t(a.persona)},d("img",{src:a.avatar,alt:"",width:24,height:24}),d("span",{class:"persona-words"},d("bdi",{class:"persona-name"},a.name),d("span",{class:"persona-role"},ji[a.persona]??a.persona)))))}function Na(s,e){let i={dm:"Direct message",ask:"Questions need no mention here",moderators:"Only moderators see this",thread:"Thread"};s.replaceChildren(ue(Ua[e.kind]??he.hash),d("h1",null,d("bdi",null,De(e))),d("span",{class:"topic"},e.topic||i[e.kind]||""))}function Fa(s,e){let i=e.map(t=>le(t.user));s.replaceChildren(...i.length?[d("span",{class:"dots","aria-hidden":"true"}),d("bdi",null,i.join(", ")),i.length===1?" is typing…":" are typing…"]:[])}var an={1:"primary",2:"secondary",3:"success",4:"destructive",5:"secondary"},rn=s=>s.id?`:${s.name}:`:s.name;function Za(s,e,i){return s.map(t=>{let a=Ui(t,e,i);return a.slot="components",a})}function Ui(s,e,i){let t=()=>(s.components??[]).map(a=>Ui(a,e,i));switch(s.type){case 1:return s.components.some(a=>a.type===2)?d("discord-action-row",null,s.components.map(a=>qa(a,i))):d("div",{class:"select-row"},t());case 9:return d("div",{class:"section"},d("div",null,t()),s.accessory&&Ui(s.accessory,e,i));case 2:return d("discord-action-row",null,qa(s,i));case 3:case 5:case 6:case 7:case 8:return on(s,e,i);case 10:return d("div",null,qe(s.content,e));case 14:return d("hr");case 17:return d("div",{class:"container"},t());default:return d("div",{class:"unknown"},"A part that this page cannot show.")}}function qa(s,e){let i=[s.emoji&&rn(s.emoji),s.label].filter(Boolean).join(" "),t=d("discord-button",{type:an[s.style]??"secondary",url:s.url,disabled:s.disabled},d("bdi",null,i));return t.updateComplete.then(()=>{let a=t.shadowRoot.querySelector("button");a&&(a.disabled=!!s.disabled)}),!s.url&&!s.disabled&&t.addEventListener("click",()=>e("click",s,null,t)),t}function on(s,e,i){let t=Mt(s,e),a=s.placeholder||"Choose";if((s.max_values??1)>1)return nn(s,t,a,i);let r=d("select",{class:"select","aria-label":a,disabled:s.disabled,dir:"auto"},d("option",{value:""},a),t.map(o=>d("option",{value:o.value,selected:o.default},o.description?`${o.label} – ${o.description}`:o.label)));return r.addEventListener("change",()=>{r.value?i("select",s,[r.value],r):s.min_values===0&&i("select",s,[],r)}),r}function nn(s,e,i,t){let a=e.map(c=>d("input",{type:"checkbox",value:c.value,".checked":!!c.default,disabled:s.disabled})),r=e.filter(c=>c.default).map(c=>c.label),o=d("details",{class:"several","data-name":i,dir:Dt(i)},d("summary",null,d("bdi",{class:"several-name"},i),d("bdi",{class:"several-chosen"},r.join(", "))),d("fieldset",null,d("legend",{class:"sr"},i),e.map((c,m)=>d("label",{title:c.description},a[m],d("bdi",null,c.label)))),d("button",{type:"button",class:"plain-button",onclick:()=>n(),disabled:s.disabled},"Choose")),n=()=>t("select",s,a.filter(c=>c.checked).map(c=>c.value),o);return o}var ln=s=>`#${s.toString(16).padStart(6,"0")}`,Ri=s=>s&&new URL(s,location.href).origin===location.origin?s:null;function Wa(s,e){return s.map(i=>hn(i,e))}function hn(s,e){let i=[s.image,s.thumbnail].filter(t=>t?.url&&!Ri(t.url));return d("discord-embed",{slot:"embeds",color:s.color==null?null:ln(s.color),"embed-title":s.title?Qe(s.title,e):null,url:s.title?s.url:null,"author-name":s.author?.name,"author-url":s.author?.url,image:Ri(s.image?.url),thumbnail:Ri(s.thumbnail?.url)},s.description&&d("discord-embed-description",{slot:"description"},qe(s.description,e)),cn(s.fields??[],e),i.map(t=>d("discord-embed-description",{slot:"description"},d("a",{href:t.url,target:"_blank",rel:"noopener noreferrer"},"Picture on another site"))),dn(s))}function cn(s,e){if(!s.length)return null;let i=0;return d("discord-embed-fields",{slot:"fields"},s.map(t=>(i=t.inline?i%3+1:0,d("discord-embed-field",{"field-title":Qe(t.name,e),inline:t.inline,"inline-index":i||null},qe(t.value,e)))))}function dn(s){let e=[s.footer?.text,s.timestamp&&as(s.timestamp)].filter(Boolean);return e.length?d("discord-embed-footer",{slot:"footer"},d("span",{dir:"auto"},e.join(" • "))):null}function Ga(s,e,{follows:i,on:t}){return d("discord-message",{author:le(s.author),avatar:s.author.avatar_url,bot:s.author.bot,timestamp:i?new Date(s.timestamp).toTimeString().slice(0,5):as(s.timestamp),ephemeral:s.sandbox.ephemeral,highlight:s.sandbox.pings_me,"message-body-only":i,role:"article","aria-label":mn(s,e),tabindex:"-1","data-id":s.id},fn(s,e),un(s,e),vn(s.attachments??[]),s.flags&4?null:Wa(s.embeds??[],e),Za(s.components??[],e,(...r)=>t.use(s,...r)),bn(s,(r,o)=>t.react(s,r,o)),s.thread&&_n(s.thread,t),s.sandbox.ephemeral&&zn(s,t))}function mn(s,e){let i=[le(s.author)];return s.referenced_message&&i.push(`replying to ${le(s.referenced_message.author)}`),s.sandbox.interaction?.name&&i.push(`after ${le(s.sandbox.interaction.user)} used ${s.sandbox.interaction.name}`),s.sandbox.ephemeral&&i.push("only you can see this"),`${i.join(", ")}: ${os(s,e)}, ${as(s.timestamp)}`}function os(s,e){if(s.sandbox?.loading)return"is thinking";let i=[s.content&&Qe(s.content,e)];for(let t of s.embeds??[]){i.push(t.title&&Qe(t.title,e),t.description&&Qe(t.description,e));for(let a of t.fields??[])i.push(`${Qe(a.name,e)}: ${Qe(a.value,e)}`)}for(let t of s.attachments??[])i.push(`file ${t.filename}`);return i.filter(Boolean).join(". ")}function fn(s,e){let i=s.sandbox.interaction;if(i?.name&&i.kind===2)return e.isMenu(i.name)?pn(i):d("discord-command",{slot:"reply",author:le(i.user),avatar:i.user.avatar_url,command:i.name});if(!s.message_reference)return null;let t=s.referenced_message;return t?d("discord-reply",{slot:"reply",author:le(t.author),avatar:t.author.avatar_url,bot:t.author.bot,mentions:s.mentions?.some(a=>a.id===t.author.id),"data-to":t.id},d("bdi",{dir:Dt(t.content||os(t,e))},os(t,e).replaceAll(`
`," ").slice(0,120))):d("discord-reply",{slot:"reply",deleted:!0,author:"",avatar:s.author.avatar_url},"Original message was deleted")}function pn(s){return d("div",{slot:"reply",class:"by-menu"},d("img",{src:s.user.avatar_url,alt:"",width:16,height:16}),d("bdi",{class:"strong"},le(s.user))," used ",d("bdi",{class:"command-name"},s.name))}function un(s,e){if(s.sandbox.loading)return d("div",{class:"thinking"},d("span",{class:"dots","aria-hidden":"true"}),`${le(s.author)} is thinking…`);if(!s.content)return[];let i=qe(s.content,e);if(s.edited_timestamp){let t=d("span",{class:"edited"}," (edited)");i.at(-1)?.className==="text"?i.at(-1).append(t):i.push(t)}return i}function vn(s){return s.length?d("discord-attachments",{slot:"attachments"},s.map(gn)):null}function gn(s){let e=new URL(s.url,location.href).href;if(s.content_type?.startsWith("image/")){let a=d("img",{src:e,alt:s.description||s.filename,width:s.width,height:s.height,class:"picture",loading:"lazy"});return d("a",{href:e,target:"_blank",rel:"noopener"},a)}let[i,t]=Xs(s.size);return d("discord-file-attachment",{name:s.filename,bytes:i,"bytes-unit":t,href:e,target:"_blank",rel:"noopener"})}function bn(s,e){let i=s.reactions??[];return i.length?d("div",{slot:"reactions",class:"reactions"},i.map(t=>{let a=s.sandbox.reacted.includes(t.emoji.name);return d("button",{type:"button",class:"reaction","aria-pressed":String(a),onclick:()=>e(t.emoji.name,a)},`${t.emoji.name} ${t.count}`)})):null}function _n(s,e){let i=s.message_count??0;return d("button",{slot:"thread",type:"button",class:"thread-link",onclick:()=>e.openThread(s.id)},ue(he.thread),d("bdi",null,s.name),d("span",{class:"muted"},i===1?"1 message":`${i} messages`))}function zn(s,e){return d("div",{slot:"thread",class:"only-you"},ue(he.eye),d("span",null,"Only you can see this"),d("span",{"aria-hidden":"true"},"•"),d("button",{type:"button",class:"link-button",onclick:()=>e.dismiss(s)},"Dismiss message"))}var yn=420*1e3,ii=class{#e=new Map;#s="";#t=!0;#i=0;constructor(e,i,t){this.on=t,this.scroller=e,this.announcer=i,this.welcome=d("div",{class:"welcome"}),this.older=d("button",{type:"button",class:"plain-button older",hidden:!0,onclick:()=>t.older()},"Show older messages"),this.list=d("ol",{class:"messages","aria-label":"Messages"}),this.tools=d("div",{class:"message-tools"},d("button",{type:"button","aria-label":"Reply",title:"Reply",onclick:()=>t.reply(this.#l())},ue(he.reply)),d("button",{type:"button","aria-label":"More actions",title:"More actions","aria-haspopup":"menu",onclick:a=>t.menu(this.#l(),a.currentTarget)},ue(he.more))),e.append(this.welcome,this.older,d("discord-messages",null,this.list)),e.addEventListener("scroll",()=>{Math.abs(e.scrollTop-this.#i)<2||(this.#t=e.scrollHeight-e.scrollTop-e.clientHeight<40)}),new ResizeObserver(()=>this.#r()).observe(this.list),new ResizeObserver(()=>this.#r()).observe(e),this.list.addEventListener("mouseover",a=>this.#h(a.target.closest("li"))),this.list.addEventListener("focusin",a=>{this.#h(a.target.closest("li")),a.target.matches("discord-message")&&this.#n(a.target)}),this.list.addEventListener("keydown",a=>this.#d(a)),this.list.addEventListener("contextmenu",a=>this.#c(a)),this.list.addEventListener("click",a=>this.#m(a))}update(e,i,t,a){let r=e.id!==this.#s;r&&(this.#s=e.id,this.#e.clear(),this.list.replaceChildren(),this.announcer.replaceChildren(),this.#t=!0),this.older.hidden=!t;let o=new Set,n=null,c=null;for(let m of i){o.add(m.id);let h=this.#a(m,n,a,r),l=c?c.nextSibling:this.list.firstChild;l!==h&&this.list.insertBefore(h,l),c=h,n=m}for(let[m,{row:h}]of this.#e)o.has(m)||(h.contains(document.activeElement)&&(h.previousSibling??h.nextSibling)?.querySelector("discord-message")?.focus(),h.remove(),this.#e.delete(m));this.list.querySelector('[tabindex="0"].current')||this.#n(this.list.lastElementChild?.querySelector("discord-message")),this.#r()}message(e){return this.#e.get(e)?.message}focus(e){let i=this.#e.get(e)?.element;i?.scrollIntoView({block:"center"}),i?.focus({preventScroll:!0})}toEnd(){this.#t=!0,this.#r()}#a(e,i,t,a){let r=wn(i,e),o=JSON.stringify([e,r]),n=this.#e.get(e.id);if(n?.written===o)return n.row;let c=Ga(e,t,{follows:r,on:this.on}),m=n?.row??d("li");m.className=r?"follows":"";let h=n?.element.classList.contains("current"),l=n?.element.contains(document.activeElement);return m.replaceChildren(c),h&&this.#n(c),l&&c.focus(),!a&&!e.sandbox.mine&&(!n||n.message.sandbox.loading)&&this.#o(e,t),this.#e.set(e.id,{row:m,element:c,written:o,message:e}),m}#o(e,i){let t=`${le(e.author)}${e.sandbox.ephemeral?", only to you":""}: ${os(e,i)}`;for(this.announcer.append(d("p",{dir:"auto"},t));this.announcer.children.length>5;)this.announcer.firstChild.remove()}#r(){if(!this.#t)return;let{scroller:e}=this,i=this.list.lastElementChild,t=i&&i.offsetHeight>e.clientHeight-24;e.scrollTop=t?i.offsetTop-e.offsetTop-8:e.scrollHeight,this.#i=e.scrollTop}#l(){return this.message(this.tools.closest("li")?.querySelector("discord-message").dataset.id)}#h(e){e&&this.tools.parentNode!==e&&e.append(this.tools)}#n(e){if(e){for(let i of this.list.querySelectorAll(".current"))i.classList.remove("current"),i.tabIndex=-1;e.classList.add("current"),e.tabIndex=0}}#d(e){let i=e.target;if(!i.matches("discord-message"))return;let t=i.closest("li"),a=this.message(i.dataset.id),r={ArrowUp:t.previousElementSibling,ArrowDown:t.nextElementSibling,Home:this.list.firstElementChild,End:this.list.lastElementChild}[e.key];if(r)r.querySelector("discord-message").focus();else if(e.key==="Enter")this.on.menu(a,i);else if(e.key==="r"&&!e.ctrlKey&&!e.metaKey)this.on.reply(a);else return;e.preventDefault()}#c(e){let i=e.target.closest("li")?.querySelector("discord-message");if(!i||e.target.closest("a, img"))return;e.preventDefault();let t=e.clientX===0&&e.clientY===0;this.on.menu(this.message(i.dataset.id),t?i:{x:e.clientX,y:e.clientY})}#m(e){let i=e.target.closest("discord-reply")?.dataset.to;i&&this.focus(i);let t=xn.exec(e.target.closest("a")?.href);t&&(e.preventDefault(),this.on.go(t[1],t[2]))}},xn=/^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:@me|\d+)\/(\d+)\/(\d+)$/;function wn(s,e){return!!(s&&s.author.id===e.author.id&&s.sandbox.ephemeral===e.sandbox.ephemeral&&!e.message_reference&&!e.sandbox.interaction&&new Date(e.timestamp)-new Date(s.timestamp)<yn)}function Ka(s,e,i,t,a){let r=De(e),o=e.kind==="dm",n={dm:`This is the beginning of your direct messages with ${r}. Every message here is a question to it.`,ask:`In this channel ${i} looks at every question, and speaks only when it is sure.`,moderators:"Moderators keep the facts here: type / to see what they can do.",thread:"A thread: a follow-up here is understood from what was asked before."}[e.kind];s.replaceChildren(d("div",{class:"welcome-icon","aria-hidden":"true"},ue(o?he.at:e.kind==="thread"?he.thread:he.hash)),d("h2",null,d("bdi",null,o||e.kind==="thread"?r:`Welcome to #${r}!`)),d("p",null,n??`Ask ${i} by mentioning it, or type / to see its commands. It answers from curated facts, and cites its sources.`),d("p",{id:"examples-label",class:"welcome-try"},"Try one of these:"),d("ul",{class:"examples","aria-labelledby":"examples-label"},t.map(c=>d("li",null,d("button",{type:"button",class:"example",dir:"auto",onclick:()=>a(c)},c)))))}function Ya(s,e){let i=e instanceof Element?e:document.activeElement,t=c=>{removeEventListener("pointerdown",r,!0),removeEventListener("resize",a),n.remove(),c&&i?.focus()},a=()=>t(!1),r=c=>n.contains(c.target)||a(),o=c=>d("button",{type:"button",role:"menuitem",tabindex:"-1",class:c.danger&&"danger",onclick:()=>(t(!0),c.do())},d("bdi",null,c.label)),n=d("div",{class:"menu",role:"menu","aria-label":"Actions on the message"},s.filter(c=>c.items.length).map(c=>d("div",{role:"group","aria-label":c.label},c.shown&&d("div",{class:"menu-head","aria-hidden":"true"},c.label),c.items.map(o))));n.addEventListener("keydown",c=>{let m=[...n.querySelectorAll('[role="menuitem"]')],h=m.indexOf(document.activeElement),l={ArrowDown:h+1,ArrowUp:h-1,Home:0,End:-1}[c.key];if(l!==void 0)m.at(l%m.length).focus();else if(c.key==="Escape"||c.key==="Tab")t(!0);else return;c.preventDefault()}),document.querySelector("main").append(n),Mn(n,e),addEventListener("pointerdown",r,!0),addEventListener("resize",a),n.querySelector('[role="menuitem"]')?.focus()}function Mn(s,e){let i=e instanceof Element?e.getBoundingClientRect():null,{x:t,y:a}=i?{x:i.right-s.offsetWidth,y:Math.min(i.bottom,i.top+40)}:e,r=(o,n,c)=>Math.max(8,Math.min(o,c-n-8));s.style.left=`${r(t,s.offsetWidth,innerWidth)}px`,s.style.top=`${r(a,s.offsetHeight,innerHeight)}px`}var kn=[["Drop the connection",{do:"drop"}],["Ask it to reconnect",{do:"op",op:7}],["End its session",{do:"op",op:9,resumable:!1}],["Answer the next message with 503",{do:"rest",kind:"custom",match:"POST /channels/",status:503,times:1}],["Answer the next message with 429",{do:"rest",kind:"route429",match:"POST /channels/",times:1}],["Everything as it should be",{do:"clear"}]];async function Ja(){let s=document.activeElement,e=d("p",{class:"hint",role:"status"}),i=(c,m)=>c.then(()=>e.textContent=m,h=>e.textContent=h.message),t=await Ys(),{problems:a}=await xa(),r=d("input",{id:"clock",type:"datetime-local",".value":t.clock.now.slice(0,16),disabled:!t.clock.settable}),o=(c,m)=>i(ya(c),m),n=d("dialog",{class:"dialog","aria-labelledby":"tools-title"},d("form",{method:"dialog"},d("h2",{id:"tools-title"},"Tools of the sandbox"),d("div",{class:"dialog-body"},d("h3",null,"Clock"),d("div",{class:"field"},d("label",{for:"clock"},"What time it is for the bot (UTC)"),r),d("div",{class:"buttons"},d("button",{type:"button",class:"plain-button",disabled:!t.clock.settable,onclick:()=>o(`${r.value}:00Z`,"The clock is set.")},"Set the clock"),d("button",{type:"button",class:"plain-button",disabled:!t.clock.settable,onclick:()=>o("","The clock shows the real time.")},"Real time")),d("h3",null,"Faults between the bot and the sandbox"),d("div",{class:"buttons"},kn.map(([c,m])=>d("button",{type:"button",class:"plain-button",onclick:()=>i(za(m),`Done: ${c}.`)},c))),d("h3",null,"Requests of the bot that Discord would refuse"),a.length?d("ul",{class:"problems"},a.map(c=>d("li",null,c))):d("p",{class:"hint"},"None so far."),e),d("div",{class:"dialog-foot"},d("button",{class:"main-button"},"Close"))));n.addEventListener("close",()=>{n.remove(),Qs(s)}),document.body.append(n),n.showModal()}var Qa=1e4,$n=["👍","👎"],ce=s=>document.getElementById(s),Pi=class{#e="";#s="";#t=null;#i=[];#a=null;#o=()=>{};#r=null;#l=!1;#h=new Map;#n=null;#d="";#c=!1;constructor(){this.log=new ii(ce("log"),ce("announcer"),{use:(e,i,t,a,r)=>this.#C(e,i,t,a,r),react:(e,i,t)=>this.act("react",{message:e.id,emoji:i,remove:t}),dismiss:e=>this.act("delete",{message:e.id}),openThread:e=>this.open(e),reply:e=>this.composer.reply(e),menu:(e,i)=>this.#T(e,i),older:()=>this.#S(),go:async(e,i)=>{e!==this.#s&&await this.open(e),this.log.focus(i)}}),this.composer=new si({say:(e,i,t)=>this.say(e,i,t),slash:(e,i)=>{this.log.toEnd(),this.#H("slash",{command:e,options:i})},complete:async(e,i,t)=>(await this.act("autocomplete",{command:e,options:i,focused:t,wait:3e3}))?.choices??[],upload:e=>Js(this.#e,e),editLast:()=>this.#A()},e=>ce("hints").textContent=e),ce("write").append(this.composer.element),this.#j()}async start(){try{await this.#p();let[e,i]=location.hash.slice(1).split("/"),t=this.#a.personas.find(a=>a.persona===e)??this.#a.personas[0];await this.become(t.persona,i)}catch(e){this.#k(`The sandbox cannot be reached (${e.message}). Trying again…`),setTimeout(()=>this.start(),2e3)}}async become(e,i){this.#e=e,this.#s=i||this.#u().channels.general,this.#t=null,this.#i=[],this.#o(),this.#o=wa(e,{connected:()=>this.load(),changed:t=>this.#_(t),lost:()=>this.#k("The connection to the sandbox is lost. Trying again…")}),this.#x(),await this.load()}async open(e){this.#s=e,this.#i=[],this.#$(!1),await this.load(),this.composer.focus()}load(){return this.#r?(this.#l=!0,this.#r):(this.#r=this.#m().finally(()=>this.#r=null),this.#r)}async#m(){do{this.#l=!1;let e=this.#e,i=this.#s,t=await Si(e,i).catch(a=>this.#f(i,a));e!==this.#e||i!==this.#s?this.#l=!0:t&&this.#v(t)}while(this.#l)}#f(e,i){let{general:t}=this.#u().channels;e===this.#s&&(e!==t?this.#s=t:this.#k(`The sandbox does not answer: ${i.message}`))}async act(e,i){this.#y("");try{let t=await Vi({as:this.#e,do:e,channel:this.#s,wait:0,...i});return t.failed&&this.#y(`${t.failed}.`.replace(/([.!?…])\.$/,"$1")),t}catch(t){return this.#y(t.message),null}}async say(e,i,t){try{let a=t.length?(await Js(this.#e,t)).map(o=>o.id):[];this.log.toEnd();let r={content:i,attachments:a};return e.kind==="edit"?!!await this.act("edit",{message:e.message.id,content:i}):(e.kind==="reply"&&Object.assign(r,{reply_to:e.message.id,ping:e.ping}),!!await this.act("say",r))}catch(a){return this.#y(a.message),!1}}#u(){return this.#a.personas.find(e=>e.persona===this.#e)}async#p(){this.#a=await Ys()}#v(e){this.#t=e;let{channel:i}=e;if(!i){this.#s=this.#u().channels.general,this.#l=!0;return}let t=this.#g();document.title=`${De(i)} · Ceasefire Facts sandbox`,this.#b().delete(i.id),Na(ce("where"),i),this.#z();let a=`${this.#e}/${i.id}`;this.#d!==a&&(this.#d=a,Ka(this.log.welcome,i,this.#a.bot.name,this.#w(),r=>this.#M(r))),this.log.update(i,[...this.#i,...e.messages],this.#i.length?this.#c:e.more,t),this.composer.update(i,e.commands,t),Fa(ce("typing"),e.typing),this.#k(this.#a.bot.connected?"":`${this.#a.bot.name} is not connected yet: it answers as soon as it is.`),this.#V(e.modals,t),history.replaceState(null,"",`#${a}`),document.body.dataset.ready=a}#g(){let{guilds:e,dms:i,channel:t,commands:a}=this.#t,r=e.find(h=>h.id===t.guild_id),o=r?[...r.channels,...r.threads]:[],n=[...e.flatMap(h=>h.members.map(l=>l.user)),...i.flatMap(h=>h.recipients)],c=r?r.members:[...t.recipients,this.#t.user].map(h=>({user:h})),m=(h,l)=>h.find(w=>w.id===l)?.name;return{user:h=>n.filter(l=>l.id===h).map(le)[0],role:h=>m(e.flatMap(l=>l.roles),h),channel:h=>m(e.flatMap(l=>[...l.channels,...l.threads]),h),members:()=>c,roles:()=>r?.roles??[],channels:()=>o,isMenu:h=>a.some(l=>l.name===h&&l.type===3)}}#_(e){e.what==="gateway"?this.#p().then(()=>this.load(),()=>{}):e.channel&&e.channel!==this.#s?(e.what==="message_create"&&this.#b().add(e.channel),e.what==="thread"||e.what==="modal"?this.load():this.#t&&this.#z()):this.load()}#b(){return this.#h.has(this.#e)||this.#h.set(this.#e,new Set),this.#h.get(this.#e)}#z(){let{guilds:e,dms:i}=this.#t;Ra(ce("channels"),{guilds:e,dms:i,current:this.#s,unread:this.#b()},t=>this.open(t))}#x(){Pa(ce("people"),this.#a.personas,this.#e,async e=>{await this.become(e),document.activeElement===document.body&&ce("people").querySelector('[aria-pressed="true"]')?.focus()})}#w(){return this.#u().locale==="he"?Di.he:this.#a.examples.length?this.#a.examples.slice(0,3):Di.en}#M(e){let i=this.#t.channel.kind==="dm";this.say({kind:"say"},i?e:`<@${this.#a.bot.id}> ${e}`,[])}async#H(e,i){let t=await this.act(e,{wait:Qa,...i});t?.reply&&!this.log.message(t.reply.id)&&this.log.toEnd()}async#C(e,i,t,a,r){r.setAttribute("aria-busy","true"),await this.#H(i,{message:e.id,custom_id:t.custom_id,...a&&{values:a}}),r.removeAttribute("aria-busy")}#T(e,i){let t=(n,c)=>this.#t.commands.filter(m=>m.type===n).map(m=>({label:m.name_localized||m.name,do:()=>this.#H("menu",{command:m.name,...c})})),a=e.content||e.embeds.map(n=>n.description).join(`
`),r=e.sandbox,o=!r.ephemeral;Ya([{label:"Message",items:[o&&{label:"Reply",do:()=>this.composer.reply(e)},r.can_edit&&{label:"Edit message",do:()=>this.composer.edit(e)},o&&!e.thread&&this.#t.channel.guild_id&&this.#t.channel.kind!=="thread"&&{label:"Create thread",do:()=>this.#E(e)},{label:"Copy text",do:()=>navigator.clipboard.writeText(a)}].filter(Boolean)},{label:"Apps",shown:!0,items:o?[...t(3,{message:e.id}),...t(2,{user:e.author.id})]:[]},{label:"React",items:o?$n.map(n=>({label:`React with ${n}`,do:()=>this.act("react",{message:e.id,emoji:n})})):[]},{label:"Delete",items:r.can_delete?[{label:r.ephemeral?"Dismiss message":"Delete message",danger:o,do:()=>this.act("delete",{message:e.id})}]:[]}],i)}async#E(e){let i=await Ba("Create thread","Name of the thread"),t=i&&await this.act("thread",{message:e.id,name:i});t?.thread&&this.open(t.thread.id)}#A(){let e=this.#t.messages.filter(i=>i.sandbox.can_edit).at(-1);e&&this.composer.edit(e)}async#S(){let e=this.#i[0]??this.#t.messages[0];try{let{messages:i,more:t}=await Si(this.#e,this.#s,e.id);this.#i=[...i,...this.#i],this.#c=t,this.#v(this.#t)}catch(i){this.#y(i.message)}}#V(e,i){let[t]=e;if(this.#n&&this.#n.id!==t?.id&&(this.#n.close(),this.#n=null),!t||this.#n)return;let a=La(t,i,{submit:async r=>{let o=await Vi({as:this.#e,do:"submit",channel:t.channel_id,modal:t.id,values:r,wait:Qa});if(o.failed)throw new Error(o.failed);this.#n=null},dismiss:()=>{this.#n=null,this.act("dismiss",{modal:t.id})},uploadFiles:r=>Js(this.#e,r)});this.#n={id:t.id,close:a}}#y(e){ce("notice").textContent=e}#k(e){ce("state").textContent!==e&&(ce("state").textContent=e)}#$(e){document.body.classList.toggle("drawer-open",e),ce("drawer").setAttribute("aria-expanded",String(e)),e&&ce("channels").querySelector("[aria-current]")?.focus()}#j(){ce("drawer").append(ue(he.menu)),ce("theme").append(ue(he.theme)),ce("tools").append(ue(he.tools)),ce("drawer").addEventListener("click",()=>this.#$(!document.body.classList.contains("drawer-open"))),ce("shade").addEventListener("click",()=>this.#$(!1)),ce("side").addEventListener("keydown",e=>{e.key!=="Escape"||!document.body.classList.contains("drawer-open")||(this.#$(!1),ce("drawer").focus())}),ce("theme").addEventListener("click",()=>Xa(Hn()==="light"?"dark":"light")),ce("tools").addEventListener("click",()=>Ja())}},Hn=()=>document.documentElement.dataset.theme;function Xa(s){document.documentElement.dataset.theme=s,localStorage.setItem("theme",s)}Xa(localStorage.getItem("theme")??(matchMedia("(prefers-color-scheme: light)").matches?"light":"dark"));new Pi().start();
