import {LitElement} from 'lit'; export default class X extends LitElement {}
