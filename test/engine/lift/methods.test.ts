import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { methodsIn, methodsOfSwitch } from '../../../server/src/engine/lift/flow/methods';
import { findNode, handlerOf } from './condition-support';

function inCondition(condition: string): readonly string[] {
  return methodsIn(findNode(handlerOf(`if (${condition}) return;`).fn, ts.isIfStatement).expression);
}

describe('methods that are written in a condition', () => {
  it('one', () => {
    expect(inCondition(`req.method !== 'POST'`)).toEqual(['POST']);
  });
  it('several, each once, in source order', () => {
    expect(inCondition(`!['PUT', 'GET', 'put'].includes(req.method)`)).toEqual(['PUT', 'GET']);
  });
  it('no other texts', () => {
    expect(inCondition(`req.query.a !== 'yes'`)).toEqual([]);
  });
});

describe('methods of a switch', () => {
  it('are those of its labels, not of its statements', () => {
    const { fn } = handlerOf(`switch (req.method) { case 'GET': use('PUT'); case 'post': break; default: }`);
    expect(methodsOfSwitch(findNode(fn, ts.isCaseBlock))).toEqual(['GET', 'POST']);
  });
});
