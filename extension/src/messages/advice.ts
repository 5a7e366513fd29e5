// The forecast's advices, as the background keeps them and the panel shows what became of them.
import { least_settled as leastSettled } from "../../../wasm-core/rules/weights/advice.json";
import type { Methods } from "../engine-contract.js";

/** An advice as it was given, and what became of it so far. */
export type GivenAdvice = Methods["advice.settle"]["args"]["advices"][number];
export type TrackRecord = Methods["advice.settle"]["value"]["record"];
export type AdviceTally = TrackRecord["waits"];

/** Whether so many advices have ended that a rate says something. */
export const isTrackRecordShown = ({ ended }: AdviceTally): boolean => ended >= leastSettled;
