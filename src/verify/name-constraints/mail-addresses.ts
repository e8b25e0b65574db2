import type { GeneralName } from '../../x509/general-name.ts';
import { type Mailbox, mailboxKey, parseMailbox } from '../identity/mailbox.ts';
import { smtpUtf8MailboxText } from '../identity/smtp-utf8-mailbox.ts';
import { HostSubtrees } from './host-subtrees.ts';
import type { NameForm, Subtrees } from './name-form.ts';
import { addHostOrDomain } from './uris.ts';

/**
 * rfc822Name, and SmtpUTF8Mailbox with it (RFC 9598 §6): a subtree is one mailbox, the mailboxes of one host, or with
 * a leading period those of the hosts below it (RFC 5280 §4.2.1.10). No character is a wildcard.
 */
export const mailAddresses: NameForm<Mailbox> = {
  parse: (name) => {
    const text = smtpUtf8MailboxText(name);
    return text === undefined ? parseMailbox(name.text) : parseMailbox(text, 'utf8');
  },
  createSubtrees: () => new MailSubtrees(),
};

class MailSubtrees implements Subtrees<Mailbox> {
  private readonly mailboxes = new Set<string>();
  private readonly hosts = new HostSubtrees();

  add(base: GeneralName): boolean {
    if (!base.text.includes('@')) return addHostOrDomain(this.hosts, base.text);
    const mailbox = parseMailbox(base.text);
    if (mailbox === undefined) return false;
    this.mailboxes.add(mailboxKey(mailbox));
    return true;
  }

  permits(mailbox: Mailbox): boolean {
    return this.mailboxes.has(mailboxKey(mailbox)) || this.hosts.contains({ host: mailbox.host, isWildcard: false });
  }

  excludes(mailbox: Mailbox): boolean {
    return this.permits(mailbox);
  }
}
