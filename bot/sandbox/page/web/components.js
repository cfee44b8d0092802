// The components of Discord's look, and what is changed in them: colours come
// from the page's style sheet, in place of their own two themes, so that both
// have enough contrast, and focus is visible.
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-reply.js';
import '@skyra/discord-components-core/discord-command.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-file-attachment.js';
import '@skyra/discord-components-core/discord-mention.js';
import { css } from 'lit';

const focus = css`
  :focus-visible {
    outline: 2px solid var(--focus) !important;
    outline-offset: 2px;
  }
`;

const sheets = {
  'discord-messages': css`
    :host {
      background: transparent !important;
      border: 0;
      color: var(--text) !important;
      font-family: inherit;
    }
  `,
  'discord-message': css`
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
  `,
  'discord-author-info': css`
    :host .discord-author-username {
      color: var(--strong) !important;
      unicode-bidi: isolate;
    }
  `,
  'discord-verified-author-tag': css`
    :host {
      color: #fff;
      background-color: var(--brand);
    }
  `,
  'discord-reply': css`
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
  `,
  'discord-command': css`
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
  `,
  'discord-embed': css`
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
  `,
  'discord-embed-description': css`
    :host {
      line-height: 1.25rem;
    }
  `,
  'discord-embed-fields': css`
    :host {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
    @media (max-width: 600px) {
      ::slotted(*) {
        grid-column: 1/13 !important;
      }
    }
  `,
  'discord-embed-field': css`
    :host {
      line-height: 1.25rem;
    }
    :host .discord-field-title {
      color: var(--strong) !important;
      unicode-bidi: plaintext;
      text-align: start;
    }
  `,
  'discord-embed-footer': css`
    :host {
      color: var(--muted) !important;
      display: block;
      unicode-bidi: plaintext;
    }
  `,
  'discord-button': css`
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
  `,
  'discord-mention': css`
    :host {
      color: var(--mention-text) !important;
      background-color: var(--mention) !important;
      cursor: default;
      unicode-bidi: isolate;
    }
  `,
  'discord-file-attachment': css`
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
  `,
  'discord-link': css`
    :host,
    a {
      color: var(--link) !important;
    }
  `,
};

for (const [tag, sheet] of Object.entries(sheets)) {
  customElements.get(tag).elementStyles.push(sheet, focus);
}
