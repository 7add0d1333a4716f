const LINK = /https?:\/\/[\x21-\x7e]+|(?<![\w@.-])(?:[a-z\d-]+\.)+(?:com|net|org|jp|io|co|dev|app|info|biz|me|tv)\b(?:\/[\x21-\x7e]*)?/giu;
const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\d#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2})/u;
const characters = new Intl.Segmenter();

/**
 * The length of a text by the network's weights: an estimate while somebody is typing. An emoji weighs as one sign however it is composed.
 * @param {{scale: number, defaultWeight: number, ranges: {first: number, last: number, weight: number}[], linkLength: number}} rules
 * @param {string} text
 */
export function estimate({scale, defaultWeight, ranges, linkLength}, text) {
  const weigh = (sign) => {
    const code = sign.codePointAt(0);
    return ranges.find(({first, last}) => first <= code && code <= last)?.weight ?? defaultWeight;
  };
  let weight = 0;
  const words = text.normalize('NFC').replace(LINK, (link) => {
    weight += linkLength * scale;
    return linkLength ? '' : link;
  });
  for (const {segment} of characters.segment(words)) {
    weight += EMOJI.test(segment) ? defaultWeight : [...segment].reduce((sum, sign) => sum + weigh(sign), 0);
  }
  return Math.floor(weight / scale);
}
