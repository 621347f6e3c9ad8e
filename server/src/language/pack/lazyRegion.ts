/**
 * A text inside a pack whose map to the host is made when it is first asked for: nobody asks it of the thousands of rules
 * in which nothing is found and no cursor stands. Classes, because they keep the map once it is made.
 */

import type { Span } from "../text/span.js";
import type { SpanMap } from "../text/spanMap.js";
import type { HostScalar, ScalarStyle } from "./host/hostNode.js";
import type { Region, TitleText } from "./rulePack.js";
import { mappedTextOf } from "./scalarCodec.js";

class LazyMap {
  #map: SpanMap | undefined;
  #hostText: string;

  constructor(
    hostText: string,
    readonly scalar: HostScalar,
  ) {
    this.#hostText = hostText;
  }

  get map(): SpanMap {
    this.#map ??= mappedTextOf(this.#hostText, this.scalar).map;
    return this.#map;
  }

  stillIn(hostText: string): void {
    this.#hostText = hostText;
  }
}

export class LazyTitle extends LazyMap implements TitleText {
  get value(): string {
    return this.scalar.text;
  }

  get span(): Span {
    return this.scalar.span;
  }
}

export class LazyRegion extends LazyMap implements Region {
  constructor(
    readonly kind: Region["kind"],
    readonly ruleIndex: number,
    hostText: string,
    scalar: HostScalar,
  ) {
    super(hostText, scalar);
  }

  get text(): string {
    return this.scalar.text;
  }

  get spanMap(): SpanMap {
    return this.map;
  }

  get hostSpan(): Span {
    return this.scalar.span;
  }

  get style(): ScalarStyle {
    return this.scalar.style;
  }
}
