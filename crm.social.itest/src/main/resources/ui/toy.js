export default class Toy extends HTMLElement {}
