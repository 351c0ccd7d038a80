/** One element of an XML part; text is kept on `#text` children. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

const TOKEN = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)|<[?!][^>]*>/g;

/** Reads a part of an Office file: elements, attributes and text. Enough for well-formed XML without entities of its own. */
export function parseXml(source: string): XmlNode {
  const root = element('#root');
  const stack: XmlNode[] = [root];
  for (const match of source.matchAll(TOKEN)) {
    const parent = stack.at(-1) ?? root;
    const node = nodeOf(match);
    if (node) {
      parent.children.push(node);
    }
    if (match[1] === '/') {
      stack.pop();
    } else if (node && node.name !== '#text' && match[4] !== '/') {
      stack.push(node);
    }
  }
  return root;
}

function element(name: string): XmlNode {
  return { name, attributes: {}, children: [], text: '' };
}

/** The element or text a token opens; null for a closing tag or a declaration. */
function nodeOf([, closing, name, attributes = '', , text]: RegExpExecArray): XmlNode | null {
  if (text !== undefined) {
    return { ...element('#text'), text: decoded(text) };
  }
  return name && closing !== '/' ? { ...element(name), attributes: attributesOf(attributes) } : null;
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w:.-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map((match) => [match[1], decoded(match[2] ?? '')]));
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Every descendant with this name, in document order. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The first descendant with this name. */
export function first(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node ? all(node, name)[0] : undefined;
}

/** Text of a node and everything in it. */
export function textOf(node: XmlNode): string {
  return node.name === '#text' ? node.text : node.children.map(textOf).join('');
}
